"""The health of the search at the head of the panel, its nudge with the keys for it, and what was learned."""

from datetime import date, datetime, time

import pytest

from jobboard.clock import Clock
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Channel, Outcome, Stage, TouchKind
from jobboard.followup.nudges import BoardFacts, Nudge, NudgeKind, Ratio
from jobboard.followup.rules import Rules
from jobboard.store.actions import interviews
from jobboard.store.actions.cards import NewCard
from jobboard.store.actions.exchange import log_touch
from jobboard.store.actions.history_entries import add_lesson
from jobboard.store.actions.stages import close_card, move_card
from jobboard.store.queries.board_health import put_off
from jobboard.store.queries.cards import detail
from jobboard.store.queries.lessons import lessons
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import Line
from jobboard.tui.board.health import Health, NudgeKeys, describe_health, head_lines, read_health, search_lines
from tests.tui.board_pilot import Shown, shown, stages
from tests.tui.scripted_answers import add

KEYS = NudgeKeys("N", "X")
TODAY = date(2026, 11, 16)
FACTS = BoardFacts(TODAY, cards=20, targets=6, applied=8, in_talks=4, follow_ups=Ratio(14, 17))
LONG = Nudge(NudgeKind.OFFER_CAME, "Kanta made you an offer: tell Vega and Lumen, still interviewing you", "open", 3)
SHORT = Nudge(NudgeKind.ONE_BASKET, "No application for 8 days", "add")


def said(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in (*line.left, *line.right)) for line in lines]


def card(store: Store, company: str, stage: Stage = Stage.APPLIED, on: date = TODAY) -> int:
    return add(store, NewCard(company, "Developer", stage, DayTime(on)))


def a_calm_board(store: Store) -> None:
    """A search of which nothing has to be said."""
    for number in range(5):
        card(store, f"Target {number}", Stage.TARGET)
    card(store, "Nordwind")


class TestHead:
    def test_a_wide_panel_says_it_in_full_on_one_line(self) -> None:
        lines = said(head_lines(describe_health(FACTS, Rules(), SHORT), KEYS, 77, 22))
        assert lines == [
            "Targets 6, keep 5–10 · in talks 4 · follow-ups done 14 of 17",
            "N No application for 8 daysX later",
        ]

    def test_a_narrow_one_says_it_in_few_words(self) -> None:
        lines = said(head_lines(describe_health(FACTS, Rules(), SHORT), KEYS, 36, 33))
        assert lines == ["6 targets · 4 talks · 14/17 done", "N No application for 8 days"]

    def test_one_of_a_kind_is_said_as_one(self) -> None:
        one = BoardFacts(TODAY, cards=2, targets=1, in_talks=1)
        assert said(head_lines(describe_health(one, Rules(), None), KEYS, 20, 33)) == ["1 target · 1 talk"]

    def test_a_long_nudge_takes_two_lines_of_a_tall_panel_at_most(self) -> None:
        lines = said(head_lines(describe_health(FACTS, Rules(), LONG), KEYS, 36, 33))
        assert lines[1:] == ["N Kanta made you an offer: tell Vega", "  and Lumen, still interviewing you"]

    def test_of_a_low_panel_it_takes_one(self) -> None:
        lines = said(head_lines(describe_health(FACTS, Rules(), LONG), KEYS, 36, 23))
        assert lines[1:] == [f"N {LONG.sentence}"]

    def test_a_nudge_with_nothing_to_press_names_no_key(self) -> None:
        told_ = describe_health(FACTS, Rules(), Nudge(NudgeKind.CHANNELS, "Sent so far: 3 by email"))
        assert said(head_lines(told_, KEYS, 36, 33))[1] == "Sent so far: 3 by email"

    def test_a_calm_search_takes_one_line(self) -> None:
        assert len(head_lines(describe_health(FACTS, Rules(), None), KEYS, 36, 33)) == 1

    def test_an_empty_board_has_no_health(self) -> None:
        assert describe_health(BoardFacts(TODAY), Rules(), None) == Health()
        assert head_lines(Health(), KEYS, 36, 33) == []

    def test_what_a_narrow_head_leaves_out_is_said_where_there_is_room(self) -> None:
        found = describe_health(FACTS, Rules(), LONG)
        assert said(search_lines(found, KEYS, 36)) == [
            "targets 6, keep 5–10",
            "in talks 4",
            "follow-ups done 14 of 17",
            "Kanta made you an offer: tell Vega",
            "and Lumen, still interviewing you",
            "N does it · X puts it off",
        ]
        assert search_lines(found, KEYS, 77) == []


class TestReading:
    def test_the_whole_history_is_looked_at_when_nothing_else_is_to_be_said(self, store: Store) -> None:
        a_calm_board(store)
        assert read_health(store).nudge is None
        for number in range(5):
            close_card(store, card(store, f"Ended {number}"), Outcome.NO_REPLY)
        nudge = read_health(store).nudge
        assert nudge
        assert nudge.sentence.startswith("5 of 5 applications ended without one follow-up")


async def foot_after(board: Shown, *keys: str) -> str:
    await board.press(*keys)
    return board.foot


class TestKeys:
    async def test_the_panels_first_line_is_the_health(self, store: Store, size: tuple[int, int]) -> None:
        a_calm_board(store)
        async with shown(store, size) as board:
            if size[0] < 100:
                await board.press("tab")
            text = board.text
            assert text.index("Targets 5, keep 5–10 · in talks 0") < text.index("Follow up now")

    async def test_a_nudge_with_its_keys(self, store: Store) -> None:
        card(store, "Nordwind")
        async with shown(store) as board:
            assert "N No targets: list 5 to 10" in board.text
            assert await foot_after(board, "X") == "Put the nudge off to Mon 23 Nov · u undoes"
            assert "No targets" not in board.text
            assert put_off(store) == {NudgeKind.TARGETS}
            await board.press("u")
            assert "N No targets" in board.text

    async def test_one_that_was_put_off_comes_back_after_a_week(self, store: Store) -> None:
        card(store, "Nordwind")
        async with shown(store) as board:
            await board.press("X")
            store.clock = Clock(store.clock.zone, datetime(2026, 11, 23, 9))
            board.app.board.recomputer.refresh()
            await board.press("X")
            assert put_off(store) == {NudgeKind.ONE_BASKET}
            assert "No targets" in board.text

    async def test_to_add_opens_the_form(self, store: Store) -> None:
        card(store, "Nordwind")
        async with shown(store) as board:
            await board.press("N")
            assert "Add a card" in board.text

    async def test_what_was_learned_is_asked_noted_and_listed(self, store: Store) -> None:
        a_calm_board(store)
        number = card(store, "Vega", on=date(2026, 11, 9))
        move_card(store, number, Stage.REJECTED)
        async with shown(store) as board:
            assert "N Vega said no today" in board.text
            await board.press("N")
            assert "What will I do differently?" in board.text
            await board.type("Write sooner")
            await board.press("enter")
            assert [each.text for each in lessons(store)] == ["Write sooner"]
            assert "said no" not in board.text
            await board.press("M")
            assert "Vega · Developer  today" in board.text
            await board.press("enter")
            assert board.here == (Stage.REJECTED, "Vega")

    async def test_the_lessons_are_walked_through_and_left(self, store: Store, size: tuple[int, int]) -> None:
        for number in range(12):
            add_lesson(store, card(store, f"Vega {number}"), f"lesson {number}")
        async with shown(store, size) as board:
            await board.press("M", "G")
            assert "lesson 0" in board.text
            await board.press("g")
            assert "lesson 11" in board.text
            await board.press("j", "escape")
            assert "Follow up now" in board.text or size[0] < 100
            assert "lesson" not in board.text

    async def test_before_an_interview_its_card_is_shown(self, store: Store) -> None:
        a_calm_board(store)
        number = card(store, "Vega")
        interviews.interview(store, number, DayTime(TODAY, time(14)))
        async with shown(store) as board:
            await board.press("N")
            assert "Before you leave" in board.text
            assert board.here == (Stage.INTERVIEWED, "Vega")

    async def test_a_nudge_with_nothing_to_press_is_said_whole(self, store: Store) -> None:
        for number in range(11):
            card(store, f"Target {number}", Stage.TARGET)
        card(store, "Nordwind")
        async with shown(store) as board:
            assert (await foot_after(board, "N")).startswith("11 targets are more than one can court")

    async def test_without_a_nudge_the_keys_say_so(self, store: Store) -> None:
        a_calm_board(store)
        async with shown(store) as board:
            assert await foot_after(board, "N") == "Nothing to say about the search as a whole"
            assert await foot_after(board, "X") == "Nothing to say about the search as a whole"


class TestAskingAfterAMove:
    async def test_the_card_has_moved_on_the_screen_while_it_is_asked_about(self, store: Store) -> None:
        card(store, "Vega", Stage.TARGET)
        async with shown(store) as board:
            await board.press("L")
            assert "Applied to Vega. How?" in board.text
            assert stages(store)["Vega"] is Stage.APPLIED
            assert "Applied 1" in board.text
            assert (await foot_after(board, "e", "escape")).startswith("Moved Vega to Applied; noted how you applied")
            assert detail(store, 1).events[0].what == "moved to Applied by email"

    async def test_esc_skips_all_questions(self, store: Store) -> None:
        card(store, "Vega", Stage.TARGET)
        async with shown(store) as board:
            assert await foot_after(board, "L", "escape") == "Moved Vega to Applied · u undoes"

    @pytest.mark.parametrize("keys", [("L", "L", "L"), ("shift+right", "shift+right", "shift+right")])
    async def test_keys_that_go_on_with_the_move_are_no_answers(self, store: Store, keys: tuple[str, ...]) -> None:
        card(store, "Vega", Stage.TARGET)
        async with shown(store) as board:
            board.app.board.context.mover.monotonic = lambda: 5.0
            await board.press(*keys)
            assert stages(store)["Vega"] is Stage.OFFER
            assert "By when must Vega's offer be answered?" in board.text
            await board.press("escape", "u")
            assert stages(store)["Vega"] is Stage.TARGET

    async def test_later_they_are_answers_like_any_other(self, store: Store) -> None:
        card(store, "Vega", Stage.TARGET)
        now = [5.0]
        async with shown(store) as board:
            board.app.board.context.mover.monotonic = lambda: now[0]
            await board.press("L")
            now[0] = 7.0
            await board.press("L")
            assert "L: press one of these keys" in board.text
            assert stages(store)["Vega"] is Stage.APPLIED


def test_on_a_large_board_the_whole_history_is_counted_once_a_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_calm_board(store)
    monkeypatch.setattr("jobboard.tui.board.health.LARGE_BOARD", 0)
    counted: dict[date, BoardFacts] = {}
    first = read_health(store, counted)
    assert list(counted) == [TODAY]
    log_touch(store, 1, TouchKind.FOLLOW_UP, channel=Channel.EMAIL)
    assert read_health(store, counted).nudge == first.nudge
    later = read_health(store, {}).nudge
    assert later
    assert later != first.nudge

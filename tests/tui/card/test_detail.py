"""A card shown whole: everything on it is there, nothing is wider than the place, and it scrolls."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import NoStepReason, Outcome, PersonKind, ReplyKind, Stage, TouchKind
from jobboard.store.actions import applications_and_offers, cards, exchange, interviews, stages
from jobboard.store.actions.cards import CardFacts, NewCard
from jobboard.store.actions.contacts import NewContact
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, CardView
from jobboard.text import width
from jobboard.tui.card.detail import Detail
from jobboard.tui.card.detail_lines import detail_lines
from jobboard.tui.themes import DARK
from tests.tui.scripted_answers import MONDAY, add, board_at

TODAY = MONDAY.date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with board_at(tmp_path) as store:
        yield store


def rich_card(store: Store) -> int:
    """A card with something in every place."""
    dana = NewContact(
        "Dana Ruiz",
        PersonKind.HR,
        "dana@nordwind.example",
        "+47 555 0100",
        "linkedin.com/in/dana",
        notes="met at the fair",
        no_calls=True,
    )
    card = add(
        store,
        NewCard(
            "Nordwind",
            "Backend Engineer",
            Stage.APPLIED,
            DayTime(date(2026, 11, 2)),
            "https://nordwind.example/jobs/1",
            "Oslo",
            "hybrid",
            "900k",
            "the fair",
            ("python", "sql"),
            4,
            date(2026, 12, 1),
            (dana,),
            "asks for a portfolio",
        ),
    )
    cards.edit_card(store, card, CardFacts(resume_path="cv.pdf", letter_path="letter.pdf", referrer="Ola Berg"))
    exchange.log_touch(
        store, card, TouchKind.FOLLOW_UP, to="Dana", day=DayTime(date(2026, 11, 9)), note="asked for news"
    )
    exchange.log_reply(store, card, ReplyKind.NO_ANSWER_NEEDED, day=DayTime(date(2025, 11, 9)))
    interviews.interview(store, card, DayTime(date(2026, 11, 19), time(10)), ["Dana"], "first", "video")
    return card


EMPTY = CardDetail(
    card=CardView(1, "u", "x", "", Stage.TARGET, None, None, None, (), None, NoStepReason.NOTHING, "nothing to do"),
    closed_day=None,
    url="",
    location="",
    remote="",
    salary="",
    source="",
    closes=None,
    keep_warm=False,
    resting=False,
    snoozed_until=None,
    snooze_why="",
    referrer="",
    applied=None,
    resume_path="",
    letter_path="",
    deadline=None,
    offer="",
    requisition="",
    language="",
    posting="",
    contacts=(),
    events=(),
    interviews=(),
)


def said(found: CardDetail, cells: int = 60) -> str:
    lines = detail_lines(found, TODAY, cells)
    return "\n".join((line.sign.text + "".join(piece.text for piece in line.left)).strip() for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        "Nordwind\nBackend Engineer\n★★★★ · python, sql",
        "Interviewed since Mon 16 Nov, today",
        "Interview   Thu 19 Nov 10:00 · Dana Ruiz · first · video",
        "Applied     Mon 2 Nov",
        "Closes      Tue 1 Dec",
        "Location    Oslo · hybrid",
        "Salary      900k",
        "Source      the fair",
        "Referrer    Ola Berg",
        "Link        https://nordwind.example/jobs/1",
        "Résumé      cv.pdf",
        "Letter      letter.pdf",
        "Dana Ruiz, HR\ndana@nordwind.example\n+47 555 0100\nlinkedin.com/in/dana\nmet at the fair\nno calls",
        "Mon  9 Nov  follow-up to Dana Ruiz\nasked for news",
        "Mon  2 Nov  asks for a portfolio",
        "9 Nov 2025 they wrote",
    ],
)
def test_everything_on_a_card_is_shown(store: Store, words: str) -> None:
    assert words in said(detail(store, rich_card(store)))


def test_history_is_newest_first(store: Store) -> None:
    text = said(detail(store, rich_card(store)))
    assert text.index("interview booked") < text.index("asked for news") < text.index("moved to Applied")


def test_a_late_step_has_its_sign_and_its_reason(store: Store) -> None:
    card = add(store, NewCard("Nordwind", "", Stage.APPLIED, DayTime(date(2026, 11, 2))))
    text = said(detail(store, card))
    assert "!follow up 1/3 · " in text
    assert "days late\nApplied 14 days ago" in text
    assert "Due" not in text


def test_a_waiting_step_says_when_it_falls_due(store: Store) -> None:
    card = add(store, NewCard("Nordwind", "", Stage.APPLIED, DayTime(date(2026, 11, 13))))
    assert "Due Wed, by Fri" in said(detail(store, card))


def test_how_it_was_closed_put_off_or_laid_to_rest(store: Store) -> None:
    card = add(store, NewCard("Nordwind", stage=Stage.APPLIED))
    stages.snooze_card(store, card, date(2026, 12, 1), "hiring freeze")
    assert "Snoozed to  Tue 1 Dec · hiring freeze" in said(detail(store, card))
    stages.rest_card(store, card)
    assert "Resting     until they write" in said(detail(store, card))
    stages.close_card(store, card, Outcome.NO_REPLY)
    assert "Closed      no reply, Mon 16 Nov" in said(detail(store, card))


def test_what_is_not_known_takes_no_line(store: Store) -> None:
    text = said(detail(store, add(store, NewCard("Nordwind"))))
    assert "Salary" not in text
    assert "People" not in text


@given(st.text(alphabet="ab 日本\n", max_size=60), st.integers(20, 90))
def test_no_line_is_wider_than_its_place(text: str, cells: int) -> None:
    found = EMPTY._replace(card=EMPTY.card._replace(company=f"x{text}", role=text), salary=text, url=text)
    for line in detail_lines(found, TODAY, cells):
        assert sum(width(piece.text) for piece in line.left) <= cells


class Shown(App[None]):
    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.detail: Detail

    def compose(self) -> ComposeResult:
        self.detail = Detail(self.store)
        yield self.detail

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def top(self) -> str:
        return self.detail.render_line(0).text.strip()


async def test_it_scrolls_as_far_as_there_is_text_and_keeps_its_place(store: Store) -> None:
    card = rich_card(store)
    app = Shown(store)
    async with app.run_test(size=(40, 10)) as pilot:
        app.detail.show(card)
        await pilot.pause()
        assert app.top() == "Nordwind"
        assert not app.detail.scroll_lines(-1)
        assert app.detail.scroll_lines(1)
        assert app.top() == "Backend Engineer"
        app.detail.show(card)
        assert app.top() == "Backend Engineer"
        while app.detail.scroll_page(1):
            pass
        assert app.detail.more == 0
        assert "they wrote" in app.detail.render_line(9).text
        await pilot.resize_terminal(40, 100)
        await pilot.pause()
        assert app.top() == "Nordwind"


async def test_another_card_begins_at_its_top(store: Store) -> None:
    first, second = rich_card(store), add(store, NewCard("Kanta", note="a\nb\n" * 20))
    app = Shown(store)
    async with app.run_test(size=(40, 10)):
        app.detail.show(first)
        app.detail.scroll_lines(5)
        app.detail.show(second)
        assert app.top() == "Kanta"


async def test_text_from_outside_is_drawn_as_text(store: Store) -> None:
    card = add(store, NewCard("[/x] [red]Halm", note="[bold"))
    app = Shown(store)
    async with app.run_test(size=(40, 20)):
        app.detail.show(card)
        assert app.top() == "[/x] [red]Halm"


@pytest.mark.parametrize(("day", "shown"), [(15, False), (16, True), (17, False)])
def test_on_the_day_of_an_interview_it_says_what_not_to_leave_without(store: Store, day: int, shown: bool) -> None:
    card = add(store, NewCard("Nordwind", "", Stage.APPLIED, DayTime(date(2026, 11, 2))))
    interviews.interview(store, card, DayTime(date(2026, 11, day), time(14)))
    text = said(detail(store, card))
    assert ("Before you leave" in text) is shown
    assert ("Ask what happens next, and by when" in text) is shown


def test_once_the_interview_was_held_there_is_nothing_to_keep_in_mind(store: Store) -> None:
    card = add(store, NewCard("Nordwind", "", Stage.APPLIED, DayTime(date(2026, 11, 2))))
    interviews.interview(store, card, DayTime(date(2026, 11, 16), time(14)))
    interviews.hold_interview(store, card)
    assert "Before you leave" not in said(detail(store, card))


def test_an_offer_shows_its_figures_and_its_deadline(store: Store) -> None:
    card = add(store, NewCard("Nordwind", "", Stage.OFFER, DayTime(date(2026, 11, 12))))
    applications_and_offers.set_offer(store, card, date(2026, 11, 20), "EUR 68,000")
    text = said(detail(store, card))
    assert "Answer by   Fri 20 Nov" in text
    assert "Offer       EUR 68,000" in text

"""The board's own JSON: out and in again it is the same to the byte; a merge loses nothing and doubles nothing."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jobboard.demo import open_demo
from jobboard.errors import JobboardError
from jobboard.store import undo
from jobboard.store.actions.merge_boards import BoardRecords, MergeResult, merge_board, preview_merge
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import BOARD, Store
from jobboard.transfer.formats.board_json import export_json, open_board, read_board
from jobboard.transfer.io.read_file import UnreadableFileError
from tests.store.builders import NOW, dump
from tests.transfer.formats.board_strategies import boards

SETTINGS = settings(
    deadline=None,
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@contextmanager
def fresh() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "board.sqlite3", frozen=NOW) as store:
        yield store


def text(store: Store, card_id: int | None = None) -> str:
    return "".join(export_json(store, card_id))


def merge(store: Store, board: BoardRecords) -> MergeResult:
    return merge_board(store, "other.json", board)


def content(store: Store) -> Any:
    """What the board holds, without the order in which two machines came to know it."""
    value = json.loads(text(store))
    for card in value["cards"]:
        for name in ("people", "events", "interviews", "imported"):
            card.get(name, []).sort(key=json.dumps)
        for each in card.get("interviews", []):
            each.get("people", []).sort()
    value["cards"].sort(key=json.dumps)
    return value


def assert_same(one: Any, other: Any) -> None:
    """But for the settings; says what differs and no more."""
    assert one["contacts"] == other["contacts"]
    assert one["forgotten"] == other["forgotten"]
    for card, same in zip(one["cards"], other["cards"], strict=True):
        for name in card | same:
            ours, theirs = card.get(name, []), same.get(name, [])
            if isinstance(ours, list):
                here, there = (
                    [list(each.values()) if isinstance(each, dict) else each for each in more if each not in less]
                    for more, less in ((ours, theirs), (theirs, ours))
                )
                assert (here, there) == ([], [])
            assert ours == theirs


def said(value: object) -> Iterator[str]:
    """Every text in it that has words of its own."""
    match value:
        case dict():
            yield from (each for name, inner in value.items() if name not in WORDLESS for each in said(inner))
        case list():
            yield from (each for inner in value for each in said(inner))
        case str():
            yield from value.splitlines()


WORDLESS = {
    "settings",
    "created",
    "entered_at",
    "known_by",
    "provenance",
    "precision",
    "state",
    "kind",
    "channel",
    "step",
    "template",
}


@pytest.mark.thorough
@SETTINGS
@given(boards())
def test_any_board_comes_back_to_the_byte(board: BoardRecords) -> None:
    with fresh() as store:
        merge(store, board)
        once = text(store)
        assert check(store) == []
    with fresh() as store:
        result = merge(store, read_board(once, "board.json"))
        assert result.added == len(board.cards)
        assert text(store) == once
        before = dump(store)
        again = merge(store, read_board(once, "board.json"))
        assert (again.added, again.changed, again.people, again.remarks) == (0, 0, 0, ())
        assert dump(store) == before


@pytest.mark.thorough
@SETTINGS
@given(boards(), boards())
def test_two_boards_merge_to_the_same_whichever_asks(one: BoardRecords, other: BoardRecords) -> None:
    with fresh() as here, fresh() as there:
        merge(here, one)
        merge(there, other)
        first, second = (read_board(text(store), "board.json") for store in (here, there))
        started = dump(here)
        words = {*said(json.loads(text(here))), *said(json.loads(text(there)))}
        would = preview_merge(here, second)
        assert dump(here) == started
        did = merge(here, second)
        assert (did.added, did.changed, did.unchanged, did.remarks) == (
            would.added,
            would.changed,
            would.unchanged,
            would.remarks,
        )
        merge(there, first)
        both = content(here)
        assert_same(content(there), both)
        kept = " ".join(said(both))
        assert not [word for word in words if word not in kept]
        assert check(here) == []

        merged = dump(here)
        merge(here, second)
        merge(here, read_board(text(there), "board.json"))
        assert_same(content(here), both)
        while dump(here) != merged:
            undo.undo(here)
        if merged != started:
            undo.undo(here)
        assert dump(here) == started


def test_the_sample_board_comes_back_to_the_byte_and_stands_as_it_did() -> None:
    with open_demo(BOARD) as sample, fresh() as store:
        store.clock = sample.clock
        merge(store, read_board(text(sample), "board.json"))
        assert text(store) == text(sample)
        steps = [[(card.company, card.stage, card.step and card.step.reason) for card in listing(each, closed=True)]
                 for each in (sample, store)]  # fmt: skip
        assert sorted(map(repr, steps[0])) == sorted(map(repr, steps[1]))


def test_one_card_takes_its_people_along_and_no_settings() -> None:
    with open_demo(BOARD) as sample, fresh() as store:
        card = next(card for card in listing(sample) if detail(sample, card.id).contacts)
        value = json.loads(text(sample, card.id))
        assert [each["uid"] for each in value["cards"]] == [card.uid]
        assert value["contacts"]
        assert value["settings"] == {}
        merge(store, read_board(text(sample, card.id), "card.json"))
        assert [each.uid for each in listing(store)] == [card.uid]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"version": 2}, "version 2: upgrade jobboard"),
        ({"cards": {}}, "cards is no list"),
        ({"cards": [{"uid": "a"}]}, "cards 1 has no created"),
        ({"contacts": [{"uid": "a", "name": "\x1b[2J"}]}, "name of contacts 1 is empty"),
        ({"contacts": [{"uid": "a", "name": "Kim"}, {"uid": "a", "name": "Ann"}]}, "a stands twice"),
        ({"contacts": [{"uid": "a", "name": "Kim", "age": 4}]}, 'contacts 1 has a "age"'),
        ({"settings": []}, "settings is no object of texts"),
    ],
)
def test_what_is_off_is_refused_whole_and_named(change: dict[str, object], says: str) -> None:
    value = {"format": "jobboard", "version": 1, "settings": {}, "contacts": [], "cards": []} | change
    with pytest.raises(UnreadableFileError) as refused:
        read_board(json.dumps(value), "board.json")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"day": "2026-13-01"}, "day of events 1 of cards 1 is no day"),
        ({"kind": "party"}, "kind of events 1 of cards 1 is none of"),
        ({"what": "hired"}, "what of events 1 of cards 1 is none of target"),
        ({"day": None}, "has no day"),
        ({"entered_at": "2026-11-16"}, "is no moment"),
        ({"person": "nobody"}, "nobody of Nordwind is not in the file"),
    ],
)
def test_an_entry_that_is_off_is_named(change: dict[str, object], says: str) -> None:
    event = {
        "uid": "e", "kind": "move", "what": "target", "day": "2026-11-16", "known_by": "2026-11-16",
        "entered_at": "2026-11-16T08:00:00Z",
    }  # fmt: skip
    card = {"uid": "c", "created": "2026-11-16T08:00:00Z", "company": "Nordwind", "events": [event | change]}
    with pytest.raises(UnreadableFileError) as refused:
        read_board(json.dumps({"format": "jobboard", "version": 1, "cards": [card]}), "board.json")
    assert says in str(refused.value)


@given(st.text(max_size=40) | st.sampled_from(['"contacts": [null]', '"cards": [{"events": 3}]', '"cards": [[]]']))
@settings(deadline=None, max_examples=50)
def test_no_text_behind_the_head_breaks_the_reader(rest: str) -> None:
    with pytest.raises(JobboardError):
        read_board(f'{{"format": "jobboard", "version": 1, {rest}}} ]', "board.json")


def test_an_entry_on_another_card_is_refused_and_nothing_is_written() -> None:
    with fresh() as store, open_demo(BOARD) as sample:
        cards = [card.id for card in listing(sample)[:2]]
        merge(store, read_board(text(sample, cards[0]), "one.json"))
        before = dump(store)
        uids = [json.loads(text(sample, card))["cards"][0]["uid"] for card in cards]
        crossed = text(sample, cards[0]).replace(uids[0], uids[1])
        with pytest.raises(JobboardError, match="another card"):
            merge(store, read_board(crossed, "crossed.json"))
        assert dump(store) == before


def test_only_what_says_so_is_a_board(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"company": "Nordwind"}]', encoding="utf-8")
    assert open_board(path) is None
    assert open_board(tmp_path) is None
    path.write_text('\n{ "format":\n"jobboard", "version": 1}', encoding="utf-8")
    assert open_board(path) == BoardRecords({}, (), (), ())


def test_hostile_settings_are_left_aside() -> None:
    hostile = {"zone": "Mars/Olympus", "rules": "[[", "nudges": '{"x": 4}', "secret": "x"}
    with fresh() as store:
        before = dump(store)
        merge(store, BoardRecords(hostile, (), (), ()))
        assert dump(store) == before

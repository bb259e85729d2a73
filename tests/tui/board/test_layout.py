"""What is in sight at which size, while it changes, and with hostile text."""

import pytest
from textual.geometry import Size

from jobboard.followup.enums import Stage
from jobboard.store.store import Store
from jobboard.store.views import ColumnCount
from jobboard.tui.board.column import Column
from tests.store.builders import card
from tests.tui.board_pilot import NARROW, WIDE, shown

pytestmark = pytest.mark.slow


async def test_wide_shows_five_columns_and_the_panel(store: Store) -> None:
    card(store, "Nordwind", on="11-04", role="Backend Engineer")
    async with shown(store, WIDE) as board:
        for words in ("Target 0", "Applied 1", "Interviewed 0", "Offer 0", "Rejected 0", "0 targets · 0 talks"):
            assert words in board.lines[2]
        assert "Follow up now" in board.text
        column = [line[16:32].strip() for line in board.lines[4:7]]
        assert column == ["Nordwind", "Backend Engi…", "! follow up 1/3"]


async def test_narrow_gives_the_cursors_column_the_room(store: Store) -> None:
    card(store, "Nordwind", on="11-04", role="Backend Engineer")
    card(store, "Halm, Ott & Co", Stage.TARGET, on="11-06")
    async with shown(store, NARROW) as board:
        await board.press("l")
        columns = board.app.board.board_layout.board.columns
        assert columns[Stage.APPLIED].size.width >= 30
        assert "follow up 1/3" in board.text
        assert "5 days late" in board.text
        assert "Halm, O…" in board.text
        await board.press("h")
        assert columns[Stage.TARGET].size.width >= 30
        assert "Halm, Ott & Co" in board.text


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (200, 60), (100, 24), (99, 40), (5, 3), (1, 1)])
async def test_any_size_works(store: Store, size: tuple[int, int]) -> None:
    for stage in Stage:
        card(store, f"At {stage}", stage, on="11-04")
    async with shown(store, size) as board:
        await board.press("l", "j", "L", "tab", "enter", "enter", "escape", "slash", "x", "escape", "d", "escape")
        assert all(len(line) <= size[0] for line in board.lines)


async def test_resizing_goes_from_one_layout_to_the_other(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, WIDE) as board:
        await board.press("l")
        await board.pilot.resize_terminal(*NARROW)
        await board.press()
        assert "Follow up now" not in board.text
        assert board.app.board.board_layout.board.column.size.width >= 30
        await board.pilot.resize_terminal(200, 60)
        await board.press()
        assert "Follow up now" in board.text
        assert board.here == (Stage.APPLIED, "Nordwind")


@pytest.mark.parametrize("keys", [(), ("tab",), ("enter",), ("x",)], ids=["board", "panel", "card", "question"])
@pytest.mark.parametrize("change", [(120, 80), (80, 120), (132, 88), (100, 66), (120, 40), (34, 100)])
async def test_resized_it_looks_as_opened_at_that_size(
    store: Store, change: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """Widths at which board, panel or card are as wide as before, on another layout."""
    before, after = change
    for stage in Stage:
        card(store, f"Nordwind & Söhne {stage}", stage, on="11-04", role="Backend Engineer")
    seen = []
    for size in (before, after):
        async with shown(store, (size, 24)) as board:
            await board.press("l", *keys)
            await board.pilot.resize_terminal(after, 24)
            await board.press()
            seen.append(board.lines)
    assert seen[0] == seen[1]


async def test_text_from_outside_stays_text(store: Store) -> None:
    card(store, "[/x] [bold]A\x1b[31mB", on="11-04", role="\x1b]52;c;x\x07[@click=quit]go[/]")
    async with shown(store, WIDE) as board:
        assert "[/x] [bold]A" in board.text
        assert "\x1b" not in board.text
        await board.press("l", "enter")
        assert "[@click=quit]go[/]" in board.text


async def test_wide_letters_keep_the_columns_aligned(store: Store) -> None:
    card(store, "みどり電機株式会社開発部", Stage.TARGET, on="11-04")
    card(store, "Nordwind", on="11-04")
    async with shown(store, WIDE) as board:
        from rich.cells import cell_len

        row = next(line for line in board.lines if "みどり" in line and "Nordwind" in line)
        assert cell_len(row.partition("Nordwind")[0]) == 18


async def test_the_empty_board_says_what_to_press(store: Store, size: tuple[int, int]) -> None:
    async with shown(store, size) as board:
        for words in ("add a card", "import", "sample board", "Europe/Oslo"):
            assert words in board.text
        for key in "hjklgGHLdeript/vzZnxRDwT":
            await board.press({"/": "slash"}.get(key, key))
            assert ": a adds" in board.foot or key in "hlvt", (key, board.foot)


async def test_idle_draws_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, WIDE) as board:
        await board.press()  # whatever the start still had to draw
        await board.press()
        drawn: list[object] = []
        monkeypatch.setattr(board.app, "_display", lambda *what: drawn.append(what))
        board.app.board.look_for_changes()
        board.app.board.recomputer.refresh()
        await board.press()
        assert drawn == []


async def test_a_long_answer_is_said_whole(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, NARROW) as board:
        words = " ".join(f"word{number}" for number in range(20))
        board.app.board.show_message(words)
        await board.press()
        assert " ".join(" ".join(board.lines[-3:]).split()).endswith(words)
        await board.press("l")
        assert "word0" not in board.text
        assert "? keys" in board.foot
        await board.press("slash")
        board.app.board.show_message(words)
        await board.press("escape")
        assert " ".join(" ".join(board.lines[-3:]).split()).endswith(words)


@pytest.mark.parametrize(
    ("cards", "above", "below"), [(90, "50 above", "33 more below"), (90_040, "90000 up", "33 more below")]
)
def test_a_column_says_how_many_cards_are_out_of_sight(cards: int, above: str, below: str) -> None:
    column = Column(Stage.REJECTED, lambda *_: [])
    column.size = Size(16, 32)
    column.load(ColumnCount(cards, cards))
    column.scroll_cards(cards - 40)
    column.lay_out()
    assert above in "".join(piece.text for piece in column.lines[1].left)
    assert below in "".join(piece.text for piece in column.lines[-1].left)
    column.go(0)
    column.lay_out()
    assert sum(len(piece.text) for piece in column.lines[-1].left) <= column.room

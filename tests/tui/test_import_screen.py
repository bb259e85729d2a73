"""Bringing a tracker's file in by keys: correcting it, what is known of it the next time, duplicates, rows to mend."""

import stat
from datetime import date
from pathlib import Path

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.stages import move_card
from jobboard.store.queries.cards import detail, listing
from jobboard.store.queries.panel import panel
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import card, count_cards
from tests.tui.board_pilot import Shown, shown, stages

pytestmark = pytest.mark.thorough

Size = tuple[int, int]

FEBRUARY = """Yritys,Toimi,Tila,Pvm,Nro
Nordwind,Backend Engineer,kutsuttu,3/4/2026,1
Lumen,QA Lead,haettu,5/6/2026,2
Fjordly,ML Engineer,kutsuttu,7/8/2026,3
"""
MARCH = "Yritys,Toimi,Tila,Pvm,Nro\nVega,Developer,kutsuttu,8/9/2026,4\n"


@pytest.fixture(autouse=True)
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which files are looked for, and a locale that says nothing of dates."""
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(home)
    return home


async def opened(board: Shown, path: Path, text: str) -> None:
    """Write the file and open it for import."""
    path.write_text(text)
    await board.press("I")
    await board.type(str(path))
    await board.press("enter")
    await board.until(f"Import · {path.name}")
    await board.until("Columns")


async def to(board: Shown, start: str) -> None:
    """Bring the cursor to the line that starts so."""
    await board.press("g")
    for _ in range(60):
        if any(line.lstrip(" ▌█").startswith(start) for line in board.lines if line[:2].strip()):
            return
        await board.press("j")
    raise AssertionError(f"no line {start!r}:\n{board.text}")


async def pick(board: Shown, line: str, choice: str) -> None:
    """Change a line to one of its choices."""
    await to(board, line)
    await board.press("enter")
    await to(board, choice)
    await board.press("enter")
    await board.pilot.pause(0.05)


async def finished(board: Shown) -> None:
    """Import, and wait for the board."""
    await board.press("g", "enter")
    await board.until("undoes")


async def test_a_file_is_corrected_by_keys_and_its_shape_is_known_from_then_on(
    store: Store, here: Path, size: Size
) -> None:
    async with shown(store, size) as board:
        await opened(board, here / "february.csv", FEBRUARY)
        assert "Which column is the company, which the role?" in board.text
        await pick(board, "Yritys", "the company")
        await board.until("Import 3 cards")
        await pick(board, "Toimi", "the role")
        await board.until("Nordwind · Backend Engineer")
        await pick(board, "Tila", "the status")
        await board.until("Status words")
        await pick(board, "Pvm", "the day of the application")
        await board.until("Which day is 3/4/2026?")
        await board.press("d")
        await board.until("as you said")
        await pick(board, "kutsuttu", "Interviewed")
        await pick(board, "Nro", "left out")
        await finished(board)
        assert stages(store) == {
            "Nordwind": Stage.INTERVIEWED,
            "Lumen": Stage.APPLIED,
            "Fjordly": Stage.INTERVIEWED,
        }
        assert {view.company: view.entered for view in listing(store)}["Lumen"] == date(2026, 6, 5)

        await opened(board, here / "march.csv", MARCH)
        await board.until("Import 1 card")
        assert "Which" not in board.text
        await finished(board)
        (vega,) = [view for view in listing(store) if view.company == "Vega"]
        assert (vega.role, vega.stage) == ("Developer", Stage.INTERVIEWED)
        shown_card = detail(store, vega.id)
        assert shown_card.applied == date(2026, 9, 8)
        assert [event.text for event in shown_card.events if event.kind == "note"] == ["Status: kutsuttu"]


async def test_people_of_a_column_are_seen_corrected_and_named_by_the_panel(
    store: Store, here: Path, size: Size
) -> None:
    header = "Company,Role,Applied,Wer,Recruiter,Recruiter Email"
    text = f"{header}\nNordwind,SRE,2026-11-09,Kim Lund,Dana Ruiz,dana@n.example\n"
    async with shown(store, size) as board:
        await opened(board, here / "a.csv", text)
        await board.until("Dana Ruiz, recruiter, dana@n.example")
        await pick(board, "Recruiter   ", "nothing of these")
        await board.until("Dana, recruiter, dana@n.example")
        await pick(board, "Recruiter Email", "nothing of these")
        await pick(board, "Wer", "a contact")
        await board.until("Kim Lund · ")
        await finished(board)
        (nordwind,) = listing(store)
        assert [each.name for each in detail(store, nordwind.id).contacts] == ["Kim Lund"]
        if "Follow up now" not in board.text:
            await board.press("tab")
        await board.until("Kim Lund, by email")


async def test_an_import_is_taken_back_by_one_key(store: Store, here: Path) -> None:
    async with shown(store) as board:
        await opened(board, here / "a.csv", "Company,Role\nNordwind,SRE\nLumen,SRE\n")
        await finished(board)
        assert count_cards(store) == (2, 2)
        await board.press("u")
        assert count_cards(store) == (0, 0)


async def test_leaving_the_screen_leaves_the_board_as_it_is(store: Store, here: Path) -> None:
    async with shown(store) as board:
        await opened(board, here / "a.csv", "Company,Date\nNordwind,3/4/2026\n")
        await board.press("escape", "escape")
        await board.until("A board for your job hunt")
        assert count_cards(store) == (0, 0)


async def test_dates_that_numbers_settle_are_not_asked_about(store: Store, here: Path) -> None:
    async with shown(store) as board:
        await opened(board, here / "a.csv", "Company,Date\nNordwind,3/4/2026\nLumen,13/4/2026\n")
        await board.until("as numbers above 12 show")
        assert "Which day" not in board.text
        await to(board, "3/4/2026")
        assert "3 April 2026" in board.text


async def test_what_is_there_already_is_shown_and_merged_where_the_user_says_so(store: Store, here: Path) -> None:
    first, second = card(store, "Nordwind AS", on="11-02"), card(store, "Lumen", on="11-02")
    move_card(store, second, Stage.OFFER)
    text = (
        "Company,Role,Status,Applied,City\nNordwind,Engineer,Rejected,2026-11-02,Oslo\n"
        "Lumen,Engineer,Applied,2026-11-02,\nVega,Engineer,Applied,2026-11-03,\n"
    )
    async with shown(store) as board:
        await opened(board, here / "a.csv", text)
        await board.until("2 cards on the board already: left as they are")
        await board.until("the same company and role: Nordwind AS, Engineer; would bring Rejected, the location")
        await board.press("j", "enter")
        await board.until("2 cards on the board already: 1 brought up to date")
        await finished(board)
        assert stages(store) == {"Nordwind AS": Stage.REJECTED, "Lumen": Stage.OFFER, "Vega": Stage.APPLIED}
        assert detail(store, first).location == "Oslo"
        undo(store)
        assert stages(store) == {"Nordwind AS": Stage.APPLIED, "Lumen": Stage.OFFER}


async def test_the_same_file_again_adds_nothing(store: Store, here: Path) -> None:
    text = "Company,Role,Applied\nNordwind,SRE,2026-11-02\n"
    async with shown(store) as board:
        await opened(board, here / "a.csv", text)
        await finished(board)
        await opened(board, here / "a.csv", text)
        await board.until("Nothing new to import")
        await board.press("enter")
        await board.until("on the board already")
        assert count_cards(store) == (1, 1)


async def test_rows_that_cannot_be_taken_are_kept_to_be_mended(store: Store, here: Path, size: Size) -> None:
    text = "Company,Role,Applied\nNordwind,SRE,2026-11-02\n,,2026-11-03\n"
    async with shown(store, size) as board:
        await opened(board, here / "a.csv", text)
        await board.until("1 row can't be taken")
        await board.press("w")
        await board.until("~/a-to-mend.csv")
        await board.press("enter")
        await board.until("1 row kept in")
        kept = here / "a-to-mend.csv"
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert kept.read_text().splitlines()[1].startswith(",,2026-11-03,row 3: no company")
        await finished(board)
        assert count_cards(store) == (1, 1)


async def test_months_of_old_rows_leave_a_short_panel_and_a_quiet_line(store: Store, here: Path) -> None:
    rows = [f"Company {n},Role {n},Applied,2026-0{1 + n % 9}-1{n % 9}" for n in range(120)]
    recent = [f"Fresh {n},Role {n},Applied,2026-11-0{1 + n % 9}" for n in range(15)]
    async with shown(store) as board:
        await opened(board, here / "a.csv", "\n".join(["Company,Role,Status,Applied", *rows, *recent]))
        await finished(board)
        now = panel(store)
        assert len(now.due) <= 10
        assert now.quiet_count >= 120
        await board.until(f"{now.quiet_count} cards quiet for weeks")


async def test_a_path_is_completed_and_the_newest_file_is_at_hand(store: Store, here: Path) -> None:
    (here / "Downloads").mkdir()
    (here / "Downloads" / "tracker.csv").write_text("Company\nNordwind\n")
    (here / "Downloads" / "notes.pdf").write_text("")
    async with shown(store) as board:
        await board.press("I")
        await board.until("~/Downloads/tracker.csv")
        assert "notes.pdf" not in board.text
        await board.type("~/Do")
        await board.press("tab")
        await board.until("~/Downloads/")
        await board.press("tab")
        await board.until("a file of 1 kB")
        await board.press("enter")
        await board.until("Import 1 card")


async def test_a_file_that_cannot_be_read_is_refused_on_the_board(store: Store, here: Path) -> None:
    (here / "a.csv").write_text("")
    async with shown(store) as board:
        await board.press("I")
        await board.type("a.csv")
        await board.press("enter")
        await board.until("is empty")


async def test_a_page_goes_by_what_is_in_sight_and_enter_reads_a_note_whole(store: Store, here: Path) -> None:
    rows = [f"Company {n},{n}/x/2026" for n in range(80)]
    async with shown(store, (80, 24)) as board:
        await opened(board, here / "a.csv", "\n".join(["Company,Applied", *rows]))
        await board.press("pagedown")
        first = board.text
        await board.press("pagedown", "enter")
        assert board.text != first
        assert "taken without a date" in board.foot
        await board.press("pageup", "pageup")
        assert "Import 80 cards" in board.text


def _rows(count: int) -> str:
    return "Company,Role,Status,Heard from\n" + "".join(f"Company {n},Engineer,Applied,Fair\n" for n in range(count))


def _column(board: Shown, name: str) -> str:
    """What the plan says of a column."""
    return next(line.partition(name)[2] for line in board.lines if name in line)


async def test_reading_a_large_file_is_broken_off_by_esc(store: Store, here: Path) -> None:
    (here / "large.csv").write_text(_rows(100_000))
    async with shown(store) as board:
        await board.press("I", *f"{here}/large.csv", "enter", "escape")
        await board.until("stopped reading large.csv: nothing was written")
        assert "Import ·" not in board.text
    assert count_cards(store) == (0, 0)


async def test_reading_the_rows_anew_is_broken_off_by_esc(store: Store, here: Path) -> None:
    async with shown(store) as board:
        await opened(board, here / "many.csv", _rows(6000))
        before = _column(board, "Heard from")
        await pick(board, "Heard from", "the source")
        await board.until("Reading: Esc stops it")
        await board.press("escape")
        await board.until("stopped: nothing was written")
        assert _column(board, "Heard from") == before


async def test_what_stands_below_the_last_choice_is_in_sight_at_the_end(store: Store, here: Path, size: Size) -> None:
    columns = ["Company", "Role", *(f"Column {number}" for number in range(60))]
    async with shown(store, size) as board:
        await opened(board, here / "wide.csv", ",".join(columns) + "\nNordwind,Engineer" + ",x" * 60)
        await board.press("G")
        assert "1 row, separated by commas." in board.text

"""A week's story and a rejection's story, in English and in German, by the keys of the board at 80×24."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobboard.followup.enums import PersonKind, Stage, StepKind
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.own_page import edit_own_page
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.queries.lessons import lessons
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW, card, turn_to
from tests.tui.board_pilot import NARROW, Shown, shown

KIM = NewContact("Kim Lund", PersonKind.HIRING_MANAGER, "kim@nordwind.example", "+47 555 0100")


@dataclass(frozen=True)
class Said:
    """What the letters of a story say in one language."""

    language: str
    greeting: str
    result: str
    first: str
    call: str
    promised: str
    thanks: str
    last: str
    warm: str


ENGLISH = Said(
    "en",
    "Hello Kim,",
    "I cut the nightly import to an hour",
    "I applied for the Engineer role on 9 November",
    "Hello Kim, this is Ada Byron.",
    "news about the Engineer role by Friday",
    "Thank you for the interview today",
    "Thank you for telling me about your decision on the Engineer role",
    "Your decision about the Engineer role reached me on 16 November 2026",
)
GERMAN = Said(
    "de",
    "Guten Tag Kim Lund,",
    "Den nächtlichen Import habe ich auf eine Stunde gebracht",
    "ich habe mich am 9. November auf die Stelle als Engineer beworben",
    "Guten Tag Kim Lund, hier ist Ada Byron.",
    "bis Freitag Neues zur Stelle als Engineer",
    "vielen Dank für das Gespräch heute",
    "vielen Dank, dass Sie mir Ihre Entscheidung zur Stelle als Engineer mitgeteilt haben",
    "Ihre Entscheidung zur Stelle als Engineer hat mich am 16. November 2026 erreicht",
)
in_both_languages = pytest.mark.parametrize("said", [ENGLISH, GERMAN], ids=["English", "German"])
pytestmark = pytest.mark.thorough


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with open_store(tmp_path / "board.sqlite3", frozen=NOW, kind=BOARD) as store:
        yield store


@asynccontextmanager
async def day(store: Store, moment: str) -> AsyncIterator[Shown]:
    """The board as it is opened at that moment."""
    turn_to(store, moment)
    async with shown(store, NARROW) as board:
        yield board
    assert check(store) == []


async def sends(board: Shown, *words: str) -> None:
    """Triage shows these words somewhere in the letter; copy it, and log it as sent."""
    await board.press("t")
    await board.until("Triage 1 of 1")
    text = " ".join(board.text.split())
    for each in words:
        if each not in text:
            await board.press("pagedown")
            text += " ".join(board.text.split())
        assert each in text, board.text
    await board.press("enter")
    await board.until("copied, not logged yet")
    await board.press("enter")
    await board.until("That was all that is due.")
    await board.press("escape")


async def fills_in_the_page(board: Shown, said: Said) -> None:
    await board.press("@")
    await board.until("Your own page")
    await board.type("Ada Byron")
    await board.press("down")
    await board.type("+47 555 0199")
    await board.press("down", "down", "down", "down")
    await board.type(said.language)
    await board.press("down", "down")
    await board.type(said.result)
    await board.press("ctrl+s")
    await board.until("Changed your page")


def step(store: Store, number: int) -> StepKind | None:
    found = detail(store, number).card.step
    return found.kind if found else None


@in_both_languages
async def test_a_week(store: Store, said: Said) -> None:
    number = card(store, on="11-09", contacts=(KIM,))
    async with day(store, "11-16 09:00") as monday:
        await fills_in_the_page(monday, said)
        await sends(monday, said.greeting, said.first, said.result)
    async with day(store, "11-19 09:00") as thursday:
        await thursday.press("t")
        await thursday.until(said.call)
        assert "+47 555 0100" in thursday.text
        await thursday.press("3")
        await thursday.until("by when")
        await thursday.type("fri")
        await thursday.press("enter")
        await thursday.until("That was all that is due.")
    assert step(store, number) is StepKind.PROMISED
    async with day(store, "11-23 09:00") as monday:
        await sends(monday, said.greeting, said.promised)
        await monday.press("l", "i")
        await monday.until("interview")
        await monday.type("wed 10:00")
        await monday.press("enter", "escape")
        await monday.until("Interviewed")
    async with day(store, "11-25 11:30") as wednesday:
        assert step(store, number) is StepKind.THANK_YOU
        await sends(wednesday, said.greeting, said.thanks, "Ada Byron")
    assert step(store, number) is StepKind.FOLLOW_UP


@in_both_languages
async def test_a_rejection(store: Store, said: Said) -> None:
    number = card(store, on="11-02", contacts=(KIM,))
    edit_own_page(store, {"name": "Ada Byron", "language": said.language})
    async with day(store, "11-16 10:00") as monday:
        await monday.press("l", "r", "x")
        await monday.until("do differently")
        await monday.type("Ask sooner")
        await monday.press("enter", "escape")
        await monday.until("Rejected")
    assert [lesson.text for lesson in lessons(store)] == ["Ask sooner"]
    assert detail(store, number).card.stage is Stage.REJECTED
    async with day(store, "11-17 09:00") as tuesday:
        await sends(tuesday, said.greeting, said.last, "Ada Byron")
        await tuesday.press("l", "l", "l", "l", "w")
        await tuesday.until("warm")
    async with day(store, "2027-02-16 09:00") as later:
        assert step(store, number) is StepKind.KEEP_WARM
        await sends(later, said.greeting, said.warm)

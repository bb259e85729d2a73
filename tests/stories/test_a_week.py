"""A week of a job hunt, from an imported tracker to an accepted offer, through the keys of the board.

After every action the panel, the columns and the file are compared with what the rules say of the histories.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard.followup.enums import Outcome, Stage, StepKind
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.queries.lessons import lessons
from jobboard.store.queries.panel import panel
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW, count_cards, dump
from tests.stories.job_seeker import Day, morning

TRACKER = """Company,Role,Status,Date Applied,Date Saved
Altair,Developer,Applied,2026-11-02,
Brandt AG,Developer,Applied,2026-11-03,
Cassiopeia,Data Engineer,Applied,2026-11-03,
Delphi,Analyst,Applied,2026-11-04,
Ekko,SRE,Applied,2026-11-05,
Fabula,QA Lead,Applied,2026-11-05,
Garn & Sønn,Developer,Applied,2026-11-06,
Havn,Data Scientist,Applied,2026-11-06,
Ister,ML Engineer,Applied,2026-11-09,
Jotun Labs,Developer,Applied,2026-11-10,
Kolibri,Python Developer,Applied,2026-11-12,
Lethe,Developer,Applied,2026-08-03,
Corvus,Platform Engineer,To Apply,,2026-11-15
Halm & Co,Data Engineer,To Apply,,2026-11-12
Lumen,Software Engineer,To Apply,,2026-11-13
Fjordly,ML Engineer,To Apply,,2026-11-12
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.delenv("TMUX", raising=False)
    with open_store(tmp_path / "board.sqlite3", frozen=NOW, kind=BOARD) as store:
        yield store


@pytest.mark.thorough
@pytest.mark.timeout(300)
async def test_a_week_of_a_job_hunt(store: Store, tmp_path: Path) -> None:
    empty = dump(store)
    async with morning(store, "11-16") as monday:
        await fills_the_board(monday, tmp_path / "tracker.csv")
        await catches_up(monday)
    async with morning(store, "11-17") as tuesday:
        await is_invited(tuesday)
    async with morning(store, "11-18", "08:30") as wednesday:
        await has_an_interview_and_a_rejection(wednesday)
    async with morning(store, "11-19") as thursday:
        await thanks_and_takes_leave(thursday)
    async with morning(store, "11-20") as friday:
        await has_an_offer(friday)
        full = dump(store)
        await friday.undoes_everything()
        assert dump(store) == empty
        await friday.redoes_everything()
        assert dump(store) == full


async def fills_the_board(monday: Day, tracker: Path) -> None:
    tracker.write_text(TRACKER, encoding="utf-8")
    await monday.imports(tracker)
    await monday.adds("Nordwind", "Backend Engineer", stage="app", on="last mon", contacts="Kim Lund, hiring manager")
    await monday.adds("Vega", "Developer", stage="app", on="last wed", contacts="Ola Berg, recruiter, ola@vega.example")
    await monday.adds("Orbita", "QA Lead", stage="app", on="last tue", rating="5", contacts="Mia Sol, HR")
    await monday.adds("Pyxis", "SRE", closes="wed")
    assert count_cards(monday.store) == (20, 20)


async def catches_up(monday: Day) -> None:
    assert monday.first == ("Pyxis", StepKind.APPLY)
    now = panel(monday.store)
    assert len(now.due) == 1 + 10
    assert len(now.deferred) == 6
    assert now.quiet_count == 1
    handled = await monday.triages(7)
    assert handled[:2] == ["Pyxis", "Altair"]
    assert monday.card("Pyxis").stage is Stage.APPLIED
    assert len(panel(monday.store).due) == 10 - 6
    await monday.at("15:00")
    await monday.on("Pyxis", "r", "c")
    assert monday.step("Pyxis") is StepKind.FOLLOW_UP


async def is_invited(tuesday: Day) -> None:
    await tuesday.on("Nordwind", "r", "q")
    assert tuesday.first == ("Nordwind", StepKind.REPLY)
    assert await tuesday.triages(1) == ["Nordwind"]
    await tuesday.on("Nordwind", "i", "wed 10:00⏎", asked={"Who is it with": "Kim Lund⏎", "Where": "by video⏎"})
    assert tuesday.card("Nordwind").stage is Stage.INTERVIEWED
    assert tuesday.first == ("Nordwind", StepKind.PREPARE)
    await tuesday.on("Nordwind", "d", "y")
    assert tuesday.step("Nordwind") is None
    await tuesday.on("Vega", "i", "thu 14:00⏎")
    await tuesday.triages(6)


async def has_an_interview_and_a_rejection(wednesday: Day) -> None:
    assert wednesday.first == ("Nordwind", StepKind.INTERVIEW)
    await wednesday.at("11:30")
    await wednesday.on("Nordwind", "i", "h", asked={"by when": "fri⏎"})
    assert wednesday.step("Nordwind") is StepKind.THANK_YOU
    assert wednesday.first == ("Vega", StepKind.PREPARE)
    assert await wednesday.triages(2) == ["Vega", "Nordwind"]
    assert wednesday.step("Nordwind") is StepKind.PROMISED
    await wednesday.at("16:00")
    await wednesday.on("Orbita", "r", "x", asked={"do differently": "Ask what the team is missing⏎"})
    assert wednesday.card("Orbita").stage is Stage.REJECTED
    assert [lesson.company for lesson in lessons(wednesday.store)] == ["Orbita"]
    await wednesday.on("Fjordly", "r", "p", "a week⏎")
    assert wednesday.step("Fjordly") is StepKind.PROMISED


async def thanks_and_takes_leave(thursday: Day) -> None:
    assert thursday.first == ("Vega", StepKind.INTERVIEW)
    assert thursday.step("Orbita") is StepKind.LAST_MESSAGE
    await thursday.on("Orbita", "d", "y")
    assert thursday.step("Orbita") is None
    await thursday.at("15:30")
    await thursday.on("Vega", "d", "y")
    assert thursday.step("Vega") is not StepKind.THANK_YOU
    await thursday.on("Corvus", "L")
    assert thursday.card("Corvus").stage is Stage.APPLIED
    await thursday.on("Halm & Co", "z", "3")


async def has_an_offer(friday: Day) -> None:
    await friday.on("Nordwind", "m", "o", asked={"answered": "tue⏎", "What do they offer": "EUR 68,000⏎"})
    assert friday.card("Nordwind").stage is Stage.OFFER
    assert str(detail(friday.store, friday.card("Nordwind").id).deadline) == "2026-11-24"
    await friday.on("Nordwind", "d", "y")
    assert friday.step("Vega") is StepKind.FOLLOW_UP
    await friday.on("Nordwind", "x", "a", asked={"Does this end": "y", "do you start": "1 feb⏎"})
    assert friday.card("Nordwind").outcome is Outcome.ACCEPTED
    await friday.on("Vega", "x", "w")
    assert friday.card("Vega").outcome is Outcome.WITHDRAWN
    assert count_cards(friday.store) == (20, 17)

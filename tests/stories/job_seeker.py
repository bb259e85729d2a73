"""A job seeker at the keyboard: one day after the other, each with the board opened in the morning.

An answer that ends in ⏎ is typed and entered; any other is a key.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events

from jobboard.followup.enums import StepKind
from jobboard.followup.models import Touch
from jobboard.store.history_loader import history
from jobboard.store.integrity.check import check
from jobboard.store.queries.cards import listing
from jobboard.store.queries.panel import panel
from jobboard.store.store import Store
from jobboard.store.views import CardView
from jobboard.tui.base_screen import BaseScreen
from jobboard.tui.card.form_fields import NEW_FIELDS
from jobboard.tui.prompt.prompt import Prompt
from jobboard.tui.triage.screen import TriageScreen
from tests.store.builders import turn_to
from tests.stories.oracle import can_wait, check_panel, check_places
from tests.tui.board_pilot import WIDE, Shown, shown

ENTERED = "⏎"
_FIELDS = [field.name for field in NEW_FIELDS]
MOST_KEYS = 2
"""Key presses on a card of triage, when what it suggests is right."""
_AT_ONCE = 5
"""How often a key is hit before anybody looks."""


class Day:
    """What the job seeker does on a day, and what the board says then."""

    def __init__(self, store: Store, board: Shown, date: str) -> None:
        self.store = store
        self.board = board
        self._date = date
        self._followed_up = 0
        """How many of the steps that can wait were done today."""

    async def at(self, clock: str) -> None:
        """It has become so late."""
        turn_to(self.store, f"{self._date} {clock}")
        self.board.app.board.recomputer.refresh()
        await self.presses()
        self.looks_right()

    async def imports(self, path: Path) -> None:
        """Bring a tracker's file in."""
        await self.presses("I")
        await self._answers(f"{path}{ENTERED}")
        await self.board.until("Enter import")
        await self.presses("enter")
        await self.board.until("undoes")
        self.looks_right()

    async def adds(self, company: str, role: str, **facts: str) -> None:
        """Fill the form of a new card."""
        await self.presses("a")
        place = 0
        for name, text in {"company": company, "role": role, **facts}.items():
            by = _FIELDS.index(name) - place
            back = len(_FIELDS) - by
            await self.presses(*(("down",) * by if by < back else ("up",) * back))
            await self._writes(text)
            place = _FIELDS.index(name)
        await self.presses("ctrl+s")
        await self.board.until("undoes")
        assert self.card(company).role == role
        self.looks_right()

    async def on(self, company: str, *answers: str, asked: Mapping[str, str] | None = None) -> None:
        """Find a card, press its keys, and answer what is asked in these words; leave all other questions."""
        before = self.card(company)
        touches = self._touches(before.id)
        await self.presses("slash")
        await self._answers(f"{company}{ENTERED}")
        assert self.board.here[1] == company
        for answer in answers:
            await self._answers(answer)
        for words, answer in (asked or {}).items():
            await self._comes_to(words)
            await self._answers(answer)
        await self._leaves_questions()
        await self.presses("escape")
        self._counts(before, touches)
        self.looks_right()

    async def triages(self, cards: int) -> list[str]:
        """Send what triage suggests on so many cards, in two keys each at the most; returns whose they were."""
        await self.presses("t")
        screen = self.board.app.screen
        assert isinstance(screen, TriageScreen)
        companies = []
        for _ in range(cards):
            assert screen.controller.item
            card = screen.controller.item.detail.card
            keys, touches = 0, self._touches(card.id)
            while screen.controller.queue.card_id == card.id:
                assert keys < MOST_KEYS, f"{card.company} takes more than {MOST_KEYS} keys:\n{self.board.text}"
                await self.presses("enter")
                await self._leaves_questions()
                keys += 1
            self._counts(card, touches)
            companies.append(card.company)
        await self.presses("escape")
        assert self.board.app.screen is self.board.app.board
        self.looks_right()
        return companies

    async def undoes_everything(self) -> None:
        """Undo until there is nothing left."""
        await self._until_it_says("u", "Nothing to undo")

    async def redoes_everything(self) -> None:
        """Redo until there is nothing left."""
        await self._until_it_says("ctrl+r", "Nothing to redo")

    async def presses(self, *keys: str) -> None:
        """Press keys and let the app come to rest."""
        await self.board.pilot.press(*keys)
        await self.board.pilot.pause()
        while (prompt := self._prompt) and prompt.in_conversation and not _asks(prompt):
            await self.board.pilot.pause(0.01)
        await self.board.pilot.pause()

    def card(self, company: str) -> CardView:
        """The card as it is stored."""
        (card,) = [each for each in listing(self.store, closed=True) if each.company == company]
        return card

    def step(self, company: str) -> StepKind | None:
        """What is to be done on a card."""
        step = self.card(company).step
        return step.kind if step else None

    @property
    def first(self) -> tuple[str, StepKind] | None:
        """What the panel leads with."""
        due = panel(self.store).due
        return (due[0].company, due[0].step.kind) if due else None

    def looks_right(self) -> None:
        """The file is sound, and columns and panel are what the rules say, on the screen too."""
        assert check(self.store) == []
        check_places(self.store)
        check_panel(self.store, self._followed_up)
        assert self.board.app.board.board_layout.panel.panel == panel(self.store)
        if self.first:
            assert any(self.first[0] in line.rpartition("│")[2] for line in self.board.lines)

    def _counts(self, before: CardView, touches: int) -> None:
        """Count a step that could wait, if something was sent for it."""
        if before.step and can_wait(before.step.kind, before.stage):
            self._followed_up += self._touches(before.id) - touches

    def _touches(self, card_id: int) -> int:
        return sum(isinstance(event, Touch) for event in history(self.store.db, card_id).events)

    @property
    def _prompt(self) -> Prompt | None:
        screen = self.board.app.screen
        return screen.prompt if isinstance(screen, BaseScreen) else None

    async def _answers(self, answer: str) -> None:
        if answer.endswith(ENTERED):
            await self._writes(answer.removesuffix(ENTERED))
            await self.presses("enter")
        else:
            await self.presses(answer)

    async def _writes(self, text: str) -> None:
        """Paste it, which is how a long line comes quickly."""
        self.board.app.post_message(events.Paste(text))
        await self.presses()

    async def _comes_to(self, words: str) -> None:
        """Go past other questions until these words are asked."""
        while (prompt := self._prompt) and _asks(prompt) and words not in self._foot:
            await self.presses("enter")
        assert words in self._foot, f"never asked for {words!r}:\n{self.board.text}"

    async def _leaves_questions(self) -> None:
        while (prompt := self._prompt) and _asks(prompt):
            await self.presses("escape")

    async def _until_it_says(self, key: str, words: str) -> None:
        while words not in self.board.foot:
            await self.presses(*(key,) * _AT_ONCE)
        assert check(self.store) == []

    @property
    def _foot(self) -> str:
        return " ".join(self.board.lines[-2:])


@asynccontextmanager
async def morning(store: Store, date: str, clock: str = "09:00") -> AsyncIterator[Day]:
    """The board opened on a day of 2026, like `11-16`."""
    turn_to(store, f"{date} {clock}")
    async with shown(store, WIDE) as board:
        day = Day(store, board, date)
        day.looks_right()
        yield day


def _asks(prompt: Prompt) -> bool:
    """Whether a question stands and waits for its answer."""
    return prompt._answer is not None and not prompt._answer.done()

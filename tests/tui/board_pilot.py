"""The app under a pilot, and what stands on its screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from jobboard.config import Config
from jobboard.followup.enums import Stage
from jobboard.store.queries.cards import listing
from jobboard.store.store import Store
from jobboard.tui.app import JobboardApp

WIDE = (120, 36)
NARROW = (80, 24)


class Shown:
    """A running board: press keys, read the screen."""

    def __init__(self, app: JobboardApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys and let the app come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        prompt = self.app.board.prompt
        while prompt.in_conversation and not prompt.has_question and self.app.screen is self.app.board:
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def until(self, text: str) -> None:
        """Wait for a text that a worker or another screen brings, wherever its lines are broken."""
        for _ in range(500):
            if text in self.text or text in " ".join(self.text.split()):
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"{text!r} never came:\n{self.text}")

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if character == " " else character for character in text))

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def foot(self) -> str:
        """The last line."""
        return self.lines[-1].strip()

    @property
    def here(self) -> tuple[Stage, str]:
        """The column and the company under the board's cursor."""
        board = self.app.board.board_layout.board
        return board.current, board.card.company if board.card else ""

    @property
    def in_panel(self) -> bool:
        """Whether the keys go to the panel."""
        return self.app.board.board_layout.in_panel

    @property
    def entry(self) -> str:
        """The company under the panel's cursor; empty on a line that is no step."""
        entry = self.app.board.board_layout.panel.entry
        return entry.company if entry else ""


@asynccontextmanager
async def shown(store: Store, size: tuple[int, int] = WIDE, config: Config | None = None) -> AsyncIterator[Shown]:
    """The board of this store on a screen of this size."""
    app = JobboardApp(store, config or Config())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Shown(app, pilot)


def stages(store: Store) -> dict[str, Stage]:
    """Which card is in which column."""
    return {view.company: view.stage for view in listing(store, closed=True)}

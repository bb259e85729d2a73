"""The sample app played on terminals that are told apart from real ones only by having no wires."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol
from unittest.mock import patch

import pyte
from rich.color import ColorSystem
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from jobboard.tui.terminal_diff import app as wire_app
from jobboard.tui.terminal_diff.app import DiffOutputApp
from jobboard.tui.terminal_diff.terminal_features import Terminal as Description
from tests.tui.terminal_diff.model import Model
from tests.tui.terminal_diff.sample import Sample, composed
from tests.tui.terminal_diff.seen import seen

TERM = "xterm-256color"
_POINTER = re.compile(r"\x1b\]22;[^\x07]*\x07")
"""Textual tells the terminal which mouse pointer to show; that is none of the wire's."""


class Recorder(HeadlessDriver):
    """A driver that is a terminal as far as the app can tell, and keeps what it is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent: list[str] = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent.append(data)


class Terminal(Protocol):
    """A screen that can be fed, and told what size it is now."""

    def feed(self, text: str) -> None: ...

    def resize(self, cols: int, rows: int) -> None: ...

    def seen(self) -> object: ...


Kind = Callable[[int, int], Terminal]
"""Makes a terminal of so many columns and rows."""
Step = str | tuple[int, int]
"""A key, or another size."""


class ModelTerminal:
    """The strict model; a resize leaves rubbish behind."""

    def __init__(self, cols: int, rows: int) -> None:
        self.model = Model(cols, rows)

    def feed(self, text: str) -> None:
        self.model.feed(_POINTER.sub("", text))

    def resize(self, cols: int, rows: int) -> None:
        self.model = Model(cols, rows)
        for row in range(rows):
            self.model.feed(f"\x1b[{row + 1}H" + "?" * cols)

    def seen(self) -> object:
        return self.model.seen()


class PyteTerminal:
    """pyte, which knows all that Textual itself sends."""

    def __init__(self, cols: int, rows: int) -> None:
        self.screen = pyte.Screen(cols, rows)
        self.stream = pyte.Stream(self.screen)
        self.stream.feed("\x1b[?7l")

    def feed(self, text: str) -> None:
        self.stream.feed(text.replace("\n", "\r\n"))  # as a terminal's driver does

    def resize(self, cols: int, rows: int) -> None:
        self.screen.resize(rows, cols)

    def seen(self) -> object:
        columns, lines = range(self.screen.columns), range(self.screen.lines)
        return seen([[self.screen.buffer[y][x] for x in columns] for y in lines])


class Player:
    """Somebody at the terminal: presses keys, and looks at the screen once it is quiet."""

    def __init__(self, pilot: Pilot[object], terminal: Terminal, kind: Kind) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.terminal = terminal
        self.bytes_out = 0
        """How many bytes the app has sent so far."""
        self.frames = 0
        """In how many pieces, each drawn by itself."""
        self._kind = kind

    def sent(self) -> str:
        """What the app has sent since the last call; the terminal has drawn it."""
        driver = self.app._driver
        assert isinstance(driver, Recorder)
        self.frames += len(driver.sent)
        text, driver.sent = "".join(driver.sent), []
        self.terminal.feed(text)
        self.bytes_out += len(text.encode())
        return text

    async def press(self, *keys: str) -> str:
        """Press keys; return what was sent in answer, once the screen is as Textual composed it."""
        await self.pilot.press(*keys)
        return await self.settle()

    async def resize(self, cols: int, rows: int) -> None:
        self.sent()
        self.terminal.resize(cols, rows)
        await self.pilot.resize_terminal(cols, rows)
        await self.settle()

    async def settle(self) -> str:
        """Wait until nothing more is sent; an AssertionError where the screen is not as Textual composed it then."""
        text = ""
        for _ in range(100):
            await self.pilot.pause()
            sent = self.sent()
            text += sent
            if not sent and self.terminal.seen() == self._composed():
                return text
        assert self.terminal.seen() == self._composed()
        return text

    def _composed(self) -> object:
        fresh = self._kind(*self.app.size)
        fresh.feed(composed(self.app))
        return fresh.seen()


async def follow(player: Player, session: Sequence[Step]) -> None:
    """Press the keys and change the sizes, one after the other."""
    for step in session:
        if isinstance(step, str):
            await player.press(step)
        else:
            await player.resize(*step)


def play(
    script: Callable[[Player], Awaitable[None]],
    *,
    wired: bool = True,
    kind: Kind = ModelTerminal,
    size: tuple[int, int] = (120, 36),
    make: Callable[[], DiffOutputApp[Any]] = Sample,
    term: str = TERM,
) -> None:
    """Run an app in true colour and have somebody play with it."""

    async def sit_down(pilot: Pilot[object]) -> None:
        player = Player(pilot, kind(*size), kind)
        while not await player.settle():
            """The first screen is not there yet."""
        await player.settle()
        await script(player)
        app.exit()

    # curses reads terminfo once in a process: whichever test came first would have told for all.
    terminal = Description(ColorSystem.TRUECOLOR, erases_in_color=term == TERM)
    with (
        patch.dict(os.environ, TERM=term, COLORTERM="truecolor"),
        patch.object(wire_app, "describe", lambda _: terminal),
    ):
        app = make()
        app.driver_class = Recorder
        app.wire_wanted = wired
        asyncio.run(app.run_async(size=size, auto_pilot=sit_down))

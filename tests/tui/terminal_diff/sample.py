"""A small app with what the wire must carry: columns of cards, an input, a table, dialogs, wide characters, links.

As a program it runs in a real terminal; `ctrl+t` writes the screen as Textual composed it to the file SAMPLE_SCREEN,
as the bytes that Textual itself would send, and what the wire misses in this Textual beside it.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Key
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import DataTable, Input, Label, Static

from jobboard.tui.terminal_diff.app import DiffOutputApp
from jobboard.tui.terminal_diff.textual_compat import unsupported_features

COMPANIES = (
    "Nordwind",
    "Halm, Ott & Co",
    "東京データ",
    "Fjordly 📞",
    "Cafe\u0301 Noir",
    "Ωmega · Ł",
    "한국 은행",
    "Brandt AG",
)
STAGES = ("Target", "Applied", "Interviewed", "Offer", "Rejected")


def composed(app: App[Any]) -> str:
    """The screen as Textual composed it, as Textual itself would send it to an empty terminal."""
    strips = app.screen._compositor.render_strips()
    return "".join(f"\x1b[{y};1H{strip.render(app.console)}" for y, strip in enumerate(strips, 1))


class Board(ScrollView, can_focus=True):
    """Five columns of cards on the Line API, with a cursor that it draws itself."""

    CARD = 4
    BINDINGS = [
        Binding("down", "move(0, 1)"),
        Binding("up", "move(0, -1)"),
        Binding("right", "move(1, 0)"),
        Binding("left", "move(-1, 0)"),
    ]

    def __init__(self, cards: int = 40) -> None:
        super().__init__()
        self.cards = cards
        self.column = self.card = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(0, self.cards * self.CARD)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.size.width // len(STAGES)
        cells = [segment for column in range(len(STAGES)) for segment in self._card_line(column, row, width)]
        return Strip(cells).adjust_cell_length(self.size.width, self.rich_style)

    def _card_line(self, column: int, row: int, width: int) -> Strip:
        card, line = divmod(row, self.CARD)
        here = (column, card) == (self.column, self.card)
        style = self.rich_style + (Style(bgcolor="#303050") if here and line < 3 else Style())
        text = (COMPANIES[(card * 3 + column) % len(COMPANIES)], f"Engineer {card}", "! follow up 1/3", "")[line]
        if line == 1:
            style += Style(italic=card % 3 == 0, dim=card % 3 == 1)
        if line == 2:
            style += Style(color="red" if card % 2 else "#d0a040", bold=True, underline=card % 5 == 0)
        if line == 0 and card % 4 == 1:
            style += Style(link=f"https://example.com/{card}")
        bar = Segment("▌" if here and line < 3 else " ", style)
        return Strip([bar, Segment(text, style)]).adjust_cell_length(width, style)

    def action_move(self, columns: int, cards: int) -> None:
        before = self.card
        self.column = max(0, min(self.column + columns, len(STAGES) - 1))
        self.card = max(0, min(self.card + cards, self.cards - 1))
        for card in (before, self.card):
            self.refresh(Region(0, card * self.CARD - self.scroll_offset.y, self.size.width, self.CARD))
        top = self.card * self.CARD
        if not self.scroll_offset.y <= top <= self.scroll_offset.y + self.size.height - self.CARD:
            self.scroll_to(y=max(0, top - self.size.height // 2), animate=False)


class Dialog(ModalScreen[None]):
    """A dialog over a dimmed board."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog Static { width: 40; height: 7; border: thick $accent; }
    """

    def compose(self) -> ComposeResult:
        yield Static("Delete 東京データ · Engineer?\n\n[y] yes   [n] no", markup=False)

    def on_key(self, event: Key) -> None:
        event.stop()
        self.dismiss()


class Sample(DiffOutputApp[None]):
    """The board with a panel that holds an input and a table."""

    CSS = "Board { width: 2fr; } #panel { width: 1fr; layout: vertical; } Horizontal { height: 1fr; }"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("ctrl+o", "dialog", "dialog"),
        Binding("ctrl+b", "notify_all", "notify"),
        Binding("ctrl+z", "suspend_process", "suspend", priority=True),
        Binding("ctrl+g", "shell", "shell", priority=True),
        Binding("ctrl+y", "toggle_dark", "theme"),
        Binding("ctrl+l", "repaint", "repaint", priority=True),
        Binding("ctrl+t", "tell", "tell", priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield Label("jobboard · sample", id="title")
        with Horizontal():
            yield Board()
            yield Panel(id="panel")

    def on_mount(self) -> None:
        self.query_one(Board).focus()

    def action_dialog(self) -> None:
        self.push_screen(Dialog())

    def action_notify_all(self) -> None:
        self.notify("Kept: 東京データ", timeout=3600)

    def action_toggle_dark(self) -> None:
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

    async def action_shell(self) -> None:
        """Leave the terminal to a shell while the app goes on drawing, more often than the driver has room for."""
        with self.suspend():
            for number in range(50):
                self.query_one("#title", Label).update(f"jobboard · sample {number}")
                self.screen._on_timer_update()
                await asyncio.sleep(0)
            shell = await asyncio.create_subprocess_shell("printf 'in the shell\\n'; read answer")
            await shell.wait()

    def action_repaint(self) -> None:
        self.repaint()

    def action_tell(self) -> None:
        told = Path(os.environ["SAMPLE_SCREEN"])
        told.with_suffix(".missing").write_text("\n".join(unsupported_features(self)), encoding="utf-8")
        told.with_suffix(".writing").write_text(composed(self), encoding="utf-8", newline="")
        told.with_suffix(".writing").rename(told)


class Panel(Static):
    """An input over a table."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="filter", id="filter")
        yield DataTable(id="table")

    def on_mount(self) -> None:
        table: DataTable[str] = self.query_one(DataTable)
        table.add_columns("Company", "Step", "When")
        for number, company in enumerate(COMPANIES * 4):
            table.add_row(company, f"follow up {number % 3 + 1}/3", f"{number} d late")


if __name__ == "__main__":
    Sample().run()

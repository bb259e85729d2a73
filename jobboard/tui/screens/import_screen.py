"""What an import would do, to be read and confirmed before anything is written."""

from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from jobboard.text import clean
from jobboard.transfer.plan import ImportPlan, RowNote
from jobboard.tui.widgets.drawn import BLANK, Ink, Line, Piece
from jobboard.tui.widgets.footer import FooterLine
from jobboard.tui.widgets.scrolled import Scrolled


class PlanLines(Scrolled):
    """The plan, line by line."""

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__()
        self._plan = plan

    def content(self, cells: int) -> list[Line]:
        """The plan's sentences and the rows to know about."""
        return _plan_lines(self._plan, cells)


class ImportScreen(ModalScreen[bool]):
    """Shows a plan; True when it was confirmed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(True)", "Import"),
        Binding("escape,q", "leave(False)", "Leave"),
        Binding("j,down", "scroll(1)", "Down"),
        Binding("k,up", "scroll(-1)", "Up"),
        Binding("pagedown,space,ctrl+f", "page(1)", "Page down"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up"),
    ]

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__()
        self._plan = plan

    def compose(self) -> ComposeResult:
        """The plan, and the two keys that matter."""
        yield PlanLines(self._plan)
        yield FooterLine()

    def on_mount(self) -> None:
        """Name the keys."""
        take = f"import {len(self._plan.cards)}" if self._plan.cards else "nothing to import"
        self.query_one(FooterLine).hint((("Enter", take), ("Esc", "leave the board as it is"), ("j k", "scroll")))

    def action_leave(self, confirmed: bool) -> None:
        """Go back to the board, with or without importing."""
        self.dismiss(confirmed and bool(self._plan.cards))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(PlanLines).scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by what is in sight."""
        self.query_one(PlanLines).scroll_page(pages)


def _plan_lines(plan: ImportPlan, cells: int) -> list[Line]:
    taken = f"{clean(plan.source)}: {len(plan.cards)} of {plan.rows} rows can be taken. Nothing is written yet."
    found = [*_wrapped(taken, cells, Ink.STRONG), BLANK]
    for sentence in plan.understanding:
        found += _wrapped(sentence, cells)
    for heading, notes in (
        ("Not taken", plan.refused),
        ("Repeated, taken once", plan.duplicates),
        ("Taken, though not whole", plan.problems),
    ):
        found += _notes(heading, notes, plan.row_word, cells)
    return found


def _notes(heading: str, notes: tuple[RowNote, ...], word: str, cells: int) -> list[Line]:
    if not notes:
        return []
    found = [BLANK, *_wrapped(heading, cells, Ink.STRONG)]
    for note in notes:
        found += _wrapped(f"{word} {note.row}: {note.reason}", cells)
    return found


def _wrapped(text: str, cells: int, ink: Ink = Ink.PLAIN) -> list[Line]:
    return [Line((Piece(part, ink),)) for part in wrap(clean(text), cells, subsequent_indent="  ")]

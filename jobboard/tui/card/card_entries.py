"""What the cursor of a card that is shown whole can stand on, and each of its lines with what it belongs to."""

from dataclasses import dataclass

from jobboard.tui.base.line_widget import Line


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the card, by the name that the store has for it; "contacts" is one more person."""

    name: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person on the card, by their id."""

    id: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of the history, by its id."""

    id: int


Entry = Fact | Somebody | Happening


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and the entry that it belongs to; None for a line that nothing can be done with."""

    line: Line
    entry: Entry | None = None

"""Lines of which some can be chosen, and a cursor that goes from one of these to the next."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from jobboard.tui.widgets.drawn import BLANK, Cursor, Drawn, Line

Name = str | tuple[str, ...]
"""What a line is known by while the others change."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line; without a `name` the cursor passes over it."""

    line: Line = BLANK
    name: Name | None = None


class ChoiceList(Drawn):
    """Choices, one a line; only the lines in sight are made."""

    DEFAULT_CSS = """
    ChoiceList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._choices: Sequence[Choice] = ()
        self._index = 0
        self._top = 0

    @property
    def name_here(self) -> Name | None:
        """The name of what the cursor stands on; None where there is nothing to choose."""
        return self._choices[self._index].name if self._index < len(self._choices) else None

    def show(self, choices: Sequence[Choice], at: Name | None = None) -> None:
        """Show these; the cursor goes to the name `at`, else stays, else goes to the first."""
        with self._redrawing():
            wanted = at if at is not None else self.name_here
            self._choices = choices
            names = [place for place, each in enumerate(choices) if each.name is not None]
            here = [place for place in names if choices[place].name == wanted]
            self._index = (here or names or [0])[0]

    def down(self, by: int) -> str:
        """Go down, or up where negative, by so many that can be chosen."""
        with self._redrawing():
            step = 1 if by > 0 else -1
            place = self._index
            for _ in range(abs(by)):
                place = self._next(place, step)
            self._index = place
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight, and by one line that can be chosen at least."""
        with self._redrawing():
            step = 1 if pages > 0 else -1
            end = self._index + pages * max(1, self.size.height - 2)
            place = self._next(self._index, step)
            while (after := self._next(place, step)) != place and (end - after) * step >= 0:
                place = after
            self._index = place
        return ""

    def edge(self, last: bool) -> str:
        """Go to the first or the last."""
        return self.down(len(self._choices) if last else -len(self._choices))

    def line(self, y: int) -> Line:
        """A line, with the cursor on it where it stands there."""
        place = self._top + y
        if place >= len(self._choices):
            return BLANK
        line = self._choices[place].line
        return replace(line, cursor=Cursor.HERE) if place == self._index and self.name_here is not None else line

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._settle()
        self.refresh()

    def _next(self, place: int, step: int) -> int:
        after = range(place + step, len(self._choices) if step > 0 else -1, step)
        return next((each for each in after if self._choices[each].name is not None), place)

    @contextmanager
    def _redrawing(self) -> Iterator[None]:
        before = self.lines_now()
        yield
        self._settle()
        self.refresh_changed(before)

    def _settle(self) -> None:
        """Keep the cursor in sight, and what stands above the first, or below the last, that can be chosen."""
        height, count = max(1, self.size.height), len(self._choices)
        first = 0 if self._next(self._index, -1) == self._index else self._index
        last = count - 1 if self._next(self._index, 1) == self._index else self._index
        top = max(min(self._top, first), last - height + 1)
        self._top = max(0, min(top, self._index, count - height))

"""Rows, one a line, under a cursor that is drawn; only the lines in sight are made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from jobboard.tui.base.line_widget import BLANK, Cursor, Line, LineWidget


class ListWidget(LineWidget):
    """Subclasses say how many rows there are and what stands on each, and change them inside `redrawing`."""

    def __init__(self) -> None:
        super().__init__()
        self.index = 0
        """The row under the cursor; 0 where there is none."""
        self.top = 0
        """The first row in sight."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_line(self, index: int) -> Line:
        """What stands on a row."""
        raise NotImplementedError

    def move(self, by: int) -> str:
        """Go down, or up where negative; returns what to say."""
        with self.redrawing():
            self.index += by
        return ""

    def move_page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        return self.move(pages * max(1, self.size.height - 1))

    def jump_end(self, to_last: bool) -> str:
        """Go to the first or the last."""
        return self.move(self.count if to_last else -self.count)

    def line(self, y: int) -> Line:
        """The row in sight at `y`."""
        index = self.top + y
        return self.row_line(index) if index < self.count else BLANK

    @contextmanager
    def redrawing(self) -> Iterator[None]:
        """Around every change: brings the cursor into sight, and draws what looks different."""
        yield
        self.scroll_to_cursor()
        self.refresh_changed()

    def scroll_to_cursor(self) -> None:
        """Keep the cursor on a row and in sight."""
        height = max(1, self.size.height)
        self.index = max(0, min(self.index, self.count - 1))
        self.top = max(0, min(max(min(self.top, self.index), self.index - height + 1), self.count - height))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.scroll_to_cursor()
        self.refresh()


ChoiceName = str | tuple[str, ...]
"""What names a line while the others change."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line; without a `name` the cursor passes over it."""

    line: Line = BLANK
    name: ChoiceName | None = None


class ChoiceList(ListWidget):
    """Choices, one a line."""

    DEFAULT_CSS = """
    ChoiceList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()

    @property
    def count(self) -> int:
        """How many lines there are, those without a name counted."""
        return len(self._choices)

    @property
    def selected_name(self) -> ChoiceName | None:
        """The name of what the cursor stands on; None where there is nothing to choose."""
        return self._choices[self.index].name if self.index < len(self._choices) else None

    def show(self, choices: Sequence[Choice], selected: ChoiceName | None = None) -> None:
        """Show these; the cursor goes to the name `selected`, else stays, else goes to the first."""
        with self.redrawing():
            wanted = selected if selected is not None else self.selected_name
            self._choices = choices
            names = [index for index, each in enumerate(choices) if each.name is not None]
            here = [index for index in names if choices[index].name == wanted]
            self.index = (here or names or [0])[0]

    def move(self, by: int) -> str:
        """Go down, or up where negative, by so many that can be chosen."""
        with self.redrawing():
            step = 1 if by > 0 else -1
            index = self.index
            for _ in range(abs(by)):
                index = self._next(index, step)
            self.index = index
        return ""

    def move_page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight, and by one line that can be chosen at least."""
        with self.redrawing():
            step = 1 if pages > 0 else -1
            end = self.index + pages * max(1, self.size.height - 2)
            index = self._next(self.index, step)
            while (after := self._next(index, step)) != index and (end - after) * step >= 0:
                index = after
            self.index = index
        return ""

    def row_line(self, index: int) -> Line:
        """A line, with the cursor on it where it stands there."""
        line = self._choices[index].line
        return line._replace(cursor=Cursor.HERE) if index == self.index and self.selected_name is not None else line

    def scroll_to_cursor(self) -> None:
        """Keep the cursor in sight, and what stands above the first, or below the last, that can be chosen."""
        height = max(1, self.size.height)
        first = 0 if self._next(self.index, -1) == self.index else self.index
        last = self.count - 1 if self._next(self.index, 1) == self.index else self.index
        top = max(min(self.top, first), last - height + 1)
        self.top = max(0, min(top, self.index, self.count - height))

    def _next(self, index: int, step: int) -> int:
        after = range(index + step, len(self._choices) if step > 0 else -1, step)
        return next((each for each in after if self._choices[each].name is not None), index)

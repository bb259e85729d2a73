"""What the user learned, in one list."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from jobboard.dates.format import format_ago
from jobboard.store.queries.lessons import Lesson, lessons
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import BLANK, Cursor, Line, TextRole, TextSpan
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.base.text_layout import fold
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.base_screen import ListScreen, ScreenHandlers
from jobboard.tui.keymap import LESSONS_ACTIONS, ActionHandlers, HintSpec, Registry, hints

_WIDEST = 100
_NONE_YET = "Nothing yet. Moving a card to Rejected asks what you will do differently; the answers stand here."


class LessonList(ScrollWidget):
    """The lessons, whole, and a cursor that goes from one to the next."""

    DEFAULT_CSS = """
    LessonList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lessons: Sequence[Lesson] = ()
        self._today = date.min
        self._index = 0
        self._starts: list[int] = []
        """The line on which each lesson begins, and the one after the last."""

    @property
    def lesson(self) -> Lesson | None:
        """The one under the cursor."""
        return self._lessons[self._index] if self._lessons else None

    def show(self, lessons: Sequence[Lesson], today: date) -> None:
        """List these."""
        self._lessons, self._today = lessons, today
        self._go(self._index)

    def move(self, by: int) -> str:
        """Go down, or up where negative."""
        return self._go(self._index + by)

    def move_page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight."""
        return self.move(pages * max(1, self.size.height // 4))

    def jump_end(self, last: bool) -> str:
        """Go to the newest, or to the first that was ever learned."""
        return self._go(len(self._lessons) if last else 0)

    def content(self, cells: int) -> Sequence[Line]:
        """A line that says where and when, and under it the lesson."""
        room = min(cells, _WIDEST)
        if not self._lessons:
            return [Line((TextSpan(part, TextRole.MUTED),)) for part in fold(_NONE_YET, room)]
        lines: list[Line] = []
        self._starts = []
        for number, lesson in enumerate(self._lessons):
            self._starts.append(len(lines))
            cursor = Cursor.HERE if number == self._index else Cursor.NONE
            lines += [*_lesson(lesson, self._today, room, cursor), BLANK]
        self._starts.append(len(lines))
        return lines

    def _go(self, index: int) -> str:
        """Put the cursor there and bring it into sight."""
        self._index = max(0, min(index, len(self._lessons) - 1))
        self.lay_out()
        if self._lessons:
            first, after = self._starts[self._index], self._starts[self._index + 1] - 1
            self.scroll_lines(min(first - self._top, 0) or max(after - self._top - self.size.height, 0))
        return ""


def _lesson(lesson: Lesson, today: date, cells: int, cursor: Cursor) -> Iterator[Line]:
    role = TextSpan(f" · {lesson.role}", gives=True) if lesson.role else TextSpan("")
    when = TextSpan(format_ago(lesson.day, today) if lesson.day else "", TextRole.MUTED)
    yield Line((TextSpan(lesson.company, TextRole.STRONG, gives=True), role, TextSpan("  "), when), cursor=cursor)
    yield from (Line((TextSpan(part),), cursor=cursor.below) for part in fold(lesson.text, cells))


_HINTS: HintSpec = (("down up", "up and down"), ("open", "to the card"), ("back", "board"), ("keys", "keys"))


class LessonsScreen(ListScreen[int]):
    """Dismissed with the card to go to, or None."""

    handlers: ClassVar[ScreenHandlers["LessonsScreen"]] = ActionHandlers(LESSONS_ACTIONS, inherited=ListScreen.handlers)

    def __init__(self, store: Store, registry: Registry) -> None:
        super().__init__(registry)
        self._store = store
        self._title = TitleBar("What I learned", f"{registry.key('back')} leaves")
        self._list = LessonList()

    def parts(self) -> Iterable[Widget]:
        """The lessons, and how to leave."""
        return self._title, self._list

    def on_mount(self) -> None:
        """Read the lessons."""
        self.watch_store(self._store)
        self.redraw()
        self.prompt.hint(hints(self.registry, _HINTS))

    @property
    def rows(self) -> LessonList:
        """The lessons."""
        return self._list

    def draw(self) -> None:
        """Show the lessons as they are now."""
        self._list.show(lessons(self._store), self._store.today())

    @handlers.handles("open")
    def _open(self) -> str:
        if self._list.lesson is None:
            return "Nothing to open"
        self.dismiss(self._list.lesson.card_id)
        return ""

    @handlers.handles("back")
    def _back(self) -> str:
        self.dismiss(None)
        return ""

"""What the user learned, in one list."""

from collections.abc import Iterable

from textual.widget import Widget

from jobboard.store.queries.lessons import lessons
from jobboard.store.store import Store
from jobboard.tui.base.title_bar import TitleLine
from jobboard.tui.hints import Wanted, hints
from jobboard.tui.keymap import Registry
from jobboard.tui.lessons.lesson_list import LessonList
from jobboard.tui.task import Act, TaskScreen

_HINTS: Wanted = (("down up", "up and down"), ("open", "to the card"), ("back", "board"), ("keys", "keys"))


class LessonsScreen(TaskScreen[int]):
    """Dismissed with the card to go to, or None."""

    def __init__(self, store: Store, registry: Registry) -> None:
        super().__init__(registry)
        self._store = store
        self._title = TitleLine("What I learned", f"{registry.key('back')} leaves")
        self._list = LessonList()

    def parts(self) -> Iterable[Widget]:
        """The lessons, and how to leave."""
        return self._title, self._list

    def on_mount(self) -> None:
        """Read the lessons."""
        self.watch_store(self._store)
        self.redraw()
        self.prompt.hint(hints(self.registry, _HINTS))

    def direct(self, name: str) -> Act | None:
        """What is done at once; nothing here asks."""
        acts: dict[str, Act] = {
            "open": self._open,
            "back": self._back,
            **self.around(self._list),
        }
        return acts[name]

    def draw(self) -> None:
        """Show the lessons as they are now."""
        self._list.show(lessons(self._store), self._store.today())

    def _open(self) -> str:
        if self._list.lesson is None:
            return "Nothing to open"
        self.dismiss(self._list.lesson.card_id)
        return ""

    def _back(self) -> str:
        self.dismiss(None)
        return ""

"""The sweep: cards that went quiet, closed, put to rest or put off many at once, as one action."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from jobboard.config import MessageSettings
from jobboard.dates.format import format_ago
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES, count_noun
from jobboard.followup.step_text import step_name
from jobboard.store.actions.bulk import Sweep, sweep
from jobboard.store.queries.drafts import of_withdrawal
from jobboard.store.queries.panel import quiet
from jobboard.store.queries.search_end import still_to_tell
from jobboard.store.store import Store
from jobboard.store.views import PanelEntry
from jobboard.text import pad
from jobboard.tui.base.line_widget import Cursor, Line, TextRole, TextSpan
from jobboard.tui.base.list_widget import ListWidget
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.base_screen import ListScreen, ScreenHandlers
from jobboard.tui.card.change_stage import ask_until
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.undo_redo import undo_last
from jobboard.tui.keymap import SWEEP_ACTIONS, ActionHandlers, HintSpec, Registry, hints

_MARK, _NO_MARK = "✓", "·"


class SweepList(ListWidget):
    """Entries, which of them are marked, and a cursor."""

    DEFAULT_CSS = """
    SweepList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[PanelEntry] = ()
        self.marked: set[int] = set()
        """The ids of the marked cards."""
        self._today = date.min

    @property
    def count(self) -> int:
        """How many cards are listed."""
        return len(self.entries)

    def show(self, entries: Sequence[PanelEntry], today: date) -> None:
        """List these; marks of cards that are gone are dropped."""
        with self.redrawing():
            self.entries, self._today = entries, today
            self.marked &= {entry.card_id for entry in entries}

    def mark(self) -> str:
        """Mark the card under the cursor, or unmark it, and go to the next."""
        if self.entries:
            with self.redrawing():
                self.marked ^= {self.entries[self.index].card_id}
                self.index = min(self.index + 1, len(self.entries) - 1)
        return ""

    def mark_all(self) -> str:
        """Mark all, or, where all are marked, none."""
        with self.redrawing():
            everyone = {entry.card_id for entry in self.entries}
            self.marked = set() if self.marked == everyone else everyone
        return ""

    def row_line(self, place: int) -> Line:
        """A card: its mark, company and role, stage, and the step that nobody took."""
        entry = self.entries[place]
        marked = entry.card_id in self.marked
        text_role = TextRole.PLAIN if marked else TextRole.MUTED
        role = f" · {entry.role}" if entry.role else ""
        return Line(
            (
                TextSpan(f"{_MARK if marked else _NO_MARK} ", TextRole.ACCENT),
                TextSpan(f"{entry.company}{role}", text_role, gives=True),
            ),
            (
                TextSpan(pad(STAGE_NAMES[entry.stage], 12), TextRole.MUTED),
                TextSpan(pad(step_name(entry.step.kind, entry.step.attempt), 18), text_role),
                TextSpan(pad(format_ago(entry.step.since, self._today), 14), TextRole.MUTED),
            ),
            cursor=Cursor.HERE if place == self.index else Cursor.NONE,
        )


_HINTS_TO_TELL: HintSpec = (
    ("copy_words", "copy the words"),
    ("mark", "unmark"),
    ("withdraw", "withdraw from all marked"),
    ("mark_all", "all, none"),
    ("undo", "undo"),
    ("back", "board"),
    ("keys", "keys"),
)
_WANTED: HintSpec = (
    ("mark", "unmark"),
    ("close", "close as no reply"),
    ("rest", "rest"),
    ("snooze", "snooze"),
    ("withdraw", "withdrawn"),
    ("mark_all", "all, none"),
    ("undo", "undo"),
    ("back", "board"),
    ("keys", "keys"),
)


class Listing(NamedTuple):
    """Which cards a sweep lists, and what they are called in its title."""

    read: Callable[[Store], list[PanelEntry]]
    title: str
    word: str


QUIET = Listing(quiet, "Sweep", "quiet")
TO_TELL = Listing(still_to_tell, "To tell", "in the running")
"""Whom an accepted offer leaves to be told."""


class SweepScreen(ListScreen[str]):
    """Lists cards, all of them marked; dismissed with what to say about it on the board."""

    handlers: ClassVar[ScreenHandlers["SweepScreen"]] = ActionHandlers(
        SWEEP_ACTIONS,
        {
            "mark": lambda screen: screen.rows.mark(),
            "mark_all": lambda screen: screen.rows.mark_all(),
            "close": lambda screen: screen.sweep(Sweep.NO_REPLY),
            "withdraw": lambda screen: screen.sweep(Sweep.WITHDRAWN),
            "rest": lambda screen: screen.sweep(Sweep.REST),
        },
        ListScreen.handlers,
    )

    def __init__(self, store: Store, registry: Registry, settings: MessageSettings, listing: Listing = QUIET) -> None:
        super().__init__(registry)
        self._store = store
        self._settings = settings
        self._listing = listing
        self._actions = ActionContext(store, self)
        self._title = TitleBar(listing.title, f"{registry.key('back')} leaves")
        self._list = SweepList()
        self._list.marked = {entry.card_id for entry in listing.read(store)}

    def parts(self) -> Iterable[Widget]:
        """How many are marked, and the cards."""
        return self._title, self._list

    def on_mount(self) -> None:
        """Show the cards."""
        self.watch_store(self._store)
        self.redraw()

    @property
    def rows(self) -> SweepList:
        """The cards."""
        return self._list

    def draw(self) -> None:
        """Show the cards that are to be listed now, and how many are marked."""
        cards = self._list
        cards.show(self._listing.read(self._store), self._store.today())
        total, marked = len(cards.entries), len(cards.marked)
        self._title.show(f"{self._listing.title} · {total} {self._listing.word}, {marked} marked", 0, 0)
        self.prompt.hint(hints(self.registry, _HINTS_TO_TELL if self._listing is TO_TELL else _WANTED))

    def sweep(self, how: Sweep) -> str:
        """Do it to all cards that are marked, as one action."""
        changes = sweep(self._store, self._marked(), how)
        return self._swept(changes.label)

    def _swept(self, label: str) -> str:
        """Say it here, or, where no card is left, on the board."""
        said = f"{label[:1].upper()}{label[1:]} · {self.registry.key('undo')} undoes"
        if not self._listing.read(self._store):
            self.dismiss(said)
        return said

    @handlers.handles("snooze")
    async def _snooze(self) -> str:
        marked = self._marked()
        cards = count_noun(len(marked), "card")
        if not marked:
            raise InvalidInputError("no card is marked", "mark some first")
        until = await ask_until(self._actions, f"Snooze {cards}")
        if until is None:
            return ""
        return self._swept((await self._actions.save(sweep, self._marked(), Sweep.SNOOZE, until)).label)

    def _marked(self) -> set[int]:
        """The cards that are marked; InvalidInputError where somebody else saw to one of them since it was drawn."""
        marked = set(self._list.marked)
        self.draw()
        if marked != self._list.marked:
            raise InvalidInputError(f"some of these are not {self._listing.word} any more", "look again")
        return marked

    @handlers.handles("copy_words")
    def _copy_words(self) -> str:
        """The words that tell the employer under the cursor that the user withdraws."""
        if self._listing is not TO_TELL or not self._list.entries:
            return ""
        card_id = self._list.entries[self._list.index].card_id
        message = of_withdrawal(self._store, card_id, self._settings.overrides, self._settings.me)
        blanks = f", to fill: {', '.join(message.draft.blanks)}" if message.draft.blanks else ""
        whom = f"{message.to} at {message.company}" if message.to else message.company
        return f"The words for {whom}: {self.copy(message.draft.text)}{blanks}"

    @handlers.handles("undo")
    async def _undo(self) -> str:
        changes = await undo_last(self._actions)
        if changes is None:
            return ""
        self._list.marked |= changes.cards
        return changes.label[:1].upper() + changes.label[1:]

    @handlers.handles("back")
    def _leave(self) -> str:
        self.dismiss("")
        return ""

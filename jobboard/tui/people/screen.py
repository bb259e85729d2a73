"""The people across all cards: who waits for an answer, what is known about each, and what was exchanged."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import count_noun
from jobboard.store.queries.people import PersonRow, exchanges, people, with_words
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.base_screen import ListScreen, ScreenHandlers
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.undo_redo import undo_last
from jobboard.tui.keymap import PEOPLE_ACTIONS, ActionHandlers, HintSpec, Registry, hints
from jobboard.tui.people.form_fields import contact_request
from jobboard.tui.people.list import PeopleList
from jobboard.tui.people.view import PersonView

_DIGITS = tuple("123456789")
_WIDE = 100
"""Cells from which the person stands beside the list; below, in its place once opened."""
_LEAST, _MOST = 36, 56
"""Cells of the list beside the person: a third of the screen, within these."""
_IN_LIST: HintSpec = (
    ("open", "read on"),
    ("filter", "search"),
    ("edit", "edit"),
    ("undo", "undo"),
    ("back", "board"),
    ("keys", "keys"),
)
_IN_PERSON: HintSpec = (
    ("back", "back"),
    ("down up", "scroll"),
    ("open", "to the card"),
    ("edit", "edit"),
    ("undo", "undo"),
    ("keys", "keys"),
)


class PeopleScreen(ListScreen[int]):
    """Exactly one of list and person has the keys; dismissed with the card to go to, or None."""

    DEFAULT_CSS = """
    PeopleScreen PeopleList { height: 1fr; width: 1fr; }
    PeopleScreen PersonView { height: 1fr; width: 1fr; }
    """
    handlers: ClassVar[ScreenHandlers["PeopleScreen"]] = ActionHandlers(PEOPLE_ACTIONS, inherited=ListScreen.handlers)

    def __init__(self, store: Store, registry: Registry) -> None:
        super().__init__(registry)
        self._store = store
        self._actions = ActionContext(store, self)
        self._title = TitleBar("People", f"{registry.key('back')} leaves")
        self._list = PeopleList()
        self._person = PersonView()
        self._everybody: list[PersonRow] = []
        self._words = ""
        self._in_person = False

    def parts(self) -> Iterable[Widget]:
        """How many there are, and the list beside the person."""
        return self._title, Horizontal(self._list, self._person)

    def on_mount(self) -> None:
        """Read everybody, and from then on what somebody else changes about them."""
        self.watch_store(self._store)
        self.guard(self.read)
        self.redraw()

    def on_resize(self) -> None:
        """List and person side by side where there is room for both."""
        self._settle()

    @property
    def rows(self) -> "PeopleScreen":
        """The list, or the person who is read."""
        return self

    def draw(self) -> None:
        """Show who fits the search, and the one under the cursor."""
        found = with_words(self._everybody, self._words)
        self._list.show(found)
        waiting = sum(row.waiting for row in self._everybody)
        count = f"{len(found)} of {len(self._everybody)}" if self._words else str(len(found))
        under = f" · /{self._words}" if self._words else ""
        waits = f" · {waiting} to be answered" if waiting else ""
        self._title.show(f"People · {count}{under}{waits}", 0, 0)
        row = self._list.row
        if row:
            self._person.show(row, exchanges(self._store, row.contact.id), self._store.today())
        else:
            self._in_person = False
            self._person.show_nobody(self._nobody())
        self._settle()

    def read(self) -> None:
        """Read everybody."""
        self._everybody = people(self._store)

    def _settle(self) -> None:
        """Show what belongs on a screen of this size."""
        wide = self.app.size.width >= _WIDE
        listed = bool(self._list.row)
        self._list.display = listed and (wide or not self._in_person)
        self._person.display = wide or self._in_person or not listed
        self._person.ruled = wide and listed
        self._list.styles.width = max(_LEAST, min(_MOST, self.app.size.width // 3)) if wide else "1fr"
        self._list.draw_cursor(not self._in_person)
        self.prompt.hint(hints(self.registry, _IN_PERSON if self._in_person else _IN_LIST))

    def _nobody(self) -> str:
        if self._words:
            return f"Nobody under these words: {self.registry.key('back')} clears them"
        return "Nobody yet: people come with the cards, on which e adds one"

    def _shown(self) -> PersonRow:
        if self._list.row is None:
            raise InvalidInputError(self._nobody())
        return self._list.row

    @handlers.handles("open")
    def _open(self) -> str:
        if self._in_person:
            return self._to_card(1)
        self._in_person = bool(self._shown())
        return ""

    @handlers.handles("back")
    def _back(self) -> str:
        if self._in_person:
            self._in_person = False
        elif self._words:
            self._words = ""
        else:
            self.dismiss(None)
        return ""

    def _to_card(self, number: int) -> str:
        cards = self._shown().cards
        if number > len(cards):
            name = self._shown().contact.name
            return f"{name} is on {count_noun(len(cards), 'card') if cards else 'no card'}"
        self.dismiss(cards[number - 1].id)
        return ""

    def move(self, by: int) -> str:
        """Go down the list, or up where negative; scrolls the person who is read."""
        if not self._in_person:
            return self._list.down(by)
        self._person.scroll_lines(by)
        return ""

    def move_page(self, pages: int) -> str:
        """Go down, or up, by what is in sight; scrolls the person who is read."""
        if not self._in_person:
            return self._list.move_page(pages)
        self._person.scroll_page(pages)
        return ""

    def jump_end(self, last: bool) -> str:
        """Go to the first or the last; scrolls the person who is read."""
        if not self._in_person:
            return self._list.jump_end(last)
        self._person.scroll_edge(last)
        return ""

    @handlers.handles("filter")
    def _filter(self) -> str:
        self._in_person = False
        self.prompt.edit_filter(self._words)
        return ""

    @handlers.handles("edit")
    async def _edit(self) -> str:
        return self._changed(await self.push_form(contact_request(self._store, self._shown().contact.id)))

    @handlers.handles("undo")
    async def _undo(self) -> str:
        return self._changed(await undo_last(self._actions))

    def _changed(self, changes: Changes | None) -> str:
        """Read everybody anew; returns what to say."""
        if changes is None:
            return ""
        self.read()
        undoes = f" · {self.registry.key('undo')} undoes" if changes.undo_id is not None else ""
        return changes.label[:1].upper() + changes.label[1:] + undoes

    def on_key(self, event: events.Key) -> None:
        """Keys that are no action: the search's, and the digits of the cards; the rest is every screen's."""
        if self.prompt.editor:
            event.stop()
            event.prevent_default()
            self.guard(partial(self._search, event))
        elif event.key in _DIGITS:
            event.stop()
            event.prevent_default()
            self.guard(partial(self._digit, int(event.key)))

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the search."""
        if self.prompt.editor:
            event.stop()
            self.prompt.paste(event.text)
            self.guard(partial(self._show_found, self.prompt.editor.value))

    def _digit(self, number: int) -> None:
        self.show_message(self._to_card(number))

    def _search(self, event: events.Key) -> None:
        editor = self.prompt.editor
        if event.key == "enter":
            self.prompt.leave_filter()
        elif event.key == "escape":
            self.prompt.leave_filter()
            self._show_found("")
        elif event.key in ("up", "down"):
            self._list.down(1 if event.key == "down" else -1)
            self.draw()
        elif editor and self.prompt.press(event):
            self._show_found(editor.value)

    def _show_found(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.draw()

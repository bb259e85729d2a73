"""What every screen with keys shares: its registry, a last line that hints, says and asks, and news from the store."""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap
from textual.screen import Screen
from textual.widget import Widget

from jobboard.errors import DatabaseLockedError, InvalidInputError, JobboardError, StoreError
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.tui.keymap import Registry
from jobboard.tui.prompt.prompt import Prompt
from jobboard.tui.terminal_diff import DiffOutputApp
from jobboard.unsaved_input import UnsavedInput

if TYPE_CHECKING:
    from jobboard.tui.forms.form import FormSpec


_POLL = 0.7
"""Seconds between two looks at whether another program has written."""

Result = TypeVar("Result")


class BaseScreen(Screen[Result], inherit_bindings=False):
    """Every key goes through `action_do`. Nothing takes the focus: moving it repaints the whole screen."""

    AUTO_FOCUS = ""

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self.registry = registry
        self.prompt = Prompt()
        self._version: int | None = None
        """What of the store is shown; None for what is to be shown anew."""
        # Before any widget sees it, so that keys typed ahead of a question become answers, in their order.
        self._bindings = BindingsMap(
            Binding(",".join(action.keys), f"do('{action.id}')", action.label, show=False, priority=True)
            for action in registry.actions
        )

    def compose(self) -> ComposeResult:
        """The screen's own parts, and the last line, which asks too."""
        yield from self.parts()
        yield self.prompt

    def parts(self) -> Iterable[Widget]:
        """What stands above the last line."""
        raise NotImplementedError

    def action_do(self, name: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        raise NotImplementedError

    def read(self) -> None:
        """Read what `draw` does not read itself."""

    def draw(self) -> None:
        """Show what an action, or another program, has changed."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question or the filter takes keys, none of them is an action."""
        return action != "do" or not (self.prompt.in_conversation or self.prompt.editor)

    def guarded(self, act: Callable[[], object]) -> None:
        """Run something that may meet the store's troubles; they are said, and the screen stays as it was."""
        try:
            act()
        except JobboardError as error:
            self.trouble(error)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Say one line at the foot of the screen, until the next key."""
        self.prompt.say(clean(text), trouble=trouble)

    def trouble(self, error: JobboardError) -> None:
        """Say why something could not be done; what met a lock may be half shown, which the next look mends."""
        if isinstance(error, DatabaseLockedError):
            self.look_again()
        self.say(str(error), trouble=not isinstance(error, InvalidInputError))

    async def push_form(self, request: "FormSpec") -> Changes | None:
        """Open a form, from a talk; None where it was left."""
        from jobboard.tui.forms.form import Form

        return await self.app.push_screen_wait(Form(request, self.prompt.pending_keys()))

    def repaint_all(self) -> str:
        """Draw the whole screen anew."""
        if isinstance(self.app, DiffOutputApp):
            self.app.repaint()
        return ""

    def watch_store(self, store: Store) -> None:
        """From now on show what other programs change; to be called before the first reading."""
        self._watched = store
        with suppress(StoreError):  # the reading that follows says what is wrong, and the next look shows all anew
            self._version = store.data_version()
        self.set_interval(_POLL, self.look_for_changes)

    def look_for_changes(self) -> None:
        """Show what another program has written; while one is writing, the next look does."""
        self.guarded(self._show_changes)

    def look_again(self) -> None:
        """Have the next look show everything: what is saved could not be drawn for now."""
        self._version = None

    def _show_changes(self) -> None:
        with suppress(DatabaseLockedError):
            version = self._watched.data_version()
            if version != self._version:
                self.read()
                self.draw()
                self._version = version

    def on_key(self, event: events.Key) -> None:
        """Keys that are no action."""
        if event.is_printable:
            self.say(f"{event.character} does nothing here: {self.registry.key('keys')} shows the keys")


Act = Callable[[], str]
Talk = Callable[[], Awaitable[str]]


class Rows(Protocol):
    """A list with a cursor; each method returns what to say."""

    def down(self, by: int) -> str:
        """Go down, or up where negative."""
        ...

    def page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        ...

    def edge(self, last: bool) -> str:
        """Go to the first or the last."""
        ...


class OverlayScreen(BaseScreen[Result]):
    """Subclasses say what each action does: at once, or in a talk that may ask."""

    def direct(self, name: str) -> Act | None:
        """What the action does at once, to return what to say; None for one that may ask."""
        raise NotImplementedError

    def talk(self, name: str) -> Talk:
        """What an action does that may ask, to return what to say."""
        raise NotImplementedError

    def around(self, rows: Rows) -> dict[str, Act]:
        """What every screen with a list does at once, by the names of the registry."""
        return {
            "down": partial(rows.down, 1),
            "up": partial(rows.down, -1),
            "page_down": partial(rows.page, 1),
            "page_up": partial(rows.page, -1),
            "first": partial(rows.edge, False),
            "last": partial(rows.edge, True),
            "keys": self.show_keys,
            "repaint": self.repaint_all,
        }

    @property
    def card_id(self) -> int | None:
        """The card that questions are about, where there is one."""
        return None

    def unsaved(self) -> UnsavedInput | None:
        """What was typed as an answer so far."""
        return self.prompt.unsaved(about=self.card_id)

    def action_do(self, name: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        self.prompt.say("")
        act = self.direct(name)
        if act is None:
            self.prompt.run_conversation(self._talk(self.talk(name)))
        else:
            self.guarded(lambda: self._drawn(act()))

    def redraw(self) -> None:
        """Show what is stored, or say why it can't be read."""
        self.guarded(self.draw)

    def look_for_changes(self) -> None:
        """Nothing changes under a question, or under another screen."""
        if self.is_current and not self.prompt.in_conversation:
            super().look_for_changes()

    def show_keys(self) -> str:
        """Show what every key does here."""
        from jobboard.tui.help.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.registry))
        return ""

    async def _talk(self, talk: Talk) -> None:
        try:
            self._drawn(await talk())
        except JobboardError as error:
            self.trouble(error)

    def _drawn(self, said: str) -> None:
        if self.is_current:
            try:
                self.draw()
            except DatabaseLockedError:  # what was done is saved: the next look draws it
                self.look_again()
            self.say(said)

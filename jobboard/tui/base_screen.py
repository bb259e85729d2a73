"""What every screen with keys shares: its actions, a last line that hints, answers and asks, and news of the store."""

from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from jobboard.errors import DatabaseLockedError, InvalidInputError, JobboardError, StoreError
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.tui.keymap import COMMON_ACTIONS, LIST_ACTIONS, ActionHandlers, Registry
from jobboard.tui.prompt.prompt import Prompt
from jobboard.tui.terminal_diff.app import DiffOutputApp
from jobboard.tui.textual_internals import set_bindings
from jobboard.unsaved_input import UnsavedInput

if TYPE_CHECKING:
    from jobboard.tui.forms.external_editor import EditorResult
    from jobboard.tui.forms.form import FormSpec
    from jobboard.tui.prompt.question import Answer, Question


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
        bindings = (
            Binding(",".join(action.keys), f"do('{action.id}')", action.label, show=False, priority=True)
            for action in registry.actions
        )
        set_bindings(self, bindings)

    def compose(self) -> ComposeResult:
        """The screen's own parts, and the last line, which asks too."""
        yield from self.parts()
        yield self.prompt

    def parts(self) -> Iterable[Widget]:
        """What stands above the last line."""
        raise NotImplementedError

    def read(self) -> None:
        """Read what `draw` does not read itself."""

    def draw(self) -> None:
        """Show what an action, or another program, has changed."""
        raise NotImplementedError

    def guard(self, act: Callable[[], object]) -> None:
        """Run something that may meet the store's errors; they are shown, and the screen stays as it was."""
        try:
            act()
        except JobboardError as error:
            self.show_error(error)

    def show_message(self, text: str, *, is_error: bool = False) -> None:
        """Show one line at the foot of the screen, until the next key."""
        self.prompt.say(clean(text), is_error=is_error)

    def show_error(self, error: JobboardError) -> None:
        """Say why something could not be done; what met a lock may be half shown, which the next look mends."""
        if isinstance(error, DatabaseLockedError):
            self.redraw_later()
        self.show_message(str(error), is_error=not isinstance(error, InvalidInputError))

    async def ask(self, question: "Question") -> "Answer | None":
        """Put a question at the foot; None where the user left it by Esc."""
        return await self.prompt.ask(question)

    async def push_form(self, spec: "FormSpec") -> Changes | None:
        """Open a form, from a conversation; None where it was left."""
        from jobboard.tui.forms.form import Form

        return await self.app.push_screen_wait(Form(spec, self.prompt.pending_keys()))

    async def edit_text(
        self, title: str, text: str, action_id: str = "", record_id: int | None = None
    ) -> "EditorResult":
        """Have the user edit a text, in their editor or the built-in one, from a conversation.

        `action_id` and `record_id` say what it is for, should the app have to leave meanwhile.
        """
        from jobboard.tui.forms.text_editor import edit

        return await edit(self.app, title, text, action_id, record_id)

    def copy(self, text: str) -> str:
        """Put a text on the user's clipboard; returns what is known of its fate."""
        from jobboard.tui.system.clipboard import copy

        return copy(self.app, text)

    def draw_changes(self, changes: Changes) -> None:
        """Draw what was saved, while there are questions yet; most screens draw at the end."""

    def show_keys(self) -> str:
        """Show what every key does here."""
        self.app.action_show_help_panel()
        return ""

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
        self.guard(self._show_changes)

    def redraw_later(self) -> None:
        """Have the next look show everything: what is saved could not be drawn for now."""
        self._version = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question or the filter takes keys, none of them is an action."""
        return action != "do" or not (self.prompt.in_conversation or self.prompt.editor)

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
            self.show_message(f"{event.character} does nothing here: {self.registry.key('keys')} shows the keys")

    def action_do(self, action_id: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        raise NotImplementedError


AsyncAction = Coroutine[Any, Any, str]
"""An action that may ask, or takes a while."""
AnyScreen = TypeVar("AnyScreen")
ScreenHandlers = ActionHandlers[Callable[[AnyScreen], str | AsyncAction]]
"""What each action does on a screen: at once or as an `AsyncAction`. It returns the message for the foot."""


class OverlayScreen(BaseScreen[Result]):
    """A screen over the board, left with a result; `handlers` has a method of it for each of its actions."""

    handlers: ClassVar[ActionHandlers[Any]] = ActionHandlers(
        COMMON_ACTIONS, {"keys": BaseScreen.show_keys, "repaint": BaseScreen.repaint_all}
    )

    def __init__(self, registry: Registry) -> None:
        super().__init__(registry)
        self.handlers.check_complete()

    @property
    def card_id(self) -> int | None:
        """The card that questions are about, where there is one."""
        return None

    def unsaved(self) -> UnsavedInput | None:
        """What was typed as an answer so far."""
        return self.prompt.unsaved(record_id=self.card_id)

    def redraw(self) -> None:
        """Show what is stored, or say why it can't be read."""
        self.guard(self.draw)

    def look_for_changes(self) -> None:
        """Nothing changes under a question, or under another screen."""
        if self.is_current and not self.prompt.in_conversation:
            super().look_for_changes()

    def run_async(self, action: AsyncAction) -> None:
        """Run what may ask, then show its message."""
        self.prompt.run_conversation(self._finish_async(action))

    async def _finish_async(self, action: AsyncAction) -> None:
        try:
            self._finish(await action)
        except JobboardError as error:
            self.show_error(error)

    def _run(self, action_id: str) -> None:
        outcome = self.handlers[action_id](self)
        if isinstance(outcome, str):
            self._finish(outcome)
        else:
            self.run_async(outcome)

    def _finish(self, message: str) -> None:
        """Draw what the action changed, and show its message."""
        if self.is_current:
            try:
                self.draw()
            except DatabaseLockedError:  # what was done is saved: the next look draws it
                self.redraw_later()
            self.show_message(message)

    def action_do(self, action_id: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        self.prompt.say("")
        self.guard(lambda: self._run(action_id))


class Rows(Protocol):
    """A list with a cursor; each method returns the message for the foot."""

    def move(self, by: int) -> str:
        """Go down, or up where negative."""
        ...

    def move_page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        ...

    def jump_end(self, last: bool) -> str:
        """Go to the first or the last."""
        ...


class ListScreen(OverlayScreen[Result]):
    """An overlay over which a cursor goes."""

    handlers: ClassVar[ActionHandlers[Any]] = ActionHandlers(
        LIST_ACTIONS,
        {
            "down": lambda screen: screen.rows.move(1),
            "up": lambda screen: screen.rows.move(-1),
            "page_down": lambda screen: screen.rows.move_page(1),
            "page_up": lambda screen: screen.rows.move_page(-1),
            "first": lambda screen: screen.rows.jump_end(False),
            "last": lambda screen: screen.rows.jump_end(True),
        },
        OverlayScreen.handlers,
    )

    @property
    def rows(self) -> Rows:
        """What the cursor goes over."""
        raise NotImplementedError

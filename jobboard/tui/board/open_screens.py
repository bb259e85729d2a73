"""The screens that open over the board, each imported when it is asked for, so that the board is there sooner."""

from collections.abc import Callable

from textual.screen import Screen

from jobboard.config import MessageSettings
from jobboard.store.store import Store
from jobboard.store.views import Panel
from jobboard.tui.forms.external_editor import Edited
from jobboard.tui.keymap import IMPORT_ACTIONS, LESSONS_ACTIONS, PEOPLE_ACTIONS, SWEEP_ACTIONS, TRIAGE_ACTIONS, Registry
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.tui.system.clipboard import copy


class ScreenOpener:
    """Opens them; each method returns why it can't, or nothing.

    `come_back` is called with what to say once a screen is left, `come_to_card` with the card that one led to.
    """

    def __init__(
        self,
        board: Screen[None],
        store: Store,
        registry: Registry,
        wording: MessageSettings,
        come_back: Callable[[str | None], None],
        come_to_card: Callable[[int | None], None],
    ) -> None:
        self._board = board
        self._store = store
        self._registry = registry
        self._wording = wording
        self._come_back = come_back
        self._come_to_card = come_to_card
        screens = {
            "triage": TRIAGE_ACTIONS,
            "sweep": SWEEP_ACTIONS,
            "people": PEOPLE_ACTIONS,
            "lessons": LESSONS_ACTIONS,
            "import": IMPORT_ACTIONS,
        }
        self._keys = {name: Registry(registry.keys, actions) for name, actions in screens.items()}

    def keys_of(self, screen: str) -> Registry:
        """The keys of one of them."""
        return self._keys[screen]

    def triage(self, panel: Panel) -> str:
        """What is due, card by card."""
        from jobboard.tui.triage.screen import TriageScreen

        if not (panel.now or panel.can_wait):
            return "Nothing needs a follow-up now"
        self._board.app.push_screen(TriageScreen(self._store, self._keys["triage"], self._wording), self._come_back)
        return ""

    def sweep(self, panel: Panel) -> str:
        """The quiet cards, all at once."""
        from jobboard.tui.sweep.screen import SweepScreen

        if not panel.quiet:
            return "No card has gone quiet"
        self._board.app.push_screen(SweepScreen(self._store, self._keys["sweep"]), self._come_back)
        return ""

    def people(self) -> str:
        """Everybody, across all cards."""
        from jobboard.tui.people.screen import PeopleScreen

        self._board.app.push_screen(PeopleScreen(self._store, self._keys["people"]), self._come_to_card)
        return ""

    def lessons(self) -> str:
        """What was learned."""
        from jobboard.tui.lessons.screen import LessonsScreen

        self._board.app.push_screen(LessonsScreen(self._store, self._keys["lessons"]), self._come_to_card)
        return ""

    def palette(self, do: Callable[[str], None]) -> str:
        """The actions by their names; `do` does the one that is chosen, and then what was typed behind it comes."""
        from jobboard.tui.help.palette_screen import PaletteScreen

        palette = PaletteScreen(self._registry.actions)

        def chosen(name: str | None) -> None:
            if name:
                do(name)
            if isinstance(palette.app, KeyQueueApp):
                palette.app.hand_back(palette.pending_keys)

        self._board.app.push_screen(palette, chosen)
        return ""

    def shell(self) -> str:
        """The shell, until it says fg."""
        self._board.app.action_suspend_process()
        return ""

    async def edit_text(self, title: str, text: str) -> Edited:
        """A text of several lines, in the user's editor or the built-in one."""
        from jobboard.tui.forms.text_editor import edit

        return await edit(self._board.app, title, text)

    def copy(self, text: str) -> str:
        """Put a text on the clipboard; returns what can be said of that."""
        return copy(self._board.app, text)

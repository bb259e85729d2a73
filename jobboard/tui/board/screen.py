"""The board: which key does what, and drawing again what an action changed."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.widget import Widget

from jobboard.config import MessageSettings
from jobboard.errors import DatabaseLockedError, JobboardError
from jobboard.followup.enums import Stage
from jobboard.store.background import BackgroundReader
from jobboard.store.queries.card_rows import by_id
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui import keymap
from jobboard.tui.base.line_editor import is_for_a_line
from jobboard.tui.base_screen import BaseScreen
from jobboard.tui.board.columns import STAGES, Board
from jobboard.tui.board.filter import LiveFilter
from jobboard.tui.board.header import HeaderFacts, HeaderLine
from jobboard.tui.board.layout import BoardLayout
from jobboard.tui.board.panel import PanelView
from jobboard.tui.board.startup import StepRecomputer, run_startup_tasks
from jobboard.tui.keymap import Registry
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.unsaved_input import UnsavedInput, kept_words

if TYPE_CHECKING:
    from jobboard.tui.board.actions import BoardActions, Talk
    from jobboard.tui.board.open_screens import ScreenOpener
    from jobboard.tui.card.undo_redo import UndoActions

_MINUTE = 60.0
_TALL = 30
"""Lines of the screen from which one is spared under the first."""
_STAYS = frozenset({"done", "snooze", "rest", "close", "delete"})
"""Actions after which the cursor keeps its place, ready for the next card; after all others it follows the card."""


class BoardScreen(BaseScreen[None]):
    """The first screen and the last."""

    class Sample(Message):
        """The user wants to look at the sample board."""

    def __init__(self, store: Store, registry: Registry, title: str, wording: MessageSettings) -> None:
        super().__init__(registry)
        self._store = store
        self.header = HeaderLine(title)
        self.desk = BoardLayout(self, store, registry)
        self._reader = BackgroundReader(store)
        self._live_filter = LiveFilter(self.desk.board, self.prompt, self._reader, self._found)
        self._wording = wording
        self._catching_up = StepRecomputer(self, store, self.show_message)
        self._doing = ""
        """The action that asks, or asked last."""
        self._follows = True
        """Whether the cursor follows the card that the action at hand is about."""
        self._drawn: Changes | None = None
        """What was drawn last of what was saved."""

    @cached_property
    def _direct(self) -> dict[str, Callable[[], str]]:
        """What is done at once; each returns what to say."""
        desk = self.desk
        return {
            "left": partial(desk.move_column, -1),
            "right": partial(desk.move_column, 1),
            "down": partial(desk.move, 1),
            "up": partial(desk.move, -1),
            "first": partial(desk.jump_end, False),
            "last": partial(desk.jump_end, True),
            "page_down": partial(desk.page, 1),
            "page_up": partial(desk.page, -1),
            "panel": desk.toggle_focus,
            "open": desk.open,
            "back": desk.back,
            "move_left": partial(self._shift, -1),
            "move_right": partial(self._shift, 1),
            "filter": self._filter,
            "closed": self._toggle_closed,
            "keys": self.show_keys,
            "palette": partial(self._over.palette, self.action_do),
            "repaint": self.repaint_all,
            "suspend": self._over.shell,
            "sample": self._sample,
            "triage": lambda: self._over.triage(desk.panel.panel),
            "sweep": lambda: self._over.sweep(desk.panel.panel),
            "people": self._over.people,
            "lessons": self._over.lessons,
            "quit": self._quit,
        }

    @cached_property
    def _over(self) -> "ScreenOpener":
        """The screens over the board; loaded after the first picture."""
        from jobboard.tui.board.open_screens import ScreenOpener

        return ScreenOpener(self, self._store, self.registry, self._wording, self._come_back, self._come_to_card)

    @cached_property
    def board_actions(self) -> "BoardActions":
        """What may ask; loaded after the first picture."""
        from jobboard.tui.board.actions import BoardActions

        return BoardActions(self, self._store, self.registry, self._wording, self._over)

    @property
    def actions(self) -> "UndoActions":
        """What is done to the board as a whole."""
        return self.board_actions.actions

    def unsaved(self) -> UnsavedInput | None:
        """What was typed as an answer so far; an entry's question cannot be put again, its card's can."""
        from jobboard.tui.card.actions import CARD_ACTIONS

        again = self._doing if self._doing in CARD_ACTIONS and not self.desk.entry else ""
        return self.prompt.unsaved(again, self.desk.card_id)

    def parts(self) -> Iterator[Widget]:
        """The first line, and the board beside its panel."""
        yield self.header
        yield from self.desk.parts()

    def on_mount(self) -> None:
        """Read the board, then look every now and then whether somebody else changed it or time has passed."""
        self._fit()
        self.watch_store(self._store)
        self.guard(self.refresh_due)
        if kept_words(self._store.path):
            self.prompt.run_conversation(self._talk(self.board_actions.offer_unfinished))
        if isinstance(self.app, KeyQueueApp):
            self.app.release_keys()
        self.call_after_refresh(self.run_worker, partial(run_startup_tasks, self._store, self.show_message))
        self.set_interval(_MINUTE, partial(self.guard, self.refresh_due))

    def on_unmount(self) -> None:
        """Nothing is looked for any more."""
        self._reader.close()

    def on_resize(self) -> None:
        """The first line says more where the panel is out of sight."""
        self._fit()
        self._show_facts()

    def _fit(self) -> None:
        """Give everything its size; called before the first layout too, so that it need not be laid out again."""
        self.header.styles.height = 2 if self.app.size.height >= _TALL else 1
        self.desk.apply_layout()

    def action_do(self, name: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        self.prompt.say("")
        self.board_actions.pasting.touched()
        if name == "open" and self.desk.entry:
            name = "edit"
        if not name.startswith("move_"):
            self.actions.forget_move()
        if name in self.board_actions.asking:
            self._doing = name
            self._follows = name not in _STAYS or self.desk.mending
            self.prompt.run_conversation(self._talk(self.board_actions.asking[name]))
        else:
            self.guard(partial(self._do, name))

    @property
    def known(self) -> set[str]:
        """The actions that the board does."""
        return self._direct.keys() | self.board_actions.asking.keys()

    def _do(self, name: str) -> None:
        said = self._direct[name]()
        if said:
            self.show_message(said)
        self._show_facts()

    async def _talk(self, act: "Talk") -> None:
        try:
            changes = await act()
            if changes and changes is not self._drawn:
                self.redraw(changes)
        except JobboardError as error:
            self.show_error(error)

    def redraw(self, changes: Changes) -> None:
        """Draw what was saved, and say it."""
        self._drawn = changes
        hidden = not self._shows(changes)
        label = changes.label[:1].upper() + changes.label[1:]
        if hidden and changes.card_id and self.desk.board.words:
            label += f" · not under this filter: {self.registry.key('back')} clears it"
        elif changes.undo_id is not None:
            label += f" · {self.registry.key('undo')} undoes"
        self.show_message(label)

    def _shows(self, changes: Changes) -> bool:
        """Draw what was saved; False where the filter hides it. While another program writes, the next look draws it:
        that what is saved is not to be seen yet must not look as if it were not saved.
        """
        try:
            self._catching_up.needed()
            return self._reload(changes.card_id if self._follows else None, changes.stages)
        except DatabaseLockedError:
            self.redraw_later()
            return True

    def _reload(self, follow: int | None = None, stages: Collection[Stage] = STAGES) -> bool:
        shown = self.desk.reload(follow, stages)
        self._show_facts()
        return shown

    def _show_facts(self) -> None:
        """Bring the first and the last line up to date."""
        board, panel = self.desk.board, self.desk.panel.panel
        shown, total = board.shown
        due = len(panel.now) + len(panel.can_wait) - panel.late
        self.header.show(
            HeaderFacts(
                self._store.today(), board.total, board.live, panel.late, due, board.words, shown, total, board.closed,
                panel_hidden=not self.desk.wide,
            )
        )  # fmt: skip
        self.prompt.hint(keymap.hints(self.registry, self._wanted()))

    def _wanted(self) -> keymap.HintSpec:
        if self.desk.empty:
            return keymap.EMPTY_BOARD_HINTS
        if self.desk.in_panel:
            return keymap.PANEL_HINTS
        if self.desk.entry:
            return keymap.ENTRY_HINTS
        return keymap.CARD_HINTS if self.desk.in_detail else keymap.BOARD_HINTS

    @property
    def _here(self) -> int | None:
        return self.desk.board.card.id if self.desk.board.card else None

    def read(self) -> None:
        """Another program may have changed the settings too."""
        self._store.load_settings()

    def draw(self) -> None:
        """Read the board anew; the cursor stays on its card."""
        self._reload(self._here)

    def refresh_due(self) -> None:
        """Steps that came due, and the new day; where they cannot be written, the board is shown as it was stored."""
        try:
            if not self._catching_up.needed():
                self._store.recompute_stale()
        finally:
            self.draw()

    def _shift(self, by: int) -> str:
        card = self.desk.card_id
        if card is None:
            return self.desk.no_card()
        before = by_id(self._store, card)
        saved = self.actions.shift(before, by)
        self._follows = True
        self.prompt.run_conversation(self._talk(self.board_actions.after_move(saved, before)))
        return ""

    def _filter(self) -> str:
        if self.desk.empty:
            return f"Nothing to filter yet: {self.registry.key('add')} adds a card"
        self.prompt.edit_filter(self.desk.board.words)
        return ""

    def on_key(self, event: events.Key) -> None:
        """Keys that are no action: the filter's."""
        if self.prompt.editor:
            event.prevent_default()
            if is_for_a_line(event.key, event.character):
                event.stop()
                self.guard(partial(self._live_filter.press, event))

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the filter, or begin a card from a posting."""
        event.stop()
        if self.prompt.editor:
            self.guard(partial(self._live_filter.paste, event.text))
        else:
            self.run_async(partial(self.board_actions.pasting.paste, event.text))

    def run_async(self, act: "Talk") -> bool:
        """Run what may ask, unless a question, the filter or another screen has the keys."""
        if self.prompt.in_conversation or self.prompt.editor or self.app.screen is not self:
            return False
        self._follows = True
        self.prompt.run_conversation(self._talk(act))
        return True

    def _found(self, trouble: str) -> None:
        """What the filter finds is shown, or could not be found."""
        if trouble:
            self.show_message(trouble, trouble=True)
        self._show_facts()

    def _toggle_closed(self) -> str:
        board = self.desk.board
        here = self._here
        board.closed = not board.closed
        self._reload(here)
        return "Closed cards are shown" if board.closed else "Closed cards are hidden"

    def _come_to_card(self, card_id: int | None) -> None:
        """Show what was done among the people, and the card they led to."""
        self.guard(self.refresh_due)
        if card_id is not None:
            self.guard(partial(self.desk.go_to, card_id))
        self._show_facts()

    def _come_back(self, said: str | None) -> None:
        """Show what was done on a screen over the board."""
        self.guard(self.refresh_due)
        self.show_message(said or "")

    def _sample(self) -> str:
        self.post_message(self.Sample())
        return ""

    def _quit(self) -> str:
        self.app.exit(0)
        return ""

    def on_board_picked(self, event: Board.Picked) -> None:
        """A click goes to a card; a second one opens it."""
        event.stop()
        if self.prompt.in_conversation:
            return
        if self.desk.in_panel:
            self.desk.toggle_panel()
        self.desk.edit_entries(False)
        self.guard(partial(self.desk.board.pick, event.stage, event.index))
        if event.chain > 1 and not self.desk.in_detail:
            self.action_do("open")
        self._show_facts()

    def on_panel_view_picked(self, event: PanelView.Picked) -> None:
        """A click gives the keys to the panel; a second one goes to the card."""
        event.stop()
        if self.prompt.in_conversation:
            return
        if not self.desk.in_panel:
            self.desk.toggle_panel()
        if event.chain > 1:
            self.action_do("open")
        self._show_facts()

    def on_board_trouble(self, event: Board.Trouble) -> None:
        """Cards could not be read."""
        event.stop()
        self.show_message(str(event.error), trouble=True)

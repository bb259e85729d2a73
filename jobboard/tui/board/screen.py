"""The board: columns and panel under the keys of the registry, and drawing again what an action changed."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from jobboard.config import MessageSettings
from jobboard.errors import DatabaseLockedError, JobboardError
from jobboard.followup.enums import Stage
from jobboard.store.background import BackgroundReader
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.base.line_editor import is_for_a_line
from jobboard.tui.base_screen import BaseScreen
from jobboard.tui.board.columns import STAGES, Board
from jobboard.tui.board.filter import LiveFilter
from jobboard.tui.board.header import HeaderFacts, HeaderLine
from jobboard.tui.board.layout import BoardLayout
from jobboard.tui.board.panel import PanelView
from jobboard.tui.board.startup import StepRecomputer, run_startup_tasks
from jobboard.tui.keymap import HintSpec, Registry, hints
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.unsaved_input import UnsavedInput, load_unsaved

if TYPE_CHECKING:
    from jobboard.tui.board.context import AsyncAction, BoardContext, BoardHandler
    from jobboard.tui.card.paste_posting import DuplicatePasted, PostingRead
    from jobboard.tui.forms.form import FormSpec
    from jobboard.tui.keymap import ActionHandlers
    from jobboard.tui.prompt.question import Answer, Question

_MINUTE = 60.0
_TALL = 30
"""Lines of the screen from which one is spared under the first."""
_BOARD_HINTS: HintSpec = (
    ("triage", "triage"),
    ("add", "add"),
    ("done", "done"),
    ("reply", "reply"),
    ("move_left move_right", "move"),
    ("filter", "filter"),
    ("panel", "panel"),
    ("keys", "keys"),
    ("undo", "undo"),
    ("open", "card"),
    ("interview", "interview"),
    ("snooze", "snooze"),
    ("note", "note"),
    ("quit", "quit"),
)
_PANEL_HINTS: HintSpec = (
    ("open", "to its card"),
    ("triage", "triage"),
    ("done", "done"),
    ("reply", "reply"),
    ("snooze", "snooze"),
    ("panel", "back"),
    ("keys", "keys"),
    ("undo", "undo"),
)
_CARD_HINTS: HintSpec = (
    ("back", "back"),
    ("page_up page_down", "scroll"),
    ("panel", "change its entries"),
    ("edit", "edit"),
    ("done", "done"),
    ("reply", "reply"),
    ("note", "note"),
    ("keys", "keys"),
)
_ENTRY_HINTS: HintSpec = (
    ("open", "change"),
    ("delete", "take out"),
    ("happened", "what happened"),
    ("note", "note"),
    ("undo", "undo"),
    ("panel", "done"),
    ("keys", "keys"),
)
_EMPTY_BOARD_HINTS: HintSpec = (
    ("add", "add a card"),
    ("import", "import"),
    ("sample", "sample board"),
    ("keys", "keys"),
    ("quit", "quit"),
)


class BoardScreen(BaseScreen[None]):
    """The first screen and the last."""

    def __init__(self, store: Store, registry: Registry, title: str, settings: MessageSettings) -> None:
        super().__init__(registry)
        self._store = store
        self._settings = settings
        self.header = HeaderLine(title)
        self.board_layout = BoardLayout(self, store, registry)
        self._reader = BackgroundReader(store)
        self._live_filter = LiveFilter(self.board_layout.board, self.prompt, self._reader)
        self.recomputer = StepRecomputer(self, store)
        self._resumable_action = ""
        """The action on a card that asks, or asked last; what is typed for it can be offered at the next start."""
        self._follows = True
        """Whether the cursor follows the card that the action at hand is about."""
        self._last_changes: Changes | None = None
        """What was drawn last of what was saved."""

    @cached_property
    def context(self) -> "BoardContext":
        """What actions run on; loaded after the first picture."""
        from jobboard.tui.board.context import BoardContext

        return BoardContext(self, self._store, self.board_layout, self.recomputer, self._settings)

    @cached_property
    def handlers(self) -> "ActionHandlers[BoardHandler]":
        """What each action does; loaded after the first picture."""
        from jobboard.tui.board.actions import BOARD_HANDLERS

        return BOARD_HANDLERS

    def unsaved(self) -> UnsavedInput | None:
        """What was typed as an answer so far; an entry's question cannot be put again, its card's can."""
        action_id = "" if self.board_layout.entry else self._resumable_action
        return self.prompt.unsaved(action_id, self.board_layout.card_id)

    def parts(self) -> Iterator[Widget]:
        """The first line, and the board beside its panel."""
        yield self.header
        yield from self.board_layout.parts()

    async def ask(self, question: "Question") -> "Answer | None":
        """Put a question, with what was typed for it and not saved the last time."""
        return await super().ask(self.context.recovery.fill_question(question))

    async def push_form(self, spec: "FormSpec") -> Changes | None:
        """Open a form, with what was typed into it and not saved the last time."""
        return await super().push_form(self.context.recovery.fill_form(spec))

    def run_async(self, act: Callable[[], "AsyncAction"]) -> bool:
        """Run what may ask, unless a question, the filter or another screen has the keys."""
        if self.prompt.in_conversation or self.prompt.editor or self.app.screen is not self:
            return False
        self._follows = True
        self.prompt.run_conversation(self._finish_async(act()))
        return True

    def read(self) -> None:
        """Another program may have changed the settings too."""
        self._store.load_settings()

    def draw(self) -> None:
        """Read the board anew; the cursor stays on its card."""
        card = self.board_layout.board.card
        self._reload(card.id if card else None)

    def draw_changes(self, changes: Changes) -> None:
        """Draw what was saved, and name it at the foot."""
        self._last_changes = changes
        hidden = not self._reload_changes(changes)
        label = changes.label[:1].upper() + changes.label[1:]
        if hidden and changes.card_id and self.board_layout.board.filter_text:
            label += f" · not under this filter: {self.registry.key('back')} clears it"
        elif changes.undo_id is not None:
            label += f" · {self.registry.key('undo')} undoes"
        self.show_message(label)

    def _run(self, action_id: str) -> None:
        outcome = self.handlers[action_id](self.context)
        if isinstance(outcome, str):
            if outcome:
                self.show_message(outcome)
            self._update_header()
            return
        self._note_async(action_id)
        self.prompt.run_conversation(self._finish_async(outcome))

    def _note_async(self, action_id: str) -> None:
        from jobboard.tui.card.actions import CARD_HANDLERS

        self._resumable_action = action_id if action_id in CARD_HANDLERS else ""
        self._follows = self.board_layout.is_editing or not self.registry[action_id].keeps_place

    async def _finish_async(self, action: "AsyncAction") -> None:
        try:
            changes = await action
            if changes and changes is not self._last_changes:
                self.draw_changes(changes)
        except JobboardError as error:
            self.show_error(error)

    def _reload_changes(self, changes: Changes) -> bool:
        """Read what was saved; False where the filter hides it. While another program writes, the next look draws it:
        that what is saved is not to be seen yet must not look as if it were not saved.
        """
        try:
            self.recomputer.start_if_many()
            return self._reload(changes.card_id if self._follows else None, changes.stages)
        except DatabaseLockedError:
            self.redraw_later()
            return True

    def _reload(self, follow: int | None = None, stages: Collection[Stage] = STAGES) -> bool:
        is_visible = self.board_layout.reload(follow, stages)
        self._update_header()
        return is_visible

    def _fit(self) -> None:
        """Give everything its size; called before the first layout too, so that it need not be laid out again."""
        self.header.styles.height = 2 if self.app.size.height >= _TALL else 1
        self.board_layout.apply_layout()

    def _update_header(self) -> None:
        """Bring the first and the last line up to date."""
        board, panel = self.board_layout.board, self.board_layout.panel.panel
        matching, total = board.counts
        facts = HeaderFacts(
            today=self._store.today(),
            cards=board.total,
            live=board.live,
            overdue=panel.overdue_count,
            due=len(panel.due) + len(panel.deferred) - panel.overdue_count,
            filter_text=board.filter_text,
            matching=matching,
            total=total,
            with_closed=board.with_closed,
            is_panel_hidden=not self.board_layout.is_wide,
        )
        self.header.show(facts)
        self.prompt.hint(hints(self.registry, self._hint_spec()))

    def _hint_spec(self) -> HintSpec:
        if self.board_layout.is_empty:
            return _EMPTY_BOARD_HINTS
        if self.board_layout.in_panel:
            return _PANEL_HINTS
        if self.board_layout.entry:
            return _ENTRY_HINTS
        return _CARD_HINTS if self.board_layout.in_detail else _BOARD_HINTS

    def on_mount(self) -> None:
        """Read the board, then look every now and then whether somebody else changed it or time has passed."""
        self._fit()
        self.watch_store(self._store)
        self.guard(self.recomputer.refresh)
        if load_unsaved(self._store.path):
            self.prompt.run_conversation(self._finish_async(self.context.recovery.offer()))
        if isinstance(self.app, KeyQueueApp):
            self.app.release_keys()
        self.call_after_refresh(self.run_worker, partial(run_startup_tasks, self, self._store))
        self.set_interval(_MINUTE, partial(self.guard, self.recomputer.refresh))

    def on_unmount(self) -> None:
        """Nothing is looked for any more."""
        self._reader.close()

    def on_resize(self) -> None:
        """The first line says more where the panel is out of sight."""
        self._fit()
        self._update_header()

    def on_key(self, event: events.Key) -> None:
        """Keys that are no action: the filter's."""
        if self.prompt.editor:
            event.prevent_default()
            if is_for_a_line(event.key, event.character):
                event.stop()
                self.guard(partial(self._live_filter.press, event))
                self._update_header()

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the filter, or begin a card from a posting."""
        event.stop()
        if self.prompt.editor:
            self.guard(partial(self._live_filter.paste, event.text))
            self._update_header()
        else:
            self.run_async(partial(self.context.paste.paste, event.text))

    def on_board_filtered(self, event: Board.Filtered) -> None:
        """What a large board's filter finds is shown."""
        event.stop()
        self._update_header()

    def on_board_read_failed(self, event: Board.ReadFailed) -> None:
        """Cards could not be read."""
        event.stop()
        self.show_message(str(event.error), is_error=True)

    def on_board_picked(self, event: Board.Picked) -> None:
        """A click goes to a card; a second one opens it."""
        event.stop()
        if self.prompt.in_conversation:
            return
        if self.board_layout.in_panel:
            self.board_layout.toggle_panel()
        self.board_layout.edit_entries(False)
        self.guard(partial(self.board_layout.board.pick, event.stage, event.index))
        if event.chain > 1 and not self.board_layout.in_detail:
            self.action_do("open")
        self._update_header()

    def on_panel_view_picked(self, event: PanelView.Picked) -> None:
        """A click gives the keys to the panel; a second one goes to the card."""
        event.stop()
        if self.prompt.in_conversation:
            return
        if not self.board_layout.in_panel:
            self.board_layout.toggle_panel()
        if event.chain > 1:
            self.action_do("open")
        self._update_header()

    def on_posting_read(self, event: "PostingRead") -> None:
        """Open the form on a posting that was fetched, or, where the user went on, say that it is there."""
        paste = self.context.paste
        may_open = event.error is None and paste.is_undisturbed
        if not (may_open and self.run_async(partial(paste.open, event.posting))):
            self.show_message(paste.keep(event), is_error=event.error is not None)

    def on_duplicate_pasted(self, event: "DuplicatePasted") -> None:
        """Go to the card that has the same link."""
        self.guard(partial(self.board_layout.go_to, event.card_id))
        self._update_header()

    def action_do(self, action_id: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        self.prompt.say("")
        self.context.paste.is_undisturbed = False
        if not action_id.startswith("move_"):
            self.context.mover.forget()
        self.guard(partial(self._run, action_id))

"""Triage: one due step after the other, each done, put off or skipped by a key or two."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from jobboard.config import MessageSettings
from jobboard.followup.enums import StepKind
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import Line
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.base_screen import AsyncAction, OverlayScreen, ScreenHandlers
from jobboard.tui.card.change_stage import close, move_to
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.log_reply import log_reply
from jobboard.tui.keymap import TRIAGE_ACTIONS, ActionHandlers, HintSpec, Registry, hints
from jobboard.tui.triage.controller import TriageController
from jobboard.tui.triage.item import TriageItem
from jobboard.tui.triage.lines import item_lines, summary_lines
from jobboard.tui.triage.view import TriageView
from jobboard.unsaved_input import UnsavedInput

_EDIT: HintSpec = (("edit", "edit"),)
_OPEN: HintSpec = (("link", "open"),)
_ALWAYS: HintSpec = (
    ("reply", "they replied"),
    ("snooze", "snooze"),
    ("skip", "skip"),
    ("move", "move"),
    ("close", "close"),
    ("undo", "undo"),
    ("back", "board"),
    ("keys", "keys"),
)
_END: HintSpec = (("accept", "back to the board"), ("undo", "undo the last"))


class TriageScreen(OverlayScreen[str]):
    """Goes through what is due; dismissed with what to say about it on the board."""

    controller: TriageController
    view: TriageView
    handlers: ClassVar[ScreenHandlers["TriageScreen"]] = ActionHandlers(
        TRIAGE_ACTIONS,
        {
            "copy": lambda screen: screen.controller.copy(),
            "change": lambda screen: screen.controller.change_recipient(),
            "edit": lambda screen: screen.controller.edit_draft(),
            "link": lambda screen: screen.controller.open_link(),
            "one": lambda screen: screen.controller.choose_way(1),
            "two": lambda screen: screen.controller.choose_way(2),
            "three": lambda screen: screen.controller.choose_way(3),
            "reply": lambda screen: screen.controller.do_to_card(log_reply),
            "move": lambda screen: screen.controller.do_to_card(move_to),
            "close": lambda screen: screen.controller.do_to_card(close),
            "snooze": lambda screen: screen.controller.snooze(),
            "undo": lambda screen: screen.controller.undo(),
            "me": lambda screen: screen.controller.fill_page(),
            "down": lambda screen: screen.view.move(1),
            "up": lambda screen: screen.view.move(-1),
            "page_down": lambda screen: screen.view.move_page(1),
            "page_up": lambda screen: screen.view.move_page(-1),
        },
        OverlayScreen.handlers,
    )

    def __init__(self, store: Store, registry: Registry, settings: MessageSettings) -> None:
        super().__init__(registry)
        self._store = store
        self._title = TitleBar("Triage", f"{registry.key('back')} leaves")
        self.view = TriageView()
        self.controller = TriageController(ActionContext(store, self, settings), registry)

    @property
    def card_id(self) -> int | None:
        """The card at hand."""
        return self.controller.item.detail.card.id if self.controller.item else None

    def parts(self) -> Iterable[Widget]:
        """How far one is, and the card."""
        return self._title, self.view

    def unsaved(self) -> UnsavedInput | None:
        """An answer, or else words that could not be kept with their card."""
        return super().unsaved() or self.controller.unsaved()

    def draw(self) -> None:
        """Show the card at hand, or the next one that is due, or the end."""
        same = self.controller.refresh()
        triage = self.controller.queue
        title = f"Triage {triage.index + 1} of {triage.total}" if self.controller.item else "Triage"
        self._title.show(title, triage.index, triage.total)
        self.view.show(self._lines, top=not same)
        self.prompt.hint(hints(self.registry, self._hint_spec()))

    def _lines(self, cells: int, tall: bool) -> list[Line]:
        controller, today = self.controller, self._store.today()
        if controller.item is None:
            return summary_lines(controller.queue, today, cells)
        key = self.registry.key("me") if controller.offers_page else ""
        wait = self._store.rules.wait
        return item_lines(controller.item, today, cells, controller.links, wait=wait, tall=tall, page_key=key)

    def _hint_spec(self) -> HintSpec:
        item, copied = self.controller.item, self.controller.is_copied
        if item is None:
            return _END
        if item.is_deciding:
            return ("one two three", "decide"), *_ALWAYS
        if item.script:
            word = "nobody there, next" if copied else "copy the number"
            return ("one two three", "how it went"), ("accept", word), *_ALWAYS
        if item.draft is None:
            return ("accept", "held" if _is_interview(item) else "done, next"), *_OPEN, *_ALWAYS
        return ("accept", "sent, next" if copied else "copy"), *_EDIT, *_OPEN, *_ALWAYS

    @handlers.handles("accept")
    def _accept(self) -> str | AsyncAction:
        item = self.controller.item
        if item is None:
            return self._leave()
        if _is_interview(item):
            return self.controller.log_held_interview()
        if item.is_deciding:
            return "1, 2 or 3 decides"
        return self.controller.log() if self.controller.is_copied else self.controller.copy()

    @handlers.handles("skip")
    def _skip(self) -> str | AsyncAction:
        return self._skip_sent() if self.controller.maybe_sent else self.controller.skip()

    @handlers.handles("back")
    def _back(self) -> str | AsyncAction:
        return self._leave_sent() if self.controller.maybe_sent else self._leave()

    def _leave(self) -> str:
        done, skipped = len(self.controller.queue.entries_done), len(self.controller.queue.entries_skipped)
        self.dismiss(f"Triage: {done} done, {skipped} skipped" if done or skipped else "")
        return ""

    async def _skip_sent(self) -> str:
        _, message = await self.controller.ask_sent()
        return message

    async def _leave_sent(self) -> str:
        goes, message = await self.controller.ask_sent()
        return self._leave() if goes else message

    def on_mount(self) -> None:
        """Show the first card, and from then on what somebody else changes."""
        self.watch_store(self._store)
        self.redraw()


def _is_interview(item: TriageItem | None) -> bool:
    return item is not None and item.step.kind is StepKind.INTERVIEW

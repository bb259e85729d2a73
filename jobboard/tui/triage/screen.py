"""Triage: one due step after the other, each done, put off or skipped by a key or two."""

from collections.abc import Iterable

from textual.widget import Widget

from jobboard.config import MessageSettings
from jobboard.followup.enums import StepKind
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import Line
from jobboard.tui.base.title_bar import TitleLine
from jobboard.tui.base_screen import AsyncAction, OverlayScreen
from jobboard.tui.card.actions import CardActions
from jobboard.tui.card.context import ActionContext
from jobboard.tui.forms.external_editor import Edited
from jobboard.tui.forms.text_editor import edit
from jobboard.tui.keymap import TRIAGE_ACTIONS, ActionHandlers, HintSpec, Registry, hints
from jobboard.tui.system.clipboard import copy
from jobboard.tui.triage.controller import TriageController
from jobboard.tui.triage.item import TriageItem
from jobboard.tui.triage.lines import case_lines, summary_lines
from jobboard.tui.triage.view import TriageView
from jobboard.unsaved_input import DRAFT, UnsavedInput

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

    handlers = ActionHandlers(
        TRIAGE_ACTIONS,
        {
            "copy": lambda screen: screen.desk.copy(),
            "change": lambda screen: screen.desk.change(),
            "edit": lambda screen: screen.desk.edit(),
            "link": lambda screen: screen.desk.open(),
            "one": lambda screen: screen.desk.way(1),
            "two": lambda screen: screen.desk.way(2),
            "three": lambda screen: screen.desk.way(3),
            "reply": lambda screen: screen.desk.on_card(screen.cards.reply),
            "move": lambda screen: screen.desk.on_card(screen.cards.move),
            "close": lambda screen: screen.desk.on_card(screen.cards.close),
            "snooze": lambda screen: screen.desk.snooze(),
            "undo": lambda screen: screen.desk.undo(),
            "down": lambda screen: screen.view.down(1),
            "up": lambda screen: screen.view.down(-1),
            "page_down": lambda screen: screen.view.page(1),
            "page_up": lambda screen: screen.view.page(-1),
        },
        OverlayScreen.handlers,
    )

    def __init__(self, store: Store, registry: Registry, wording: MessageSettings) -> None:
        super().__init__(registry)
        self._store = store
        self.cards = CardActions(store, self.prompt.ask, self.push_form, self._copy, wording=wording)
        self._title = TitleLine("Triage", f"{registry.key('back')} leaves")
        self.view = TriageView()
        desk = ActionContext(store, self.prompt.ask, self.push_form, self._copy, wording=wording)
        self.desk = TriageController(desk, registry, wording, self._copy, self._edit)

    def parts(self) -> Iterable[Widget]:
        """How far one is, and the card."""
        return self._title, self.view

    def on_mount(self) -> None:
        """Show the first card, and from then on what somebody else changes."""
        self.watch_store(self._store)
        self.redraw()

    @property
    def card_id(self) -> int | None:
        """The card at hand."""
        return self.desk.case.detail.card.id if self.desk.case else None

    def unsaved(self) -> UnsavedInput | None:
        """An answer, or else words that could not be kept with their card."""
        return super().unsaved() or self.desk.unsaved()

    def draw(self) -> None:
        """Show the card at hand, or the next one that is due, or the end."""
        same = self.desk.refresh()
        triage = self.desk.triage
        title = f"Triage {triage.place + 1} of {triage.total}" if self.desk.case else "Triage"
        self._title.show(title, triage.place, triage.total)
        self.view.show(self._lines, top=not same)
        self.prompt.hint(hints(self.registry, self._wanted()))

    def _lines(self, cells: int, tall: bool) -> list[Line]:
        desk, today = self.desk, self._store.today()
        if desk.case is None:
            return summary_lines(desk.triage, today, cells)
        return case_lines(desk.case, today, cells, desk.links, wait=self._store.rules.wait, tall=tall)

    def _wanted(self) -> HintSpec:
        case, copied = self.desk.case, self.desk.copied
        if case is None:
            return _END
        if case.deciding:
            return ("one two three", "decide"), *_ALWAYS
        if case.sheet:
            word = "nobody there, next" if copied else "copy the number"
            return ("one two three", "how it went"), ("accept", word), *_ALWAYS
        if case.draft is None:
            return ("accept", "held" if _is_interview(case) else "done, next"), *_OPEN, *_ALWAYS
        return ("accept", "sent, next" if copied else "copy"), *_EDIT, *_OPEN, *_ALWAYS

    @handlers.handles("accept")
    def _accept(self) -> str | AsyncAction:
        case = self.desk.case
        if case is None:
            return self._leave()
        if _is_interview(case):
            return self.desk.hold()
        if case.deciding:
            return "1, 2 or 3 decides"
        return self.desk.log() if self.desk.copied else self.desk.copy()

    @handlers.handles("skip")
    def _skip(self) -> str | AsyncAction:
        return self._skip_sent() if self.desk.maybe_sent else self.desk.skip()

    @handlers.handles("back")
    def _back(self) -> str | AsyncAction:
        return self._leave_sent() if self.desk.maybe_sent else self._leave()

    def _leave(self) -> str:
        done, skipped = len(self.desk.triage.done), len(self.desk.triage.skipped)
        self.dismiss(f"Triage: {done} done, {skipped} skipped" if done or skipped else "")
        return ""

    async def _skip_sent(self) -> str:
        _, said = await self.desk.ask_sent()
        return said

    async def _leave_sent(self) -> str:
        goes, said = await self.desk.ask_sent()
        return self._leave() if goes else said

    def _copy(self, text: str) -> str:
        return copy(self.app, text)

    async def _edit(self, title: str, text: str) -> Edited:
        return await edit(self.app, title, text, DRAFT, self.card_id)


def _is_interview(case: TriageItem | None) -> bool:
    return case is not None and case.step.kind is StepKind.INTERVIEW

"""Triage: one due step after the other, each done, put off or skipped by a key or two."""

from collections.abc import Iterable
from functools import partial

from textual.widget import Widget

from jobboard.config import MessageSettings
from jobboard.followup.enums import StepKind
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import Line
from jobboard.tui.base.title_bar import TitleLine
from jobboard.tui.base_screen import Act, OverlayScreen, Talk
from jobboard.tui.card.actions import CardActions
from jobboard.tui.card.context import ActionContext
from jobboard.tui.forms.external_editor import Edited
from jobboard.tui.forms.text_editor import edit
from jobboard.tui.keymap import HintSpec, Registry, hints
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

    def __init__(self, store: Store, registry: Registry, wording: MessageSettings) -> None:
        super().__init__(registry)
        self._store = store
        self._cards = CardActions(store, self.prompt.ask, self.push_form, self._copy, wording=wording)
        self._title = TitleLine("Triage", f"{registry.key('back')} leaves")
        self._view = TriageView()
        desk = ActionContext(store, self.prompt.ask, self.push_form, self._copy, wording=wording)
        self.desk = TriageController(desk, registry, wording, self._copy, self._edit)

    def parts(self) -> Iterable[Widget]:
        """How far one is, and the card."""
        return self._title, self._view

    def on_mount(self) -> None:
        """Show the first card, and from then on what somebody else changes."""
        self.watch_store(self._store)
        self.redraw()

    def direct(self, name: str) -> Act | None:
        """What is done at once."""
        desk, view = self.desk, self._view
        acts: dict[str, Act | None] = {
            "accept": None if _is_interview(desk.case) else self._accept,
            "copy": desk.copy,
            "skip": None if desk.maybe_sent else desk.skip,
            "back": None if desk.maybe_sent else self._leave,
            "down": partial(view.down, 1),
            "up": partial(view.down, -1),
            "page_down": partial(view.page, 1),
            "page_up": partial(view.page, -1),
            "keys": self.show_keys,
            "repaint": self.repaint_all,
        }
        return acts.get(name)

    def talk(self, name: str) -> Talk:
        """What may ask."""
        desk, cards = self.desk, self._cards
        talks: dict[str, Talk] = {
            "accept": desk.hold,
            "skip": self._skip_sent,
            "back": self._leave_sent,
            "change": desk.change,
            "edit": desk.edit,
            "link": desk.open,
            "one": partial(desk.way, 1),
            "two": partial(desk.way, 2),
            "three": partial(desk.way, 3),
            "reply": partial(desk.on_card, cards.reply),
            "move": partial(desk.on_card, cards.move),
            "close": partial(desk.on_card, cards.close),
            "snooze": desk.snooze,
            "undo": desk.undo,
        }
        return talks[name]

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
        self._view.show(self._lines, top=not same)
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

    def _accept(self) -> str:
        case = self.desk.case
        if case is None:
            return self._leave()
        if case.deciding:
            return "1, 2 or 3 decides"
        return self.desk.log() if self.desk.copied else self.desk.copy()

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

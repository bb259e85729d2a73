"""The card of triage that is at hand, and what its keys do to it. Each returns what to say; knows no screen."""

import os
from dataclasses import replace

from jobboard.errors import EditConflictError
from jobboard.store.actions.complete_step import complete_step
from jobboard.store.actions.drafts import drop_draft, mark_copied, save_draft
from jobboard.store.edit_conflict import EditSnapshot, Texts
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.undo import peek_undo, undo
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.tui.card.context import ActionContext, CardHandler
from jobboard.tui.card.log_interview import after_interview_step
from jobboard.tui.card.undo_redo import undo_last
from jobboard.tui.keymap import Registry
from jobboard.tui.system.open_link import opener
from jobboard.tui.triage import questions
from jobboard.tui.triage.item import TriageItem, log_done, read_case
from jobboard.tui.triage.lines import Links
from jobboard.tui.triage.questions import RecipientOverride, links_of
from jobboard.tui.triage.queue import Triage, TriageLogEntry, TriageOutcome
from jobboard.unsaved_input import DRAFT, TYPED, UnsavedInput

_DRAFT = "this draft"
_CHANGED = "This changed meanwhile: look again"


class TriageController:
    """One card after the other, with the person, the channel and the words that the user chose for it."""

    def __init__(self, context: ActionContext, registry: Registry) -> None:
        self._store: Store = context.store
        self._context = context
        self._registry = registry
        self._chosen = RecipientOverride()
        self._used = False
        """Whether the number to call was copied, or the words were in an editor, while this card was at hand."""
        self._unsaved: dict[int, str] = {}
        """Words that could not be kept, by card."""
        self.triage = Triage(context.store)
        self.links: Links = ()
        """What is offered to be clicked on."""
        self.case: TriageItem | None = None
        """The card at hand; None at the end."""
        self.refresh()

    def refresh(self) -> bool:
        """Read the card at hand anew, or the next one that is due; whether it is still the same step."""
        before, chosen = self.case, self._chosen
        self.triage.settle()
        if before is None or before.detail.card.id != self.triage.card_id:
            self._begin()
        self.case = self._read()
        same = _step_of(before) == _step_of(self.case)
        if not same:
            self._begin()
            self.case = self.case if chosen == RecipientOverride() else self._read()
        return same

    @property
    def copied(self) -> bool:
        """Whether nothing is left to do with the step but to log it."""
        case = self.case
        return case is not None and (self._used if case.sheet else case.draft is None or case.draft.copied)

    @property
    def maybe_sent(self) -> bool:
        """Whether words have left, or were in an editor, and nobody said what became of them."""
        case = self.case
        return case is not None and case.draft is not None and not case.sheet and (case.draft.copied or self._used)

    def unsaved(self) -> UnsavedInput | None:
        """Words that could not be kept with the card they are for."""
        for card_id, text in self._unsaved.items():
            return UnsavedInput(
                detail(self._store, card_id).card.company, {TYPED: text}, action_id=DRAFT, record_id=card_id
            )
        return None

    def copy(self) -> str:
        """Copy the words, or the number to call."""
        case = self.case
        if case is None or case.deciding or not case.words:
            return "Nothing to copy here"
        said, accept = self._context.screen.copy(case.words), self._registry.key("accept")
        if case.sheet:
            self._used = True
            return f"{case.words.strip()}: {said[:1].lower()}{said[1:]} · {accept} logs that nobody was there"
        self._mark_copied()
        blanks = f" · to fill: {', '.join(case.draft.blanks)}" if case.draft and case.draft.blanks else ""
        return f"{said} · {accept} logs it as sent{blanks}"

    def log(self) -> str:
        """The step was done as it is shown."""
        case = self.case
        if case is None:
            return ""
        try:
            return self.acted(log_done(self._store, case, self._context.step_snapshot(case.detail)))
        except EditConflictError:
            return _CHANGED

    def acted(self, changes: Changes | None) -> str:
        """Note what was done with the card; None where the user left it."""
        if changes is None or self.case is None:
            return ""
        self.triage.note(TriageOutcome.DONE, self.case.detail.card, changes)
        return f"{changes.label[:1].upper()}{changes.label[1:]} · {self._registry.key('undo')} undoes"

    def skip(self) -> str:
        """Leave the card as it is and go on."""
        if self.case:
            self.triage.skip(self.case.detail.card)
        return ""

    async def ask_sent(self) -> tuple[bool, str]:
        """Ask once what became of words that may have left; whether the user goes on, and what to say."""
        case = self.case
        sent = await questions.ask_sent(self._context, case) if case else None
        if case is None or sent is None:
            return False, ""
        if sent:
            return True, self.log()
        if case.draft and case.draft.copied:
            self._unmark()
        return True, self.skip()

    async def hold(self) -> str:
        """The interview was held; ask what comes next."""
        case = self.case
        if case is None:
            return ""
        seen = self._context.step_snapshot(case.detail)
        try:
            saved = await self._context.save(complete_step, case.detail.card.id, seen=seen)
        except EditConflictError:
            return _CHANGED
        return self.acted(await after_interview_step(self._context, saved, case.detail))

    async def do_to_card(self, act: CardHandler) -> str:
        """Something that the board's keys do too."""
        return self.acted(await act(self._context, self.case.detail.card.id)) if self.case else ""

    async def snooze(self) -> str:
        """Put the step off."""
        return self.acted(await questions.snooze(self._context, self.case)) if self.case else ""

    async def change(self) -> str:
        """Another person or another channel."""
        return self._choose(await questions.choose(self._context, self.case)) if self.case else ""

    async def way(self, number: int) -> str:
        """The way that a call or a decision goes."""
        case = self.case
        if case is None or not (case.sheet or case.deciding):
            return "1, 2 and 3 are for calls and decisions"
        try:
            chosen = await questions.way(self._context, case, number)
        except EditConflictError:
            return _CHANGED
        return self._choose(chosen) if isinstance(chosen, RecipientOverride) else self.acted(chosen)

    async def edit(self) -> str:
        """Change the words; they are kept with the card."""
        case = self.case
        if case is None or case.draft is None or case.sheet or case.deciding:
            return "No words to edit here"
        draft, card = case.draft, case.detail.card

        def stands() -> Texts:
            now = read_case(self._store, card.id, self._context.settings, case.named)
            return {_DRAFT: now.draft.text if now and now.draft else draft.text}

        edited = await self._context.screen.edit_text(
            f"{card.company} · draft", self._unsaved.get(card.id, draft.text), DRAFT, card.id
        )
        self._used = True
        if clean(edited.text, lines=True) == clean(draft.text, lines=True):
            return edited.trouble
        self._unsaved[card.id] = edited.text
        kept = await self._context.save_over(
            lambda store, seen: save_draft(store, card.id, draft.template, edited.text, seen),
            EditSnapshot(stands, {_DRAFT: draft.text}, {_DRAFT: edited.text}),
        )
        if kept is None:
            return "Theirs is kept · edit again for yours"
        del self._unsaved[card.id]
        self.triage.note(TriageOutcome.WORDS, card, kept)
        return edited.trouble or f"Kept with the card · {self._registry.key('accept')} copies it"

    async def open(self) -> str:
        """Open the mail or the posting, or offer them to be clicked on where nothing can be opened."""
        links = links_of(self.case) if self.case else ()
        if not links:
            return "No address and no page to open"
        if opener(os.environ):
            name = await questions.choose_link(self._context, links)
            if not name:
                return ""
            if await questions.opened(links, name):
                if name == "mail":
                    self._mark_copied()
                return f"Opened the {name}"
        self.links = links
        return "Ctrl+click a link to open it on your side"

    async def undo(self) -> str:
        """Take the last deed back and go to its card."""
        while (deed := self.triage.last) and deed.what is TriageOutcome.COPIED:
            self._take_back(deed)
        if deed is None:
            return "Nothing was done here yet"
        if deed.what is TriageOutcome.SKIPPED:
            self.triage.forget_last()
            self.triage.go_to(deed.card_id)
            return ""
        on_top = peek_undo(self._store)
        changes = await undo_last(self._context)
        if changes is None:
            return ""
        if on_top and on_top.id == deed.undo_id:
            self.triage.forget_last()
        self.triage.go_to(changes.card_id or deed.card_id)
        return changes.label[:1].upper() + changes.label[1:]

    def _begin(self) -> None:
        """Another step: nothing is chosen for it yet."""
        self._chosen, self._used, self.links = RecipientOverride(), False, ()

    def _read(self) -> TriageItem | None:
        card_id = self.triage.card_id
        if card_id is None:
            return None
        return read_case(self._store, card_id, self._context.settings, self._chosen.named, self._chosen.channel)

    def _choose(self, chosen: RecipientOverride | None) -> str:
        if chosen is None or self.case is None:
            return ""
        if chosen.added:
            self.triage.note(TriageOutcome.WORDS, self.case.detail.card, chosen.added)
        draft = self.case.draft
        if chosen.named is not None and draft and draft.copied and not draft.kept:
            # These words greet somebody else.
            self._unmark()
        named = self._chosen.named if chosen.named is None else chosen.named
        self._chosen = replace(chosen, named=named, channel=chosen.channel or self._chosen.channel)
        return ""

    def _mark_copied(self) -> None:
        if self.case and self.case.draft:
            draft = self.case.draft
            changes = mark_copied(self._store, draft.card_id, draft.template, draft.text)
            self.triage.note(TriageOutcome.COPIED, self.case.detail.card, changes)

    def _unmark(self) -> None:
        """The words were not sent: keep the user's own, and fill a template anew the next time."""
        if self.case and self.case.draft:
            draft = self.case.draft
            if draft.kept:
                changes = save_draft(self._store, draft.card_id, draft.template, draft.text)
            else:
                changes = drop_draft(self._store, draft.card_id)
            self.triage.note(TriageOutcome.COPIED, self.case.detail.card, changes)

    def _take_back(self, deed: TriageLogEntry) -> None:
        on_top = peek_undo(self._store)
        if on_top and on_top.id == deed.undo_id:
            undo(self._store)
        self.triage.forget_last()


def _step_of(case: TriageItem | None) -> str:
    """What tells a card's step from the next one."""
    return f"{case.detail.card.id} {case.step.kind} {case.step.attempt}" if case else ""

"""What the keys of triage do to the card at hand; each returns the message for the foot."""

import os
from dataclasses import replace

from jobboard.errors import EditConflictError
from jobboard.followup.messages.template_fields import OWN_BLANKS
from jobboard.store.actions.complete_step import complete_step
from jobboard.store.actions.drafts import drop_draft, mark_copied, save_draft
from jobboard.store.actions.own_page import note_page_offered
from jobboard.store.edit_conflict import EditSnapshot, StepRef, Texts
from jobboard.store.queries.cards import detail
from jobboard.store.queries.own_page import page_was_offered
from jobboard.store.store import Store
from jobboard.store.undo import peek_undo, undo
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.tui.card.context import ActionContext, CardHandler
from jobboard.tui.card.log_interview import after_interview_step
from jobboard.tui.card.own_page import fill_own_page
from jobboard.tui.card.undo_redo import undo_last
from jobboard.tui.keymap import Registry
from jobboard.tui.system.open_link import opener
from jobboard.tui.triage import questions
from jobboard.tui.triage.item import TriageItem, log_done, read_item
from jobboard.tui.triage.lines import Links
from jobboard.tui.triage.questions import RecipientOverride, links_of
from jobboard.tui.triage.queue import TriageLogEntry, TriageOutcome, TriageQueue
from jobboard.unsaved_input import DRAFT, TYPED, UnsavedInput

_DRAFT = "this draft"
_CHANGED = "This changed meanwhile: look again"


class TriageController:
    """One card after the other, with the person, the channel and the words that the user chose for it."""

    def __init__(self, context: ActionContext, registry: Registry) -> None:
        self._store: Store = context.store
        self._context = context
        self._registry = registry
        self._override = RecipientOverride()
        self._was_used = False
        """Whether the number to call was copied, or the words were in an editor, while this card was at hand."""
        self._page_offered = page_was_offered(context.store)
        self._unsaved: dict[int, str] = {}
        """Words that could not be kept, by card."""
        self.queue = TriageQueue(context.store)
        self.links: Links = ()
        """What is offered to be clicked on."""
        self.item: TriageItem | None = None
        """The card at hand; None at the end."""
        self.refresh()

    @property
    def is_copied(self) -> bool:
        """Whether nothing is left to do with the step but to log it."""
        item = self.item
        return item is not None and (self._was_used if item.script else item.draft is None or item.draft.copied)

    @property
    def maybe_sent(self) -> bool:
        """Whether words have left, or were in an editor, and nobody said what became of them."""
        item = self.item
        return item is not None and item.draft is not None and not item.script and (item.draft.copied or self._was_used)

    def refresh(self) -> bool:
        """Read the card at hand anew, or the next one that is due; whether it is still the same step."""
        before, override = self.item, self._override
        self.queue.advance()
        if before is None or before.detail.card.id != self.queue.card_id:
            self._begin()
        self.item = self._read()
        is_same = _step_key(before) == _step_key(self.item)
        if not is_same:
            self._begin()
            self.item = self.item if override == RecipientOverride() else self._read()
        if self.item:
            self.queue.note_offered(self.item.detail.card)
        return is_same

    def unsaved(self) -> UnsavedInput | None:
        """Words that could not be kept with the card they are for."""
        for card_id, text in self._unsaved.items():
            return UnsavedInput(
                detail(self._store, card_id).card.company, {TYPED: text}, action_id=DRAFT, record_id=card_id
            )
        return None

    def copy(self) -> str:
        """Copy the words, or the number to call."""
        item = self.item
        if item is None or item.is_deciding or not item.text_to_copy:
            return "Nothing to copy here"
        outcome, accept = self._context.screen.copy(item.text_to_copy), self._registry.key("accept")
        if item.script:
            self._was_used = True
            return (
                f"{item.text_to_copy.strip()}: {outcome[:1].lower()}{outcome[1:]} · {accept} logs that nobody was there"
            )
        self._mark_copied()
        self._note_page_offered()
        blanks = f" · to fill: {', '.join(item.draft.blanks)}" if item.draft and item.draft.blanks else ""
        return f"{outcome} · {accept} logs it as sent{blanks}"

    def log(self) -> str:
        """The step was done as it is shown."""
        item = self.item
        if item is None:
            return ""
        try:
            self._note_page_offered()
            return self.record(log_done(self._store, item), goes_on=True)
        except EditConflictError:
            return _CHANGED

    def record(self, changes: Changes | None, *, goes_on: bool = False) -> str:
        """Note what was done with the card; None where the user left it. `goes_on` where its step was logged."""
        if changes is None or self.item is None:
            return ""
        self.queue.record(TriageOutcome.DONE, self.item.detail.card, changes)
        if goes_on:
            self.queue.leave(self.item.detail.card)
        return f"{changes.label[:1].upper()}{changes.label[1:]} · {self._registry.key('undo')} undoes"

    def skip(self) -> str:
        """Leave the card as it is and go on."""
        if self.item:
            self.queue.skip(self.item.detail.card)
        return ""

    async def ask_sent(self) -> tuple[bool, str]:
        """Ask once what became of words that may have left; whether the user goes on, and what to say."""
        item = self.item
        was_sent = await questions.ask_sent(self._context, item) if item else None
        if item is None or was_sent is None:
            return False, ""
        if was_sent:
            return True, self.log()
        if item.draft and item.draft.copied:
            self._unmark_copied()
        return True, self.skip()

    async def log_held_interview(self) -> str:
        """The interview was held; ask what comes next."""
        item = self.item
        if item is None:
            return ""
        at, now = item.step.about_time, self._context.store.now()
        if at is not None and at > now.time():
            self.skip()
            return f"The interview is at {at:%H:%M}: log it when it is over"
        try:
            saved = await self._context.save(complete_step, item.detail.card.id, StepRef.of(item.step))
        except EditConflictError:
            return _CHANGED
        return self.record(await after_interview_step(self._context, saved, item.detail), goes_on=True)

    async def do_to_card(self, act: CardHandler) -> str:
        """Something that the board's keys do too."""
        return self.record(await act(self._context, self.item.detail.card.id)) if self.item else ""

    async def snooze(self) -> str:
        """Put the step off."""
        return self.record(await questions.snooze(self._context, self.item)) if self.item else ""

    async def change_recipient(self) -> str:
        """Another person or another channel."""
        return self._set_override(await questions.ask_recipient(self._context, self.item)) if self.item else ""

    async def choose_way(self, number: int) -> str:
        """The way that a call or a decision goes."""
        item = self.item
        if item is None or not (item.script or item.is_deciding or item.is_offer):
            return "1, 2 and 3 are for calls, decisions and offers"
        try:
            result = await questions.follow_way(self._context, item, number)
        except EditConflictError:
            return _CHANGED
        if isinstance(result, RecipientOverride):
            return self._set_override(result)
        return self.record(result, goes_on=True)

    async def edit_draft(self) -> str:
        """Change the words; they are kept with the card."""
        item = self.item
        if item is None or item.draft is None or item.script or item.is_deciding:
            return "No words to edit here"
        draft, card = item.draft, item.detail.card

        def read() -> Texts:
            now = self._read()
            return {_DRAFT: now.draft.text if now and now.draft else draft.text}

        edited = await self._context.screen.edit_text(
            f"{card.company} · draft", self._unsaved.get(card.id, draft.text), DRAFT, card.id
        )
        self._was_used = True
        if clean(edited.text, lines=True) == clean(draft.text, lines=True):
            return edited.problem
        self._unsaved[card.id] = edited.text
        saved = await self._context.save_over(
            lambda store, snapshot: save_draft(store, card.id, draft.template, edited.text, snapshot),
            EditSnapshot(read, {_DRAFT: draft.text}, {_DRAFT: edited.text}),
        )
        if saved is None:
            return "Theirs is kept · edit again for yours"
        del self._unsaved[card.id]
        self.queue.record(TriageOutcome.TEXT, card, saved)
        return edited.problem or f"Kept with the card · {self._registry.key('accept')} copies it"

    @property
    def offers_page(self) -> bool:
        """Whether the words lack what the user's own page would fill in, and that was not said before."""
        if self._page_offered or self.item is None or self.item.is_deciding:
            return False
        blanks = self.item.script.blanks if self.item.script else self.item.draft.blanks if self.item.draft else ()
        return bool(OWN_BLANKS.intersection(blanks))

    async def fill_page(self) -> str:
        """Fill in the user's own page; the words at hand are filled from it at once."""
        changes = await fill_own_page(self._context)
        if changes is None or self.item is None:
            return ""
        self._page_offered = True
        self.queue.record(TriageOutcome.TEXT, self.item.detail.card, changes)
        return changes.label[:1].upper() + changes.label[1:]

    def _note_page_offered(self) -> None:
        if self.offers_page:
            self._page_offered = True
            note_page_offered(self._store)

    async def open_link(self) -> str:
        """Open the mail or the posting, or offer them to be clicked on where nothing can be opened."""
        links = links_of(self.item) if self.item else ()
        if not links:
            return "No address and no page to open"
        if opener(os.environ):
            name = await questions.choose_link(self._context, links)
            if not name:
                return ""
            if await questions.open_named(links, name):
                if name == "mail":
                    self._mark_copied()
                return f"Opened the {name}"
        self.links = links
        return "Ctrl+click a link to open it on your side"

    async def undo(self) -> str:
        """Take the last thing that was done back, and go to its card."""
        while (entry := self.queue.last) and entry.outcome is TriageOutcome.COPIED:
            self._undo_copy(entry)
        if entry is None:
            return "Nothing was done here yet"
        if entry.outcome is TriageOutcome.SKIPPED:
            self.queue.drop_last()
            self.queue.go_to(entry.card_id)
            return ""
        last_action = peek_undo(self._store)
        changes = await undo_last(self._context)
        if changes is None:
            return ""
        if last_action and last_action.id == entry.undo_id:
            self.queue.drop_last()
        self.queue.go_to(changes.card_id or entry.card_id)
        return changes.label[:1].upper() + changes.label[1:]

    def _begin(self) -> None:
        """Another step: nothing is chosen for it yet."""
        self._override, self._was_used, self.links = RecipientOverride(), False, ()

    def _read(self) -> TriageItem | None:
        card_id = self.queue.card_id
        if card_id is None:
            return None
        override = self._override
        return read_item(
            self._store,
            card_id,
            self._context.settings,
            override.recipient_id,
            override.channel,
            override.answer,
            through=override.through,
        )

    def _set_override(self, override: RecipientOverride | None) -> str:
        if override is None or self.item is None:
            return ""
        if override.added:
            self.queue.record(TriageOutcome.TEXT, self.item.detail.card, override.added)
        draft = self.item.draft
        if override.recipient_id is not None and draft and draft.copied and not draft.is_edited:
            # These words greet somebody else.
            self._unmark_copied()
        before = self._override
        recipient_id = before.recipient_id if override.recipient_id is None else override.recipient_id
        self._override = replace(
            override,
            recipient_id=recipient_id,
            channel=override.channel or before.channel,
            answer=override.answer or before.answer,
            through=override.through or (before.through and override.recipient_id is None),
        )
        return ""

    def _mark_copied(self) -> None:
        if self.item and self.item.draft:
            draft = self.item.draft
            changes = mark_copied(self._store, draft.card_id, draft.template, draft.text)
            self.queue.record(TriageOutcome.COPIED, self.item.detail.card, changes)

    def _unmark_copied(self) -> None:
        """The words were not sent: keep the user's own, and fill a template anew the next time."""
        if self.item and self.item.draft:
            draft = self.item.draft
            if draft.is_edited:
                changes = save_draft(self._store, draft.card_id, draft.template, draft.text)
            else:
                changes = drop_draft(self._store, draft.card_id)
            self.queue.record(TriageOutcome.COPIED, self.item.detail.card, changes)

    def _undo_copy(self, entry: TriageLogEntry) -> None:
        last_action = peek_undo(self._store)
        if last_action and last_action.id == entry.undo_id:
            undo(self._store)
        self.queue.drop_last()


def _step_key(item: TriageItem | None) -> str:
    """What tells a card's step from the next one."""
    return f"{item.detail.card.id} {item.step.kind} {item.step.attempt}" if item else ""

"""The keys that act on one card, by the names of the registry."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard.config import MessageSettings
from jobboard.followup.enums import Stage
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions import cards
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries.cards import known_posting
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.card import (
    change_stage,
    edit_entry,
    follow_up_questions,
    log_interview,
    log_reply,
    log_touch,
    quick_log,
)
from jobboard.tui.card.context import ActionContext, Copy, FollowUpQuestions, PushForm, Show
from jobboard.tui.card.detail_lines import Entry
from jobboard.tui.card.edit_entry import EditText
from jobboard.tui.card.follow_up_questions import tell_others
from jobboard.tui.card.form_fields import (
    EDIT_FIELDS,
    NEW_FIELDS,
    card_facts,
    new_card,
    texts_begun,
    texts_of,
    texts_of_new,
)
from jobboard.tui.forms.form import FormSpec
from jobboard.tui.prompt.question import Answer, Ask, Passes, Question
from jobboard.unsaved_input import UnsavedInput

if TYPE_CHECKING:
    from jobboard.transfer.posting.models import Posting

CARD_ACTIONS = (
    "done",
    "reply",
    "interview",
    "promise",
    "touch",
    "happened",
    "snooze",
    "rest",
    "note",
    "move",
    "close",
    "reopen",
    "keep_warm",
    "edit",
    "delete",
)
"""The methods of `CardActions` that need no more than a card; the names are the registry's."""


class CardActions:
    """Each returns what changed, None where the user left; raises InvalidInputError saying why it can't."""

    def __init__(
        self,
        store: Store,
        ask: Ask,
        push_form: PushForm,
        copy: Copy | None = None,
        show: Show = lambda _: None,
        wording: MessageSettings | None = None,
    ) -> None:
        self._desk = ActionContext(store, ask, push_form, copy, show, wording or MessageSettings())

    async def add(self, stage: Stage = Stage.TARGET, posting: "Posting | None" = None) -> Changes | None:
        """A new card, in `stage` unless the form says another, its fields filled from a posting if there is one."""
        store = self._desk.store
        today = store.today()
        begun = posting.card() if posting else cards.NewCard("")

        def save(seen: EditSnapshot) -> Changes:
            return cards.add_card(store, replace(new_card(seen.after, today), posting=begun.posting))

        blank = texts_of_new(stage)
        request = FormSpec("Add a card", today, NEW_FIELDS, lambda: blank, save, "add")
        if posting:
            words = UnsavedInput(request.title, texts_begun(begun), blank, request.again)
            request = replace(request, begun=words, remarks=tuple(remarks(store, posting)))
        return await self._desk.push_form(request)

    async def edit(self, card_id: int) -> Changes | None:
        """Other facts, one more person."""
        desk = self._desk
        today = desk.store.today()

        def save(seen: EditSnapshot) -> Changes:
            return cards.edit_card(desk.store, card_id, card_facts(seen.before, seen.after, today), seen)

        title = f"Edit {desk.card(card_id).card.company}"
        return await desk.push_form(
            FormSpec(title, today, EDIT_FIELDS, lambda: texts_of(desk.card(card_id)), save, "edit", card_id)
        )

    async def note(self, card_id: int) -> Changes | None:
        """A note."""
        desk = self._desk
        text = await desk.words(f"Note on {desk.card(card_id).card.company}", needed=True)
        return None if text is None else await desk.save(cards.add_note, card_id, text)

    async def done(self, card_id: int) -> Changes | None:
        """The card's step is done."""
        return await log_touch.step_done(self._desk, card_id)

    async def touch(self, card_id: int) -> Changes | None:
        """Something else that the user sent or did."""
        return await log_touch.log_other_touch(self._desk, card_id)

    async def reply(self, card_id: int) -> Changes | None:
        """They wrote or called."""
        return await log_reply.log_reply(self._desk, card_id)

    async def promise(self, card_id: int) -> Changes | None:
        """By when they said they would come back."""
        return await log_reply.promise(self._desk, card_id)

    async def interview(self, card_id: int) -> Changes | None:
        """A new interview, or what became of the booked one."""
        return await log_interview.interview(self._desk, card_id)

    async def happened(self, card_id: int) -> Changes | None:
        """What happened, told in one line."""
        return await quick_log.quick_log(self._desk, card_id)

    async def move(self, card_id: int) -> Changes | None:
        """Straight to a stage."""
        return await change_stage.move(self._desk, card_id)

    async def moved(self, saved: Changes, card_id: int, before: Stage, passes: Passes) -> Changes:
        """Draws a move and asks what it brings; a key that `passes` leaves the questions and goes on to the board."""

        async def ask(question: Question) -> Answer | None:
            return await self._desk.ask(question._replace(passes=passes))

        return await follow_up_questions.ask_after_move(replace(self._desk, ask=ask), saved, card_id, before)

    async def follow_nudge(self, nudge: Nudge) -> Changes | None:
        """What a nudge asks for, where it is more than to look at a card."""
        desk = self._desk
        if nudge.card is None:
            return await self.add()
        asking = FollowUpQuestions(desk)
        match nudge.kind:
            case NudgeKind.LEARN:
                await follow_up_questions.ask_lesson(asking, nudge.card)
            case NudgeKind.OFFER_CAME:
                await tell_others(asking)
            case _:
                return await log_reply.promise(desk, nudge.card)
        return asking.changes if asking.changes.label else None

    async def snooze(self, card_id: int) -> Changes | None:
        """The step put off."""
        return await change_stage.snooze(self._desk, card_id)

    async def rest(self, card_id: int) -> Changes | None:
        """Put to rest, or woken."""
        return await change_stage.rest(self._desk, card_id)

    async def close(self, card_id: int) -> Changes | None:
        """Closed with an outcome."""
        return await change_stage.close(self._desk, card_id)

    async def reopen(self, card_id: int) -> Changes | None:
        """Open again."""
        return await change_stage.reopen(self._desk, card_id)

    async def edit_entry(self, card_id: int, entry: Entry, edit_text: EditText) -> Changes | None:
        """One entry of the card, in place."""
        return await edit_entry.edit_entry(self._desk, card_id, entry, edit_text)

    async def delete_entry(self, card_id: int, entry: Entry) -> Changes | None:
        """One entry of the card taken out, after a yes."""
        return await edit_entry.delete_entry(self._desk, card_id, entry)

    async def delete(self, card_id: int) -> Changes | None:
        """Deleted, after a yes."""
        return await change_stage.delete(self._desk, card_id)

    async def keep_warm(self, card_id: int) -> Changes | None:
        """Marked to be kept warm, or no longer."""
        return await change_stage.keep_warm(self._desk, card_id)


def remarks(store: Store, posting: "Posting") -> Iterator[str]:
    """What to know before a posting is added."""
    if known := known_posting(store, posting.company, posting.role, posting.url):
        card, why = known
        yield f"On the board already: {card.company}, {why}."
    yield from posting.remarks()
    if posting.text:
        yield "Its text becomes a note on the card."

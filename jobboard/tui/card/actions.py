"""The actions on one card by their ids, of which the other modules of this folder register theirs; the card's forms."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard.errors import ConfirmationNeededError
from jobboard.followup.enums import Stage
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions import cards
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries.cards import known_posting
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.card import log_interview, log_touch, quick_log  # noqa: F401 (they register their actions)
from jobboard.tui.card.change_stage import delete_card
from jobboard.tui.card.context import CARD_HANDLERS, ActionContext, FollowUpQuestions, card_action
from jobboard.tui.card.edit_entry import delete_entry, edit_entry
from jobboard.tui.card.follow_up_questions import ask_lesson, tell_others
from jobboard.tui.card.form_fields import (
    EDIT_FIELDS,
    NEW_FIELDS,
    card_facts,
    new_card,
    texts_of,
    texts_of_draft,
    texts_of_new,
)
from jobboard.tui.card.log_reply import log_promise
from jobboard.tui.forms.form import FormSpec
from jobboard.unsaved_input import UnsavedInput

if TYPE_CHECKING:
    from jobboard.transfer.posting.models import Posting

__all__ = ["CARD_HANDLERS", "add_card", "follow_nudge"]


async def add_card(
    context: ActionContext, stage: Stage = Stage.TARGET, posting: "Posting | None" = None
) -> Changes | None:
    """A new card, in `stage` unless the form says another, its fields filled from a posting if there is one."""
    store = context.store
    today = store.today()
    card = posting.card() if posting else cards.NewCard("")

    warned: set[str] = set()
    if posting:
        warned.update(_duplicate(store, card))

    def save(snapshot: EditSnapshot) -> Changes:
        new = replace(new_card(snapshot.after, today), posting=card.posting, posting_remarks=card.posting_remarks)
        for warning in _duplicate(store, new):
            if warning not in warned:
                warned.add(warning)
                raise ConfirmationNeededError(warning, "save once more to add it again")
        return cards.add_card(store, new)

    blank = texts_of_new(stage)
    spec = FormSpec("Add a card", today, NEW_FIELDS, lambda: blank, save, "add")
    if posting:
        filled = UnsavedInput(spec.title, texts_of_draft(card), blank, spec.action_id)
        spec = replace(spec, unsaved=filled, remarks=tuple(_remarks(store, posting)))
    return await context.screen.push_form(spec)


def _remarks(store: Store, posting: "Posting") -> Iterator[str]:
    """What to know before a posting is added."""
    yield from _duplicate(store, posting.card())
    yield from posting.remarks()
    if posting.text:
        yield "Its text becomes a note on the card."


def _duplicate(store: Store, new: cards.NewCard) -> Iterator[str]:
    """That a card to add is on the board already; nothing where it is not."""
    if duplicate := known_posting(store, new.company, new.role, new.url):
        card, why = duplicate
        yield f"On the board already: {', '.join(filter(None, (card.company, card.role)))}, {why}."


@card_action("edit")
async def edit(context: ActionContext, card_id: int) -> Changes | None:
    """The entry under the cursor, or else the card's facts and one more person, in a form."""
    if context.entry:
        return await edit_entry(context, card_id, context.entry)
    today = context.store.today()

    def save(snapshot: EditSnapshot) -> Changes:
        facts = card_facts(snapshot.before, snapshot.after, today)
        return cards.edit_card(context.store, card_id, facts, snapshot)

    title = f"Edit {context.card(card_id).card.company}"
    return await context.screen.push_form(
        FormSpec(title, today, EDIT_FIELDS, lambda: texts_of(context.card(card_id)), save, "edit", card_id)
    )


@card_action("note")
async def add_note(context: ActionContext, card_id: int) -> Changes | None:
    """A note."""
    text = await context.ask_text(f"Note on {context.card(card_id).card.company}", needed=True)
    return None if text is None else await context.save(cards.add_note, card_id, text)


@card_action("delete")
async def delete(context: ActionContext, card_id: int) -> Changes | None:
    """The entry under the cursor, or else the card with its history, after naming it."""
    if context.entry:
        return await delete_entry(context, card_id, context.entry)
    return await delete_card(context, card_id)


async def follow_nudge(context: ActionContext, nudge: Nudge) -> Changes | None:
    """What a nudge asks for, where it is more than to look at a card."""
    if nudge.card is None:
        return await add_card(context)
    questions = FollowUpQuestions(context)
    match nudge.kind:
        case NudgeKind.LEARN:
            await ask_lesson(questions, nudge.card)
        case NudgeKind.OFFER_CAME:
            await tell_others(questions)
        case _:
            return await log_promise(context, nudge.card)
    return questions.changes if questions.changes.label else None

"""The draft of a card's step: saved until it is sent or dropped. Drafting never counts as sending."""

from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.models import NoStep
from jobboard.store.actions._common import get_card, step_at_start
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.models import Draft
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def save_draft(store: Store, card_id: int, template: str, text: str, snapshot: EditSnapshot | None = None) -> Changes:
    """Keep the user's words for the step that the card has now; InvalidInputError where it has none or they are empty.

    EditConflictError unless the words kept there are as in the `snapshot`.
    """
    return _store_draft(store, card_id, template, text, copied=False, snapshot=snapshot)


def mark_copied(store: Store, card_id: int, template: str, text: str) -> Changes:
    """Keep the words as they left for a clipboard or a mail program, so that "Sent?" can be asked once."""
    return _store_draft(store, card_id, template, text, copied=True)


def drop_draft(store: Store, card_id: int) -> Changes:
    """Throw the kept words away; NotFoundError where there are none."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if not Draft.delete().where(Draft.card == card_id).execute(store.db):
            raise NotFoundError(f"{card.company} has no draft")
        action.set_label(f"dropped the draft for {card.company}", card_id)
    return action.changes


def forget_draft(store: Store, card_id: int) -> None:
    """The words were sent, or what they were for has changed; inside a transaction."""
    Draft.delete().where(Draft.card == card_id).execute(store.db)


def _store_draft(
    store: Store, card_id: int, template: str, text: str, *, copied: bool, snapshot: EditSnapshot | None = None
) -> Changes:
    with store.transaction(snapshot=snapshot) as action:
        card = get_card(store, card_id)
        step = step_at_start(store, card_id)
        words = clean(text, lines=True)
        if isinstance(step, NoStep):
            raise InvalidInputError(f"{card.company} has no step to write for")
        if not words:
            raise InvalidInputError("the draft is empty", "drop it instead")
        forget_draft(store, card_id)
        Draft.insert(
            card=card_id, step=step.kind, attempt=step.attempt, template=template, text=words, copied=copied
        ).execute(store.db)
        action.set_label(f"{'copied' if copied else 'kept'} a draft for {card.company}", card_id)
    return action.changes

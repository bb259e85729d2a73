"""What the user will do differently, learned from a rejection or an interview."""

from jobboard.errors import WordsError
from jobboard.store.actions._common import add_event, card_of, happened
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def add_lesson(store: Store, card_id: int, text: str) -> Changes:
    """Write a lesson on the card it was learned from; WordsError for an empty one."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        lesson = clean(text, lines=True)
        if not lesson:
            raise WordsError("the lesson is empty", "write what you will do differently")
        add_event(store, card_id, "lesson", happened(store, card_id, None), text=lesson)
        action.says(f"noted what {card.company} taught you", card_id)
    return action.changes

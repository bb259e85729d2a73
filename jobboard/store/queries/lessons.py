"""What the user learned, in one list."""

from datetime import date
from typing import NamedTuple

from jobboard.followup.enums import EventKind
from jobboard.store.models import Card, Event
from jobboard.store.store import Store


class Lesson(NamedTuple):
    """What the user will do differently, and the card that taught it."""

    card_id: int
    company: str
    role: str
    day: date | None
    text: str


def lessons(store: Store) -> list[Lesson]:
    """All of them, newest first."""
    entries = Event.select(Event.card.alias("card_id"), Card.company, Card.role, Event.day, Event.text).join(Card)
    newest = (Event.day.desc(), Event.time.desc(), Event.id.desc())
    with store.translate_sqlite_errors():
        return store.db.rows(Lesson, entries.where(Event.kind == EventKind.LESSON).order_by(*newest))

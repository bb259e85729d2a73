"""What the user learned, in one list."""

from dataclasses import dataclass
from datetime import date

from jobboard.dates.iso import day_of
from jobboard.store.store import Store


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the user will do differently, and the card that taught it."""

    card_id: int
    company: str
    role: str
    day: date | None
    text: str


def lessons(store: Store) -> list[Lesson]:
    """All of them, newest first."""
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(
            "SELECT card.id, company, role, day, text FROM event JOIN card ON card.id = card_id"
            " WHERE kind = 'lesson' ORDER BY day DESC, time DESC, event.id DESC"
        )
    return [Lesson(card_id, company, role, day_of(day), text) for card_id, company, role, day, text in rows]

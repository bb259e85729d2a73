"""A row of another tracker, as the board takes it in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jobboard.followup.enums import Outcome, Stage
from jobboard.followup.models import Event
from jobboard.store.actions.contacts import NewContact
from jobboard.store.models import CARD_TEXTS
from jobboard.store.queries.duplicates import Application
from jobboard.text import clean


@dataclass(frozen=True, slots=True)
class ImportedCard:
    """A row of another tracker. `events` are its history, undated ones included; without any it enters `stage`.

    `status` holds status words that say more than a stage; `key` tells the row from the others of its source, so that
    it is not added twice, whatever becomes of its card. `guessed_years` are the places of events whose year was
    guessed,
    `month_only` those of events of which only the month is known, with its first day.
    """

    company: str
    role: str = ""
    stage: Stage = Stage.TARGET
    entered: date | None = None
    url: str = ""
    location: str = ""
    salary: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    rating: int | None = None
    closes: date | None = None
    note: str = ""
    status: str = ""
    outcome: Outcome | None = None
    events: tuple[Event, ...] = ()
    guessed_years: frozenset[int] = frozenset()
    month_only: tuple[tuple[int, date], ...] = ()
    people: tuple[NewContact, ...] = ()
    key: str = ""

    @property
    def application(self) -> Application:
        """What tells whether it is on the board already."""
        return Application(self.company, self.role, self.url, self.began)

    @property
    def began(self) -> date | None:
        """The first day that is known of it."""
        days = [event.day for event in self.events if event.day] + ([self.entered] if self.entered else [])
        return min(days, default=None)

    def notes(self) -> Iterator[str]:
        """What is written on the card: its note, and status words that say more than a stage."""
        if note := clean(self.note, lines=True):
            yield note
        if status := clean(self.status):
            yield f"Status: {status}"


IMPORTED_TEXTS = tuple(name for name in CARD_TEXTS[1:] if name in ImportedCard.__dataclass_fields__)
"""The facts of a row that are plain text, beside the company."""

"""An entry of a card's history as it is shown, in plain words."""

import datetime as dt
from typing import NamedTuple

from peewee import JOIN

from jobboard.followup.display_names import STAGE_NAMES, channel_phrase, outcome_name
from jobboard.followup.enums import Channel, EventKind, Outcome, Precision, Provenance, ReplyKind, Stage, TouchKind
from jobboard.store.models import Contact, Event
from jobboard.store.prepared_queries import Query
from jobboard.store.views import EventView

_TOUCHES = {
    TouchKind.REACH_OUT: "reach-out",
    TouchKind.FOLLOW_UP: "follow-up",
    TouchKind.THANK_YOU: "thank-you note",
    TouchKind.ANSWER: "answer",
    TouchKind.LAST_MESSAGE: "last message",
    TouchKind.OTHER: "message",
}
_REPLIES = {
    ReplyKind.QUESTION: "they wrote, wanting an answer",
    ReplyKind.NO_ANSWER_NEEDED: "they wrote",
    ReplyKind.RECEIPT: "automatic receipt",
}
_PLAIN = {
    EventKind.REST: "put to rest",
    EventKind.WAKE: "woken",
    EventKind.REOPEN: "reopened",
    EventKind.NOTE: "note",
    EventKind.LESSON: "learned",
}


class HistoryEntryRow(NamedTuple):
    """What an EventView is made of; `person` is a name."""

    id: int
    kind: EventKind
    day: dt.date | None
    time: dt.time | None
    precision: Precision
    provenance: Provenance
    what: str
    text: str
    channel: Channel | None
    until_day: dt.date | None
    until_time: dt.time | None
    card_id: int
    person: str | None


def history_entries() -> Query:
    """A query for all entries as EventRows, newest first, those of an unknown day last; to be narrowed."""
    columns = [getattr(Event, name) for name in HistoryEntryRow._fields if name not in ("card_id", "person")]
    joined = (Event.card.alias("card_id"), Contact.name.alias("person"))
    entries = Event.select(*columns, *joined).join(Contact, JOIN.LEFT_OUTER)
    return entries.order_by(Event.day.is_null(), Event.day.desc(), Event.time.desc(), Event.id.desc())


def event_view(row: HistoryEntryRow) -> EventView:
    """The entry as it is shown."""
    return EventView(
        id=row.id,
        kind=row.kind,
        day=row.day,
        time=row.time,
        precision=row.precision,
        provenance=row.provenance,
        what=_phrase(row),
        text=row.text,
        channel=row.channel,
        person=row.person or "",
    )


def _phrase(event: HistoryEntryRow) -> str:
    """ "follow-up by email to Kim Lund", "interview cancelled", "promised to come back by Fri 20 Nov 2026 15:00"."""
    what, person, until = event.what, event.person, _until(event)
    how = f" {channel_phrase(event.channel)}".rstrip() if event.channel else ""
    match event.kind:
        case EventKind.MOVE:
            return f"moved to {STAGE_NAMES[Stage(what)]}{how}"
        case EventKind.TOUCH:
            return _TOUCHES[TouchKind(what)] + how + (f" to {person}" if person else "")
        case EventKind.REPLY:
            return _REPLIES[ReplyKind(what)] + how + (f": {person}" if person else "")
        case EventKind.INTERVIEW:
            return f"interview {what}" + (f" for {until}" if until else "")
        case EventKind.PROMISE:
            return f"{person or 'they'} promised to come back by {until}"
        case EventKind.DEADLINE:
            return f"answer the offer by {until}"
        case EventKind.SNOOZE:
            return f"snoozed until {until}"
        case EventKind.CLOSE:
            return f"closed: {outcome_name(Outcome(what))}"
        case _:
            return _PLAIN[event.kind]


def _until(event: HistoryEntryRow) -> str:
    day, time = event.until_day, event.until_time
    return f"{day:%a} {day.day} {day:%b %Y}" + (f" {time:%H:%M}" if time else "") if day else ""

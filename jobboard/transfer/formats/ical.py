"""The board as a calendar: interviews, follow-ups and deadlines, in the board's time zone.

A uid stays what it is from one export to the next, so that a calendar that takes the file again brings its entries up
to date. Interviews last an hour, since nobody knows better; a follow-up is a day's errand and blocks no time.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jobboard.followup.enums import InterviewState, StepKind, StepState
from jobboard.followup.step_text import render_reason, step_name
from jobboard.store.queries.calendar import Appointment, appointments, closings, deadlines
from jobboard.store.queries.cards import listing
from jobboard.store.store import Store
from jobboard.store.views import CardView
from jobboard.text import clean

if TYPE_CHECKING:
    from icalendar import Event

_HOUR = timedelta(hours=1)
_QUARTER = timedelta(minutes=15)


def export_calendar(store: Store, card_id: int | None = None) -> Iterator[str]:
    """The board, or one card, as iCalendar (RFC 5545)."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//jobboard//jobboard//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Job hunt")
    stamp = store.clock.utc()
    for event in _events(store, card_id):
        event.add("dtstamp", stamp)
        calendar.add_component(event)
    this_year = store.today().year
    calendar.add_missing_timezones(date(this_year - 1, 1, 1), date(this_year + 3, 1, 1))
    yield calendar.to_ical().decode()


def _events(store: Store, card_id: int | None) -> "Iterator[Event]":
    zone = ZoneInfo(store.clock.zone)
    for each in appointments(store, card_id):
        yield _interview(each, zone)
    for last in deadlines(store, card_id):
        yield _all_day(f"{last.uid}-offer", last.day, f"Last day for the offer: {_title(last.company, last.role)}")
    for last in closings(store, card_id):
        yield _all_day(f"{last.uid}-closes", last.day, f"Last day to apply: {_title(last.company, last.role)}")
    for card in listing(store):
        if card_id in (None, card.id) and (event := _step(card, store, zone)):
            yield event


def _interview(each: Appointment, zone: ZoneInfo) -> "Event":
    round_ = f" ({clean(each.round)})" if each.round else ""
    event = _event(each.uid, each.day, each.time, _HOUR, zone, f"Interview: {_title(each.company, each.role)}{round_}")
    event.add("status", "CANCELLED" if each.state is InterviewState.CANCELLED else "CONFIRMED")
    if each.place:
        event.add("location", clean(each.place))
    about = [f"With {clean(each.people)}" if each.people else "", clean(each.url)]
    if any(about):
        event.add("description", "\n".join(line for line in about if line))
    return event


def _step(card: CardView, store: Store, zone: ZoneInfo) -> "Event | None":
    """What to do next, on its day, or today where that has passed; the interview itself is there already."""
    step, today = card.step, store.today()
    if step is None or step.kind is StepKind.INTERVIEW or step.state is StepState.QUIET:
        return None
    at = step.due_time if step.due >= today else None
    name = step_name(step.kind, step.attempt)
    summary = f"{name[:1].upper()}{name[1:]}: {_title(card.company, card.role)}"
    event = _event(f"{card.uid}-step", max(step.due, today), at, _QUARTER, zone, summary)
    channel = f", by {step.channel.replace('-', ' ')}" if step.channel else ""
    whom = f"\nTo {clean(step.to)}{channel}" if step.to else ""
    event.add("description", clean(render_reason(step.reason, today)) + whom)
    event.add("transp", "TRANSPARENT")
    return event


def _all_day(uid: str, day: date, summary: str) -> "Event":
    event = _event(uid, day, None, _HOUR, None, summary)
    event.add("transp", "TRANSPARENT")
    return event


def _event(uid: str, day: date, at: time | None, lasts: timedelta, zone: ZoneInfo | None, summary: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@jobboard")
    event.add("summary", summary)
    if at is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        start = datetime.combine(day, at, zone)
        event.add("dtstart", start)
        event.add("dtend", start + lasts)
    return event


def _title(company: str, role: str) -> str:
    return " · ".join(part for part in (clean(company), clean(role)) if part)

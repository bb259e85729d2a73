"""Invitations that came as a calendar: when, where, and whether they book, move or cancel."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from jobboard.dates.natural import FIRST_DAY, LAST_DAY, DayTime
from jobboard.text import clean

_FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What the library raises for calendars that keep to no standard."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """One appointment, its time local to the board's zone; `uid` stays the same when it is moved."""

    uid: str
    when: DayTime
    summary: str
    where: str
    cancelled: bool
    answer: bool
    """Somebody's answer to an invitation, and none itself."""


def read_invitations(data: bytes, zone: str) -> list[Invitation]:
    """The appointments of a calendar that have a time that makes sense; none for what is no calendar."""
    import icalendar

    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
    except _FAULTS:
        return []
    invitations = []
    for calendar in calendars:
        method = clean(str(calendar.get("METHOD", ""))).upper()
        for event in calendar.walk("VEVENT"):
            if invitation := _invitation(event, method, zone):
                invitations.append(invitation)
    return invitations


def _invitation(event: "object", method: str, zone: str) -> Invitation | None:
    import icalendar

    assert isinstance(event, icalendar.Event)
    try:
        when = _local(event.decoded("DTSTART"), zone)
    except _FAULTS:
        return None
    if when is None:
        return None
    texts = {name: clean(str(event.get(name, ""))) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "URL")}
    return Invitation(
        uid=texts["UID"],
        when=when,
        summary=texts["SUMMARY"],
        where=texts["LOCATION"] or texts["URL"],
        cancelled=method == "CANCEL" or texts["STATUS"].upper() == "CANCELLED",
        answer=method in ("REPLY", "COUNTER", "REFRESH"),
    )


def _local(start: object, zone: str) -> DayTime | None:
    """A day, or a moment in the board's zone; one that names no zone is taken as local."""
    if isinstance(start, datetime):
        moment = start.astimezone(ZoneInfo(zone)) if start.tzinfo else start
        when = DayTime(moment.date(), moment.time().replace(second=0, microsecond=0, tzinfo=None))
    elif isinstance(start, date):
        when = DayTime(start)
    else:
        return None
    return when if FIRST_DAY <= when.day <= LAST_DAY else None

"""The tables as Peewee sees them; schema.py creates them, the constraints stand there."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from peewee import BlobField, Field, IntegerField, Model, TextField

if TYPE_CHECKING:
    _DayBase = Field[date | None]
    _TimeBase = Field[time | None]
    _MomentBase = Field[datetime]
else:
    # Peewee's fields are generic in their stubs only.
    _DayBase = _TimeBase = _MomentBase = Field


class DayField(_DayBase):
    """A local day, kept as ISO text."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeOfDayField(_TimeBase):
    """A local time of day to the second, kept as HH:MM:SS."""

    field_type = "TEXT"

    def db_value(self, value: time | None) -> str | None:
        return None if value is None else value.isoformat("seconds")

    def python_value(self, value: str | None) -> time | None:
        return None if value is None else time.fromisoformat(value)


class MomentField(_MomentBase):
    """A moment in UTC, kept as ISO text with its Z."""

    field_type = "TEXT"

    def db_value(self, value: datetime) -> str:
        return utc_text(value)

    def python_value(self, value: str) -> datetime:
        return datetime.fromisoformat(value)


class WordField(TextField):
    """A word of one of the enums; read back as plain text."""

    def db_value(self, value: StrEnum | str | None) -> str | None:
        return None if value is None else str(value)


def utc_text(moment: datetime) -> str:
    """An aware UTC moment as the tables keep it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Table(Model):
    """What every table shares; a query is told its database when it is executed."""

    id: int

    class Meta:
        legacy_table_names = False


class Setting(Table):
    """Board-wide settings: the zone and the rules."""

    name = TextField()
    value = TextField()


class Contact(Table):
    """Somebody; what they are on a card stands in CardContact."""

    uid = TextField()
    name = TextField()
    company = TextField()
    email = TextField()
    phone = TextField()
    profile = TextField()
    notes = TextField()
    no_calls = IntegerField()
    do_not_contact = IntegerField()


class Card(Table):
    """One role at one company: its facts, then what computed.py makes of its history."""

    uid = TextField()
    created = MomentField()
    company = TextField()
    role = TextField()
    url = TextField()
    location = TextField()
    remote = TextField()
    salary = TextField()
    source = TextField()
    tags = TextField()
    """A JSON list."""
    rating = IntegerField(null=True)
    closes = DayField(null=True)
    keep_warm = IntegerField()
    resume_path = TextField()
    letter_path = TextField()
    offer = TextField()
    """The figures of their offer, as the user wrote them."""
    referrer_id = IntegerField(null=True)

    stage = WordField()
    entered = DayField(null=True)
    outcome = WordField(null=True)
    closed_day = DayField(null=True)
    resting = IntegerField()
    snoozed_until = DayField(null=True)
    snooze_why = TextField()
    step = WordField(null=True)
    attempt = IntegerField(null=True)
    due = DayField(null=True)
    due_time = TimeOfDayField(null=True)
    last_day = DayField(null=True)
    since = DayField(null=True)
    about_day = DayField(null=True)
    """Of the interview, promise, deadline or closing the step is about; without a step, of the next interview."""
    about_time = TimeOfDayField(null=True)
    step_snoozed = DayField(null=True)
    """Until when the step itself is put off; `snoozed_until` also stands where a step is not held back by it."""
    rank = IntegerField(null=True)
    reason = TextField()
    to_contact = IntegerField(null=True)
    channel = WordField(null=True)
    why = WordField(null=True)
    holds_until = TextField(null=True)
    """Local, ISO; None while only an action can change the step."""
    rules_revision = IntegerField()
    last_activity = TextField()
    """Local, ISO; a day, with the time where it is known."""
    search = TextField()
    """All that a filter looks in, folded."""


class CardContact(Table):
    """Somebody on a card."""

    card_id = IntegerField()
    contact_id = IntegerField()
    kind = WordField()


class Interview(Table):
    """An interview; a moved one stays beside the new booking."""

    uid = TextField()
    card_id = IntegerField()
    day = DayField()
    time = TimeOfDayField(null=True)
    state = WordField()
    booked_day = DayField(null=True)
    booked_time = TimeOfDayField(null=True)
    prepared = IntegerField()
    round = TextField()
    place = TextField()


class InterviewContact(Table):
    """Somebody who holds an interview."""

    interview_id = IntegerField()
    contact_id = IntegerField()


class Event(Table):
    """Something that happened on a card.

    `what` is the stage of a move, the kind of a touch or reply, the outcome of a closing, what became of an interview.
    `until_day` and `until_time` are what a promise, a deadline or a snooze speaks of. A touch keeps the step that it
    answered, with that step's due and last day.
    """

    uid = TextField()
    card_id = IntegerField()
    kind = WordField()
    what = WordField()
    day = DayField(null=True)
    time = TimeOfDayField(null=True)
    precision = WordField()
    known_by = DayField()
    entered_at = MomentField()
    provenance = WordField()
    contact_id = IntegerField(null=True)
    channel = WordField(null=True)
    text = TextField()
    until_day = DayField(null=True)
    until_time = TimeOfDayField(null=True)
    interview_id = IntegerField(null=True)
    step = WordField(null=True)
    step_due = DayField(null=True)
    step_last_day = DayField(null=True)


class Draft(Table):
    """The words that the user has begun for a card's step; one a card, gone once they are sent or dropped.

    `copied` while they have left for a clipboard or an editor and nobody has said yet whether they were sent.
    """

    card_id = IntegerField()
    step = WordField()
    attempt = IntegerField(null=True)
    template = TextField()
    text = TextField()
    copied = IntegerField()


class ImportMap(Table):
    """Which row of an imported source became which card; the card may be gone."""

    source = TextField()
    key = TextField()
    card_id = IntegerField(null=True)


class Undo(Table):
    """One user action and what takes it back (undolog.py)."""

    label = TextField()
    session = TextField()
    at = MomentField()
    card_id = IntegerField(null=True)
    undone = IntegerField()
    inverse = BlobField()

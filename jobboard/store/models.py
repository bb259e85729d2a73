"""The board's tables as Peewee models, with their relations; every other module takes the columns from here.

How to read and write. Models have no database of their own: a query is built from them and told which board to run on.
Rows come back as views by name, never as tuples: a NamedTuple or dataclass whose fields are the selected columns (a
foreign key under its field's name, so rename it: `Event.card.alias("card_id")`). What seldom runs is built where it
runs: `db.rows(LessonRow, Event.select(Event.text, Card.company).join(Card).where(Event.kind == EventKind.LESSON))`;
what a key press asks is built once by a function of placeholders, decorated with `@prepared(LessonRow)`, for which see
prepared_queries.py. One value is `query.scalar(db)`. A query object keeps the rows of its first run: build it where it
is run.
Writes are `Event.insert(card=card_id, ...).execute(db)`, `Card.update(...).where(...).execute(db)`,
`Event.delete().where(...).execute(db)`. Values go in and come out as dates, times, enums and flags. Ids that may be
many are `Card.id.in_(id_list(ids))`: one parameter. Relations are joined by name (`Event.select().join(Card)`), and
lead back by their backrefs (`Card.events`, `Contact.cards`).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    Check,
    Entity,
    ForeignKeyField,
    IntegerField,
    Model,
    Node,
    Select,
    TextField,
    fn,
)

from jobboard.followup.enums import (
    Channel,
    EventKind,
    InterviewState,
    NoStepReason,
    Outcome,
    Party,
    PersonKind,
    Precision,
    Provenance,
    Stage,
    StepKind,
)
from jobboard.store.fields import DayField, EnumField, LastingIdField, LocalMomentField, MomentField, TimeOfDayField


def id_list(ids: Iterable[int | str] | Node) -> Select:
    """Ids, or uids, to be looked for (`Card.id.in_(...)`), as one parameter: SQLite takes only so many."""
    return Select([fn.json_each(ids if isinstance(ids, Node) else json.dumps(list(ids)))], [Entity("value")])


class BoardModel(Model):
    """What every table shares."""

    id = AutoField()

    class Meta:
        legacy_table_names = False


class Setting(BoardModel):
    """Board-wide settings: the zone and the rules."""

    name = TextField(unique=True)
    value = TextField()


class Contact(BoardModel):
    """Somebody; what they are on a card stands in CardContact."""

    uid = TextField(unique=True)
    name = TextField(constraints=[Check("name <> ''")])
    company = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")
    profile = TextField(default="")
    notes = TextField(default="")
    no_calls = BooleanField(default=False)
    do_not_contact = BooleanField(default=False)


class Card(BoardModel):
    """One role at one company: its facts, then what derived_columns.py writes of its history."""

    class Meta:
        constraints = [Check("(step IS NULL) = (due IS NULL) AND (step IS NULL) = (last_day IS NULL)")]

    id = LastingIdField()
    uid = TextField(unique=True)
    created = MomentField()
    company = TextField(constraints=[Check("company <> ''")])
    role = TextField(default="")
    url = TextField(default="")
    location = TextField(default="")
    remote = TextField(default="")
    salary = TextField(default="")
    source = TextField(default="")
    tags = TextField(default="")
    """A JSON list."""
    rating = IntegerField(null=True, constraints=[Check("rating BETWEEN 1 AND 5")])
    closes = DayField(null=True)
    keep_warm = BooleanField(default=False)
    keep_warm_since = DayField(null=True)
    """None where that is not known: marked before this was kept."""
    resume_path = TextField(default="")
    letter_path = TextField(default="")
    offer = TextField(default="")
    """The figures of their offer, as the user wrote them."""
    requisition = TextField(default="")
    """The employer's number of the opening."""
    posting = TextField(default="")
    """The text of the posting, as it was read or pasted."""
    language = TextField(default="")
    """Of the letters: "en", "de"; empty where the user's own counts."""
    referrer = ForeignKeyField(Contact, null=True, backref="referred_cards", on_delete="SET NULL", lazy_load=False)

    stage = EnumField(Stage, default=Stage.TARGET)
    entered = DayField(null=True)
    outcome = EnumField(Outcome, null=True)
    closed_day = DayField(null=True)
    resting = BooleanField(default=False)
    snoozed_until = DayField(null=True)
    snooze_why = TextField(default="")
    step = EnumField(StepKind, null=True, checked=False)
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
    reason = TextField(default="")
    to_contact = IntegerField(null=True)
    channel = EnumField(Channel, null=True, checked=False)
    why = EnumField(NoStepReason, null=True, checked=False)
    holds_until = LocalMomentField(null=True)
    """None while only an action can change the step."""
    rules_revision = IntegerField(default=0)
    last_activity = TextField(default="")
    """Local, ISO; a day, with the time where it is known."""
    search = TextField(default="")
    """All that a filter looks in, folded."""


class CardContact(BoardModel):
    """Somebody on a card."""

    class Meta:
        indexes = ((("card", "contact"), True),)

    card_id: int
    contact_id: int

    card = ForeignKeyField(Card, backref="people", on_delete="CASCADE", lazy_load=False)
    contact = ForeignKeyField(Contact, backref="cards", on_delete="CASCADE", lazy_load=False)
    kind = EnumField(PersonKind, default=PersonKind.OTHER)


class Interview(BoardModel):
    """An interview; a moved one stays beside the new booking."""

    card_id: int

    uid = TextField(unique=True)
    card = ForeignKeyField(Card, backref="interviews", on_delete="CASCADE", lazy_load=False)
    day = DayField()
    time = TimeOfDayField(null=True)
    state = EnumField(InterviewState)
    booked_day = DayField(null=True)
    booked_time = TimeOfDayField(null=True)
    prepared = BooleanField(default=False)
    round = TextField(default="")
    place = TextField(default="")
    cancelled_by = EnumField(Party, null=True)
    """Who called it off; None unless it was called off."""
    cancelled_day = DayField(null=True)
    """When it was called off; None also where that is not known."""
    cancelled_time = TimeOfDayField(null=True)


class InterviewContact(BoardModel):
    """Somebody who holds an interview."""

    class Meta:
        indexes = ((("interview", "contact"), True),)

    interview = ForeignKeyField(Interview, backref="people", on_delete="CASCADE", lazy_load=False)
    contact = ForeignKeyField(Contact, backref="interviews", on_delete="CASCADE", lazy_load=False)


class Event(BoardModel):
    """Something that happened on a card; event_codec.py turns it into what the rules read, and back.

    `what` is the stage of a move, the kind of a touch or reply, the outcome of a closing, what became of an interview.
    `until_day` and `until_time` are what a promise, a deadline or a snooze speaks of. A touch keeps the step that it
    answered, with that step's due and last day.
    """

    class Meta:
        constraints = [Check("day IS NOT NULL OR precision = 'unknown'")]

    card_id: int
    contact_id: int | None
    interview_id: int | None

    uid = TextField(unique=True)
    card = ForeignKeyField(Card, backref="events", on_delete="CASCADE", lazy_load=False)
    kind = EnumField(EventKind)
    what = TextField(default="")
    day = DayField(null=True)
    time = TimeOfDayField(null=True)
    precision = EnumField(Precision, default=Precision.DAY)
    known_by = DayField()
    entered_at = MomentField()
    provenance = EnumField(Provenance, default=Provenance.TYPED)
    contact = ForeignKeyField(Contact, null=True, backref="events", on_delete="SET NULL", lazy_load=False)
    channel = EnumField(Channel, null=True)
    text = TextField(default="")
    until_day = DayField(null=True)
    until_time = TimeOfDayField(null=True)
    interview = ForeignKeyField(Interview, null=True, backref="events", on_delete="CASCADE", lazy_load=False)
    step = EnumField(StepKind, null=True, checked=False)
    step_due = DayField(null=True)
    step_last_day = DayField(null=True)


class Draft(BoardModel):
    """The words that the user has begun for a card's step; one a card, gone once they are sent or dropped.

    `copied` while they have left for a clipboard or an editor and nobody has said yet whether they were sent.
    """

    card = ForeignKeyField(Card, unique=True, backref="drafts", on_delete="CASCADE", lazy_load=False)
    step = EnumField(StepKind, checked=False)
    attempt = IntegerField(null=True)
    template = TextField(default="")
    text = TextField()
    copied = BooleanField(default=False)


class ImportMap(BoardModel):
    """Which row of an imported source became which card; the card may be gone."""

    class Meta:
        indexes = ((("source", "key"), True),)

    source = TextField()
    key = TextField()
    card = ForeignKeyField(Card, null=True, backref="imports", on_delete="SET NULL", lazy_load=False)


class Undo(BoardModel):
    """One user action and what takes it back (undo_log.py)."""

    id = LastingIdField()
    label = TextField()
    session = TextField()
    at = MomentField()
    card_id = IntegerField(null=True)
    undone = BooleanField(default=False)
    inverse = BlobField()


FIRST_DERIVED = Card.stage
"""From here on a card's columns are derived: written by derived_columns.py alone, from the card's history."""


_ENCODED = (DayField, TimeOfDayField, MomentField, LocalMomentField)
"""Fields whose values are stored as something else."""


@cache
def _storage(model: type[BoardModel]) -> dict[str, tuple[str, Callable[[Any], object] | None]]:
    """By a field's name its column, and how its values are stored that are not stored as they are."""
    return {
        name: (field.column_name, lru_cache(1024)(field.db_value) if isinstance(field, _ENCODED) else None)
        for name, field in model._meta.combined.items()
    }


def stored_rows(model: type[BoardModel], rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, object]]:
    """Rows of values by their fields' names, all of the same fields, as `insert_rows` takes them."""
    fields = [(name, *_storage(model)[name]) for name in (rows[0] if rows else ())]
    for row in rows:
        yield {column: encode(row[name]) if encode else row[name] for name, column, encode in fields}


def columns_of(model: type[BoardModel]) -> tuple[str, ...]:
    """The columns of a table, in their order, without its id."""
    return tuple(field.column_name for field in model._meta.sorted_fields if field is not model.id)


_FACTS = columns_of(Card).index(FIRST_DERIVED.column_name)
DERIVED = columns_of(Card)[_FACTS:]
"""A card's derived columns."""

CARD_TEXTS = tuple(
    name
    for name in columns_of(Card)[:_FACTS]
    if isinstance(Card._meta.columns[name], TextField) and name not in ("uid", "tags")
)
"""The facts of a card that are plain text, the company first."""

TABLES: dict[str, type[BoardModel]] = {
    model._meta.table_name: model
    for model in (Setting, Contact, Card, CardContact, Interview, InterviewContact, Event, Draft, ImportMap)
}
"""What a board holds, by the tables' names, each after those that it refers to."""

LOGGED = {name: columns_of(model) for name, model in TABLES.items()} | {"card": columns_of(Card)[:_FACTS]}
"""What undo restores: each table's columns beside its id; derived columns are computed again."""

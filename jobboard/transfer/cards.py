"""One row of a tracker as one card with its history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from jobboard.errors import JobboardError
from jobboard.followup.history import (
    Closed,
    Event,
    History,
    Interview,
    InterviewState,
    Moved,
    Outcome,
    Stage,
    Touch,
    TouchKind,
)
from jobboard.followup.steps import stand
from jobboard.store.imported import ImportedCard
from jobboard.text import clean
from jobboard.transfer.columns import MILESTONES, Column, Field, Layout
from jobboard.transfer.days import Day, Order, Reading, read_days
from jobboard.transfer.stages import NO, YES, Meaning, meaning, plain
from jobboard.transfer.table import Row

NO_COMPANY = "Unknown company"
"""Stands where a row names a role and no company."""

_STAGES = tuple(Stage)
_SHOWS = {
    Field.APPLIED: Stage.APPLIED,
    Field.CHALLENGE: Stage.APPLIED,
    Field.INTERVIEW: Stage.INTERVIEWED,
    Field.OFFER: Stage.OFFER,
    Field.REJECTED: Stage.REJECTED,
}
"""How far a card has come at least where a column says that something happened."""

_MANY_DAYS = (Field.INTERVIEW, Field.CHALLENGE)
"""Of these every day of a cell is in the card's history; of the others the first."""


class RowRefusedError(JobboardError):
    """A row that no card can be made of."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What the rows of one file have in common."""

    layout: Layout
    order: Order
    today: date
    near: dict[tuple[int, int], date]
    """For a column and a row number, the nearest full date of that column: a missing year is taken from it."""
    statuses: Mapping[str, Meaning] = field(default_factory=dict)
    """What the user says of status words, by the plain word."""

    def meaning(self, status: str) -> Meaning | None:
        """What a status word means; None where nothing in it is known."""
        return self.statuses.get(plain(status)) or meaning(status)


@dataclass(slots=True)
class _Read:
    """What the cells of one row come to."""

    days: dict[Field, list[Day]] = field(default_factory=dict)
    claimed: set[Field] = field(default_factory=set)
    """What happened, be the day known or not."""
    words: list[str] = field(default_factory=list)
    """Status words that say more than a stage, as they stand there."""
    stage: Stage | None = None
    outcome: Outcome | None = None
    note: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)

    def first(self, what: Field) -> Day | None:
        return next(iter(self.days.get(what, ())), None)


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card, what could not be used of its row, and the cells whose year was guessed."""

    card: ImportedCard
    problems: tuple[str, ...]
    guessed: tuple[str, ...]


def read_card(row: Row, reader: Reader, nth: int) -> CardRead:
    """The card of one row, the `nth` of its `identity` in the file; RowRefusedError where there is none."""
    company, role = _text(row, reader, Field.COMPANY), _text(row, reader, Field.ROLE)
    if not company and not role:
        said = [text for cell in row.cells if (text := clean(cell))]
        raise RowRefusedError("no company and no role", f"only {', '.join(said)}")
    read = _Read()
    for column in reader.layout.columns:
        if cell := clean(row.cell(column.index), lines=True):
            _take(read, column, cell, row, reader)
    _take_extra(read, row, reader)
    if not company:
        read.problems.append(f"no company; taken as {NO_COMPANY}")
    stage = _stage(read)
    events, entered = _history(read, stage, reader.today)
    card = ImportedCard(
        company=company or NO_COMPANY,
        role=role,
        stage=stage,
        entered=entered,
        url=_text(row, reader, Field.URL),
        location=_text(row, reader, Field.LOCATION),
        salary=_text(row, reader, Field.SALARY),
        source=_text(row, reader, Field.SOURCE),
        tags=_tags(_text(row, reader, Field.TAGS)),
        note="\n".join(read.note),
        status=", ".join(read.words),
        outcome=read.outcome,
        events=events,
        key=f"{identity(row, reader.layout)} {nth}",
    )
    return CardRead(card, tuple(read.problems), tuple(read.guessed))


def identity(row: Row, layout: Layout) -> str:
    """What tells an application from the others, whatever became of it: company, role, link and its first day."""
    fields = (Field.COMPANY, Field.ROLE, Field.URL, Field.APPLIED, Field.SAVED)
    return " | ".join(
        " ".join(clean(row.cell(column.index)).casefold().split()) for what in fields for column in layout.of(what)
    )


def _text(row: Row, reader: Reader, what: Field) -> str:
    column = next(iter(reader.layout.of(what)), None)
    return clean(row.cell(column.index)) if column else ""


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in text.replace(";", ",").split(",") if (tag := part.strip(" #"))))


def _take(read: _Read, column: Column, cell: str, row: Row, reader: Reader) -> None:
    if column.field is Field.STATUS:
        _take_status(read, cell, reader)
    elif column.field in MILESTONES:
        _take_milestone(read, column, cell, row, reader)
    elif column.field is Field.NOTE:
        read.note.insert(0, cell)
    elif column.field is None:
        read.note.append(f"{column.title}: {cell}")


def _take_extra(read: _Read, row: Row, reader: Reader) -> None:
    """Cells to the right of the header's last one."""
    extra = [text for cell in row.cells[len(reader.layout.columns) :] if (text := clean(cell, lines=True))]
    if extra:
        read.note.extend(extra)
        read.problems.append("more cells than the header has; the rest is in the note")


def _take_status(read: _Read, cell: str, reader: Reader) -> None:
    found = reader.meaning(cell)
    if found is None or found.kept:
        read.words.append(clean(cell))
    if found is None:
        return
    read.outcome = read.outcome or found.outcome
    if found.stage and (read.stage is None or _STAGES.index(found.stage) > _STAGES.index(read.stage)):
        read.stage = found.stage


def _take_milestone(read: _Read, column: Column, cell: str, row: Row, reader: Reader) -> None:
    """A cell that says when something happened, or only that it did or did not."""
    assert column.field
    kept = f"{column.title}: {cell}"
    word = plain(cell)
    if word in YES | NO:
        read.note.append(kept)
        if word in YES:
            read.claimed.add(column.field)
        return
    reading = read_days(cell, reader.order, reader.today, reader.near.get((column.index, row.number)))
    days = tuple(day for day in reading.days if day.day <= reader.today or column.field is Field.INTERVIEW)
    guessed = [day.day.isoformat() for day in days if day.guessed]
    if guessed:
        read.guessed.append(f"{clean(cell)} as {', '.join(guessed)}")
    read.problems.extend(_problems(column, clean(cell), reading, days, reader.order))
    if guessed or not reading.whole or days != reading.days or (len(days) > 1 and column.field not in _MANY_DAYS):
        read.note.append(f"{kept} (year guessed)" if guessed else kept)
    if _has_digit(cell):
        read.claimed.add(column.field)
    read.days.setdefault(column.field, []).extend(days)


def _problems(column: Column, cell: str, reading: Reading, taken: tuple[Day, ...], order: Order) -> Iterator[str]:
    if taken != reading.days:
        yield f"'{column.title}' lies in the future: {cell}; taken without that date"
    elif not taken and _has_digit(cell):
        yield f"'{column.title}' is not a date: {cell}; taken without a date"
    if reading.against:
        yield f"'{column.title}' can only be {order.other.value}, unlike the rest: {cell}"


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _stage(read: _Read) -> Stage:
    """The status word's, unless the row's days show that the card has come further."""
    shown = [_SHOWS[what] for what in read.claimed if what in _SHOWS]
    if read.stage is Stage.TARGET and read.claimed <= {Field.APPLIED, Field.SAVED}:
        return Stage.TARGET
    if read.stage:
        shown.append(read.stage)
    if read.outcome and read.stage is None:
        shown.append(Stage.APPLIED)
    return max(shown, key=_STAGES.index, default=Stage.TARGET)


def _history(read: _Read, stage: Stage, today: date) -> tuple[tuple[Event, ...], date | None]:
    """The card's events, and the day on which it came into `stage`, where the events lead in any case."""
    events = tuple(_events(read, stage, today))
    standing = stand(History(events), datetime.combine(today, time(12)))
    if standing.stage is stage:
        return events, standing.entered
    return (*events, Moved(stage, None)), None


def _events(read: _Read, stage: Stage, today: date) -> list[Event]:
    saved, applied = read.first(Field.SAVED), read.first(Field.APPLIED)
    events: list[Event] = []
    if stage is Stage.TARGET:
        events.append(_moved(Stage.TARGET, saved or applied))
    else:
        if saved and not (applied and applied.day < saved.day):
            events.append(_moved(Stage.TARGET, saved))
        if stage is Stage.APPLIED or Field.APPLIED in read.claimed:
            events.append(_moved(Stage.APPLIED, applied))
    events.extend(Touch(TouchKind.OTHER, day.day, day.at) for day in read.days.get(Field.CHALLENGE, ()))
    events.extend(_interview(day, today) for day in read.days.get(Field.INTERVIEW, ()))
    if Field.INTERVIEW in read.claimed and not read.days.get(Field.INTERVIEW):
        events.append(Moved(Stage.INTERVIEWED, None))
    for what, to in ((Field.OFFER, Stage.OFFER), (Field.REJECTED, Stage.REJECTED)):
        if what in read.claimed or to is stage:
            events.append(_moved(to, read.first(what)))
    if read.outcome:
        events.append(Closed(read.outcome, None))
    return events


def _moved(to: Stage, day: Day | None) -> Moved:
    return Moved(to, day.day, day.at) if day else Moved(to, None)


def _interview(day: Day, today: date) -> Interview:
    if day.day < today:
        return Interview(day.day, day.at, InterviewState.HELD)
    return Interview(day.day, day.at, InterviewState.BOOKED, booked_day=today)

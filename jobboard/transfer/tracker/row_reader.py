"""What the cells of one row tell: on which day what happened, how far it has come, and what is only worth a note."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jobboard.dates.spreadsheet import CellDates, DateOrder, Day, holds_day, read_days
from jobboard.followup.enums import Outcome, Stage
from jobboard.text import clean
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout, round_name
from jobboard.transfer.tracker.fields import AHEAD, MILESTONES, PEOPLE, Field
from jobboard.transfer.tracker.status_mapping import Meaning, meaning, plain, steps
from jobboard.transfer.tracker.status_words import YES, YES_OR_NO
from jobboard.transfer.tracker.table import Row

STAGES = tuple(Stage)
BLANK = frozenset({"-", "--", "–", "—", "n/a", "#n/a", "nan", "null", "undefined", "/"})
"""What trackers and spreadsheets write into a cell that holds nothing."""

_CUT = re.compile(r"[0-9][.,][0-9]+E\+[0-9]{1,2}")
"""A long number as Excel writes it back."""

_MARKUP = re.compile(r"</(?:p|div|ul|ol|li|span|strong|b|h\d|a)>|<br ?/?>", re.IGNORECASE)

_FIELD_OF = {
    Stage.TARGET: Field.SAVED,
    Stage.APPLIED: Field.APPLIED,
    Stage.INTERVIEWED: Field.INTERVIEW,
    Stage.OFFER: Field.OFFER,
    Stage.REJECTED: Field.REJECTED,
}
"""As what the day counts that stands beside the word of a stage."""

_MANY_DAYS = (Field.INTERVIEW, Field.CHALLENGE, Field.REPLIED, Field.FOLLOWED_UP)
"""Of these every day of a cell is in the card's history; of the others the first."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """What the rows of one file have in common."""

    layout: ColumnLayout
    order: DateOrder
    today: date
    near: dict[tuple[int, int], date]
    """For a column and a row number, the nearest full date of that column: a missing year is taken from it."""
    statuses: Mapping[str, Meaning] = field(default_factory=dict)
    """What the user says of status words, by the plain word."""
    _meanings: dict[str, Meaning | None] = field(default_factory=dict)
    _steps: dict[str, list["HistoryStep"]] = field(default_factory=dict)
    """What was made of cells so far: the same few status words stand in row after row."""

    def meaning(self, status: str) -> Meaning | None:
        """What a status means, of one that tells a history its last step; None where nothing in it is known."""
        if status not in self._meanings:
            said = self.statuses.get(plain(status))
            past = [] if said else self.steps(status)
            self._meanings[status] = said or (replace(past[-1].meaning, kept=True) if past else meaning(status))
        return self._meanings[status]

    def steps(self, cell: str) -> list["HistoryStep"]:
        """The steps of a cell that tells several, or one with its day; none where it is not such a cell."""
        if cell not in self._steps:
            self._steps[cell] = self._read_steps(cell)
        return self._steps[cell]

    def _read_steps(self, cell: str) -> list["HistoryStep"]:
        texts = steps(cell)
        if len(texts) < 2 and not holds_day(cell):
            return []
        parts = [self._step(text) for text in texts]
        known = [step for step in parts if step is not None]
        tells = len(known) == len(parts) and (len(known) > 1 or any(step.days for step in known))
        return known if tells else []

    def _step(self, part: str) -> "HistoryStep | None":
        reading = read_days(part, self.order, self.today)
        word = clean(reading.rest if reading.days else part).strip(" :()[]–-")
        found = self.statuses.get(plain(word)) or meaning(word)
        if found is None or not (found.stage or found.outcome):
            return None
        return HistoryStep(found, tuple(day for day in reading.days if day.day <= self.today), word)

    def cell(self, row: Row, column: Column) -> str:
        """The text of a cell, empty where it only stands for nothing."""
        text = clean(row.cell(column.index), lines=True)
        return "" if text.casefold() in BLANK else text


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step of a history in a cell: what its words mean, and its days."""

    meaning: Meaning
    days: tuple[Day, ...]
    word: str


@dataclass(slots=True)
class RowFacts:
    """What the cells of one row come to."""

    days: dict[Field, list[Day]] = field(default_factory=dict)
    rounds: dict[Day, str] = field(default_factory=dict)
    """What an interview of a day was called."""
    claimed: set[Field] = field(default_factory=set)
    """What happened, be the day known or not."""
    words: list[str] = field(default_factory=list)
    """Status words that say more than a stage, as they stand there."""
    stage: Stage | None = None
    outcome: Outcome | None = None
    prose: list[str] = field(default_factory=list)
    """What the user wrote; `note` is what else is worth one."""
    note: list[str] = field(default_factory=list)
    contacts: list[tuple[Column, str]] = field(default_factory=list)
    """The cells that name people, or their addresses."""
    problems: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)

    def first(self, what: Field) -> Day | None:
        """The first day on which that happened."""
        days = self.days.get(what)
        return days[0] if days else None


def read_row(row: Row, cells: Sequence[str], reader: RowReader) -> RowFacts:
    """All that the row's cells say; `cells` are the texts in the columns of the layout."""
    told = RowFacts()
    for column, cell in zip(reader.layout.columns, cells, strict=True):
        if cell:
            _take(told, column, cell, row, reader)
            if _CUT.fullmatch(cell) and column.field is not Field.LEFT_OUT:
                told.problems.append(f"'{column.title}' was cut short by a spreadsheet program: {cell}")
    return told


def _take(told: RowFacts, column: Column, cell: str, row: Row, reader: RowReader) -> None:
    if column.field is Field.STATUS:
        _take_status(told, cell, reader)
    elif column.field is Field.HISTORY:
        if not _take_steps(told, cell, reader):
            told.note.append(f"{column.title}: {cell}")
    elif column.field in MILESTONES:
        _take_milestone(told, column, cell, row, reader)
    elif column.field is Field.NOTE:
        told.prose.append(_prose(cell))
    elif column.field is None:
        told.note.append(f"{column.title}: {cell}")
    elif column.field in PEOPLE:
        told.contacts.append((column, cell))


def _prose(cell: str) -> str:
    """A note's words, where it is HTML those that a person would read."""
    if not _MARKUP.search(cell):
        return cell
    from jobboard.transfer.io.html_text import words

    return clean(words(cell), lines=True) or cell


def _take_status(told: RowFacts, cell: str, reader: RowReader) -> None:
    if not (reader.statuses and plain(cell) in reader.statuses) and _take_steps(told, cell, reader):
        return
    found = reader.meaning(cell)
    if found is None or found.kept:
        told.words.append(clean(cell))
    if found is None:
        return
    told.outcome = told.outcome or found.outcome
    if found.stage and (told.stage is None or STAGES.index(found.stage) > STAGES.index(told.stage)):
        told.stage = found.stage


def _take_steps(told: RowFacts, cell: str, reader: RowReader) -> bool:
    """Take a cell that tells a history; False where it is not such a cell."""
    past = reader.steps(cell)
    if not past:
        return False
    told.words.append(clean(cell))
    for step in past:
        told.outcome = step.meaning.outcome or told.outcome
        told.stage = step.meaning.stage or told.stage
        if step.meaning.stage is None:
            continue
        what = _FIELD_OF[step.meaning.stage]
        told.claimed.add(what)
        told.days.setdefault(what, []).extend(step.days)
        if what is Field.INTERVIEW:
            told.rounds.update(dict.fromkeys(step.days, round_name(step.word)))
        told.guessed += [f"{clean(cell)} as {day.day}" for day in step.days if day.guessed]
    return True


def _take_milestone(told: RowFacts, column: Column, cell: str, row: Row, reader: RowReader) -> None:
    """A cell that says when something happened, or only that it did or did not."""
    assert column.field
    kept = f"{column.title}: {cell}"
    word = plain(cell)
    if word in YES_OR_NO:
        if word in YES:
            told.claimed.add(column.field)
        if word in YES and column.field not in (Field.APPLIED, Field.ARCHIVED):
            told.note.append(kept)
        return
    reading = read_days(cell, reader.order, reader.today, reader.near.get((column.index, row.number)))
    days = tuple(day for day in reading.days if day.day <= reader.today or column.field in AHEAD)
    guessed = [day.day.isoformat() for day in days if day.guessed]
    if guessed:
        told.guessed.append(f"{clean(cell)} as {', '.join(guessed)}")
    told.problems.extend(_problems(column, clean(cell), reading, days, reader.order))
    if guessed or not reading.whole or days != reading.days or (len(days) > 1 and column.field not in _MANY_DAYS):
        told.note.append(f"{kept} (year guessed)" if guessed else kept)
    if any(letter.isdigit() for letter in cell):
        told.claimed.add(column.field)
    told.days.setdefault(column.field, []).extend(days)
    if column.field is Field.INTERVIEW:
        told.rounds.update(dict.fromkeys(days, round_name(column.title)))


def _problems(column: Column, cell: str, reading: CellDates, taken: tuple[Day, ...], order: DateOrder) -> Iterator[str]:
    if taken != reading.days:
        yield f"'{column.title}' lies in the future: {cell}; taken without that date"
    elif not taken and (column.field is Field.APPLIED or any(letter.isdigit() for letter in cell)):
        yield f"'{column.title}' is not a date: {cell}; taken without a date"
    if reading.against:
        yield f"'{column.title}' can only be {order.other.value}, unlike the rest: {cell}"

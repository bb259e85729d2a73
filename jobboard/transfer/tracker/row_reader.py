"""What the cells of one row say: on which day what took place, how far it has come, and what goes into the note."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jobboard.dates.spreadsheet import CellDates, DateReader, Day
from jobboard.followup.enums import Outcome, Stage
from jobboard.text import clean
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout, round_name
from jobboard.transfer.tracker.fields import AHEAD, MILESTONES, PEOPLE, Field
from jobboard.transfer.tracker.status_mapping import Meaning, plain_words, split_history, status_meaning
from jobboard.transfer.tracker.status_words import YES, YES_OR_NO
from jobboard.transfer.tracker.table import Row

STAGES = tuple(Stage)
BLANK = frozenset({"-", "--", "–", "—", "n/a", "#n/a", "nan", "null", "undefined", "/"})
"""What trackers and spreadsheets write into a cell that holds nothing."""

_CUT_NUMBER = re.compile(r"[0-9][.,][0-9]+E\+[0-9]{1,2}")
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
    dates: DateReader
    nearest_days: dict[tuple[int, int], date]
    """For a column and a row number, the nearest full date of that column: a missing year is taken from it."""
    status_corrections: Mapping[str, Meaning] = field(default_factory=dict)
    """What the user says of status words, by their plain words."""
    _meanings: dict[str, Meaning | None] = field(default_factory=dict)
    _steps: dict[str, list["HistoryStep"]] = field(default_factory=dict)
    """What was made of cells so far: the same few status words stand in row after row."""

    @property
    def today(self) -> date:
        """The user's day: no application lies after it."""
        return self.dates.today

    def meaning(self, status: str) -> Meaning | None:
        """What a status means, of one that tells a history its last step; None where nothing in it is known."""
        if status not in self._meanings:
            correction = self.status_corrections.get(plain_words(status))
            steps = [] if correction else self.steps(status)
            last_step = replace(steps[-1].meaning, keep_word=True) if steps else None
            self._meanings[status] = correction or last_step or status_meaning(status)
        return self._meanings[status]

    def steps(self, cell: str) -> list["HistoryStep"]:
        """The steps of a cell that tells several, or one with its day; none where it is not such a cell."""
        if cell not in self._steps:
            self._steps[cell] = self._read_steps(cell)
        return self._steps[cell]

    def _read_steps(self, cell: str) -> list["HistoryStep"]:
        texts = split_history(cell)
        if len(texts) < 2 and not self.dates.find(cell):
            return []
        steps = [step for text in texts if (step := self._step(text))]
        is_history = len(steps) == len(texts) and (len(steps) > 1 or any(step.days for step in steps))
        return steps if is_history else []

    def _step(self, text: str) -> "HistoryStep | None":
        dates = self.dates.read(text)
        word = clean(dates.other_text if dates.days else text).strip(" :()[]–-")
        meaning = self.status_corrections.get(plain_words(word)) or status_meaning(word)
        if meaning is None or not (meaning.stage or meaning.outcome):
            return None
        return HistoryStep(meaning, tuple(day for day in dates.days if day.day <= self.today), word)

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
    milestones: set[Field] = field(default_factory=set)
    """What took place, be the day known or not."""
    status_words: list[str] = field(default_factory=list)
    """Those that say more than a stage, as they stand there."""
    stage: Stage | None = None
    outcome: Outcome | None = None
    notes: list[str] = field(default_factory=list)
    """What the user wrote; `other_notes` is what else is worth one."""
    other_notes: list[str] = field(default_factory=list)
    contact_cells: list[tuple[Column, str]] = field(default_factory=list)
    """The cells that name people, or their addresses."""
    problems: list[str] = field(default_factory=list)
    guessed_years: list[str] = field(default_factory=list)

    def first_day(self, what: Field) -> Day | None:
        """The first day on which that took place."""
        days = self.days.get(what)
        return days[0] if days else None


def read_row(row: Row, cells: Sequence[str], reader: RowReader) -> RowFacts:
    """All that the row's cells say; `cells` are the texts in the columns of the layout."""
    facts = RowFacts()
    for column, cell in zip(reader.layout.columns, cells, strict=True):
        if cell:
            _read_cell(facts, column, cell, row, reader)
            if _CUT_NUMBER.fullmatch(cell) and column.field is not Field.LEFT_OUT:
                facts.problems.append(f"'{column.title}' was cut short by a spreadsheet program: {cell}")
    return facts


def _read_cell(facts: RowFacts, column: Column, cell: str, row: Row, reader: RowReader) -> None:
    if column.field is Field.STATUS:
        _read_status(facts, cell, reader)
    elif column.field is Field.HISTORY:
        if not _read_history(facts, cell, reader):
            facts.other_notes.append(f"{column.title}: {cell}")
    elif column.field in MILESTONES:
        _read_milestone(facts, column, cell, row, reader)
    elif column.field is Field.NOTE:
        facts.notes.append(_note_text(cell))
    elif column.field is None:
        facts.other_notes.append(f"{column.title}: {cell}")
    elif column.field in PEOPLE:
        facts.contact_cells.append((column, cell))


def _note_text(cell: str) -> str:
    """A note's words, where it is HTML those that a person would read."""
    if not _MARKUP.search(cell):
        return cell
    from jobboard.transfer.io.html_text import html_to_text

    return clean(html_to_text(cell), lines=True) or cell


def _read_status(facts: RowFacts, cell: str, reader: RowReader) -> None:
    corrected = reader.status_corrections and plain_words(cell) in reader.status_corrections
    if not corrected and _read_history(facts, cell, reader):
        return
    meaning = reader.meaning(cell)
    if meaning is None or meaning.keep_word:
        facts.status_words.append(clean(cell))
    if meaning is None:
        return
    facts.outcome = facts.outcome or meaning.outcome
    if meaning.stage and (facts.stage is None or STAGES.index(meaning.stage) > STAGES.index(facts.stage)):
        facts.stage = meaning.stage


def _read_history(facts: RowFacts, cell: str, reader: RowReader) -> bool:
    """Read a cell that tells a history; False where it is not such a cell."""
    steps = reader.steps(cell)
    if not steps:
        return False
    facts.status_words.append(clean(cell))
    for step in steps:
        facts.outcome = step.meaning.outcome or facts.outcome
        facts.stage = step.meaning.stage or facts.stage
        if step.meaning.stage is None:
            continue
        what = _FIELD_OF[step.meaning.stage]
        facts.milestones.add(what)
        facts.days.setdefault(what, []).extend(step.days)
        if what is Field.INTERVIEW:
            facts.rounds.update(dict.fromkeys(step.days, round_name(step.word)))
        facts.guessed_years += [f"{clean(cell)} as {day.day}" for day in step.days if day.year_guessed]
    return True


def _read_milestone(facts: RowFacts, column: Column, cell: str, row: Row, reader: RowReader) -> None:
    """A cell that says when something took place, or only that it did or did not."""
    assert column.field
    note = f"{column.title}: {cell}"
    word = plain_words(cell)
    if word in YES_OR_NO:
        if word in YES:
            facts.milestones.add(column.field)
        if word in YES and column.field not in (Field.APPLIED, Field.ARCHIVED):
            facts.other_notes.append(note)
        return
    dates = reader.dates.read(cell, reader.nearest_days.get((column.index, row.number)))
    days = tuple(day for day in dates.days if day.day <= reader.today or column.field in AHEAD)
    guessed = [day.day.isoformat() for day in days if day.year_guessed]
    if guessed:
        facts.guessed_years.append(f"{clean(cell)} as {', '.join(guessed)}")
    facts.problems.extend(_problems(column, clean(cell), dates, days, reader))
    if guessed or not dates.whole or days != dates.days or (len(days) > 1 and column.field not in _MANY_DAYS):
        facts.other_notes.append(f"{note} (year guessed)" if guessed else note)
    if any(letter.isdigit() for letter in cell):
        facts.milestones.add(column.field)
    facts.days.setdefault(column.field, []).extend(days)
    if column.field is Field.INTERVIEW:
        facts.rounds.update(dict.fromkeys(days, round_name(column.title)))


def _problems(column: Column, cell: str, dates: CellDates, usable: tuple[Day, ...], reader: RowReader) -> Iterator[str]:
    if usable != dates.days:
        yield f"'{column.title}' lies in the future: {cell}; taken without that date"
    elif not usable and (column.field is Field.APPLIED or any(letter.isdigit() for letter in cell)):
        yield f"'{column.title}' is not a date: {cell}; taken without a date"
    if dates.other_order:
        yield f"'{column.title}' can only be {reader.dates.order.other.value}, unlike the rest: {cell}"

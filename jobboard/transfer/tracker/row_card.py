"""One row of a tracker as one card with its history."""

from dataclasses import dataclass

from jobboard.errors import JobboardError
from jobboard.store.actions.import_row import ImportedCard
from jobboard.text import clean
from jobboard.transfer.contacts.row_contacts import row_people
from jobboard.transfer.tracker.column_layout import ColumnLayout
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.row_history import row_history
from jobboard.transfer.tracker.row_reader import RowFacts, RowReader, read_row
from jobboard.transfer.tracker.table import Row

NO_COMPANY = "Unknown company"
"""Stands where a row names a role and no company."""


class RowRejectedError(JobboardError):
    """A row that no card can be made of."""


@dataclass(frozen=True, slots=True)
class RowCard:
    """A card, what could not be used of its row, and the cells whose year was guessed."""

    card: ImportedCard
    problems: tuple[str, ...]
    guessed_years: tuple[str, ...]


def read_card(row: Row, reader: RowReader, key: str) -> RowCard:
    """The card of one row, `key` tells it from the others of its source; RowRejectedError where there is none."""
    cells = [reader.cell(row, column) for column in reader.layout.columns]

    def text(field: Field) -> str:
        position = reader.layout.first_positions.get(field)
        return "" if position is None else clean(cells[position])

    company, role = text(Field.COMPANY), text(Field.ROLE)
    if not company and not role:
        filled = [value for cell in row.cells if (value := clean(cell))]
        raise RowRejectedError("no company and no role", f"only {', '.join(filled)}")
    facts = read_row(row, cells, reader)
    if not company:
        facts.problems.append(f"no company; taken as {NO_COMPANY}")
    people, unread = row_people(facts.contact_cells, reader.layout, company) if facts.contact_cells else ((), [])
    facts.other_notes += unread
    export = reader.layout.known_export
    history = row_history(facts, reader.today, export.stage if export else None)
    closes = facts.first_day(Field.CLOSES)
    card = ImportedCard(
        company=company or NO_COMPANY,
        role=role,
        stage=history.stage,
        entered=history.entered,
        url=text(Field.URL),
        location=text(Field.LOCATION),
        salary=text(Field.SALARY),
        source=text(Field.SOURCE),
        tags=_tags(text(Field.TAGS)),
        rating=_rating(facts, text(Field.RATING)),
        closes=closes.exact if closes else None,
        note="\n".join([*facts.notes, *facts.other_notes]),
        status=", ".join(facts.status_words),
        outcome=history.outcome,
        events=history.events,
        guessed_years=history.guessed_years,
        month_only=history.month_only,
        people=people,
        key=key,
    )
    return RowCard(card, tuple(facts.problems), tuple(facts.guessed_years))


def row_identity(row: Row, layout: ColumnLayout) -> str:
    """What tells an application from the others, whatever became of it: company, role, link and its first day."""
    return " | ".join([" ".join(clean(row.cell(index)).casefold().split()) for index in layout.identifying])


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in text.replace(";", ",").split(",") if (tag := part.strip(" #"))))


def _rating(facts: RowFacts, text: str) -> int | None:
    """One to five, in a figure or in stars; anything else goes into the note."""
    stars = sum(text.count(star) for star in "★⭐")
    figure = text.removesuffix("/5").removesuffix(".0").strip()
    rating = stars or (int(figure) if figure in {"1", "2", "3", "4", "5"} else 0)
    if 1 <= rating <= 5:
        return rating
    if text:
        facts.other_notes.append(f"Rating: {text}")
    return None

"""What was understood of a file, in plain sentences for the user to read before anything is written."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jobboard.followup.display_names import STAGE_NAMES, count_noun
from jobboard.followup.enums import PersonKind, Stage
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.import_row import ImportedCard
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.plan import StatusSummary
from jobboard.transfer.tracker.row_reader import RowReader
from jobboard.transfer.tracker.table import Row, Table

_MOST_LISTED = 30
"""Status words and guessed years are listed one by one up to here."""

_MOST_PEOPLE = 3


def describe_file(table: Table, reader: RowReader, rows: Sequence[Row], repeated: Sequence[int]) -> Iterator[str]:
    """The sentences on the file as a whole."""
    yield f"{count_noun(len(rows) + len(table.non_objects), table.row_word)}, {table.description}."
    yield from table.remarks
    if export := reader.layout.known_export:
        yield f"It is {export.name}."
    if above := reader.layout.rows_above:
        yield f"The header is in row {reader.layout.header.number}; not taken above it: {_numbers(above)}."
    if repeated:
        yield f"The header stands again, skipped: row {', '.join(str(number) for number in repeated)}."


def describe_columns(
    reader: RowReader, date_order: str, statuses: Sequence[StatusSummary], row_word: str
) -> Iterator[str]:
    """The sentences on the columns, the dates and the status words, in the order in which they are read."""
    columns = reader.layout.columns
    yield f"Columns: {', '.join(f'{each.title!r} is {each.field}' for each in columns if each.field)}."
    if rest := [each.title for each in columns if each.field is None]:
        yield f"Kept in the note of each card: {', '.join(repr(title) for title in rest)}."
    if date_order:
        yield date_order
    yield from _statuses(statuses, reader, row_word)


def describe_guessed_years(guessed: Sequence[str]) -> Iterator[str]:
    """The dates whose year was guessed."""
    for each in guessed[:_MOST_LISTED]:
        yield f"The year is guessed from the dates around it: {each}."
    if len(guessed) > _MOST_LISTED:
        yield f"{len(guessed) - _MOST_LISTED} more years are guessed in the same way; the notes say where."


def describe_stages(cards: Sequence[ImportedCard]) -> Iterator[str]:
    """How many cards go where."""
    counts = Counter(card.stage for card in cards)
    if counts:
        yield f"Cards: {', '.join(f'{counts[stage]} {STAGE_NAMES[stage]}' for stage in Stage if counts[stage])}."


def describe_people(cards: Sequence[ImportedCard]) -> Iterator[str]:
    """Who comes along, and to how many cards; the first few by name."""
    people: dict[str, str] = {}
    for card in cards:
        for person in card.people:
            who = person.email.casefold() or f"{person.name} {card.company}".casefold()
            people.setdefault(who, f"{person_text(person)} ({card.company})")
    if people:
        more = f"; {len(people) - _MOST_PEOPLE} more" if len(people) > _MOST_PEOPLE else ""
        on = count_noun(sum(bool(card.people) for card in cards), "card")
        yield f"People, on {on}: {'; '.join(list(people.values())[:_MOST_PEOPLE])}{more}."


def person_text(person: NewContact) -> str:
    """Who somebody is, in a few words: "Dana Ruiz, hiring manager, dana@acme.example"."""
    kind = "" if person.kind is PersonKind.OTHER else str(person.kind).replace("-", " ")
    return ", ".join(filter(None, (person.name, kind, "" if person.email == person.name else person.email)))


def _statuses(statuses: Sequence[StatusSummary], reader: RowReader, row_word: str) -> Iterator[str]:
    for each in statuses[:_MOST_LISTED]:
        yield f"{_status(each)}: {count_noun(each.rows, row_word)}."
    if len(statuses) > _MOST_LISTED:
        yield f"{len(statuses) - _MOST_LISTED} more status words are read in the same way."
    if reader.layout.columns_of(Field.INTERVIEW, Field.OFFER, Field.REJECTED):
        yield "A row whose other columns show that it went further is put where they say."


def _status(status: StatusSummary) -> str:
    word, meaning = status.word, status.meaning
    if meaning is None:
        return f"Status {word!r} is not known and kept as text; the row's dates say the column"
    to = STAGE_NAMES[meaning.stage] if meaning.stage else "in the column that the row's dates say"
    closed = f", closed as {meaning.outcome}" if meaning.outcome else ""
    keep = ", the word kept" if meaning.keep_word and not meaning.outcome else ""
    return f"Status {word!r} is {to}{closed}{keep}"


def _numbers(rows: Sequence[Row]) -> str:
    return "row " + ", ".join(str(row.number) for row in rows)

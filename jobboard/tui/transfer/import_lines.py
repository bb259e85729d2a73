"""What an import would do, line by line, and what of it can be changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jobboard.dates.spreadsheet import DateOrder
from jobboard.followup.display_names import STAGE_NAMES, count_noun
from jobboard.followup.enums import Stage
from jobboard.store.actions.import_cards import Duplicate
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.queries.duplicates import SAME_ROW
from jobboard.text import clip, pad
from jobboard.transfer.tracker.corrections import FIELDS, MEANINGS
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.plan import ImportPlan, RowNote
from jobboard.transfer.tracker.plan_text import person_text
from jobboard.transfer.tracker.status_mapping import Meaning
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.list_widget import Choice
from jobboard.tui.base.text_layout import fold

IMPORT, MERGE, REJECTS, DATES = "import", "merge", "rejects", "dates"
"""Names of lines; a column is ("column", its name), a status word ("status", the word), a note ("note", …)."""

_FIRST_CARDS = 3
_NAME, _HOLDS = 24, 28
"""Cells of a column's title and of what it holds."""


@dataclass(frozen=True, slots=True)
class ImportViewState:
    """A plan beside the board as it is."""

    plan: ImportPlan
    known: Sequence[Duplicate]
    merge: bool
    today: date

    @property
    def new(self) -> list[ImportedCard]:
        """The cards that are not on the board yet."""
        there = {each.position for each in self.known}
        return [card for place, card in enumerate(self.plan.cards) if place not in there]

    @property
    def news(self) -> int:
        """How many cards on the board could be brought up to date."""
        return sum(bool(each.update) for each in self.known)


def import_choices(shown: ImportViewState, cells: int) -> list[Choice]:
    """Everything there is to know about the plan."""
    return [
        *_what_comes_of_it(shown),
        *_first_cards(shown, cells),
        *_columns(shown.plan),
        *_dates(shown.plan, cells),
        *_statuses(shown.plan),
        *_about(shown.plan, cells),
        *_rows("Can't be taken", shown.plan.rejected_rows, shown.plan.row_word),
        *_rows("On the board already", _known_notes(shown), shown.plan.row_word),
        *_rows("Stands there twice, taken once", shown.plan.duplicates, shown.plan.row_word),
        *_rows("Taken, though not whole", shown.plan.problems, shown.plan.row_word),
    ]


def field_choices(now: Field | None) -> list[Choice]:
    """What a column can hold."""
    return [
        Choice(
            _picked(each.value if each else "nothing of these: kept in the note, under its title", each is now), name
        )
        for name, each in FIELDS.items()
    ]


def meaning_choices(now: Meaning | None) -> list[Choice]:
    """What a status word can mean."""
    here = (now.stage, now.outcome) if now else None
    return [
        Choice(_picked(said_meaning(each), (each.stage, each.outcome) == here), name) for name, each in MEANINGS.items()
    ]


def said_meaning(meaning: Meaning | None) -> str:
    """What a status word means, in words."""
    if meaning is None:
        return "not known: kept as text, the dates say the column"
    if meaning.outcome:
        return f"closed as {str(meaning.outcome).replace('-', ' ')}"
    return STAGE_NAMES[meaning.stage] if meaning.stage else "the column that the dates say"


def filled(cards: Sequence[ImportedCard]) -> str:
    """How many cards go where."""
    counts = Counter(card.stage for card in cards)
    return " · ".join(f"{counts[stage]:,} {STAGE_NAMES[stage]}" for stage in Stage if counts[stage])


def _what_comes_of_it(shown: ImportViewState) -> Iterator[Choice]:
    plan, new = shown.plan, shown.new
    if not plan.names_cards:
        yield Choice(
            Line((TextSpan("Which column is the company, which the role? Choose below.", TextRole.STRONG),)), IMPORT
        )
    elif new:
        where = TextSpan(f"  {filled(new)}", TextRole.MUTED, gives=True)
        yield Choice(Line((TextSpan(f"Import {count_noun(len(new), 'card')}", TextRole.STRONG), where)), IMPORT)
    elif shown.merge and shown.news:
        yield Choice(Line((TextSpan(f"Bring {count_noun(shown.news, 'card')} up to date", TextRole.STRONG),)), IMPORT)
    else:
        yield Choice(Line((TextSpan("Nothing new to import", TextRole.STRONG),)), IMPORT)
    if shown.known:
        yield _already_there(shown)
    if plan.rejected_rows and plan.names_cards:
        left = TextSpan(f"{count_noun(len(plan.rejected_rows), plan.row_word)} can't be taken", TextRole.DUE)
        yield Choice(Line((left,), (TextSpan("Enter keeps them in a file, to mend", TextRole.MUTED),)), REJECTS)


def _already_there(shown: ImportViewState) -> Choice:
    there = f"{count_noun(len(shown.known), 'card')} on the board already"
    if not shown.news:
        return Choice(Line((TextSpan(f"{there}: left as they are, the file brings nothing new"),)))
    if shown.merge:
        right = (TextSpan("Enter leaves them as they are", TextRole.MUTED),)
        return Choice(Line((TextSpan(f"{there}: {shown.news} brought up to date"),), right), MERGE)
    right = (TextSpan(f"Enter brings {shown.news} up to date", TextRole.MUTED),)
    return Choice(Line((TextSpan(f"{there}: left as they are"),), right), MERGE)


def _first_cards(shown: ImportViewState, cells: int) -> Iterator[Choice]:
    yield from _heading("The first as cards", bool(shown.plan.cards))
    for card in shown.plan.cards[:_FIRST_CARDS]:
        role = (TextSpan(f" · {card.role}", gives=True),) if card.role else ()
        stage = STAGE_NAMES[card.stage] + (f", {card.outcome}" if card.outcome else "")
        day = f" since {card.entered}" if card.entered else ""
        yield Choice(
            Line((TextSpan(clip(card.company, cells // 2), TextRole.STRONG), *role), (TextSpan(f"{stage}{day}"),))
        )
        note = card.note.replace("\n", " · ")
        people = "; ".join(map(person_text, card.people))
        facts = (people, card.location, card.salary, card.source, ", ".join(card.tags), card.url, card.status, note)
        said = " · ".join(fact for fact in facts if fact)
        if said:
            yield Choice(Line((TextSpan(f"  {fold(said, cells - 2)[0]}", TextRole.MUTED),)))


def _columns(plan: ImportPlan) -> Iterator[Choice]:
    yield from _heading("Columns", bool(plan.columns))
    for column in plan.columns:
        ink = TextRole.PLAIN if column.field else TextRole.MUTED
        holds = column.field.value if column.field else "kept in the note"
        samples = TextSpan(" / ".join(column.samples), TextRole.MUTED, gives=True)
        line = Line((TextSpan(pad(column.name, _NAME)), TextSpan(pad(holds, _HOLDS), ink), samples))
        yield Choice(line, ("column", column.name))


def _dates(plan: ImportPlan, cells: int) -> Iterator[Choice]:
    yield from _heading("Dates", bool(plan.dates.reason))
    if example := plan.dates.example:
        read = example.day_first if plan.dates.order is DateOrder.DAY_FIRST else example.month_first
        yield Choice(Line((TextSpan(pad(example.text, _NAME)), TextSpan(long_day(read)))), DATES)
    for part in fold(plan.dates.reason, cells) if plan.dates.reason else ():
        yield Choice(Line((TextSpan(part, TextRole.MUTED),)))


def long_day(day: date) -> str:
    """ "5 August 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def _statuses(plan: ImportPlan) -> Iterator[Choice]:
    yield from _heading("Status words", bool(plan.statuses))
    for each in plan.statuses:
        said = TextSpan(said_meaning(each.meaning), TextRole.PLAIN if each.meaning else TextRole.DUE)
        rows = (TextSpan(count_noun(each.rows, plan.row_word), TextRole.MUTED),)
        yield Choice(Line((TextSpan(pad(each.word, _NAME)), said), rows), ("status", each.word))


def _about(plan: ImportPlan, cells: int) -> Iterator[Choice]:
    yield from _heading("The file", bool(plan.file_remarks))
    for sentence in plan.file_remarks:
        yield from (Choice(Line((TextSpan(part, TextRole.MUTED),))) for part in fold(sentence, cells))


def _known_notes(shown: ImportViewState) -> list[RowNote]:
    """The rows that are on the board already, but for those imported before that bring nothing."""
    notes = []
    for each in shown.known:
        if each.update or each.reason != SAME_ROW:
            card = f"{each.company}, {each.role}" if each.role else each.company
            about = f"{each.reason}: {card}" if each.card_id else f"{each.reason}, deleted since"
            brings = f"; would bring {each.update}" if each.update and not shown.merge else ""
            brings = f"; brings {each.update}" if each.update and shown.merge else brings
            notes.append(RowNote(shown.plan.card_rows[each.position], about + brings))
    return notes


def _rows(heading: str, notes: Sequence[RowNote], word: str) -> Iterator[Choice]:
    yield from _heading(f"{heading}: {len(notes):,}", bool(notes))
    for number, note in enumerate(notes):
        line = Line((TextSpan(pad(f"{word} {note.row}", 10), TextRole.MUTED), TextSpan(note.reason, gives=True)))
        yield Choice(line, ("note", heading, str(number), note.reason))


def _heading(text: str, wanted: bool) -> Iterator[Choice]:
    if wanted:
        yield Choice()
        yield Choice(Line((TextSpan(text, TextRole.STRONG),)))


def _picked(text: str, here: bool) -> Line:
    return Line((TextSpan("✓ " if here else "  ", TextRole.ACCENT), TextSpan(text)))

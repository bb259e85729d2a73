"""The board as a table for spreadsheets, and the same table read back cell by cell.

The columns have names that any tracker's import knows; as long as their cells are as they were written, nothing in
them is guessed. Days known only by their month and what a table has no room for are in the JSON.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import product

from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import InterviewState, Outcome, Stage, TouchKind
from jobboard.followup.models import Closed, Event, History, Interview, StageChanged, Touch
from jobboard.followup.timeline import card_status
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.queries.cards import listing
from jobboard.store.queries.export_records import Record, records_by_id
from jobboard.store.store import Store
from jobboard.store.views import CardView
from jobboard.text import clean
from jobboard.transfer.formats.csv_cells import csv_line
from jobboard.transfer.tracker.column_layout import ColumnLayout
from jobboard.transfer.tracker.plan import ImportPlan, summarize_columns
from jobboard.transfer.tracker.plan_text import describe_stages
from jobboard.transfer.tracker.table import Row

COLUMNS = (
    "Company", "Role", "Stage", "Outcome", "Saved", "Applied", "Interviews", "Offer", "Rejected", "Follow-ups",
    "Link", "Location", "Salary", "Source", "Tags", "Rating", "Closes", "Notes",
)  # fmt: skip
_IDENTITY = tuple(COLUMNS.index(name) for name in ("Company", "Role", "Saved", "Applied", "Link"))
"""What tells a row from the others, whatever becomes of its card."""
_CHUNK = 500
_STAGES = {name: stage for stage, name in STAGE_NAMES.items()}
_OUTCOMES = {
    "Offer accepted": Outcome.ACCEPTED,
    "Offer declined": Outcome.DECLINED,
    "Withdrawn": Outcome.WITHDRAWN,
    "No reply": Outcome.NO_REPLY,
}
_OUTCOME_NAMES = {outcome: word for word, outcome in _OUTCOMES.items()} | {None: ""}
_BETWEEN = "; "
_NOTES_BETWEEN = "\n\n"


def export_csv(store: Store, card_id: int | None = None) -> Iterator[str]:
    """A row a card, closed ones too, in the order in which they were added; the header first."""
    yield csv_line(COLUMNS)
    views = {view.id: view for view in listing(store, closed=True) if card_id in (None, view.id)}
    ids = sorted(views)
    for start in range(0, len(ids), _CHUNK):
        found = records_by_id(store, ids[start : start + _CHUNK])
        for each in sorted(found):
            yield csv_line(_cells(views[each], found[each]))


def exact_plan(name: str, layout: ColumnLayout, today: date) -> ImportPlan | None:
    """The plan for a table that `board_table` wrote; None where its header or any cell is not as it was written."""
    if layout.header.cells != COLUMNS:
        return None
    try:
        cards = tuple(_cards(layout.data_rows, today))
    except (ValueError, KeyError):
        return None
    about = "A table that jobboard export wrote, read cell by cell."
    return ImportPlan(
        source=name,
        summary=(about, *describe_stages(cards)),
        file_remarks=(about,),
        cards=cards,
        card_rows=tuple(row.number for row in layout.data_rows),
        columns=summarize_columns(layout.data_rows, layout),
        header=layout.header.cells,
    )


def _cards(rows: Iterable[Row], today: date) -> Iterator[ImportedCard]:
    """ValueError or KeyError for a cell that was not written so."""
    seen: Counter[str] = Counter()
    for row in rows:
        cells = row.cells
        identity = " | ".join(clean(cells[at]).casefold() for at in _IDENTITY if at < len(cells))
        seen[identity] += 1
        yield _card(cells, today, f"{identity} {seen[identity]}")


def _cells(view: CardView, card: Record) -> list[str]:
    return [
        card["company"],
        card["role"],
        STAGE_NAMES[view.stage],
        _OUTCOME_NAMES[view.outcome],
        _first_move(card, Stage.TARGET),
        _first_move(card, Stage.APPLIED),
        _BETWEEN.join(sorted(_when(each) for each in card["interviews"] if each["state"] in ("booked", "held"))),
        _first_move(card, Stage.OFFER),
        _first_move(card, Stage.REJECTED),
        _BETWEEN.join(sorted(_when(each) for each in _dated(card, "touch", TouchKind.FOLLOW_UP))),
        card["url"],
        card["location"],
        card["salary"],
        card["source"],
        ", ".join(_tags(", ".join(card["tags"]))),
        str(card["rating"] or ""),
        card["closes"] or "",
        _NOTES_BETWEEN.join(each["text"] for each in card["events"] if each["kind"] == "note" and each["text"]),
    ]


def _dated(card: Record, kind: str, what: str) -> Iterator[Record]:
    return (
        each
        for each in card["events"]
        if each["kind"] == kind and each["what"] == what and each["day"] and each["precision"] == "day"
    )


def _first_move(card: Record, to: Stage) -> str:
    return min((_when(each) for each in _dated(card, "move", to)), default="")


def _when(record: Record) -> str:
    """The day, and the time to the minute where it is known."""
    return str(record["day"]) + (f" {record['time'][:5]}" if record["time"] else "")


def _tags(cell: str) -> list[str]:
    return list(dict.fromkeys(tag for part in cell.split(",") if (tag := part.strip())))


def _card(cells: Sequence[str], today: date, key: str) -> ImportedCard:
    (
        company, role, stage_word, outcome_word, saved, applied, interviews, offer, rejected, follow_ups,
        url, location, salary, source, tags, rating, closes, notes,
    ) = cells  # fmt: skip
    if not clean(company):
        raise ValueError("no company")
    stage, outcome = _STAGES[stage_word], _OUTCOMES[outcome_word] if outcome_word else None
    days = {Stage.TARGET: saved, Stage.APPLIED: applied, Stage.OFFER: offer, Stage.REJECTED: rejected}
    events: list[Event] = [StageChanged(to, *_read(when)) for to, when in days.items() if when]
    events += [Touch(TouchKind.FOLLOW_UP, *_read(when)) for when in _split(follow_ups)]
    met = [_read(when) for when in _split(interviews)]
    return ImportedCard(
        company=company,
        role=role,
        stage=stage,
        url=url,
        location=location,
        salary=salary,
        source=source,
        tags=tuple(_tags(tags)),
        rating=int(rating) if rating else None,
        closes=date.fromisoformat(closes) if closes else None,
        note=notes,
        outcome=outcome,
        events=_history(events, met, stage, outcome, today),
        key=key,
    )


def _split(cell: str) -> list[str]:
    return cell.split(_BETWEEN) if cell else []


def _read(when: str) -> tuple[date, time | None]:
    day, _, at = when.partition(" ")
    return date.fromisoformat(day), time.fromisoformat(at) if at else None


def _interview(day: date, at: time | None, today: date, booked: date | None) -> Interview:
    if day < today:
        return Interview(day, at, InterviewState.HELD)
    return Interview(day, at, InterviewState.BOOKED, booked_day=booked)


def _history(
    events: Sequence[Event],
    met: Sequence[tuple[date, time | None]],
    stage: Stage,
    outcome: Outcome | None,
    today: date,
) -> tuple[Event, ...]:
    """The events and interviews, and what more it takes for the card to stand where it stood.

    The table has not the whole history: ValueError where nothing leads there.
    """
    now = datetime.combine(today, time(12))
    moves = ((), (StageChanged(stage, None, known_by=today),), (StageChanged(stage, today),))
    ends = ((Closed(outcome, None, known_by=today),), (Closed(outcome, today),)) if outcome else ((),)
    for move, booked, end in product(moves, (today, None), ends):
        interviews = (_interview(day, at, today, booked) for day, at in met)
        found = (*events, *interviews, *move, *end)
        standing = card_status(History(found), now)
        if found and (standing.stage, standing.outcome) == (stage, outcome):
            return found
    raise ValueError("no history leads there")

"""The board as a table for spreadsheets, and the same table read back cell by cell.

The columns have names that any tracker's import knows; as long as their cells are as they were written, nothing in
them is guessed. Days known only by their month and what a table has no room for are in the JSON.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import product

from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import EventKind, InterviewState, Outcome, Precision, Stage, TouchKind
from jobboard.followup.models import Closed, Event, History, StageChanged, Touch
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
from jobboard.transfer.tracker.row_history import imported_interview
from jobboard.transfer.tracker.table import Row

COLUMNS = (
    "Company", "Role", "Stage", "Outcome", "Saved", "Applied", "Interviews", "Offer", "Rejected", "Follow-ups",
    "Link", "Location", "Salary", "Source", "Tags", "Rating", "Closes", "Notes",
)  # fmt: skip
_IDENTITY = ("Company", "Role", "Saved", "Applied", "Link")
"""What tells a row from the others, whatever becomes of its card."""
_FIRST_MOVES = {"Saved": Stage.TARGET, "Applied": Stage.APPLIED, "Offer": Stage.OFFER, "Rejected": Stage.REJECTED}
_CHUNK = 500
_STAGES = {name: stage for stage, name in STAGE_NAMES.items()}
_OUTCOMES = {
    "": None,
    "Offer accepted": Outcome.ACCEPTED,
    "Offer declined": Outcome.DECLINED,
    "Withdrawn": Outcome.WITHDRAWN,
    "No reply": Outcome.NO_REPLY,
}
_OUTCOME_NAMES = {outcome: name for name, outcome in _OUTCOMES.items()}
_BETWEEN = "; "
_BETWEEN_NOTES = "\n\n"

Cells = Mapping[str, str]
"""The cells of a row by their columns."""


def export_csv(store: Store, card_id: int | None = None) -> Iterator[str]:
    """A row a card, closed ones too, in the order in which they were added; the header first."""
    yield csv_line(COLUMNS)
    views = {view.id: view for view in listing(store, closed=True) if card_id in (None, view.id)}
    ids = sorted(views)
    for start in range(0, len(ids), _CHUNK):
        records = records_by_id(store, ids[start : start + _CHUNK])
        for each in sorted(records):
            cells = _cells(views[each], records[each])
            yield csv_line([cells[column] for column in COLUMNS])


def exact_plan(name: str, layout: ColumnLayout, today: date) -> ImportPlan | None:
    """The plan for a table that `export_csv` wrote; None where its header or any cell is not as it was written."""
    if layout.header.cells != COLUMNS:
        return None
    try:
        cards = tuple(_cards(layout.data_rows, today))
    except (ValueError, KeyError):
        return None
    remark = "A table that jobboard export wrote, read cell by cell."
    return ImportPlan(
        source=name,
        summary=(remark, *describe_stages(cards)),
        file_remarks=(remark,),
        cards=cards,
        card_rows=tuple(row.number for row in layout.data_rows),
        columns=summarize_columns(layout.data_rows, layout),
        header=layout.header.cells,
    )


def _cards(rows: Iterable[Row], today: date) -> Iterator[ImportedCard]:
    """ValueError or KeyError for a cell that was not written so."""
    counts: Counter[str] = Counter()
    for row in rows:
        cells = dict(zip(COLUMNS, row.cells, strict=True))
        identity = " | ".join(clean(cells[column]).casefold() for column in _IDENTITY)
        counts[identity] += 1
        yield _card(cells, today, f"{identity} {counts[identity]}")


def _cells(view: CardView, card: Record) -> Cells:
    interviews = [each for each in card["interviews"] if each["state"] in (InterviewState.BOOKED, InterviewState.HELD)]
    follow_ups = _dated(card, EventKind.TOUCH, TouchKind.FOLLOW_UP)
    notes = [each["text"] for each in card["events"] if each["kind"] == EventKind.NOTE and each["text"]]
    return {
        "Company": card["company"],
        "Role": card["role"],
        "Stage": STAGE_NAMES[view.stage],
        "Outcome": _OUTCOME_NAMES[view.outcome],
        **{column: _first_move(card, stage) for column, stage in _FIRST_MOVES.items()},
        "Interviews": _BETWEEN.join(sorted(map(_when, interviews))),
        "Follow-ups": _BETWEEN.join(sorted(map(_when, follow_ups))),
        "Link": card["url"],
        "Location": card["location"],
        "Salary": card["salary"],
        "Source": card["source"],
        "Tags": ", ".join(_tags(", ".join(card["tags"]))),
        "Rating": str(card["rating"] or ""),
        "Closes": card["closes"] or "",
        "Notes": _BETWEEN_NOTES.join(notes),
    }


def _first_move(card: Record, to: Stage) -> str:
    return min(map(_when, _dated(card, EventKind.MOVE, to)), default="")


def _dated(card: Record, kind: EventKind, what: str) -> list[Record]:
    return [
        each
        for each in card["events"]
        if each["kind"] == kind and each["what"] == what and each["day"] and each["precision"] == Precision.DAY
    ]


def _when(record: Record) -> str:
    """The day, and the time to the minute where it is known."""
    return str(record["day"]) + (f" {record['time'][:5]}" if record["time"] else "")


def _tags(cell: str) -> list[str]:
    return list(dict.fromkeys(tag for part in cell.split(",") if (tag := part.strip())))


def _card(cells: Cells, today: date, key: str) -> ImportedCard:
    if not clean(cells["Company"]):
        raise ValueError("no company")
    stage, outcome = _STAGES[cells["Stage"]], _OUTCOMES[cells["Outcome"]]
    moves = {stage: cells[column] for column, stage in _FIRST_MOVES.items()}
    events: list[Event] = [StageChanged(to, *_day_and_time(when)) for to, when in moves.items() if when]
    events += [Touch(TouchKind.FOLLOW_UP, *_day_and_time(when)) for when in _split(cells["Follow-ups"])]
    interviews = [_day_and_time(when) for when in _split(cells["Interviews"])]
    return ImportedCard(
        company=cells["Company"],
        role=cells["Role"],
        stage=stage,
        url=cells["Link"],
        location=cells["Location"],
        salary=cells["Salary"],
        source=cells["Source"],
        tags=tuple(_tags(cells["Tags"])),
        rating=int(cells["Rating"]) if cells["Rating"] else None,
        closes=date.fromisoformat(cells["Closes"]) if cells["Closes"] else None,
        note=cells["Notes"],
        outcome=outcome,
        events=_history(events, interviews, stage, outcome, today),
        key=key,
    )


def _split(cell: str) -> list[str]:
    return cell.split(_BETWEEN) if cell else []


def _day_and_time(when: str) -> tuple[date, time | None]:
    day, _, clock = when.partition(" ")
    return date.fromisoformat(day), time.fromisoformat(clock) if clock else None


def _history(
    events: Sequence[Event],
    interviews: Sequence[tuple[date, time | None]],
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
    for move, booked_day, end in product(moves, (today, None), ends):
        meetings = (imported_interview(day, clock, today, booked_day) for day, clock in interviews)
        history = (*events, *meetings, *move, *end)
        status = card_status(History(history), now)
        if history and (status.stage, status.outcome) == (stage, outcome):
            return history
    raise ValueError("no history leads there")

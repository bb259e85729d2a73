"""What must hold in every board beyond the tables' own constraints, a sentence each, and what mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobboard.followup.enums import Outcome, ReplyKind, Stage, StepKind, TouchKind
from jobboard.store.connection import BoardDatabase


@dataclass(frozen=True, slots=True)
class Invariant:
    """`where` finds the rows that break it; `repair` is what to set in them, and empty where they are to go."""

    description: str
    table: str
    where: str
    repair: str = ""


def _word_list(words: type[StrEnum]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_INTO_A_NOTE = (
    "text = trim(kind || ' ' || what || char(10) || text, ' ' || char(10)), kind = 'note', what = '',"
    " until_day = NULL, until_time = NULL"
)
"""An entry that says nothing any more is kept for what it said."""

_WHAT = {"move": Stage, "touch": TouchKind, "reply": ReplyKind, "close": Outcome}
_MOMENTS = (("card", "created"), ("event", "entered_at"), ("undo", "at"))
_TIMES = (
    ("event", "time", "day"),
    ("event", "until_time", "until_day"),
    ("interview", "booked_time", "booked_day"),
)
_UIDS = ("card", "contact", "interview", "event")

INVARIANTS = (
    *(
        Invariant(
            f"an entry of the kind {kind} that says {'none of the words' if kind != 'move' else 'no stage'} it can say",
            "event",
            f"kind = '{kind}' AND what NOT IN ({_word_list(words)})",
            _INTO_A_NOTE,
        )
        for kind, words in _WHAT.items()
    ),
    Invariant(
        "an entry about a day ahead that names none",
        "event",
        "kind IN ('promise', 'deadline', 'snooze') AND until_day IS NULL",
        _INTO_A_NOTE,
    ),
    Invariant(
        "an entry that answers a step there is not",
        "event",
        f"step NOT IN ({_word_list(StepKind)}) OR (step IS NULL) <> (step_due IS NULL)"
        " OR (step IS NULL) <> (step_last_day IS NULL)",
        "step = NULL, step_due = NULL, step_last_day = NULL",
    ),
    Invariant(
        "an entry about another card's interview",
        "event",
        "interview_id IN (SELECT id FROM interview WHERE interview.card_id <> event.card_id)",
        "interview_id = NULL",
    ),
    Invariant(
        "a draft for a step there is not", "draft", f"step NOT IN ({_word_list(StepKind)})", "step = 'follow_up'"
    ),
    Invariant(
        "a card whose tags cannot be read",
        "card",
        "CASE WHEN tags = '' THEN 0 WHEN NOT json_valid(tags) THEN 1 WHEN json_type(tags) <> 'array' THEN 1"
        " ELSE EXISTS (SELECT 1 FROM json_each(tags) WHERE type <> 'text') END",
        "tags = json_array(tags)",
    ),
    Invariant("a card without a company", "card", "trim(company) = ''", "company = '?'"),
    Invariant("a person without a name", "contact", "trim(name) = ''", "name = '?'"),
    *(
        Invariant(f"a time without a day ({table})", table, f"{time} IS NOT NULL AND {day} IS NULL", f"{time} = NULL")
        for table, time, day in _TIMES
    ),
    *(
        Invariant(
            f"a moment that is none ({table})",
            table,
            f"strftime('%Y-%m-%dT%H:%M:%SZ', {name}) IS NOT {name}",
            f"{name} = coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', {name}), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        )
        for table, name in _MOMENTS
    ),
    *(
        Invariant(f"a uid is missing ({table})", table, "uid = ''", "uid = lower(hex(randomblob(16)))")
        for table in _UIDS
    ),
    Invariant(
        "rules that cannot be read",
        "setting",
        "name = 'rules' AND CASE WHEN json_valid(value) THEN json_type(value) <> 'object' ELSE 1 END",
        "value = '{}'",
    ),
    Invariant(
        "something put off until a day that is none",
        "setting",
        "name = 'nudges' AND CASE WHEN NOT json_valid(value) THEN 1 WHEN json_type(value) <> 'object' THEN 1"
        " ELSE EXISTS (SELECT 1 FROM json_each(setting.value) AS each WHERE date(each.value) IS NOT each.value) END",
        "value = '{}'",
    ),
    Invariant(
        "something kept for imports that cannot be read",
        "setting",
        "name LIKE 'import:%' AND CASE WHEN json_valid(value) THEN json_type(value) <> 'object' ELSE 1 END",
    ),
    Invariant(
        "an action that can be done again amid those that can be undone",
        "undo",
        "undone = 1 AND id < (SELECT max(id) FROM undo WHERE undone = 0)",
    ),
    Invariant(
        "an action of a session without its name",
        "undo",
        "session NOT GLOB '*|*|[0-9]*|*'",
        "session = 'command line|?|0|?'",
    ),
)


def violations(db: BoardDatabase) -> Iterator[str]:
    """What does not hold, a sentence for each row."""
    for each in INVARIANTS:
        for (row,) in db.execute_sql(f"SELECT id FROM {each.table} WHERE {each.where} ORDER BY id"):
            yield f"{each.description} (row {row})"


def repair_invariants(db: BoardDatabase) -> None:
    """Make all of them hold, inside a transaction."""
    for each in INVARIANTS:
        if each.repair:
            db.execute_sql(f"UPDATE {each.table} SET {each.repair} WHERE {each.where}")
        else:
            db.execute_sql(f"DELETE FROM {each.table} WHERE {each.where}")

"""Interviews: booked ahead, logged afterwards, moved, cancelled, held."""

from collections.abc import Sequence
from datetime import time

from jobboard.dates.natural import DayTime, format_day_time
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import InterviewState, PersonKind, Stage
from jobboard.store.actions._common import (
    EventTime,
    add_event,
    event_time,
    get_card,
    make_event_effective,
    new_uid,
    refuse_closed,
)
from jobboard.store.actions.contacts import find_person
from jobboard.store.actions.exchange import write_promise_at
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.models import Interview, InterviewContact
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean

_BEFORE_INTERVIEWED = (Stage.TARGET, Stage.APPLIED, Stage.REJECTED)


def interview(
    store: Store,
    card_id: int,
    when: DayTime,
    people: Sequence[str | int] = (),
    round: str = "",  # noqa: A002 # the word of the field
    where: str = "",
    promised: DayTime | None = None,
    note: str = "",
) -> Changes:
    """Book an interview that lies ahead, or log one that is over; `promised` is by when they will come back after it.

    InvalidInputError where the same interview is there already, or the card was closed for good.
    """
    with store.transaction() as action:
        label, at = write_interview(store, card_id, when, people, round, where, note)
        if promised:
            write_promise_at(store, card_id, promised, None, at)
        action.set_label(label, card_id)
    return action.changes


def write_interview(
    store: Store,
    card_id: int,
    when: DayTime,
    people: Sequence[str | int] = (),
    round: str = "",  # noqa: A002 # the word of the field
    where: str = "",
    note: str = "",
) -> tuple[str, EventTime]:
    """Write an interview down, inside a transaction; returns the words for it, and when it was booked or held."""
    card = get_card(store, card_id)
    refuse_closed(card)
    if has_interview(store, card_id, when):
        said = format_day_time(when, store.today())
        raise InvalidInputError(f"{card.company} has that interview, {said}, already", "move, cancel or hold it")
    over = _is_over(store, when)
    at = EventTime(when.day, when.time, live=False) if over else event_time(store, card_id, None)
    facts = {"round": clean(round), "place": clean(where)}
    number = _insert(store, card_id, when, at, InterviewState.HELD if over else InterviewState.BOOKED, facts)
    event = _log(store, card_id, number, "held" if over else "booked", at, when, note)
    for person in people:
        _with(store, number, find_person(store, card_id, person, PersonKind.INTERVIEWER))
    if not over:
        make_event_effective(store, card_id, event, at, ("move",), lambda now: now.stage not in _BEFORE_INTERVIEWED)
        make_event_effective(
            store, card_id, event, at, ("rest", "snooze"), lambda now: not now.resting and not now.snoozed_until
        )
    word = "logged" if over else "booked"
    return f"{word} an interview at {card.company}, {format_day_time(when, store.today())}", at


def has_interview(store: Store, card_id: int, when: DayTime) -> bool:
    """Whether an interview is booked for that time, or was held then."""
    found = store.db.fetch_value(
        "SELECT 1 FROM interview WHERE card_id = ? AND day = ? AND time IS ? AND state IN ('booked', 'held')",
        (card_id, when.day.isoformat(), when.time.isoformat("seconds") if when.time else None),
    )
    return found is not None


def describe_interview(
    store: Store,
    card_id: int,
    interview_id: int,
    people: Sequence[str | int] | None = None,
    where: str = "",
    seen: EditSnapshot | None = None,
) -> Changes:
    """Say who holds an interview, and where; NotFoundError for one that is not the card's.

    EditConflictError unless its people are as `seen`.
    """
    with store.transaction(seen=seen) as action:
        card = get_card(store, card_id)
        if not store.db.fetch_value("SELECT 1 FROM interview WHERE id = ? AND card_id = ?", (interview_id, card_id)):
            raise NotFoundError(f"{card.company} has no such interview", "somebody else took it out")
        if people is not None:
            InterviewContact.delete().where(InterviewContact.interview == interview_id).execute(store.db)
            for person in people:
                _with(store, interview_id, find_person(store, card_id, person, PersonKind.INTERVIEWER))
        if place := clean(where):
            _set(store, interview_id, place=place)
        action.set_label(f"noted more on the interview at {card.company}", card_id)
    return action.changes


def move_interview(store: Store, card_id: int, when: DayTime, interview_id: int | None = None) -> Changes:
    """Move the next interview (or the one named) to another day or time ahead."""
    with store.transaction() as action:
        action.set_label(write_moved(store, card_id, when, interview_id), card_id)
    return action.changes


def write_moved(store: Store, card_id: int, when: DayTime, interview_id: int | None = None) -> str:
    """Write down that an interview is at another time, inside a transaction; returns the words for it."""
    card = get_card(store, card_id)
    old = _booked(store, card_id, interview_id, "day < :today, abs(julianday(day) - julianday(:today)), time")
    if _is_over(store, when):
        raise InvalidInputError(
            f"{format_day_time(when, store.today())} has passed", "an interview is moved to a day ahead"
        )
    if (old.day, old.time) == (when.day, when.time):
        raise InvalidInputError(f"the interview at {card.company} is {format_day_time(when, store.today())} already")
    at = event_time(store, card_id, None)
    _set(store, old.id, state=InterviewState.MOVED)
    facts = {"round": old.round, "place": old.place}
    number = _insert(store, card_id, when, at, InterviewState.BOOKED, facts)
    store.db.execute_sql(
        "INSERT INTO interview_contact (interview_id, contact_id)"
        " SELECT ?, contact_id FROM interview_contact WHERE interview_id = ? ORDER BY id",
        (number, old.id),
    )
    _log(store, card_id, number, "moved", at, when)
    return f"moved the interview at {card.company} to {format_day_time(when, store.today())}"


def cancel_interview(store: Store, card_id: int, interview_id: int | None = None) -> Changes:
    """Cancel the next interview (or the one named)."""
    with store.transaction() as action:
        action.set_label(write_cancelled(store, card_id, interview_id), card_id)
    return action.changes


def write_cancelled(store: Store, card_id: int, interview_id: int | None = None) -> str:
    """Write down that an interview will not be, inside a transaction; returns the words for it."""
    old = _booked(store, card_id, interview_id, "day < :today, abs(julianday(day) - julianday(:today)), time")
    _set(store, old.id, state=InterviewState.CANCELLED)
    _log(store, card_id, old.id, "cancelled", event_time(store, card_id, None))
    return f"cancelled the interview at {get_card(store, card_id).company}"


def hold_interview(
    store: Store,
    card_id: int,
    interview_id: int | None = None,
    note: str = "",
    people: Sequence[str | int] = (),
    promised: DayTime | None = None,
) -> Changes:
    """Say that the interview of today, or of a day before, was held, with these people among others.

    `promised` is by when they come back after it.
    """
    with store.transaction() as action:
        card = get_card(store, card_id)
        number, held = write_held(store, card_id, interview_id, note)
        for person in people:
            _with(store, number, find_person(store, card_id, person, PersonKind.INTERVIEWER))
        if promised:
            write_promise_at(store, card_id, promised, None, held)
        action.set_label(f"logged that the interview at {card.company} was held", card_id)
    return action.changes


def write_held(store: Store, card_id: int, interview_id: int | None = None, note: str = "") -> tuple[int, EventTime]:
    """Mark an interview held, inside a transaction; one that was to come later today was held just now.

    Returns which it was, and when it took place.
    """
    old = _booked(store, card_id, interview_id, "day > :today, day DESC, time")
    assert old.day
    if old.day > store.today():
        said = format_day_time(DayTime(old.day, old.time), store.today())
        raise InvalidInputError(f"the interview is {said}, which has not come yet", "move it, or wait for the day")
    at = event_time(store, card_id, None)
    early = old.day == store.today() and old.time and old.time > store.now().time()
    _set(store, old.id, state=InterviewState.HELD, time=at.time if early else old.time)
    _log(store, card_id, old.id, "held", at, note=note)
    return old.id, EventTime(old.day, at.time if early else old.time, live=False)


def write_prepared(store: Store, card_id: int, note: str = "") -> None:
    """Mark the next interview ahead prepared for, inside a transaction."""
    found = store.db.fetch_value(
        "SELECT id FROM interview WHERE card_id = ? AND state = 'booked' AND prepared = 0 AND day >= ?"
        " ORDER BY day, time LIMIT 1",
        (card_id, store.today().isoformat()),
    )
    if found is None:
        raise NotFoundError("there is no interview ahead to prepare for")
    _set(store, found, prepared=1)
    _log(store, card_id, found, "prepared", event_time(store, card_id, None), note=note)


def _is_over(store: Store, when: DayTime) -> bool:
    now = store.now()
    return when.day < now.date() or (when.day == now.date() and when.time is not None and when.time <= now.time())


def _booked(store: Store, card_id: int, interview_id: int | None, order: str) -> Interview:
    """The booked interview named, else the first in `order`."""
    params = {"card": card_id, "today": store.today().isoformat(), "id": interview_id}
    found = store.db.fetch_value(
        "SELECT id FROM interview WHERE card_id = :card AND state = 'booked' AND (:id IS NULL OR id = :id)"
        f" ORDER BY {order} LIMIT 1",
        params,
    )
    if found is None:
        raise NotFoundError(f"{get_card(store, card_id).company} has no interview booked", "book one first")
    row: Interview = next(iter(Interview.select().where(Interview.id == found).execute(store.db)))
    return row


def _insert(
    store: Store, card_id: int, when: DayTime, at: EventTime, state: InterviewState, facts: dict[str, str]
) -> int:
    booked = {"booked_day": at.day, "booked_time": at.time} if state is InterviewState.BOOKED else {}
    values = {"uid": new_uid(), "card_id": card_id, "day": when.day, "time": when.time, "state": state}
    interview_id: int = Interview.insert(**values, **booked, **facts).execute(store.db)
    return interview_id


def _set(store: Store, interview_id: int, **values: object) -> None:
    Interview.update(values).where(Interview.id == interview_id).execute(store.db)


def _with(store: Store, interview_id: int, contact_id: int) -> None:
    row = InterviewContact.insert(interview_id=interview_id, contact_id=contact_id)
    row.on_conflict_ignore().execute(store.db)


def _log(
    store: Store, card_id: int, interview_id: int, what: str, at: EventTime, when: DayTime | None = None, note: str = ""
) -> int:
    day: object = when.day if when else None
    hour: time | None = when.time if when else None
    text = clean(note, lines=True)
    return add_event(
        store, card_id, "interview", at, what=what, interview_id=interview_id, until_day=day, until_time=hour, text=text
    )

"""Interviews: booked ahead, logged afterwards, moved, cancelled, held."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from peewee import Value, fn

from jobboard.dates.format import format_day_time
from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import EventKind, InterviewState, Party, PersonKind, Stage
from jobboard.store.actions._common import (
    EventTime,
    add_entry,
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
from jobboard.store.prepared_queries import Query
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean

PREPARED = "prepared"
"""What an entry says of an interview beside its states."""

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
        when_text = format_day_time(when, store.today())
        raise InvalidInputError(f"{card.company} has that interview, {when_text}, already", "move, cancel or hold it")
    over = _is_over(store, when)
    at = EventTime(when.day, when.time, live=False) if over else event_time(store, card_id, None)
    facts = {"round": clean(round), "place": clean(where)}
    state = InterviewState.HELD if over else InterviewState.BOOKED
    number = _insert(store, card_id, when, at, state, facts)
    event = _log(store, card_id, number, state, at, when, note)
    for person in people:
        _with(store, number, find_person(store, card_id, person, PersonKind.INTERVIEWER))
    if not over:
        if not when.time:  # it may count as later than anything else of its day
            at = replace(at, last=False)
        make_event_effective(
            store, card_id, event, at, (EventKind.MOVE,), lambda now: now.stage not in _BEFORE_INTERVIEWED
        )
        outdone = (EventKind.REST, EventKind.SNOOZE)
        make_event_effective(store, card_id, event, at, outdone, lambda now: not now.resting and not now.snoozed_until)
    word = "logged" if over else "booked"
    return f"{word} an interview at {card.company}, {format_day_time(when, store.today())}", at


def has_interview(store: Store, card_id: int, when: DayTime) -> bool:
    """Whether an interview is booked for that time, or was held then."""
    then = (Interview.day == when.day) & (Interview.time == when.time)
    booked_or_held = Interview.state.in_((InterviewState.BOOKED, InterviewState.HELD))
    return bool(Interview.select().where(Interview.card == card_id, then, booked_or_held).exists(store.db))


def describe_interview(
    store: Store,
    card_id: int,
    interview_id: int,
    people: Sequence[str | int] | None = None,
    where: str = "",
    snapshot: EditSnapshot | None = None,
) -> Changes:
    """Say who holds an interview, and where; NotFoundError for one that is not the card's.

    EditConflictError unless its people are as in the `snapshot`.
    """
    with store.transaction(snapshot=snapshot) as action:
        card = get_card(store, card_id)
        if not Interview.select().where(Interview.id == interview_id, Interview.card == card_id).exists(store.db):
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
    old = _next(store, card_id, interview_id)
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
    theirs = InterviewContact.select(Value(number), InterviewContact.contact)
    theirs = theirs.where(InterviewContact.interview == old.id).order_by(InterviewContact.id)
    InterviewContact.insert_from(theirs, (InterviewContact.interview, InterviewContact.contact)).execute(store.db)
    _log(store, card_id, number, InterviewState.MOVED, at, when)
    return f"moved the interview at {card.company} to {format_day_time(when, store.today())}"


def cancel_interview(store: Store, card_id: int, interview_id: int | None = None, by: Party = Party.THEM) -> Changes:
    """Cancel the next interview (or the one named), which one side called off."""
    with store.transaction() as action:
        action.set_label(write_cancelled(store, card_id, interview_id, by), card_id)
    return action.changes


def write_cancelled(store: Store, card_id: int, interview_id: int | None = None, by: Party = Party.THEM) -> str:
    """Write down that an interview will not be, inside a transaction; returns the words for it."""
    old = _next(store, card_id, interview_id)
    at = event_time(store, card_id, None)
    called_off = {"cancelled_by": by, "cancelled_day": at.day, "cancelled_time": at.time}
    _set(store, old.id, state=InterviewState.CANCELLED, **called_off)
    _log(store, card_id, old.id, InterviewState.CANCELLED, at)
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
    old = _latest(store, card_id, interview_id)
    assert old.day
    if old.day > store.today():
        when_text = format_day_time(DayTime(old.day, old.time), store.today())
        raise InvalidInputError(f"the interview is {when_text}, which has not come yet", "move it, or wait for the day")
    at = event_time(store, card_id, None)
    early = old.day == store.today() and old.time and old.time > store.now().time()
    _set(store, old.id, state=InterviewState.HELD, time=at.time if early else old.time)
    _log(store, card_id, old.id, InterviewState.HELD, at, note=note)
    return old.id, EventTime(old.day, at.time if early else old.time, live=False)


def write_prepared(store: Store, card_id: int, day: date | None, time: time | None, note: str = "") -> None:
    """Mark the interview of that moment prepared for, inside a transaction."""
    ahead = _booked(card_id, None).where(Interview.prepared == 0, Interview.day == day, Interview.time == time)
    found = ahead.order_by(Interview.day, Interview.time).first(store.db)
    if found is None:
        raise NotFoundError("there is no interview ahead to prepare for")
    _set(store, found.id, prepared=True)
    _log(store, card_id, found.id, PREPARED, event_time(store, card_id, None), note=note)


def _is_over(store: Store, when: DayTime) -> bool:
    now = store.now()
    return when.day < now.date() or (when.day == now.date() and when.time is not None and when.time <= now.time())


def _booked(card_id: int, interview_id: int | None) -> Query:
    """The card's booked interviews, or the one named."""
    booked = Interview.select().where(Interview.card == card_id, Interview.state == InterviewState.BOOKED)
    return booked if interview_id is None else booked.where(Interview.id == interview_id)


def _next(store: Store, card_id: int, interview_id: int | None) -> Interview:
    """The booked interview named, else the next one ahead, else the latest that has passed."""
    days_away = fn.abs(fn.julianday(Interview.day) - fn.julianday(store.today().isoformat()))
    order = (Interview.day < store.today(), days_away, Interview.time)
    return _first(store, card_id, _booked(card_id, interview_id).order_by(*order))


def _latest(store: Store, card_id: int, interview_id: int | None) -> Interview:
    """The booked interview named, else the latest that is not ahead, else the last one ahead."""
    order = (Interview.day > store.today(), Interview.day.desc(), Interview.time)
    return _first(store, card_id, _booked(card_id, interview_id).order_by(*order))


def _first(store: Store, card_id: int, interviews: Query) -> Interview:
    found: Interview | None = interviews.first(store.db)
    if found is None:
        raise NotFoundError(f"{get_card(store, card_id).company} has no interview booked", "book one first")
    return found


def _insert(
    store: Store, card_id: int, when: DayTime, at: EventTime, state: InterviewState, facts: dict[str, str]
) -> int:
    booked = {"booked_day": at.day, "booked_time": at.time} if state is InterviewState.BOOKED else {}
    values = {"uid": new_uid(), "card": card_id, "day": when.day, "time": when.time, "state": state}
    interview_id: int = Interview.insert(**values, **booked, **facts).execute(store.db)
    return interview_id


def _set(store: Store, interview_id: int, **values: object) -> None:
    Interview.update(values).where(Interview.id == interview_id).execute(store.db)


def _with(store: Store, interview_id: int, contact_id: int) -> None:
    row = InterviewContact.insert(interview=interview_id, contact=contact_id)
    row.on_conflict_ignore().execute(store.db)


def _log(
    store: Store, card_id: int, interview_id: int, what: str, at: EventTime, when: DayTime | None = None, note: str = ""
) -> int:
    """Write down what became of an interview; `when` is where it was booked for or moved to."""
    about = {"until_day": when.day, "until_time": when.time} if when else {}
    text = clean(note, lines=True)
    return add_entry(store, card_id, EventKind.INTERVIEW, at, what=what, interview=interview_id, text=text, **about)

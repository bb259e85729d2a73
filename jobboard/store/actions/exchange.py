"""What went back and forth: touches, replies, promises, an offer's deadline."""

from datetime import date

from jobboard.dates.format import format_day, format_day_time
from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import TOUCH_OF_STEP, Channel, EventKind, Outcome, PersonKind, ReplyKind, Stage, TouchKind
from jobboard.followup.models import Deadline, NoStep, Promise, Reply, Step, Touch
from jobboard.store.actions._common import (
    EventTime,
    add_event,
    current_step,
    event_time,
    get_card,
    make_event_effective,
    step_at_start,
)
from jobboard.store.actions.contacts import contact_of, find_person
from jobboard.store.actions.drafts import forget_draft
from jobboard.store.actions.stages import enter_stage
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.store import Store
from jobboard.store.views import NOBODY, Changes
from jobboard.text import clean

Who = str | int | None
"""Somebody by (a part of) their name, or by a contact's id; NOBODY, an empty name and None are nobody."""


def log_touch(
    store: Store,
    card_id: int,
    kind: TouchKind,
    channel: Channel | None = None,
    to: Who = None,
    day: DayTime | None = None,
    note: str = "",
) -> Changes:
    """Log what the user sent or did; InvalidInputError for a day ahead or an unclear name."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        step = step_at_start(store, card_id)
        person = write_touch(store, card_id, kind, step, channel, to, day, note)
        whom = f" to {contact_of(store, person).name}" if person else ""
        action.set_label(f"logged {_touch_words(kind)}{whom} at {card.company}", card_id)
    return action.changes


def write_touch(
    store: Store,
    card_id: int,
    kind: TouchKind,
    step: Step | NoStep,
    channel: Channel | None,
    to: Who,
    day: DayTime | None,
    note: str,
) -> int | None:
    """Write a touch down, inside a transaction, with the `step` of the card before it where that is what it answers;
    returns whom it went to.
    """
    person = _person(store, card_id, to)
    at = event_time(store, card_id, day)
    answered = _answered(step, kind, at)
    if answered:
        forget_draft(store, card_id)
    touch = Touch(kind, at.day, at.time, channel, person)
    event = add_event(store, card_id, touch, text=clean(note, lines=True), **answered)
    make_event_effective(store, card_id, event, at, (EventKind.SNOOZE,), lambda now: now.snoozed_until is None)
    return person


def log_reply(
    store: Store,
    card_id: int,
    kind: ReplyKind,
    sender: Who = None,
    day: DayTime | None = None,
    promised: DayTime | None = None,
    note: str = "",
    answered: bool = False,
    channel: Channel | None = None,
) -> Changes:
    """Log that they wrote or called, with the promise it brought, and that it was answered at once."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        person = write_reply(store, card_id, kind, channel, sender, day, note)
        if promised:
            write_promise(store, card_id, promised, person, day)
        if answered:
            write_touch(store, card_id, TouchKind.ANSWER, current_step(store, card_id), channel, person, day, "")
        whom = contact_of(store, person).name if person else "them"
        word = "a receipt" if kind is ReplyKind.RECEIPT else "a message"
        action.set_label(f"logged {word} from {whom} at {card.company}", card_id)
    return action.changes


def reject(store: Store, card_id: int, sender: Who = None, day: DayTime | None = None, note: str = "") -> Changes:
    """They wrote that it is a no: the message and the move to Rejected, as one action."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        write_reply(store, card_id, ReplyKind.NO_ANSWER_NEEDED, None, sender, day, note)
        enter_stage(store, card_id, Stage.REJECTED, day)
        action.set_label(f"logged {card.company}'s rejection", card_id)
    return action.changes


def log_promise(store: Store, card_id: int, promised: DayTime, by: Who = None, day: DayTime | None = None) -> Changes:
    """Log by when they said they would come back; InvalidInputError where that is before the day they said it.

    A day that has passed was promised some time before; without a word on when, on that day at the latest.
    """
    with store.transaction() as action:
        card = get_card(store, card_id)
        if day is None and promised.day < store.today():
            day = DayTime(promised.day)
        write_promise(store, card_id, promised, _person(store, card_id, by), day)
        action.set_label(f"noted that {card.company} will be back {format_day_time(promised, store.today())}", card_id)
    return action.changes


def set_deadline(
    store: Store, card_id: int, deadline: date, day: DayTime | None = None, snapshot: EditSnapshot | None = None
) -> Changes:
    """Set by when the offer must be answered; InvalidInputError for a day in the past or a card without an offer.

    EditConflictError unless the deadline is as in the `snapshot`.
    """
    with store.transaction(snapshot=snapshot) as action:
        card = get_card(store, card_id)
        if card.stage is not Stage.OFFER:
            raise InvalidInputError(f"{card.company} has no offer to answer", "move the card to Offer first")
        write_deadline(store, card_id, deadline, day)
        action.set_label(f"set {card.company}'s deadline to {format_day(deadline, store.today())}", card_id)
    return action.changes


def write_deadline(store: Store, card_id: int, deadline: date, day: DayTime | None = None) -> None:
    """Write the deadline down, inside a transaction."""
    if deadline < store.today():
        raise InvalidInputError(f"the deadline {deadline} has passed", "give today or a day ahead")
    at = event_time(store, card_id, day)
    add_event(store, card_id, Deadline(deadline, at.day, at.time))


def write_promise_at(store: Store, card_id: int, promised: DayTime, person: int | None, at: EventTime) -> None:
    """Write a promise down, inside a transaction."""
    if promised.day < at.day:
        raise InvalidInputError(
            f"they cannot have promised {promised.day} on {at.day}", "give the day they will come back"
        )
    event = add_event(store, card_id, Promise(promised.day, at.day, at.time, promised.time, person))
    make_event_effective(store, card_id, event, at, (EventKind.SNOOZE,), lambda now: now.snoozed_until is None)


def write_promise(store: Store, card_id: int, promised: DayTime, person: int | None, day: DayTime | None) -> None:
    """Write down a promise made on a day, or now, inside a transaction."""
    write_promise_at(store, card_id, promised, person, event_time(store, card_id, day))


def write_reply(
    store: Store, card_id: int, kind: ReplyKind, channel: Channel | None, sender: Who, day: DayTime | None, note: str
) -> int | None:
    """Write a reply down, inside a transaction; returns who sent it."""
    person = _person(store, card_id, sender)
    at = event_time(store, card_id, day)
    reply = Reply(kind, at.day, at.time, channel, person)
    event = add_event(store, card_id, reply, text=clean(note, lines=True))
    if kind is not ReplyKind.RECEIPT:
        outdone = (EventKind.SNOOZE, EventKind.REST)
        make_event_effective(
            store, card_id, event, at, outdone, lambda now: now.snoozed_until is None and not now.resting
        )
        make_event_effective(
            store, card_id, event, at, (EventKind.CLOSE,), lambda now: now.outcome is not Outcome.NO_REPLY
        )
    return person


def _person(store: Store, card_id: int, who: Who) -> int | None:
    return None if who in (None, "", NOBODY) else find_person(store, card_id, who, PersonKind.OTHER)


def _answered(step: Step | NoStep, kind: TouchKind, at: EventTime) -> dict[str, object]:
    """The step, where it is what a touch of this kind answers."""
    if isinstance(step, NoStep) or TOUCH_OF_STEP.get(step.kind) is not kind or at.day < step.since:
        return {}
    return {"step": step.kind, "step_due": step.due, "step_last_day": step.last_day}


def _touch_words(kind: TouchKind) -> str:
    words = str(kind).replace("-", " ") if kind is TouchKind.LAST_MESSAGE else str(kind)
    if kind is TouchKind.OTHER:
        return "a message"
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def log_talk(
    store: Store,
    card_id: int,
    kind: TouchKind,
    channel: Channel | None,
    to: Who,
    day: DayTime | None,
    promised: DayTime,
    note: str = "",
) -> Changes:
    """The user wrote or called, and they said by when they come back: touch, reply and promise as one action."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        person = write_touch(store, card_id, kind, step_at_start(store, card_id), channel, to, day, note)
        write_reply(store, card_id, ReplyKind.NO_ANSWER_NEEDED, channel, person, day, "")
        write_promise(store, card_id, promised, person, day)
        action.set_label(f"logged a talk with {card.company}", card_id)
    return action.changes


def log_offer(store: Store, card_id: int, day: DayTime | None, deadline: date | None, note: str = "") -> Changes:
    """They made an offer, perhaps to be answered by a day; InvalidInputError where that day has passed."""
    with store.transaction() as action:
        label = enter_stage(store, card_id, Stage.OFFER, day, note)
        if deadline:
            write_deadline(store, card_id, deadline, day)
        action.set_label(label, card_id)
    return action.changes

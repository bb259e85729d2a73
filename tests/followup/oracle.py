"""A second reading of followup/RULES.md, written from its text alone, to hold the rules against.

It is slow and literal: one pass over the entries in their order, then one function a row of the steps table. It reads
only the default windows; what is compared is the step's kind, attempt, days and hour, not its words.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jobboard.followup.enums import InterviewState, Outcome, Party, ReplyKind, Stage, TouchKind
from jobboard.followup.models import (
    Closed,
    Deadline,
    Event,
    History,
    Interview,
    Paused,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Step,
    Touch,
)
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules

T, A, I, O, R = Stage  # noqa: E741 - the letters of the steps table
DAY = dt.timedelta(days=1)


class ExpectedStep(NamedTuple):
    """What the specification says is next on a card."""

    kind: str
    attempt: int | None
    due: dt.date
    last_day: dt.date
    due_time: dt.time | None = None


class Entry(NamedTuple):
    """One line of a card's history. `is_at` says what an interview's entry stands for: booked, held or cancelled."""

    day: dt.date
    time: dt.time | None
    order: int
    entered: int
    event: Event
    is_at: str = ""


class Row(NamedTuple):
    """A row of the steps table that applies."""

    number: float
    step: ExpectedStep
    may_be_snoozed: bool = True


@dataclass
class Card:
    """What the entries come to, in their order."""

    stage: Stage = T
    entered: dt.date | None = None
    began: bool = False
    closed: Outcome | None = None
    resting: bool = False
    woken: dt.date | None = None
    place_of_stage: int = -1
    place_of_offer: int = -1
    offered: dt.date | None = None
    place_of_rejection: int = -1
    rejected: dt.date | None = None
    snooze: Snoozed | None = None
    held: list[tuple[int, Interview]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


# The order within a day


def _order(event: Event, is_at: str) -> int:
    match event:
        case StageChanged(to=to):
            return {T: 0, A: 1}.get(to, 4)
        case Interview():
            return 3 if is_at == "held" else 2
    kinds: tuple[type[Event] | tuple[type[Event], ...], ...] = (
        Deadline,
        Reply,
        Touch,
        Promise,
        Snoozed,
        (Paused, Resumed),
        (Closed, Reopened),
    )
    return next(number for number, kind in enumerate(kinds, 5) if isinstance(event, kind))


def _of_interview(number: int, event: Interview) -> Iterator[Entry]:
    if event.booked_day is not None:
        yield Entry(event.booked_day, event.booked_time, 2, number, event, "booked")
    if event.state in (InterviewState.BOOKED, InterviewState.HELD):
        yield Entry(event.day, event.time, 3, number, event, "held")
    if event.state is InterviewState.CANCELLED and event.cancelled_day is not None:
        yield Entry(event.cancelled_day, event.cancelled_time, 2, number, event, "cancelled")


def _all_entries(history: History) -> Iterator[Entry]:
    for number, event in enumerate(history.events):
        if isinstance(event, Interview):
            yield from _of_interview(number, event)
        elif event.day is not None:
            yield Entry(event.day, event.time, _order(event, ""), number, event)


def _has_come(entry: Entry, now: dt.datetime) -> bool:
    if entry.day != now.date():
        return entry.day < now.date()
    if entry.is_at == "held" and isinstance(entry.event, Interview):
        if entry.event.state is InterviewState.HELD:
            return True
        return entry.time is not None and entry.time <= now.time()
    return entry.time is None or entry.time <= now.time()


def _first_entry(entries: list[Entry]) -> Entry | None:
    moves = [entry for entry in entries if isinstance(entry.event, StageChanged)]
    return min(moves, key=lambda entry: (entry.day, entry.entered), default=None)


def _places_others(entry: Entry) -> bool:
    return not (isinstance(entry.event, Reply) and entry.event.kind is ReplyKind.RECEIPT)


def _day_in_order(entries: list[Entry], first: Entry | None) -> list[Entry]:
    timed = sorted(
        (entry for entry in entries if entry.time is not None and entry is not first),
        key=lambda entry: (entry.time, entry.order, entry.entered),
    )
    untimed = sorted(
        (entry for entry in entries if entry.time is None and entry is not first),
        key=lambda entry: (entry.order, entry.entered),
    )
    ordered: list[tuple[int, Entry]] = []
    for entry in untimed:
        before = [n for n, other in enumerate(timed, 1) if other.order <= entry.order and _places_others(other)]
        ordered.append((max(before, default=0), entry))
    result = [first] if first in entries and first is not None else []
    for place in range(len(timed) + 1):
        if place:
            result.append(timed[place - 1])
        result += [entry for after, entry in ordered if after == place]
    return result


def _in_order(history: History, now: dt.datetime) -> list[Entry]:
    entries = [entry for entry in _all_entries(history) if _has_come(entry, now)]
    first = _first_entry(entries)
    result: list[Entry] = []
    for day in sorted({entry.day for entry in entries}):
        result += _day_in_order([entry for entry in entries if entry.day == day], first)
    return result


# What the entries come to


def _later(entry: Entry, than: Entry) -> bool:
    """By the time where both have one, the same minute included; else on its day or after."""
    if entry.day == than.day and entry.time is not None and than.time is not None:
        return entry.time >= than.time
    return entry.day >= than.day


def _is_person_reply(event: Event) -> bool:
    return isinstance(event, Reply) and event.kind is not ReplyKind.RECEIPT


def _called_off_by_them(entry: Entry) -> bool:
    return entry.is_at == "cancelled" and isinstance(entry.event, Interview) and entry.event.cancelled_by is Party.THEM


def _enter(card: Card, place: int, day: dt.date, to: Stage) -> None:
    card.stage, card.entered, card.place_of_stage = to, day, place
    if to is O:
        card.offered, card.place_of_offer = day, place
    if to is R:
        card.rejected, card.place_of_rejection = day, place


def _read_move(card: Card, place: int, entry: Entry, event: StageChanged) -> bool:
    """Whether the card was moved: its first entry and a move to its own stage are none."""
    if not card.began:
        card.began = True
        _enter(card, place, entry.day, event.to)
        early = [other for other in card.entries[:place] if other.is_at in ("booked", "held")]
        if early and event.to in (T, A) and any(_moves_the_card(other) for other in early):
            _enter(card, place, entry.day, I)
        return False
    if event.to is card.stage:
        return False
    _enter(card, place, entry.day, event.to)
    return True


def _moves_the_card(entry: Entry) -> bool:
    assert isinstance(entry.event, Interview)
    return entry.is_at == "booked" or entry.event.booked_day is None


def _reopen(card: Card, place: int, day: dt.date) -> None:
    card.closed = None
    card.entered, card.place_of_stage = day, place


def _ends_what_waits(entry: Entry, moved: bool) -> bool:
    """Reopens what was closed as no reply, and ends a rest."""
    return (
        moved
        or _is_person_reply(entry.event)
        or entry.is_at in ("booked", "held")
        or _called_off_by_them(entry)
        or isinstance(entry.event, Promise)
    )


def _read_interview(card: Card, place: int, entry: Entry, event: Interview) -> bool:
    """Whether the entry counts: one whose moment came while the card was rejected or closed was not held."""
    if entry.is_at == "held":
        over = card.stage is R or card.closed not in (None, Outcome.NO_REPLY)
        if over and event.state is not InterviewState.HELD and card.began:
            return False
        card.held.append((place, event))
    if entry.is_at != "cancelled" and card.began and _moves_the_card(entry) and card.stage in (T, A, R):
        _enter(card, place, entry.day, I)
    return True


def _read_entry(card: Card, place: int, entry: Entry) -> None:
    event, moved = entry.event, False
    match event:
        case StageChanged():
            moved = _read_move(card, place, entry, event)
        case Interview():
            if not _read_interview(card, place, entry, event):
                return
        case Resumed() if card.resting:
            card.resting, card.woken = False, entry.day
        case Paused():
            card.resting = True
        case Closed():
            card.closed = event.outcome
            if event.outcome is Outcome.NO_REPLY and _replied_on_closing_day(card, place, entry):
                _reopen(card, place, entry.day)
                card.resting, card.snooze = False, None
        case Reopened() if card.closed:
            _reopen(card, place, entry.day)
            card.resting, card.snooze = False, None
        case Snoozed():
            card.snooze = event
    _read_endings(card, place, entry, moved)


def _read_endings(card: Card, place: int, entry: Entry, moved: bool) -> None:
    touched = isinstance(entry.event, Touch) and entry.event.kind is not TouchKind.OTHER
    if _ends_what_waits(entry, moved):
        if card.closed is Outcome.NO_REPLY:
            _reopen(card, place, entry.day)
        card.resting, card.snooze = False, None
    elif touched:
        card.resting, card.snooze = False, None


def _replied_on_closing_day(card: Card, place: int, entry: Entry) -> bool:
    """A reply of the very day of closing counts as after it, unless both have times that say otherwise."""
    return any(
        _is_person_reply(other.event) and other.day == entry.day and (other.time is None or entry.time is None)
        for other in card.entries[:place]
    )


def read_card(history: History, now: dt.datetime) -> Card:
    """The card as its entries up to `now` leave it."""
    card = Card(entries=_in_order(history, now))
    for place, entry in enumerate(card.entries):
        _read_entry(card, place, entry)
    return card


# Interviews, open replies, promises


def _ahead(history: History, card: Card, now: dt.datetime) -> list[Interview]:
    if card.stage is R or card.closed not in (None, Outcome.NO_REPLY):
        return []
    booked = [
        event
        for event in history.events
        if isinstance(event, Interview)
        and event.state is InterviewState.BOOKED
        and (event.booked_day is None or event.booked_day <= now.date())
        and not _has_come(Entry(event.day, event.time, 3, 0, event, "held"), now)
    ]
    return sorted(booked, key=lambda event: (event.day, event.time or dt.time.max))


def _closes_reply(card: Card, place: int, reply: Entry) -> bool:
    entry = card.entries[place]
    event = entry.event
    after = entry.day > reply.day
    match event:
        case Touch(kind=TouchKind.ANSWER):
            return _later(entry, reply)
        case Touch(kind=kind):
            return after and kind not in (TouchKind.THANK_YOU, TouchKind.OTHER)
        case Interview() if entry.is_at == "booked":
            return _later(entry, reply)
        case Interview() if entry.is_at == "held":
            return after and any(place == at for at, _ in card.held)
        case StageChanged(to=to) if to in (O, R):
            return _later(entry, reply) if _is_move_or_first(card, place) else False
        case StageChanged():
            return after and _is_move_or_first(card, place) and not _is_first(card, place)
    return False


def _is_first(card: Card, place: int) -> bool:
    return not any(isinstance(entry.event, StageChanged) for entry in card.entries[:place])


def _stage_before(card: Card, place: int) -> Stage | None:
    until = Card(entries=card.entries[:place])
    for at, entry in enumerate(until.entries):
        _read_entry(until, at, entry)
    return until.stage if until.began else None


def _is_move_or_first(card: Card, place: int) -> bool:
    event = card.entries[place].event
    return isinstance(event, StageChanged) and event.to is not _stage_before(card, place)


def _first_closer(card: Card, reply: Entry) -> int | None:
    return next((place for place in range(len(card.entries)) if _closes_reply(card, place, reply)), None)


def _questions(card: Card) -> list[Entry]:
    return [
        entry for entry in card.entries if isinstance(entry.event, Reply) and entry.event.kind is ReplyKind.QUESTION
    ]


def _open_replies(card: Card) -> list[Entry]:
    return [entry for entry in _questions(card) if _first_closer(card, entry) is None]


def _counts_as_offer_answer(card: Card, place: int) -> bool:
    """An answer that settled no open reply."""
    return all(_first_closer(card, question) != place for question in _questions(card))


def _promise_in_force(card: Card) -> tuple[int, Entry, Promise] | None:
    made = [(place, entry, entry.event) for place, entry in enumerate(card.entries) if isinstance(entry.event, Promise)]
    if not made:
        return None
    last_day = made[-1][1].day
    of_day = [each for each in made if each[1].day == last_day]
    timed = [each for each in of_day if each[1].time is not None]
    counted = [each for each in of_day if each[1].time is None] + timed[-1:]
    place, entry, promise = max(counted, key=lambda each: (each[2].promised_day, each[0]))
    over = any(_ends_promise(card, other, place, entry, promise) for other in range(len(card.entries)))
    return None if over else (place, entry, promise)


def _ends_promise(card: Card, place: int, made_at: int, made: Entry, promise: Promise) -> bool:
    entry = card.entries[place]
    if _is_person_reply(entry.event):
        return place > made_at and entry.day >= promise.promised_day
    if entry.is_at == "booked" or (entry.is_at == "held" and any(place == at for at, _ in card.held)):
        return entry.day > made.day
    if isinstance(entry.event, StageChanged) and _is_move_or_first(card, place):
        if entry.event.to in (O, R) and place > made_at:
            return True
        return entry.day > made.day and not _is_first(card, place)
    return False


# The clock


class Clock(NamedTuple):
    """The base, the anchor and the attempts, of a card whose entering is known."""

    base: dt.date
    anchor: dt.date
    attempts: int


def _touches(card: Card) -> list[tuple[int, Entry, Touch]]:
    return [(place, entry, entry.event) for place, entry in enumerate(card.entries) if isinstance(entry.event, Touch)]


def _bases(card: Card) -> Iterator[dt.date]:
    if card.entered:
        yield card.entered
    if card.woken:
        yield card.woken
    for _, interview in card.held:
        yield interview.day
    for entry in card.entries:
        answered = isinstance(entry.event, Touch) and entry.event.kind is TouchKind.ANSWER
        if _called_off_by_them(entry) or answered or _is_person_reply(entry.event):
            yield entry.day


def _clock(card: Card) -> Clock | None:
    base = max(_bases(card), default=None)
    promise = _promise_in_force(card)
    from_promise = promise is not None and (base is None or promise[2].promised_day >= base)
    if promise is not None and from_promise:
        base = promise[2].promised_day
    if base is None:
        return None
    sent = [entry.day for _, entry, touch in _touches(card) if touch.kind is not TouchKind.OTHER]
    first = base if from_promise else base + DAY
    follow_ups = {entry.day for _, entry, touch in _touches(card) if touch.kind is TouchKind.FOLLOW_UP}
    attempts = sum(day >= first for day in follow_ups)
    return Clock(base, max([base, *sent]), attempts)


# Choosing the day


def _works(day: dt.date) -> bool:
    return day.weekday() < 5


def _working_from(day: dt.date) -> dt.date:
    while not _works(day):
        day += DAY
    return day


def _window(base: dt.date, first: int, last: int, *, week_start: bool = False) -> tuple[dt.date, dt.date]:
    days = [base + number * DAY for number in range(first, last + 1)]
    working = [day for day in days if _works(day)]
    early = [day for day in working if day.weekday() < 2] if week_start else []
    due = (early or working or [_working_from(days[-1])])[0]
    return due, _working_from(max(days[-1], due))


# The rows


class Context(NamedTuple):
    """What the rows look at."""

    history: History
    card: Card
    now: dt.datetime
    ahead: list[Interview]
    clock: Clock | None

    @property
    def today(self) -> dt.date:
        """The local day of now."""
        return self.now.date()


def _row(number: float, kind: str, days: tuple[dt.date, dt.date], attempt: int | None = None) -> Row:
    return Row(number, ExpectedStep(kind, attempt, *days))


def _lapse(context: Context, day: dt.date) -> dt.date:
    """The day from which a row does not apply, put off by a snooze that was set before it."""
    snooze = context.card.snooze
    if snooze is None or snooze.day is None or day <= snooze.day:
        return day
    return max(day, snooze.until + DAY)


def _reply(context: Context) -> Iterator[Row]:
    open_ones = _open_replies(context.card)
    if context.card.stage is R:
        place = context.card.place_of_rejection
        open_ones = [entry for entry in open_ones if context.card.entries.index(entry) > place]
    if open_ones:
        day = max(entry.day for entry in open_ones)
        yield _row(1, "reply", (day, day + DAY))


def _interview(context: Context) -> Iterator[Row]:
    for interview in context.ahead:
        if interview.day == context.today:
            yield Row(2, ExpectedStep("interview", None, interview.day, interview.day), may_be_snoozed=False)
            return


def _prepare(context: Context) -> Iterator[Row]:
    for interview in context.ahead:
        if interview.day > context.today and not interview.prepared:
            eve = interview.day - DAY
            number = 3 if eve == context.today else 6
            yield Row(number, ExpectedStep("prepare", None, eve, eve), may_be_snoozed=False)
            return


def _deadline(card: Card) -> tuple[int, Deadline] | None:
    found = None
    for place, entry in enumerate(card.entries):
        if isinstance(entry.event, Deadline) and card.offered and entry.day >= card.offered:
            found = place, entry.event
    return found


def _offer_answers(card: Card) -> list[Entry]:
    """Those since the offer, or since its deadline was last set."""
    deadline = _deadline(card)
    since = max(card.place_of_offer, deadline[0] if deadline else -1)
    return [
        entry
        for place, entry, touch in _touches(card)
        if touch.kind is TouchKind.ANSWER and place > since and _counts_as_offer_answer(card, place)
    ]


def _answer_offer(context: Context) -> Iterator[Row]:
    card = context.card
    if card.stage is not O or card.offered is None:
        return
    deadline = _deadline(card)
    answers = _offer_answers(card)
    days = (card.offered, card.offered + 2 * DAY)
    if deadline:
        last = deadline[1].deadline
        days = (last - 2 * DAY, last)
    near = deadline is not None and days[0] <= context.today <= days[1]
    answered_today = any(entry.day == context.today for entry in answers)
    if not answers or (near and not answered_today):
        yield Row(4, ExpectedStep("answer_offer", None, *days), may_be_snoozed=False)


def _is_since(touch: Entry, interview: Interview) -> bool:
    if touch.day == interview.day and touch.time is not None and interview.time is not None:
        return touch.time >= interview.time
    return touch.day >= interview.day


def _owes_thanks(card: Card, interviews: list[Interview]) -> bool:
    touches = _touches(card)
    thanks = [(entry, touch) for _, entry, touch in touches if touch.kind is TouchKind.THANK_YOU]
    follow_ups = [entry for _, entry, touch in touches if touch.kind is TouchKind.FOLLOW_UP]
    own: dict[int, Interview] = {}
    for interview in sorted(interviews, key=lambda each: each.time or dt.time.min):
        own |= dict.fromkeys(interview.people, interview)
    if not own:
        first = min(interviews, key=lambda each: each.time or dt.time.min)
        return not any(_is_since(entry, first) for entry in [*(entry for entry, _ in thanks), *follow_ups])
    return any(
        not any(_is_since(entry, held) and touch.person in (None, person) for entry, touch in thanks)
        and not any(_is_since(entry, held) for entry in follow_ups)
        for person, held in own.items()
    )


def _thank_you(context: Context) -> Iterator[Row]:
    card = context.card
    if card.stage not in (I, O) or not card.held:
        return
    day = max(interview.day for _, interview in card.held)
    if not _owes_thanks(card, [interview for _, interview in card.held if interview.day == day]):
        return
    lapse = dt.datetime.combine(day + 7 * DAY, dt.time.min)
    promised = None if context.ahead else next(_promised(context), None)
    if promised:
        lapse = min(lapse, dt.datetime.combine(promised.step.due, promised.step.due_time or dt.time.min))
    lapse = max(lapse, dt.datetime.combine(day + 2 * DAY, dt.time.min))
    if (snoozed := _lapse(context, lapse.date())) != lapse.date():
        lapse = dt.datetime.combine(snoozed, dt.time.min)
    if context.now < lapse:
        yield _row(5, "thank_you", (day, day + DAY))


def _apply(context: Context) -> Iterator[Row]:
    closes = context.history.closes
    if context.card.stage is T and closes is not None and context.today <= closes:
        yield Row(7, ExpectedStep("apply", None, closes - 2 * DAY, closes), may_be_snoozed=False)


def _promised(context: Context) -> Iterator[Row]:
    card = context.card
    found = _promise_in_force(card)
    if found is None or context.ahead:
        return
    place, _, promise = found
    day = promise.promised_day
    if card.stage is R and (place < card.place_of_rejection or context.today >= _lapse(context, day + 14 * DAY)):
        return
    quiet = (TouchKind.THANK_YOU, TouchKind.OTHER)
    if any(entry.day >= day and touch.kind not in quiet for _, entry, touch in _touches(card)):
        return
    if promise.promised_time is not None:
        due = dt.datetime.combine(day, promise.promised_time) + dt.timedelta(hours=3)
        if due <= dt.datetime.combine(day, dt.time(18)):
            yield Row(8, ExpectedStep("promised", None, day, day, due.time()))
            return
    yield _row(8, "promised", _window(day, 1, 1))


def _apply_to_posting(context: Context) -> Iterator[Row]:
    clock, history = context.clock, context.history
    if context.card.stage is not T or not history.posting or history.closes is not None or clock is None:
        return
    if not context.ahead and context.today >= clock.anchor + 10 * DAY:
        yield _row(8.1, "apply", _window(clock.anchor, 10, 14))


def _reach_out(context: Context) -> Iterator[Row]:
    card = context.card
    if card.stage is not T or context.clock is None or context.ahead:
        return
    sent = [touch for place, _, touch in _touches(card) if place > card.place_of_stage]
    if all(touch.kind is TouchKind.OTHER for touch in sent):
        yield _row(9, "reach_out", _window(context.clock.base, 3, 7))


def _ask_for_new_day(context: Context) -> Iterator[Row]:
    card, clock = context.card, context.clock
    if card.stage not in (A, I, O) or context.ahead or clock is None:
        return
    called_off = [
        (place, entry)
        for place, entry in enumerate(card.entries)
        if _called_off_by_them(entry) and entry.day == clock.base
    ]
    if not called_off:
        return
    place, _ = called_off[-1]
    of_that_day = (TouchKind.ANSWER, TouchKind.THANK_YOU)
    for at, entry, touch in _touches(card):
        allowed = touch.kind is TouchKind.OTHER or (touch.kind in of_that_day and entry.day == clock.base)
        if at > place and not allowed:
            return
    yield _row(9.1, "follow_up", _window(clock.base, 2, 4), 1)


def _follow_up(context: Context) -> Iterator[Row]:
    card, clock = context.card, context.clock
    if card.stage is R or context.ahead or clock is None:
        return
    if card.stage is O and not _offer_answers(card):
        return
    if clock.attempts == 0:
        first, last = {T: (5, 7), A: (5, 7), I: (7, 8), O: (3, 5)}[card.stage]
        days = _window(clock.anchor, first, last, week_start=card.stage in (T, A))
        yield _row(10, "follow_up", days, 1)
    elif clock.attempts == 1:
        yield _row(11, "follow_up", _window(clock.anchor, 3, 5), 2)
    elif clock.attempts == 2:
        yield _row(12, "escalate", _window(clock.anchor, 3, 5), 3)
    else:
        yield _row(13, "decide", _window(clock.anchor, 14, 21))


def _after_rejection(context: Context) -> Iterator[Row]:
    card = context.card
    if card.stage is not R or card.rejected is None:
        return
    since = [(entry, touch) for place, entry, touch in _touches(card) if place > card.place_of_rejection]
    thanked = any(touch.kind is TouchKind.LAST_MESSAGE for _, touch in since)
    lapsed = context.today >= _lapse(context, card.rejected + 14 * DAY)
    if not thanked and not lapsed:
        yield _row(14, "last_message", _window(card.rejected, 1, 3))
    elif context.history.keep_warm:
        sent = [entry.day for entry, touch in since if touch.kind is not TouchKind.OTHER]
        yield _row(15, "keep_warm", _window(max([card.rejected, *sent]), 90, 97))


ROWS = (
    _reply,
    _interview,
    _prepare,
    _answer_offer,
    _thank_you,
    _apply,
    _promised,
    _apply_to_posting,
    _reach_out,
    _ask_for_new_day,
    _follow_up,
    _after_rejection,
)


# The step


def _due_has_come(step: ExpectedStep, now: dt.datetime) -> bool:
    return (step.due, step.due_time or dt.time.min) <= (now.date(), now.time())


def _is_quiet(row: Row, now: dt.datetime) -> bool:
    return (now.date() - row.step.last_day).days > 21


def _snoozed(row: Row, snooze: Snoozed | None) -> Row:
    step = row.step
    if snooze is None or not row.may_be_snoozed:
        return row
    due, last = max(step.due, snooze.until), step.last_day
    if last < snooze.until:
        last = _working_from(snooze.until)
    time = step.due_time if due == step.due else None
    return row._replace(step=step._replace(due=due, last_day=last, due_time=time))


def _pick(rows: list[Row], now: dt.datetime) -> ExpectedStep | None:
    come = [row for row in rows if _due_has_come(row.step, now)]
    if come and come[0].number == 1 and now.date() > come[0].step.last_day:
        before = [row for row in come if row.number in (2, 3, 4)]
        come = before + [row for row in come if row not in before]
    lively = [row for row in come if not _is_quiet(row, now)]
    if lively:
        return lively[0].step
    to_come = [row for row in rows if row not in come]
    if to_come:
        return min(to_come, key=lambda row: (row.step.due, row.number)).step
    return come[0].step if come else None


def expected_step(history: History, now: dt.datetime) -> ExpectedStep | None:
    """What is next on the card at `now` by the default numbers, days off being weekends; None for nothing."""
    card = read_card(history, now)
    ahead = _ahead(history, card, now)
    context = Context(history, card, now, ahead, _clock(card))
    waits = card.closed is Outcome.NO_REPLY or (card.resting and card.closed is None)
    if card.closed not in (None, Outcome.NO_REPLY):
        return None
    rows = sorted((row for of in ROWS for row in of(context)), key=lambda row: row.number)
    if waits:
        rows = [row for row in rows if row.number in (2, 3, 6)]
    return _pick([_snoozed(row, card.snooze) for row in rows], now)


def built_step(card: History, now: dt.datetime) -> ExpectedStep | None:
    """What the rules say is next, in the same words."""
    found = next_step(card, Rules(), now)
    if not isinstance(found, Step):
        return None
    return ExpectedStep(str(found.kind), found.attempt, found.due, found.last_day, found.due_time)

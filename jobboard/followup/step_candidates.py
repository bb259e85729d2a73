"""The rows of RULES.md's steps table: which steps a card could have, in the order of the rows.

A row says when it starts and lapses; next_step.py takes one of those that apply.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from jobboard.followup.due_range import DueRange, IsDayOff, add_days, due_range, due_range_ignoring_days_off
from jobboard.followup.enums import ATTEMPTS, Stage, StepKind, TouchKind
from jobboard.followup.models import Deadline, History, Interview, Touch
from jobboard.followup.rules import Rules, Window
from jobboard.followup.timeline import Timeline, TimelineEvent
from jobboard.followup.waiting_clock import QUIET_TOUCHES, WaitingClock, answered_at, questions


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What the rows look at."""

    history: History
    timeline: Timeline
    clock: WaitingClock
    rules: Rules
    is_day_off: IsDayOff
    today: date

    @property
    def stage(self) -> Stage:
        """The column the card is in."""
        return self.timeline.status.stage

    @property
    def undated(self) -> bool:
        """Whether the card has no step only because no day is known that could start a clock."""
        if self.stage is Stage.REJECTED:
            rejection = self.timeline.last_entry(Stage.REJECTED)
            return rejection is None or rejection.day is None
        return not self.timeline.interviews_ahead

    @property
    def waits_for_interview(self) -> bool:
        """Whether an interview is ahead, for which rows 8 to 13 wait."""
        return bool(self.timeline.interviews_ahead)

    def sent_since(self, index: int, *kinds: TouchKind) -> bool:
        """Whether a touch of one of the kinds follows event number `index`."""
        return any(touch.kind in kinds for place, _, touch in self.timeline.touches() if place > index)

    def lapse(self, day: date) -> date:
        """The day from which a row does not apply; a snooze that was set before puts it off."""
        snooze = self.timeline.snooze
        if snooze is None or snooze.day is None or day <= snooze.day:
            return day
        return max(day, add_days(snooze.until, 1))


class Candidate(NamedTuple):
    """A row of the table as it would stand on the card; it applies from `starts` on and no more from `lapses` on."""

    row: str
    """Its number in the table."""
    kind: StepKind
    due: date
    last_day: date
    since: date
    starts: date | None = None
    lapses: datetime | None = None
    due_time: time | None = None
    attempt: int | None = None
    about_day: date | None = None
    about_time: time | None = None
    person: int | None = None
    """The person the row is about: the interviewer to thank, whoever promised or wrote."""
    snoozed_until: date | None = None

    @property
    def due_at(self) -> datetime:
        """The moment from which it is due."""
        return datetime.combine(self.due, self.due_time or time.min)

    def applies(self, now: datetime) -> bool:
        """Whether the row applies at that moment."""
        return (self.starts is None or self.starts <= now.date()) and (self.lapses is None or now < self.lapses)


_SENT = tuple(kind for kind in TouchKind if kind is not TouchKind.OTHER)
"""Touches of any kind but *other*."""


def candidates(context: RuleContext) -> list[Candidate]:
    """Every row the card could have, in the order of the table."""
    return [row for rows in _ROWS for row in rows(context)]


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _span(row: str, kind: StepKind, days: DueRange, since: date) -> Candidate:
    return Candidate(row, kind, days.due, days.last_day, since)


def _reply(context: RuleContext) -> Iterator[Candidate]:
    """Row 1."""
    reply = context.clock.open_reply
    if reply and reply.day:
        window = context.rules.reply
        days = due_range_ignoring_days_off(reply.day, window.first, window.last)
        yield _span("1", StepKind.REPLY, days, reply.day)._replace(person=reply.person)


def _interview_today(context: RuleContext) -> Iterator[Candidate]:
    """Row 2."""
    for each in context.timeline.interviews_ahead:
        yield _about("2", each, StepKind.INTERVIEW, each.day, starts=each.day)


def _prepare_at_hand(context: RuleContext) -> Iterator[Candidate]:
    """Row 3."""
    for each in context.timeline.interviews_ahead:
        if not each.prepared:
            eve = add_days(each.day, -context.rules.prepare_before)
            yield _about("3", each, StepKind.PREPARE, eve, starts=eve, lapses=each.day)


def _prepare_ahead(context: RuleContext) -> Iterator[Candidate]:
    """Row 6."""
    for each in context.timeline.interviews_ahead:
        if not each.prepared:
            eve = add_days(each.day, -context.rules.prepare_before)
            yield _about("6", each, StepKind.PREPARE, eve, lapses=eve)


def _about(
    row: str, each: Interview, kind: StepKind, due: date, starts: date | None = None, lapses: date | None = None
) -> Candidate:
    last_day = due if kind is StepKind.INTERVIEW else add_days(each.day, -1)
    return Candidate(
        row,
        kind,
        due,
        last_day,
        due,
        starts,
        _start(lapses) if lapses else None,
        about_day=each.day,
        about_time=each.time,
        person=next(iter(each.people), None),
    )


def _answer_offer(context: RuleContext) -> Iterator[Candidate]:
    """Row 4."""
    offer = context.timeline.last_entry(Stage.OFFER) if context.stage is Stage.OFFER else None
    if offer is None:
        return
    answers = _offer_answers(context)
    _, deadline = _deadline(context, offer.index)
    if deadline:
        days = due_range_ignoring_days_off(deadline, -context.rules.deadline_before, 0)
        row = _span("4", StepKind.ANSWER_OFFER, days, offer.day or days.due)._replace(about_day=deadline)
        if answers:  # then once more on each of the last days
            tomorrow = max(days.due, add_days(answers[-1], 1))
            row = row._replace(starts=tomorrow, lapses=_start(add_days(deadline, 1)))
        yield row
    elif offer.day and not answers:
        window = context.rules.answer_offer
        days = due_range_ignoring_days_off(offer.day, window.first, window.last)
        yield _span("4", StepKind.ANSWER_OFFER, days, offer.day)


def _offer_answers(context: RuleContext) -> list[date]:
    """The days on which the offer was answered since it came, or since its deadline was last set; answers that
    settled an open reply are none.
    """
    offer = context.timeline.last_entry(Stage.OFFER) if context.stage is Stage.OFFER else None
    if offer is None:
        return []
    since = max(offer.index, _deadline(context, offer.index)[0])
    to_questions = {answered_at(context.timeline, question) for _, question in questions(context.timeline)}
    return [
        day
        for index, day, touch in context.timeline.touches()
        if touch.kind is TouchKind.ANSWER and index > since and index not in to_questions
    ]


def _deadline(context: RuleContext, offer_at: int) -> tuple[int, date | None]:
    """Where the offer's deadline was last set, and for when; (-1, None) where it has none."""
    for index, entry in reversed(list(enumerate(context.timeline.events))):
        if isinstance(entry.event, Deadline) and entry.day >= context.timeline.events[offer_at].day:
            return index, entry.event.deadline
    return -1, None


def _thank_you(context: RuleContext) -> Iterator[Candidate]:
    """Row 5."""
    held = [context.timeline.events[index] for index in context.timeline.held]
    if context.stage not in (Stage.INTERVIEWED, Stage.OFFER) or not held:
        return
    day = held[-1].day
    missing = _not_thanked(context, [entry for entry in held if entry.day == day])
    if missing is None:
        return
    window = context.rules.thank_you
    days = due_range_ignoring_days_off(day, window.first, window.last)
    row = _span("5", StepKind.THANK_YOU, days, day)
    yield row._replace(lapses=_thank_you_lapse(context, day), about_day=day, person=missing or None)


def _thank_you_lapse(context: RuleContext, day: date) -> datetime:
    """Some days after the interview, or when row 8 falls due if that is sooner, but not too soon after it."""
    ends = [_start(add_days(day, context.rules.thank_you_lapses)), *(row.due_at for row in _promised(context))]
    lapse = max(min(ends), _start(add_days(day, context.rules.thank_you_at_least)))
    later = context.lapse(lapse.date())
    return lapse if later == lapse.date() else _start(later)


def _not_thanked(context: RuleContext, held: list[TimelineEvent]) -> int | None:
    """The first interviewer without a thank-you since their own interview, 0 where nobody is named and nothing was
    sent; None: all is done.
    """
    own = {key: entry for entry in held if isinstance(entry.event, Interview) for key in entry.event.people}
    sent = [entry for entry in context.timeline.events if isinstance(entry.event, Touch)]
    if not own:
        return None if any(_thanks(entry, held[0], None) for entry in sent) else 0
    out_of_bounds = {person.key for person in context.history.people if person.do_not_contact}
    return next(
        (
            key
            for key, interview in own.items()
            if key not in out_of_bounds and not any(_thanks(entry, interview, key) for entry in sent)
        ),
        None,
    )


def _thanks(sent: TimelineEvent, interview: TimelineEvent, person: int | None) -> bool:
    """Whether that touch leaves no thank-you owed to the interviewer; `person` None: to whoever held it."""
    touch = sent.event
    if not isinstance(touch, Touch) or not sent.is_since(interview):
        return False
    if touch.kind is TouchKind.THANK_YOU:
        return person is None or touch.person in (None, person)
    return touch.kind is TouchKind.FOLLOW_UP


def _apply(context: RuleContext) -> Iterator[Candidate]:
    """Row 7."""
    closes = context.history.closes
    if context.stage is Stage.TARGET and closes:
        days = due_range_ignoring_days_off(closes, -context.rules.closing_before, 0)
        row = _span("7", StepKind.APPLY, days, days.due)
        yield row._replace(lapses=_start(add_days(closes, 1)), about_day=closes)


def _promised(context: RuleContext) -> Iterator[Candidate]:
    """Row 8."""
    promise = context.clock.promise
    if promise is None or context.waits_for_interview:
        return
    day = promise.promised_day
    if any(touched >= day and touch.kind not in QUIET_TOUCHES for _, touched, touch in context.timeline.touches()):
        return
    hour = _hour_to_ask(day, promise.promised_time, context.rules)
    window = context.rules.promised
    days = due_range_ignoring_days_off(day, 0, 0) if hour else due_range(day, window, context.is_day_off)
    lapses = None
    if context.stage is Stage.REJECTED:
        lapses = _start(context.lapse(add_days(day, context.rules.promised_lapses)))
    yield _span("8", StepKind.PROMISED, days, day)._replace(
        lapses=lapses,
        due_time=hour,
        about_day=day,
        about_time=promise.promised_time,
        person=promise.person,
    )


def _hour_to_ask(day: date, promised: time | None, rules: Rules) -> time | None:
    """The time some hours after a promised one; None where no time was said or it would be too late that day."""
    if promised is None:
        return None
    ask = datetime.combine(day, promised) + timedelta(hours=rules.promised_hours)
    latest = datetime.combine(day, time.min) + timedelta(hours=rules.promised_until)
    return ask.time() if ask <= latest and ask.date() == day else None


def _apply_to_posting(context: RuleContext) -> Iterator[Candidate]:
    """Row 8a."""
    anchor, history = context.clock.anchor, context.history
    is_open = history.posting and history.closes is None
    if context.stage is not Stage.TARGET or not is_open or anchor is None or context.waits_for_interview:
        return
    window = context.rules.apply
    row = _span("8a", StepKind.APPLY, due_range(anchor, window, context.is_day_off), anchor)
    yield row._replace(starts=add_days(anchor, window.first))


def _reach_out(context: RuleContext) -> Iterator[Candidate]:
    """Row 9."""
    base = context.clock.base
    if context.stage is not Stage.TARGET or context.waits_for_interview or base is None:
        return
    entered = context.timeline.stage_entries[-1].index if context.timeline.stage_entries else -1
    if not context.sent_since(entered, *_SENT):
        yield _span("9", StepKind.REACH_OUT, due_range(base, context.rules.reach_out, context.is_day_off), base)


def _ask_for_new_day(context: RuleContext) -> Iterator[Candidate]:
    """Row 9a."""
    base = context.clock.base
    if context.stage not in (Stage.APPLIED, Stage.INTERVIEWED, Stage.OFFER) or context.waits_for_interview:
        return
    called_off = [
        index for index, entry in enumerate(context.timeline.events) if entry.called_off_by_them and entry.day == base
    ]
    if not called_off or base is None:
        return
    of_that_day = (TouchKind.ANSWER, TouchKind.THANK_YOU)
    sent = [(day, touch) for index, day, touch in context.timeline.touches() if index > called_off[-1]]
    if any(touch.kind in _SENT and not (touch.kind in of_that_day and day == base) for day, touch in sent):
        return
    days = due_range(base, context.rules.ask_for_new_day, context.is_day_off)
    yield _span("9a", StepKind.FOLLOW_UP, days, base)._replace(attempt=1)


def _follow_up(context: RuleContext) -> Iterator[Candidate]:
    """Rows 10 to 13."""
    anchor, attempts = context.clock.anchor, context.clock.attempts
    if context.stage is Stage.REJECTED or context.waits_for_interview or anchor is None:
        return
    if context.stage is Stage.OFFER and not _offer_answers(context):
        return  # what it waits for is the user's answer, not theirs
    if attempts >= ATTEMPTS:
        yield _span("13", StepKind.DECIDE, due_range(anchor, context.rules.decide, context.is_day_off), anchor)
        return
    starred = (Stage.TARGET, Stage.APPLIED) if context.rules.applied_early_week else (Stage.TARGET,)
    week_start = attempts == 0 and context.stage in starred
    days = due_range(anchor, _window(context, attempts), context.is_day_off, week_start=week_start)
    kind = StepKind.ESCALATE if attempts == ATTEMPTS - 1 else StepKind.FOLLOW_UP
    yield _span(str(10 + attempts), kind, days, anchor)._replace(attempt=attempts + 1)


def _window(context: RuleContext, attempts: int) -> Window:
    if attempts:
        return context.rules.follow_up_again if attempts == 1 else context.rules.escalate
    return {
        Stage.TARGET: context.rules.follow_up_target,
        Stage.APPLIED: context.rules.follow_up_applied,
        Stage.INTERVIEWED: context.rules.follow_up_interviewed,
        Stage.OFFER: context.rules.follow_up_offer,
    }[context.stage]


def _after_rejection(context: RuleContext) -> Iterator[Candidate]:
    """Rows 14 and 15."""
    rejection = context.timeline.last_entry(Stage.REJECTED) if context.stage is Stage.REJECTED else None
    if rejection is None or rejection.day is None:
        return
    lapses = context.lapse(add_days(rejection.day, context.rules.last_message_lapses))
    done = context.sent_since(rejection.index, TouchKind.LAST_MESSAGE)
    if not done:
        days = due_range(rejection.day, context.rules.last_message, context.is_day_off)
        yield _span("14", StepKind.LAST_MESSAGE, days, rejection.day)._replace(lapses=_start(lapses))
    if context.history.keep_warm:
        sent = [
            day
            for index, day, touch in context.timeline.touches()
            if index > rejection.index and touch.kind is not TouchKind.OTHER
        ]
        last = max([rejection.day, *sent])
        row = _span("15", StepKind.KEEP_WARM, due_range(last, context.rules.keep_warm, context.is_day_off), last)
        yield row._replace(starts=None if done else lapses)


_ROWS: tuple[Callable[[RuleContext], Iterator[Candidate]], ...] = (
    _reply,
    _interview_today,
    _prepare_at_hand,
    _answer_offer,
    _thank_you,
    _prepare_ahead,
    _apply,
    _promised,
    _apply_to_posting,
    _reach_out,
    _ask_for_new_day,
    _follow_up,
    _after_rejection,
)

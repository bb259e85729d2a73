"""The rows of RULES.md's steps table: which steps a card could have, in the order of the rows.

A row says when it starts and lapses; next_step.py takes the first that applies.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from jobboard.followup.due_range import DueRange, IsDayOff, add_days, due_range, due_range_ignoring_days_off
from jobboard.followup.enums import ATTEMPTS, Stage, StepKind, TouchKind
from jobboard.followup.models import Deadline, History, Interview, Touch
from jobboard.followup.rules import Rules, Window
from jobboard.followup.timeline import Timeline
from jobboard.followup.waiting_clock import QUIET_TOUCHES, WaitingClock


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What the rows look at."""

    history: History
    timeline: Timeline
    clock: WaitingClock
    rules: Rules
    is_day_off: IsDayOff

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

    def sent_since(self, index: int, *kinds: TouchKind) -> bool:
        """Whether a touch of one of the kinds follows moment number `at`."""
        return any(touch.kind in kinds for place, _, touch in self.timeline.touches() if place > index)


class Candidate(NamedTuple):
    """A row of the table as it would stand on the card; it applies from `starts` on and no more from `lapses` on."""

    kind: StepKind
    due: date
    last_day: date
    since: date
    starts: date | None = None
    lapses: date | None = None
    due_time: time | None = None
    attempt: int | None = None
    about_day: date | None = None
    about_time: time | None = None
    person: int | None = None
    """The person the row is about: the interviewer to thank, whoever promised or wrote."""
    snoozed_until: date | None = None

    def applies(self, today: date) -> bool:
        """Whether the row applies on that day."""
        return (self.starts is None or self.starts <= today) and (self.lapses is None or today < self.lapses)

    @property
    def at_hand(self) -> bool:
        """Rows 2 and 3: an interview today, or tomorrow and not yet prepared for."""
        return self.kind is StepKind.INTERVIEW or (self.kind is StepKind.PREPARE and self.starts is not None)


def candidates(context: RuleContext) -> list[Candidate]:
    """Every row the card could have, in the order of the table."""
    return [row for rows in _ROWS for row in rows(context)]


def _span(kind: StepKind, days: DueRange, since: date) -> Candidate:
    return Candidate(kind, days.due, days.last_day, since)


def _reply(context: RuleContext) -> Iterator[Candidate]:
    """Row 1."""
    reply = context.clock.open_reply
    if reply and reply.day:
        window = context.rules.reply
        days = due_range_ignoring_days_off(reply.day, window.first, window.last)
        yield Candidate(StepKind.REPLY, days.due, days.last_day, reply.day, person=reply.person)


def _interview_today(context: RuleContext) -> Iterator[Candidate]:
    """Row 2."""
    for each in _ahead(context):
        yield _about(each, StepKind.INTERVIEW, each.day, starts=each.day)


def _prepare_at_hand(context: RuleContext) -> Iterator[Candidate]:
    """Row 3."""
    for each in _ahead(context):
        if not each.prepared:
            eve = add_days(each.day, -context.rules.prepare_before)
            yield _about(each, StepKind.PREPARE, eve, starts=eve, lapses=each.day)


def _prepare_ahead(context: RuleContext) -> Iterator[Candidate]:
    """Row 6."""
    for each in _ahead(context):
        if not each.prepared:
            eve = add_days(each.day, -context.rules.prepare_before)
            yield _about(each, StepKind.PREPARE, eve, lapses=eve)


def _about(
    each: Interview, kind: StepKind, due: date, starts: date | None = None, lapses: date | None = None
) -> Candidate:
    last_day = due if kind is StepKind.INTERVIEW else add_days(each.day, -1)
    return Candidate(
        kind,
        due,
        last_day,
        due,
        starts,
        lapses,
        about_day=each.day,
        about_time=each.time,
        person=next(iter(each.people), None),
    )


def _ahead(context: RuleContext) -> tuple[Interview, ...]:
    return () if context.stage is Stage.REJECTED else context.timeline.interviews_ahead


def _answer_offer(context: RuleContext) -> Iterator[Candidate]:
    """Row 4."""
    offer = context.timeline.last_entry(Stage.OFFER) if context.stage is Stage.OFFER else None
    if offer is None:
        return
    set_at, deadline = _deadline(context, offer.index)
    answered = context.sent_since(max(offer.index, set_at), TouchKind.ANSWER)
    if deadline:
        days = due_range_ignoring_days_off(deadline, -context.rules.deadline_before, 0)
        since = offer.day or days.due
        row = Candidate(StepKind.ANSWER_OFFER, days.due, days.last_day, since, about_day=deadline)
        if answered:
            row = Candidate(row.kind, row.due, row.last_day, since, days.due, add_days(deadline, 1), about_day=deadline)
        yield row
    elif offer.day and not answered:
        window = context.rules.answer_offer
        yield _span(StepKind.ANSWER_OFFER, due_range_ignoring_days_off(offer.day, window.first, window.last), offer.day)


def _deadline(context: RuleContext, offer_at: int) -> tuple[int, date | None]:
    """Where the offer's deadline was last set, and for when; (-1, None) where it has none."""
    for index, entry in reversed(list(enumerate(context.timeline.events))):
        if isinstance(entry.event, Deadline) and entry.day >= context.timeline.events[offer_at].day:
            return index, entry.event.deadline
    return -1, None


def _thank_you(context: RuleContext) -> Iterator[Candidate]:
    """Row 5."""
    if context.stage is not Stage.INTERVIEWED or not context.timeline.interviews_held:
        return
    day = context.timeline.interviews_held[-1].day
    held = [each for each in context.timeline.interviews_held if each.day == day]
    last_at = max(
        index for index, entry in enumerate(context.timeline.events) if entry.event in held and not entry.booking
    )
    sent = [touch for index, _, touch in context.timeline.touches() if index > last_at]
    if any(touch.kind is TouchKind.FOLLOW_UP for touch in sent):
        return
    missing = _not_thanked(context, held, [touch for touch in sent if touch.kind is TouchKind.THANK_YOU])
    if missing is None:
        return
    window = context.rules.thank_you
    days = due_range_ignoring_days_off(day, window.first, window.last)
    lapses = [add_days(day, context.rules.thank_you_lapses), *(row.due for row in _promised(context))]
    latest = max(min(lapses), add_days(day, context.rules.thank_you_at_least))
    yield Candidate(
        StepKind.THANK_YOU, days.due, days.last_day, day, lapses=latest, about_day=day, person=missing or None
    )


def _not_thanked(context: RuleContext, held: list[Interview], thanks: list[Touch]) -> int | None:
    """The first interviewer without a thank-you, 0 where nobody is named and nothing was sent, None: all is done."""
    if any(touch.person is None for touch in thanks):
        return None
    thanked = {touch.person for touch in thanks}
    out_of_bounds = {person.key for person in context.history.people if person.do_not_contact}
    named = [key for each in held for key in each.people]
    missing = next((key for key in named if key not in thanked | out_of_bounds), None)
    if missing is None and not named and not thanks:
        return 0
    return missing


def _apply(context: RuleContext) -> Iterator[Candidate]:
    """Row 7."""
    closes = context.history.closes
    if context.stage is Stage.TARGET and closes:
        days = due_range_ignoring_days_off(closes, -context.rules.closing_before, 0)
        yield Candidate(
            StepKind.APPLY, days.due, days.last_day, days.due, days.due, add_days(closes, 1), about_day=closes
        )


def _promised(context: RuleContext) -> Iterator[Candidate]:
    """Row 8."""
    promise = context.clock.promise
    if promise is None or context.stage is Stage.REJECTED or context.timeline.interviews_ahead:
        return
    day = promise.promised_day
    if any(touched >= day and touch.kind not in QUIET_TOUCHES for _, touched, touch in context.timeline.touches()):
        return
    hour = _hour_to_ask(day, promise.promised_time, context.rules)
    window = context.rules.promised
    days = due_range_ignoring_days_off(day, 0, 0) if hour else due_range(day, window, context.is_day_off)
    yield Candidate(
        StepKind.PROMISED,
        days.due,
        days.last_day,
        day,
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


def _reach_out(context: RuleContext) -> Iterator[Candidate]:
    """Row 9."""
    if context.stage is not Stage.TARGET or context.timeline.interviews_ahead or not context.timeline.stage_entries:
        return
    entry = context.timeline.stage_entries[-1]
    sent = [kind for kind in TouchKind if kind is not TouchKind.OTHER]
    if entry.day and not context.sent_since(entry.index, *sent):
        yield _span(StepKind.REACH_OUT, due_range(entry.day, context.rules.reach_out, context.is_day_off), entry.day)


def _follow_up(context: RuleContext) -> Iterator[Candidate]:
    """Rows 10 to 13."""
    anchor, attempts = context.clock.anchor, context.clock.attempts
    if (
        context.stage is Stage.REJECTED
        or context.timeline.interviews_ahead
        or anchor is None
        or _offer_unanswered(context)
    ):
        return
    if attempts >= ATTEMPTS:
        yield _span(StepKind.DECIDE, due_range(anchor, context.rules.decide, context.is_day_off), anchor)
        return
    starred = (Stage.TARGET, Stage.APPLIED) if context.rules.applied_early_week else (Stage.TARGET,)
    week_start = attempts == 0 and context.stage in starred
    days = due_range(anchor, _window(context, attempts), context.is_day_off, week_start=week_start)
    kind = StepKind.ESCALATE if attempts == ATTEMPTS - 1 else StepKind.FOLLOW_UP
    yield Candidate(kind, days.due, days.last_day, anchor, attempt=attempts + 1)


def _offer_unanswered(context: RuleContext) -> bool:
    """An offer of unknown day: what it waits for is the user's answer, not theirs."""
    offer = context.timeline.last_entry(Stage.OFFER) if context.stage is Stage.OFFER else None
    return offer is not None and not context.sent_since(offer.index, TouchKind.ANSWER)


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
    if not context.sent_since(rejection.index, TouchKind.LAST_MESSAGE):
        days = due_range(rejection.day, context.rules.last_message, context.is_day_off)
        lapses = add_days(rejection.day, context.rules.last_message_lapses)
        yield Candidate(StepKind.LAST_MESSAGE, days.due, days.last_day, rejection.day, lapses=lapses)
    elif context.history.keep_warm:
        last = [day for _, day, touch in context.timeline.touches() if touch.kind is not TouchKind.OTHER][-1]
        yield _span(StepKind.KEEP_WARM, due_range(last, context.rules.keep_warm, context.is_day_off), last)


_ROWS: tuple[Callable[[RuleContext], Iterator[Candidate]], ...] = (
    _reply,
    _interview_today,
    _prepare_at_hand,
    _answer_offer,
    _thank_you,
    _prepare_ahead,
    _apply,
    _promised,
    _reach_out,
    _follow_up,
    _after_rejection,
)

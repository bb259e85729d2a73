"""The rows of FOLLOWUP.md's steps table: which steps a card could have, in the order of the rows.

A row says when it starts and lapses; steps.py takes the first that applies.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from jobboard.followup.enums import ATTEMPTS, Stage, StepKind, TouchKind
from jobboard.followup.models import Deadline, History, Interview, Touch
from jobboard.followup.rules import Rules, Window
from jobboard.followup.timeline import Timeline
from jobboard.followup.waiting_clock import QUIET_TOUCHES, WaitingClock
from jobboard.followup.windows import DueRange, IsDayOff, add_days, due_range, due_range_ignoring_days_off


class RuleContext(NamedTuple):
    """What the rows look at."""

    history: History
    line: Timeline
    waiting: WaitingClock
    rules: Rules
    is_day_off: IsDayOff

    @property
    def stage(self) -> Stage:
        """The column the card is in."""
        return self.line.standing.stage

    @property
    def undated(self) -> bool:
        """Whether the card has no step only because no day is known that could start a clock."""
        if self.stage is Stage.REJECTED:
            rejection = self.line.last_entry(Stage.REJECTED)
            return rejection is None or rejection.day is None
        return not self.line.ahead

    def sent_since(self, at: int, *kinds: TouchKind) -> bool:
        """Whether a touch of one of the kinds follows moment number `at`."""
        return any(touch.kind in kinds for place, _, touch in self.line.touches() if place > at)


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
    who: int | None = None
    """The person the row is about: the interviewer to thank, whoever promised or wrote."""
    snoozed_until: date | None = None

    def applies(self, today: date) -> bool:
        """Whether the row applies on that day."""
        return (self.starts is None or self.starts <= today) and (self.lapses is None or today < self.lapses)

    @property
    def at_hand(self) -> bool:
        """Rows 2 and 3: an interview today, or tomorrow and not yet prepared for."""
        return self.kind is StepKind.INTERVIEW or (self.kind is StepKind.PREPARE and self.starts is not None)


def candidates(facts: RuleContext) -> list[Candidate]:
    """Every row the card could have, in the order of the table."""
    return [row for rows in _ROWS for row in rows(facts)]


def _span(kind: StepKind, span: DueRange, since: date) -> Candidate:
    return Candidate(kind, span.due, span.last_day, since)


def _reply(facts: RuleContext) -> Iterator[Candidate]:
    reply = facts.waiting.open_reply
    if reply and reply.day:
        window = facts.rules.reply
        span = due_range_ignoring_days_off(reply.day, window.first, window.last)
        yield Candidate(StepKind.REPLY, span.due, span.last_day, reply.day, who=reply.person)


def _interview_today(facts: RuleContext) -> Iterator[Candidate]:
    for each in _ahead(facts):
        yield _about(each, StepKind.INTERVIEW, each.day, starts=each.day)


def _prepare_at_hand(facts: RuleContext) -> Iterator[Candidate]:
    for each in _ahead(facts):
        if not each.prepared:
            eve = add_days(each.day, -facts.rules.prepare_before)
            yield _about(each, StepKind.PREPARE, eve, starts=eve, lapses=each.day)


def _prepare_ahead(facts: RuleContext) -> Iterator[Candidate]:
    for each in _ahead(facts):
        if not each.prepared:
            eve = add_days(each.day, -facts.rules.prepare_before)
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
        who=next(iter(each.people), None),
    )


def _ahead(facts: RuleContext) -> tuple[Interview, ...]:
    return () if facts.stage is Stage.REJECTED else facts.line.ahead


def _answer_offer(facts: RuleContext) -> Iterator[Candidate]:
    offer = facts.line.last_entry(Stage.OFFER) if facts.stage is Stage.OFFER else None
    if offer is None:
        return
    set_at, deadline = _deadline(facts, offer.at)
    answered = facts.sent_since(max(offer.at, set_at), TouchKind.ANSWER)
    if deadline:
        span = due_range_ignoring_days_off(deadline, -facts.rules.deadline_before, 0)
        since = offer.day or span.due
        row = Candidate(StepKind.ANSWER_OFFER, span.due, span.last_day, since, about_day=deadline)
        if answered:
            row = Candidate(row.kind, row.due, row.last_day, since, span.due, add_days(deadline, 1), about_day=deadline)
        yield row
    elif offer.day and not answered:
        window = facts.rules.answer_offer
        yield _span(StepKind.ANSWER_OFFER, due_range_ignoring_days_off(offer.day, window.first, window.last), offer.day)


def _deadline(facts: RuleContext, offer_at: int) -> tuple[int, date | None]:
    """Where the offer's deadline was last set, and for when; (-1, None) where it has none."""
    for at, moment in reversed(list(enumerate(facts.line.moments))):
        if isinstance(moment.event, Deadline) and moment.day >= facts.line.moments[offer_at].day:
            return at, moment.event.deadline
    return -1, None


def _thank_you(facts: RuleContext) -> Iterator[Candidate]:
    if facts.stage is not Stage.INTERVIEWED or not facts.line.taken:
        return
    day = facts.line.taken[-1].day
    held = [each for each in facts.line.taken if each.day == day]
    last_at = max(at for at, moment in enumerate(facts.line.moments) if moment.event in held and not moment.booking)
    sent = [touch for at, _, touch in facts.line.touches() if at > last_at]
    if any(touch.kind is TouchKind.FOLLOW_UP for touch in sent):
        return
    missing = _not_thanked(facts, held, [touch for touch in sent if touch.kind is TouchKind.THANK_YOU])
    if missing is None:
        return
    window = facts.rules.thank_you
    span = due_range_ignoring_days_off(day, window.first, window.last)
    lapses = [add_days(day, facts.rules.thank_you_lapses), *(row.due for row in _promised(facts))]
    latest = max(min(lapses), add_days(day, facts.rules.thank_you_at_least))
    yield Candidate(StepKind.THANK_YOU, span.due, span.last_day, day, lapses=latest, about_day=day, who=missing or None)


def _not_thanked(facts: RuleContext, held: list[Interview], thanks: list[Touch]) -> int | None:
    """The first interviewer without a thank-you, 0 where nobody is named and nothing was sent, None: all is done."""
    if any(touch.person is None for touch in thanks):
        return None
    thanked = {touch.person for touch in thanks}
    out_of_bounds = {person.key for person in facts.history.people if person.do_not_contact}
    named = [key for each in held for key in each.people]
    missing = next((key for key in named if key not in thanked | out_of_bounds), None)
    if missing is None and not named and not thanks:
        return 0
    return missing


def _apply(facts: RuleContext) -> Iterator[Candidate]:
    closes = facts.history.closes
    if facts.stage is Stage.TARGET and closes:
        span = due_range_ignoring_days_off(closes, -facts.rules.closing_before, 0)
        yield Candidate(
            StepKind.APPLY, span.due, span.last_day, span.due, span.due, add_days(closes, 1), about_day=closes
        )


def _promised(facts: RuleContext) -> Iterator[Candidate]:
    promise = facts.waiting.promise
    if promise is None or facts.stage is Stage.REJECTED or facts.line.ahead:
        return
    day = promise.promised_day
    if any(touched >= day and touch.kind not in QUIET_TOUCHES for _, touched, touch in facts.line.touches()):
        return
    hour = _hour_to_ask(day, promise.promised_time, facts.rules)
    window = facts.rules.promised
    span = due_range_ignoring_days_off(day, 0, 0) if hour else due_range(day, window, facts.is_day_off)
    yield Candidate(
        StepKind.PROMISED,
        span.due,
        span.last_day,
        day,
        due_time=hour,
        about_day=day,
        about_time=promise.promised_time,
        who=promise.person,
    )


def _hour_to_ask(day: date, promised: time | None, rules: Rules) -> time | None:
    """The time some hours after a promised one; None where no time was said or it would be too late that day."""
    if promised is None:
        return None
    ask = datetime.combine(day, promised) + timedelta(hours=rules.promised_hours)
    latest = datetime.combine(day, time.min) + timedelta(hours=rules.promised_until)
    return ask.time() if ask <= latest and ask.date() == day else None


def _reach_out(facts: RuleContext) -> Iterator[Candidate]:
    if facts.stage is not Stage.TARGET or facts.line.ahead or not facts.line.entries:
        return
    entry = facts.line.entries[-1]
    sent = [kind for kind in TouchKind if kind is not TouchKind.OTHER]
    if entry.day and not facts.sent_since(entry.at, *sent):
        yield _span(StepKind.REACH_OUT, due_range(entry.day, facts.rules.reach_out, facts.is_day_off), entry.day)


def _follow_up(facts: RuleContext) -> Iterator[Candidate]:
    """Rows 10 to 13."""
    anchor, attempts = facts.waiting.anchor, facts.waiting.attempts
    if facts.stage is Stage.REJECTED or facts.line.ahead or anchor is None or _offer_unanswered(facts):
        return
    if attempts >= ATTEMPTS:
        yield _span(StepKind.DECIDE, due_range(anchor, facts.rules.decide, facts.is_day_off), anchor)
        return
    week_start = attempts == 0 and facts.stage in (Stage.TARGET, Stage.APPLIED)
    span = due_range(anchor, _window(facts, attempts), facts.is_day_off, week_start=week_start)
    kind = StepKind.ESCALATE if attempts == ATTEMPTS - 1 else StepKind.FOLLOW_UP
    yield Candidate(kind, span.due, span.last_day, anchor, attempt=attempts + 1)


def _offer_unanswered(facts: RuleContext) -> bool:
    """An offer of unknown day: what it waits for is the user's answer, not theirs."""
    offer = facts.line.last_entry(Stage.OFFER) if facts.stage is Stage.OFFER else None
    return offer is not None and not facts.sent_since(offer.at, TouchKind.ANSWER)


def _window(facts: RuleContext, attempts: int) -> Window:
    if attempts:
        return facts.rules.follow_up_again if attempts == 1 else facts.rules.escalate
    return {
        Stage.TARGET: facts.rules.follow_up_target,
        Stage.APPLIED: facts.rules.follow_up_applied,
        Stage.INTERVIEWED: facts.rules.follow_up_interviewed,
        Stage.OFFER: facts.rules.follow_up_offer,
    }[facts.stage]


def _after_rejection(facts: RuleContext) -> Iterator[Candidate]:
    """Rows 14 and 15."""
    rejection = facts.line.last_entry(Stage.REJECTED) if facts.stage is Stage.REJECTED else None
    if rejection is None or rejection.day is None:
        return
    if not facts.sent_since(rejection.at, TouchKind.LAST_MESSAGE):
        span = due_range(rejection.day, facts.rules.last_message, facts.is_day_off)
        lapses = add_days(rejection.day, facts.rules.last_message_lapses)
        yield Candidate(StepKind.LAST_MESSAGE, span.due, span.last_day, rejection.day, lapses=lapses)
    elif facts.history.keep_warm:
        last = [day for _, day, touch in facts.line.touches() if touch.kind is not TouchKind.OTHER][-1]
        yield _span(StepKind.KEEP_WARM, due_range(last, facts.rules.keep_warm, facts.is_day_off), last)


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

"""next_step: the one next thing to do on a card, or the named reason why there is none (RULES.md, "The steps")."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from jobboard.followup.due_range import IsDayOff, add_days, next_working_day, weekend
from jobboard.followup.enums import ATTEMPTS, NoStepReason, Outcome, Stage, StepKind
from jobboard.followup.models import History, NoStep, Step
from jobboard.followup.reasons import no_step_reason, reason
from jobboard.followup.recipient_and_channel import channel_for, person_for
from jobboard.followup.rules import Rules
from jobboard.followup.step_candidates import Candidate, RuleContext, candidates
from jobboard.followup.timeline import Timeline, build_timeline
from jobboard.followup.waiting_clock import waiting_clock

_NOT_SNOOZED = ("2", "3", "4", "6", "7")
"""Rows that a snooze does not put off."""

_ON_HOLD = ("2", "3", "6")
"""Rows that go on for an interview that is ahead, on a resting card and on one closed as no reply."""

_BEFORE_LATE_REPLY = ("2", "3", "4")
"""Rows that a reply gives way to once it is late."""

_RANK = {
    StepKind.REPLY: 1,
    StepKind.INTERVIEW: 2,
    StepKind.PREPARE: 3,
    StepKind.ANSWER_OFFER: 4,
    StepKind.THANK_YOU: 5,
    StepKind.PROMISED: 6,
    StepKind.APPLY: 7,
    StepKind.LAST_MESSAGE: 11,
    StepKind.REACH_OUT: 12,
    StepKind.DECIDE: 13,
    StepKind.KEEP_WARM: 14,
}
_FOLLOW_UP_RANK = {Stage.OFFER: 8, Stage.INTERVIEWED: 8, Stage.APPLIED: 9, Stage.TARGET: 10}


def next_step(
    history: History, rules: Rules, now: datetime, is_day_off: IsDayOff = weekend, timeline: Timeline | None = None
) -> Step | NoStep:
    """The card's step at `now` (local to the user's zone). Never raises.

    `timeline` is the history's at `now` where it is at hand.
    """
    timeline = timeline or build_timeline(history, now)
    status = timeline.status
    context = RuleContext(history, timeline, waiting_clock(timeline), rules, is_day_off, now.date())
    rows = [_snoozed(row, context) for row in _rows_in_force(context)]
    chosen = _pick_candidate(rows, rules, now)
    holds_until = _holds_until(rows, context, now)
    if chosen:
        return _step(chosen, context, holds_until)
    why = _why_none(context)
    about = next(((each.day, each.time) for each in timeline.interviews_ahead), None)
    ahead = timeline.interviews_ahead if why is NoStepReason.NOTHING else ()
    return NoStep(why, no_step_reason(why, status, ahead), about if ahead else None, holds_until)


def _rows_in_force(context: RuleContext) -> list[Candidate]:
    status = context.timeline.status
    if status.outcome not in (None, Outcome.NO_REPLY):
        return []
    rows = candidates(context)
    on_hold = status.outcome or status.resting
    return [row for row in rows if row.row in _ON_HOLD] if on_hold else rows


def _why_none(context: RuleContext) -> NoStepReason:
    status = context.timeline.status
    if status.outcome:
        return NoStepReason.CLOSED
    if status.resting:
        return NoStepReason.RESTING
    return NoStepReason.NO_DATE if context.undated else NoStepReason.NOTHING


def panel_rank(kind: StepKind, stage: Stage) -> int:
    """The step's place in the panel, 1 first."""
    return _RANK.get(kind) or _FOLLOW_UP_RANK[stage]


def _pick_candidate(rows: list[Candidate], rules: Rules, now: datetime) -> Candidate | None:
    """The first row that has come and is not quiet; else the one that falls due first; else the first quiet one."""
    active = [row for row in rows if row.applies(now)]
    come = _late_reply_last([row for row in active if row.due_at <= now], now)
    lively = [row for row in come if (now.date() - row.last_day).days <= rules.quiet_after]
    if lively:
        return lively[0]
    ahead = [row for row in active if row.due_at > now]
    return min(ahead, key=lambda row: row.due, default=None) or next(iter(come), None)


def _late_reply_last(come: list[Candidate], now: datetime) -> list[Candidate]:
    """The rows that are due, a late reply behind an interview at hand and an offer."""
    if not come or come[0].kind is not StepKind.REPLY or now.date() <= come[0].last_day:
        return come
    before = [row for row in come if row.row in _BEFORE_LATE_REPLY]
    return before + [row for row in come if row not in before]


def _snoozed(row: Candidate, context: RuleContext) -> Candidate:
    """The row put off until the snooze's day: due and last day not before it, the last day on a working day."""
    until = context.timeline.status.snoozed_until
    if until is None or row.row in _NOT_SNOOZED:
        return row
    last_day = row.last_day if row.last_day >= until else next_working_day(until, context.is_day_off)
    return row._replace(
        due=max(row.due, until),
        due_time=row.due_time if row.due >= until else None,
        last_day=last_day,
        snoozed_until=until,
    )


def _holds_until(rows: list[Candidate], context: RuleContext, now: datetime) -> datetime | None:
    """The next moment at which time alone can change the step."""
    days = [row.starts for row in rows if row.starts]
    days += [add_days(row.last_day, 1) for row in rows]
    days += [add_days(row.last_day, context.rules.quiet_after + 1) for row in rows]
    if context.timeline.status.snoozed_until:
        days.append(context.timeline.status.snoozed_until)
    moments = [*(row.due_at for row in rows), *(row.lapses for row in rows if row.lapses)]
    moments += [datetime.combine(day, time.min) for day in days]
    return _soonest([*moments, *_of_interviews(context.timeline, context.rules)], now)


def _of_interviews(timeline: Timeline, rules: Rules) -> Iterator[datetime]:
    """The eve, the day, and the hour or else the day after, of each interview ahead."""
    for interview in timeline.to_come:
        day = datetime.combine(interview.day, time.min)
        yield datetime.combine(add_days(interview.day, -rules.prepare_before), time.min)
        yield day
        yield datetime.combine(interview.day, interview.time) if interview.time else day + timedelta(days=1)


def _soonest(moments: Iterable[datetime], now: datetime) -> datetime | None:
    return min((moment for moment in moments if moment > now), default=None)


def _step(row: Candidate, context: RuleContext, holds_until: datetime | None) -> Step:
    person = person_for(row, context)
    return Step(
        kind=row.kind,
        due=row.due,
        last_day=row.last_day,
        panel_rank=_RANK[StepKind.REACH_OUT] if row.row == "8a" else panel_rank(row.kind, context.stage),
        since=row.since,
        due_time=row.due_time,
        attempt=row.attempt,
        about_day=row.about_day,
        about_time=row.about_time,
        snoozed_until=row.snoozed_until,
        reason=reason(row, context, person),
        person=person.key if person else None,
        channel=channel_for(row, person),
        holds_until=holds_until,
    )


def step_of_kind(kind: StepKind, history: History, rules: Rules, now: datetime) -> Step:
    """A step of that kind due today (local), to whoever fits; it says nothing on whether it is wise."""
    timeline, today = build_timeline(history, now), now.date()
    context = RuleContext(history, timeline, waiting_clock(timeline), rules, weekend, today)
    attempt = min(context.clock.attempts + 1, ATTEMPTS) if kind is StepKind.FOLLOW_UP else None
    row = Candidate("", kind, due=today, last_day=today, since=today, attempt=attempt)
    # Without an interview there is nobody to thank by the rules; then whoever one was last in touch with.
    whom = row._replace(kind=StepKind.FOLLOW_UP) if kind is StepKind.THANK_YOU else row
    person = person_for(whom, context)
    return Step(
        kind=kind,
        due=today,
        last_day=today,
        panel_rank=0,
        since=today,
        attempt=attempt,
        person=person.key if person else None,
        channel=channel_for(row, person),
    )

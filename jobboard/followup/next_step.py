"""next_step: the one next thing to do on a card, or the named reason why there is none (RULES.md, "The steps")."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from jobboard.followup.due_range import IsDayOff, add_days, weekend
from jobboard.followup.enums import ATTEMPTS, NoStepReason, Stage, StepKind
from jobboard.followup.models import History, NoStep, Step
from jobboard.followup.reasons import no_step_reason, reason
from jobboard.followup.recipient_and_channel import channel_for, person_for
from jobboard.followup.rules import Rules
from jobboard.followup.step_candidates import Candidate, RuleContext, candidates
from jobboard.followup.timeline import Timeline, build_timeline
from jobboard.followup.waiting_clock import waiting_clock

NEVER_HELD_BACK = (
    StepKind.INTERVIEW,
    StepKind.PREPARE,
    StepKind.ANSWER_OFFER,
    StepKind.APPLY,
)
"""Rows 2, 3, 4, 6 and 7: a snooze does not put them off, and a snoozed row gives way to them."""

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
    """The card's step at `now` (local to the user's zone); the same for any order of the events. Never raises.

    `line` is the history's timeline at `now` where it is at hand.
    """
    timeline = timeline or build_timeline(history, now)
    status = timeline.status
    if status.outcome or status.resting:
        why = NoStepReason.CLOSED if status.outcome else NoStepReason.RESTING
        return NoStep(why, no_step_reason(why, status), holds_until=_soonest(_of_interviews(timeline, rules), now))
    context = RuleContext(history, timeline, waiting_clock(timeline), rules, is_day_off)
    rows = [_snoozed(row, status.snoozed_until) for row in candidates(context)]
    holds_until = _holds_until(rows, context, now)
    chosen = _pick_candidate(rows, status.snoozed_until, now.date())
    if chosen is None:
        why = NoStepReason.NO_DATE if context.undated else NoStepReason.NOTHING
        about = next(((each.day, each.time) for each in timeline.interviews_ahead), None)
        return NoStep(why, no_step_reason(why, status, timeline.interviews_ahead), about, holds_until)
    return _step(chosen, context, holds_until)


def panel_rank(kind: StepKind, stage: Stage) -> int:
    """The step's place in the panel, 1 first."""
    return _RANK.get(kind) or _FOLLOW_UP_RANK[stage]


def _pick_candidate(rows: list[Candidate], snoozed_until: date | None, today: date) -> Candidate | None:
    """The first row that applies; a late reply gives way to an interview at hand, a snoozed row to what cannot wait."""
    active = [row for row in rows if row.applies(today)]
    urgent = [row for row in active if row.kind in NEVER_HELD_BACK]
    if snoozed_until and today < snoozed_until and urgent:
        return urgent[0]
    if len(active) > 1 and active[0].kind is StepKind.REPLY and today > active[0].last_day and active[1].at_hand:
        return active[1]
    return active[0] if active else None


def _snoozed(row: Candidate, until: date | None) -> Candidate:
    """The row put off until the snooze's day: due and last day not before it, its lapse not before the next."""
    if until is None or row.kind in NEVER_HELD_BACK:
        return row
    return row._replace(
        due=max(row.due, until),
        due_time=row.due_time if row.due >= until else None,
        last_day=max(row.last_day, until),
        lapses=max(row.lapses, add_days(until, 1)) if row.lapses else None,
        snoozed_until=until,
    )


def _holds_until(rows: list[Candidate], context: RuleContext, now: datetime) -> datetime | None:
    """The next moment at which time alone can change the step."""
    days = [day for row in rows for day in (row.starts, row.lapses) if day]
    days += [add_days(row.last_day, 1) for row in rows if row.kind is StepKind.REPLY]
    if context.timeline.status.snoozed_until:
        days.append(context.timeline.status.snoozed_until)
    return _soonest(
        [*(datetime.combine(day, time.min) for day in days), *_of_interviews(context.timeline, context.rules)], now
    )


def _of_interviews(timeline: Timeline, rules: Rules) -> Iterator[datetime]:
    """The eve, the day, and the hour or else the day after, of each interview ahead."""
    for interview in timeline.interviews_ahead:
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
        panel_rank=panel_rank(row.kind, context.stage),
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
    context = RuleContext(history, timeline, waiting_clock(timeline), rules, weekend)
    attempt = min(context.clock.attempts + 1, ATTEMPTS) if kind is StepKind.FOLLOW_UP else None
    row = Candidate(kind, due=today, last_day=today, since=today, attempt=attempt)
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

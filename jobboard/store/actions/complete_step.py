"""Doing a card's step: what the last column of RULES.md's table writes."""

from datetime import timedelta
from enum import StrEnum

from jobboard.dates.natural import DayTime, format_day, format_day_time
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import ATTEMPTS, TOUCH_OF_STEP, Channel, Outcome, ReplyKind, Stage, StepKind, TouchKind
from jobboard.followup.messages.call_script import CallResult
from jobboard.followup.models import NoStep, Step
from jobboard.followup.step_text import render_reason
from jobboard.store.actions._common import current_step, get_card
from jobboard.store.actions.contacts import contact_of
from jobboard.store.actions.drafts import forget_draft
from jobboard.store.actions.exchange import Who, write_promise, write_reply, write_touch
from jobboard.store.actions.interviews import write_held, write_prepared
from jobboard.store.actions.stages import enter_stage, write_closing, write_snooze
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.store import Store
from jobboard.store.views import Changes

_SENT = {
    TouchKind.REACH_OUT: "the reach-out",
    TouchKind.FOLLOW_UP: "the follow-up",
    TouchKind.THANK_YOU: "the thank-you note",
    TouchKind.ANSWER: "the answer",
    TouchKind.LAST_MESSAGE: "the last message",
}


class DecisionOption(StrEnum):
    """What to do when three follow-ups brought nothing."""

    ANOTHER_DOOR = "another-door"
    WAIT = "wait"
    CLOSE = "close"


def complete_step(
    store: Store,
    card_id: int,
    channel: Channel | None = None,
    to: Who = None,
    on: DayTime | None = None,
    note: str = "",
    choice: DecisionOption | None = None,
    seen: EditSnapshot | None = None,
) -> Changes:
    """Mark the card's step done; person and channel are the suggested ones where none are given.

    InvalidInputError where there is no step, or where `decide` comes without a choice; EditConflictError unless it is
    as `seen`.
    """
    with store.transaction(seen=seen) as action:
        card = get_card(store, card_id)
        step = current_step(store, card_id)
        if isinstance(step, NoStep):
            reason = render_reason(step.reason, store.today()) or str(step.why)
            raise InvalidInputError(f"{card.company} has no step to do: {reason[:1].lower()}{reason[1:]}")
        if step.kind is StepKind.DECIDE:
            label = _decide(store, card_id, card.company, choice, channel, to, on, note)
        else:
            label = _do(store, card_id, card.company, step, channel, to, on, note)
        forget_draft(store, card_id)
        action.set_label(label, card_id)
    return action.changes


def _do(
    store: Store,
    card_id: int,
    company: str,
    step: Step,
    channel: Channel | None,
    to: Who,
    on: DayTime | None,
    note: str,
) -> str:
    match step.kind:
        case StepKind.INTERVIEW:
            write_held(store, card_id, note=note)
            return f"held the interview at {company}"
        case StepKind.PREPARE:
            write_prepared(store, card_id, note)
            return f"prepared for {company}"
        case StepKind.APPLY:
            return enter_stage(store, card_id, Stage.APPLIED, on, note)
    suggested = step.person if to is None or to == "" else to
    person = write_touch(store, card_id, TOUCH_OF_STEP[step.kind], channel or step.channel, suggested, on, note)
    whom = f" to {contact_of(store, person).name}" if person else ""
    sent = f"follow-up {step.attempt}/{ATTEMPTS}" if step.attempt else _SENT[TOUCH_OF_STEP[step.kind]]
    return f"logged {sent}{whom} at {company}"


def _decide(
    store: Store,
    card_id: int,
    company: str,
    choice: DecisionOption | None,
    channel: Channel | None,
    to: Who,
    on: DayTime | None,
    note: str,
) -> str:
    match choice:
        case DecisionOption.ANOTHER_DOOR:
            if not to:
                raise InvalidInputError("another door needs somebody to reach out to", "name them")
            person = write_touch(store, card_id, TouchKind.REACH_OUT, channel or Channel.EMAIL, to, on, note)
            assert person
            return f"tried another door at {company}: {contact_of(store, person).name}"
        case DecisionOption.WAIT:
            until = store.today() + timedelta(days=store.rules.wait)
            write_snooze(store, card_id, until, note)
            return f"waiting on for {company}, to {format_day(until, store.today())}"
        case DecisionOption.CLOSE:
            write_closing(store, card_id, Outcome.NO_REPLY, on)
            return f"closed {company} as no reply"
        case None:
            raise InvalidInputError(f"{company} needs a decision", f"choose {', '.join(DecisionOption)}")


def log_call(
    store: Store,
    card_id: int,
    ended: CallResult,
    to: Who = None,
    promised: DayTime | None = None,
    seen: EditSnapshot | None = None,
) -> Changes:
    """Log that the card's step was done by phone just now and what they said: to send something, no, or wait.

    What they want to be sent is an open reply, so that it is the next step. InvalidInputError where the card has no
    step that sends something; EditConflictError unless it is as `seen`.
    """
    with store.transaction(seen=seen) as action:
        card = get_card(store, card_id)
        step = current_step(store, card_id)
        if isinstance(step, NoStep) or step.kind not in TOUCH_OF_STEP:
            raise InvalidInputError(f"{card.company} has no step to call about")
        person = write_touch(store, card_id, TOUCH_OF_STEP[step.kind], Channel.PHONE, to, None, "")
        kind = ReplyKind.QUESTION if ended is CallResult.RESEND else ReplyKind.NO_ANSWER_NEEDED
        write_reply(store, card_id, kind, Channel.PHONE, person, None, "")
        if promised:
            write_promise(store, card_id, promised, person, None)
        if ended is CallResult.REJECTION:
            enter_stage(store, card_id, Stage.REJECTED, None)
        action.set_label(f"called {card.company}: {_came(store, ended, promised)}", card_id)
    return action.changes


def _came(store: Store, ended: CallResult, promised: DayTime | None) -> str:
    match ended:
        case CallResult.RESEND:
            return "something to send them"
        case CallResult.REJECTION:
            return "a rejection"
    return f"they come back {format_day_time(promised, store.today())}" if promised else "it goes on"

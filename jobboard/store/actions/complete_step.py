"""Doing a card's step: what the last column of the rules' table writes."""

from datetime import timedelta
from enum import StrEnum

from jobboard.dates.format import format_day, format_day_time
from jobboard.dates.natural import DayTime
from jobboard.errors import EditConflictError, InvalidInputError
from jobboard.followup.enums import ATTEMPTS, TOUCH_OF_STEP, Channel, Outcome, ReplyKind, Stage, StepKind, TouchKind
from jobboard.followup.messages.call_script import CallResult
from jobboard.followup.models import NoStep, Step
from jobboard.followup.step_text import render_reason
from jobboard.store.actions._common import CardRow, get_card, step_at_start
from jobboard.store.actions.contacts import contact_of
from jobboard.store.actions.drafts import forget_draft
from jobboard.store.actions.exchange import Who, write_promise, write_reply, write_touch
from jobboard.store.actions.interviews import write_held, write_prepared
from jobboard.store.actions.stages import enter_stage, write_closing, write_snooze
from jobboard.store.edit_conflict import StepRef
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
    expected: StepRef | None,
    channel: Channel | None = None,
    to: Who = None,
    day: DayTime | None = None,
    note: str = "",
    choice: DecisionOption | None = None,
) -> Changes:
    """Mark the card's step done; person and channel are the suggested ones where none are given, NOBODY is nobody.

    EditConflictError where the step is not the `expected` one, which the user saw: somebody else may have done that.
    InvalidInputError where there is no step, or where `decide` comes without a choice.
    """
    with store.transaction() as action:
        card = get_card(store, card_id)
        step = _expected_step(store, card, expected)
        if step.kind is StepKind.DECIDE:
            label = _decide(store, card, step, choice, channel, to, day, note)
        else:
            label = _do(store, card, step, channel, to, day, note)
        forget_draft(store, card_id)
        action.set_label(label, card_id)
    return action.changes


def _expected_step(store: Store, card: CardRow, expected: StepRef | None) -> Step:
    """The card's step, before anything is written."""
    step = step_at_start(store, card.id)
    if isinstance(step, NoStep):
        reason = render_reason(step.reason, store.today()) or str(step.why)
        raise InvalidInputError(f"{card.company} has no step to do: {reason[:1].lower()}{reason[1:]}")
    if StepRef.of(step) != expected:
        raise EditConflictError(f"{card.company}'s step has changed meanwhile", {})
    return step


def _do(
    store: Store, card: CardRow, step: Step, channel: Channel | None, to: Who, day: DayTime | None, note: str
) -> str:
    match step.kind:
        case StepKind.INTERVIEW:
            write_held(store, card.id, note=note)
            return f"held the interview at {card.company}"
        case StepKind.PREPARE:
            write_prepared(store, card.id, step.about_day, step.about_time, note)
            return f"prepared for {card.company}"
        case StepKind.APPLY:
            return enter_stage(store, card.id, Stage.APPLIED, day, note)
    kind = TOUCH_OF_STEP[step.kind]
    suggested = step.person if to is None or to == "" else to
    person = write_touch(store, card.id, kind, step, channel or step.channel, suggested, day, note)
    whom = f" to {contact_of(store, person).name}" if person else ""
    sent = f"follow-up {step.attempt}/{ATTEMPTS}" if step.attempt else _SENT[kind]
    return f"logged {sent}{whom} at {card.company}"


def _decide(
    store: Store,
    card: CardRow,
    step: Step,
    choice: DecisionOption | None,
    channel: Channel | None,
    to: Who,
    day: DayTime | None,
    note: str,
) -> str:
    match choice:
        case DecisionOption.ANOTHER_DOOR:
            if not to:
                raise InvalidInputError("another door needs somebody to reach out to", "name them")
            way = channel or Channel.EMAIL
            person = write_touch(store, card.id, TouchKind.REACH_OUT, step, way, to, day, note)
            assert person
            return f"tried another door at {card.company}: {contact_of(store, person).name}"
        case DecisionOption.WAIT:
            until = store.today() + timedelta(days=store.rules.wait)
            write_snooze(store, card.id, until, note)
            return f"waiting on for {card.company}, to {format_day(until, store.today())}"
        case DecisionOption.CLOSE:
            write_closing(store, card.id, Outcome.NO_REPLY, day)
            return f"closed {card.company} as no reply"
        case None:
            raise InvalidInputError(f"{card.company} needs a decision", f"choose {', '.join(DecisionOption)}")


def log_call(
    store: Store,
    card_id: int,
    expected: StepRef | None,
    ended: CallResult,
    to: Who = None,
    promised: DayTime | None = None,
) -> Changes:
    """Log that the card's step was done by phone just now and what they said: to send something, no, or wait.

    What they want to be sent is an open reply, so that it is the next step. EditConflictError where the step is not the
    `expected` one, InvalidInputError where the card has no step that sends something.
    """
    with store.transaction() as action:
        card = get_card(store, card_id)
        step = _expected_step(store, card, expected)
        if step.kind not in TOUCH_OF_STEP:
            raise InvalidInputError(f"{card.company} has no step to call about")
        person = write_touch(store, card_id, TOUCH_OF_STEP[step.kind], step, Channel.PHONE, to, None, "")
        kind = ReplyKind.QUESTION if ended is CallResult.RESEND else ReplyKind.NO_ANSWER_NEEDED
        write_reply(store, card_id, kind, Channel.PHONE, person, None, "")
        if promised:
            write_promise(store, card_id, promised, person, None)
        if ended is CallResult.REJECTION:
            enter_stage(store, card_id, Stage.REJECTED, None)
        action.set_label(f"called {card.company}: {_result_phrase(store, ended, promised)}", card_id)
    return action.changes


def _result_phrase(store: Store, ended: CallResult, promised: DayTime | None) -> str:
    match ended:
        case CallResult.RESEND:
            return "something to send them"
        case CallResult.REJECTION:
            return "a rejection"
    return f"they come back {format_day_time(promised, store.today())}" if promised else "it goes on"

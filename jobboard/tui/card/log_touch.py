"""Logging what the user sent or did: one line that says it all, each part of it changed by a key."""

from dataclasses import dataclass, replace

from jobboard.dates.natural import DayTime
from jobboard.errors import EditConflictError, InvalidInputError
from jobboard.followup.display_names import CHANNEL_NAMES, channel_phrase
from jobboard.followup.enums import Channel, Stage, StepKind, TouchKind
from jobboard.store import views
from jobboard.store.actions.complete_step import DecisionOption as Decision
from jobboard.store.actions.complete_step import complete_step
from jobboard.store.actions.exchange import log_touch
from jobboard.store.edit_conflict import StepRef
from jobboard.store.views import CardDetail, Changes, StepView
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import NAME_HINT, NOBODY, ActionContext, Recipient, card_action
from jobboard.tui.card.follow_up_questions import ask_after_move
from jobboard.tui.card.log_interview import after_interview_step
from jobboard.tui.prompt.question import Choice

_STEP_NAMES = {
    StepKind.REPLY: "Answer",
    StepKind.ANSWER_OFFER: "Answer to the offer",
    StepKind.THANK_YOU: "Thank-you note",
    StepKind.PROMISED: "Follow-up",
    StepKind.REACH_OUT: "Reach-out",
    StepKind.FOLLOW_UP: "Follow-up",
    StepKind.ESCALATE: "Follow-up",
    StepKind.LAST_MESSAGE: "Last message",
    StepKind.KEEP_WARM: "Message to keep warm",
}
_KINDS = {
    "r": (TouchKind.REACH_OUT, "Reach-out", "reach-out"),
    "f": (TouchKind.FOLLOW_UP, "Follow-up", "follow-up"),
    "t": (TouchKind.THANK_YOU, "Thank-you note", "thank-you"),
    "a": (TouchKind.ANSWER, "Answer", "answer"),
    "l": (TouchKind.LAST_MESSAGE, "Last message", "last message"),
    "o": (TouchKind.OTHER, "Message", "anything else"),
}
CHANNELS = {
    "e": Channel.EMAIL,
    "p": Channel.PHONE,
    "l": Channel.LINKEDIN,
    "s": Channel.SOCIAL,
    "i": Channel.IN_PERSON,
    "w": Channel.PORTAL,
    "o": Channel.OTHER,
}
"""By their keys."""
CHANNEL_CHOICES = tuple(Choice(key, CHANNEL_NAMES[channel]) for key, channel in CHANNELS.items())
_PARTS = (
    Choice("y", "yes"),
    Choice("c", "channel"),
    Choice("p", "person"),
    Choice("n", "note"),
    Choice("o", "on another day"),
)
_ALL_KEYS = "".join(choice.key for choice in _PARTS)
_SPOKEN = (Channel.PHONE, Channel.IN_PERSON)
"""Channels by which one talks with somebody, and sends nothing."""


@dataclass(frozen=True, slots=True)
class TouchDraft:
    """What is about to be logged; `when` is None for now."""

    name: str
    channel: Channel | None = None
    to: Recipient = NOBODY
    when: DayTime | None = None
    note: str = ""


@card_action("done")
async def log_step_done(context: ActionContext, card_id: int) -> Changes | None:
    """The card's step is done; InvalidInputError where there is none, or another session logged it meanwhile."""
    detail = context.card(card_id)
    if detail.card.step is None:
        return complete_step(context.store, card_id, None)  # says why there is none
    try:
        return await _log_step(context, detail, detail.card.step)
    except EditConflictError as error:
        raise InvalidInputError("This changed meanwhile", "look again") from error


async def _log_step(context: ActionContext, detail: CardDetail, step: StepView) -> Changes | None:
    match step.kind:
        case StepKind.DECIDE:
            return await _decide(context, detail)
        case StepKind.INTERVIEW:
            return await _complete_interview(context, detail, step)
        case StepKind.PREPARE:
            return await _complete(context, detail, TouchDraft("Prepared for the interview"), "yn")
        case StepKind.APPLY:
            saved = await _complete(context, detail, TouchDraft(f"Applied to {detail.card.company}"), "yon")
            return await ask_after_move(context, saved, detail.card.id, Stage.TARGET) if saved else None
    attempt = f" {step.attempt}/{step.of}" if step.attempt and step.of else ""
    return await _complete(
        context,
        detail,
        TouchDraft(_STEP_NAMES[step.kind] + attempt, step.channel or Channel.EMAIL, Recipient(step.to, step.to_id)),
    )


@card_action("touch")
async def log_other_touch(context: ActionContext, card_id: int) -> Changes | None:
    """Something else that the user sent or did."""
    detail = context.card(card_id)
    choices = tuple(Choice(key, label) for key, (_, _, label) in _KINDS.items())
    key = await context.ask_choice(f"What did you send to {detail.card.company}?", choices, enter=False)
    if key is None:
        return None
    kind, name, _ = _KINDS[key]
    sent = await _confirm(context, detail, TouchDraft(name, Channel.EMAIL, _likely_recipient(detail)))
    if sent is None:
        return None
    return await context.save(log_touch, card_id, kind, sent.channel, sent.to.key, sent.when, sent.note)


async def _complete(
    context: ActionContext, detail: CardDetail, draft: TouchDraft, keys: str = _ALL_KEYS
) -> Changes | None:
    sent = await _confirm(context, detail, draft, keys)
    if sent is None:
        return None
    step, to = StepRef.of(detail.card.step), sent.to.key or views.NOBODY
    return await context.save(complete_step, detail.card.id, step, sent.channel, to, sent.when, sent.note)


async def _confirm(
    context: ActionContext, detail: CardDetail, draft: TouchDraft, keys: str = _ALL_KEYS
) -> TouchDraft | None:
    """Ask until the line is right; `keys` are those of the parts that can be changed."""
    while True:
        key = await context.ask_choice(
            _question(context, draft), tuple(choice for choice in _PARTS if choice.key in keys)
        )
        if key is None or key == "y":
            return draft if key else None
        draft = await _change_part(context, detail, draft, key)


async def _change_part(context: ActionContext, detail: CardDetail, draft: TouchDraft, key: str) -> TouchDraft:
    """The line with one part asked anew; as it was where the user left that."""
    match key:
        case "c":
            return replace(draft, channel=await _ask_channel(context) or draft.channel)
        case "p":
            to = await context.ask_person("To whom?", detail)
            return draft if to is None else replace(draft, to=to)
        case "n":
            note = await context.ask_text("Note", initial=draft.note)
            return draft if note is None else replace(draft, note=note)
    return replace(draft, when=await context.ask_past_day("On which day?") or draft.when)


def _question(context: ActionContext, draft: TouchDraft) -> str:
    phrase = _touch_phrase(draft.channel) if draft.channel else ""
    recipient = f"{phrase} {draft.to.name}" if draft.to.name else phrase.rpartition(" ")[0]
    day = f", {format_full(draft.when, context.store.today())}" if draft.when else ""
    return f"{draft.name}{recipient}{day}{', with a note' if draft.note else ''}?"


def _touch_phrase(channel: Channel) -> str:
    """ " sent by email to", " by phone with"."""
    phrase = channel_phrase(channel)
    return f" {phrase} with" if channel in _SPOKEN else f" sent{phrase and ' ' + phrase} to"


def _likely_recipient(detail: CardDetail) -> Recipient:
    """Who it probably went to: the person of the step, or the only one known."""
    if detail.card.step and detail.card.step.to:
        return Recipient(detail.card.step.to, detail.card.step.to_id)
    return Recipient(detail.contacts[0].name, detail.contacts[0].id) if len(detail.contacts) == 1 else NOBODY


async def _ask_channel(context: ActionContext) -> Channel | None:
    key = await context.ask_choice("How?", CHANNEL_CHOICES)
    return CHANNELS[key] if key else None


async def _decide(context: ActionContext, detail: CardDetail) -> Changes | None:
    card, step = detail.card, StepRef.of(detail.card.step)
    choices = (
        Choice("o", "another door"),
        Choice("w", f"wait {context.store.rules.wait} more days"),
        Choice("c", "close as no reply"),
    )
    match await context.ask_choice(f"{card.company} has not answered three times. What now?", choices, enter=False):
        case "o":
            to = await context.ask_text("Who else did you reach out to?", NAME_HINT, needed=True)
            draft = TouchDraft("Reach-out", Channel.EMAIL, Recipient(to or ""))
            sent = await _confirm(context, detail, draft) if to else None
            if sent is None:
                return None
            door = Decision.ANOTHER_DOOR
            return await context.save(
                complete_step, card.id, step, sent.channel, sent.to.key, sent.when, sent.note, door
            )
        case "w":
            return await context.save(complete_step, card.id, step, choice=Decision.WAIT)
        case "c":
            return await context.save(complete_step, card.id, step, choice=Decision.CLOSE)
    return None


async def _complete_interview(context: ActionContext, detail: CardDetail, step: StepView) -> Changes | None:
    people = f" with {step.to}" if step.to else ""
    saved = await _complete(context, detail, TouchDraft(f"Interview at {detail.card.company}{people} held"), "yn")
    return await after_interview_step(context, saved, detail) if saved else None

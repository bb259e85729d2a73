"""Logging what the user sent or did: one line that says it all, each part of it changed by a key."""

from dataclasses import dataclass, replace

from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import CHANNEL_NAMES, channel_phrase
from jobboard.followup.enums import TOUCH_OF_STEP, Channel, Stage, StepKind, TouchKind
from jobboard.store.actions.complete_step import DecisionOption as Decision
from jobboard.store.actions.complete_step import complete_step
from jobboard.store.actions.exchange import log_touch
from jobboard.store.views import CardDetail, Changes, StepView
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import NAME_HINT, NOBODY, ActionContext, Recipient
from jobboard.tui.card.follow_up_questions import ask_after_move
from jobboard.tui.card.log_interview import after_held_step
from jobboard.tui.prompt.question import Choice

_SENT = {
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
_TOUCHES = {
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
_TALKED = (Channel.PHONE, Channel.IN_PERSON)
"""Channels by which one talks with somebody, and sends nothing."""


@dataclass(frozen=True, slots=True)
class TouchDraft:
    """What is about to be logged; `on` is None for now."""

    what: str
    channel: Channel | None = None
    to: Recipient = NOBODY
    on: DayTime | None = None
    note: str = ""


async def step_done(desk: ActionContext, card_id: int) -> Changes | None:
    """The card's step is done."""
    detail = desk.card(card_id)
    step = detail.card.step
    if step is None:
        return complete_step(desk.store, card_id)  # says why there is none
    match step.kind:
        case StepKind.DECIDE:
            return await _decide(desk, detail)
        case StepKind.INTERVIEW:
            return await _held(desk, detail, step)
        case StepKind.PREPARE:
            return await _do(desk, detail, TouchDraft("Prepared for the interview"), "yn")
        case StepKind.APPLY:
            saved = await _do(desk, detail, TouchDraft(f"Applied to {detail.card.company}"), "yon")
            return await ask_after_move(desk, saved, card_id, Stage.TARGET) if saved else None
    attempt = f" {step.attempt}/{step.of}" if step.attempt and step.of else ""
    return await _do(
        desk,
        detail,
        TouchDraft(_SENT[step.kind] + attempt, step.channel or Channel.EMAIL, Recipient(step.to, step.to_id)),
    )


async def log_other_touch(desk: ActionContext, card_id: int) -> Changes | None:
    """Something else that the user sent or did."""
    detail = desk.card(card_id)
    choices = tuple(Choice(key, label) for key, (_, _, label) in _TOUCHES.items())
    key = await desk.key(f"What did you send to {detail.card.company}?", choices, enter=False)
    if key is None:
        return None
    kind, what, _ = _TOUCHES[key]
    sent = await _settle(desk, detail, TouchDraft(what, Channel.EMAIL, _likely(detail)))
    if sent is None:
        return None
    return await desk.save(log_touch, card_id, kind, sent.channel, sent.to.key, sent.on, sent.note)


async def _do(desk: ActionContext, detail: CardDetail, sending: TouchDraft, keys: str = _ALL_KEYS) -> Changes | None:
    sent = await _settle(desk, detail, sending, keys)
    if sent is None:
        return None
    step = detail.card.step
    if step and step.to and sent.to == NOBODY and step.kind in TOUCH_OF_STEP:
        # To nobody in particular, which `done` would take for the suggested person.
        return await desk.save(
            log_touch, detail.card.id, TOUCH_OF_STEP[step.kind], sent.channel, None, sent.on, sent.note
        )
    return await desk.save(complete_step, detail.card.id, sent.channel, sent.to.key, sent.on, sent.note)


async def _settle(
    desk: ActionContext, detail: CardDetail, sending: TouchDraft, keys: str = _ALL_KEYS
) -> TouchDraft | None:
    """Ask until the line is right; `keys` are those of the parts that can be changed."""
    while True:
        key = await desk.key(_line(desk, sending), tuple(choice for choice in _PARTS if choice.key in keys))
        if key is None or key == "y":
            return sending if key else None
        sending = await _other_part(desk, detail, sending, key)


async def _other_part(desk: ActionContext, detail: CardDetail, sending: TouchDraft, key: str) -> TouchDraft:
    """The line with one part asked anew; as it was where the user left that."""
    match key:
        case "c":
            return replace(sending, channel=await _channel(desk) or sending.channel)
        case "p":
            to = await desk.person("To whom?", detail)
            return sending if to is None else replace(sending, to=to)
        case "n":
            note = await desk.words("Note", initial=sending.note)
            return sending if note is None else replace(sending, note=note)
    return replace(sending, on=await desk.past("On which day?") or sending.on)


def _line(desk: ActionContext, sending: TouchDraft) -> str:
    way = _way(sending.channel) if sending.channel else ""
    whom = f"{way} {sending.to.name}" if sending.to.name else way.rpartition(" ")[0]
    day = f", {format_full(sending.on, desk.store.today())}" if sending.on else ""
    return f"{sending.what}{whom}{day}{', with a note' if sending.note else ''}?"


def _way(channel: Channel) -> str:
    """ " sent by email to", " by phone with"."""
    phrase = channel_phrase(channel)
    return f" {phrase} with" if channel in _TALKED else f" sent{phrase and ' ' + phrase} to"


def _likely(detail: CardDetail) -> Recipient:
    """Who it probably went to: the person of the step, or the only one known."""
    if detail.card.step and detail.card.step.to:
        return Recipient(detail.card.step.to, detail.card.step.to_id)
    return Recipient(detail.contacts[0].name, detail.contacts[0].id) if len(detail.contacts) == 1 else NOBODY


async def _channel(desk: ActionContext) -> Channel | None:
    key = await desk.key("How?", CHANNEL_CHOICES)
    return CHANNELS[key] if key else None


async def _decide(desk: ActionContext, detail: CardDetail) -> Changes | None:
    card = detail.card
    choices = (
        Choice("o", "another door"),
        Choice("w", f"wait {desk.store.rules.wait} more days"),
        Choice("c", "close as no reply"),
    )
    match await desk.key(f"{card.company} has not answered three times. What now?", choices, enter=False):
        case "o":
            to = await desk.words("Who else did you reach out to?", NAME_HINT, needed=True)
            sent = await _settle(desk, detail, TouchDraft("Reach-out", Channel.EMAIL, Recipient(to))) if to else None
            if sent is None:
                return None
            return await desk.save(
                complete_step, card.id, sent.channel, sent.to.key, sent.on, sent.note, choice=Decision.ANOTHER_DOOR
            )
        case "w":
            return await desk.save(complete_step, card.id, choice=Decision.WAIT)
        case "c":
            return await desk.save(complete_step, card.id, choice=Decision.CLOSE)
    return None


async def _held(desk: ActionContext, detail: CardDetail, step: StepView) -> Changes | None:
    whom = f" with {step.to}" if step.to else ""
    saved = await _do(desk, detail, TouchDraft(f"Interview at {detail.card.company}{whom} held"), "yn")
    return await after_held_step(desk, saved, detail) if saved else None

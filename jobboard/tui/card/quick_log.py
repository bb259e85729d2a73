"""What happened, typed in one line and logged as one action."""

from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import channel_phrase
from jobboard.followup.enums import TOUCH_OF_STEP, InterviewState, ReplyKind, Stage, TouchKind
from jobboard.quick_log.parser import LoggedKind, ParsedLogLine, read_happened
from jobboard.store.actions import exchange, interviews, stages
from jobboard.store.views import CardDetail, Changes
from jobboard.text import quote
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import ActionContext, card_action, describe_person
from jobboard.tui.prompt.question import Question

_HINT = "interviewed last thursday with Kim, they said a week"
_TOUCHES = {
    TouchKind.REACH_OUT: "reach-out",
    TouchKind.FOLLOW_UP: "follow-up",
    TouchKind.THANK_YOU: "thank-you note",
    TouchKind.ANSWER: "answer",
    TouchKind.LAST_MESSAGE: "last message",
    TouchKind.OTHER: "message",
}


@card_action("happened")
async def quick_log(context: ActionContext, card_id: int) -> Changes | None:
    """One line, understood while it is typed."""
    detail = context.card(card_id)

    def check(typed: str) -> str:
        return describe_log(context, detail, read_happened(typed, context.store.today()))

    question = Question(f"What happened at {detail.card.company}?", placeholder=_HINT, check=check)
    answer = await context.ask(question)
    if answer is None:
        return None
    return await save_log(context, context.card(card_id), read_happened(answer.text, context.store.today()))


def describe_log(context: ActionContext, detail: CardDetail, entry: ParsedLogLine) -> str:
    """The line in plain words; InvalidInputError for a name that may be several people's."""
    today = context.store.today()
    day = format_full(entry.on, today) if entry.on else "today" if entry.did is LoggedKind.INTERVIEWED else ""
    names = ", ".join(describe_person(name, detail) for name in entry.people)
    by = "answer by" if entry.did is LoggedKind.OFFERED else "they come back"
    parts = (
        " ".join(part for part in (_describe_kind(detail, entry), channel_phrase(entry.channel), day) if part),
        names,
        f"{by} {format_full(entry.promised, today)}" if entry.promised else "",
        quote(entry.note, 60) if entry.note else "",
    )
    return " · ".join(part for part in parts if part)


async def save_log(context: ActionContext, detail: CardDetail, entry: ParsedLogLine) -> Changes:
    """Log it through the one action of the store that says it all."""
    card_id, person, when = detail.card.id, entry.people[0] if entry.people else None, entry.on
    match entry.did:
        case LoggedKind.APPLIED:
            return await context.save(stages.move_card, card_id, Stage.APPLIED, when, _describe_details(entry))
        case LoggedKind.INTERVIEWED:
            return await _save_interview(context, detail, entry)
        case LoggedKind.SENT:
            kind = _touch_kind(detail, entry)
            if entry.promised:
                return await context.save(
                    exchange.log_talk, card_id, kind, entry.channel, person, when, entry.promised, entry.note
                )
            return await context.save(exchange.log_touch, card_id, kind, entry.channel, person, when, entry.note)
        case LoggedKind.REJECTED:
            return await context.save(exchange.reject, card_id, person, when, entry.note)
        case LoggedKind.OFFERED:
            deadline = entry.promised.day if entry.promised else None
            return await context.save(exchange.log_offer, card_id, when, deadline, _describe_details(entry))
        case LoggedKind.PROMISED:
            assert entry.promised
            if entry.note:
                silent = ReplyKind.NO_ANSWER_NEEDED
                return await context.save(exchange.log_reply, card_id, silent, person, when, entry.promised, entry.note)
            return await context.save(exchange.log_promise, card_id, entry.promised, person, when)
    reply_kind = ReplyKind.RECEIPT if entry.did is LoggedKind.RECEIPT else _reply_kind(entry)
    return await context.save(
        exchange.log_reply, card_id, reply_kind, person, when, entry.promised, entry.note, channel=entry.channel
    )


async def _save_interview(context: ActionContext, detail: CardDetail, entry: ParsedLogLine) -> Changes:
    """The one that was booked for that day, else one that nobody had written down."""
    now = context.store.now()
    when = entry.on or DayTime(now.date())
    booked = [each for each in detail.interviews if each.state is InterviewState.BOOKED and each.day == when.day]
    if booked:
        return await context.save(
            interviews.hold_interview, detail.card.id, booked[0].id, entry.note, entry.people, entry.promised
        )
    if when == DayTime(now.date()):
        when = DayTime(now.date(), now.time())  # without a time it would count as one that is still to come
    return await context.save(
        interviews.interview, detail.card.id, when, entry.people, promised=entry.promised, note=entry.note
    )


def _describe_kind(detail: CardDetail, entry: ParsedLogLine) -> str:
    match entry.did:
        case LoggedKind.INTERVIEWED:
            return "interview held"
        case LoggedKind.SENT:
            return _TOUCHES[_touch_kind(detail, entry)]
        case LoggedKind.REPLIED:
            return "they wrote, wanting an answer" if _reply_kind(entry) is ReplyKind.QUESTION else "they wrote"
        case LoggedKind.RECEIPT:
            return "automatic receipt"
        case LoggedKind.REJECTED:
            return "rejection"
        case LoggedKind.OFFERED:
            return "an offer"
        case LoggedKind.PROMISED:
            return ""
    return "applied"


def _describe_details(entry: ParsedLogLine) -> str:
    """What else was said of a move, which has no person or channel of its own."""
    return ", ".join(part for part in (channel_phrase(entry.channel), *entry.people, entry.note) if part)


def _reply_kind(entry: ParsedLogLine) -> ReplyKind:
    """A message wants an answer, unless it brings a promise or that was said otherwise."""
    asks = entry.promised is None if entry.asks is None else entry.asks
    return ReplyKind.QUESTION if asks else ReplyKind.NO_ANSWER_NEEDED


def _touch_kind(detail: CardDetail, entry: ParsedLogLine) -> TouchKind:
    """What was named, else what the card's step asked for on that day."""
    if entry.touch:
        return entry.touch
    step = detail.card.step
    if step and step.kind in TOUCH_OF_STEP and (entry.on is None or entry.on.day >= step.since):
        return TOUCH_OF_STEP[step.kind]
    return TouchKind.REACH_OUT if detail.card.stage is Stage.TARGET else TouchKind.FOLLOW_UP

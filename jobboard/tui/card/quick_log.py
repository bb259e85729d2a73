"""What happened, told in one line and logged as one action."""

from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import channel_phrase
from jobboard.followup.enums import TOUCH_OF_STEP, InterviewState, ReplyKind, Stage, TouchKind
from jobboard.quick_log.parser import LoggedKind, ParsedLogLine, read_happened
from jobboard.store.actions import exchange, interviews, stages
from jobboard.store.views import CardDetail, Changes
from jobboard.text import quote
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import ActionContext, say_person
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


async def quick_log(desk: ActionContext, card_id: int) -> Changes | None:
    """One line, understood while it is typed."""
    detail = desk.card(card_id)

    def check(typed: str) -> str:
        return say_happened(desk, detail, read_happened(typed, desk.store.today()))

    question = Question(f"What happened at {detail.card.company}?", placeholder=_HINT, check=check)
    answer = await desk.ask(question)
    if answer is None:
        return None
    return await log_happened(desk, desk.card(card_id), read_happened(answer.text, desk.store.today()))


def say_happened(desk: ActionContext, detail: CardDetail, what: ParsedLogLine) -> str:
    """The line in plain words; InvalidInputError for a name that may be several people's."""
    today = desk.store.today()
    on = format_full(what.on, today) if what.on else "today" if what.did is LoggedKind.INTERVIEWED else ""
    names = ", ".join(say_person(name, detail) for name in what.people)
    by = "answer by" if what.did is LoggedKind.OFFERED else "they come back"
    parts = (
        " ".join(part for part in (_what(detail, what), channel_phrase(what.channel), on) if part),
        names,
        f"{by} {format_full(what.promised, today)}" if what.promised else "",
        quote(what.note, 60) if what.note else "",
    )
    return " · ".join(part for part in parts if part)


async def log_happened(desk: ActionContext, detail: CardDetail, what: ParsedLogLine) -> Changes:
    """Log it through the one action of the store that says it all."""
    card_id, who, on = detail.card.id, what.people[0] if what.people else None, what.on
    match what.did:
        case LoggedKind.APPLIED:
            return await desk.save(stages.move_card, card_id, Stage.APPLIED, on, _why(what))
        case LoggedKind.INTERVIEWED:
            return await _interview(desk, detail, what)
        case LoggedKind.SENT:
            kind = _touch(detail, what)
            if what.promised:
                return await desk.save(
                    exchange.log_talk, card_id, kind, what.channel, who, on, what.promised, what.note
                )
            return await desk.save(exchange.log_touch, card_id, kind, what.channel, who, on, what.note)
        case LoggedKind.REJECTED:
            return await desk.save(exchange.reject, card_id, who, on, what.note)
        case LoggedKind.OFFERED:
            deadline = what.promised.day if what.promised else None
            return await desk.save(exchange.log_offer, card_id, on, deadline, _why(what))
        case LoggedKind.PROMISED:
            assert what.promised
            if what.note:
                word = ReplyKind.NO_ANSWER_NEEDED
                return await desk.save(exchange.log_reply, card_id, word, who, on, what.promised, what.note)
            return await desk.save(exchange.log_promise, card_id, what.promised, who, on)
    kind_of = ReplyKind.RECEIPT if what.did is LoggedKind.RECEIPT else _reply(what)
    return await desk.save(
        exchange.log_reply, card_id, kind_of, who, on, what.promised, what.note, channel=what.channel
    )


async def _interview(desk: ActionContext, detail: CardDetail, what: ParsedLogLine) -> Changes:
    """The one that was booked for that day, else one that nobody had written down."""
    now = desk.store.now()
    when = what.on or DayTime(now.date())
    booked = [each for each in detail.interviews if each.state is InterviewState.BOOKED and each.day == when.day]
    if booked:
        return await desk.save(
            interviews.hold_interview, detail.card.id, booked[0].id, what.note, what.people, what.promised
        )
    if when == DayTime(now.date()):
        when = DayTime(now.date(), now.time())  # without a time it would count as one that is still to come
    return await desk.save(
        interviews.interview, detail.card.id, when, what.people, promised=what.promised, note=what.note
    )


def _what(detail: CardDetail, what: ParsedLogLine) -> str:
    match what.did:
        case LoggedKind.INTERVIEWED:
            return "interview held"
        case LoggedKind.SENT:
            return _TOUCHES[_touch(detail, what)]
        case LoggedKind.REPLIED:
            return "they wrote, wanting an answer" if _reply(what) is ReplyKind.QUESTION else "they wrote"
        case LoggedKind.RECEIPT:
            return "automatic receipt"
        case LoggedKind.REJECTED:
            return "rejection"
        case LoggedKind.OFFERED:
            return "an offer"
        case LoggedKind.PROMISED:
            return ""
    return "applied"


def _why(what: ParsedLogLine) -> str:
    """What else was said of a move, which has no person or channel of its own."""
    return ", ".join(part for part in (channel_phrase(what.channel), *what.people, what.note) if part)


def _reply(what: ParsedLogLine) -> ReplyKind:
    """A message wants an answer, unless it brings a promise or that was said otherwise."""
    asks = what.promised is None if what.asks is None else what.asks
    return ReplyKind.QUESTION if asks else ReplyKind.NO_ANSWER_NEEDED


def _touch(detail: CardDetail, what: ParsedLogLine) -> TouchKind:
    """What was named, else what the card's step asked for on that day."""
    if what.touch:
        return what.touch
    step = detail.card.step
    if step and step.kind in TOUCH_OF_STEP and (what.on is None or what.on.day >= step.since):
        return TOUCH_OF_STEP[step.kind]
    return TouchKind.REACH_OUT if detail.card.stage is Stage.TARGET else TouchKind.FOLLOW_UP

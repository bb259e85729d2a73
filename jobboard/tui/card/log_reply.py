"""What came from them: replies, rejections, promises; and the day an offer must be answered by."""

from dataclasses import dataclass, replace

from jobboard.dates.natural import DayTime, format_day_time
from jobboard.followup.enums import ReplyKind, Stage
from jobboard.store.actions import exchange
from jobboard.store.views import CardDetail, Changes
from jobboard.tui.card.context import NOBODY, ActionContext, Recipient
from jobboard.tui.card.follow_up_questions import after_rejection
from jobboard.tui.prompt.question import Choice

_KINDS = (
    Choice("q", "a question"),
    Choice("w", "answered already"),
    Choice("k", "needs no answer"),
    Choice("p", "promise"),
    Choice("c", "receipt"),
    Choice("x", "rejection"),
    Choice("f", "from whom"),
    Choice("o", "on another day"),
)
_BY = "By when do they come back?"
_BY_HINT = "fri, a week, thu 15:00"


@dataclass(frozen=True, slots=True)
class ReplyKindChoice:
    """Who wrote, and on which day; nobody in particular and now where nothing is said."""

    sender: Recipient = NOBODY
    on: DayTime | None = None


async def log_reply(desk: ActionContext, card_id: int) -> Changes | None:
    """They wrote or called."""
    detail = desk.card(card_id)
    came = ReplyKindChoice(_likely(detail))
    while True:
        match await desk.key(_line(desk, detail, came), _KINDS):
            case "f":
                sender = await desk.person("Who wrote?", detail)
                came = came if sender is None else replace(came, sender=sender)
            case "o":
                came = replace(came, on=await desk.past("On which day?") or came.on)
            case key:
                return await _log(desk, card_id, came, key)


async def promise(desk: ActionContext, card_id: int) -> Changes | None:
    """By when they said they would come back; on an offer, also by when it must be answered."""
    detail = desk.card(card_id)
    if detail.card.stage is Stage.OFFER:
        choices = (Choice("a", "the offer must be answered by"), Choice("b", "they come back by"))
        key = await desk.key(f"{detail.card.company}:", choices)
        if key is None:
            return None
        if key == "a":
            return await _deadline(desk, card_id)
    when = await desk.ahead(_BY, _BY_HINT)
    if when is None:
        return None
    by = detail.contacts[0].id if len(detail.contacts) == 1 else None
    return await desk.save(exchange.log_promise, card_id, when, by)


async def _deadline(desk: ActionContext, card_id: int) -> Changes | None:
    when = await desk.ahead("By when must the offer be answered?", "fri, a week")
    if when is None:
        return None
    return await desk.save(exchange.set_deadline, card_id, when.day)


async def _log(desk: ActionContext, card_id: int, came: ReplyKindChoice, key: str | None) -> Changes | None:
    sender, on = came.sender.key, came.on
    match key:
        case "q":
            return await desk.save(exchange.log_reply, card_id, ReplyKind.QUESTION, sender, on)
        case "w":
            return await desk.save(exchange.log_reply, card_id, ReplyKind.QUESTION, sender, on, answered=True)
        case "k":
            return await desk.save(exchange.log_reply, card_id, ReplyKind.NO_ANSWER_NEEDED, sender, on)
        case "p":
            when = await desk.ahead(_BY, _BY_HINT)
            if when is None:
                return None
            return await desk.save(exchange.log_reply, card_id, ReplyKind.NO_ANSWER_NEEDED, sender, on, promised=when)
        case "c":
            return await desk.save(exchange.log_reply, card_id, ReplyKind.RECEIPT, on=on)
        case "x":
            return await after_rejection(desk, await desk.save(exchange.reject, card_id, sender, on), card_id)
    return None


def _likely(detail: CardDetail) -> Recipient:
    """Who it probably was: the one the last exchange was with, or the only one known."""
    last = next((event.person for event in detail.events if event.person), "")
    known = detail.contacts if len(detail.contacts) == 1 else [each for each in detail.contacts if each.name == last]
    return Recipient(known[0].name, known[0].id) if known else NOBODY


def _line(desk: ActionContext, detail: CardDetail, came: ReplyKindChoice) -> str:
    day = f", {format_day_time(came.on, desk.store.today())}" if came.on else ""
    return f"{came.sender.name or detail.card.company} wrote{day}:"

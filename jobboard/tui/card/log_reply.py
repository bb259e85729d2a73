"""What came from them: replies, rejections, promises; and the day an offer must be answered by."""

from dataclasses import dataclass, replace

from jobboard.dates.format import format_day_time
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import ReplyKind, Stage
from jobboard.store.actions import exchange
from jobboard.store.views import CardDetail, Changes
from jobboard.tui.card.context import NOBODY, ActionContext, Recipient, card_action
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
class ReplyDraft:
    """Who wrote, and when: nobody in particular, and now where that is None."""

    sender: Recipient = NOBODY
    when: DayTime | None = None


@card_action("reply")
async def log_reply(context: ActionContext, card_id: int) -> Changes | None:
    """They wrote or called."""
    detail = context.card(card_id)
    draft = ReplyDraft(_likely_sender(detail))
    while True:
        match await context.ask_choice(_question(context, detail, draft), _KINDS):
            case "f":
                sender = await context.ask_person("Who wrote?", detail)
                draft = draft if sender is None else replace(draft, sender=sender)
            case "o":
                draft = replace(draft, when=await context.ask_past_day("On which day?") or draft.when)
            case key:
                return await _log(context, card_id, draft, key)


@card_action("promise")
async def log_promise(context: ActionContext, card_id: int) -> Changes | None:
    """By when they said they would come back; on an offer, also by when it must be answered."""
    detail = context.card(card_id)
    if detail.card.stage is Stage.OFFER:
        choices = (Choice("a", "the offer must be answered by"), Choice("b", "they come back by"))
        key = await context.ask_choice(f"{detail.card.company}:", choices)
        if key is None:
            return None
        if key == "a":
            return await _set_deadline(context, card_id)
    when = await context.ask_future_day(_BY, _BY_HINT)
    if when is None:
        return None
    by = detail.contacts[0].id if len(detail.contacts) == 1 else None
    return await context.save(exchange.log_promise, card_id, when, by)


async def _set_deadline(context: ActionContext, card_id: int) -> Changes | None:
    when = await context.ask_future_day("By when must the offer be answered?", "fri, a week")
    if when is None:
        return None
    return await context.save(exchange.set_deadline, card_id, when.day)


async def _log(context: ActionContext, card_id: int, draft: ReplyDraft, key: str | None) -> Changes | None:
    sender, when = draft.sender.key, draft.when
    match key:
        case "q":
            return await context.save(exchange.log_reply, card_id, ReplyKind.QUESTION, sender, when)
        case "w":
            return await context.save(exchange.log_reply, card_id, ReplyKind.QUESTION, sender, when, answered=True)
        case "k":
            return await context.save(exchange.log_reply, card_id, ReplyKind.NO_ANSWER_NEEDED, sender, when)
        case "p":
            promised = await context.ask_future_day(_BY, _BY_HINT)
            if promised is None:
                return None
            return await context.save(
                exchange.log_reply, card_id, ReplyKind.NO_ANSWER_NEEDED, sender, when, promised=promised
            )
        case "c":
            return await context.save(exchange.log_reply, card_id, ReplyKind.RECEIPT, day=when)
        case "x":
            return await after_rejection(context, await context.save(exchange.reject, card_id, sender, when), card_id)
    return None


def _likely_sender(detail: CardDetail) -> Recipient:
    """Who it probably was: the one the last exchange was with, or the only one known."""
    last = next((event.person for event in detail.events if event.person), "")
    people = detail.contacts if len(detail.contacts) == 1 else [each for each in detail.contacts if each.name == last]
    return Recipient(people[0].name, people[0].id) if people else NOBODY


def _question(context: ActionContext, detail: CardDetail, draft: ReplyDraft) -> str:
    day = f", {format_day_time(draft.when, context.store.today())}" if draft.when else ""
    return f"{draft.sender.name or detail.card.company} wrote{day}:"

"""Interviews: booked, logged, held, moved, cancelled; and what they said comes next."""

from jobboard.dates.natural import DayTime, format_day_time
from jobboard.followup.enums import InterviewState
from jobboard.store.actions import exchange, interviews
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.views import CardDetail, Changes, InterviewView
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import ActionContext, FollowUpQuestions, say_person
from jobboard.tui.card.follow_up_questions import offer_referrer_message
from jobboard.tui.prompt.question import Choice, Question

_WHEN = "thu 15:00, or last thursday"
NEXT = "What happens next, and by when?"
_WHO = "who holds it"
_NEXT_HINT = "fri, a week, thu 15:00 (Enter: none)"


async def interview(desk: ActionContext, card_id: int) -> Changes | None:
    """A new interview, or what became of the one that is booked."""
    detail = desk.card(card_id)
    booked = _booked(desk, detail)
    if booked is None:
        return await _new(desk, detail)
    was_held, new = Choice("h", "held"), Choice("n", "a new one")
    others = (Choice("m", "moved"), Choice("c", "cancelled"))
    today = booked.day == desk.store.today()
    choices = (was_held, *others, new) if today else (new, was_held, *others)
    match await desk.key(f"Interview at {detail.card.company}, {_say(desk, booked)}:", choices, enter=today):
        case "h":
            held = await desk.save(interviews.hold_interview, card_id, booked.id)
            return await after_interview(desk, held, card_id, booked.id)
        case "m":
            when = await desk.ahead("To when?", "thu 15:00")
            return await desk.save(interviews.move_interview, card_id, when, booked.id) if when else None
        case "c":
            return await desk.save(interviews.cancel_interview, card_id, booked.id)
        case "n":
            return await _new(desk, detail)
    return None


async def after_interview(desk: ActionContext, saved: Changes, card_id: int, interview_id: int) -> Changes:
    """An interview was held: who was there, to be thanked, and what they said comes next."""
    asking = FollowUpQuestions(desk, saved)
    await _ask_who(asking, card_id, interview_id, "Who was there, to be thanked?")
    await ask_timeline(asking, card_id, interview_id)
    return asking.changes


async def after_held_step(desk: ActionContext, saved: Changes, before: CardDetail) -> Changes:
    """The card's step was an interview, and is done; the card `before` tells which one it was."""
    new = _held_ids(desk.card(before.card.id)) - _held_ids(before)
    return await after_interview(desk, saved, before.card.id, max(new)) if new else saved


async def ask_timeline(asking: FollowUpQuestions, card_id: int, interview_id: int) -> None:
    """By when they come back; said at the interview, on whichever day that was."""
    desk = asking.desk
    typed = await asking.ask(Question(NEXT, placeholder=_NEXT_HINT, check=desk.say_coming))
    if when := desk.coming(typed.text):
        detail = desk.card(card_id)
        by = detail.contacts[0].id if len(detail.contacts) == 1 else None
        held = next(DayTime(each.day, each.time) for each in detail.interviews if each.id == interview_id)
        await asking.save(exchange.log_promise, card_id, when, by, held if held.day < desk.store.today() else None)


async def _new(desk: ActionContext, detail: CardDetail) -> Changes | None:
    """Booked, or logged when it is over; only then asked more about."""
    card_id, before = detail.card.id, detail.card.stage
    when = await desk.ahead(f"When is, or was, the interview at {detail.card.company}?", _WHEN)
    if when is None:
        return None
    saved = await desk.save(interviews.interview, card_id, when)
    number = max(each.id for each in desk.card(card_id).interviews)
    asking = FollowUpQuestions(desk, saved)
    said = format_full(when, desk.store.today())
    if _is_over(desk, when):
        await _ask_who(asking, card_id, number, f"{said}. Who was it with?")
        await ask_timeline(asking, card_id, number)
    else:
        await _ask_who(asking, card_id, number, f"{said}. Who is it with?")
        where = await asking.ask(Question("Where?", placeholder="an address, a link, by phone (Enter: not known)"))
        if where.text:
            await asking.save(interviews.describe_interview, card_id, number, where=where.text)
    if desk.card(card_id).card.stage is not before:
        await offer_referrer_message(asking, card_id)
    return asking.changes


async def _ask_who(asking: FollowUpQuestions, card_id: int, interview_id: int, text: str) -> None:
    """Who holds it; those who are known stand there to be changed."""
    detail = asking.desk.card(card_id)
    known = _holders(detail, interview_id)

    def check(typed: str) -> str:
        return "; ".join(say_person(name, detail) for name in _names(typed))

    hint = "names, set apart by ; (Enter: not known)"
    answer = await asking.ask(Question(text, placeholder=hint, initial=known, check=check))
    names = _names(answer.text)
    if names and names != _names(known):
        seen = EditSnapshot(
            lambda: {_WHO: _holders(asking.desk.card(card_id), interview_id)}, {_WHO: known}, {_WHO: "; ".join(names)}
        )
        await asking.save_over(
            lambda store, seen: interviews.describe_interview(store, card_id, interview_id, names, seen=seen), seen
        )


def _holders(detail: CardDetail, interview_id: int) -> str:
    return "; ".join(next((each.people for each in detail.interviews if each.id == interview_id), ()))


def _held_ids(detail: CardDetail) -> set[int]:
    return {each.id for each in detail.interviews if each.state is InterviewState.HELD}


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(";") if name.strip()]


def _is_over(desk: ActionContext, when: DayTime) -> bool:
    now = desk.store.now()
    return when.day < now.date() or (when.day == now.date() and when.time is not None and when.time <= now.time())


def _booked(desk: ActionContext, detail: CardDetail) -> InterviewView | None:
    """The booked interview of today or the latest before, else the next one."""
    booked = [each for each in detail.interviews if each.state is InterviewState.BOOKED]
    come = [each for each in booked if each.day <= desk.store.today()]
    return come[-1] if come else booked[0] if booked else None


def _say(desk: ActionContext, booked: InterviewView) -> str:
    said = format_day_time(DayTime(booked.day, booked.time), desk.store.today())
    return f"{said} with {', '.join(booked.people)}" if booked.people else said

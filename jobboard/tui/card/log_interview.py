"""Interviews: booked, logged, held, moved, cancelled; and what comes next by their word."""

from jobboard.dates.format import format_day_time
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import InterviewState, Party
from jobboard.store.actions import exchange, interviews
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.views import CardDetail, Changes, InterviewView
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import ActionContext, FollowUpQuestions, card_action, describe_person
from jobboard.tui.card.follow_up_questions import offer_referrer_message
from jobboard.tui.prompt.question import Choice, Question

_WHEN = "thu 15:00, or last thursday"
NEXT = "What happens next, and by when?"
_PEOPLE = "who holds it"
_NEXT_HINT = "fri, a week, thu 15:00 (Enter: none)"


@card_action("interview")
async def log_interview(context: ActionContext, card_id: int) -> Changes | None:
    """A new interview, or what became of the one that is booked."""
    detail = context.card(card_id)
    booked = _booked(context, detail)
    if booked is None:
        return await _new(context, detail)
    held, new = Choice("h", "held"), Choice("n", "a new one")
    others = (Choice("m", "moved"), Choice("c", "called off"))
    has_begun = not _is_ahead(context, booked)
    choices = (held, *others, new) if has_begun else (new, held, *others)
    match await context.ask_choice(
        f"Interview at {detail.card.company}, {_describe(context, booked)}:", choices, enter=has_begun
    ):
        case "h":
            saved = await context.save(interviews.hold_interview, card_id, booked.id)
            return await after_interview(context, saved, card_id, booked.id)
        case "m":
            when = await context.ask_future_day("To when?", "thu 15:00")
            return await context.save(interviews.move_interview, card_id, when, booked.id) if when else None
        case "c":
            return await _call_off(context, card_id, booked)
        case "n":
            return await _new(context, detail)
    return None


async def _call_off(context: ActionContext, card_id: int, booked: InterviewView) -> Changes | None:
    """Called off, by one side: where they did, it is for the user to ask for a new day."""
    who = (Choice("t", "they did"), Choice("u", "I did"))
    key = await context.ask_choice(f"Who called off the interview {_describe(context, booked)}?", who)
    by = {"t": Party.THEM, "u": Party.US}
    return await context.save(interviews.cancel_interview, card_id, booked.id, by[key]) if key else None


async def after_interview(context: ActionContext, saved: Changes, card_id: int, interview_id: int) -> Changes:
    """An interview was held: who was there, to be thanked, and what they said comes next."""
    questions = FollowUpQuestions(context, saved)
    await _ask_who(questions, card_id, interview_id, "Who was there, to be thanked?")
    await ask_timeline(questions, card_id, interview_id)
    return questions.changes


async def after_interview_step(context: ActionContext, saved: Changes, before: CardDetail) -> Changes:
    """The card's step was an interview, and is done; the card `before` tells which one it was."""
    new = _held_ids(context.card(before.card.id)) - _held_ids(before)
    return await after_interview(context, saved, before.card.id, max(new)) if new else saved


async def ask_timeline(questions: FollowUpQuestions, card_id: int, interview_id: int) -> None:
    """By when they come back, as they said it at the interview, on whichever day that was."""
    context = questions.context
    typed = await questions.ask(Question(NEXT, placeholder=_NEXT_HINT, check=context.describe_optional_day))
    if when := context.parse_optional_day(typed.text):
        detail = context.card(card_id)
        by = detail.contacts[0].id if len(detail.contacts) == 1 else None
        held_at = next(DayTime(each.day, each.time) for each in detail.interviews if each.id == interview_id)
        await questions.save(
            exchange.log_promise, card_id, when, by, held_at if held_at.day < context.store.today() else None
        )


async def _new(context: ActionContext, detail: CardDetail) -> Changes | None:
    """Booked, or logged when it is over; only then asked more about."""
    card_id, before = detail.card.id, detail.card.stage
    when = await context.ask_future_day(f"When is, or was, the interview at {detail.card.company}?", _WHEN)
    if when is None:
        return None
    saved = await context.save(interviews.interview, card_id, when)
    number = max(each.id for each in context.card(card_id).interviews)
    questions = FollowUpQuestions(context, saved)
    day = format_full(when, context.store.today())
    if _is_over(context, when):
        await _ask_who(questions, card_id, number, f"{day}. Who was it with?")
        await ask_timeline(questions, card_id, number)
    else:
        await _ask_who(questions, card_id, number, f"{day}. Who is it with?")
        where = await questions.ask(Question("Where?", placeholder="an address, a link, by phone (Enter: not known)"))
        if where.text:
            await questions.save(interviews.describe_interview, card_id, number, where=where.text)
    if context.card(card_id).card.stage is not before:
        await offer_referrer_message(questions, card_id)
    return questions.changes


async def _ask_who(questions: FollowUpQuestions, card_id: int, interview_id: int, text: str) -> None:
    """Who holds it; the names that are there already stand in the line to be changed."""
    detail = questions.context.card(card_id)
    before = _holders(detail, interview_id)

    def check(typed: str) -> str:
        return "; ".join(describe_person(name, detail) for name in _names(typed))

    hint = "names, set apart by ; (Enter: not known)"
    answer = await questions.ask(Question(text, placeholder=hint, initial=before, check=check))
    names = _names(answer.text)
    if names and names != _names(before):
        snapshot = EditSnapshot(
            lambda: {_PEOPLE: _holders(questions.context.card(card_id), interview_id)},
            {_PEOPLE: before},
            {_PEOPLE: "; ".join(names)},
        )
        await questions.save_over(
            lambda store, now: interviews.describe_interview(store, card_id, interview_id, names, snapshot=now),
            snapshot,
        )


def _holders(detail: CardDetail, interview_id: int) -> str:
    return "; ".join(next((each.people for each in detail.interviews if each.id == interview_id), ()))


def _held_ids(detail: CardDetail) -> set[int]:
    return {each.id for each in detail.interviews if each.state is InterviewState.HELD}


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(";") if name.strip()]


def _is_over(context: ActionContext, when: DayTime) -> bool:
    now = context.store.now()
    return when.day < now.date() or (when.day == now.date() and when.time is not None and when.time <= now.time())


def _booked(context: ActionContext, detail: CardDetail) -> InterviewView | None:
    """The latest booked interview that has begun, without a time on its day; else the next one."""
    booked = [each for each in detail.interviews if each.state is InterviewState.BOOKED]
    begun = [each for each in booked if not _is_ahead(context, each)]
    return begun[-1] if begun else booked[0] if booked else None


def _is_ahead(context: ActionContext, interview: InterviewView) -> bool:
    now = context.store.now()
    return interview.day > now.date() or (
        interview.day == now.date() and interview.time is not None and interview.time > now.time()
    )


def _describe(context: ActionContext, booked: InterviewView) -> str:
    day = format_day_time(DayTime(booked.day, booked.time), context.store.today())
    return f"{day} with {', '.join(booked.people)}" if booked.people else day

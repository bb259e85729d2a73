"""Interviews: booked, logged, held, moved, cancelled; and what they said comes next."""

from jobboard.dates import When, say_when
from jobboard.followup.history import InterviewState
from jobboard.store.actions import exchange, interviews
from jobboard.store.views import CardDetail, Changes, InterviewView
from jobboard.tui.card_actions.desk import Desk, joined, say_person
from jobboard.tui.questions import Choice, Question
from jobboard.tui.spelling import spell_when

_WHEN = "thu 15:00, or last thursday"
_NEXT = "What happens next, and by when?"
_NEXT_HINT = "fri, a week, thu 15:00 (Esc: not said)"


async def interview(desk: Desk, card_id: int) -> Changes | None:
    """A new interview, or what became of the one that is booked."""
    detail = desk.card(card_id)
    booked = _booked(desk, detail)
    if booked is None:
        return await _new(desk, detail)
    held, new = Choice("h", "held"), Choice("n", "a new one")
    others = (Choice("m", "moved"), Choice("c", "cancelled"))
    today = booked.day == desk.store.today()
    choices = (held, *others, new) if today else (new, held, *others)
    match await desk.key(f"Interview at {detail.card.company}, {_say(desk, booked)}:", choices, enter=today):
        case "h":
            done = await desk.save(interviews.hold_interview, card_id, booked.id)
            return await ask_timeline(desk, card_id, done)
        case "m":
            when = await desk.ahead("To when?", "thu 15:00")
            return await desk.save(interviews.move_interview, card_id, when, booked.id) if when else None
        case "c":
            return await desk.save(interviews.cancel_interview, card_id, booked.id)
        case "n":
            return await _new(desk, detail)
    return None


async def ask_timeline(desk: Desk, card_id: int, held: Changes) -> Changes:
    """After an interview was held: by when they come back; Esc where they did not say."""
    when = await desk.maybe_ahead(_NEXT, _NEXT_HINT)
    if when is None:
        return held
    return joined(held, await desk.save(exchange.promise, card_id, when))


async def _new(desk: Desk, detail: CardDetail) -> Changes | None:
    card_id = detail.card.id
    when = await desk.ahead(f"When is, or was, the interview at {detail.card.company}?", _WHEN)
    if when is None:
        return None
    people = await _people(desk, detail, when)
    if people is None:
        return None
    promised = await desk.maybe_ahead(_NEXT, _NEXT_HINT) if _is_over(desk, when) else None
    return await desk.save(interviews.interview, card_id, when, people, promised=promised)


async def _people(desk: Desk, detail: CardDetail, when: When) -> list[str] | None:
    def check(typed: str) -> str:
        return "; ".join(say_person(name, detail) for name in _names(typed))

    verb = "was" if _is_over(desk, when) else "is"
    text = f"{spell_when(when, desk.store.today())}. Who {verb} it with?"
    answer = await desk.ask(Question(text, placeholder="names, set apart by ; (Enter: not known)", check=check))
    return _names(answer.text) if answer else None


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(";") if name.strip()]


def _is_over(desk: Desk, when: When) -> bool:
    now = desk.store.now()
    return when.day < now.date() or (when.day == now.date() and when.time is not None and when.time <= now.time())


def _booked(desk: Desk, detail: CardDetail) -> InterviewView | None:
    """The booked interview of today or the latest before, else the next one."""
    booked = [each for each in detail.interviews if each.state is InterviewState.BOOKED]
    come = [each for each in booked if each.day <= desk.store.today()]
    return come[-1] if come else booked[0] if booked else None


def _say(desk: Desk, booked: InterviewView) -> str:
    said = say_when(When(booked.day, booked.time), desk.store.today())
    return f"{said} with {', '.join(booked.people)}" if booked.people else said

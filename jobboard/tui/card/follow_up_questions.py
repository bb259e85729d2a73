"""What is asked after each action: how, who, by when, what was learned; the action itself is saved already."""

from jobboard.errors import DatabaseLockedError, InvalidInputError
from jobboard.followup.display_names import CHANNEL_NAMES
from jobboard.followup.enums import Channel, NoStepReason, Outcome, ReplyKind, Stage, StepState, TouchKind
from jobboard.store.actions import exchange
from jobboard.store.actions.applications_and_offers import describe_application, set_offer
from jobboard.store.actions.bulk import Sweep, sweep
from jobboard.store.actions.exchange import log_touch
from jobboard.store.actions.history_entries import add_lesson
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries.cards import listing
from jobboard.store.queries.drafts import Message, of_offer, to_referrer
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, CardView, Changes
from jobboard.tui.card.context import ActionContext, FollowUpQuestions, person_question
from jobboard.tui.prompt.question import Answer, Choice, Question


async def offer_referrer_message(asking: FollowUpQuestions, card_id: int) -> None:
    """Offer the message that tells whoever opened the door how it goes on."""
    message = None if asking.left else _to_referrer(asking.desk, card_id)
    if message:
        await _offer_message(
            asking, message, f"{message.to} opened this door. Tell them how it goes on?", TouchKind.OTHER
        )


async def tell_others(asking: FollowUpQuestions) -> None:
    """Offer, one by one, the messages to the employers who are interviewing the user and know nothing of the offer."""
    wording = asking.desk.wording
    if asking.left or asking.desk.copy is None:
        return
    for message in of_offer(asking.desk.store, wording.overrides, wording.me):
        whom = f"{message.to} at {message.company}" if message.to else message.company
        await _offer_message(asking, message, f"Tell {whom} that you have an offer?", TouchKind.FOLLOW_UP)


def _to_referrer(desk: ActionContext, card_id: int) -> Message | None:
    return to_referrer(desk.store, card_id, desk.wording.overrides, desk.wording.me) if desk.copy else None


async def _offer_message(asking: FollowUpQuestions, message: Message, text: str, kind: TouchKind) -> None:
    """Copy the message if it is wanted, and log it once it was sent."""
    assert asking.desk.copy
    wanted = await asking.ask(Question(text, (Choice("y", "copy the message"), Choice("n", "not now"))))
    if wanted.key != "y":
        return
    known = asking.desk.copy(message.draft.text)
    blanks = f", to fill: {', '.join(message.draft.blanks)}" if message.draft.blanks else ""
    choices = (Choice("y", "yes, log it"), Choice("n", "not yet"))
    sent = await asking.ask(Question(f"Was it sent? ({known}{blanks})", choices))
    if sent.key == "y":
        await asking.save(log_touch, message.card_id, kind, None, message.to_id)


_CHANNELS = {
    "p": Channel.PORTAL,
    "e": Channel.EMAIL,
    "l": Channel.LINKEDIN,
    "s": Channel.SOCIAL,
    "i": Channel.IN_PERSON,
    "o": Channel.OTHER,
}
_HOW = (Choice("n", "not said"), *(Choice(key, CHANNEL_NAMES[channel]) for key, channel in _CHANNELS.items()))
_RESUME, _LETTER = "the résumé", "the letter"
_OPEN = (Stage.OFFER, Stage.INTERVIEWED, Stage.APPLIED, Stage.TARGET)
"""Where a card is in the running, the furthest first."""


async def ask_after_move(desk: ActionContext, saved: Changes, card_id: int, before: Stage) -> Changes:
    """A card has come to another stage: what that stage asks, and a word to whoever opened the door."""
    asking = FollowUpQuestions(desk, saved)
    try:
        detail = desk.card(card_id)
    except DatabaseLockedError:  # no question is worth a doubt whether the move is saved
        return saved
    if detail.card.stage is before:
        return saved
    match detail.card.stage:
        case Stage.APPLIED if before is Stage.TARGET:
            await _application(asking, detail)
        case Stage.OFFER:
            await _ask_offer(asking, detail)
            await tell_others(asking)
        case Stage.REJECTED:
            await _who_said_so(asking, detail)
            await ask_lesson(asking, card_id)
    await offer_referrer_message(asking, card_id)
    return asking.changes


async def after_rejection(desk: ActionContext, saved: Changes, card_id: int) -> Changes:
    """They wrote that it is a no: what to learn from it, and a word to whoever opened the door."""
    asking = FollowUpQuestions(desk, saved)
    await ask_lesson(asking, card_id)
    await offer_referrer_message(asking, card_id)
    return asking.changes


async def after_closing(desk: ActionContext, saved: Changes, card_id: int, outcome: Outcome) -> Changes:
    """An accepted offer ends the search: the other cards are closed, each confirmed."""
    asking = FollowUpQuestions(desk, saved)
    if outcome is Outcome.ACCEPTED:
        await _close_others(asking, card_id)
        await offer_referrer_message(asking, card_id)
    return asking.changes


async def ask_lesson(asking: FollowUpQuestions, card_id: int) -> None:
    """What the user will do differently."""
    lesson = await asking.ask(Question("What will I do differently?", placeholder="Enter: nothing this time"))
    if lesson.text:
        await asking.save(add_lesson, card_id, lesson.text)


async def _application(asking: FollowUpQuestions, detail: CardDetail) -> None:
    """How it went out, with which papers, and who opened the door; saved as one, as far as it was answered."""
    papers = "its file, or your name for it (Enter: none)"
    how = await asking.ask(Question(f"Applied to {detail.card.company}. How?", _HOW))
    resume = await asking.ask(Question("Which résumé?", placeholder=papers, initial=detail.resume_path))
    letter = await asking.ask(Question("Which letter?", placeholder=papers, initial=detail.letter_path))
    opened = Answer() if detail.referrer else await asking.ask(person_question("Who opened the door?", detail))
    channel = _CHANNELS.get(how.key)
    card_id, known = detail.card.id, _papers(detail)
    typed = {_RESUME: resume.text, _LETTER: letter.text}
    new = {name: text for name, text in typed.items() if text and text != known[name]}
    if new:
        seen = EditSnapshot(lambda: _papers(asking.desk.card(card_id)), known, {**known, **new})

        def save(store: Store, seen: EditSnapshot) -> Changes:
            papers = (new.get(_RESUME, ""), new.get(_LETTER, ""))
            return describe_application(store, card_id, channel, *papers, opened.text, seen)

        if await asking.save_over(save, seen):
            return
    if channel or opened.text:
        await asking.save(describe_application, card_id, channel, referrer=opened.text)


def _papers(detail: CardDetail) -> dict[str, str]:
    return {_RESUME: detail.resume_path, _LETTER: detail.letter_path}


async def _ask_offer(asking: FollowUpQuestions, detail: CardDetail) -> None:
    """By when the offer wants an answer, and what it says."""
    desk = asking.desk

    def check(typed: str) -> str:
        day = desk.coming(typed)
        if day and day.day < desk.store.today():
            raise InvalidInputError("that day has passed")
        return desk.say_coming(typed)

    text = f"By when must {detail.card.company}'s offer be answered?"
    deadline = await asking.ask(Question(text, placeholder="fri, a week (Enter: not said)", check=check))
    figures = await asking.ask(Question("What do they offer?", placeholder="EUR 68,000, 30 days off (Enter: later)"))
    day = desk.coming(deadline.text)
    if day or figures.text:
        await asking.save(set_offer, detail.card.id, day.day if day else None, figures.text)


async def _who_said_so(asking: FollowUpQuestions, detail: CardDetail) -> None:
    """Whoever brought the bad news is whom the last message goes to."""
    who = await asking.ask(person_question(f"{detail.card.company} said no. Who told you?", detail))
    if who.text:
        await asking.save(exchange.log_reply, detail.card.id, ReplyKind.NO_ANSWER_NEEDED, who.text)


async def _close_others(asking: FollowUpQuestions, accepted: int) -> None:
    closed = []
    others = [card for card in listing(asking.desk.store) if card.id != accepted and _in_the_running(card)]
    for card in sorted(others, key=lambda each: _OPEN.index(each.stage)):
        name = f"{card.company}, {card.role}" if card.role else card.company
        choices = (Choice("y", "close it as withdrawn"), Choice("n", "leave it open"))
        question = Question(f"Withdraw from {name}?", choices, enter=False)
        if (await asking.ask(question)).key == "y":
            closed.append(card.id)
    if closed:
        await asking.save(sweep, closed, Sweep.WITHDRAWN)


def _in_the_running(card: CardView) -> bool:
    """Open and neither resting nor quiet for weeks."""
    quiet = card.step is not None and card.step.state is StepState.QUIET
    return card.outcome is None and card.stage in _OPEN and card.why is not NoStepReason.RESTING and not quiet

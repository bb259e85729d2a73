"""What is asked after each action: how, who, by when, what was learned; the action itself is saved already."""

from jobboard.dates.natural import DayTime
from jobboard.errors import DatabaseLockedError, InvalidInputError
from jobboard.followup.display_names import CHANNEL_NAMES
from jobboard.followup.enums import (
    Channel,
    InterviewState,
    Outcome,
    Party,
    ReplyKind,
    Stage,
    TouchKind,
)
from jobboard.store.actions import exchange
from jobboard.store.actions.applications_and_offers import describe_application, set_offer
from jobboard.store.actions.exchange import log_touch
from jobboard.store.actions.history_entries import add_lesson
from jobboard.store.actions.interviews import cancel_interview
from jobboard.store.actions.search_end import end_search
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries.drafts import Message, of_offer, of_thanks, to_referrer
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, Changes
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.context import ActionContext, FollowUpQuestions, person_question
from jobboard.tui.prompt.question import Answer, Choice, Question


async def offer_referrer_message(questions: FollowUpQuestions, card_id: int) -> None:
    """Offer the message that tells whoever opened the door how it goes on."""
    settings = questions.context.settings
    if questions.was_left:
        return
    message = to_referrer(questions.context.store, card_id, settings.overrides, settings.me)
    if message:
        await _offer_message(
            questions, message, f"{message.to} opened this door. Tell them how it goes on?", TouchKind.OTHER
        )


async def tell_others(questions: FollowUpQuestions) -> None:
    """Offer, one by one, the messages to the employers who are interviewing the user and know nothing of the offer."""
    settings = questions.context.settings
    if questions.was_left:
        return
    for message in of_offer(questions.context.store, settings.overrides, settings.me):
        recipient = f"{message.to} at {message.company}" if message.to else message.company
        await _offer_message(questions, message, f"Tell {recipient} that you have an offer?", TouchKind.FOLLOW_UP)


async def _offer_message(questions: FollowUpQuestions, message: Message, text: str, kind: TouchKind) -> None:
    """Copy the message if it is wanted, and log it once it was sent."""
    answer = await questions.ask(Question(text, (Choice("y", "copy the message"), Choice("n", "not now"))))
    if answer.key != "y":
        return
    outcome = questions.context.screen.copy(message.draft.text)
    blanks = f", to fill: {', '.join(message.draft.blanks)}" if message.draft.blanks else ""
    choices = (Choice("y", "yes, log it"), Choice("n", "not yet"))
    sent = await questions.ask(Question(f"Was it sent? ({outcome}{blanks})", choices))
    if sent.key == "y":
        await questions.save(log_touch, message.card_id, kind, None, message.to_id)


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


async def ask_after_move(context: ActionContext, saved: Changes, card_id: int, before: Stage) -> Changes:
    """A card has come to another stage: what that stage asks, and a word to whoever opened the door."""
    questions = FollowUpQuestions(context, saved)
    try:
        detail = context.card(card_id)
    except DatabaseLockedError:  # no question is worth a doubt whether the move is saved
        return saved
    if detail.card.stage is before:
        return saved
    match detail.card.stage:
        case Stage.APPLIED if before is Stage.TARGET:
            await _ask_application(questions, detail)
        case Stage.OFFER:
            await _ask_offer(questions, detail)
            await tell_others(questions)
        case Stage.REJECTED:
            await _ask_who_rejected(questions, detail)
            await _ask_call_off(questions, card_id)
            await ask_lesson(questions, card_id)
    await offer_referrer_message(questions, card_id)
    return questions.changes


async def after_rejection(context: ActionContext, saved: Changes, card_id: int) -> Changes:
    """They wrote that it is a no: what to learn from it, and a word to whoever opened the door."""
    questions = FollowUpQuestions(context, saved)
    await _ask_call_off(questions, card_id)
    await ask_lesson(questions, card_id)
    await offer_referrer_message(questions, card_id)
    return questions.changes


async def after_closing(context: ActionContext, saved: Changes, card_id: int, outcome: Outcome) -> Changes:
    """An accepted offer may end the search; those who helped are thanked then."""
    questions = FollowUpQuestions(context, saved)
    if outcome is not Outcome.NO_REPLY:
        await _ask_call_off(questions, card_id)
    if outcome is Outcome.ACCEPTED:
        await _end_search(questions, card_id)
    return questions.changes


async def _ask_call_off(questions: FollowUpQuestions, card_id: int) -> None:
    """A card that is over has no interview ahead: whether those that are booked are called off, and by whom."""
    context = questions.context
    today = context.store.today()
    choices = (Choice("t", "they called it off"), Choice("u", "I call it off"), Choice("n", "leave it"))
    for each in context.card(card_id).interviews:
        if each.state is not InterviewState.BOOKED or each.day < today:
            continue
        when = format_full(DayTime(each.day, each.time), today)
        answer = await questions.ask(Question(f"The interview {when} is still booked. Call it off?", choices))
        if by := {"t": Party.THEM, "u": Party.US}.get(answer.key):
            await questions.save(cancel_interview, card_id, each.id, by)


async def ask_lesson(questions: FollowUpQuestions, card_id: int) -> None:
    """What the user will do differently."""
    lesson = await questions.ask(Question("What will I do differently?", placeholder="Enter: nothing this time"))
    if lesson.text:
        await questions.save(add_lesson, card_id, lesson.text)


async def _ask_application(questions: FollowUpQuestions, detail: CardDetail) -> None:
    """How it went out, with which papers, and who opened the door; saved as one, as far as it was answered."""
    papers = "its file, or your name for it (Enter: none)"
    how = await questions.ask(Question(f"Applied to {detail.card.company}. How?", _HOW))
    resume = await questions.ask(Question("Which résumé?", placeholder=papers, initial=detail.resume_path))
    letter = await questions.ask(Question("Which letter?", placeholder=papers, initial=detail.letter_path))
    referrer = Answer() if detail.referrer else await questions.ask(person_question("Who opened the door?", detail))
    channel = _CHANNELS.get(how.key)
    card_id, before = detail.card.id, _papers(detail)
    typed = {_RESUME: resume.text, _LETTER: letter.text}
    new = {name: text for name, text in typed.items() if text and text != before[name]}
    if new:
        snapshot = EditSnapshot(lambda: _papers(questions.context.card(card_id)), before, {**before, **new})

        def save(store: Store, snapshot: EditSnapshot) -> Changes:
            papers = (new.get(_RESUME, ""), new.get(_LETTER, ""))
            return describe_application(store, card_id, channel, *papers, referrer.text, snapshot)

        if await questions.save_over(save, snapshot):
            return
    if channel or referrer.text:
        await questions.save(describe_application, card_id, channel, referrer=referrer.text)


def _papers(detail: CardDetail) -> dict[str, str]:
    return {_RESUME: detail.resume_path, _LETTER: detail.letter_path}


async def _ask_offer(questions: FollowUpQuestions, detail: CardDetail) -> None:
    """By when the offer wants an answer, and what it says."""
    context = questions.context

    def check(typed: str) -> str:
        day = context.parse_optional_day(typed)
        if day and day.day < context.store.today():
            raise InvalidInputError("that day has passed")
        return context.describe_optional_day(typed)

    text = f"By when must {detail.card.company}'s offer be answered?"
    deadline = await questions.ask(Question(text, placeholder="fri, a week (Enter: not said)", check=check))
    figures = await questions.ask(Question("What do they offer?", placeholder="EUR 68,000, 30 days off (Enter: later)"))
    day = context.parse_optional_day(deadline.text)
    if day or figures.text:
        await questions.save(set_offer, detail.card.id, day.day if day else None, figures.text)


async def _ask_who_rejected(questions: FollowUpQuestions, detail: CardDetail) -> None:
    """Whoever brought the bad news is whom the last message goes to."""
    answer = await questions.ask(person_question(f"{detail.card.company} said no. Who told you?", detail))
    if answer.text:
        await questions.save(exchange.log_reply, detail.card.id, ReplyKind.NO_ANSWER_NEEDED, answer.text)


async def _end_search(questions: FollowUpQuestions, card_id: int) -> None:
    """Whether the accepted offer ends the search, when the work begins, and thanks to those who helped."""
    context = questions.context
    ends = (Choice("y", "it ends: the board goes quiet"), Choice("n", "I go on looking"))
    if (await questions.ask(Question("Does this end your search?", ends, enter=False))).key != "y":
        return
    hint = "mon, 1 feb (Enter: not known yet)"
    start = await questions.ask(
        Question("On which day do you start?", placeholder=hint, check=context.describe_optional_day)
    )
    day = context.parse_optional_day(start.text)
    await questions.save(end_search, card_id, day.day if day else None)
    settings = context.settings
    for message in of_thanks(context.store, card_id, settings.overrides, settings.me):
        await _offer_message(questions, message, f"Thank {message.to} for their part in it?", TouchKind.THANK_YOU)

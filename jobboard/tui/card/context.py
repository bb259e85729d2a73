"""What the card's keys share: the store, the way to ask, and the questions that come up again and again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec

from jobboard.config import MessageSettings
from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import EditConflictError, InvalidInputError, ReadOnlyError, StoreError
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries import cards
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, Changes, ContactView
from jobboard.tui.base.labels import format_full, spell_contact
from jobboard.tui.forms.form import FormSpec
from jobboard.tui.prompt.question import Answer, Ask, Choice, Question

P = ParamSpec("P")
PushForm = Callable[[FormSpec], Awaitable[Changes | None]]
"""Opens the card's form; None where it was left."""
Copy = Callable[[str], str]
"""Puts a text on the user's clipboard; returns what is known of its fate."""
Show = Callable[[Changes], None]
"""Draws what was saved, while there are questions yet."""


NAME_HINT = "a name, or Dana Ruiz, recruiter, dana@acme.example"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody by their name, and by their id where they are known; without a name nobody in particular."""

    name: str = ""
    id: int | None = None

    @property
    def key(self) -> str | int | None:
        """What the store is told."""
        return self.id or self.name or None


NOBODY = Recipient()


@dataclass(frozen=True, slots=True)
class ActionContext:
    """A store, and somebody to ask. The questions return None where the user left them by Esc.

    Without a `copy` no message is offered; `wording` is what messages are filled with.
    """

    store: Store
    ask: Ask
    push_form: PushForm
    copy: Copy | None = None
    show: Show = lambda _: None
    wording: MessageSettings = field(default_factory=MessageSettings)

    def card(self, card_id: int) -> CardDetail:
        """The card as it is now."""
        return cards.detail(self.store, card_id)

    async def save(self, act: Callable[Concatenate[Store, P], Changes], *args: P.args, **kwargs: P.kwargs) -> Changes:
        """Run one action of the store; while the board cannot be written, offer to try again with the same words."""
        while True:
            try:
                return act(self.store, *args, **kwargs)
            except StoreError as error:
                again = (Choice("y", "try again"),)
                if isinstance(error, ReadOnlyError) or await self.key(str(error), again) is None:
                    raise

    async def save_over(self, act: Callable[[Store, EditSnapshot], Changes], seen: EditSnapshot) -> Changes | None:
        """Save over what was seen; where somebody else changed that, it is asked first. None where theirs is left."""
        while True:
            try:
                return await self.save(act, seen)
            except EditConflictError as error:
                text = error.message[:1].upper() + error.message[1:]
                mine = (Choice("y", "put mine there"), Choice("n", "leave theirs"))
                if await self.key(text, mine, enter=False) != "y":
                    return None
                seen = seen.over(error.now)

    async def key(self, text: str, choices: tuple[Choice, ...], *, enter: bool = True) -> str | None:
        """The key of a choice."""
        answer = await self.ask(Question(text, choices, enter=enter))
        return answer.key if answer else None

    async def words(self, text: str, placeholder: str = "", initial: str = "", *, needed: bool = False) -> str | None:
        """A line of any words, perhaps none."""
        check = _something if needed else None
        return _text(await self.ask(Question(text, placeholder=placeholder, initial=initial, check=check)))

    async def ahead(self, text: str, placeholder: str) -> DayTime | None:
        """A day that is planned, perhaps with a time."""
        typed = _text(await self.ask(Question(text, placeholder=placeholder, check=self._check(Direction.FUTURE))))
        return None if typed is None else parse_when(typed, self.store.today(), Direction.FUTURE)

    async def maybe_ahead(self, text: str, placeholder: str) -> DayTime | None:
        """A day that is planned; None where none was said, or the question was left."""
        typed = _text(await self.ask(Question(text, placeholder=placeholder, check=self.say_coming)))
        return None if typed is None else self.coming(typed)

    def coming(self, typed: str) -> DayTime | None:
        """The day that was typed; None for nothing, or "none". InvalidInputError for what is no day."""
        return None if _is_none(typed) else parse_when(typed, self.store.today(), Direction.FUTURE)

    def say_coming(self, typed: str) -> str:
        """That day spelled out."""
        when = self.coming(typed)
        return format_full(when, self.store.today()) if when else ""

    async def past(self, text: str) -> DayTime | None:
        """A day on which something happened, perhaps with a time."""
        look = self._check(Direction.PAST)

        def check(typed: str) -> str:
            if parse_when(typed, self.store.today(), Direction.PAST).day > self.store.today():
                raise InvalidInputError("that day has not come yet")
            return look(typed)

        typed = _text(await self.ask(Question(text, placeholder="yesterday, last tue 15:00", check=check)))
        return None if typed is None else parse_when(typed, self.store.today(), Direction.PAST)

    async def person(self, text: str, detail: CardDetail) -> Recipient | None:
        """Somebody on the card by a digit, or anybody by name."""
        people = detail.contacts[:9]
        if not people:
            return await self._name(text, detail)
        digits = tuple(Choice(str(number), person.name) for number, person in enumerate(people, 1))
        key = await self.key(text, (*digits, Choice("o", "somebody else"), Choice("0", "nobody in particular")))
        if key == "o":
            return await self._name(text, detail)
        if key is None:
            return None
        return NOBODY if key == "0" else Recipient(people[int(key) - 1].name, people[int(key) - 1].id)

    async def _name(self, text: str, detail: CardDetail) -> Recipient | None:
        question = Question(text, placeholder=NAME_HINT, check=lambda name: say_person(name, detail))
        typed = _text(await self.ask(question))
        return None if typed is None else Recipient(typed)

    def _check(self, prefer: Direction) -> Callable[[str], str]:
        today = self.store.today()
        return lambda typed: format_full(parse_when(typed, today, prefer), today)


def say_person(typed: str, detail: CardDetail) -> str:
    """Who is meant by a name: somebody on the card, or somebody new; InvalidInputError where it may be several."""
    if not typed:
        return "nobody in particular"
    found = person_meant(typed, detail)
    return found.name if found else f"new: {spell_contact(parse_contact(typed))}"


def person_meant(typed: str, detail: CardDetail) -> ContactView | None:
    """Who on the card is meant by a name or a part of it; InvalidInputError where it may be several."""
    wanted = typed.casefold()
    exact = [person for person in detail.contacts if person.name.casefold() == wanted]
    found = exact or [person for person in detail.contacts if wanted in person.name.casefold()]
    if len(found) > 1:
        raise InvalidInputError(f"{' or '.join(person.name for person in found)}?", "write the whole name")
    return found[0] if found else None


def joined(first: Changes, second: Changes | None) -> Changes:
    """Two actions that one key led to, as one thing to draw."""
    if second is None:
        return first
    label = "; ".join(label for label in (first.label, second.label) if label)
    return second._replace(label=label, cards=first.cards | second.cards, stages=first.stages | second.stages)


def _something(typed: str) -> str:
    if not typed:
        raise InvalidInputError("write a word or two", "Esc leaves")
    return ""


def _is_none(typed: str) -> bool:
    return typed.casefold() in ("", "none", "no")


def _text(answer: Answer | None) -> str | None:
    return answer.text if answer else None


class FollowUpQuestions:
    """The questions after one saved action; once one was left by Esc, all others answer themselves with nothing."""

    def __init__(self, desk: ActionContext, saved: Changes | None = None) -> None:
        self.desk = desk
        self.changes = saved or Changes("")
        """All that was saved so far, as one thing to draw."""
        self.left = False
        if saved:
            desk.show(saved)

    async def ask(self, question: Question) -> Answer:
        """Put a question; an empty answer where it, or one before it, was left."""
        answer = None if self.left else await self.desk.ask(question)
        self.left = answer is None
        return answer or Answer()

    async def save(self, act: Callable[Concatenate[Store, P], Changes], *args: P.args, **kwargs: P.kwargs) -> None:
        """Save an answer; the card that the action was about stays the one to follow."""
        self._add(await self.desk.save(act, *args, **kwargs))

    async def save_over(self, act: Callable[[Store, EditSnapshot], Changes], seen: EditSnapshot) -> bool:
        """Save an answer over what was seen; False where the user leaves what somebody else wrote there."""
        changes = await self.desk.save_over(act, seen)
        if changes:
            self._add(changes)
        return changes is not None

    def _add(self, changes: Changes) -> None:
        self.changes = joined(self.changes, changes)._replace(card_id=self.changes.card_id)


def person_question(text: str, detail: CardDetail) -> Question:
    """Somebody by name, perhaps new; the hint names who is on the card."""
    known = ", ".join(person.name for person in detail.contacts[:3])
    hint = f"{known}, or {NAME_HINT}" if known else NAME_HINT
    return Question(text, placeholder=f"{hint} (Enter: nobody)", check=lambda typed: say_person(typed, detail))

"""What all actions on a card share: the store, the screen they run on, and the questions that come up again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, Protocol

from jobboard.config import MessageSettings
from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import EditConflictError, InvalidInputError, ReadOnlyError, StoreError
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries import cards
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, Changes, ContactView
from jobboard.tui.base.labels import format_full, spell_contact
from jobboard.tui.card.detail_lines import Entry
from jobboard.tui.forms.external_editor import EditorResult
from jobboard.tui.forms.form import FormSpec
from jobboard.tui.keymap import BOARD_ACTIONS, ActionHandlers
from jobboard.tui.prompt.question import Answer, Choice, PassesKey, Question

P = ParamSpec("P")
NAME_HINT = "a name, or Dana Ruiz, recruiter, dana@acme.example"


class ActionScreen(Protocol):
    """The screen that an action runs on, as far as the action needs it."""

    async def ask(self, question: Question) -> Answer | None:
        """Put a question; None where the user left it by Esc."""

    async def push_form(self, spec: FormSpec) -> Changes | None:
        """Open a form; None where it was left."""

    async def edit_text(self, title: str, text: str, action_id: str = "", record_id: int | None = None) -> EditorResult:
        """Have the user edit a text of several lines; `action_id` and `record_id` say what it is for, should the
        app end.
        """
        ...

    def copy(self, text: str) -> str:
        """Put a text on the user's clipboard; returns what is known of its fate."""
        ...

    def draw_changes(self, changes: Changes) -> None:
        """Draw what was saved, while there are questions yet."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody by their name, and by their id where they are known; without a name nobody in particular."""

    name: str = ""
    id: int | None = None

    @property
    def key(self) -> str | int | None:
        """How the store finds them: by id, else by name."""
        return self.id or self.name or None


NOBODY = Recipient()


@dataclass(frozen=True, slots=True)
class ActionContext:
    """A store, and the screen on which an action runs. The questions return None where the user left them by Esc.

    `entry` is what of an open card the cursor stands on. A key that `passes` leaves a question, and does on the screen
    what it is for.
    """

    store: Store
    screen: ActionScreen
    settings: MessageSettings = field(default_factory=MessageSettings)
    """What messages are filled with."""
    entry: Entry | None = None
    passes: PassesKey | None = None

    def card(self, card_id: int) -> CardDetail:
        """The card as it is now."""
        return cards.detail(self.store, card_id)

    async def save(self, act: Callable[Concatenate[Store, P], Changes], *args: P.args, **kwargs: P.kwargs) -> Changes:
        """Run one action of the store; while the board cannot be written, offer to try again with the same input."""
        while True:
            try:
                return act(self.store, *args, **kwargs)
            except StoreError as error:
                again = (Choice("y", "try again"),)
                if isinstance(error, ReadOnlyError) or await self.ask_choice(str(error), again) is None:
                    raise

    async def save_over(self, act: Callable[[Store, EditSnapshot], Changes], snapshot: EditSnapshot) -> Changes | None:
        """Save over what was shown; where somebody else changed that, it is asked first. None where theirs is left."""
        while True:
            try:
                return await self.save(act, snapshot)
            except EditConflictError as error:
                text = error.message[:1].upper() + error.message[1:]
                mine = (Choice("y", "put mine there"), Choice("n", "leave theirs"))
                if await self.ask_choice(text, mine, enter=False) != "y":
                    return None
                snapshot = snapshot.over(error.now)

    async def ask(self, question: Question) -> Answer | None:
        """Put a question."""
        return await self.screen.ask(question._replace(passes=self.passes) if self.passes else question)

    async def ask_choice(self, text: str, choices: tuple[Choice, ...], *, enter: bool = True) -> str | None:
        """The key of a choice."""
        answer = await self.ask(Question(text, choices, enter=enter))
        return answer.key if answer else None

    async def ask_text(
        self, text: str, placeholder: str = "", initial: str = "", *, needed: bool = False
    ) -> str | None:
        """A line of any text, perhaps empty."""
        check = _require_text if needed else None
        return _text(await self.ask(Question(text, placeholder=placeholder, initial=initial, check=check)))

    async def ask_future_day(self, text: str, placeholder: str) -> DayTime | None:
        """A day that is planned, perhaps with a time."""
        typed = _text(await self.ask(Question(text, placeholder=placeholder, check=self._describe(Direction.FUTURE))))
        return None if typed is None else parse_when(typed, self.store.today(), Direction.FUTURE)

    async def ask_optional_day(self, text: str, placeholder: str) -> DayTime | None:
        """A day that is planned; None where none was given, or the question was left."""
        typed = _text(await self.ask(Question(text, placeholder=placeholder, check=self.describe_optional_day)))
        return None if typed is None else self.parse_optional_day(typed)

    def parse_optional_day(self, typed: str) -> DayTime | None:
        """The day that was typed; None for nothing, or "none". InvalidInputError for what is no day."""
        return None if _is_none(typed) else parse_when(typed, self.store.today(), Direction.FUTURE)

    def describe_optional_day(self, typed: str) -> str:
        """That day spelled out."""
        when = self.parse_optional_day(typed)
        return format_full(when, self.store.today()) if when else ""

    async def ask_past_day(self, text: str) -> DayTime | None:
        """A day on which something happened, perhaps with a time."""
        describe = self._describe(Direction.PAST)

        def check(typed: str) -> str:
            if parse_when(typed, self.store.today(), Direction.PAST).day > self.store.today():
                raise InvalidInputError("that day has not come yet")
            return describe(typed)

        typed = _text(await self.ask(Question(text, placeholder="yesterday, last tue 15:00", check=check)))
        return None if typed is None else parse_when(typed, self.store.today(), Direction.PAST)

    async def ask_person(self, text: str, detail: CardDetail) -> Recipient | None:
        """Somebody on the card by a digit, or anybody by name."""
        people = detail.contacts[:9]
        if not people:
            return await self._ask_name(text, detail)
        digits = tuple(Choice(str(number), person.name) for number, person in enumerate(people, 1))
        key = await self.ask_choice(text, (*digits, Choice("o", "somebody else"), Choice("0", "nobody in particular")))
        if key == "o":
            return await self._ask_name(text, detail)
        if key is None:
            return None
        return NOBODY if key == "0" else Recipient(people[int(key) - 1].name, people[int(key) - 1].id)

    async def _ask_name(self, text: str, detail: CardDetail) -> Recipient | None:
        question = Question(text, placeholder=NAME_HINT, check=lambda name: describe_person(name, detail))
        typed = _text(await self.ask(question))
        return None if typed is None else Recipient(typed)

    def _describe(self, direction: Direction) -> Callable[[str], str]:
        today = self.store.today()
        return lambda typed: format_full(parse_when(typed, today, direction), today)


CardHandler = Callable[[ActionContext, int], Awaitable[Changes | None]]
"""What an action does to a card, by its id: what changed, None where the user left it; InvalidInputError says why it
can't.
"""
CARD_HANDLERS: ActionHandlers[CardHandler] = ActionHandlers(BOARD_ACTIONS)
"""The actions that need no more than a card."""
card_action = CARD_HANDLERS.handles


def describe_person(typed: str, detail: CardDetail) -> str:
    """Who is meant by a name: somebody on the card, or somebody new; InvalidInputError where it may be several."""
    if not typed:
        return "nobody in particular"
    person = find_person(typed, detail)
    return person.name if person else f"new: {spell_contact(parse_contact(typed))}"


def find_person(typed: str, detail: CardDetail) -> ContactView | None:
    """Who on the card is meant by a name or a part of it; InvalidInputError where it may be several."""
    name = typed.casefold()
    exact = [person for person in detail.contacts if person.name.casefold() == name]
    matches = exact or [person for person in detail.contacts if name in person.name.casefold()]
    if len(matches) > 1:
        raise InvalidInputError(f"{' or '.join(person.name for person in matches)}?", "write the whole name")
    return matches[0] if matches else None


def join_changes(first: Changes, second: Changes | None) -> Changes:
    """Two actions that one key led to, as one thing to draw."""
    if second is None:
        return first
    label = "; ".join(label for label in (first.label, second.label) if label)
    return second._replace(label=label, cards=first.cards | second.cards, stages=first.stages | second.stages)


def _require_text(typed: str) -> str:
    if not typed:
        raise InvalidInputError("write a word or two", "Esc leaves")
    return ""


def _is_none(typed: str) -> bool:
    return typed.casefold() in ("", "none", "no")


def _text(answer: Answer | None) -> str | None:
    return answer.text if answer else None


class FollowUpQuestions:
    """The questions after one saved action; once one was left by Esc, all others answer themselves with nothing."""

    def __init__(self, context: ActionContext, saved: Changes | None = None) -> None:
        self.context = context
        self.changes = saved or Changes("")
        """All that was saved so far, as one thing to draw."""
        self.was_left = False
        if saved:
            context.screen.draw_changes(saved)

    async def ask(self, question: Question) -> Answer:
        """Put a question; an empty answer where it, or one before it, was left."""
        answer = None if self.was_left else await self.context.ask(question)
        self.was_left = answer is None
        return answer or Answer()

    async def save(self, act: Callable[Concatenate[Store, P], Changes], *args: P.args, **kwargs: P.kwargs) -> None:
        """Save an answer; the card that the action was about stays the one to follow."""
        self._add(await self.context.save(act, *args, **kwargs))

    async def save_over(self, act: Callable[[Store, EditSnapshot], Changes], snapshot: EditSnapshot) -> bool:
        """Save an answer over what was shown; False where the user leaves what somebody else wrote there."""
        changes = await self.context.save_over(act, snapshot)
        if changes:
            self._add(changes)
        return changes is not None

    def _add(self, changes: Changes) -> None:
        self.changes = join_changes(self.changes, changes)._replace(card_id=self.changes.card_id)


def person_question(text: str, detail: CardDetail) -> Question:
    """Somebody by name, perhaps new; the hint names who is on the card."""
    names = ", ".join(person.name for person in detail.contacts[:3])
    hint = f"{names}, or {NAME_HINT}" if names else NAME_HINT
    return Question(text, placeholder=f"{hint} (Enter: nobody)", check=lambda typed: describe_person(typed, detail))

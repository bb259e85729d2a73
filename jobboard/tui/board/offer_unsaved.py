"""Offering what was typed and not saved when the board had to leave: to go on with it, or to have the words."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from jobboard.config import MessageSettings
from jobboard.dates.natural import DayTime
from jobboard.errors import JobboardError
from jobboard.store.actions.cards import add_note
from jobboard.store.actions.drafts import save_draft
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, Changes
from jobboard.text import quote
from jobboard.tui.base.labels import format_full
from jobboard.tui.card.actions import CARD_ACTIONS, CardActions
from jobboard.tui.forms.form import FormSpec
from jobboard.tui.people.form_fields import EDIT_CONTACT, contact_request
from jobboard.tui.prompt.question import Answer, Ask, Choice, Question
from jobboard.tui.triage.item import read_case
from jobboard.unsaved_input import DRAFT, TYPED, UnsavedFile, UnsavedInput, kept_words

PushForm = Callable[[FormSpec], Awaitable[Changes | None]]
Talk = Callable[[], Awaitable[Changes | None]]
_THROW_AWAY = Choice("x", "throw it away")


class UnsavedRecovery:
    """Asks about each, once at the start. What is gone on with waits here until its form or question opens."""

    def __init__(
        self, store: Store, ask: Ask, push_form: PushForm, copy: Callable[[str], str], wording: MessageSettings
    ) -> None:
        self._store = store
        self._ask = ask
        self._push_form = push_form
        self._copy = copy
        self._wording = wording
        self._begun: UnsavedInput | None = None

    async def ask(self, question: Question) -> Answer | None:
        """Put a question, with what was typed the last time in its line."""
        begun = self._begun
        if begun and not question.choices and question.text == begun.title:
            self._begun = None
            question = question._replace(initial=begun.texts.get(TYPED, ""))
        return await self._ask(question)

    async def push_form(self, request: FormSpec) -> Changes | None:
        """Open a form, with what was typed the last time in its fields."""
        begun = self._begun
        if begun and begun.before and (request.again, request.about) == (begun.again, begun.about):
            self._begun = None
            request = replace(request, begun=begun)
        return await self._push_form(request)

    async def offer(self, cards: CardActions, go_to: Callable[[int], None]) -> Changes | None:
        """Offer all of them, one after the other; those that are left by Esc are offered again at the next start.

        `go_to` brings the cursor to the card that the words are about.
        """
        changes = None
        for kept in kept_words(self._store.path):
            changes = await self._offer(kept, self._opens(kept.words, cards, go_to)) or changes
        return changes

    def _opens(self, words: UnsavedInput, cards: CardActions, go_to: Callable[[int], None]) -> Talk | None:
        """What opens again where the words were typed; None where nothing does."""
        if words.again == "add":
            return cards.add
        if words.about is None:
            return None
        if words.again == EDIT_CONTACT:
            return partial(self._edit_contact, words.about)
        return partial(_on_card, words.about, words.again, cards, go_to) if words.again in CARD_ACTIONS else None

    async def _edit_contact(self, contact_id: int) -> Changes | None:
        return await self.push_form(contact_request(self._store, contact_id))

    async def _offer(self, kept: UnsavedFile, act: Talk | None) -> Changes | None:
        words = kept.words
        day = format_full(DayTime(kept.at.date(), kept.at.time()), self._store.today())
        text = f"Not saved when the board was left {day} · {words.title}: {quote(words.said, 50)}"
        if act is None:
            return await self._hand_over(kept, text)
        answer = await self._ask(Question(text, (Choice("y", "go on with it"), _THROW_AWAY), enter=False))
        if answer is None or answer.key == "x":
            await self._throw_away(kept, answer)
            return None
        try:
            opened, changes = await self._go_on(words, act)
        except JobboardError:  # its card is gone, perhaps; the words are not
            opened, changes = False, None
        if not opened:
            return await self._hand_over(kept, text)
        kept.drop()
        return changes

    async def _go_on(self, words: UnsavedInput, act: Talk) -> tuple[bool, Changes | None]:
        """Whether the form or question that the words belong to was opened, and what came of it."""
        self._begun = words
        try:
            changes = await act()
            return self._begun is None, changes
        finally:
            self._begun = None

    async def _hand_over(self, kept: UnsavedFile, text: str) -> Changes | None:
        """What was typed and cannot go back to where they were typed."""
        words = kept.words
        card = self._card(words.about) if not words.before else None
        template = self._template(card) if words.again == DRAFT else ""
        choices = (
            *((Choice("k", f"keep it as the draft for {card.card.company}"),) if card and template else ()),
            *((Choice("n", f"a note on {card.card.company}"),) if card else ()),
            Choice("c", "copy it"),
            _THROW_AWAY,
        )
        answer = await self._ask(Question(text, choices, enter=False))
        if answer is None or answer.key == "x":
            await self._throw_away(kept, answer)
            return None
        changes = None
        if answer.key == "k" and card:
            changes = save_draft(self._store, card.card.id, template, words.said)
        elif answer.key == "n" and card:
            changes = add_note(self._store, card.card.id, words.said)
        elif answer.key == "c":
            changes = Changes(self._copy(words.said))
        kept.drop()
        return changes

    async def _throw_away(self, kept: UnsavedFile, answer: Answer | None) -> None:
        """Only after a second key, since the first may have been typed before the question was there."""
        if answer is not None:
            sure = (Choice("y", "throw it away"), Choice("n", "ask again the next time"))
            answer = await self._ask(Question(f"{kept.words.title}: for good?", sure, enter=False))
        if answer is not None and answer.key == "y":
            kept.drop()

    def _card(self, number: int | None) -> CardDetail | None:
        try:
            return None if number is None else detail(self._store, number)
        except JobboardError:
            return None

    def _template(self, card: CardDetail | None) -> str:
        case = read_case(self._store, card.card.id, self._wording) if card else None
        return case.draft.template if case and case.draft else ""


async def _on_card(card_id: int, name: str, cards: CardActions, go_to: Callable[[int], None]) -> Changes | None:
    go_to(card_id)
    changes: Changes | None = await getattr(cards, name)(card_id)
    return changes

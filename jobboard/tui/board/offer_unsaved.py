"""Offering what was typed and not saved when the board had to leave: to go on with it, or to keep the text."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from jobboard.dates.natural import DayTime
from jobboard.errors import JobboardError
from jobboard.store.actions.cards import add_note
from jobboard.store.actions.drafts import save_draft
from jobboard.store.queries.cards import detail
from jobboard.store.views import CardDetail, Changes
from jobboard.text import quote
from jobboard.tui.base.labels import format_full
from jobboard.tui.board.layout import BoardLayout
from jobboard.tui.card.actions import CARD_HANDLERS, add_card
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.own_page import EDIT_OWN_PAGE, fill_own_page
from jobboard.tui.forms.form import FormSpec
from jobboard.tui.people.form_fields import EDIT_CONTACT, contact_request
from jobboard.tui.prompt.question import Answer, Choice, Question
from jobboard.tui.triage.item import read_item
from jobboard.unsaved_input import DRAFT, TYPED, UnsavedFile, UnsavedInput, load_unsaved

Resume = Callable[[], Awaitable[Changes | None]]
"""Opens the form or the question again."""
_THROW_AWAY = Choice("x", "throw it away")


class UnsavedRecovery:
    """Asks about each, once at the start. What is gone on with waits here until its form or question opens."""

    def __init__(self, context: ActionContext, layout: BoardLayout) -> None:
        self._context = context
        self._layout = layout
        self._to_resume: UnsavedInput | None = None

    def fill_question(self, question: Question) -> Question:
        """The question, with what was typed the last time in its line."""
        unsaved = self._to_resume
        if unsaved is None or question.choices or question.text != unsaved.title:
            return question
        self._to_resume = None
        return question._replace(initial=unsaved.texts.get(TYPED, ""))

    def fill_form(self, spec: FormSpec) -> FormSpec:
        """The form, with what was typed the last time in its fields."""
        unsaved = self._to_resume
        if unsaved is None or not unsaved.before:
            return spec
        if (spec.action_id, spec.record_id) != (unsaved.action_id, unsaved.record_id):
            return spec
        self._to_resume = None
        return replace(spec, unsaved=unsaved)

    async def offer(self) -> Changes | None:
        """Offer all of them, one after the other; those that are left by Esc are offered again at the next start."""
        changes = None
        for file in load_unsaved(self._context.store.path):
            changes = await self._offer(file, self._resume(file.input)) or changes
        return changes

    def _resume(self, unsaved: UnsavedInput) -> Resume | None:
        """What opens again where it was typed; None where nothing does."""
        if unsaved.action_id == "add":
            return partial(add_card, self._context)
        if unsaved.action_id == EDIT_OWN_PAGE:
            return partial(fill_own_page, self._context)
        if unsaved.record_id is None:
            return None
        if unsaved.action_id == EDIT_CONTACT:
            return partial(self._edit_contact, unsaved.record_id)
        return (
            partial(self._do_to_card, unsaved.action_id, unsaved.record_id)
            if unsaved.action_id in CARD_HANDLERS
            else None
        )

    async def _edit_contact(self, contact_id: int) -> Changes | None:
        return await self._context.screen.push_form(contact_request(self._context.store, contact_id))

    async def _do_to_card(self, action_id: str, card_id: int) -> Changes | None:
        self._layout.go_to(card_id)
        return await CARD_HANDLERS[action_id](self._context, card_id)

    async def _offer(self, file: UnsavedFile, resume: Resume | None) -> Changes | None:
        unsaved = file.input
        day = format_full(DayTime(file.left_at.date(), file.left_at.time()), self._context.store.today())
        text = f"Not saved when the board was left {day} · {unsaved.title}: {quote(unsaved.typed, 50)}"
        if resume is None:
            return await self._hand_over(file, text)
        choices = (Choice("y", "go on with it"), _THROW_AWAY)
        answer = await self._context.ask(Question(text, choices, enter=False))
        if answer is None or answer.key == "x":
            await self._throw_away(file, answer)
            return None
        try:
            is_open, changes = await self._go_on(unsaved, resume)
        except JobboardError:  # its card is gone, perhaps; the text is not
            is_open, changes = False, None
        if not is_open:
            return await self._hand_over(file, text)
        file.drop()
        return changes

    async def _go_on(self, unsaved: UnsavedInput, resume: Resume) -> tuple[bool, Changes | None]:
        """Whether the form or question that it belongs to was opened, and what came of it."""
        self._to_resume = unsaved
        try:
            changes = await resume()
            return self._to_resume is None, changes
        finally:
            self._to_resume = None

    async def _hand_over(self, file: UnsavedFile, text: str) -> Changes | None:
        """What cannot go back to where it was typed: as a draft, a note, or a copy."""
        unsaved, store = file.input, self._context.store
        card = self._card(unsaved.record_id) if not unsaved.before else None
        template = self._template(card) if unsaved.action_id == DRAFT else ""
        choices = (
            *((Choice("k", f"keep it as the draft for {card.card.company}"),) if card and template else ()),
            *((Choice("n", f"a note on {card.card.company}"),) if card else ()),
            Choice("c", "copy it"),
            _THROW_AWAY,
        )
        answer = await self._context.ask(Question(text, choices, enter=False))
        if answer is None or answer.key == "x":
            await self._throw_away(file, answer)
            return None
        changes = None
        if answer.key == "k" and card:
            changes = save_draft(store, card.card.id, template, unsaved.typed)
        elif answer.key == "n" and card:
            changes = add_note(store, card.card.id, unsaved.typed)
        elif answer.key == "c":
            changes = Changes(self._context.screen.copy(unsaved.typed))
        file.drop()
        return changes

    async def _throw_away(self, file: UnsavedFile, answer: Answer | None) -> None:
        """Only after a second key, since the first may have been typed before the question was there."""
        if answer is not None:
            choices = (Choice("y", "throw it away"), Choice("n", "ask again the next time"))
            answer = await self._context.ask(Question(f"{file.input.title}: for good?", choices, enter=False))
        if answer is not None and answer.key == "y":
            file.drop()

    def _card(self, card_id: int | None) -> CardDetail | None:
        try:
            return None if card_id is None else detail(self._context.store, card_id)
        except JobboardError:
            return None

    def _template(self, card: CardDetail | None) -> str:
        item = read_item(self._context.store, card.card.id, self._context.settings) if card else None
        return item.draft.template if item and item.draft else ""

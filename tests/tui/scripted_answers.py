"""A store with a stopped clock, and somebody who answers from a script."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from jobboard.errors import InvalidInputError
from jobboard.store.actions import cards
from jobboard.store.actions.cards import NewCard
from jobboard.store.open import open_store
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.card.actions import CARD_HANDLERS
from jobboard.tui.card.context import ActionContext
from jobboard.tui.forms.external_editor import EditorResult
from jobboard.tui.forms.form import FormSpec
from jobboard.tui.prompt.question import Answer, Question

MONDAY = datetime(2026, 11, 16, 9, 30)


@contextmanager
def board_at(path: Path, now: datetime = MONDAY) -> Iterator[Store]:
    """A board of its own in `path`."""
    store = open_store(path / "board.sqlite3", frozen=now)
    try:
        yield store
    finally:
        store.close()


def add(store: Store, new: NewCard) -> int:
    """Add a card; returns its id."""
    card_id = cards.add_card(store, new).card_id
    assert card_id
    return card_id


@dataclass
class Script:
    """A screen that answers questions one after the other: a choice by its key, a line by its text, None is Esc.

    A key must be offered and a line must pass the question's check, as at the real prompt.
    """

    answers: list[str | None]
    asked: list[str] = field(default_factory=list)
    forms: list[FormSpec] = field(default_factory=list)

    async def ask(self, question: Question) -> Answer | None:
        self.asked.append(question.text)
        answer = self.answers.pop(0)
        if answer is None:
            return None
        if question.choices:
            assert answer in [choice.key for choice in question.choices], f"{answer} is not offered by {question}"
            return Answer(key=answer)
        if question.check:
            question.check(answer)
        return Answer(text=answer)

    async def push_form(self, spec: FormSpec) -> Changes | None:
        self.forms.append(spec)
        return None

    async def edit_text(self, title: str, text: str, action_id: str = "", record_id: int | None = None) -> EditorResult:
        raise AssertionError(f"no text to edit was expected: {title}")

    def copy(self, text: str) -> str:
        return "Sent to your terminal"

    def draw_changes(self, changes: Changes) -> None:
        pass

    def on(self, store: Store) -> ActionContext:
        return ActionContext(store, self)


async def run_action(store: Store, action: str, card_id: int, *answers: str | None) -> Script:
    """Run one key's action to its end with these answers, all of which it must use."""
    script = Script(list(answers))
    await CARD_HANDLERS[action](script.on(store), card_id)
    assert not script.answers, f"not asked: {script.answers}"
    return script


async def refusal(store: Store, action: str, card_id: int, *answers: str | None) -> str:
    """Why an action could not be done; fails where it could."""
    try:
        await run_action(store, action, card_id, *answers)
    except InvalidInputError as error:
        return str(error)
    raise AssertionError(f"{action} was not refused")

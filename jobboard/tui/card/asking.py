"""Asking once an action is saved: one line after the other, Enter leaves one empty, one Esc skips them all."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from jobboard.store.detail_views import CardDetail
from jobboard.store.edit_conflict import Seen
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.card.context import NAME_HINT, Desk, joined, say_person
from jobboard.tui.prompt.question import Answer, Question

P = ParamSpec("P")


class Asking:
    """The questions after one saved action; once one was left by Esc, all others answer themselves with nothing."""

    def __init__(self, desk: Desk, saved: Changes | None = None) -> None:
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

    async def save_over(self, act: Callable[[Store, Seen], Changes], seen: Seen) -> bool:
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

"""What stood there when somebody began to edit it, so that saving cannot overwrite what was saved since."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from jobboard.errors import EditConflictError
from jobboard.followup.enums import StepKind
from jobboard.followup.models import NoStep, Step
from jobboard.store.views import StepView
from jobboard.text import quote

Texts = Mapping[str, str]
"""Texts by their names: a form's fields, or the words for what a question asks."""


@dataclass(frozen=True, slots=True)
class EditSnapshot:
    """The texts that were seen `before` and those to stand `after`; `read` gives the ones that stand there now."""

    read: Callable[[], Texts]
    before: Texts
    after: Texts

    def check(self) -> None:
        """EditConflictError where another program changed a text that is to be changed; inside the transaction that
        saves.

        What the other wrote may be just what is to stand there.
        """
        now = self.read()
        edited = [name for name, text in self.after.items() if text != self.before[name]]
        conflicts = {name: now[name] for name in edited if now[name] not in (self.before[name], self.after[name])}
        if conflicts:
            texts = (
                f"{name} meanwhile: {quote(text) if text else 'it is empty now'}" for name, text in conflicts.items()
            )
            raise EditConflictError(f"somebody else changed {'; '.join(texts)}", conflicts)

    def over(self, now: Texts) -> "EditSnapshot":
        """The same change once these texts were seen too."""
        return replace(self, before={**self.before, **now})


class StepRef(NamedTuple):
    """What tells a card's step from the one before it and the one after."""

    kind: StepKind
    attempt: int | None
    since: dt.date
    due: dt.date
    about_day: dt.date | None
    about_time: dt.time | None

    @classmethod
    def of(cls, step: Step | StepView | NoStep | None) -> "StepRef | None":
        """The step's; None where there is none."""
        if step is None or isinstance(step, NoStep):
            return None
        return cls(step.kind, step.attempt, step.since, step.due, step.about_day, step.about_time)

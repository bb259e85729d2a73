"""One card of triage as it is at hand: its step, whom to write to, by which channel, and the words."""

from dataclasses import dataclass

from jobboard.config import MessageSettings
from jobboard.followup.enums import TOUCH_OF_STEP, Channel, StepKind
from jobboard.followup.messages.call_script import CallScript
from jobboard.store.actions.complete_step import DecisionOption, complete_step
from jobboard.store.actions.exchange import log_touch
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries.cards import detail
from jobboard.store.queries.drafts import NOBODY, DraftView, draft, sheet
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, Changes, ContactView, StepView

_MAILED = (Channel.EMAIL, None)


@dataclass(frozen=True, slots=True)
class TriageItem:
    """What triage shows of a card; `to` is None for nobody in particular, `named` whom the user chose instead."""

    detail: CardDetail
    step: StepView
    to: ContactView | None
    named: int | None
    channel: Channel | None
    draft: DraftView | None
    sheet: CallScript | None

    @property
    def deciding(self) -> bool:
        """Whether there are three ways on, and none was chosen yet."""
        return self.step.kind is StepKind.DECIDE and self.to is None

    @property
    def words(self) -> str:
        """What is copied: the number to call, or the draft, without its subject where a message has none."""
        if self.sheet:
            return self.sheet.number or self.sheet.opening
        if self.draft is None:
            return ""
        return self.draft.text if self.channel in _MAILED else self.draft.body + "\n"


def read_case(
    store: Store, card_id: int, wording: MessageSettings, named: int | None = None, channel: Channel | None = None
) -> TriageItem | None:
    """The card with its step and words, for the suggested person and channel unless others are given.

    `named` may be NOBODY. None where the card has no step; NotFoundError where it is gone.
    """
    found = detail(store, card_id)
    step = found.card.step
    if step is None:
        return None
    to_id = step.to_id if named is None else named
    to = next((person for person in found.contacts if person.id == to_id), None)
    door = Channel.EMAIL if step.kind is StepKind.DECIDE and to else None
    way = channel or step.channel or door
    words = draft(store, card_id, wording.overrides, wording.me, named)
    calling = sheet(store, card_id, wording.me, named) if way is Channel.PHONE else None
    return TriageItem(found, step, to, named, way, words, calling)


def log_done(store: Store, case: TriageItem, seen: EditSnapshot) -> Changes:
    """The case's step was done as the case says; EditConflictError unless it is as `seen`."""
    card_id, to = case.detail.card.id, case.to.id if case.to else None
    if case.named == NOBODY and case.step.kind in TOUCH_OF_STEP:
        # To nobody in particular, which `done` would take for the suggested person.
        return log_touch(store, card_id, TOUCH_OF_STEP[case.step.kind], case.channel, seen=seen)
    choice = DecisionOption.ANOTHER_DOOR if case.step.kind is StepKind.DECIDE else None
    return complete_step(store, card_id, case.channel, to, choice=choice, seen=seen)

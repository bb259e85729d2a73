"""One card of triage as it is at hand: its step, whom to write to, by which channel, and the words."""

from dataclasses import dataclass

from jobboard.config import MessageSettings
from jobboard.followup.enums import Channel, StepKind
from jobboard.followup.messages.call_script import CallScript
from jobboard.followup.messages.drafts import OfferAnswer
from jobboard.store.actions.complete_step import DecisionOption, complete_step
from jobboard.store.edit_conflict import StepRef
from jobboard.store.queries.cards import detail
from jobboard.store.queries.drafts import DraftView, draft, sheet
from jobboard.store.queries.other_ways import recipient_reason
from jobboard.store.store import Store
from jobboard.store.views import NOBODY, CardDetail, Changes, ContactView, StepView

_MAIL_CHANNELS = (Channel.EMAIL, None)


@dataclass(frozen=True, slots=True)
class TriageItem:
    """What triage shows of a card.

    `to` is None for nobody in particular, and `recipient_id` whom the user chose instead of the suggested person.
    """

    detail: CardDetail
    step: StepView
    to: ContactView | None
    recipient_id: int | None
    channel: Channel | None
    draft: DraftView | None
    script: CallScript | None
    why: str
    """Why this person and this way."""

    @property
    def is_deciding(self) -> bool:
        """Whether there are three ways on, and none was chosen yet."""
        return self.step.kind is StepKind.DECIDE and self.to is None

    @property
    def is_offer(self) -> bool:
        """Whether there are several answers to give."""
        return self.step.kind is StepKind.ANSWER_OFFER

    @property
    def text_to_copy(self) -> str:
        """What is copied: the number to call, or the draft, without its subject where a message has none."""
        if self.script:
            return self.script.number or self.script.opening
        if self.draft is None:
            return ""
        return self.draft.text if self.channel in _MAIL_CHANNELS else self.draft.body + "\n"


def read_item(
    store: Store,
    card_id: int,
    settings: MessageSettings,
    recipient_id: int | None = None,
    channel: Channel | None = None,
    answer: OfferAnswer | None = None,
    *,
    through: bool = False,
) -> TriageItem | None:
    """The card with its step and draft, for the suggested person and channel unless others are given.

    `answer` is what to answer an offer, `through` says that the recipient may know somebody there.

    `recipient_id` may be NOBODY. None where the card has no step; NotFoundError where it is gone.
    """
    card_detail = detail(store, card_id)
    step = card_detail.card.step
    if step is None:
        return None
    to_id = step.to_id if recipient_id is None else recipient_id
    to = next((person for person in card_detail.contacts if person.id == to_id), None)
    default = Channel.EMAIL if step.kind is StepKind.DECIDE and to else None
    used = channel or step.channel or default
    message = draft(store, card_id, settings.overrides, settings.me, recipient_id, answer=answer, through=through)
    script = sheet(store, card_id, settings.me, recipient_id) if used is Channel.PHONE and not through else None
    why = recipient_reason(store, card_id, recipient_id, channel)
    return TriageItem(card_detail, step, to, recipient_id, used, message, script, why)


def log_done(store: Store, item: TriageItem) -> Changes:
    """Log the item's step as the item shows it; EditConflictError where it is another one by now."""
    to = NOBODY if item.recipient_id == NOBODY else item.to.id if item.to else None
    choice = DecisionOption.ANOTHER_DOOR if item.step.kind is StepKind.DECIDE else None
    return complete_step(store, item.detail.card.id, StepRef.of(item.step), item.channel, to, choice=choice)

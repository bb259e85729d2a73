"""A message that the user has looked at, logged on a card: what came, from whom, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, InterviewState, ReplyKind, Stage
from jobboard.store.actions._common import get_card
from jobboard.store.actions.contacts import NewContact, link_contact
from jobboard.store.actions.exchange import write_promise, write_reply
from jobboard.store.actions.interviews import has_interview, write_cancelled, write_interview, write_moved
from jobboard.store.actions.stages import enter_stage
from jobboard.store.models import ImportMap, Interview
from jobboard.store.prepared_queries import Query
from jobboard.store.queries.mail_index import MAIL
from jobboard.store.store import Store
from jobboard.store.views import Changes


class MailKind(StrEnum):
    """What a message can be; the value is the word for it."""

    INVITATION = "invitation"
    CANCELLATION = "cancellation"
    REJECTION = "rejection"
    OFFER = "offer"
    PROMISE = "promise"
    QUESTION = "question"
    RECEIPT = "receipt"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class LoggedMail:
    """A message as it is logged. `keys` tell it from all others: its id, and its calendar entry's after it.

    `sender` is somebody new, or a contact's id; `sent` None stands for now. `when` is the interview's time, or the day
    that was promised.
    """

    keys: tuple[str, ...]
    kind: MailKind
    sent: DayTime | None = None
    sender: NewContact | int | None = None
    when: DayTime | None = None
    where: str = ""
    note: str = ""
    moves: bool = True
    """Whether what it decides is done on the board too; else it is only what they wrote."""


def log_mail(store: Store, card_id: int, mail: LoggedMail) -> Changes:
    """Log a message with what follows from it, as one action; InvalidInputError where it is logged already, or
    cannot be.
    """
    with store.transaction() as action:
        company = get_card(store, card_id).company
        if _logged(mail.keys[:1]).exists(store.db):
            raise InvalidInputError("this message is logged already", "undo takes it out again")
        person = link_contact(store, card_id, mail.sender) if isinstance(mail.sender, NewContact) else mail.sender
        write_reply(store, card_id, _reply_kind(mail), Channel.EMAIL, person, mail.sent, mail.note)
        label = _follows(store, card_id, mail, person)
        for key in mail.keys:
            ImportMap.insert(source=MAIL, key=key, card=card_id).on_conflict_ignore().execute(store.db)
        action.set_label(label or f"logged {_ARTICLES[mail.kind]} {mail.kind} from {company}", card_id)
    return action.changes


MOVES = (MailKind.REJECTION, MailKind.OFFER, MailKind.CANCELLATION, MailKind.INVITATION)
"""Kinds that move a card, or book or call off an interview."""

_ARTICLES = {kind: "an" if kind[0] in "aeiou" else "a" for kind in MailKind}


def _reply_kind(mail: LoggedMail) -> ReplyKind:
    """What needs an answer, an invitation without a time too; and what is automatic."""
    if mail.kind is MailKind.RECEIPT:
        return ReplyKind.RECEIPT
    booked = mail.when is not None and mail.moves
    asks = mail.kind in (MailKind.QUESTION, MailKind.MESSAGE) or (mail.kind is MailKind.INVITATION and not booked)
    return ReplyKind.QUESTION if asks else ReplyKind.NO_ANSWER_NEEDED


def _follows(store: Store, card_id: int, mail: LoggedMail, person: int | None) -> str:
    """Write down what the message brings about; returns the words for it, empty for none."""
    if not mail.moves and mail.kind in MOVES:
        return ""
    match mail.kind:
        case MailKind.REJECTION if get_card(store, card_id).stage is not Stage.REJECTED:
            return enter_stage(store, card_id, Stage.REJECTED, mail.sent)
        case MailKind.OFFER if get_card(store, card_id).stage is not Stage.OFFER:
            return enter_stage(store, card_id, Stage.OFFER, mail.sent)
        case MailKind.PROMISE if mail.when:
            write_promise(store, card_id, mail.when, person, mail.sent)
        case MailKind.CANCELLATION:
            return write_cancelled(store, card_id)
        case MailKind.INVITATION if mail.when:
            if has_interview(store, card_id, mail.when):
                return ""
            if _moves(store, card_id, mail):
                return write_moved(store, card_id, mail.when)
            people = () if person is None else (person,)
            return write_interview(store, card_id, mail.when, people, where=mail.where)[0]
    return ""


def _moves(store: Store, card_id: int, mail: LoggedMail) -> bool:
    """Whether the calendar entry was here before, and its interview is still ahead."""
    known = _logged(mail.keys[1:]).where(ImportMap.card == card_id)
    booked = Interview.select().where(Interview.card == card_id, Interview.state == InterviewState.BOOKED)
    return known.exists(store.db) and booked.exists(store.db)


def _logged(keys: Sequence[str]) -> Query:
    """The messages and calendar entries of these keys that are logged already."""
    return ImportMap.select().where(ImportMap.source == MAIL, ImportMap.key.in_(keys))

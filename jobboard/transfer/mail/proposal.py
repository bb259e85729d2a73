"""What a message would change on the board, once the user says so."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from jobboard.dates.natural import DayTime
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.log_mail import LoggedMail, MailKind
from jobboard.store.queries.mail_index import MailIndex
from jobboard.transfer.mail.classify import MailClassification, read_kind
from jobboard.transfer.mail.invitation import read_invitations
from jobboard.transfer.mail.match_card import Match, find_cards
from jobboard.transfer.mail.message import Mail, read_mail


@dataclass(frozen=True, slots=True)
class Proposal:
    """A message with what it seems to be, and the cards it may be about, the likeliest first.

    `logged_on` is the card that it was logged on before, `sent` when it was sent by the board's clock, None where its
    date is missing or has not come yet. `outgoing` says that the user wrote it, to somebody on a card.
    """

    mail: Mail
    classification: MailClassification
    matches: tuple[Match, ...]
    sent: DayTime | None
    logged_on: int | None
    outgoing: bool

    @property
    def certain(self) -> bool:
        """Whether neither the card nor what it is can be anything else, as far as can be told."""
        return self.classification.certain and bool(self.matches) and self.matches[0].certain

    def reclassified(self, kind: MailKind) -> "Proposal":
        """The same, where the user knows better what it is."""
        if kind is self.classification.kind:
            return replace(self, classification=replace(self.classification, certain=True))
        return replace(self, classification=MailClassification(kind, self.classification.excerpt, certain=True))

    def with_match(self, match: Match) -> "Proposal":
        """The same, about a card that the user named."""
        return replace(self, matches=(match,))

    def to_log(self) -> LoggedMail:
        """The message as it is logged on the likeliest card."""
        mail, reading = self.mail, self.classification
        entry = (f"event {reading.uid}",) if reading.uid else ()
        return LoggedMail(
            keys=(mail.message_id, *entry),
            kind=reading.kind,
            sent=self.sent,
            sender=self._sender(),
            when=reading.when,
            where=reading.where,
            note=mail.subject,
        )

    def _sender(self) -> NewContact | int | None:
        person = self.matches[0].person if self.matches else None
        if person is not None or self.mail.automatic or not self.mail.sender.email:
            return person
        address = self.mail.sender.email
        return NewContact(self.mail.sender.name or address.partition("@")[0], email=address)


def propose(data: bytes, board: MailIndex, zone: str, now: datetime) -> Proposal:
    """Read a message and hold it against the board; MailError for what is no message. `now` is local to `zone`."""
    mail = read_mail(data)
    invitations = [each for calendar in mail.calendars for each in read_invitations(calendar, zone)]
    matches = find_cards(mail, board)
    wrote = next((match for match in matches if match.person is not None), None)
    to_them = any(who.email in card.addresses for who in mail.recipients for card in board.cards)
    sent = _local(mail, zone, now)
    return Proposal(
        mail=mail,
        classification=read_kind(mail, invitations, sent.day if sent else now.date()),
        matches=tuple(matches),
        sent=sent,
        logged_on=board.messages.get(mail.message_id),
        outgoing=wrote is None and to_them,
    )


def _local(mail: Mail, zone: str, now: datetime) -> DayTime | None:
    try:
        local = mail.sent.astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0) if mail.sent else None
    except OverflowError:
        return None
    return DayTime(local.date(), local.time()) if local and local.year >= 1900 and local <= now else None

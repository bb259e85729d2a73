"""The words for a card's step: those the user has begun, else a template filled for whoever they go to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jobboard.dates.iso import day_of
from jobboard.followup.enums import Channel, PersonKind, StepKind
from jobboard.followup.messages.call_script import CallScript, call_script
from jobboard.followup.messages.drafts import Draft, draft_for, offer_elsewhere_draft, person_of, referrer_draft
from jobboard.followup.messages.template_fields import DraftContext
from jobboard.followup.models import History, NoStep, Step
from jobboard.followup.next_step import next_step, step_of_kind
from jobboard.store.history_loader import history
from jobboard.store.holidays import days_off
from jobboard.store.queries.board_health import board_facts
from jobboard.store.store import Store

_ABOUT = """
    SELECT company, role, coalesce((SELECT name FROM contact WHERE contact.id = referrer_id), '')
    FROM card WHERE id = ?"""
_KEPT = "SELECT text, copied FROM draft WHERE card_id = ? AND step = ? AND attempt IS ?"


@dataclass(frozen=True, slots=True)
class DraftView:
    """A message, ready to be sent but for its `blanks`; person and channel are the step's unless another was named.

    `kept` says that these are the user's own words, `copied` that they left for a clipboard or a mail program and
    nobody has said yet whether they were sent.
    """

    card_id: int
    step: StepKind
    attempt: int | None
    template: str
    subject: str
    body: str
    blanks: tuple[str, ...]
    warning: str
    to: str
    to_id: int | None
    email: str
    phone: str
    channel: Channel | None
    kept: bool
    copied: bool

    @property
    def text(self) -> str:
        """The whole draft as it is edited, printed and copied: the subject on the first line, if there is one."""
        return f"Subject: {self.subject}\n\n{self.body}\n" if self.subject else f"{self.body}\n"


def draft(
    store: Store,
    card_id: int,
    overrides: Mapping[str, str] | None = None,
    me: str = "",
    to: int | None = None,
    kind: StepKind | None = None,
) -> DraftView | None:
    """The draft for the step that the card has now; None where it has none, or one that sends nothing.

    `overrides` are the user's own templates by name, `me` the user's name, `to` somebody on the card, or NOBODY;
    `kind` asks for another step than the card's.
    """
    found = _step(store, card_id, to, kind)
    if found is None:
        return None
    step, past = found
    fresh = draft_for(step, past, _about(store, card_id, me), store.now(), overrides)
    if fresh is None:
        return None
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(_KEPT, (card_id, step.kind, step.attempt))
    words, copied = (fresh.edited(rows[0][0]), bool(rows[0][1])) if rows else (fresh, False)
    return _view(card_id, step, past, words, kept=words.text != fresh.text, copied=copied)


def sheet(store: Store, card_id: int, me: str = "", to: int | None = None) -> CallScript | None:
    """What to have before one while phoning for the card's step; None where it is none to phone about."""
    found = _step(store, card_id, to)
    return call_script(*found, _about(store, card_id, me), store.now()) if found else None


def _step(store: Store, card_id: int, to: int | None, kind: StepKind | None = None) -> tuple[Step, History] | None:
    """The step, addressed to whom it is to go, and the card's history."""
    with store.translate_sqlite_errors():
        past = history(store.db, card_id)
    step = next_step(past, store.rules, store.now(), days_off(store.rules.country))
    if kind is not None and (isinstance(step, NoStep) or step.kind is not kind):
        step = step_of_kind(kind, past, store.rules, store.now())
    if isinstance(step, NoStep):
        return None
    return (step if to is None else replace(step, person=to or None)), past


def _about(store: Store, card_id: int, me: str) -> DraftContext:
    with store.translate_sqlite_errors():
        ((company, role, referrer),) = store.db.fetchall(_ABOUT, (card_id,))
    return DraftContext(company, role, me, referrer)


def _view(card_id: int, step: Step, past: History, words: Draft, *, kept: bool, copied: bool) -> DraftView:
    person = person_of(past, step.person)
    return DraftView(
        card_id=card_id,
        step=step.kind,
        attempt=step.attempt,
        template=words.template,
        subject=words.subject,
        body=words.body,
        blanks=words.blanks,
        warning=words.warning,
        to=person.name if person else "",
        to_id=step.person,
        email=person.email if person else "",
        phone=person.phone if person else "",
        channel=step.channel,
        kept=kept,
        copied=copied,
    )


_REFERRER = """
    SELECT card.company, role, contact.id, name FROM card
    JOIN card_contact ON card_id = card.id JOIN contact ON contact.id = contact_id
    WHERE card.id = :card AND (contact.id = referrer_id OR kind = :kind) AND do_not_contact = 0
    ORDER BY contact.id IS referrer_id DESC, card_contact.id LIMIT 1"""
_TOLD = """
    SELECT card.company, role, contact.id, coalesce(name, '') FROM card
    LEFT JOIN contact ON contact.id = coalesce(to_contact, (SELECT contact_id FROM card_contact
      JOIN contact AS known ON known.id = contact_id
      WHERE card_id = card.id AND known.do_not_contact = 0 ORDER BY card_contact.id LIMIT 1))
    WHERE card.id = :card"""
_DEADLINE = """
    SELECT until_day FROM event WHERE card_id = :card AND kind = 'deadline' ORDER BY day DESC, time DESC, id DESC"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message about a card, and whom it is for; without a `to` nobody is known there."""

    card_id: int
    company: str
    to: str
    to_id: int | None
    draft: Draft


def to_referrer(store: Store, card_id: int, overrides: Mapping[str, str] | None, me: str = "") -> Message | None:
    """What to tell whoever opened the door; None where nobody did, or there is no news."""
    with store.translate_sqlite_errors():
        found = store.db.fetchall(_REFERRER, {"card": card_id, "kind": PersonKind.REFERRER})
        past = history(store.db, card_id)
    if not found:
        return None
    company, role, person, name = found[0]
    words = referrer_draft(past, DraftContext(company, role, me, name), store.now(), overrides)
    return Message(card_id, company, name, person, words) if words else None


def of_offer(store: Store, overrides: Mapping[str, str] | None, me: str = "") -> list[Message]:
    """What to tell the employers who are interviewing the user and have not heard of the latest offer."""
    facts = board_facts(store, all_time=False)
    if facts.offer is None:
        return []
    with store.translate_sqlite_errors():
        deadline = day_of(store.db.fetch_value(_DEADLINE, {"card": facts.offer.card}))
    messages = []
    for each in facts.not_informed:
        with store.translate_sqlite_errors():
            ((company, role, person, name),) = store.db.fetchall(_TOLD, {"card": each.card})
            past = history(store.db, each.card)
        about = DraftContext(company, role, me)
        words = offer_elsewhere_draft(past, about, person, deadline, store.now(), overrides)
        messages.append(Message(each.card, company, name, person, words))
    return messages

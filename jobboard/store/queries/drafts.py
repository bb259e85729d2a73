"""The words for a card's step: those the user has begun, else a template filled for whoever they go to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from peewee import JOIN, fn

from jobboard.followup.enums import Channel, EventKind, Language, PersonKind, StepKind
from jobboard.followup.messages.call_script import CallScript, call_script
from jobboard.followup.messages.detect_language import detect_language
from jobboard.followup.messages.drafts import (
    Draft,
    OfferAnswer,
    draft_for,
    helper_draft,
    offer_elsewhere_draft,
    person_of,
    referrer_draft,
    withdrawal_draft,
)
from jobboard.followup.messages.own_page import known_language
from jobboard.followup.messages.template_fields import DraftContext
from jobboard.followup.models import History, NoStep, Person, Step
from jobboard.followup.next_step import next_step, step_of_kind
from jobboard.store import models
from jobboard.store.history_loader import history
from jobboard.store.holidays import days_off
from jobboard.store.models import Card, Contact
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.queries.board_health import board_facts
from jobboard.store.queries.calendar import deadlines
from jobboard.store.queries.own_page import own_page
from jobboard.store.store import Store


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
    no_calls: bool
    channel: Channel | None
    is_edited: bool
    copied: bool

    @property
    def text(self) -> str:
        """The whole draft as it is edited, printed and copied: the subject on the first line, if there is one."""
        return f"Subject: {self.subject}\n\n{self.body}\n" if self.subject else f"{self.body}\n"


class _AboutCard(NamedTuple):
    """What a message says of a card; `to_contact` is whom its step is for."""

    id: int
    company: str
    role: str
    tags: str
    posting: str
    language: str
    referrer_id: int | None
    referrer: str | None
    to_contact: int | None


class _MailText(NamedTuple):
    text: str


class _SavedDraft(NamedTuple):
    template: str
    text: str
    copied: bool


def draft(
    store: Store,
    card_id: int,
    overrides: Mapping[str, str] | None = None,
    me: str = "",
    to: int | None = None,
    kind: StepKind | None = None,
    answer: OfferAnswer | None = None,
    language: Language | None = None,
    *,
    through: bool = False,
) -> DraftView | None:
    """The draft for the step that the card has now; None where it has none, or one that sends nothing.

    `overrides` are the user's own templates by name, `me` the user's name, `to` somebody on the card, or NOBODY;
    `kind` asks for another step than the card's, `answer` for another answer to an offer, `language` for another
    language than the card's; `through` writes to somebody who may know somebody there. Words that the user has begun
    stand in where they are for the same.
    """
    found = _step(store, card_id, to, kind)
    if found is None:
        return None
    step, past = found
    asked = replace(step, kind=StepKind.DECIDE) if through else step
    fresh = draft_for(
        asked, past, _context(store, _about(store, card_id), me, language), store.now(), overrides, answer
    )
    if fresh is None:
        return None
    saved = None if language else _saved(store, card_id, step)
    if saved and (answer or through) and saved.template != fresh.template:
        saved = None
    words, copied = (fresh.edited(saved.text), saved.copied) if saved else (fresh, False)
    return _view(card_id, step, past, words, is_edited=words.text != fresh.text, copied=copied)


def sheet(
    store: Store,
    card_id: int,
    me: str = "",
    to: int | None = None,
    kind: StepKind | None = None,
    language: Language | None = None,
) -> CallScript | None:
    """What to have before one while phoning for the card's step; None where it is none to phone about."""
    found = _step(store, card_id, to, kind)
    if found is None:
        return None
    return call_script(*found, _context(store, _about(store, card_id), me, language), store.now())


def _step(store: Store, card_id: int, to: int | None, kind: StepKind | None = None) -> tuple[Step, History] | None:
    """The step, addressed to whom it is to go, and the card's history."""
    past = _history(store, card_id)
    step = next_step(past, store.rules, store.now(), days_off(store.rules.country))
    if kind is not None and (isinstance(step, NoStep) or step.kind is not kind):
        step = step_of_kind(kind, past, store.rules, store.now())
    if isinstance(step, NoStep):
        return None
    return (step if to is None else replace(step, person=to or None)), past


def _history(store: Store, card_id: int) -> History:
    with store.translate_sqlite_errors():
        return history(store.db, card_id)


def _context(store: Store, about: _AboutCard, me: str, language: Language | None = None) -> DraftContext:
    """What messages say beside the card's history; the settings' name stands in where the own page has none."""
    page = own_page(store)
    used = language or _language(store, about) or known_language(page.language) or Language.ENGLISH
    words = " ".join((*json.loads(about.tags or "[]"), about.posting))
    return DraftContext(about.company, about.role, me, about.referrer or "", page, used, words)


def _language(store: Store, about: _AboutCard) -> Language | None:
    """What the user set for the card, else what its posting or their mails are written in, where that is certain."""
    if chosen := known_language(about.language):
        return chosen
    if told := detect_language(about.posting):
        return told
    with store.translate_sqlite_errors():
        mails = _mails.rows(store.db, card=about.id)
    return detect_language("\n".join(mail.text for mail in mails))


@prepared(_MailText)
def _mails(card: Placeholder) -> Query:
    event = models.Event
    return event.select(event.text).where(event.card == card, event.kind == EventKind.REPLY).order_by(event.id.desc())


def _about(store: Store, card_id: int) -> _AboutCard:
    with store.translate_sqlite_errors():
        (about,) = _about_card.rows(store.db, card=card_id)
    return about


@prepared(_AboutCard)
def _about_card(card: Placeholder) -> Query:
    about = Card.select(
        Card.id,
        Card.company,
        Card.role,
        Card.tags,
        Card.posting,
        Card.language,
        Card.referrer.alias("referrer_id"),
        Contact.name.alias("referrer"),
        Card.to_contact,
    )
    return about.join(Contact, JOIN.LEFT_OUTER).where(Card.id == card)


def _saved(store: Store, card_id: int, step: Step) -> _SavedDraft | None:
    with store.translate_sqlite_errors():
        return _saved_draft.row(store.db, card=card_id, step=step.kind, attempt=step.attempt or 0)


@prepared(_SavedDraft)
def _saved_draft(card: Placeholder, step: Placeholder, attempt: Placeholder) -> Query:
    drafts = models.Draft
    of_step = (drafts.step == step) & (fn.coalesce(drafts.attempt, 0) == attempt)
    return drafts.select(drafts.template, drafts.text, drafts.copied).where(drafts.card == card, of_step)


def _view(card_id: int, step: Step, past: History, words: Draft, *, is_edited: bool, copied: bool) -> DraftView:
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
        no_calls=person is not None and (person.no_calls or person.do_not_contact),
        channel=step.channel,
        is_edited=is_edited,
        copied=copied,
    )


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
    past, about = _history(store, card_id), _about(store, card_id)
    helpers = [
        person
        for person in past.people
        if not person.do_not_contact and (person.key == about.referrer_id or person.kind is PersonKind.REFERRER)
    ]
    if not helpers:
        return None
    person = min(helpers, key=lambda person: person.key != about.referrer_id)
    context = replace(_context(store, about, me), referrer=person.name)
    words = referrer_draft(past, context, store.now(), overrides)
    return Message(card_id, about.company, person.name, person.key, words) if words else None


def of_withdrawal(store: Store, card_id: int, overrides: Mapping[str, str] | None, me: str = "") -> Message:
    """What to tell an employer once another's offer was accepted."""
    past, about = _history(store, card_id), _about(store, card_id)
    person = _reachable(past, about.to_contact)
    words = withdrawal_draft(past, _context(store, about, me), person.key if person else None, store.now(), overrides)
    return Message(card_id, about.company, person.name if person else "", person.key if person else None, words)


def of_thanks(store: Store, card_id: int, overrides: Mapping[str, str] | None, me: str = "") -> list[Message]:
    """What to write to those who helped with the card whose offer was accepted: the referrer and interviewers."""
    past, about = _history(store, card_id), _about(store, card_id)
    context = _context(store, about, me)
    helped = [
        person
        for person in past.people
        if not person.do_not_contact
        and (person.key == about.referrer_id or person.kind in (PersonKind.REFERRER, PersonKind.INTERVIEWER))
    ]
    now = store.now()
    return [
        Message(card_id, about.company, each.name, each.key, helper_draft(past, context, each.key, now, overrides))
        for each in helped
    ]


def _reachable(past: History, likely: int | None) -> Person | None:
    """The person that a step is for, else the first who may be contacted."""
    others = (person for person in past.people if not person.do_not_contact)
    return person_of(past, likely) or next(others, None)


def of_offer(store: Store, overrides: Mapping[str, str] | None, me: str = "") -> list[Message]:
    """What to tell the employers who are interviewing the user and have not heard of the latest offer."""
    facts = board_facts(store, all_time=False)
    if facts.offer is None:
        return []
    deadline = next((each.day for each in deadlines(store, facts.offer.card)), None)
    return [_offer_elsewhere(store, each.card, deadline, overrides, me) for each in facts.not_informed]


def _offer_elsewhere(
    store: Store, card_id: int, deadline: date | None, overrides: Mapping[str, str] | None, me: str
) -> Message:
    """To whom the card's step is for, else to the first who may be contacted."""
    past, about = _history(store, card_id), _about(store, card_id)
    person = _reachable(past, about.to_contact)
    name, key = (person.name, person.key) if person else ("", None)
    context = _context(store, about, me)
    words = offer_elsewhere_draft(past, context, key, deadline, store.now(), overrides)
    return Message(card_id, about.company, name, key, words)

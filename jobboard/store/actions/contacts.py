"""People: who they are, and what they are on a card."""

import re
from dataclasses import dataclass, fields
from typing import Any

from peewee import Expression, TextField

from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import PersonKind
from jobboard.store.actions._common import get_card, new_uid
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.models import Card, CardContact, Contact, Event, InterviewContact
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean

_MAIL = re.compile(r"[^\s<>,;]+@[^\s<>,;]+")
_PHONE = re.compile(r"(?:tel\.?|phone)?:?\s*(\+?[\d\s().\-/]{5,})", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.|linkedin\.com/)\S+", re.IGNORECASE)
_KINDS = {str(kind).replace("-", " "): kind for kind in PersonKind} | {
    "manager": PersonKind.HIRING_MANAGER,
    "human resources": PersonKind.HR,
    "referral": PersonKind.REFERRER,
    "colleague": PersonKind.EMPLOYEE,
}


@dataclass(frozen=True, slots=True)
class NewContact:
    """Somebody to put on a card, and what they are there."""

    name: str
    kind: PersonKind = PersonKind.OTHER
    email: str = ""
    phone: str = ""
    profile: str = ""
    company: str = ""
    notes: str = ""
    no_calls: bool = False
    do_not_contact: bool = False


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What to change about somebody; None leaves it alone."""

    name: str | None = None
    kind: PersonKind | None = None
    email: str | None = None
    phone: str | None = None
    profile: str | None = None
    company: str | None = None
    notes: str | None = None
    no_calls: bool | None = None
    do_not_contact: bool | None = None


def parse_contact(text: str) -> NewContact:
    """Read "Dana Ruiz, hiring manager, dana@acme.example, +1 555 0100" or "Dana Ruiz <dana@acme.example>, recruiter".

    The parts may stand in any order; the first that is nothing else is the name, the next the company.
    InvalidInputError without a name or an address to take it from.
    """
    found: dict[str, Any] = {}
    plain: list[str] = []
    for part in re.split(r"[,;]", clean(text)):
        rest = part.strip()
        if mail := _MAIL.search(rest):
            found["email"] = mail[0]
            rest = rest.replace(f"<{mail[0]}>", "").replace(mail[0], "").strip(" <>")
        word = rest.casefold()
        if word.replace("-", " ") in _KINDS:
            found["kind"] = _KINDS[word.replace("-", " ")]
        elif word in ("no calls", "do not contact"):
            found[word.replace(" ", "_")] = True
        elif link := _LINK.fullmatch(rest):
            found["profile"] = link[0]
        elif phone := _PHONE.fullmatch(rest):
            found["phone"] = phone[1].strip()
        elif rest:
            plain.append(rest)
    if not plain and "email" in found:
        plain.append(str(found["email"]).split("@", maxsplit=1)[0].replace(".", " ").title())
    if not plain:
        raise InvalidInputError("there is no name", 'write it like "Dana Ruiz <dana@acme.example>, hiring manager"')
    return NewContact(plain[0], company=", ".join(plain[1:]), **found)


def add_contact(store: Store, card_id: int, new: NewContact) -> Changes:
    """Put somebody on a card."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        link_contact(store, card_id, new)
        action.set_label(f"added {clean(new.name)} to {card.company}", card_id)
    return action.changes


def link(store: Store, card_id: int, contact_id: int, kind: PersonKind = PersonKind.OTHER) -> Changes:
    """Put somebody known on another card too, or change what they are there."""
    with store.transaction() as action:
        card, contact = get_card(store, card_id), contact_of(store, contact_id)
        put_on_card(store, card_id, contact_id, kind)
        action.set_label(f"put {contact.name} on {card.company}", card_id)
    return action.changes


def unlink(store: Store, card_id: int, contact_id: int) -> Changes:
    """Take somebody off a card; somebody who is on no card and in no history any more is forgotten."""
    with store.transaction() as action:
        card, contact = get_card(store, card_id), contact_of(store, contact_id)
        ours = (CardContact.card == card_id) & (CardContact.contact == contact_id)
        if not CardContact.delete().where(ours).execute(store.db):
            raise NotFoundError(f"{contact.name} is not on {card.company}")
        Card.update(referrer=None).where((Card.id == card_id) & (Card.referrer == contact_id)).execute(store.db)
        mentions = (
            table.select().where(table.contact == contact_id) for table in (CardContact, Event, InterviewContact)
        )
        if not any(mention.exists(store.db) for mention in mentions):
            Contact.delete().where(Contact.id == contact_id).execute(store.db)
        action.set_label(f"took {contact.name} off {card.company}", card_id)
    return action.changes


def edit_contact(
    store: Store, contact_id: int, facts: ContactFacts, card_id: int | None = None, snapshot: EditSnapshot | None = None
) -> Changes:
    """Change what is known about somebody; their kind is changed on `card_id`, else on every card.

    EditConflictError unless that is as in the `snapshot`.
    """
    with store.transaction(snapshot=snapshot) as action:
        contact = contact_of(store, contact_id)
        values: dict[str, object] = {}
        for each in fields(facts):
            value = getattr(facts, each.name)
            if value is not None and each.name != "kind":
                values[each.name] = value if isinstance(value, bool) else clean(value, lines=each.name == "notes")
        if values.get("name") == "":
            raise InvalidInputError("a contact needs a name")
        if values:
            Contact.update(values).where(Contact.id == contact_id).execute(store.db)
        if facts.kind:
            ours = CardContact.contact == contact_id
            if card_id is not None:
                ours &= CardContact.card == card_id
            CardContact.update(kind=facts.kind).where(ours).execute(store.db)
        action.set_label(f"edited {values.get('name', contact.name)}", card_id)
    return action.changes


def contact_of(store: Store, contact_id: int) -> Contact:
    """The contact's row; NotFoundError where there is none."""
    contact = Contact.select().where(Contact.id == contact_id).get_or_none(store.db)
    if contact is None:
        raise NotFoundError(f"there is no contact {contact_id}")
    return contact


def find_person(store: Store, card_id: int, name: str | int, kind: PersonKind = PersonKind.OTHER) -> int:
    """The contact meant by an id or by a part of a name on the card; a new name is put on the card, as `kind`.

    InvalidInputError where several match.
    """
    if isinstance(name, int):
        contact_of(store, name)
        put_on_card(store, card_id, name, None, kind)
        return name
    name = clean(name)
    on_card = Contact.select(Contact.id, Contact.name).join(CardContact).where(CardContact.card == card_id)
    people = list(on_card.order_by(CardContact.id).execute(store.db))
    exact = [person for person in people if person.name.casefold() == name.casefold()]
    matches = exact or [person for person in people if name and name.casefold() in person.name.casefold()]
    if len(matches) > 1:
        names = " or ".join(person.name for person in matches)
        raise InvalidInputError(f'"{name}" may be {names}', "write the whole name")
    if matches:
        return int(matches[0].id)
    new = parse_contact(name)
    return link_contact(store, card_id, NewContact(**{**_facts(new), "kind": _kind(new, kind)}))


def link_contact(store: Store, card_id: int, new: NewContact) -> int:
    """Put somebody on the card, as a new contact unless the same person is known at that company; returns the id."""
    name = clean(new.name)
    if not name:
        raise InvalidInputError("a contact needs a name")
    known = _at_same_company(store, card_id, name, clean(new.email))
    person = write_contact(store, new) if known is None else known
    if known is not None:
        complete(store, person, new)
    put_on_card(store, card_id, person, new.kind)
    return person


def _at_same_company(store: Store, card_id: int, name: str, email: str) -> int | None:
    """Somebody of that name on a card of the same company, unless they have another address."""
    company = Card.select(Card.company).where(Card.id == card_id)
    people = Contact.select(Contact.id).join(CardContact).join(Card)
    people = people.where(_same(Contact.name, name), _same(Card.company, company))
    if email:
        people = people.where(_same(Contact.email, email) | (Contact.email == ""))
    known: int | None = people.scalar(store.db)
    return known


def _same(field: TextField, text: object) -> Expression:
    """Whether the texts are the same but for the case of A to Z."""
    return field.collate("NOCASE") == text


def write_contact(store: Store, new: NewContact) -> int:
    """Write somebody new down, inside a transaction; returns the id."""
    contact_id: int = Contact.insert(**contact_values(new), uid=new_uid()).execute(store.db)
    return contact_id


def complete(store: Store, contact_id: int, new: NewContact) -> bool:
    """Fill in what was not known about somebody, inside a transaction; what is known stays. Returns whether any was."""
    contact = contact_of(store, contact_id)
    missing = {key: value for key, value in contact_values(new).items() if value and not getattr(contact, key)}
    if missing:
        Contact.update(missing).where(Contact.id == contact_id).execute(store.db)
    return bool(missing)


def contact_values(new: NewContact) -> dict[str, Any]:
    """What stands in the contact's row."""
    values = {key: clean(value) if isinstance(value, str) else value for key, value in _facts(new).items()}
    del values["kind"]
    return values | {"notes": clean(new.notes, lines=True)}


def put_on_card(
    store: Store, card_id: int, contact_id: int, kind: PersonKind | None, otherwise: PersonKind = PersonKind.OTHER
) -> None:
    """Link a contact to a card as `kind`; None keeps what they are there, and takes `otherwise` where they are new."""
    link = CardContact.insert(card_id=card_id, contact_id=contact_id, kind=kind or otherwise)
    if kind is None or kind is PersonKind.OTHER:
        link.on_conflict_ignore().execute(store.db)
    else:
        targets = [CardContact.card, CardContact.contact]
        link.on_conflict(conflict_target=targets, update={CardContact.kind: kind}).execute(store.db)


def _facts(new: NewContact) -> dict[str, Any]:
    return {each.name: getattr(new, each.name) for each in fields(new)}


def _kind(new: NewContact, kind: PersonKind) -> PersonKind:
    return kind if new.kind is PersonKind.OTHER else new.kind

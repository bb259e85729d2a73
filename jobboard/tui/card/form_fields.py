"""The fields of a card's form: how each is read, and the new card or the changed facts that come of them."""

from datetime import date

from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import Stage
from jobboard.followup.messages.own_page import language_name, parse_language
from jobboard.store.actions.cards import CardFacts, NewCard
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.edit_conflict import Texts
from jobboard.store.views import CardDetail
from jobboard.tui.base.labels import format_full, spell_contact
from jobboard.tui.forms.form import Field, ParsedField, changed, values


def _company(text: str, _: date) -> ParsedField:
    if not text:
        raise InvalidInputError("a card needs a company", "write its name")
    return ParsedField(text)


def _stage(text: str, _: date) -> ParsedField:
    stages = [stage for stage, name in STAGE_NAMES.items() if name.lower().startswith(text.lower())]
    if not text or not stages:
        raise InvalidInputError("that is no stage", f"one of {', '.join(STAGE_NAMES.values())}")
    return ParsedField(stages[0], STAGE_NAMES[stages[0]])


def _since(text: str, today: date) -> ParsedField:
    when = parse_when(text, today, Direction.PAST) if text else None
    if when and when.day > today:
        raise InvalidInputError("that day has not come yet")
    return ParsedField(when, format_full(when, today) if when else "now")


def _entered(text: str, today: date) -> ParsedField:
    if not text:
        raise InvalidInputError("it needs a day")
    since = _since(text, today)
    assert isinstance(since.value, DayTime)
    return ParsedField(since.value.day, format_full(DayTime(since.value.day), today))


def _closes(text: str, today: date) -> ParsedField:
    when = parse_when(text, today, Direction.FUTURE) if text else None
    return ParsedField(when.day if when else None, format_full(DayTime(when.day), today) if when else "")


def _tags(text: str, _: date) -> ParsedField:
    return ParsedField(tuple(tag.strip() for tag in text.split(",") if tag.strip()))


def _rating(text: str, _: date) -> ParsedField:
    if text not in ("", "1", "2", "3", "4", "5"):
        raise InvalidInputError("a rating goes from 1 to 5")
    return ParsedField(int(text) if text else None, "★" * int(text or 0))


def _language(text: str, _: date) -> ParsedField:
    language = parse_language(text) if text else None
    return ParsedField(language or "", language_name(language) if language else "")


def _contact(text: str, _: date) -> ParsedField:
    contact = parse_contact(text) if text else None
    return ParsedField((contact,) if contact else (), spell_contact(contact) if contact else "")


_FACT_FIELDS = (
    Field("url", "Link", "https://…"),
    Field("location", "Location", "Oslo, Norway"),
    Field("remote", "Remote", "remote, hybrid, on site"),
    Field("salary", "Salary"),
    Field("source", "Found through"),
    Field("tags", "Tags", "python, remote", _tags),
    Field("rating", "Rating", "1 to 5", _rating, replaced=True),
    Field("closes", "Closes", "the last day to apply", _closes, replaced=True),
    Field("requisition", "Req. number", "R-10482"),
    Field("language", "Letters in", "English, German, French, Spanish", _language, replaced=True),
)
_COMPANY = Field("company", "Company", "", _company)
_ROLE = Field("role", "Role")
_CONTACT_HINT = "Dana Ruiz, hiring manager, dana@acme.example"

NEW_FIELDS = (
    _COMPANY,
    _ROLE,
    Field("stage", "Stage", ", ".join(STAGE_NAMES.values()), _stage, replaced=True),
    Field("on", "Since", "today, last tue, 2026-11-10", _since),
    *_FACT_FIELDS,
    Field("contacts", "Contact", _CONTACT_HINT, _contact),
    Field("note", "Note"),
)
EDIT_FIELDS = (
    _COMPANY,
    _ROLE,
    Field("entered", "In stage since", "last tue, 2026-11-10", _entered, replaced=True),
    *_FACT_FIELDS,
    Field("referrer", "Referred by", "who opened the door"),
    Field("contacts", "One more contact", _CONTACT_HINT, _contact),
)


def texts_of_new(stage: Stage) -> dict[str, str]:
    """What a form for a new card begins with."""
    return {each.name: "" for each in NEW_FIELDS} | {"stage": STAGE_NAMES[stage]}


def texts_of(detail: CardDetail) -> dict[str, str]:
    """What stands on the card, as a user would type it."""
    card = detail.card
    return {
        "company": card.company,
        "role": card.role,
        "entered": card.entered.isoformat() if card.entered else "",
        "url": detail.url,
        "location": detail.location,
        "remote": detail.remote,
        "salary": detail.salary,
        "source": detail.source,
        "tags": ", ".join(card.tags),
        "rating": str(card.rating or ""),
        "closes": detail.closes.isoformat() if detail.closes else "",
        "requisition": detail.requisition,
        "language": language_name(detail.language),
        "referrer": detail.referrer,
        "contacts": "",
    }


def texts_of_draft(card: NewCard) -> dict[str, str]:
    """The fields that a card begun elsewhere fills, as a user would type them."""
    names = ("company", "role", "url", "location", "remote", "salary", "source", "requisition")
    texts: dict[str, str] = {name: getattr(card, name) for name in names}
    return texts | {"closes": card.closes.isoformat() if card.closes else ""}


def new_card(texts: Texts, today: date) -> NewCard:
    """The card that the fields describe; InvalidInputError for the first field that is refused."""
    return NewCard(**values(NEW_FIELDS, texts, today))  # type: ignore[arg-type]


def card_facts(before: Texts, after: Texts, today: date) -> CardFacts:
    """What to change on the card: only the fields in which something else stands than before."""
    names = changed(before, after)
    to_clear = tuple(name for name in names if not after[name].strip() and name not in ("company", "entered"))
    to_set = tuple(each for each in EDIT_FIELDS if each.name in names and each.name not in to_clear)
    return CardFacts(**values(to_set, after, today), clear=to_clear)  # type: ignore[arg-type]

"""Editing one entry of an open card in place: a fact, a person, an event. Each change is one action."""

from dataclasses import fields
from datetime import date

from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.display_names import person_kind_name
from jobboard.followup.enums import EventKind, PersonKind
from jobboard.store.actions import cards, contacts, exchange, history_entries
from jobboard.store.actions.cards import CardFacts
from jobboard.store.actions.contacts import ContactFacts, NewContact, parse_contact
from jobboard.store.actions.history_entries import EventFacts
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, Changes, ContactView, EventView
from jobboard.text import clip
from jobboard.tui.base.labels import format_full, spell_contact
from jobboard.tui.card.context import NAME_HINT, ActionContext
from jobboard.tui.card.detail_lines import Entry, EventEntry, FactEntry, PersonEntry
from jobboard.tui.card.form_fields import EDIT_FIELDS, texts_of
from jobboard.tui.forms.form import Field, ParsedField
from jobboard.tui.prompt.question import Choice, Question

_MORE_FIELDS = (
    Field("remote", "Remote", "hybrid, two days a week"),
    Field("resume_path", "Résumé", "~/cv/backend.pdf"),
    Field("letter_path", "Letter"),
    Field("offer", "Offer", "EUR 68,000, 30 days off"),
)
_CLOSES = next(each for each in EDIT_FIELDS if each.name == "closes")
_DEADLINE = Field("deadline", "Answer by", "fri, a week", _CLOSES.read)
_FIELDS = {each.name: each for each in (*EDIT_FIELDS, *_MORE_FIELDS, _DEADLINE)}
_NEVER_EMPTY = ("company", "entered", "deadline")
_DAY, _TEXT = "its day", "these words"
_LONG_TEXT = 200
"""Characters from which a text is edited in a place of its own, as one of several lines is."""


async def edit_entry(context: ActionContext, card_id: int, entry: Entry) -> Changes | None:
    """Change the entry; None where nothing was changed."""
    detail = context.card(card_id)
    match entry:
        case FactEntry("contacts"):
            return await _add_person(context, detail)
        case FactEntry(name):
            return await _edit_fact(context, detail, _FIELDS[name])
        case PersonEntry(contact_id):
            return await _edit_person(context, detail, _person(detail, contact_id))
        case EventEntry(event_id):
            return await _edit_event(context, card_id, _event(detail, event_id))


async def delete_entry(context: ActionContext, card_id: int, entry: Entry) -> Changes | None:
    """Take the entry out, after naming it."""
    detail = context.card(card_id)
    company = detail.card.company
    match entry:
        case PersonEntry(contact_id):
            name = _person(detail, contact_id).name
            if await _confirm(context, f"Take {name} off {company}?", "take them off"):
                return await context.save(contacts.unlink, card_id, contact_id)
        case EventEntry(event_id):
            event = _event(detail, event_id)
            if await _confirm(context, f'Take "{_name(event, context)}" out of the history?', "take it out"):
                return await context.save(history_entries.delete_event, event_id)
        case _:
            raise InvalidInputError("a fact stays on the card", "change it, or leave its line empty")
    return None


async def _edit_fact(context: ActionContext, detail: CardDetail, field: Field) -> Changes | None:
    today = context.store.today()
    before = _texts(detail)[field.name]

    def read(typed: str) -> ParsedField:
        if not typed and field.name in _NEVER_EMPTY:
            raise InvalidInputError(f"{field.label} cannot be empty", "Esc leaves it as it was")
        return field.read(typed, today)

    question = Question(
        field.label, placeholder=field.hint, initial=before, check=lambda typed: read(typed).echo if typed else ""
    )
    answer = await context.ask(question)
    if answer is None or answer.text == before:
        return None
    value, card_id, name = read(answer.text).value, detail.card.id, field.label.lower()
    snapshot = EditSnapshot(
        lambda: {name: _texts(context.card(card_id))[field.name]}, {name: before}, {name: answer.text}
    )

    def save(store: Store, snapshot: EditSnapshot) -> Changes:
        if field.name == "deadline":
            return exchange.set_deadline(store, card_id, value, snapshot=snapshot)  # type: ignore[arg-type] # the field reads a day
        facts = CardFacts(**{field.name: value}) if answer.text else CardFacts(clear=(field.name,))  # type: ignore[arg-type]
        return cards.edit_card(store, card_id, facts, snapshot)

    return await context.save_over(save, snapshot)


async def _add_person(context: ActionContext, detail: CardDetail) -> Changes | None:
    question = Question("Who else?", placeholder=NAME_HINT, check=lambda typed: spell_contact(parse_contact(typed)))
    answer = await context.ask(question)
    if answer is None:
        return None
    return await context.save(contacts.add_contact, detail.card.id, parse_contact(answer.text))


async def _edit_person(context: ActionContext, detail: CardDetail, person: ContactView) -> Changes | None:
    before = _contact_text(person)
    question = Question(
        person.name, initial=before, placeholder=NAME_HINT, check=lambda typed: spell_contact(parse_contact(typed))
    )
    answer = await context.ask(question)
    if answer is None or answer.text == before:
        return None
    name, card_id = person.name, detail.card.id
    facts = _changed_facts(parse_contact(before), parse_contact(answer.text))
    snapshot = EditSnapshot(
        lambda: {name: _contact_text(_person(context.card(card_id), person.id))}, {name: before}, {name: answer.text}
    )
    return await context.save_over(
        lambda store, now: contacts.edit_contact(store, person.id, facts, card_id, now), snapshot
    )


async def _edit_event(context: ActionContext, card_id: int, event: EventView) -> Changes | None:
    """Its day, then its words."""
    day = await _ask_day(context, event)
    text = None if day is None else await _ask_text(context, event)
    if day is None or text is None or (not day and text == event.text):
        return None
    today = context.store.today()
    when = parse_when(day, today, Direction.PAST) if day else None
    before = _event_texts(event, today)
    after = {_DAY: format_full(when, today) if when else before[_DAY], _TEXT: text}
    snapshot = EditSnapshot(lambda: _event_texts(_event(context.card(card_id), event.id), today), before, after)
    facts = EventFacts(when, None if text == event.text else text)
    return await context.save_over(lambda store, now: history_entries.edit_event(store, event.id, facts, now), snapshot)


async def _ask_day(context: ActionContext, event: EventView) -> str | None:
    """The day as typed; empty for the one it has."""
    today = context.store.today()

    def check(typed: str) -> str:
        when = parse_when(typed, today, Direction.PAST) if typed else None
        if when and when.day > today:
            raise InvalidInputError("that day has not come yet")
        return format_full(when, today) if when else ""

    before = _event_texts(event, today)[_DAY] or "some day"
    answer = await context.ask(Question("When was it?", placeholder=f"{before} (Enter keeps it)", check=check))
    return answer.text if answer else None


async def _ask_text(context: ActionContext, event: EventView) -> str | None:
    """Its text."""
    if "\n" in event.text or len(event.text) > _LONG_TEXT:
        return (await context.screen.edit_text(_name(event, context), event.text)).text.strip()
    return await context.ask_text("Words", "what came of it", event.text, needed=event.kind is EventKind.NOTE)


async def _confirm(context: ActionContext, question: str, yes: str) -> bool:
    return await context.ask_choice(question, (Choice("y", yes), Choice("n", "keep")), enter=False) == "y"


def _texts(detail: CardDetail) -> dict[str, str]:
    """What stands on the card, as a user would type it."""
    return {
        **texts_of(detail),
        "remote": detail.remote,
        "resume_path": detail.resume_path,
        "letter_path": detail.letter_path,
        "offer": detail.offer,
        "deadline": detail.deadline.isoformat() if detail.deadline else "",
    }


def _event_texts(event: EventView, today: date) -> dict[str, str]:
    """What can be changed of an entry."""
    return {_DAY: format_full(DayTime(event.day, event.time), today) if event.day else "", _TEXT: event.text}


def _contact_text(person: ContactView) -> str:
    """Somebody as they would be typed."""
    kind = "" if person.kind is PersonKind.OTHER else person_kind_name(person.kind)
    flags = ("no calls" if person.no_calls else "", "do not contact" if person.do_not_contact else "")
    parts = (person.name, kind, person.company, person.email, person.phone, person.profile, *flags)
    return ", ".join(part for part in parts if part)


def _changed_facts(before: NewContact, after: NewContact) -> ContactFacts:
    """Only what reads differently, so that a fact that no line can say is left alone."""
    new = {each.name: getattr(after, each.name) for each in fields(ContactFacts)}
    return ContactFacts(**{name: value for name, value in new.items() if value != getattr(before, name)})


def _name(event: EventView, context: ActionContext) -> str:
    """The entry in a few words, with its day."""
    day = f", {format_full(DayTime(event.day), context.store.today())}" if event.day else ""
    text = event.text if event.kind is EventKind.NOTE else event.what
    return f"{clip(' '.join(text.split()), 40)}{day}"


def _person(detail: CardDetail, contact_id: int) -> ContactView:
    result = next((each for each in detail.contacts if each.id == contact_id), None)
    if result is None:
        raise NotFoundError(f"that person is not on {detail.card.company} any more")
    return result


def _event(detail: CardDetail, event_id: int) -> EventView:
    result = next((each for each in detail.events if each.id == event_id), None)
    if result is None:
        raise NotFoundError("that entry is gone", "somebody else took it out")
    return result

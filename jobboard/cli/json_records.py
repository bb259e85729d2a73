"""Cards and steps as JSON; names and forms are an interface."""

from datetime import date, time
from typing import TYPE_CHECKING, Any

from jobboard.followup.step_text import render_reason
from jobboard.store.views import PanelEntry, StepView
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.views import CardDetail, ContactView, EventView

Record = dict[str, Any]


def due_record(entry: PanelEntry, today: date) -> Record:
    """One object of `due --json`."""
    card = {"id": entry.card_id, "company": clean(entry.company), "role": clean(entry.role), "stage": entry.stage.value}
    return card | step_record(entry.step, today)


def step_record(step: StepView, today: date) -> Record:
    """A card's step; `snoozed` is the day it is put off to, or null."""
    return {
        "step": step.kind.value,
        "attempt": step.attempt,
        "of": step.of,
        "due": step.due.isoformat(),
        "last_day": step.last_day.isoformat(),
        "state": step.state.value,
        "overdue_days": step.overdue_days,
        "reason": clean(render_reason(step.reason, today)),
        "channel": step.channel.value if step.channel else None,
        "to": clean(step.to) or None,
        "snoozed": _day(step.snoozed_until),
    }


def card_record(detail: "CardDetail", today: date) -> Record:
    """One object of `list --json`, and what `show --json` prints; `closed` is the outcome, or null."""
    card = detail.card
    return {
        "id": card.id,
        "uid": card.uid,
        "company": clean(card.company),
        "role": clean(card.role),
        "stage": card.stage.value,
        "closed": card.outcome.value if card.outcome else None,
        "entered": _day(card.entered),
        "applied": _day(detail.applied),
        "url": clean(detail.url),
        "location": clean(detail.location),
        "salary": clean(detail.salary),
        "source": clean(detail.source),
        "tags": [clean(tag) for tag in card.tags],
        "rating": card.rating,
        "closes": _day(detail.closes),
        "contacts": [_contact(contact) for contact in detail.contacts],
        "events": [_event(event) for event in detail.events],
        "step": step_record(card.step, today) if card.step else None,
    }


def _contact(contact: "ContactView") -> Record:
    return {
        "id": contact.id,
        "name": clean(contact.name),
        "kind": contact.kind.value,
        "company": clean(contact.company),
        "email": clean(contact.email),
        "phone": clean(contact.phone),
        "profile": clean(contact.profile),
        "notes": clean(contact.notes, lines=True),
        "no_calls": contact.no_calls,
        "do_not_contact": contact.do_not_contact,
    }


def _event(event: "EventView") -> Record:
    return {
        "kind": event.kind,
        "date": _day(event.day),
        "time": _time(event.time),
        "precision": event.precision,
        "provenance": event.provenance,
        "what": clean(event.what),
        "channel": event.channel.value if event.channel else None,
        "person": clean(event.person) or None,
        "text": clean(event.text, lines=True),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _time(moment: time | None) -> str | None:
    return moment.isoformat("minutes") if moment else None

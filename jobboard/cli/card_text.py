"""One card as text: what `jobboard show` prints."""

from datetime import date

from jobboard.cli.output import card_title, recipient_text, step_summary, table
from jobboard.dates.format import format_ago, format_day, format_day_time
from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import STAGE_NAMES, outcome_name, person_kind_name
from jobboard.followup.enums import Precision
from jobboard.followup.step_text import render_reason
from jobboard.store.views import CardDetail, ContactView, EventView, InterviewView
from jobboard.text import clean
from jobboard.transfer.formats.markdown import card_facts


def card_lines(detail: CardDetail, today: date) -> list[str]:
    """The lines of `jobboard show`."""
    card = detail.card
    lines = [
        f"{card.id}  {card_title(card.company, card.role)}",
        _stage_line(detail, today),
        *_next_step(detail, today),
    ]
    lines += _section("", card_facts(detail, lambda day: format_day(day, today)))
    lines += _section("People", [_person(contact) for contact in detail.contacts])
    lines += _section("Interviews", [_interview(interview, today) for interview in detail.interviews])
    lines += _history(detail, today)
    posting = [f"  {line}" for line in detail.posting.splitlines()]
    return [*lines, "", "Posting", *posting] if posting else lines


def _stage_line(detail: CardDetail, today: date) -> str:
    card = detail.card
    stage = STAGE_NAMES[card.stage]
    if card.outcome:
        closed = f" {format_day(detail.closed_day, today)}" if detail.closed_day else ""
        return f"{stage}, closed{closed}: {outcome_name(card.outcome)}"
    if card.entered is None:
        return f"{stage}, since when is not known"
    since = format_day(card.entered, today)
    ago = format_ago(card.entered, today)
    return f"{stage} since {since}" + ("" if ago == since else f", {ago}")


def _next_step(detail: CardDetail, today: date) -> list[str]:
    step = detail.card.step
    if step is None:
        return [] if detail.card.outcome else [f"Next: {clean(detail.card.line)}"]
    lines = [f"Next: {step_summary(step, today)}", f"  {clean(render_reason(step.reason, today))}"]
    if step.to:
        lines.append(f"  {recipient_text(step)}")
    if step.snoozed_until:
        lines.append(
            f"  put off to {format_day(step.snoozed_until, today)}: {clean(detail.snooze_why) or 'no reason given'}"
        )
    return lines


def _person(contact: ContactView) -> tuple[str, ...]:
    limits = "do not contact" if contact.do_not_contact else "no calls" if contact.no_calls else ""
    return contact.name, person_kind_name(contact.kind), contact.email, contact.phone, contact.profile, limits


def _interview(interview: InterviewView, today: date) -> tuple[str, ...]:
    people = f"with {', '.join(interview.people)}" if interview.people else ""
    when = format_day_time(DayTime(interview.day, interview.time), today)
    return when, str(interview.state), interview.round, people, interview.where


def _history(detail: CardDetail, today: date) -> list[str]:
    return _section("History", [(_event_day(event, today), _event_text(event)) for event in detail.events])


def _event_day(event: EventView, today: date) -> str:
    if event.day is None:
        return "day unknown"
    if event.precision is Precision.MONTH:
        return f"{event.day:%B %Y}"
    return format_day_time(DayTime(event.day, event.time), today)


def _event_text(event: EventView) -> str:
    return f"{event.what}: {event.text}" if event.text else event.what


def _section(name: str, rows: "list[tuple[str, ...]] | list[tuple[str, str]]") -> list[str]:
    if not rows:
        return []
    return ["", *([name] if name else []), *table(rows, indent=2 if name else 0)]

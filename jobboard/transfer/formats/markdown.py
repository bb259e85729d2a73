"""Markdown to read: one card as a brief before an interview, or the board as a table."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from jobboard.dates.format import format_day
from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import STAGE_NAMES, person_kind_name
from jobboard.followup.enums import InterviewState, PersonKind, Precision, Stage
from jobboard.followup.nudges import BEFORE_LEAVING
from jobboard.followup.step_text import render_reason, step_name
from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, CardView, ContactView, EventView, InterviewView, StepView
from jobboard.text import clean

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]")
_STARTS = re.compile(r"^(\d*)([#+\-=:.)])")


def escaped(text: str) -> str:
    """The text cleaned, on one line, with every sign that Markdown or HTML would obey behind a backslash."""
    return _SIGNS.sub(r"\\\g<0>", clean(text))


def escaped_lines(text: str, indent: str = "") -> str:
    """The same with its line breaks; what would begin a list or a heading on a further line is escaped too."""
    first, *others = clean(text, lines=True).split("\n")
    lines = [escaped(first), *(indent + _STARTS.sub(r"\1\\\2", escaped(line)) for line in others)]
    return "  \n".join(lines)


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of cells that are escaped here."""
    cells = (" | ".join(escaped(cell) or " " for cell in row) for row in rows)
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {row} |" for row in cells)]


def board_markdown(store: Store) -> Iterator[str]:
    """The open cards, a table a stage."""
    today = store.today()
    cards = listing(store)
    yield f"# Job hunt, {_date(today)}\n"
    for stage in Stage:
        rows = [_row(card, today) for card in cards if card.stage is stage]
        if rows:
            yield f"\n## {STAGE_NAMES[stage]} ({len(rows)})\n\n"
            yield "\n".join(markdown_table(("Company", "Role", "Since", "Next", "Whom"), rows)) + "\n"


def card_brief(store: Store, card_id: int) -> Iterator[str]:
    """One card: what is ahead, who is there, the facts and what has been."""
    details, today = detail(store, card_id), store.today()
    yield f"# {_title(details.card)}\n\n"
    yield "\n\n".join(_status_lines(details, today)) + "\n"
    ahead = [each for each in details.interviews if each.state is InterviewState.BOOKED and each.day >= today]
    for each in ahead:
        yield f"\n## Interview, {_when(DayTime(each.day, each.time))}\n\n" + "\n".join(_interview(each, details)) + "\n"
    for name, lines in (
        ("People", _people(details.contacts)),
        ("The job", [f"- **{name}:** {escaped(value)}" for name, value in card_facts(details, _date)]),
        ("What has been", [_event(event) for event in details.events]),
    ):
        if lines:
            yield f"\n## {name}\n\n" + "\n".join(lines) + "\n"


def _row(card: CardView, today: date) -> tuple[str, ...]:
    since = card.entered.isoformat() if card.entered else ""
    step = card.step
    return card.company, card.role, since, _next(step, today) if step else card.line, step.to if step else ""


def _next(step: StepView, today: date) -> str:
    due = f"since {format_day(step.due, today)}" if step.due < today else format_day(step.due, today)
    return f"{step_name(step.kind, step.attempt)}, {due}"


def _title(card: CardView) -> str:
    return " · ".join(escaped(part) for part in (card.company, card.role) if part)


def _status_lines(details: CardDetail, today: date) -> Iterator[str]:
    card = details.card
    since = f" since {_date(card.entered)}" if card.entered else ""
    closed = f", closed: {card.outcome.replace('-', ' ')}" if card.outcome else ""
    yield f"{STAGE_NAMES[card.stage]}{since}{closed}, as of {_date(today)}."
    if card.step:
        yield f"**Next:** {escaped(_next(card.step, today))}. {escaped(render_reason(card.step.reason, today))}."


def _interview(each: InterviewView, details: CardDetail) -> Iterator[str]:
    kinds = {contact.name: contact.kind for contact in details.contacts}
    if each.round:
        yield f"- Round: {escaped(each.round)}"
    if each.where:
        yield f"- Where: {escaped(each.where)}"
    for name in each.people:
        kind = kinds.get(name, PersonKind.OTHER)
        yield f"- With {escaped(name)}" + ("" if kind is PersonKind.OTHER else f", {kind.replace('-', ' ')}")
    yield "\nBefore leaving:\n"
    yield from (f"- [ ] {line}" for line in BEFORE_LEAVING)


def _people(contacts: tuple[ContactView, ...]) -> list[str]:
    rows = [
        (
            each.name,
            person_kind_name(each.kind),
            each.email,
            each.phone,
            each.profile,
            "do not contact" if each.do_not_contact else "no calls" if each.no_calls else "",
            each.notes.replace("\n", "; "),
        )
        for each in contacts
    ]
    return markdown_table(("Name", "What they are", "Mail", "Phone", "Profile", "Mind", "Notes"), rows) if rows else []


def card_facts(details: CardDetail, format_date: Callable[[date], str]) -> list[tuple[str, str]]:
    """The facts about the card, each with its name; `format_date` writes a day."""
    card = details.card
    facts = {
        "Posting": details.url,
        "Requisition": details.requisition,
        "Location": details.location,
        "Remote": details.remote,
        "Salary": details.salary,
        "Source": details.source,
        "Referred by": details.referrer,
        "Tags": ", ".join(card.tags),
        "Rating": f"{card.rating} of 5" if card.rating else "",
        "Closes": format_date(details.closes) if details.closes else "",
        "Answer by": format_date(details.deadline) if details.deadline else "",
        "Offer": details.offer,
        "Keep warm": "yes" if details.keep_warm else "",
        "Résumé": details.resume_path,
        "Letter": details.letter_path,
    }
    return [(name, value) for name, value in facts.items() if value]


def _event(event: EventView) -> str:
    if event.day is None:
        day = "Day unknown"
    else:
        day = f"{event.day:%B %Y}" if event.precision is Precision.MONTH else _when(DayTime(event.day, event.time))
    text = f": {escaped_lines(event.text, '  ')}" if event.text else ""
    return f"- **{day}** {escaped(event.what)}{text}"


def _date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _when(when: DayTime) -> str:
    return _date(when.day) + (f", {when.time:%H:%M}" if when.time else "")

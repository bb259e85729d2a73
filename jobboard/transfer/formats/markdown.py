"""Markdown to read: one card as a brief before an interview, or the board as a table."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from jobboard.dates.natural import DayTime, format_day
from jobboard.followup.display_names import STAGE_NAMES, person_kind_name
from jobboard.followup.enums import InterviewState, PersonKind, Stage
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
    """The same with its line breaks kept; what would begin a list or a heading on a further line is escaped too."""
    first, *others = clean(text, lines=True).split("\n")
    kept = [escaped(first), *(indent + _STARTS.sub(r"\1\\\2", escaped(line)) for line in others)]
    return "  \n".join(kept)


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
    """One card: what is ahead, who is there, what is known and what has been."""
    found, today = detail(store, card_id), store.today()
    yield f"# {_title(found.card)}\n\n"
    yield "\n\n".join(_status_lines(found, today)) + "\n"
    ahead = [each for each in found.interviews if each.state is InterviewState.BOOKED and each.day >= today]
    for each in ahead:
        yield f"\n## Interview, {_when(DayTime(each.day, each.time))}\n\n" + "\n".join(_interview(each, found)) + "\n"
    for name, lines in (
        ("People", _people(found.contacts)),
        ("The job", [f"- **{name}:** {escaped(value)}" for name, value in card_facts(found, _date)]),
        ("What has been", [_event(event) for event in found.events]),
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


def _status_lines(found: CardDetail, today: date) -> Iterator[str]:
    card = found.card
    since = f" since {_date(card.entered)}" if card.entered else ""
    closed = f", closed: {card.outcome.replace('-', ' ')}" if card.outcome else ""
    yield f"{STAGE_NAMES[card.stage]}{since}{closed}, as of {_date(today)}."
    if card.step:
        yield f"**Next:** {escaped(_next(card.step, today))}. {escaped(render_reason(card.step.reason, today))}."


def _interview(each: InterviewView, found: CardDetail) -> Iterator[str]:
    kinds = {contact.name: contact.kind for contact in found.contacts}
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


def card_facts(found: CardDetail, format_date: Callable[[date], str]) -> list[tuple[str, str]]:
    """What is known about the card, each with its name; `say` spells a day."""
    card = found.card
    known = {
        "Posting": found.url,
        "Location": found.location,
        "Remote": found.remote,
        "Salary": found.salary,
        "Source": found.source,
        "Referred by": found.referrer,
        "Tags": ", ".join(card.tags),
        "Rating": f"{card.rating} of 5" if card.rating else "",
        "Closes": format_date(found.closes) if found.closes else "",
        "Answer by": format_date(found.deadline) if found.deadline else "",
        "Offer": found.offer,
        "Keep warm": "yes" if found.keep_warm else "",
        "Résumé": found.resume_path,
        "Letter": found.letter_path,
    }
    return [(name, value) for name, value in known.items() if value]


def _event(event: EventView) -> str:
    if event.day is None:
        day = "Day unknown"
    else:
        day = f"{event.day:%B %Y}" if event.precision == "month" else _when(DayTime(event.day, event.time))
    text = f": {escaped_lines(event.text, '  ')}" if event.text else ""
    return f"- **{day}** {escaped(event.what)}{text}"


def _date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _when(when: DayTime) -> str:
    return _date(when.day) + (f", {when.time:%H:%M}" if when.time else "")

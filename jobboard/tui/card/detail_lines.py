"""Everything about one card, as lines of so many cells, each with the entry that it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jobboard.dates.format import format_ago, format_day
from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import STAGE_NAMES, count_noun, person_kind_name, recipient_phrase
from jobboard.followup.enums import EventKind, InterviewState, PersonKind, Stage, StepState
from jobboard.followup.messages.own_page import language_name
from jobboard.followup.nudges import BEFORE_LEAVING
from jobboard.followup.step_text import render_reason
from jobboard.store.views import CardDetail, ContactView, EventView, InterviewView, StepView
from jobboard.text import pad
from jobboard.tui.base.labels import format_full, sign
from jobboard.tui.base.line_widget import BLANK, Line, TextRole, TextSpan
from jobboard.tui.base.markdown import hyperlink, markdown
from jobboard.tui.base.text_layout import DAY, event_lines, fold, hanging, section, text_line


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact of the card, by the name that the store has for it; "contacts" is one more person."""

    name: str


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person on the card, by their id."""

    id: int


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An entry of the history, by its id."""

    id: int


Entry = FactEntry | PersonEntry | EventEntry


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and the entry that it belongs to; None for a line that nothing can be done with."""

    line: Line
    entry: Entry | None = None


_LABEL = 12
"""Cells of the labels of facts."""
_TAKES_PLACE = (InterviewState.BOOKED, InterviewState.HELD)
_PAGE_SIZE = 2000
_MOST_PAGES = 5
"""Pages of so many characters that are shown of one text, so that a card with a book in it opens at once."""
_NO_VALUE = "–"


def detail_lines(detail: CardDetail, today: date, cells: int) -> list[Line]:
    """The card as it is read."""
    return [row.line for row in detail_rows(detail, today, cells)]


def detail_rows(detail: CardDetail, today: date, cells: int, *, is_editing: bool = False) -> list[Row]:
    """The card: what it is, where it stands and why, its facts, people, and history, newest first.

    While it is edited, facts that are not known have a line too.
    """
    return [
        *_head(detail, cells),
        *(Row(line) for line in _status(detail, today, cells)),
        *_section("Before you leave", _before_leaving(detail, today, cells), cells),
        *_section("Facts", _facts(detail, today, cells, is_editing), cells),
        *_section("People", _people(detail, cells, is_editing), cells),
        *_section("History", (row for event in detail.events for row in _event(event, today, cells)), cells),
        *_section("Posting", _posting(detail.posting, cells), cells),
    ]


def _section(title: str, rows: Iterable[Row], cells: int) -> list[Row]:
    listed = list(rows)
    heading = section(title, [row.line for row in listed], cells)[: -len(listed)] if listed else []
    return [*(Row(line) for line in heading), *listed]


def _head(detail: CardDetail, cells: int) -> list[Row]:
    card = detail.card
    rows = [Row(text_line(part, TextRole.STRONG), FactEntry("company")) for part in fold(card.company, cells)]
    rows += [Row(text_line(part), FactEntry("role")) for part in fold(card.role, cells) if part]
    marks = " · ".join(part for part in ("★" * (card.rating or 0), ", ".join(card.tags)) if part)
    return rows + [Row(text_line(part, TextRole.MUTED)) for part in fold(marks, cells) if part]


def _status(detail: CardDetail, today: date, cells: int) -> list[Line]:
    step = detail.card.step
    mark, text_role = sign(step)
    text_role = text_role if mark.strip() else TextRole.PLAIN
    first, *rest = fold(detail.card.line, cells)
    lines = [
        BLANK,
        Line((TextSpan(first, text_role),), sign=TextSpan(mark, text_role)),
        *(text_line(part, text_role) for part in rest),
    ]
    if step is None:
        return lines
    for text in (render_reason(step.reason, today), _window(step, today), recipient_phrase(step.to, step.channel)):
        lines += [text_line(part, TextRole.MUTED) for part in fold(text, cells) if part]
    return lines


def _before_leaving(detail: CardDetail, today: date, cells: int) -> Iterator[Row]:
    """What not to leave an interview of today without."""
    if any(each.day == today and each.state is InterviewState.BOOKED for each in detail.interviews):
        for reminder in BEFORE_LEAVING:
            yield from (Row(line) for line in hanging("· ", TextRole.DUE, reminder, cells))


def _window(step: StepView, today: date) -> str:
    """When a step that waits falls due; one that is due or late says so itself."""
    if step.state is not StepState.UPCOMING:
        return ""
    due, last = format_day(step.due, today), format_day(step.last_day, today)
    return f"Due {due}" if due == last else f"Due {due}, by {last}"


def _facts(detail: CardDetail, today: date, cells: int, is_editing: bool) -> Iterator[Row]:
    card = detail.card
    entered = (
        f"since {_day(card.entered, today)}, {format_ago(card.entered, today)}"
        if card.entered
        else "since when unknown"
    )
    closed = f"{card.outcome.replace('-', ' ')}, {_day(detail.closed_day, today)}" if card.outcome else ""
    location = detail.location if is_editing else " · ".join(part for part in (detail.location, detail.remote) if part)
    rows = (
        (STAGE_NAMES[card.stage], entered, "entered"),
        ("Closed", closed, ""),
        *(("Interview", _interview(each, today), "") for each in detail.interviews if each.state in _TAKES_PLACE),
        ("Answer by", _day(detail.deadline, today), "deadline" if card.stage is Stage.OFFER else ""),
        ("Offer", detail.offer, "offer" if card.stage is Stage.OFFER else ""),
        ("Snoozed to", " · ".join(part for part in (_day(detail.snoozed_until, today), detail.snooze_why) if part), ""),
        ("Resting", "until they write, or Z wakes it" if detail.resting else "", ""),
        ("Keep warm", "yes" if detail.keep_warm else "", ""),
        ("Applied", _day(detail.applied, today) if card.stage is not Stage.APPLIED else "", ""),
        ("Closed on" if detail.closes and detail.closes < today else "Closes", _day(detail.closes, today), "closes"),
        ("Location", location, "location"),
        *(_editable_only(detail) if is_editing else ()),
        ("Salary", detail.salary, "salary"),
        ("Source", detail.source, "source"),
        ("Referrer", detail.referrer, "referrer"),
        ("Link", detail.url, "url"),
        ("Req. number", detail.requisition, "requisition"),
        ("Letters in", language_name(detail.language), "language"),
        ("Résumé", detail.resume_path, "resume_path"),
        ("Letter", detail.letter_path, "letter_path"),
    )
    for label, text, name in rows:
        if text or (is_editing and name):
            lines = hanging(
                pad(label, _LABEL), TextRole.MUTED, text or _NO_VALUE, cells, TextRole.PLAIN if text else TextRole.MUTED
            )
            yield from (Row(_linked(line, hyperlink(text)), FactEntry(name) if name else None) for line in lines)


def _editable_only(detail: CardDetail) -> Iterator[tuple[str, str, str]]:
    """What has a line of its own only where it can be edited."""
    card = detail.card
    yield "Remote", detail.remote, "remote"
    yield "Rating", "★" * (card.rating or 0), "rating"
    yield "Tags", ", ".join(card.tags), "tags"
    if not card.role:
        yield "Role", "", "role"


def _people(detail: CardDetail, cells: int, is_editing: bool) -> Iterator[Row]:
    for person in detail.contacts:
        yield from (Row(line, PersonEntry(person.id)) for line in _person(person, cells))
    if is_editing:
        yield Row(text_line("Somebody else", TextRole.MUTED), FactEntry("contacts"))


def _person(person: ContactView, cells: int) -> Iterator[Line]:
    name = person.name if person.kind is PersonKind.OTHER else f"{person.name}, {person_kind_name(person.kind)}"
    yield from (text_line(part) for part in fold(name, cells))
    flags = ("do not contact" if person.do_not_contact else "", "no calls" if person.no_calls else "")
    mail, profile = f"mailto:{person.email}", person.profile
    profile_url = profile if "://" in profile else f"https://{profile}"
    ways = ((person.company, ""), (person.email, mail), (person.phone, ""), (profile, profile_url), (person.notes, ""))
    for text, link in ways:
        for part in fold(text[:_PAGE_SIZE], cells - 2):
            if part:
                yield _linked(text_line(f"  {part}", TextRole.MUTED), hyperlink(link))
    yield from (text_line(f"  {flag}", TextRole.DUE) for flag in flags if flag)


def _event(event: EventView, today: date, cells: int) -> list[Row]:
    text, more = _shorten(event.text)
    shortened = event._replace(text=text)
    lines = _note(shortened, today, cells) if event.kind is EventKind.NOTE else event_lines(shortened, today, cells)
    if more:
        lines += hanging(" " * DAY, TextRole.MUTED, f"… {count_noun(more, 'more page')}", cells, TextRole.MUTED)
    return [Row(line, EventEntry(event.id)) for line in lines]


def _posting(posting: str, cells: int) -> Iterator[Row]:
    text, more = _shorten(posting)
    for line in text.splitlines():
        yield from (Row(text_line(part, TextRole.MUTED)) for part in fold(line, cells) or [""])
    if more:
        yield Row(text_line(f"… {count_noun(more, 'more page')}", TextRole.MUTED))


def _note(event: EventView, today: date, cells: int) -> list[Line]:
    """The day, and the note beside it."""
    lead = event_lines(event._replace(text=""), today, cells)[0].left[0]
    indent = TextSpan(" " * DAY)
    lines = markdown(event.text, max(2, cells - DAY))
    return [Line((indent if number else lead, *line.left)) for number, line in enumerate(lines)]


def _shorten(text: str) -> tuple[str, int]:
    """As much of a text as is shown, and how many pages there are behind it."""
    rest = len(text) - _PAGE_SIZE * _MOST_PAGES
    return (text, 0) if rest <= 0 else (text[: _PAGE_SIZE * _MOST_PAGES], -(-rest // _PAGE_SIZE))


def _linked(line: Line, link: str) -> Line:
    """The line with its last span as a link, if it is one."""
    return line._replace(left=(*line.left[:-1], line.left[-1]._replace(link=link))) if link else line


def _interview(interview: InterviewView, today: date) -> str:
    parts = (
        format_full(DayTime(interview.day, interview.time), today),
        ", ".join(interview.people),
        interview.round,
        interview.where,
        "prepared" if interview.prepared else "",
    )
    return " · ".join(part for part in parts if part)


def _day(day: date | None, today: date) -> str:
    return format_full(DayTime(day), today) if day else ""

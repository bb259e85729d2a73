"""Everything about one card, as lines of so many cells."""

from collections.abc import Iterator
from datetime import date

from jobboard.dates import When, ago, say_day
from jobboard.followup.advice import spoken
from jobboard.followup.history import InterviewState, PersonKind, Stage, State
from jobboard.store.views import CardDetail, ContactView, InterviewView, StepView
from jobboard.text import pad
from jobboard.tui.folding import fold
from jobboard.tui.sections import event_lines, hanging, section, text_line
from jobboard.tui.spelling import say_kind, spell_when
from jobboard.tui.widgets.drawn import BLANK, Ink, Line, Piece
from jobboard.tui.words import STAGE_NAMES, sign, whom

_LABEL = 12
"""Cells of the labels of facts."""
_TAKES_PLACE = (InterviewState.BOOKED, InterviewState.HELD)


def detail_lines(detail: CardDetail, today: date, cells: int) -> list[Line]:
    """The card: what it is, where it stands and why, its facts, people, and history, newest first."""
    return [
        *_head(detail, cells),
        *_standing(detail, today, cells),
        *section("Facts", list(_facts(detail, today, cells)), cells),
        *section("People", [line for person in detail.contacts for line in _person(person, cells)], cells),
        *section("History", [line for event in detail.events for line in event_lines(event, today, cells)], cells),
    ]


def _head(detail: CardDetail, cells: int) -> list[Line]:
    card = detail.card
    lines = [text_line(part, Ink.STRONG) for part in fold(card.company, cells)]
    lines += [text_line(part) for part in fold(card.role, cells) if part]
    marks = " · ".join(part for part in ("★" * (card.rating or 0), ", ".join(card.tags)) if part)
    return lines + [text_line(part, Ink.MUTED) for part in fold(marks, cells) if part]


def _standing(detail: CardDetail, today: date, cells: int) -> list[Line]:
    step = detail.card.step
    mark, ink = sign(step)
    ink = ink if mark.strip() else Ink.PLAIN
    first, *rest = fold(detail.card.line, cells)
    lines = [BLANK, Line((Piece(first, ink),), sign=Piece(mark, ink)), *(text_line(part, ink) for part in rest)]
    if step is None:
        return lines
    for text in (spoken(step.reason, today), _window(step, today), whom(step)):
        lines += [text_line(part, Ink.MUTED) for part in fold(text, cells) if part]
    return lines


def _window(step: StepView, today: date) -> str:
    """When a step that waits falls due; one that is due or late says so itself."""
    if step.state is not State.UPCOMING:
        return ""
    due, last = say_day(step.due, today), say_day(step.last_day, today)
    return f"Due {due}" if due == last else f"Due {due}, by {last}"


def _facts(detail: CardDetail, today: date, cells: int) -> Iterator[Line]:
    card = detail.card
    entered = f"since {_day(card.entered, today)}, {ago(card.entered, today)}" if card.entered else "since when unknown"
    closed = f"{card.outcome.replace('-', ' ')}, {_day(detail.closed_day, today)}" if card.outcome else ""
    rows = (
        (STAGE_NAMES[card.stage], entered),
        ("Closed", closed),
        *(("Interview", _interview(each, today)) for each in detail.interviews if each.state in _TAKES_PLACE),
        ("Answer by", _day(detail.deadline, today)),
        ("Snoozed to", " · ".join(part for part in (_day(detail.snoozed_until, today), detail.snooze_why) if part)),
        ("Resting", "until they write, or Z wakes it" if detail.resting else ""),
        ("Keep warm", "yes" if detail.keep_warm else ""),
        ("Applied", _day(detail.applied, today) if card.stage is not Stage.APPLIED else ""),
        ("Closes", _day(detail.closes, today)),
        ("Location", " · ".join(part for part in (detail.location, detail.remote) if part)),
        ("Salary", detail.salary),
        ("Source", detail.source),
        ("Referrer", detail.referrer),
        ("Link", detail.url),
        ("Résumé", detail.resume_path),
        ("Letter", detail.letter_path),
    )
    for label, text in rows:
        if text:
            yield from hanging(pad(label, _LABEL), Ink.MUTED, text, cells)


def _person(person: ContactView, cells: int) -> Iterator[Line]:
    name = person.name if person.kind is PersonKind.OTHER else f"{person.name}, {say_kind(person.kind)}"
    yield from (text_line(part) for part in fold(name, cells))
    flags = ("do not contact" if person.do_not_contact else "", "no calls" if person.no_calls else "")
    for text in (person.company, person.email, person.phone, person.profile, person.notes):
        yield from (text_line(f"  {part}", Ink.MUTED) for part in fold(text, cells - 2) if part)
    yield from (text_line(f"  {flag}", Ink.DUE) for flag in flags if flag)


def _interview(interview: InterviewView, today: date) -> str:
    parts = (
        spell_when(When(interview.day, interview.time), today),
        ", ".join(interview.people),
        interview.round,
        interview.where,
        "prepared" if interview.prepared else "",
    )
    return " · ".join(part for part in parts if part)


def _day(day: date | None, today: date) -> str:
    return spell_when(When(day), today) if day else ""

"""From a row of the card table to the views that are shown."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from json import loads
from typing import Any

from jobboard.dates.iso import day_of, time_of
from jobboard.errors import NotFoundError
from jobboard.followup.enums import ATTEMPTS, Channel, NoStepReason, Outcome, Stage, StepKind, StepState
from jobboard.followup.models import Step
from jobboard.followup.step_state import step_state
from jobboard.followup.step_text import no_step_line, render_reason, step_line
from jobboard.store.search_text import search_words
from jobboard.store.store import Store
from jobboard.store.views import CardView, PanelEntry, StepView

_Row = tuple[Any, ...]

CARD = """card.id, card.uid, card.company, card.role, stage, entered, outcome, rating, tags, why, about_day, about_time,
    step, due, due_time, last_day, since, rank, attempt, reason, card.channel, to_contact,
    (SELECT name FROM contact WHERE contact.id = to_contact), step_snoozed"""
"""What a CardView is made of."""

DUE = "(due < :today OR (due = :today AND coalesce(due_time, '') <= :time)) AND last_day >= :quiet"
"""A step that is due or overdue, and not quiet."""

PANEL_ORDER = "rank, min(last_day, :today), coalesce(rating, 0) DESC, id"
"""By rank, then the most overdue, then the higher rating, then the older card."""


def now_params(store: Store) -> dict[str, object]:
    """The parameters that DUE and PANEL_ORDER are asked with."""
    now = store.now()
    quiet = quiet_from(store).isoformat()
    return {"today": now.date().isoformat(), "time": now.time().isoformat("seconds"), "quiet": quiet}


def quiet_from(store: Store) -> date:
    """The first last day of a step that is not quiet yet."""
    return date.fromordinal(store.today().toordinal() - store.rules.quiet_after)


def filter_sql(words: str, closed: bool) -> tuple[str, dict[str, object]]:
    """The condition for the cards that a filter shows, and its parameters."""
    terms = [] if closed else ["shown = 1"]
    params: dict[str, object] = {}
    for number, word in enumerate(search_words(words)):
        terms.append(f"instr(search, :word{number}) > 0")
        params[f"word{number}"] = word
    return " AND ".join(terms) or "1", params


def card_views(store: Store, rows: Iterable[_Row]) -> list[CardView]:
    """The views for rows of CARD."""
    return [_card(*read) for read in _read(store, rows)]


def panel_entries(store: Store, rows: Iterable[_Row]) -> list[PanelEntry]:
    """The panel's entries for rows of CARD; a card without a step makes none."""
    return [_entry(*read) for read in _read(store, rows) if read[0][_KIND] is not None]


def by_ids(store: Store, ids: list[int]) -> list[CardView]:
    """These cards, in this order."""
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    with store.translate_sqlite_errors():
        found = {row[0]: row for row in store.db.fetchall(f"SELECT {CARD} FROM card WHERE id IN ({marks})", ids)}
    return card_views(store, (found[each] for each in ids if each in found))


def by_id(store: Store, card_id: int) -> CardView:
    """This card; NotFoundError where there is none."""
    found = by_ids(store, [card_id])
    if not found:
        raise NotFoundError(f"there is no card {card_id}", "jobboard list --all shows them")
    return found[0]


_ABOUT, _KIND, _HOUR, _TO = 10, 12, 14, 22
"""Where a row of CARD has the first column of the step, its kind, the hour it is due, and the name of the person."""

_SHOWN = 256
"""Views that are kept: about what is on a screen. Most cards and steps read as they did a key ago."""


def _read(store: Store, rows: Iterable[_Row]) -> Iterator[tuple[_Row, int, datetime]]:
    """All that a view is made from; a step that names no hour reads the same all day."""
    now = store.now()
    morning = datetime.combine(now.date(), time.min)
    return ((row, store.rules.quiet_after, now if row[_HOUR] else morning) for row in rows)


@lru_cache(maxsize=_SHOWN)
def _entry(row: _Row, quiet_after: int, now: datetime) -> PanelEntry:
    return PanelEntry(row[0], row[2], row[3], Stage(row[4]), _view(_step(*row[_ABOUT:]), row[_TO], quiet_after, now))


@lru_cache(maxsize=_SHOWN)
def _card(row: _Row, quiet_after: int, now: datetime) -> CardView:
    id_, uid, company, role, stage, entered, outcome, rating, tags, why, *about = row
    closed = Outcome(outcome) if outcome else None
    if about[_KIND - _ABOUT] is None:
        view, idle = None, NoStepReason(why or NoStepReason.NOTHING)
        interview = (date.fromisoformat(about[0]), time_of(about[1])) if about[0] else None
        words = no_step_line(idle, closed, interview, now.date())
    else:
        step = _step(*about)
        view, idle = _view(step, about[_TO - _ABOUT], quiet_after, now), None
        words = step_line(step, view.state, now.date())
    return CardView(
        id=id_,
        uid=uid,
        company=company,
        role=role,
        stage=Stage(stage),
        entered=day_of(entered),
        outcome=closed,
        rating=rating,
        tags=tuple(loads(tags)) if tags else (),
        step=view,
        why=idle,
        line=words,
    )


def _step(
    about_day: str | None, about_time: str | None, kind: str, due: str, due_time: str | None, last_day: str, since: str,
    rank: int, attempt: int | None, reason: str, channel: str | None, person: int | None, _: str | None,
    snoozed: str | None,
) -> Step:  # fmt: skip
    return Step(
        kind=StepKind(kind),
        due=date.fromisoformat(due),
        last_day=date.fromisoformat(last_day),
        panel_rank=rank,
        since=date.fromisoformat(since),
        due_time=time_of(due_time),
        attempt=attempt,
        about_day=day_of(about_day),
        about_time=time_of(about_time),
        snoozed_until=day_of(snoozed),
        reason=reason,
        person=person,
        channel=Channel(channel) if channel else None,
    )


def _view(step: Step, to: str | None, quiet_after: int, now: datetime) -> StepView:
    state = step_state(step.due, step.due_time, step.last_day, now, quiet_after)
    late = (now.date() - step.last_day).days if state in (StepState.OVERDUE, StepState.QUIET) else 0
    return StepView(
        kind=step.kind,
        due=step.due,
        due_time=step.due_time,
        last_day=step.last_day,
        since=step.since,
        about_day=step.about_day,
        about_time=step.about_time,
        state=state,
        overdue_days=late,
        rank=step.panel_rank,
        attempt=step.attempt,
        of=ATTEMPTS if step.attempt else None,
        reason=render_reason(step.reason, now.date()),
        channel=step.channel,
        to=to or "",
        to_id=step.person,
        snoozed_until=step.snoozed_until,
    )

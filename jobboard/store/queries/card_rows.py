"""From a row of the card table to the views that are shown."""

import datetime as dt
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from peewee import JOIN

from jobboard.errors import NotFoundError
from jobboard.followup.enums import ATTEMPTS, Channel, NoStepReason, Outcome, Stage, StepKind, StepState
from jobboard.followup.models import Step
from jobboard.followup.step_state import step_state
from jobboard.followup.step_text import no_step_line, render_reason, step_line
from jobboard.store.models import Card, Contact, id_list
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.store import Store
from jobboard.store.views import CardView, PanelEntry, StepView

_ON_A_SCREEN = 512
"""Views that are kept, about what is on a screen: most cards read as they did a key ago. Making the forty of a column
anew takes 1.2 ms, twice for a card's move.
"""


class CardRow(NamedTuple):
    """What a CardView is made of; `to` is the name of the person that the step is for."""

    id: int
    uid: str
    company: str
    role: str
    stage: Stage
    entered: dt.date | None
    outcome: Outcome | None
    rating: int | None
    tags: str
    why: NoStepReason | None
    step: StepKind | None
    attempt: int | None
    due: dt.date | None
    due_time: dt.time | None
    last_day: dt.date | None
    since: dt.date | None
    about_day: dt.date | None
    about_time: dt.time | None
    step_snoozed: dt.date | None
    rank: int | None
    reason: str
    channel: Channel | None
    to_contact: int | None
    to: str | None


_COLUMNS = [getattr(Card, name) for name in CardRow._fields if name != "to"]


def card_rows() -> Query:
    """A query for all cards as CardRows, to be narrowed and ordered."""
    addressee = Contact.id == Card.to_contact
    return Card.select(*_COLUMNS, Contact.name.alias("to")).join(Contact, JOIN.LEFT_OUTER, on=addressee)


@prepared(CardRow)
def _with_ids(ids: Placeholder) -> Query:
    return card_rows().where(Card.id.in_(id_list(ids)))


def card_views(store: Store, rows: Iterable[CardRow]) -> list[CardView]:
    """How the cards read now."""
    now = store.now()
    morning = dt.datetime.combine(now.date(), dt.time.min)
    # A step that names no hour reads the same all day.
    return [_card(row, store.rules.quiet_after, now if row.due_time else morning) for row in rows]


def panel_entries(cards: Iterable[CardView]) -> list[PanelEntry]:
    """The panel's entries for those of the cards that have a step."""
    return [
        PanelEntry(card.id, card.company, card.role, card.stage, card.rating, card.step) for card in cards if card.step
    ]


def by_ids(store: Store, ids: list[int]) -> list[CardView]:
    """These cards, in this order, without those that there are not."""
    if not ids:
        return []
    with store.translate_sqlite_errors():
        found = {row.id: row for row in _with_ids.rows(store.db, ids=json.dumps(ids))}
    return card_views(store, (found[each] for each in ids if each in found))


def by_id(store: Store, card_id: int) -> CardView:
    """This card; NotFoundError where there is none."""
    found = by_ids(store, [card_id])
    if not found:
        raise NotFoundError(f"there is no card {card_id}", "jobboard list --all shows them")
    return found[0]


@lru_cache(maxsize=_ON_A_SCREEN)
def _card(row: CardRow, quiet_after: int, now: dt.datetime) -> CardView:
    today = now.date()
    view = why = None
    if step := _step(row):
        view = _step_view(step, row.to or "", quiet_after, now)
        line = step_line(step, view.state, today)
    else:
        why = row.why or NoStepReason.NOTHING
        interview = (row.about_day, row.about_time) if row.about_day else None
        line = no_step_line(why, row.outcome, interview, today)
    return CardView(
        id=row.id,
        uid=row.uid,
        company=row.company,
        role=row.role,
        stage=row.stage,
        entered=row.entered,
        outcome=row.outcome,
        rating=row.rating,
        tags=tuple(json.loads(row.tags)) if row.tags else (),
        step=view,
        why=why,
        line=line,
    )


def _step(row: CardRow) -> Step | None:
    if row.step is None:
        return None
    assert row.due
    assert row.last_day
    assert row.since
    assert row.rank is not None
    return Step(
        kind=row.step,
        due=row.due,
        last_day=row.last_day,
        panel_rank=row.rank,
        since=row.since,
        due_time=row.due_time,
        attempt=row.attempt,
        about_day=row.about_day,
        about_time=row.about_time,
        snoozed_until=row.step_snoozed,
        reason=row.reason,
        person=row.to_contact,
        channel=row.channel,
    )


def _step_view(step: Step, to: str, quiet_after: int, now: dt.datetime) -> StepView:
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
        to=to,
        to_id=step.person,
        snoozed_until=step.snoozed_until,
    )

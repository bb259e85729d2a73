"""The demo's cards, read from board.toml, and the action of the store behind each event of their history."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from typing import Any

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Channel, Outcome, ReplyKind, Stage, TouchKind
from jobboard.store.actions import cards, exchange, interviews, stages
from jobboard.store.actions.complete_step import complete_step
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.edit_conflict import StepRef
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """One action on a card, at a moment local to the demo's zone."""

    when: datetime
    run: Callable[[Store, int], object]


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A card as it was added, when that was, and what happened to it since."""

    added: datetime
    card: cards.NewCard
    history: tuple[SampleEvent, ...]


def load_cards() -> list[SampleCard]:
    """The cards of board.toml, in its order."""
    return [_card(**table) for table in _tables()["card"]]


def load_page() -> dict[str, str]:
    """The own page of whom the demo is about."""
    page: dict[str, str] = _tables()["me"]
    return page


def _tables() -> dict[str, Any]:
    return tomllib.loads((files("jobboard.demo") / "board.toml").read_text(encoding="utf-8"))


def _card(
    *,
    added: datetime,
    stage: str,
    people: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    history: tuple[Mapping[str, Any], ...] = (),
    **facts: Any,
) -> SampleCard:
    contacts = tuple(parse_contact(person) for person in people)
    card = cards.NewCard(stage=Stage(stage), tags=tuple(tags), contacts=contacts, **facts)
    return SampleCard(added, card, tuple(_event(**event) for event in history))


def _event(*, at: datetime, event: str, **details: Any) -> SampleEvent:
    return SampleEvent(at, partial(_ACTIONS[event], **details))


def _day_time(when: date) -> DayTime:
    return DayTime(when.date(), when.time()) if isinstance(when, datetime) else DayTime(when)


def _touch(
    kind: TouchKind, store: Store, card_id: int, *, to: str | None = None, channel: str = Channel.EMAIL, note: str = ""
) -> None:
    exchange.log_touch(store, card_id, kind, Channel(channel), to, note=note)


def _reply(
    kind: ReplyKind,
    store: Store,
    card_id: int,
    *,
    sender: str | None = None,
    channel: str = Channel.EMAIL,
    until: date | None = None,
    note: str = "",
) -> None:
    promised = _day_time(until) if until else None
    exchange.log_reply(store, card_id, kind, sender, promised=promised, note=note, channel=Channel(channel))


def _interview(
    store: Store,
    card_id: int,
    *,
    start: date,
    people: tuple[str, ...],
    round: str = "",  # noqa: A002 # the word of the field
    where: str = "",
) -> None:
    interviews.interview(store, card_id, _day_time(start), tuple(people), round=round, where=where)


def _reject(store: Store, card_id: int, *, sender: str | None = None, note: str = "") -> None:
    exchange.reject(store, card_id, sender, note=note)


def _deadline(store: Store, card_id: int, *, until: date) -> None:
    exchange.set_deadline(store, card_id, until)


def _move(store: Store, card_id: int, *, stage: str) -> None:
    stages.move_card(store, card_id, Stage(stage))


def _snooze(store: Store, card_id: int, *, until: date, why: str) -> None:
    stages.snooze_card(store, card_id, until, why)


def _close(store: Store, card_id: int, *, outcome: str) -> None:
    stages.close_card(store, card_id, Outcome(outcome))


def _keep_warm(store: Store, card_id: int) -> None:
    cards.mark_keep_warm(store, card_id, True)


def _referral(store: Store, card_id: int, *, by: str) -> None:
    cards.edit_card(store, card_id, cards.CardFacts(referrer=by))


def _note(store: Store, card_id: int, *, text: str) -> None:
    cards.add_note(store, card_id, text)


def _done(store: Store, card_id: int) -> None:
    store.recompute_stale()
    complete_step(store, card_id, StepRef.of(detail(store, card_id).card.step))


_ACTIONS: Mapping[str, Callable[..., object]] = {
    **{kind.value: partial(_touch, kind) for kind in TouchKind},
    "question": partial(_reply, ReplyKind.QUESTION),
    "receipt": partial(_reply, ReplyKind.RECEIPT),
    "promise": partial(_reply, ReplyKind.NO_ANSWER_NEEDED),
    "rejection": _reject,
    "interview": _interview,
    "deadline": _deadline,
    "done": _done,
    "move": _move,
    "snooze": _snooze,
    "rest": stages.rest_card,
    "close": _close,
    "keep-warm": _keep_warm,
    "referral": _referral,
    "note": _note,
}
"""What an event of board.toml does, by its name; what else it says are keyword arguments."""

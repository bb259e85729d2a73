"""What the board as a whole comes to: the numbers that its health and its nudges are told from."""

import datetime as dt
import json
from typing import NamedTuple

from peewee import JOIN, ColumnBase, Expression, Tuple, Value, fn

from jobboard.followup.enums import (
    TOUCH_OF_STEP,
    EventKind,
    InterviewState,
    Outcome,
    Precision,
    Provenance,
    ReplyKind,
    Stage,
    TouchKind,
)
from jobboard.followup.nudges import BoardFacts, CardRef, ChannelCount, NudgeKind, Ratio
from jobboard.store import settings
from jobboard.store.models import Card, Event, Interview, id_list
from jobboard.store.prepared_queries import Placeholder, PreparedValue, Query, prepared
from jobboard.store.queries.due_steps import later_today, quiet_from
from jobboard.store.queries.search_end import accepted_card, still_to_tell
from jobboard.store.stage_counts import stage_counts
from jobboard.store.store import Store

FOLLOW_UP_DAYS = 28
"""How far back follow-ups done are counted, days, today included."""

_MOST_NOT_INFORMED = 20
"""Cards named at most that have not heard of an offer."""


def board_facts(store: Store, *, all_time: bool = True) -> BoardFacts:
    """What the nudges look at, as it stands now.

    Without `all_time` it leaves out the numbers over the whole history, `never_followed_up` and `channels`: what the
    nudges that matter least are told from, and what takes long on a large board.
    """
    db, rules, now = store.db, store.rules, store.now()
    today, time, first_quiet = now.date(), now.time(), quiet_from(store)
    timeline_from = today - dt.timedelta(days=rules.timeline_within)
    lessons_from = today - dt.timedelta(days=rules.learn_within)
    with store.translate_sqlite_errors():
        counts = stage_counts(db)
        offer = _latest_offer.row(db)
        ended = accepted_card(store) is not None
        return BoardFacts(
            today,
            cards=sum(number for *_, number in counts),
            targets=sum(number for stage, outcome, number in counts if stage is Stage.TARGET and outcome is None),
            applied=len(_live_applied.rows(db, quiet_from=first_quiet, most=rules.talks_beside + 1)),
            in_talks=_live_in_talks.value(db, quiet_from=first_quiet),
            has_ended=ended,
            to_tell=len(still_to_tell(store)) if ended else 0,
            accepted=any(number for _, outcome, number in counts if outcome is Outcome.ACCEPTED),
            last_application=_last_application.rows(db, today=today)[0].day,
            follow_ups=_follow_ups(store),
            never_followed_up=_never_followed_up.rows(db)[0] if all_time else Ratio(0, 0),
            interviews_today=tuple(_interviews_to_come.rows(db, today=today, time=time)),
            without_timeline=tuple(_without_timeline.rows(db, first=timeline_from, today=today, time=time)),
            without_lesson=tuple(_without_lesson.rows(db, first=lessons_from, today=today)),
            offer=offer,
            not_informed=tuple(_not_informed_of(store, offer)) if offer else (),
            channels=tuple(_channels.rows(db)) if all_time else (),
        )


def put_off(store: Store) -> set[NudgeKind]:
    """The nudges that are not to be shown today."""
    with store.translate_sqlite_errors():
        until = settings.nudges_put_off(store.db)
    today = store.today()
    return {kind for kind in NudgeKind if kind in until and until[kind] > today}


class _CardId(NamedTuple):
    id: int


class _Day(NamedTuple):
    day: dt.date | None


class _FollowUpCounts(NamedTuple):
    done: int
    still_open: int


_NO_TIME = Value(None).alias("time")
_EVER_APPLIED = (Event.kind == EventKind.MOVE) & (Event.what == Stage.APPLIED)


def _live(quiet_from: Placeholder) -> Expression:
    """Open, not resting and not quiet."""
    not_quiet = Card.last_day.is_null() | (Card.last_day >= quiet_from)
    live: Expression = not_quiet & Card.outcome.is_null() & ~Card.resting
    return live


@prepared(_CardId)
def _live_applied(quiet_from: Placeholder, most: Placeholder) -> Query:
    applied = Card.select(Card.id).where(Card.stage == Stage.APPLIED, _live(quiet_from))
    return applied.order_by(Card.entered.desc()).limit(most)


@PreparedValue
def _live_in_talks(quiet_from: Placeholder) -> Query:
    in_talks = Card.stage.in_([Stage.INTERVIEWED, Stage.OFFER])
    return Card.select(fn.count(Card.id)).where(in_talks, _live(quiet_from))


@prepared(_Day)
def _last_application(today: Placeholder) -> Query:
    known = (Event.precision == Precision.DAY) & (Event.day <= today)
    return Event.select(fn.max(Event.day).alias("day")).where(_EVER_APPLIED, known)


def _follow_ups(store: Store) -> Ratio:
    """Steps done of the steps done and open, of those that send something, by the day on which they came due."""
    today = store.today()
    first, later = today - dt.timedelta(days=FOLLOW_UP_DAYS - 1), json.dumps(later_today(store))
    (counts,) = _follow_up_counts.rows(store.db, first=first, today=today, later=later)
    return Ratio(counts.done, counts.done + counts.still_open)


@prepared(_FollowUpCounts)
def _follow_up_counts(first: Placeholder, today: Placeholder, later: Placeholder) -> Query:
    answered = Event.step.is_null(False) & Event.day.between(first, today) & (Event.step_due >= first)
    done = Event.select(fn.count(Event.id)).where(answered).alias("done")
    came = (Card.last_day >= first) & Card.due.between(first, today) & Card.id.not_in(id_list(later))
    still_open = came & Card.step.in_(list(TOUCH_OF_STEP))
    return Card.select(done, fn.count(Card.id).alias("still_open")).where(still_open)


@prepared(Ratio)
def _never_followed_up() -> Query:
    """Of the cards that ended after an application of one's own, those without one touch."""
    touched = Event.select(Event.id).where(Event.card == Card.id, Event.kind == EventKind.TOUCH)
    applied = Event.select(Event.card).where(_EVER_APPLIED, Event.provenance != Provenance.IMPORTED)
    ended = Card.outcome.is_null(False) | (Card.stage == Stage.REJECTED)
    untouched = fn.count(Card.id).filter(~fn.EXISTS(touched))
    return Card.select(untouched.alias("part"), fn.count(Card.id).alias("of")).where(ended, Card.id.in_(applied))


@prepared(CardRef)
def _interviews_to_come(today: Placeholder, time: Placeholder) -> Query:
    to_come = (Interview.day == today) & (Interview.time.is_null() | (Interview.time > time))
    booked = (Interview.state == InterviewState.BOOKED) & Card.outcome.is_null()
    interviews = Interview.select(Card.id.alias("card"), Card.company, Interview.day, Interview.time).join(Card)
    return interviews.where(to_come, booked).order_by(Interview.time.is_null(), Interview.time, Interview.id)


@prepared(CardRef)
def _without_timeline(first: Placeholder, today: Placeholder, time: Placeholder) -> Query:
    """Cards whose last interview is over with no promise and no word since; its day."""
    over = (Interview.state == InterviewState.HELD) | (
        (Interview.state == InterviewState.BOOKED) & ((Interview.day < today) | (Interview.time <= time))
    )
    time_or_empty = fn.coalesce(Interview.time, "")
    after = Interview.alias()
    another = after.select(after.id).where(
        after.card == Interview.card,
        after.state.in_([InterviewState.BOOKED, InterviewState.HELD]),
        Tuple(after.day, fn.coalesce(after.time, ""), after.id) > Tuple(Interview.day, time_or_empty, Interview.id),
    )
    word = (Event.kind == EventKind.PROMISE) | ((Event.kind == EventKind.REPLY) & (Event.what != ReplyKind.RECEIPT))
    heard = Event.select(Event.id).where(Event.card == Interview.card, word, _since(Interview.day, time_or_empty))
    interviews = Interview.select(Card.id.alias("card"), Card.company, Interview.day, _NO_TIME).join(Card)
    return interviews.where(
        Interview.day.between(first, today),
        over,
        Card.stage == Stage.INTERVIEWED,
        Card.outcome.is_null(),
        ~fn.EXISTS(another),
        ~fn.EXISTS(heard),
    ).order_by(Interview.day, Card.id)


def _since(day: ColumnBase, time: ColumnBase) -> Expression:
    """Events of that moment or later; one whose time is unknown may be the later one of its day."""
    since: Expression = (Event.day > day) | ((Event.day == day) & (Event.time.is_null() | (Event.time >= time)))
    return since


@prepared(CardRef)
def _without_lesson(first: Placeholder, today: Placeholder) -> Query:
    learned = Event.select(Event.id).where(
        Event.card == Card.id, Event.kind == EventKind.LESSON, Event.day >= Card.entered
    )
    rejected = (Card.stage == Stage.REJECTED) & Card.outcome.is_null() & Card.entered.between(first, today)
    cards = Card.select(Card.id.alias("card"), Card.company, Card.entered.alias("day"), _NO_TIME)
    return cards.where(rejected, ~fn.EXISTS(learned)).order_by(Card.entered, Card.id)


@prepared(CardRef)
def _latest_offer() -> Query:
    """With the latest time at which it is known to have come that day."""
    came = (Event.card == Card.id) & (Event.kind == EventKind.MOVE) & (Event.what == Stage.OFFER)
    cards = Card.select(
        Card.id.alias("card"), Card.company, Card.entered.alias("day"), fn.max(Event.time).alias("time")
    ).join(Event, JOIN.LEFT_OUTER, on=came & (Event.day == Card.entered))
    open_offer = (Card.stage == Stage.OFFER) & Card.outcome.is_null() & Card.entered.is_null(False)
    return cards.where(open_offer).group_by(Card.id).order_by(Card.entered.desc(), Card.id.desc()).limit(1)


def _not_informed_of(store: Store, offer: CardRef) -> list[CardRef]:
    return _not_informed.rows(store.db, quiet_from=quiet_from(store), day=offer.day, time=offer.time or dt.time.min)


@prepared(CardRef)
def _not_informed(quiet_from: Placeholder, day: Placeholder, time: Placeholder) -> Query:
    """Live cards in Interviewed with nothing sent since then."""
    touched = Event.select(Event.id).where(Event.card == Card.id, Event.kind == EventKind.TOUCH, _since(day, time))
    cards = Card.select(Card.id.alias("card"), Card.company, Card.entered.alias("day"), _NO_TIME)
    in_talks = (Card.stage == Stage.INTERVIEWED) & _live(quiet_from) & Card.entered.is_null(False)
    newest = (Card.entered.desc(), Card.id.desc())
    return cards.where(in_talks, ~fn.EXISTS(touched)).order_by(*newest).limit(_MOST_NOT_INFORMED)


@prepared(ChannelCount)
def _channels() -> Query:
    """A touch was answered where a reply comes next on its card; receipts are no replies."""
    exchanged = Event.kind.in_([EventKind.TOUCH, EventKind.REPLY]) & Event.day.is_null(False)
    next_is_reply = fn.lead(Event.kind == EventKind.REPLY).over(
        partition_by=[Event.card], order_by=[Event.day, Event.time]
    )
    exchange = (
        Event.select(Event.kind, Event.channel, next_is_reply.alias("answered"))
        .where(exchanged, Event.what.not_in([TouchKind.OTHER, ReplyKind.RECEIPT]))
        .alias("exchange")
    )
    channel, answered = exchange.c.channel, exchange.c.answered
    counts = (channel, fn.count(channel).alias("sent"), fn.count(channel).filter(answered).alias("answered"))
    sent = (exchange.c.kind == EventKind.TOUCH) & channel.is_null(False)
    return Event.select(*counts).from_(exchange).where(sent).group_by(channel).order_by(channel)

"""What the board as a whole comes to: the numbers that its health and its nudges are told from."""

from datetime import timedelta
from typing import Any

from jobboard.dates.iso import day_of, time_of
from jobboard.followup.enums import TOUCH_OF_STEP, Channel, Outcome, Stage
from jobboard.followup.nudges import BoardFacts, CardRef, ChannelCount, NudgeKind, Ratio
from jobboard.store import settings
from jobboard.store.queries.card_rows import now_params
from jobboard.store.stage_counts import stage_counts
from jobboard.store.store import Store

FOLLOW_UP_DAYS = 28
"""How far back follow-ups done are counted, days, today included."""

_LIVE = "outcome IS NULL AND resting = 0 AND (last_day IS NULL OR last_day >= :quiet)"
_COUNTS = f"""
    SELECT (SELECT count(*) FROM (SELECT 1 FROM card INDEXED BY card_stage WHERE stage = 'applied' AND {_LIVE}
        ORDER BY entered DESC LIMIT :enough)),
      (SELECT count(*) FROM card INDEXED BY card_stage WHERE stage IN ('interviewed', 'offer') AND {_LIVE})"""
_LAST_APPLICATION = """
    SELECT max(day) FROM event WHERE kind = 'move' AND what = 'applied' AND precision = 'day' AND day <= :today"""
_SENT = ", ".join(f"'{kind}'" for kind in TOUCH_OF_STEP)
_FOLLOW_UPS = f"""
    SELECT (SELECT count(*) FROM event WHERE step IS NOT NULL AND day BETWEEN :since AND :today
        AND step_due >= :since),
      (SELECT count(*) FROM card WHERE last_day >= :since AND due >= :since AND step IN ({_SENT})
        AND (due < :today OR (due = :today AND coalesce(due_time, '') <= :time)))"""
"""Steps done and steps open, of those that send something, by the day on which they came due."""
_UNTOUCHED = """
    SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
      SELECT 1 FROM event WHERE event.card_id = card.id AND kind = 'touch'))
    FROM card WHERE (outcome IS NOT NULL OR stage = 'rejected') AND id IN (
      SELECT card_id FROM event WHERE kind = 'move' AND what = 'applied' AND provenance <> 'imported')"""
_TODAY = """
    SELECT card.id, company, day, time FROM interview JOIN card ON card.id = card_id
    WHERE day = :today AND coalesce(time > :time, 1) AND state = 'booked' AND outcome IS NULL
    ORDER BY time IS NULL, time, interview.id"""
_WITHOUT_TIMELINE = """
    SELECT card.id, company, last.day, NULL FROM interview AS last JOIN card ON card.id = last.card_id
    WHERE last.day BETWEEN :asked AND :today AND stage = 'interviewed' AND outcome IS NULL
      AND (state = 'held' OR (state = 'booked' AND (last.day < :today OR last.time <= :time)))
      AND NOT EXISTS (SELECT 1 FROM interview AS other WHERE other.card_id = last.card_id
        AND other.state IN ('booked', 'held')
        AND (other.day, coalesce(other.time, ''), other.id) > (last.day, coalesce(last.time, ''), last.id))
      AND NOT EXISTS (SELECT 1 FROM event WHERE event.card_id = last.card_id
        AND (kind = 'promise' OR (kind = 'reply' AND what <> 'receipt'))
        AND (event.day > last.day OR (event.day = last.day AND coalesce(event.time >= last.time, 1))))
    ORDER BY last.day, card.id"""
_UNLEARNED = """
    SELECT id, company, entered, NULL FROM card
    WHERE stage = 'rejected' AND outcome IS NULL AND entered BETWEEN :learned AND :today
      AND NOT EXISTS (SELECT 1 FROM event WHERE card_id = card.id AND kind = 'lesson' AND event.day >= entered)
    ORDER BY entered, id"""
_OFFER = """
    SELECT id, company, entered, (SELECT max(time) FROM event
      WHERE card_id = card.id AND kind = 'move' AND what = 'offer' AND day = entered)
    FROM card WHERE stage = 'offer' AND outcome IS NULL AND entered IS NOT NULL
    ORDER BY entered DESC, id DESC LIMIT 1"""
_UNTOLD = f"""
    SELECT id, company, entered, NULL FROM card WHERE stage = 'interviewed' AND {_LIVE}
      AND NOT EXISTS (SELECT 1 FROM event WHERE card_id = card.id AND kind = 'touch'
        AND (day > :offer OR (day = :offer AND coalesce(time >= :offer_time, 1))))
    ORDER BY entered DESC, id DESC LIMIT 20"""
_CHANNELS = """
    SELECT channel, count(*), count(*) FILTER (WHERE answered) FROM (
      SELECT kind, what, channel, lead(kind = 'reply') OVER
        (PARTITION BY card_id ORDER BY day, time) AS answered
      FROM event INDEXED BY event_exchange
      WHERE kind IN ('touch', 'reply') AND day IS NOT NULL AND what NOT IN ('other', 'receipt'))
    WHERE kind = 'touch' AND channel IS NOT NULL GROUP BY channel ORDER BY channel"""


def board_facts(store: Store, *, all_time: bool = True) -> BoardFacts:
    """What the nudges look at, as it stands now.

    Without `all_time` it leaves out the numbers over the whole history, `untouched` and `channels`: what the nudges
    that matter least are told from, and what takes long on a large board.
    """
    today = store.today()
    now = now_params(store) | {
        "since": (today - timedelta(days=FOLLOW_UP_DAYS - 1)).isoformat(),
        "asked": (today - timedelta(days=store.rules.timeline_within)).isoformat(),
        "learned": (today - timedelta(days=store.rules.learn_within)).isoformat(),
        "enough": store.rules.talks_beside + 1,
    }

    def rows(sql: str, **more: str) -> list[tuple[Any, ...]]:
        return store.db.fetchall(sql, now | more)

    with store.translate_sqlite_errors():
        held = stage_counts(store.db)
        ((applied, in_talks),) = rows(_COUNTS)
        ((last_application,),) = rows(_LAST_APPLICATION)
        ((done, still_open),) = rows(_FOLLOW_UPS)
        ((ended, untouched),) = rows(_UNTOUCHED) if all_time else [(0, 0)]
        channels = rows(_CHANNELS) if all_time else []
        offers = rows(_OFFER)
        untold = rows(_UNTOLD, offer=offers[0][2], offer_time=offers[0][3] or "") if offers else []
        return BoardFacts(
            today,
            cards=sum(number for *_, number in held),
            targets=sum(number for stage, outcome, number in held if stage is Stage.TARGET and outcome is None),
            applied=applied,
            in_talks=in_talks,
            accepted=any(number for _, outcome, number in held if outcome is Outcome.ACCEPTED),
            last_application=day_of(last_application),
            follow_ups=Ratio(done, done + still_open),
            never_followed_up=Ratio(untouched, ended),
            interviews_today=_named(rows(_TODAY)),
            without_timeline=_named(rows(_WITHOUT_TIMELINE)),
            without_lesson=_named(rows(_UNLEARNED)),
            offer=next(iter(_named(offers)), None),
            not_informed=_named(untold),
            channels=tuple(ChannelCount(Channel(channel), sent, back) for channel, sent, back in channels),
        )


def put_off(store: Store) -> set[NudgeKind]:
    """The nudges that are not to be shown today."""
    with store.translate_sqlite_errors():
        until = settings.nudges_put_off(store.db)
    today = store.today()
    return {kind for kind in NudgeKind if kind in until and until[kind] > today}


def _named(rows: list[tuple[Any, ...]]) -> tuple[CardRef, ...]:
    return tuple(CardRef(card, company, day, time_of(at)) for card, company, text, at in rows if (day := day_of(text)))

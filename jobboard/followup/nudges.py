"""What the board as a whole calls for (RULES.md, "The board as a whole"): one sentence a nudge, one action each.

A nudge is off where the facts are too few to say it honestly.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobboard.dates.format import format_ago
from jobboard.followup.display_names import channel_phrase, count_noun, join_and
from jobboard.followup.enums import Channel
from jobboard.followup.rules import Rules


class NudgeKind(StrEnum):
    """The nudges, the one that matters most first."""

    SEARCH_ENDED = "search-ended"
    BEFORE_LEAVING = "before-leaving"
    OFFER_CAME = "offer-came"
    ASK_TIMELINE = "ask-timeline"
    LEARN = "learn"
    ONE_BASKET = "one-basket"
    TARGETS = "targets"
    NEVER_FOLLOWED_UP = "never-followed-up"
    CHANNELS = "channels"


BEFORE_LEAVING = (
    "Get an address: whom can you write to, and where?",
    "Ask what happens next, and by when",
    "Keep one personal detail, for the thank-you",
)
"""What not to leave an interview without."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One sentence, and what to do about it.

    `action` is an action's name in the board's list of keys ("add", "promise"), for the key that the user gave it;
    empty where there is nothing to press. `card` is the id of the card it acts on, None for the board as a whole.
    """

    kind: NudgeKind
    sentence: str
    action: str = ""
    card: int | None = None


@dataclass(frozen=True, slots=True)
class CardRef:
    """A card with the local day of what the nudge is about, and the time where it has one."""

    card: int
    company: str
    day: dt.date
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many."""

    part: int
    of: int


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """Touches sent through a channel, and how many of them a person answered."""

    channel: Channel
    sent: int
    answered: int


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What the nudges look at; days are local to the board's zone.

    A card is live if it is open, not resting and not quiet.
    """

    today: dt.date
    cards: int = 0
    """Every card there is, closed ones too."""
    targets: int = 0
    """Open cards in Target."""
    applied: int = 0
    """Live cards in Applied, counted no further than the rule about other live cards asks."""
    in_talks: int = 0
    """Live cards in Interviewed and Offer."""
    accepted: bool = False
    """Whether an offer was accepted."""
    has_ended: bool = False
    """Whether an accepted offer ended the search."""
    to_tell: int = 0
    """Cards still in the running once it has ended."""
    last_application: dt.date | None = None
    """The latest known day on which a card entered Applied."""
    follow_ups: Ratio = Ratio(0, 0)
    """Follow-up steps done of those that were due, in the last four weeks."""
    never_followed_up: Ratio = Ratio(0, 0)
    """Applications, closed or rejected, without one touch, of all such; imported cards apart."""
    interviews_today: tuple[CardRef, ...] = ()
    """Today's interviews that are still to come, the earliest first."""
    without_timeline: tuple[CardRef, ...] = ()
    """Cards whose last interview was held with no promise, no word and no other interview since; its day."""
    without_lesson: tuple[CardRef, ...] = ()
    """Cards rejected by the employer with "What will I do differently?" not answered; the rejection's day."""
    offer: CardRef | None = None
    """The latest open offer."""
    not_informed: tuple[CardRef, ...] = ()
    """Live cards in Interviewed with nothing sent since that offer came."""
    channels: tuple[ChannelCount, ...] = ()
    """All touches by channel, those of kind `other` apart."""

    @property
    def searching(self) -> bool:
        """Whether the search goes on: there are cards, and it did not end with an offer accepted."""
        return self.cards > 0 and not (self.accepted and self.applied + self.in_talks == 0)


def nudges(facts: BoardFacts, rules: Rules) -> tuple[Nudge, ...]:
    """Every nudge that holds today, the one that matters most first; once the search has ended, whom to tell alone."""
    if facts.has_ended:
        return tuple(_search_ended(facts))
    return tuple(nudge for make in _NUDGES for nudge in make(facts, rules))


def most_important(found: Sequence[Nudge], put_off: Collection[NudgeKind] = ()) -> Nudge | None:
    """The one to show: the first by importance of those that were not put off."""
    order = list(NudgeKind)
    shown = (nudge for nudge in found if nudge.kind not in put_off)
    return min(shown, key=lambda nudge: order.index(nudge.kind), default=None)


def put_off_until(today: dt.date, rules: Rules) -> dt.date:
    """The day on which a nudge that is put off today may show again."""
    return today + dt.timedelta(days=rules.nudge_rests)


def health(facts: BoardFacts, rules: Rules) -> tuple[str, ...]:
    """The health of the search in a few short phrases, each for itself; nothing is said of what there is none of."""
    if facts.has_ended:
        return ("the search has ended",)
    done = facts.follow_ups
    return (
        f"targets {facts.targets}, keep {rules.targets_least}–{rules.targets_most}",
        f"in talks {facts.in_talks}",
        *([f"follow-ups done {done.part} of {done.of}"] if done.of else []),
    )


def _search_ended(facts: BoardFacts) -> Iterator[Nudge]:
    if facts.to_tell:
        others = "1 other employer waits" if facts.to_tell == 1 else f"{facts.to_tell} others wait"
        yield Nudge(NudgeKind.SEARCH_ENDED, f"Your search has ended: {others} to hear that you withdraw", "nudge")


def _before_leaving(facts: BoardFacts, _: Rules) -> Iterator[Nudge]:
    for each in facts.interviews_today[:1]:
        at = f" at {each.time:%H:%M}" if each.time else " today"
        yield Nudge(
            NudgeKind.BEFORE_LEAVING,
            f"{each.company}{at}: before you leave, get an address, ask what happens next and by when, "
            "and keep one personal detail",
            "open",
            each.card,
        )


def _offer_came(facts: BoardFacts, _: Rules) -> Iterator[Nudge]:
    others = [each for each in facts.not_informed if facts.offer and each.card != facts.offer.card]
    if facts.offer and others:
        companies = join_and([each.company for each in others])
        yield Nudge(
            NudgeKind.OFFER_CAME,
            f"{facts.offer.company} made you an offer: tell {companies}, still interviewing you",
            "open",
            others[0].card,
        )


def _ask_timeline(facts: BoardFacts, rules: Rules) -> Iterator[Nudge]:
    for each in _recent(facts.without_timeline, facts.today, rules.timeline_within):
        yield Nudge(
            NudgeKind.ASK_TIMELINE,
            f"{each.company}, interviewed {format_ago(each.day, facts.today)}: what happens next, and by when?",
            "promise",
            each.card,
        )


def _learn(facts: BoardFacts, rules: Rules) -> Iterator[Nudge]:
    for each in _recent(facts.without_lesson, facts.today, rules.learn_within):
        yield Nudge(
            NudgeKind.LEARN,
            f"{each.company} said no {format_ago(each.day, facts.today)}: what will you do differently?",
            "note",
            each.card,
        )


def _one_basket(facts: BoardFacts, rules: Rules) -> Iterator[Nudge]:
    if not facts.searching:
        return
    beside = facts.applied + facts.in_talks - 1
    if facts.in_talks and beside < rules.talks_beside:
        others = {0: "nothing", 1: "one live card"}.get(beside, count_noun(beside, "live card"))
        yield Nudge(NudgeKind.ONE_BASKET, f"All eggs in one basket: {others} beside your best talks", "add")
    elif facts.last_application and (gap := (facts.today - facts.last_application).days) >= rules.application_gap:
        yield Nudge(NudgeKind.ONE_BASKET, f"No application for {_days(gap)}", "add")


def _targets(facts: BoardFacts, rules: Rules) -> Iterator[Nudge]:
    wanted = f"{rules.targets_least} to {rules.targets_most}"
    if facts.searching and facts.targets < rules.targets_least:
        count = count_noun(facts.targets, "target") if facts.targets else "No targets"
        yield Nudge(NudgeKind.TARGETS, f"{count}: list {wanted} places you would like to work at", "add")
    elif facts.searching and facts.targets > rules.targets_most:
        yield Nudge(
            NudgeKind.TARGETS, f"{facts.targets} targets are more than one can court: keep {wanted}, apply to the rest"
        )


def _never_followed_up(facts: BoardFacts, rules: Rules) -> Iterator[Nudge]:
    part, of = facts.never_followed_up.part, facts.never_followed_up.of
    if of >= rules.untouched_least and part * 100 >= of * rules.untouched_share:
        yield Nudge(
            NudgeKind.NEVER_FOLLOWED_UP,
            f"{part} of {of} applications ended without one follow-up; perhaps nobody read them",
        )


def _channels(facts: BoardFacts, rules: Rules) -> Iterator[Nudge]:
    used = sorted((each for each in facts.channels if each.sent), key=lambda each: (-each.sent, each.channel))
    sent = sum(each.sent for each in used)
    if not used:
        return
    if sent < rules.rates_from:
        counts = join_and([f"{each.sent} {_phrase(each.channel)}" for each in used])
        yield Nudge(NudgeKind.CHANNELS, f"Sent so far: {counts}")
    else:
        rates = join_and([_rate(each, rules) for each in used])
        yield Nudge(NudgeKind.CHANNELS, f"Answered: {rates}")


_NUDGES: tuple[Callable[[BoardFacts, Rules], Iterator[Nudge]], ...] = (
    _before_leaving,
    _offer_came,
    _ask_timeline,
    _learn,
    _one_basket,
    _targets,
    _never_followed_up,
    _channels,
)


def _recent(cards: Sequence[CardRef], today: dt.date, within: int) -> list[CardRef]:
    """The latest of the cards whose day is past and not too long ago, as a list of one or none."""
    near = [each for each in cards if 0 <= (today - each.day).days <= within]
    return sorted(near, key=lambda each: (each.day, each.card), reverse=True)[:1]


def _rate(each: ChannelCount, rules: Rules) -> str:
    share = f" ({round(100 * each.answered / each.sent)}%)" if each.sent >= rules.rates_least else ""
    return f"{each.answered} of {each.sent} {_phrase(each.channel)}{share}"


def _phrase(channel: Channel) -> str:
    return channel_phrase(channel) or "in other ways"


def _days(number: int) -> str:
    weeks = number // 7
    return count_noun(number, "day") if number < 21 else count_noun(weeks, "week")

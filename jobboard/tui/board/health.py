"""The health of the search in a line or two, and the one nudge that matters most now."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jobboard.followup.display_names import count_noun
from jobboard.followup.nudges import BoardFacts, Nudge, health, most_important, nudges
from jobboard.followup.rules import Rules
from jobboard.store.queries.board_health import board_facts, put_off
from jobboard.store.store import Store
from jobboard.text import clean, width
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.text_layout import fold

_DOT = " · "
LARGE_BOARD = 5_000
"""Cards from which a key would wait for the numbers over the whole history."""
_TALL = 24
"""Lines of the panel from which the nudge may take a second one."""


class NudgeKeys(NamedTuple):
    """The keys, as they are shown, that act on a nudge and that put it off."""

    act: str = ""
    later: str = ""


class Health(NamedTuple):
    """The search in full phrases and in short ones, and what to do about it."""

    phrases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    nudge: Nudge | None = None


def read_health(store: Store, facts_by_day: dict[date, BoardFacts] | None = None) -> Health:
    """How the search stands now; the whole history is looked at only where nothing else has to be said.

    On a large board that is done once a day, and kept in `facts_by_day`.
    """
    facts = board_facts(store, all_time=False)
    rules, later = store.rules, put_off(store)
    nudge = most_important(nudges(facts, rules), later)
    if nudge is None:
        nudge = most_important(nudges(_with_history(store, facts, facts_by_day), rules), later)
    return describe_health(facts, rules, nudge)


def _with_history(store: Store, facts: BoardFacts, facts_by_day: dict[date, BoardFacts] | None) -> BoardFacts:
    if facts_by_day is None or facts.cards < LARGE_BOARD:
        return board_facts(store)
    if facts.today not in facts_by_day:
        facts_by_day.clear()
        facts_by_day[facts.today] = board_facts(store)
    history = facts_by_day[facts.today]
    return replace(facts, never_followed_up=history.never_followed_up, channels=history.channels)


def describe_health(facts: BoardFacts, rules: Rules, nudge: Nudge | None) -> Health:
    """How the search stands by these facts; nothing of an empty board."""
    if facts.cards == 0:
        return Health()
    done = facts.follow_ups
    short = (count_noun(facts.targets, "target"), count_noun(facts.in_talks, "talk"))
    return Health(health(facts, rules), (*short, *([f"{done.part}/{done.of} done"] if done.of else [])), nudge)


def head_lines(search: Health, keys: NudgeKeys, cells: int, height: int) -> list[Line]:
    """What stands above the steps that are due: the search in a line, and the nudge in one or, where tall, two."""
    if not search.phrases:
        return []
    line = _DOT.join(search.phrases if _fits(search, cells) else search.short)
    return [_muted(line[:1].upper() + line[1:]), *_nudge(search, keys, cells, height)]


def search_lines(search: Health, keys: NudgeKeys, cells: int) -> list[Line]:
    """The same with nothing left out, for a panel so narrow that its head cannot say it all."""
    if _fits(search, cells):
        return []
    lines = [_muted(phrase) for phrase in search.phrases]
    if search.nudge:
        lines += [Line((TextSpan(part),)) for part in fold(search.nudge.sentence, cells)]
        does = f"{keys.act} does it{_DOT}" if search.nudge.action else ""
        lines.append(_muted(f"{does}{keys.later} puts it off"))
    return lines


def _fits(search: Health, cells: int) -> bool:
    return width(_DOT.join(search.phrases)) <= cells


def _nudge(search: Health, keys: NudgeKeys, cells: int, height: int) -> list[Line]:
    if search.nudge is None:
        return []
    key = f"{keys.act} " if search.nudge.action else ""
    later = (TextSpan(keys.later, TextRole.ACCENT), TextSpan(" later", TextRole.MUTED)) if _fits(search, cells) else ()
    room = cells - width(key) - sum(width(span.text) + 1 for span in later)
    sentence = clean(search.nudge.sentence)
    first, *rest = fold(sentence, room) if height >= _TALL else [sentence]
    lines = [Line((TextSpan(key, TextRole.ACCENT), TextSpan(first)), later)]
    return [*lines, Line((TextSpan(" " * width(key)), TextSpan(" ".join(rest))))] if rest else lines


def _muted(text: str) -> Line:
    return Line((TextSpan(text, TextRole.MUTED),))

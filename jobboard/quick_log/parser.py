"""What happened, read from one line: "interviewed last thursday with Kim, they said a week". Pure: today is given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, TouchKind
from jobboard.text import clean

EXAMPLES = 'write it like "interviewed last thursday with Kim, they said a week" or "applied yesterday"'
_WORDS_OF_A_DAY = 6
_LONGEST = 300
"""Characters of a line; what is longer is a story, and belongs in a note."""
_A_UNIT = re.compile(r"an? ?[dwmy]", re.IGNORECASE)
"""Words like "and" and "am", which in a sentence are no span of "an d" or "a m"."""
_NO_NAMES = frozenset((
    "a", "about", "after", "again", "an", "and", "at", "back", "but", "for", "he", "her", "him", "his", "i", "in",
    "it", "me", "my", "no", "not", "of", "on", "our", "said", "she", "some", "somebody", "someone", "that", "the",
    "their", "them", "they", "this", "to", "us", "was", "we", "with", "you",
))  # fmt: skip
"""What is nobody's name, nor a part of it."""


class LoggedKind(StrEnum):
    """What happened, by what the store can log."""

    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    SENT = "sent"
    REPLIED = "replied"
    RECEIPT = "receipt"
    REJECTED = "rejected"
    OFFERED = "offered"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class ParsedLogLine:
    """One line understood; `on` is None where no day was named.

    `promised` is by when they come back, or by when an offer must be answered. `touch` is the kind that was named,
    None for whatever the card's step asks for. `asks` says that their message wants an answer, None where that was
    not said. `note` holds the words that were not understood.
    """

    did: LoggedKind
    on: DayTime | None = None
    people: tuple[str, ...] = ()
    promised: DayTime | None = None
    channel: Channel | None = None
    touch: TouchKind | None = None
    asks: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Verb:
    """How a line may begin or what it may hold, and what that means."""

    pattern: str
    did: LoggedKind
    channel: Channel | None = None
    touch: TouchKind | None = None
    asks: bool | None = None


_THEY = r"(?:they|she|he)"
_NO = (
    rf"(?:got |received )?(?:a |the )?(?:rejection|rejected|turned down)(?: me)?|(?:{_THEY} )?said no|{_THEY} declined"
)
_THEIRS = (
    _Verb(r"called|phoned|rang", LoggedKind.REPLIED, Channel.PHONE),
    _Verb(r"e-?mailed|mailed", LoggedKind.REPLIED, Channel.EMAIL),
    _Verb(r"wrote(?: back)?|replied|answered|messaged|got back(?: to me)?", LoggedKind.REPLIED),
    _Verb(r"asked", LoggedKind.REPLIED, asks=True),
    _Verb(r"rejected(?: me)?|said no|turned me down", LoggedKind.REJECTED),
    _Verb(r"offered", LoggedKind.OFFERED),
    _Verb(r"promised|said", LoggedKind.PROMISED),
)
"""What may stand behind a name that a line begins with: "Kim wrote yesterday"; or behind "they"."""
_VERBS = (
    _Verb(rf"(?:{_THEY} )?(?:was |were )?(?:{_NO})", LoggedKind.REJECTED),
    _Verb(rf"(?:{_THEY} )?(?:got |made |received )?(?:me )?(?:an |the )?offer(?:ed)?", LoggedKind.OFFERED),
    _Verb(r"(?:was |had |held )?(?:an |the )?interview(?:ed)?", LoggedKind.INTERVIEWED),
    _Verb(r"(?:have )?applied", LoggedKind.APPLIED),
    _Verb(r"sent (?:my |the |an )?application", LoggedKind.APPLIED),
    _Verb(r"(?:an? )?(?:automatic|auto) ?(?:receipt|reply)|(?:an? )?receipt", LoggedKind.RECEIPT),
    *(replace(each, pattern=rf"{_THEY} (?:{each.pattern})") for each in _THEIRS),
    _Verb(r"(?:got|received) (?:a |an )?(?:reply|answer|message|mail|e-?mail|word)", LoggedKind.REPLIED),
    _Verb(r"heard (?:back )?(?=from\b|$|\w)", LoggedKind.REPLIED),
    _Verb(rf"{_THEY} will|promised", LoggedKind.PROMISED),
    _Verb(r"called|phoned|rang", LoggedKind.SENT, Channel.PHONE),
    _Verb(r"e-?mailed|mailed", LoggedKind.SENT, Channel.EMAIL),
    _Verb(r"thanked|sent (?:a |the )?thank[- ]you(?: note)?", LoggedKind.SENT, None, TouchKind.THANK_YOU),
    _Verb(r"followed up|(?:sent )?(?:a )?follow(?:-| )?up", LoggedKind.SENT, None, TouchKind.FOLLOW_UP),
    _Verb(r"reached out|(?:sent )?(?:a )?reach(?:-| )?out", LoggedKind.SENT, None, TouchKind.REACH_OUT),
    _Verb(r"(?:i )?(?:answered|replied)", LoggedKind.SENT, None, TouchKind.ANSWER),
    _Verb(r"(?:sent )?(?:a |the )?last message", LoggedKind.SENT, None, TouchKind.LAST_MESSAGE),
    _Verb(r"wrote|messaged|(?:sent )?(?:a )?message", LoggedKind.SENT),
)
_CHANNELS = (
    (r"(?:by|on|over) (?:the )?phone", Channel.PHONE),
    (r"(?:by|via) e-?mail", Channel.EMAIL),
    (r"(?:on|via|by|over) linkedin", Channel.LINKEDIN),
    (r"in person", Channel.IN_PERSON),
    (r"(?:on|via|through) (?:the |their )?(?:portal|site|website)", Channel.PORTAL),
)
_PROMISE = re.compile(
    rf"(?:and )?(?:{_THEY} |i )?(?:said |promised |(?:wi|')?ll )*(?:an answer |to )?"
    r"(?:come back|get back|back|decide|answer|let me know|hear)?(?: to me)?(?: within| in| by| on)? ?(?P<day>.+)",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(
    rf"\b(?:{_THEY} (?:said|promised|will)|(?:{_THEY}|i)'ll|said|promised|back|decide|answer|by|hear)\b", re.IGNORECASE
)
_AND_THEY = re.compile(
    rf"(?:^| )(?:and )?(?={_THEY} (?:said|promised|will)|{_THEY}'ll)|(?:^| )and (?=said|promised)", re.IGNORECASE
)
_ASKS = re.compile(r"(?:with |and )?(?:a |have a |had a )?question.*|asks?\b.*|asked\b.*|wants? .*", re.IGNORECASE)
_NEEDS_NONE = re.compile(r"(?:it )?(?:needs )?no (?:answer|reply)(?: needed)?|thanks?(?: only)?", re.IGNORECASE)


def read_happened(text: str, today: date) -> ParsedLogLine:
    """Understand the line; InvalidInputError naming what would be understood, or for a day that has not come."""
    if len(text) > _LONGEST:
        raise InvalidInputError(
            "that is too long for one line", "say what happened in a few words, and the rest in a note"
        )
    first, *others = [part.strip() for part in re.split(r"[,;]", clean(text)) if part.strip()] or [""]
    verb, rest = _verb(first, today) or _verb_after_day(first, today)
    rest, channel = _take_channel(rest)
    if verb.did is LoggedKind.PROMISED:
        return _promise(rest, others, verb, today)
    rest, inner = _apart(rest)
    rest, on = _take_day(rest, today)
    promised, asks = None, verb.asks
    notes: list[str] = []
    for part in [*inner, *others]:
        when = None if promised else _come_back(part, on.day if on else today)
        if when:
            promised = when
        elif verb.did is LoggedKind.REPLIED and _ASKS.fullmatch(part):
            asks, notes = True, [*notes, part]
        elif verb.did is LoggedKind.REPLIED and _NEEDS_NONE.fullmatch(part):
            asks = False
        else:
            notes.append(part)
    people, left = _people(rest)
    note = ", ".join(part for part in (left, *notes) if part)
    return ParsedLogLine(verb.did, on, people, promised, channel or verb.channel, verb.touch, asks, note)


def _verb(text: str, today: date) -> tuple[_Verb, str] | None:
    """What the clause is about, and its other words; None where it begins with no verb that is known."""
    for verb in _VERBS:
        if found := re.match(rf"(?:i )?(?:{verb.pattern})\b", text, re.IGNORECASE):
            return verb, text[found.end() :].strip()
    for verb in _THEIRS:
        found = re.match(rf"(?P<who>\S+(?: \S+)?) (?:{verb.pattern})\b", text, re.IGNORECASE)
        if found and _is_name(found["who"]) and not _day(found["who"], today, Direction.PAST):
            return verb, f"from {found['who']} {text[found.end() :]}".strip()
    return None


def _verb_after_day(text: str, today: date) -> tuple[_Verb, str]:
    """The same of "yesterday they called"; the day stays in front of the other words."""
    for start, end, run in _runs(text):
        day = run.rstrip(":")
        if start == 0 and _day(day, today, Direction.PAST):
            found = _verb(text[end:].strip(" :"), today)
            if found and found[0].did is not LoggedKind.PROMISED:
                return found[0], f"{day} {found[1]}"
    raise InvalidInputError("what happened is not understood", EXAMPLES)


def _take_channel(text: str) -> tuple[str, Channel | None]:
    for pattern, channel in _CHANNELS:
        if found := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return _without(text, found.start(), found.end()), channel
    return text, None


def _apart(text: str) -> tuple[str, list[str]]:
    """The clause, and what follows on its "and they said …" without a comma."""
    found = _AND_THEY.search(text)
    return (text[: found.start()].strip(), [text[found.end() :].strip()]) if found else (text, [])


def _take_day(text: str, today: date) -> tuple[str, DayTime | None]:
    """The clause without its day, and the day: its longest run of words that is one."""
    for start, end, run in _runs(text):
        when = _day(run, today, Direction.PAST)
        if when and when.day > today:
            raise InvalidInputError(f"{run} has not come yet", "what happened lies in the past")
        if when:
            return _without(text, start, end), when
    return text, None


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    words = list(re.finditer(r"\S+", text))
    for length in range(min(_WORDS_OF_A_DAY, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            yield start, end, text[start:end]


def _come_back(text: str, said: date) -> DayTime | None:
    """The day by which they come back, counted from the day they said so; None where it is none."""
    if not _SAYS_WHEN.search(text):
        return None
    return _day_in(text, said)


def _day_in(text: str, said: date) -> DayTime | None:
    found = _PROMISE.fullmatch(text)
    runs = [found["day"] if found else text, *(run for *_, run in _runs(text))]
    return next((day for run in runs if (day := _day(run, said, Direction.FUTURE))), None)


def _day(text: str, today: date, prefer: Direction) -> DayTime | None:
    """The day that the text is, whole; None for anything else."""
    try:
        return None if _A_UNIT.fullmatch(text) else parse_when(text, today, prefer)
    except InvalidInputError:
        return None


def _promise(rest: str, others: list[str], verb: _Verb, today: date) -> ParsedLogLine:
    """ "they said friday", "Kim promised an answer by thursday"."""
    named = re.match(r"from (?P<who>\S+(?: [A-Z]\S*)?) ", f"{rest} ")
    who, words = ((named["who"],), rest[named.end() :]) if named else ((), rest)
    when = _day_in(words, today)
    if when is None:
        raise InvalidInputError(
            "it is not understood by when they come back", 'write it like "they said friday" or "a week"'
        )
    return ParsedLogLine(verb.did, None, who, when, note=", ".join(others))


def _people(rest: str) -> tuple[tuple[str, ...], str]:
    """The names behind "with", "to" or "from", or that stand alone, and the words that are none."""
    found = re.search(r"(?:^| )(?:with|to|from|by)(?: |$)", rest, re.IGNORECASE)
    before, names = (rest[: found.start()], rest[found.end() :]) if found else ("", rest)
    people = tuple(name.strip() for name in re.split(r" (?:and|&) ", names) if name.strip())
    if all(_is_name(name) for name in people):
        return people, before.strip()
    return (), rest.strip()


def _is_name(text: str) -> bool:
    """Up to three words that may be somebody, or a mail address."""
    words = text.split()
    if len(words) == 1 and "@" in text:
        return True
    if _NO_NAMES & {word.lower() for word in words}:
        return False
    named = all(re.fullmatch(r"[^\W\d_][\w.'’-]*", word) for word in words)
    return len(words) <= 3 and named


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start]} {text[end:]}".split())

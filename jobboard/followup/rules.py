"""The numbers of FOLLOWUP.md, with their defaults; every one is a setting kept beside the board."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import Any, NamedTuple

from jobboard.errors import WordsError

_WINDOW = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})")
_MOST_DAYS = 730


class Window(NamedTuple):
    """Calendar days after a base day, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


def _window(first: int, last: int, says: str) -> Window:
    return field(default=Window(first, last), metadata={"says": says})


def _number(default: int, says: str, least: int = 0, most: int = _MOST_DAYS) -> int:
    return field(default=default, metadata={"says": says, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Rules:
    """All numbers of the follow-up rules; windows and plain numbers are days unless their sentence says otherwise."""

    reply: Window = _window(0, 1, "answer a person's message, days after it came")
    answer_offer: Window = _window(0, 2, "answer an offer without a deadline, days after it came")
    thank_you: Window = _window(0, 1, "thank the interviewers, days after the interview")
    promised: Window = _window(1, 1, "ask when a promised day has passed, days after it")
    reach_out: Window = _window(3, 7, "reach out to somebody at a target, days after it was listed")
    follow_up_target: Window = _window(5, 7, "first follow-up on a target, days after the last touch")
    follow_up_applied: Window = _window(5, 7, "first follow-up on an application, days after it")
    follow_up_interviewed: Window = _window(7, 8, "first follow-up after an interview, days after the last touch")
    follow_up_offer: Window = _window(3, 5, "first follow-up on an answered offer, days after the answer")
    follow_up_again: Window = _window(3, 5, "second follow-up, days after the first")
    escalate: Window = _window(3, 5, "third follow-up, to somebody new, days after the second")
    decide: Window = _window(14, 21, "decide what next, days after the third follow-up")
    last_message: Window = _window(1, 3, "last message after a rejection, days after it")
    keep_warm: Window = _window(90, 97, "write again to an employer kept warm, days after the last touch")
    prepare_before: int = _number(1, "prepare for an interview, days before it", least=1, most=30)
    deadline_before: int = _number(2, "answer an offer, days before its deadline", most=30)
    closing_before: int = _number(2, "apply, days before the posting closes", most=30)
    promised_hours: int = _number(3, "ask after a promised time has passed, hours after it", most=24)
    promised_until: int = _number(18, "the hour after which a promised time waits for the next day", most=24)
    thank_you_lapses: int = _number(7, "a thank-you lapses, days after the interview", least=1)
    thank_you_at_least: int = _number(2, "but never before this many days after the interview", least=1)
    last_message_lapses: int = _number(14, "a last message lapses, days after the rejection", least=1)
    quiet_after: int = _number(21, "a step goes quiet, days past its last day")
    wait: int = _number(14, "wait on, when deciding: the card sleeps for days", least=1)
    panel_most: int = _number(10, "steps of ranks 8 to 14 the panel shows a day", least=1, most=1000)
    ahead: int = _number(7, "how far the panel looks ahead, days", least=1, most=60)
    targets_least: int = _number(5, "fewest cards to keep in Target", most=1000)
    targets_most: int = _number(10, "most cards to keep in Target", most=1000)
    talks_beside: int = _number(3, "fewest other live cards beside an interview or offer", most=1000)
    application_gap: int = _number(7, "say so when there was no application for days", least=1)
    untouched_least: int = _number(5, "closed applications before their follow-ups are judged", least=1, most=1000)
    untouched_share: int = _number(50, "share of them without one touch that is worth saying, percent", 1, 100)
    timeline_within: int = _number(7, "ask for the next steps, days after an interview without them", least=1)
    learn_within: int = _number(14, "ask what to do differently, days after a rejection", least=1)
    rates_from: int = _number(20, "touches sent before answer rates by channel are told", least=1, most=1000)
    rates_least: int = _number(5, "touches a channel needs for a rate of its own", least=1, most=1000)
    nudge_rests: int = _number(7, "a nudge that was put off stays away, days", least=1)
    country: str = field(default="", metadata={"says": "whose public holidays are days off (NO, DE-BY; none: -)"})

    def as_dict(self) -> dict[str, str]:
        """Each setting's name and its value as text, in the order of the steps."""
        return {each.name: str(getattr(self, each.name)) for each in fields(self)}

    def changed(self, name: str, text: str) -> "Rules":
        """These rules with one setting changed; WordsError for a name or a value that does not fit."""
        name = name.strip().lower().replace("-", "_")
        for each in fields(self):
            if each.name == name:
                value: Any = _read(name, text.strip(), each.default, each.metadata)
                return replace(self, **{name: value})
        near = get_close_matches(name, [each.name for each in fields(self)], 1, 0.4)
        hint = f"did you mean {near[0]}?" if near else "jobboard rules lists them"
        raise WordsError(f"no rule is called {name!r}", hint)


def rules_from(values: Mapping[str, str]) -> Rules:
    """The default rules with the stored values in place; WordsError for a value that does not fit."""
    rules = Rules()
    for name, text in values.items():
        rules = rules.changed(name, text)
    return rules


def sentences() -> dict[str, str]:
    """What each setting means, by its name, in one sentence."""
    return {each.name: each.metadata["says"] for each in fields(Rules)}


def _read(name: str, text: str, default: object, limits: Mapping[str, int]) -> object:
    if isinstance(default, Window):
        return _read_window(name, text)
    if isinstance(default, int):
        return _read_number(name, text, limits["least"], limits["most"])
    return "" if text in ("", "-") else text.upper()


def _read_window(name: str, text: str) -> Window:
    match = _WINDOW.fullmatch(text)
    if match:
        first, last = int(match[1]), int(match[2])
        if first <= last <= _MOST_DAYS:
            return Window(first, last)
    raise WordsError(f"{name} takes a first and a last day, not {text!r}", f"write it like {getattr(Rules(), name)}")


def _read_number(name: str, text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdigit() and least <= int(text[:9]) <= most:
        return int(text)
    raise WordsError(f"{name} takes a number from {least} to {most}, not {text!r}")

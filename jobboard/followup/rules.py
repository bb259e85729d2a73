"""The numbers of RULES.md, with their defaults; every one is a setting kept beside the board."""

import re
from typing import Any, NamedTuple

from jobboard.errors import InvalidInputError


class Window(NamedTuple):
    """Calendar days after a base day, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class Rules(NamedTuple):
    """All numbers of the follow-up rules; what each means and which values it takes stands in _SETTINGS."""

    reply: Window = Window(0, 1)
    answer_offer: Window = Window(0, 2)
    thank_you: Window = Window(0, 1)
    promised: Window = Window(1, 1)
    apply: Window = Window(10, 14)
    reach_out: Window = Window(3, 7)
    ask_for_new_day: Window = Window(2, 4)
    follow_up_target: Window = Window(5, 7)
    follow_up_applied: Window = Window(5, 7)
    applied_early_week: int = 1
    follow_up_interviewed: Window = Window(7, 8)
    follow_up_offer: Window = Window(3, 5)
    follow_up_again: Window = Window(3, 5)
    escalate: Window = Window(3, 5)
    decide: Window = Window(14, 21)
    last_message: Window = Window(1, 3)
    keep_warm: Window = Window(90, 97)
    prepare_before: int = 1
    deadline_before: int = 2
    closing_before: int = 2
    promised_hours: int = 3
    promised_until: int = 18
    promised_lapses: int = 14
    thank_you_lapses: int = 7
    thank_you_at_least: int = 2
    last_message_lapses: int = 14
    quiet_after: int = 21
    wait: int = 14
    panel_most: int = 10
    ahead: int = 7
    targets_least: int = 5
    targets_most: int = 10
    talks_beside: int = 3
    application_gap: int = 7
    untouched_least: int = 5
    untouched_share: int = 50
    timeline_within: int = 7
    learn_within: int = 14
    rates_from: int = 20
    rates_least: int = 5
    nudge_rests: int = 7
    country: str = ""

    def as_dict(self) -> dict[str, str]:
        """Each setting's name and its value as text, in the order of the steps."""
        return {name: str(value) for name, value in self._asdict().items()}


_WINDOW = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})")
_MOST_DAYS = 730


class _Setting(NamedTuple):
    """Its sentence, and the least and the most that a plain number may be.

    Windows and plain numbers are days unless their sentence says otherwise.
    """

    sentence: str
    least: int = 0
    most: int = _MOST_DAYS


_SETTINGS = {
    "reply": _Setting("answer a person's message, days after it came"),
    "answer_offer": _Setting("answer an offer without a deadline, days after it came"),
    "thank_you": _Setting("thank the interviewers, days after the interview"),
    "promised": _Setting("ask when a promised day has passed, days after it"),
    "apply": _Setting("apply where no closing day is known, days after the last touch"),
    "reach_out": _Setting("reach out to somebody at a target, days after it was listed"),
    "ask_for_new_day": _Setting("ask for a new day when they called an interview off, days after that"),
    "follow_up_target": _Setting("first follow-up on a target, days after the last touch"),
    "follow_up_applied": _Setting("first follow-up on an application, days after it"),
    "applied_early_week": _Setting("prefer a Monday or Tuesday for it (★): 1 yes, 0 no", most=1),
    "follow_up_interviewed": _Setting("first follow-up after an interview, days after the last touch"),
    "follow_up_offer": _Setting("first follow-up on an answered offer, days after the answer"),
    "follow_up_again": _Setting("second follow-up, days after the first"),
    "escalate": _Setting("third follow-up, to somebody new, days after the second"),
    "decide": _Setting("decide what next, days after the third follow-up"),
    "last_message": _Setting("last message after a rejection, days after it"),
    "keep_warm": _Setting("write again to an employer kept warm, days after the last touch"),
    "prepare_before": _Setting("prepare for an interview, days before it", least=1, most=30),
    "deadline_before": _Setting("answer an offer, days before its deadline", most=30),
    "closing_before": _Setting("apply, days before the posting closes", most=30),
    "promised_hours": _Setting("ask after a promised time has passed, hours after it", most=24),
    "promised_until": _Setting("the hour after which a promised time waits for the next day", most=24),
    "promised_lapses": _Setting("a promise after a rejection lapses, days after its day", least=1),
    "thank_you_lapses": _Setting("a thank-you lapses, days after the interview", least=1),
    "thank_you_at_least": _Setting("but never before this many days after the interview", least=1),
    "last_message_lapses": _Setting("a last message lapses, days after the rejection", least=1),
    "quiet_after": _Setting("a step goes quiet, days past its last day"),
    "wait": _Setting("wait on, when deciding: the card sleeps for days", least=1),
    "panel_most": _Setting("steps of ranks 8 to 14 the panel shows a day", least=1, most=1000),
    "ahead": _Setting("how far the panel looks ahead, days", least=1, most=60),
    "targets_least": _Setting("fewest cards to keep in Target", most=1000),
    "targets_most": _Setting("most cards to keep in Target", most=1000),
    "talks_beside": _Setting("fewest other live cards beside an interview or offer", most=1000),
    "application_gap": _Setting("say so when there was no application for days", least=1),
    "untouched_least": _Setting("closed applications before their follow-ups are judged", least=1, most=1000),
    "untouched_share": _Setting("share of them without one touch that is worth saying, percent", least=1, most=100),
    "timeline_within": _Setting("ask for the next steps, days after an interview without them", least=1),
    "learn_within": _Setting("ask what to do differently, days after a rejection", least=1),
    "rates_from": _Setting("touches sent before answer rates by channel are told", least=1, most=1000),
    "rates_least": _Setting("touches a channel needs for a rate of its own", least=1, most=1000),
    "nudge_rests": _Setting("a nudge that was put off stays away, days", least=1),
    "country": _Setting("whose public holidays are days off (NO, DE-BY; none: -)"),
}


def setting_sentences() -> dict[str, str]:
    """What each setting means, by its name, in one sentence."""
    return {name: setting.sentence for name, setting in _SETTINGS.items()}


def with_setting(rules: Rules, name: str, text: str) -> Rules:
    """The rules with one setting changed; InvalidInputError for a name or a value that does not fit."""
    name = name.strip().lower().replace("-", "_")
    if name in _SETTINGS:
        value: Any = _read(name, text.strip())
        return rules._replace(**{name: value})
    from difflib import get_close_matches

    near = get_close_matches(name, _SETTINGS, 1, 0.4)
    hint = f"did you mean {near[0]}?" if near else "jobboard rules lists them"
    raise InvalidInputError(f"no rule is called {name!r}", hint)


def _read(name: str, text: str) -> Window | int | str:
    default = getattr(Rules(), name)
    if isinstance(default, Window):
        return _read_window(name, text)
    if isinstance(default, int):
        return _read_number(name, text)
    return "" if text in ("", "-") else text.upper()


def _read_window(name: str, text: str) -> Window:
    match = _WINDOW.fullmatch(text)
    if match:
        first, last = int(match[1]), int(match[2])
        if first <= last <= _MOST_DAYS:
            return Window(first, last)
    raise InvalidInputError(
        f"{name} takes a first and a last day, not {text!r}", f"write it like {getattr(Rules(), name)}"
    )


def _read_number(name: str, text: str) -> int:
    _, least, most = _SETTINGS[name]
    if text.isascii() and text.isdigit() and least <= int(text[:9]) <= most:
        return int(text)
    raise InvalidInputError(f"{name} takes a number from {least} to {most}, not {text!r}")

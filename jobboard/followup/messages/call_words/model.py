"""What a call sheet is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CallResult(StrEnum):
    """What a call comes to, and so what is logged: something to send after it, a rejection, a promise with its day."""

    RESEND = "resend"
    REJECTION = "rejection"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class CallBranch:
    """One way the call goes: what one hears, what to say and to ask then, and what to log."""

    hear: str
    say: str
    ask: str
    log: CallResult


@dataclass(frozen=True, slots=True)
class CallWords:
    """The words of one language.

    `reasons` says why one calls, `goals` what for, by the situation of the card: a stage, "talks", "called_off",
    "reach_out", "promised" or "promised-rejected".
    """

    hello: str
    minute: str
    reasons: Mapping[str, str]
    goals: Mapping[str, str]
    manner: str
    machine: str
    not_seen: CallBranch
    missing: CallBranch
    no: CallBranch
    short_list: CallBranch
    going_on: CallBranch

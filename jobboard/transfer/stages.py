"""Status words of trackers and what they mean on the board; one table, exact first, then by the words they hold."""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from jobboard.followup.history import Outcome, Stage

YES = frozenset(
    ["yes", "y", "x", "true", "done", "passed", "completed", "complete", "scheduled", "invited", "ok", "✓", "✔", "☑"]
    + [str(number) for number in range(1, 10)]
)
"""Cells of a yes/no column that say it took place, or will."""

NO = frozenset(["no", "n", "false", "n a", "na", "none", "nope", "0", "not yet", "✗", "✘", "☐"])
"""Cells that say it did not."""

_LIKENESS = 0.84
"""How alike (0 to 1) a misspelt word must be: "reeejected" is 0.89 of "rejected", "accepted" 0.5."""

_LONGEST_STATUS = 60
"""Characters; a longer one is a text, and is not searched for slips."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Where a status word puts a card; `stage` None leaves it to the row's days. `kept`: the word says more."""

    stage: Stage | None
    outcome: Outcome | None = None
    kept: bool = True


_PLAIN: dict[Stage, tuple[str, ...]] = {
    Stage.TARGET: (
        "target", "to apply", "wishlist", "wish list", "saved", "watching", "bookmarked", "to do", "todo",
        "not applied", "not applied yet", "not yet applied", "interested", "want to apply", "will apply", "planned",
        "planning to apply", "backlog", "prospect", "lead", "ready to apply", "researching",
    ),
    Stage.APPLIED: (
        "applied", "submitted", "application submitted", "application sent", "sent", "app sent", "applied online",
        "not responded", "no response", "no response yet", "no reply", "no answer", "waiting", "awaiting response",
        "waiting for response", "pending", "active", "open", "ongoing", "in progress", "received", "under review",
        "in review", "application received", "application in progress", "no word", "heard nothing",
    ),
    Stage.INTERVIEWED: (
        "interviewed", "interview", "interviewing", "interviews", "in interviews", "technical", "onsite", "on site",
        "phone screen", "phone interview", "phone", "screening", "screen", "phone screening", "screening call",
        "technical interview", "final round", "final interview", "first interview", "second interview",
        "third interview", "hr interview", "video interview", "interview scheduled", "recruiter screen",
        "interview process", "in process", "round 1", "round 2", "round 3", "1st interview", "2nd interview",
    ),
    Stage.OFFER: ("offer", "offered", "offer received", "job offer", "offer extended", "got offer", "received offer"),
    Stage.REJECTED: (
        "rejected", "rejection", "reject", "denied", "not selected", "not selected by employer", "turned down",
        "unsuccessful", "no longer under consideration", "no longer considered", "not moving forward", "refused",
        "application rejected", "declined by employer", "regret", "failed",
    ),
}  # fmt: skip
"""Words that say no more than the stage."""

_TELLING: dict[str, Meaning] = {
    **dict.fromkeys(("accepted", "offer accepted", "hired", "signed"), Meaning(Stage.OFFER, Outcome.ACCEPTED)),
    **dict.fromkeys(
        ("offer declined", "declined offer", "offer rejected", "rejected offer", "i declined", "turned down offer"),
        Meaning(Stage.OFFER, Outcome.DECLINED),
    ),
    **dict.fromkeys(("withdrawn", "withdrew", "withdraw", "i withdrew"), Meaning(None, Outcome.WITHDRAWN)),
    **dict.fromkeys(
        ("suspected ghost job", "ghost job", "ghosted", "ghost", "application viewed", "viewed", "assessment", "oa"),
        Meaning(Stage.APPLIED),
    ),
    "declined": Meaning(Stage.REJECTED),
}

_EXACT = {word: Meaning(stage, kept=False) for stage, words in _PLAIN.items() for word in words} | _TELLING
_INSIDE = ("rejected", "rejection", "denied", "not selected", "withdrawn", "withdrew", "accepted", "hired", "offer",
           "interview", "interviewed", "interviewing", "onsite", "phone screen", "screening", "applied", "submitted",
           "ghosted", "to apply", "saved", "wishlist")  # fmt: skip
"""Words that tell the stage of a longer status, the most final first."""

_DENIALS = re.compile(r"\b(?:not|no|never|without|if|before|until)\b")


def plain(text: str) -> str:
    """The words alone, in small letters with single blanks: "Rejection :(" and "🟡 rejection" are "rejection"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w✓✔☑✗✘☐]|_", " ", folded).split())


@lru_cache(maxsize=4096)
def meaning(text: str) -> Meaning | None:
    """What a status word means; None where nothing in it is known."""
    word = plain(text)
    if word in _EXACT:
        return _EXACT[word]
    if len(word) > _LONGEST_STATUS or _DENIALS.search(word):
        return None
    slip = difflib.get_close_matches(word, _EXACT, 1, _LIKENESS)
    if slip:
        return _EXACT[slip[0]]
    inside = next((each for each in _INSIDE if re.search(rf"\b{each}\b", word)), None)
    return Meaning(_EXACT[inside].stage, _EXACT[inside].outcome) if inside else None

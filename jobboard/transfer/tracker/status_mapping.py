"""What a status word of a tracker means on the board: exact first, then as a slip, then by the words it holds."""

import difflib
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from jobboard.followup.enums import Outcome, Stage
from jobboard.transfer.tracker.status_words import (
    CHINESE_WORDS_IN_LONGER_STATUS,
    DETAILED_STAGE_WORDS,
    OUTCOME_WORDS,
    STAGE_WORDS,
    WORDS_IN_LONGER_STATUS,
)

_NAMES = frozenset(
    ["target", "to apply", "saved", "wishlist", "bookmarked", "applied", "interview", "interviewed", "interviewing",
     "offer", "rejected"]
)  # fmt: skip
"""Words that are the name of a stage, so that nothing is lost with them; any other is kept on the card."""

_LIKENESS = 0.84
"""How alike (0 to 1) a misspelt word must be: "reeejected" is 0.89 of "rejected", "accepted" 0.5."""

_LONGEST_STATUS = 60
"""Characters; a longer one is a text, and is not searched for slips."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Where a status word puts a card; `stage` None leaves it to the row's days.

    `keep_word` says that the word tells more than the name of the stage, and is kept on the card.
    """

    stage: Stage | None
    outcome: Outcome | None = None
    keep_word: bool = True


_DENIALS = re.compile(
    r"\b(?:not|no|never|without|if|before|until|nicht|kein|keine|noch|pas|sans|sin|sem|não|ikke)\b"
    r"|未|没|^待"
)
_COUNTED = re.compile(r"^\d+ (?=\D)|(?<=\D) \d+$")
""""1 Interview" and "Round 2" count what they name."""

_STEPS = re.compile(r"\s+[-–—/|]+\s+|\s*(?:->|→|=>|>|\+|;|\n|,|&|，|、)\s*|\s+(?:then|dann|puis|luego|depois)\s+")
"""What stands between the steps of a history in one cell."""


def plain_words(text: str) -> str:
    """The words alone, in small letters with single blanks: "Rejection :(" and "🟡 rejection" are "rejection"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w✓✔☑✅✗✘☐❌]|_", " ", folded).split())


def _exact() -> dict[str, Meaning]:
    meanings = {
        plain_words(word): Meaning(stage, keep_word=word not in _NAMES)
        for stage, words in STAGE_WORDS.items()
        for word in words
    }
    meanings |= {plain_words(word): Meaning(stage) for stage, words in DETAILED_STAGE_WORDS.items() for word in words}
    for outcome, words in OUTCOME_WORDS.items():
        stage = Stage.OFFER if outcome in (Outcome.ACCEPTED, Outcome.DECLINED) else None
        meanings |= {plain_words(word): Meaning(stage, outcome) for word in words}
    return meanings


_EXACT = _exact()
_CHINESE = {"拒": Meaning(Stage.REJECTED), "申请": Meaning(Stage.APPLIED)}


@lru_cache(maxsize=4096)
def status_meaning(text: str) -> Meaning | None:
    """What a status word means; None where nothing in it is known."""
    word = plain_words(text)
    for exact in (word, _COUNTED.sub("", word)):
        if exact in _EXACT:
            return _EXACT[exact]
    if len(word) > _LONGEST_STATUS or _DENIALS.search(word):
        return None
    slip = difflib.get_close_matches(word, _EXACT, 1, _LIKENESS)
    if slip:
        return replace(_EXACT[slip[0]], keep_word=True)
    inside = next((each for each in WORDS_IN_LONGER_STATUS if re.search(rf"\b{each}\b", word)), None)
    chinese = next((each for each in CHINESE_WORDS_IN_LONGER_STATUS if each in word), None)
    if part := inside or chinese:
        whole = _EXACT.get(part) or _CHINESE[part]
        return Meaning(whole.stage, whole.outcome)
    return None


def split_history(text: str) -> list[str]:
    """The parts of a cell that tells a history: "Applied - Phone Screen - Offer" has three."""
    return [part for each in _STEPS.split(text) if (part := each.strip())]

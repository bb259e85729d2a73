"""A message's sentences, each held against what is said in it: of whom, denied, on a condition, or put off.

A word says nothing by itself: "an offer" may be one that is not made, "unsuccessful" a call that was tried twice. So
each sentence is read by itself, and what speaks against a reading is looked for in all of them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jobboard.transfer.mail import phrases

_ENDS = re.compile(r"(?<=[.!?。！？])\s+|\n{2,}|\s+[-–•*]\s+")
_MOST = 400
"""Sentences that are read of one message."""


class Sentence(NamedTuple):
    """One sentence of the message's own words, and what it says."""

    text: str
    rejects: bool
    offers: bool
    invites: bool
    calls_off: bool
    denies: bool
    """It holds a negation, or words of regret, that are no politeness."""


def read_sentences(subject: str, text: str) -> list[Sentence]:
    """The subject and the message's own sentences, in their order."""
    return [_read(each) for each in (subject, *_split(text)) if each.strip()][:_MOST]


def _split(text: str) -> Iterator[str]:
    for part in _ENDS.split(text):
        yield " ".join(part.split())


def _read(text: str) -> Sentence:
    if phrases.POLITENESS.search(text):
        return Sentence(text, False, False, False, False, False)
    denies = bool(phrases.NEGATION.search(text))
    conditional = bool(phrases.CONDITION.search(text))
    rejects = bool(phrases.REJECTION.search(text)) and not phrases.NO_REJECTION.search(text)
    offers = bool(phrases.OFFER.search(text)) and not conditional and not denies and not phrases.NO_OFFER.search(text)
    refused_offer = bool(phrases.REFUSED_OFFER.search(text))
    return Sentence(
        text,
        (rejects and not _depends(text)) or refused_offer,
        offers and not refused_offer and not rejects,
        _says(phrases.INVITATION, text) and not conditional and not denies,
        bool(phrases.CANCELLATION.search(text)),
        denies and not conditional,
    )


def _says(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(text))


def _depends(text: str) -> bool:
    """Whether a no depends on something: "if you have not heard from us, you were not selected"."""
    match = phrases.REJECTION.search(text)
    return match is not None and bool(phrases.CONDITION.search(text, 0, match.start()))

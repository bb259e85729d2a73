"""The reader on a corpus of invented mails: nothing that it calls certain is wrong, and most refusals are seen."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from jobboard.store.actions.log_mail import MailKind
from jobboard.transfer.mail.classify import MailClassification, read_kind
from jobboard.transfer.mail.message import read_mail
from tests.transfer.mail.sample_mails import mail

CORPUS = Path(__file__).with_name("corpus.toml")
SENT = date(2026, 11, 16)
NEVER_CERTAIN = (MailKind.REJECTION, MailKind.OFFER)


class Read(NamedTuple):
    """A mail of the corpus, and what the reader takes it for."""

    language: str
    kind: str
    text: str
    found: MailClassification


@cache
def corpus() -> tuple[Read, ...]:
    """Each mail with its reading; receipts come from a program."""
    kinds = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
    return tuple(
        Read(language, kind, text, _read(text, automatic=kind == "receipt"))
        for language, of_language in kinds.items()
        for kind, texts in of_language.items()
        for text in texts
    )


def _read(text: str, *, automatic: bool) -> MailClassification:
    sender = "Jobs <noreply@nordwind.example>" if automatic else "Dana Ruiz <dana@nordwind.example>"
    body = f"Hello Robin,\n\n{text}\n\nKind regards\nDana"
    return read_kind(read_mail(mail(body, "Backend Engineer", sender)), [], SENT)


def test_nothing_that_is_called_certain_is_wrong() -> None:
    right = {"rejection": {MailKind.REJECTION}, "offer": {MailKind.OFFER}, "receipt": {MailKind.RECEIPT}}
    wrong = [
        read
        for read in corpus()
        if read.found.certain
        and (
            read.found.kind not in right[read.kind]
            if read.kind in right
            else read.found.kind in (*NEVER_CERTAIN, MailKind.RECEIPT)
        )
    ]
    assert wrong == []


def test_no_refusal_and_no_offer_is_seen_where_there_is_none() -> None:
    seen = [each for each in corpus() if each.kind == "other" and each.found.kind in NEVER_CERTAIN]
    seen += [each for each in corpus() if each.kind != "offer" and each.found.kind is MailKind.OFFER]
    assert seen == []


@pytest.mark.parametrize(("language", "least"), [("en", 0.9), ("de", 0.8), ("fr", 0.8), ("es", 0.8), ("others", 0.6)])
def test_most_refusals_are_seen(language: str, least: float) -> None:
    refusals = [each for each in corpus() if (each.language, each.kind) == (language, "rejection")]
    missed = [each.text for each in refusals if each.found.kind is not MailKind.REJECTION]
    assert len(refusals) - len(missed) >= least * len(refusals), missed


@pytest.mark.parametrize("kind", ["receipt", "rejection", "question"])
def test_most_plain_mails_in_english_are_certain(kind: str) -> None:
    plain = [each for each in corpus() if (each.language, each.kind) == ("en", kind)]
    doubted = [each.text for each in plain if not (each.found.certain and each.found.kind == kind)]
    assert len(plain) - len(doubted) >= 0.7 * len(plain), doubted

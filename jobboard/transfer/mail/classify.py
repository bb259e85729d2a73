"""What a message seems to be, with the words that say so; never more than a proposal."""

import re
from dataclasses import dataclass
from datetime import date

from jobboard.dates.natural import DayTime
from jobboard.dates.prose import day_ahead, first_time
from jobboard.store.actions.log_mail import MailKind
from jobboard.text import clip
from jobboard.transfer.mail import phrases
from jobboard.transfer.mail.invitation import Invitation
from jobboard.transfer.mail.message import Mail
from jobboard.transfer.mail.sentences import Sentence, read_sentences


@dataclass(frozen=True, slots=True)
class MailClassification:
    """What a message seems to be, and the words that say so.

    `when` is the interview's time or the promised day, `uid` and `where` the interview's; `certain` says that nothing
    else in the message speaks against it.
    """

    kind: MailKind
    excerpt: str
    certain: bool = False
    when: DayTime | None = None
    where: str = ""
    uid: str = ""


_STOPS = (". ", "! ", "? ")
_LONGEST_EXCERPT = 160
"""Cells of an excerpt on the screen."""


def read_kind(mail: Mail, invitations: list[Invitation], sent: date) -> MailClassification:
    """What a message of that day seems to be. A calendar says most, then a no, an offer, an invitation, a promise."""
    text = re.sub(r"[ \t]*\n[ \t]*(?=\S)", " ", re.sub(r"\n{2,}", " . ", mail.text))
    for invitation in invitations:
        if not invitation.answer:
            return _from_calendar(invitation)
    sentences = read_sentences(mail.subject, text)
    return _decided(sentences, mail, text, sent) or _undecided(sentences, mail, text, sent)


def _decided(sentences: list[Sentence], mail: Mail, text: str, sent: date) -> MailClassification | None:
    """A no, an offer, an interview called off or asked for; certain where no sentence says anything else."""
    found = {
        MailKind.REJECTION: [each for each in sentences if each.rejects],
        MailKind.OFFER: [each for each in sentences if each.offers],
        MailKind.CANCELLATION: [each for each in sentences if each.calls_off and not each.rejects],
        MailKind.INVITATION: [each for each in sentences if each.invites],
    }
    kinds = [kind for kind, said in found.items() if said]
    if not kinds:
        return None
    kind = kinds[0]
    words = _excerpt(found[kind][0].text)
    if kind is MailKind.INVITATION:
        return MailClassification(kind, words, when=first_time(f"{mail.subject}\n{text}", sent), where=_link(text))
    alone = len(kinds) == 1 and kind is not MailKind.CANCELLATION
    denied = kind is MailKind.OFFER and any(each.denies for each in sentences)
    return MailClassification(kind, words, certain=alone and not denied)


def _undecided(sentences: list[Sentence], mail: Mail, text: str, sent: date) -> MailClassification:
    """Nothing was decided: a promise, a receipt, a question, or a message of any kind."""
    plain = not any(each.denies for each in sentences)
    receipt = _sentence(phrases.RECEIPT, text, mail.subject)
    for match in phrases.PROMISE.finditer(text):
        if phrases.CONDITION.search(text, _start(text, match), match.start()):
            continue
        if (when := day_ahead(match[0], sent)) and when.day >= sent:
            certain = plain and not mail.automatic
            return MailClassification(MailKind.PROMISE, _excerpt(match[0]), certain=certain, when=when)
    question = _question(text)
    if receipt and (mail.automatic or not question):
        return MailClassification(MailKind.RECEIPT, receipt, certain=plain and mail.automatic)
    if question and not mail.automatic:
        return MailClassification(MailKind.QUESTION, question, certain=plain)
    return MailClassification(MailKind.MESSAGE, _excerpt(mail.subject or text))


def _from_calendar(invitation: Invitation) -> MailClassification:
    kind = MailKind.CANCELLATION if invitation.cancelled else MailKind.INVITATION
    words = _excerpt(f"the calendar it brought: {invitation.summary}")
    return MailClassification(kind, words, True, invitation.when, invitation.where, invitation.uid)


def _sentence(pattern: re.Pattern[str], *texts: str) -> str:
    """The sentence around the first words that match and depend on no condition before them."""
    for text in texts:
        for match in pattern.finditer(text):
            start = _start(text, match)
            if not phrases.CONDITION.search(text, start, match.start()):
                marks = (text.find(mark, match.end() - 1) for mark in _STOPS)
                end = min((place for place in marks if place >= 0), default=len(text))
                return _excerpt(text[start : end + 1])
    return ""


def _start(text: str, match: re.Match[str]) -> int:
    """Where the sentence begins in which something was found."""
    return max(text.rfind(mark, 0, match.start()) for mark in _STOPS) + 1


def _question(text: str) -> str:
    for match in phrases.QUESTION.finditer(text):
        if not phrases.POLITE.search(match[0].strip()):
            return _excerpt(match[0])
    return ""


def _link(text: str) -> str:
    """Where a video call takes place."""
    pattern = r"https://(?:[\w.-]*zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|whereby\.com)/\S{1,300}"
    match = re.search(pattern, text)
    return match[0].rstrip(").,>") if match else ""


def _excerpt(text: str) -> str:
    return clip(" ".join(text.split()).strip(" .-"), _LONGEST_EXCERPT)

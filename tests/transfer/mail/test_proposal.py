"""Mails held against a board: what each is, about which card, by which words; and nothing makes the reading fail."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard.dates.natural import DayTime
from jobboard.errors import JobboardError
from jobboard.transfer.mail.invitation import read_invitations
from jobboard.transfer.mail.match_card import domain_name
from jobboard.transfer.mail.message import MailError, read_mail, split
from jobboard.transfer.mail.proposal import propose
from tests.transfer.mail.sample_mails import BOARD, CERTAIN_CARDS, NOW, SAMPLES, Sample, calendar, mail

ZONE = "Europe/Oslo"
MONDAY = NOW.date()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_mail_is_read_as_what_it_is(sample: Sample) -> None:
    found = propose(sample.mail, BOARD, ZONE, NOW)
    reading = found.classification
    assert (reading.kind, reading.when, reading.where) == (sample.kind, sample.when, sample.where)
    assert sample.words in reading.excerpt
    assert reading.certain == sample.certain
    assert (found.matches[0].card.id if found.matches else None) == sample.card
    assert found.certain == (sample.certain and sample.card in CERTAIN_CARDS)


def test_the_sender_and_the_time_are_those_of_the_head() -> None:
    found = propose(mail("Hello?", Date="Mon, 16 Nov 2026 02:15:00 -0500"), BOARD, ZONE, NOW)
    assert found.sent == DayTime(MONDAY, time(8, 15))
    assert found.matches[0].person == 7
    assert propose(mail("Hello?", Date="Tue, 17 Nov 2026 08:00:00 +0100"), BOARD, ZONE, NOW).sent is None
    assert propose(mail("Hello?", Date="never"), BOARD, ZONE, NOW).sent is None


def test_a_mail_that_the_user_wrote_is_told_from_an_answer() -> None:
    wrote = mail("Hello?", sender="Me <me@home.example>", To='"Ruiz, Dana" <Dana@Nordwind.example>')
    assert propose(wrote, BOARD, ZONE, NOW).outgoing
    assert not propose(mail("Hello?"), BOARD, ZONE, NOW).outgoing


def test_a_mailbox_is_split_into_its_messages() -> None:
    one, two = mail("First\n>From here on"), mail("Second")
    box = b"From dana@x Mon Nov 16 08:00:00 2026\n" + one + b"\n\nFrom dana@x Mon Nov 16 09:00:00 2026\n" + two
    first, second = (read_mail(data) for data in split(box))
    assert (first.text, second.text) == ("First\nFrom here on", "Second")
    assert split(one) == [one]


@pytest.mark.parametrize(
    ("address", "name"),
    [("a@jobs.nordwind.example", "nordwind"), ("a@x.co.uk", "x"), ("a@localhost", ""), ("", "")],
)
def test_a_domains_name(address: str, name: str) -> None:
    assert domain_name(address) == name


@pytest.mark.parametrize(
    "head",
    [
        "Subject: Köchin für Müller".encode(),
        "Subject: Köchin für Müller".encode("latin-1"),
        b"Subject: =?utf-8?q?K=C3=B6chin_f=C3=BC?=\n =?utf-8?b?ciBNw7xsbGVy?=",
        b"SUBJECT: =?iso-8859-1?Q?K=F6chin?= =?nowhere?Q?_f=FCr_?=\n\t=?iso-8859-1?Q?M=FCller?=",
    ],
)
def test_the_letters_of_a_head_are_read_however_they_are_written(head: bytes) -> None:
    mail = read_mail(head + b"\nFrom: =?utf-8?q?M=C3=BCller=2C_Eva?= <eva@x.example>\n\nText")
    assert (mail.subject, mail.sender.name) == ("Köchin für Müller", "Müller, Eva")


def test_what_is_no_mail_is_refused() -> None:
    with pytest.raises(MailError, match="no mail"):
        read_mail(b"Just some words\n")


def test_a_mail_without_an_id_has_one_of_its_own() -> None:
    bare = b"From: a@x.example\nSubject: Hello\n\nText"
    assert read_mail(bare).message_id == read_mail(bare + b"\n").message_id != read_mail(bare + b"s").message_id


_LINES = st.sampled_from(
    [line.encode("latin-1") for line in (
        "From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ", "References: ", "@", "\xe4", "\"", "(", "--b", "--b--",
        "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/html; charset=\xff", "=?utf-8?b?=E4?=",
        "Content-Type: text/calendar", "Content-Transfer-Encoding: base64", "Content-Type: text/plain; charset=utf-7",
        "=?x?q?a?=", "<a@b>", "99 Foo 99999 99:99:99 +9999", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT",
        "DTSTART:20261119T140000Z", "DTSTART;TZID=Nowhere:20269999T999999", "RRULE:FREQ=X", "END:VCALENDAR",
        "by friday 3pm", "invite you for an interview on 45.13. at 99:99", "hear from us within 99999999 weeks",
    )]
) | st.binary(max_size=6)  # fmt: skip
_ENDS = st.sampled_from([b"\n", b"\n\n", b"", b"\r\n"])


@settings(deadline=None)
@given(st.lists(st.tuples(_LINES, _ENDS), max_size=14))
def test_any_bytes_are_read_or_refused(pieces: list[tuple[bytes, bytes]]) -> None:
    data = b"".join(piece + end for piece, end in pieces)
    for message in split(b"From: a@nordwind.example\n" + data):
        with suppress(JobboardError):
            propose(message, BOARD, ZONE, NOW).to_log()


@settings(deadline=None)
@given(st.lists(st.sampled_from(calendar().splitlines()) | st.text(max_size=10), max_size=12))
def test_any_calendar_is_read(lines: list[str]) -> None:
    for found in read_invitations("\r\n".join(lines).encode("utf-8", "replace"), ZONE):
        assert isinstance(found.when, DayTime)

"""One message of RFC 5322, however its program wrote it: who, when, which thread, which words."""

import email
import email.errors
import email.header
import email.message
import email.utils
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from jobboard.errors import JobboardError
from jobboard.text import clean
from jobboard.transfer.io.html_text import decode_html, html_to_text

LARGEST_BYTES = 50 * 1024 * 1024
_LONGEST_TEXT = 50_000
_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,300}\d\d:\d\d[^\n]{0,100}\n")
_ID = re.compile(r"<([^<>\s]{1,500})>")
_NOBODY = re.compile(
    r"(?:^|[.\-_+])(?:no|not|do-?not|donot|kein|nicht)[.\-_]?(?:reply|antworten?|antwort|respond)|mailer-daemon"
    r"|^notifications?@|^(?:jobs-)?noreply",
    re.IGNORECASE,
)
_QUOTED_FROM = re.compile(
    r"^(?:On .{5,200} wrote:|Am .{5,200} schrieb .{0,120}:|Le .{5,200} a écrit ?:|El .{5,200} escribió:"
    r"|Den .{5,200} skrev .{0,120}:"
    r"|-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Forwarded message|Weitergeleitete Nachricht) ?-{2,}"
    r"|_{20,}|(?:From|Von|De): .{3,200}\n(?:.{0,200}\n){0,3}?(?:Sent|Gesendet|Date|Datum|Envoyé|To|An): )",
    re.MULTILINE,
)


class MailError(JobboardError):
    """A message that could not be read; nothing was logged."""


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's name, perhaps empty, and their address in small letters."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A message; `sent` is aware, None where it says no date that makes sense.

    `text` holds the words that are new in it, `calendars` the invitations that came along. `automatic` says that no
    person wrote it, as far as its head tells.
    """

    message_id: str
    thread: tuple[str, ...]
    sender: Address
    recipients: tuple[Address, ...]
    subject: str
    sent: datetime | None
    text: str
    calendars: tuple[bytes, ...]
    automatic: bool


def split(data: bytes) -> list[bytes]:
    """The messages of a file: one, or those of an mbox."""
    starts = [match.span() for match in _FROM_LINE.finditer(data)]
    if not starts or data[: starts[0][0]].strip():
        return [data]
    ends = [start for start, _ in starts[1:]] + [len(data)]
    bodies = (data[after:end] for (_, after), end in zip(starts, ends, strict=True))
    return [re.sub(rb"(?m)^>(>*From )", rb"\1", body) for body in bodies if body.strip()]


def read_mail(data: bytes) -> Mail:
    """The message; MailError for what is none, or is made so that it cannot be read."""
    try:
        return _read(data)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        # What the standard library raises for heads and parts that nobody's mail program writes.
        raise MailError("the message is too tangled to be read", "save it from your mail program again") from error


def _read(data: bytes) -> Mail:
    message = email.message_from_bytes(data)
    parts = list(message.walk())
    senders = list(_addresses(message, "From")) or list(_addresses(message, "Sender", "Reply-To"))
    if not senders and not _header(message, "Subject") and not _header(message, "Message-ID"):
        raise MailError(
            "that is no mail: it has no sender, no subject and no id", "give a whole message, head and body"
        )
    sender = senders[0] if senders else Address("", "")
    ids = _ids(message, "Message-ID")
    return Mail(
        message_id=ids[0] if ids else hashlib.sha256(data.strip()).hexdigest()[:32],
        thread=tuple(dict.fromkeys(_ids(message, "In-Reply-To") + _ids(message, "References"))),
        sender=sender,
        recipients=tuple(_addresses(message, "To", "Cc")),
        subject=_header(message, "Subject"),
        sent=_date(_header(message, "Date")),
        text=new_words(_text(parts)),
        calendars=tuple(_calendars(parts)),
        automatic=_is_automatic(message, sender),
    )


def new_words(text: str) -> str:
    """A message's text without what it quotes and without the signature."""
    text = clean(text, lines=True)[:_LONGEST_TEXT]
    if quoted := _QUOTED_FROM.search(text):
        text = text[: quoted.start()] or text
    lines = []
    for line in text.split("\n"):
        if line.rstrip() == "--":
            break
        if not line.startswith(">"):
            lines.append(line)
    return "\n".join(lines).strip()


def _header(message: email.message.Message, name: str) -> str:
    return clean(_decoded(next(iter(_raw(message, name)), "")))


def _raw(message: email.message.Message, name: str) -> list[str]:
    """The lines of the head with that name, bytes that are no ASCII as they came."""
    return [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def _decoded(text: str) -> str:
    """A header with its encoded words read; bytes that nobody declared are read as UTF-8 or Windows-1252."""
    raw = text.encode("utf-8", "surrogateescape")
    if not raw.isascii():
        return decode_html(raw)
    try:
        pieces = email.header.decode_header(text)
    except (email.errors.HeaderParseError, ValueError):
        return text
    return "".join(piece if isinstance(piece, str) else decode_html(piece, charset or "") for piece, charset in pieces)


def _addresses(message: email.message.Message, *names: str) -> Iterator[Address]:
    for name in names:
        for name_text, address in email.utils.getaddresses(_raw(message, name)):
            if "@" in address:
                yield Address(clean(_decoded(name_text)).strip("\"' "), clean(address).lower())


def _ids(message: email.message.Message, name: str) -> tuple[str, ...]:
    return tuple(clean(each) for each in _ID.findall(" ".join(_raw(message, name))))


def _date(text: str) -> datetime | None:
    try:
        sent = email.utils.parsedate_to_datetime(text)
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(parts: list[email.message.Message]) -> str:
    """The words of the message: its plain text, else its HTML; attachments are none of them."""
    plain: list[str] = []
    html: list[str] = []
    for part in parts:
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            text = decode_html(_payload(part), part.get_content_charset() or "")
            (html if kind == "text/html" else plain).append(text)
    if any(text.strip() for text in plain):
        return "\n".join(plain)
    return "\n".join(html_to_text(text) for text in html)


def _calendars(parts: list[email.message.Message]) -> Iterator[bytes]:
    """Each invitation once, though programs put it in as a part and as an attachment."""
    calendars = set()
    for part in parts:
        name = str(part.get_filename() or "").lower()
        if part.get_content_type() in ("text/calendar", "application/ics") or name.endswith(".ics"):
            data = _payload(part).strip()
            if data and data not in calendars:
                calendars.add(data)
                yield data


def _payload(part: email.message.Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _is_automatic(message: email.message.Message, sender: Address) -> bool:
    if _header(message, "Auto-Submitted").lower() not in ("", "no"):
        return True
    bulk = _header(message, "Precedence").lower() in ("bulk", "junk", "list", "auto_reply")
    return bulk or bool(_NOBODY.search(sender.email)) or "X-Auto-Response-Suppress" in message

"""A posting from whatever the user has of it: a link, a saved page, a text."""

import email
import email.policy
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from jobboard.errors import InvalidInputError
from jobboard.store.queries.duplicates import TRACKING
from jobboard.text import clean, quote
from jobboard.transfer.io.html_text import decode_html
from jobboard.transfer.posting.fetch import Bounds, fetch
from jobboard.transfer.posting.html_page import read_page, web_address
from jobboard.transfer.posting.models import Posting, UnreadablePostingError
from jobboard.transfer.posting.plain_text import read_plain

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes."""
_PAGE = re.compile(r"\s*(?:<!doctype|<html|<!--|<head|<body|<\?xml|<meta|<script|<div)", re.IGNORECASE)


def read_link(url: str, today: date, bounds: Bounds | None = None) -> Posting:
    """Fetch a posting and read it; UnreadablePostingError where that fails."""
    page = fetch(url, bounds)
    return _read(page.text, without_tracking(url), today)


def read_file(path: Path, today: date) -> Posting:
    """Read a saved page or a text; InvalidInputError where the name is off, UnreadablePostingError where nothing can be
    read.
    """
    name = clean(str(path))
    try:
        if not path.is_file():
            raise InvalidInputError(
                f"{name} is no file", "give a saved page, a link that begins with https://, or - for a text"
            )
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadablePostingError(
                f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB", "no posting is that long"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePostingError(f"{name} can't be read", error.strerror or str(error)) from error
    except ValueError as error:
        raise InvalidInputError(f"{name} can't be the name of a file", "check the name") from error
    return read_bytes(data, name, today)


def read_text(text: str, today: date) -> Posting:
    """Read a text that was pasted or piped in, which may be a page's source; InvalidInputError for an empty one."""
    if not text.strip():
        raise InvalidInputError("there is no text to read", "paste the posting")
    return _read(text, "", today)


def without_tracking(url: str) -> str:
    """A link without what only tells a site who followed it."""
    parts = urlsplit(clean(url))
    parameters = [(name, value) for name, value in parse_qsl(parts.query, True) if not TRACKING.search(name.casefold())]
    if len(parameters) == len(parse_qsl(parts.query, True)):
        return clean(url)
    return urlunsplit(parts._replace(query=urlencode(parameters)))


def is_link(text: str) -> bool:
    """Whether a text is one address on the web and nothing else."""
    return bool(web_address(text)) and not re.search(r"\s", text.strip())


def read_bytes(data: bytes, name: str, today: date) -> Posting:
    """Read what a file or a pipe holds; UnreadablePostingError, which calls it `name`, where that is no posting."""
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")):
        raise UnreadablePostingError(
            f"{name} is no page and no text", "open it, copy its text, and give that with --from -"
        )
    if re.match(rb"(?:From|MIME-Version|Snapshot-Content-Location):", data) and b"multipart/related" in data[:2000]:
        return _read_archive(data, name, today)
    text = decode_html(data)
    if "\0" in text or not text.strip():
        raise UnreadablePostingError(
            f"{name} is {'no page and no text' if text.strip() else 'empty'}", "save the page again"
        )
    return _read(text, "", today)


def _read_archive(data: bytes, name: str, today: date) -> Posting:
    """A page that a browser saved as a single file, which has the form of a mail."""
    archive = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            markup = decode_html(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")
            return _read(markup, web_address(str(part.get("Content-Location") or "")), today)
    raise UnreadablePostingError(f"{quote(name)} holds no page", "save the page again")


def _read(text: str, url: str, today: date) -> Posting:
    if not _PAGE.match(text):
        return read_plain(text, today).filled_from(Posting(url=url))
    return read_page(text, url, today)

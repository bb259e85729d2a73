"""One page from the web, within bounds of time and size, and only over http and https."""

import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from jobboard.text import clean
from jobboard.transfer.io.html_text import decode_html
from jobboard.transfer.posting.html_page import web_address
from jobboard.transfer.posting.models import UnreadablePostingError

SECONDS = 20.0
LARGEST_BYTES = 5 * 1024 * 1024
_REDIRECTS = 5
_CHUNK = 64 * 1024
_SAVE = "save the page in your browser and give the file, or paste its text"
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came; `url` is where it was in the end."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a fetch may take in all, and how large a page may be."""

    seconds: float = SECONDS
    bytes: int = LARGEST_BYTES


def fetch(url: str, bounds: Bounds | None = None) -> Page:
    """Fetch a page; UnreadablePostingError where that takes too long, is too large, is refused, or is no page.

    The time is kept from outside: the names' server, too, may be slow. What is given up ends by itself.
    """
    bounds = bounds or Bounds()
    if not web_address(url):
        raise UnreadablePostingError(f"{clean(url)[:80]} is no address on the web", "it begins with https://")
    done: queue.SimpleQueue[Page | UnreadablePostingError] = queue.SimpleQueue()
    deadline = time.monotonic() + bounds.seconds
    threading.Thread(target=lambda: done.put(_fetch_or_error(url, bounds, deadline)), daemon=True).start()
    try:
        outcome = done.get(timeout=bounds.seconds)
    except queue.Empty:
        outcome = _timed_out(url, bounds)
    if isinstance(outcome, UnreadablePostingError):
        raise outcome
    return outcome


def host_of(url: str) -> str:
    """The host, for saying where a page is from."""
    return clean(urlsplit(url).hostname or url)


def _fetch_or_error(url: str, bounds: Bounds, deadline: float) -> Page | UnreadablePostingError:
    host = host_of(url)
    try:
        return _get(_encoded(url), bounds, deadline)
    except UnreadablePostingError as error:
        return error
    except urllib.error.HTTPError as error:
        error.close()
        return _http_error(host, error.code)
    except TimeoutError:
        return _timed_out(url, bounds)
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            return _timed_out(url, bounds)
        return UnreadablePostingError(
            f"{host} cannot be reached ({_error_text(error.reason)})", f"try again later, or {_SAVE}"
        )
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        return UnreadablePostingError(
            f"{host} broke off or answered nonsense ({_error_text(error)})", f"try again later, or {_SAVE}"
        )


def _get(url: str, bounds: Bounds, deadline: float) -> Page:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
        _WebOnly(),
    ):
        opener.add_handler(handler)
    headers = {
        "User-Agent": "Mozilla/5.0 (compatible; jobboard; a person's own board)",
        "Accept": "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5",
        "Accept-Encoding": "identity",
    }
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 # http and https alone, asked above
    with opener.open(request, timeout=min(10.0, bounds.seconds)) as response:
        kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
        if kind not in _TEXTS:
            raise UnreadablePostingError(f"{host_of(url)} sent {clean(kind)}, which is no page", _SAVE)
        data = _body(response, host_of(url), bounds, deadline)
        if (response.headers.get("Content-Encoding") or "").lower() in ("gzip", "x-gzip", "deflate"):
            data = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, bounds.bytes)
        return Page(response.geturl(), decode_html(data, response.headers.get_content_charset() or ""))


def _body(response: IO[bytes], host: str, bounds: Bounds, deadline: float) -> bytes:
    data = bytearray()
    while chunk := response.read1(_CHUNK):  # type: ignore[attr-defined] # an HTTPResponse
        data += chunk
        if len(data) > bounds.bytes:
            raise UnreadablePostingError(f"the page of {host} is larger than {bounds.bytes // 1024} kB", _SAVE)
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, and none away from http and https."""

    max_redirections = _REDIRECTS
    max_repeats = 2

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not web_address(newurl):
            fp.close()
            where = clean(newurl)[:60]
            raise UnreadablePostingError(f"{host_of(req.full_url)} sends on to {where}, which is not on the web", _SAVE)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _encoded(url: str) -> str:
    """The address in ASCII, as a request must have it; what is encoded already stays."""
    parts = urlsplit(clean(url))
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    safe = "%/:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, safe), quote(parts.query, safe), ""))


def _http_error(host: str, code: int) -> UnreadablePostingError:
    if 300 <= code < 400:
        return UnreadablePostingError(f"{host} sends on in a circle, or to what is not on the web", _SAVE)
    if code in (404, 410):
        return UnreadablePostingError(
            f"the posting is gone from {host} (HTTP {code})", "it may be closed; look in your browser"
        )
    if code in (401, 403, 429, 451, 999):
        return UnreadablePostingError(f"{host} does not let programs read it (HTTP {code})", _SAVE)
    return UnreadablePostingError(f"{host} answers with an error (HTTP {code})", f"try again later, or {_SAVE}")


def _timed_out(url: str, bounds: Bounds) -> UnreadablePostingError:
    return UnreadablePostingError(
        f"{host_of(url)} took longer than {bounds.seconds:g} seconds", f"try again later, or {_SAVE}"
    )


def _error_text(error: object) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return clean(str(text))[:80]

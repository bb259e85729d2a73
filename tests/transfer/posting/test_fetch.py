"""Fetching a posting from a server on this machine that is slow, endless, or sends elsewhere."""

import re
from collections.abc import Iterator

import pytest

from jobboard.transfer.posting.fetch import Bounds, fetch
from jobboard.transfer.posting.models import UnreadablePostingError
from jobboard.transfer.posting.read_posting import read_link
from tests.transfer.posting.sample_pages import SAMPLES, TODAY
from tests.transfer.posting.web_server import serving

SHORT = Bounds(seconds=0.4, bytes=200_000)
LONG = Bounds(seconds=30, bytes=200_000)


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with serving() as address:
        yield address


def test_a_posting_is_fetched_and_read(web: str) -> None:
    found = read_link(f"{web}/posting?utm_source=mail", TODAY, LONG)
    assert (found.company, found.role) == (SAMPLES[0].expected.company, SAMPLES[0].expected.role)
    assert found.url == f"{web}/posting"


def test_a_redirect_on_the_web_is_followed(web: str) -> None:
    assert fetch(f"{web}/moved", LONG).url == f"{web}/posting"


def test_the_letters_are_those_the_server_names(web: str) -> None:
    assert "Köchin at Müller" in fetch(f"{web}/latin", LONG).text


@pytest.mark.parametrize(
    ("path", "bounds", "says"),
    [
        ("silent", SHORT, "took longer than 0.4 seconds"),
        ("dripping", SHORT, "took longer than 0.4 seconds"),
        ("endless", LONG, "larger than 195 kB"),
        ("to/file", LONG, "to what is not on the web"),
        ("to/ftp", LONG, "sends on to ftp://127.0.0.1/x, which is not on the web"),
        ("round", LONG, "sends on in a circle"),
        ("pdf", LONG, "sent application/pdf, which is no page"),
        ("gone", LONG, "the posting is gone from 127.0.0.1"),
        ("closed_door", LONG, "does not let programs read it"),
        ("nonsense", LONG, "broke off or answered nonsense"),
    ],
)
def test_what_is_out_of_bounds_is_refused_in_one_line(web: str, path: str, bounds: Bounds, says: str) -> None:
    with pytest.raises(UnreadablePostingError, match=re.escape(says)) as refused:
        fetch(f"{web}/{path}", bounds)
    assert refused.value.hint
    assert "\n" not in str(refused.value)


def test_what_is_packed_is_not_unpacked_beyond_the_bound(web: str) -> None:
    assert len(fetch(f"{web}/bomb", LONG).text) == LONG.bytes


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example", "http://", "nordwind.example", "data:text/html,x"]
)
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(UnreadablePostingError, match="no address on the web"):
        fetch(url)


def test_nobody_there() -> None:
    with pytest.raises(UnreadablePostingError, match="cannot be reached"):
        fetch("http://127.0.0.1:1/", LONG)

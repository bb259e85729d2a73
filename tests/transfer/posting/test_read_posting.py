"""Postings read from pages and texts: each of them says exactly this, and nothing makes the reading fail."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard.errors import JobboardError
from jobboard.transfer.posting.html_page import read_page
from jobboard.transfer.posting.models import LONGEST_TEXT, Posting
from jobboard.transfer.posting.read_posting import is_link, read_file, read_text, without_tracking
from tests.transfer.posting.sample_pages import SAMPLES, TEXTS, TODAY, Sample, ld, page


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_page_gives_exactly_its_posting(sample: Sample) -> None:
    found = read_page(sample.markup, sample.url, TODAY)
    assert sample.text in found.text
    assert sample.closed in found.closed_reason
    assert bool(sample.closed) == bool(found.closed_reason)
    expected = replace(sample.expected, url=sample.expected.url or sample.url)
    assert replace(found, text="", closed_reason="") == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=lambda value: value[:20] if isinstance(value, str) else "")
def test_a_pasted_text_gives_exactly_its_posting(text: str, expected: Posting) -> None:
    assert replace(read_text(text, TODAY), text="") == expected


def test_a_card_keeps_the_text_and_says_what_is_guessed_and_that_it_is_closed() -> None:
    card = Posting(
        company="Lumen", text="Words " * LONGEST_TEXT, closed_reason="the page says so", guessed_fields=("company",)
    ).card()
    assert card.posting_remarks == "The posting is closed: the page says so.\nGuessed, so look twice: company."
    assert card.posting.startswith("Words")
    assert card.posting.endswith(" …")
    assert len(card.posting) < LONGEST_TEXT + 200


@pytest.mark.parametrize(
    ("link", "plain"),
    [
        ("https://a.example/1?utm_source=x&id=7&trk=y", "https://a.example/1?id=7"),
        ("https://a.example/1?q=a+b&empty=", "https://a.example/1?q=a+b&empty="),
        ("https://a.example/1", "https://a.example/1"),
    ],
)
def test_a_link_is_kept_without_what_tells_who_followed_it(link: str, plain: str) -> None:
    assert without_tracking(link) == plain


@pytest.mark.parametrize(
    "text", ["see https://a.example", "ftp://a.example", "https://", "javascript:alert(1)", "http://[", ""]
)
def test_what_is_no_link(text: str) -> None:
    assert not is_link(text)


def test_a_saved_page_in_another_encoding(tmp_path: Path) -> None:
    saved = tmp_path / "seite.html"
    markup = "<html><head><meta charset='windows-1252'><title>Köchin bei Müller & Söhne</title></head></html>"
    saved.write_bytes(markup.encode("cp1252"))
    found = read_file(saved, TODAY)
    assert (found.company, found.role) == ("Müller & Söhne", "Köchin")


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    saved = tmp_path / "page.mhtml"
    saved.write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://vega.example/1\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\nContent-Location: https://vega.example/1\n\n"
        "<html><title>Developer at Vega</title><p>A long =\nline</p></html>\n--b--\n",
        encoding="ascii",
    )
    found = read_file(saved, TODAY)
    assert (found.company, found.role, found.url) == ("Vega", "Developer", "https://vega.example/1")
    assert "A long line" in found.text


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "empty"), (b"%PDF-1.7 x", "no page and no text"), (b"\0\1\2", "no page and no text"), (None, "is no file")],
)
def test_what_is_no_posting_is_refused(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(JobboardError, match=says):
        read_file(path, TODAY)


_NAMES = st.sampled_from(
    ["@type", "@graph", "@id", "title", "hiringOrganization", "jobLocation", "address", "baseSalary", "value",
     "minValue", "currency", "unitText", "validThrough", "description", "jobLocationType", "name", "url"]
)  # fmt: skip
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("a1.,-<&;/ é\n", max_size=9)
    | st.sampled_from(["JobPosting", "<p>x", "&lt;b&gt;", "2026-13-99", "1e999", "TELECOMMUTE"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=9,
)  # fmt: skip
_MARKUP = st.lists(
    st.sampled_from(
        ["<html>", "<title>", "</title>", "a hiring b in c | LinkedIn", "<script type=application/ld+json>",
         "</script>", '{"@type":"JobPosting",', "<!--", "-->", "</div>",
         "<div itemscope itemtype=https://schema.org/JobPosting>",
         "<span itemprop='title description'>", "<meta property=og:title content='x at y'>", "<base href='http://['>",
         "<link rel=canonical href='//[x'>", "<h1>", "Deadline: 31.2.2026", "€1", "\0", "\ud800", "]]>", "&#0;", "é"]
    ) | st.text("a<>=\"'-! é\n", max_size=8),
    max_size=20,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.dictionaries(_NAMES, _VALUES, max_size=6))
def test_any_data_is_read_without_a_fault(data: dict[str, object]) -> None:
    read_page(page("", ld(json.dumps({**data, "@type": "JobPosting"}))), "https://x.example/", TODAY).card()


@settings(deadline=None)
@given(_MARKUP, st.sampled_from(["", "https://jobs.lever.co/%ff", "http://[::1", "https://x.recruitee.com"]))
def test_any_page_is_read_without_a_fault(markup: str, url: str) -> None:
    read_page(markup, url, TODAY)


@settings(deadline=None)
@given(st.binary(max_size=200) | _MARKUP.map(lambda text: text.encode("utf-8", "replace")))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    with suppress(JobboardError), NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        read_file(Path(file.name), TODAY)

"""`jobboard add --from`: a page, a file or a text begins a card."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.transfer.posting.sample_pages import SAMPLES, ld, page
from tests.transfer.posting.web_server import serving

PAGE = SAMPLES[0].markup
CLOSED = page(
    "", ld('{"@type": "JobPosting", "title": "Cook", "hiringOrganization": "Fjell", "validThrough": "2026-11-01"}')
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "posting.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_saved_page_begins_a_card(call: Run, saved: Path) -> None:
    added = call("add", "--from", str(saved))
    assert (added.code, added.out) == (0, "1\n")
    assert "NOK 700,000–850,000 a year" in added.err
    shown = call("show", "1").out
    for fact in (
        "Nordwind AS · Backend Engineer",
        "Oslo, NO",
        "NOK 700,000–850,000 a year",
        "Tue 1 Dec",
        "We build things.",
    ):
        assert fact in shown
    assert call("undo").code == 0
    assert not call("list").out


def test_what_is_said_beside_it_goes_first(call: Run, saved: Path) -> None:
    call(
        "add", "--from", str(saved), "Nordwind", "--location", "Bergen", "--stage", "applied", "--closes", "2026-12-24"
    )
    shown = call("show", "1").out
    assert "Nordwind · Backend Engineer" in shown
    assert "Bergen" in shown
    assert "Thu 24 Dec" in shown
    assert "Applied since today" in shown


def test_a_text_on_standard_input_says_what_is_guessed(call: Run) -> None:
    added = call("add", "--from", "-", stdin="Analyst\nMeridian\n\nWe count ships.")
    assert (added.code, added.out) == (0, "1\n")
    assert "Guessed, so look twice: role, company." in added.err
    assert "Guessed, so look twice: role, company." in call("show", "1").out


def test_a_closed_posting_is_said_to_be_closed(call: Run) -> None:
    added = call("add", "--from", "-", stdin=CLOSED)
    assert f"The posting is closed: it took applications until {date(2026, 11, 1)}." in added.err


def test_a_link_is_fetched_once_and_never_doubled(call: Run) -> None:
    with serving() as web:
        assert call("add", "--from", f"{web}/posting").code == 0
        again = call("add", "--from", f"{web}/posting?utm_source=x")
        gone = call("add", "--from", f"{web}/gone")
    assert again.code == 2
    assert "is on the board already, card 1: the same link" in again.err
    assert gone.code == 3
    assert "the posting is gone" in gone.err
    assert len(call("list").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "stdin", "code", "says"),
    [
        (("Nordwind",), "", 2, "a card needs COMPANY and ROLE"),
        (("--from", "nowhere.html"), "", 2, "is no file"),
        (("--from", "-"), "", 3, "standard input is empty"),
        (("--from", "-"), "We look for somebody.", 2, "does not say which company"),
        (("--from", "file:///etc/passwd"), "", 2, "is no file"),
    ],
)
def test_what_can_not_be_read_adds_nothing(call: Run, args: tuple[str, ...], stdin: str, code: int, says: str) -> None:
    ended = call("add", *args, stdin=stdin)
    assert ended.code == code
    assert says in ended.err
    assert not ended.out
    assert not call("list").out

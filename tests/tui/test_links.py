"""Links that can be clicked on or opened, and when they can be opened at all."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.tui.system.open_link import mailto, open_link, opener, web_page

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(TEXTS, st.lists(TEXTS, min_size=1))
def test_a_mail_begins_with_its_subject_and_every_line(subject: str, lines: list[str]) -> None:
    body = "\n".join(lines)
    parts = urlsplit(mailto("dana@acme.example", subject, body))
    found = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", "dana@acme.example")
    assert found["subject"] == [subject]
    assert found["body"][0].split("\r\n") == body.splitlines()


def test_only_what_is_there_is_asked_for() -> None:
    assert mailto("dana+jobs@acme.example") == "mailto:dana+jobs@acme.example"
    assert mailto("dana ruiz@acme.example?cc=all", "Hi") == "mailto:dana%20ruiz@acme.example%3Fcc%3Dall?subject=Hi"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://acme.example/jobs/1?a=b", "https://acme.example/jobs/1?a=b"),
        ("HTTP://acme.example", "HTTP://acme.example"),
        ("https://acme.example/\x1b]8;;evil", "https://acme.example/]8;;evil"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("acme.example", ""),
        ("", ""),
    ],
)
def test_only_pages_of_the_web_are_opened(address: str, page: str) -> None:
    assert web_page(address) == page


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with an opener that notes what it was told and ends as the link says."""
    for name in ("xdg-open", "open"):
        program = tmp_path / name
        program.write_text(
            f'#!/bin/sh\necho noise\necho noise >&2\nprintf %s "$1" >{tmp_path}/told\nexit "${{1##*/}}"\n'
        )
        program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("env", "platform", "name"),
    [
        ({"DISPLAY": ":0"}, "linux", "xdg-open"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "xdg-open"),
        ({}, "darwin", "open"),
        ({}, "linux", ""),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "1 2 3 4"}, "linux", ""),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", ""),
    ],
)
def test_links_are_opened_where_the_user_sees_it(programs: Path, env: dict[str, str], platform: str, name: str) -> None:
    assert opener(env | {"PATH": str(programs)}, platform) == (str(programs / name) if name else "")
    assert opener(env | {"PATH": "/nowhere"}, platform) == ""


@pytest.mark.parametrize(("code", "well"), [(0, True), (3, False)])
async def test_the_opener_gets_the_link_and_its_noise_is_not_heard(
    programs: Path, code: int, well: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    env = {"DISPLAY": ":0", "PATH": f"{programs}:/usr/bin:/bin"}
    assert await open_link(f"https://acme.example/{code}", env) is well
    assert (programs / "told").read_text() == f"https://acme.example/{code}"
    assert capfd.readouterr() == ("", "")


async def test_nothing_is_opened_where_nobody_would_see_it(programs: Path) -> None:
    assert not await open_link("https://acme.example/0", {"PATH": str(programs)})
    assert not (programs / "told").exists()

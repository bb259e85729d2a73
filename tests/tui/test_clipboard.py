"""What is sent to copy a text, by what stands between here and the user's terminal."""

import re
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.tui.system.clipboard import osc52

TEXT = "Hello Dana,\n\nGrüße ✓\n"
PLAIN = "\x1b]52;c;SGVsbG8gRGFuYSwKCkdyw7zDn2Ug4pyTCg==\x07"


def test_a_terminal_gets_the_text_in_base64() -> None:
    assert osc52(TEXT, {"TERM": "xterm-256color"}) == PLAIN


@pytest.mark.parametrize("env", [{"TMUX": "/tmp/tmux-0/default,1,0"}, {"TERM": "tmux-256color"}])
def test_tmux_gets_it_plainly_and_wrapped(env: dict[str, str]) -> None:
    assert osc52(TEXT, env) == f"{PLAIN}\x1bPtmux;\x1b{PLAIN}\x1b\\"


def test_screen_gets_it_in_wrapped_pieces() -> None:
    sent = osc52("word " * 200, {"STY": "1.pts", "TERM": "screen"})
    pieces = re.findall(r"\x1bP([^\x1b]*(?:\x1b\][^\x1b]*)?)\x1b\\", sent)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sent
    assert max(map(len, pieces)) <= 200
    assert "".join(pieces) == osc52("word " * 200, {})


@given(st.text())
def test_every_text_arrives_and_none_can_steer_the_terminal(text: str) -> None:
    sent = osc52(text, {})
    (code,) = re.findall(r"\A\x1b\]52;c;([A-Za-z0-9+/=]*)\x07\Z", sent)
    assert b64decode(code).decode() == text

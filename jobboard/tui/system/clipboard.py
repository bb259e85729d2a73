"""Copying through the terminal (OSC 52), so that it reaches the clipboard of whoever sits before it, over SSH too."""

import os
import subprocess
from base64 import b64encode
from collections.abc import Mapping

from textual.app import App

from jobboard.tui.textual_internals import write_to_terminal

_ESC = "\x1b"
_END = f"{_ESC}\\"
_SCREEN_MOST = 200
"""Characters of a sequence that GNU screen passes on in one piece."""
_PATIENCE = 1.0
"""Seconds that tmux may take."""


def osc52(text: str, env: Mapping[str, str]) -> str:
    """What sets the clipboard of the outermost terminal; `env` tells what stands between here and there.

    Inside tmux it is sent twice, plainly and wrapped, since it depends on tmux's settings which of them goes through.
    """
    plain = f"{_ESC}]52;c;{b64encode(text.encode()).decode('ascii')}\a"
    if env.get("STY"):
        parts = (plain[start : start + _SCREEN_MOST] for start in range(0, len(plain), _SCREEN_MOST))
        return "".join(f"{_ESC}P{part}{_END}" for part in parts)
    if env.get("TMUX") or env.get("TERM", "").startswith("tmux"):
        doubled = plain.replace(_ESC, _ESC * 2)
        return f"{plain}{_ESC}Ptmux;{doubled}{_END}"
    return plain


def copy(app: App[object], text: str) -> str:
    """Send the text to the user's clipboard; returns what is known of its fate."""
    in_tmux = _to_tmux(text, os.environ)
    write_to_terminal(app, osc52(text, os.environ))
    return "Copied to tmux, and sent to your terminal" if in_tmux else "Sent to your terminal's clipboard"


def _to_tmux(text: str, env: Mapping[str, str]) -> bool:
    """Have tmux copy it and pass it on, as it does by default while it drops what programs send themselves."""
    if not env.get("TMUX"):
        return False
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0

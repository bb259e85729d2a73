"""A mail begun in the mail program, and the posting: as addresses to click on, and opened where there is a browser."""

import asyncio
import shutil
import sys
from collections.abc import Mapping
from urllib.parse import quote

_PATIENCE = 2.0
"""Seconds after which an opener that still runs counts as one that shows the page itself."""


def mailto(address: str, subject: str = "", body: str = "") -> str:
    """The link that begins a mail (RFC 6068); line breaks become those of a mail."""
    parts = {"subject": subject, "body": "\r\n".join(body.splitlines())}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in parts.items() if text)
    return f"mailto:{quote(address, safe='@+')}" + (f"?{query}" if query else "")


def web_page(address: str) -> str:
    """The address as one that may be opened; empty for anything but a page of the web."""
    printable = "".join(character for character in address if character.isprintable() and character != " ")
    return printable if printable.lower().startswith(("https://", "http://")) else ""


def opener(env: Mapping[str, str], platform: str = sys.platform) -> str:
    """The program that opens links before the user's eyes; empty where none can, as over SSH."""
    if env.get("SSH_CONNECTION") or env.get("SSH_TTY"):
        return ""
    if platform == "darwin":
        return shutil.which("open", path=env.get("PATH")) or ""
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open", path=env.get("PATH")) or ""
    return ""


async def open_link(link: str, env: Mapping[str, str]) -> bool:
    """Open it where there is a browser or mail program; whether that seems to have gone well."""
    program = opener(env)
    if not program:
        return False
    quiet = asyncio.subprocess.DEVNULL
    try:
        running = await asyncio.create_subprocess_exec(
            program, link, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(env), start_new_session=True
        )
        return await asyncio.wait_for(running.wait(), _PATIENCE) == 0
    except TimeoutError:
        return True
    except OSError:
        return False

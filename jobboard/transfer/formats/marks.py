"""Text of the board inside Markdown: read as it stands, never as markup."""

import re
from collections.abc import Iterable, Sequence

from jobboard.text import clean

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]")
_STARTS = re.compile(r"^(\d*)([#+\-=:.)])")


def escaped(text: str) -> str:
    """The text cleaned, on one line, with every sign that Markdown or HTML would obey behind a backslash."""
    return _SIGNS.sub(r"\\\g<0>", clean(text))


def escaped_lines(text: str, indent: str = "") -> str:
    """The same with its line breaks kept; what would begin a list or a heading on a further line is escaped too."""
    first, *others = clean(text, lines=True).split("\n")
    kept = [escaped(first), *(indent + _STARTS.sub(r"\1\\\2", escaped(line)) for line in others)]
    return "  \n".join(kept)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of cells that are escaped here."""
    cells = (" | ".join(escaped(cell) or " " for cell in row) for row in rows)
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {row} |" for row in cells)]

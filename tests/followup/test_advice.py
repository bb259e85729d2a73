"""Each piece of the five articles' advice is served by something that exists."""

import re
from collections.abc import Mapping

import pytest

from jobboard.cli.command_list import SECTIONS
from jobboard.followup.enums import StepKind
from jobboard.followup.evidence import SOURCES
from jobboard.followup.messages.drafts import template_names
from jobboard.followup.nudges import NudgeKind
from jobboard.followup.rules import Rules
from jobboard.tui.keymap import ACTION_IDS
from tests.conftest import ROOT
from tests.test_documents import symbols

RULES = (ROOT / "jobboard" / "followup" / "RULES.md").read_text(encoding="utf-8")
SECTION = RULES.partition("\n## The articles' advice\n")[2].partition("\n## ")[0]
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in SECTION.splitlines()
    if re.match(r"\| S\d \|", line)
]
KNOWN: Mapping[str, frozenset[str]] = {
    "step": frozenset(StepKind),
    "rule": frozenset(Rules._fields),
    "nudge": frozenset(NudgeKind),
    "letter": frozenset(template_names()),
    "key": frozenset(ACTION_IDS),
    "command": frozenset(name for commands in SECTIONS.values() for name in commands),
}
_NAMED = re.compile(r"(\w+) `([\w-]+)`|`(\w+)` in `([\w/]+\.py)`")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:40])
def test_a_row_names_something_that_exists(row: tuple[str, ...]) -> None:
    article, advice, served = row
    assert article in SOURCES
    assert advice
    named = list(_NAMED.finditer(served))
    assert named
    assert len(named) == served.count(",") + 1
    for kind, name, symbol, path in (match.groups() for match in named):
        if symbol:
            assert symbol in symbols(ROOT / "jobboard" / path)
        else:
            assert name in KNOWN[kind], f"there is no {kind} {name}"


def test_every_article_is_served() -> None:
    assert {row[0] for row in ROWS} == set(SOURCES)
    assert len(ROWS) > 30

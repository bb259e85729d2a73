"""Random words, files and settings: each is taken or refused in one line, and nothing ever falls over."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.cli.command_list import cli
from jobboard.config import load_config
from jobboard.dates.natural import FIRST_DAY, LAST_DAY, Direction, parse_when
from jobboard.errors import InvalidInputError, JobboardError
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.text import clean
from jobboard.tui.keymap import ACTION_IDS
from tests.conftest import Run
from tests.reliability.hostile import WORDS

EXAMPLES = int(os.environ.get("JOBBOARD_FUZZ", "40"))
"""How many examples each test tries; a long run sets more."""
fuzz = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

_PARTS = """
last next this in ago a an two 3 -1 0 99999999 + - / . , : fri thursday 31 feb february nov 2026 26 16 12:00 9pm 25h
noon end of month week day w d m y eow today yesterday th st ² ٣ １６ – at by on T Z 2026-11-16 2026-02-30
"""
PARTS = st.sampled_from(_PARTS.split())


@fuzz
@given(
    st.one_of(WORDS, st.lists(PARTS, max_size=7).map(" ".join), st.lists(PARTS, max_size=5).map("".join)),
    st.dates(FIRST_DAY, LAST_DAY),
    st.sampled_from(Direction),
)
def test_any_words_are_a_day_or_refused(text: str, today: dt.date, prefer: Direction) -> None:
    refused = ""
    try:
        assert FIRST_DAY <= parse_when(text, today, prefer).day <= LAST_DAY
    except InvalidInputError as error:
        refused = str(error)
    assert clean(refused) == refused


NAME = st.sampled_from(["display", "keys", "theme", "name", "wire", *list(ACTION_IDS)[:8], "x", '"\\u0000"'])
VALUE = st.one_of(
    st.sampled_from(["true", "1", "-0.0", "inf", "[]", "{}", '""', '"dark"', "'ctrl+'", "1979-05-27", "[[1],{a=2}]"]),
    WORDS.map(lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'),
)
LINE = st.one_of(
    NAME.map("[{}]".format), NAME.map("[[{}]]".format), st.tuples(NAME, VALUE).map(" = ".join), WORDS, VALUE
)


@fuzz
@given(st.one_of(st.lists(LINE, max_size=8).map("\n".join).map(lambda text: text.encode(errors="ignore")), st.binary()))
def test_any_settings_are_read_or_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    refused = ""
    try:
        load_config(path, ACTION_IDS)
    except JobboardError as error:
        refused = str(error)
    assert "\n" not in refused


HEADERS = st.sampled_from(
    ["Company", "Role", "Status", "Date Applied", "Interview", "Notes", "Salary", "URL", "", "Tags"]
)
CELLS = st.one_of(
    WORDS,
    st.sampled_from(
        ["Applied", "Rejected", "yes", "2026-11-02", "31/12/2025", "1/2/3", "44000", "€60k", "=1+1", "n/a"]
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=6)
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac-roman", "shift-jis"])


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A spreadsheet as text, perhaps with bytes changed."""
    rows = [draw(st.lists(HEADERS, min_size=1, max_size=6)), *draw(ROWS)]
    separator = draw(SEPARATORS)
    quoted = draw(st.booleans())
    text = "\n".join(separator.join(f'"{cell}"' if quoted else cell for cell in row) for row in rows)
    content = bytearray(text.encode(draw(ENCODINGS), errors="ignore"))
    for place, byte in draw(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=3)):
        if place < len(content):
            content[place] = byte
    return bytes(content)


JSONS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS.map(lambda text: text[:40])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(HEADERS, st.sampled_from(["company", "cards", "events", "jobs"])), inner, max_size=5),
    ),
    max_leaves=12,
)
SUFFIXES = st.sampled_from(
    [".csv", ".tsv", ".json", ".xlsx", ".ods", ".eml", ".html", ".vcf", ".ics", ".md", ".txt", ""]
)


def as_json(value: Any) -> bytes:
    import json

    return json.dumps(value).encode(errors="ignore")


@fuzz
@given(st.one_of(tables(), JSONS.map(as_json), st.binary(max_size=200)), SUFFIXES)
def test_any_file_is_imported_or_refused_in_one_line(call: Run, tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"tracker{suffix}"
    path.write_bytes(content)
    done = call("import", str(path))
    assert done.code in (0, 1, 2, 3)
    assert printable(done.out + done.err)
    if done.code:
        assert done.err.count("\n") >= 1


_SAID = """
1 2 99 Nordwind Lumen applied offer rejected accepted email phone follow-up thank-you fri +3d 2026-11-02 tomorrow zone
wait Europe/Oslo 7 -1 0 bash add list 2026-12-24T10:00
"""
SAID = st.one_of(st.sampled_from(_SAID.split()), WORDS)
LEFT_OUT = {"demo", "completion", "import", "backup", "export", "restore", "report", "mail", "news"}
"""Commands that open the board, print a script, or are told a file to write."""
FILES = {"output", "file", "files", "from_", "source_file", "to_file", "output_file", "path"}


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with its words, those of groups too."""
    ctx = click.Context(cli)
    for name in cli.list_commands(ctx):
        command = cli.get_command(ctx, name)
        assert command
        if name in LEFT_OUT:
            continue
        if isinstance(command, click.Group):
            yield from (((name, inner), command.commands[inner]) for inner in command.commands)
        yield (name,), command


COMMANDS = list(commands())


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command with some of its options and any number of words."""
    names, command = draw(st.sampled_from(COMMANDS))
    line = list(names)
    options = [
        param
        for param in command.params
        if isinstance(param, click.Option) and param.name not in FILES and not isinstance(param.type, click.Path)
    ]
    for option in draw(st.lists(st.sampled_from(options), max_size=3)) if options else []:
        line.append(draw(st.sampled_from([*option.opts, *option.secondary_opts])))
        if not option.is_flag:
            line.append(draw(SAID))
    # No system hands a program a word with a NUL in it.
    return [word.replace("\0", "") for word in line + draw(st.lists(SAID, max_size=3))]


def printable(text: str) -> bool:
    """Whether nothing in what was printed could steer a terminal."""
    return all(clean(line) == line.strip() or "\t" in line for line in text.split("\n"))


@fuzz
@given(st.lists(command_lines(), min_size=1, max_size=4))
def test_any_command_line_ends_with_a_code_and_printable_words(call: Run, board: Path, lines: list[list[str]]) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-06", "--contact", "Dana Ruiz")
    for line in lines:
        done = call(*line)
        assert done.code in (0, 1, 2, 3, 130), line
        assert printable(done.out + done.err), line
        assert "Traceback" not in done.err
    with open_store(board) as store:
        assert check(store) == []


def test_letters_that_are_none_are_refused(call: Run) -> None:
    call("add", "Nordwind")
    done = call("draft", "Nord\udcff")
    assert done.code == 2
    assert "UTF-8" in done.err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x00" * 50, b"PK\x03\x04" + b"\x00" * 30, b"{" * 5000])
@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx", ""])
def test_files_of_nothing_are_refused(call: Run, tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    done = call("import", str(path))
    assert done.code in (2, 3)
    assert "Traceback" not in done.err

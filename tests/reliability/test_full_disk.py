"""A disk that is full, a quota, an output that takes nothing: said plainly, nothing lost, and it goes on afterwards."""

import os
import resource
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events

from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import listing
from jobboard.store.store import Store
from tests.conftest import ROOT, Ran, Run
from tests.store.builders import NOW, card, count_cards
from tests.tui.board_pilot import Shown, shown

LONG = "word " * 4000
JOBBOARD = f"{shlex.quote(sys.executable)} -m jobboard"


def fill(store: Store) -> None:
    """The file can grow no more, as on a full disk."""
    store.db.execute_sql(f"PRAGMA max_page_count = {store.db.execute_sql('PRAGMA page_count').fetchone()[0]}")


def make_room(store: Store) -> None:
    store.db.execute_sql("PRAGMA max_page_count = 1000000")


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """Every write to a file fails, that of the journal too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def paste(board: Shown, text: str) -> None:
    board.app.post_message(events.Paste(text))
    await board.pilot.pause()


async def test_a_form_stays_open_with_its_text_until_there_is_room(store: Store) -> None:
    card(store)
    async with shown(store) as board:
        await board.press("a")
        await board.type("Lumen")
        await board.press("tab")
        await paste(board, LONG)
        fill(store)
        await board.press("ctrl+s")
        await board.until("is full; nothing was changed")
        assert "Lumen" in board.text
        assert count_cards(store) == (1, 1)
        make_room(store)
        await board.press("ctrl+s")
        await board.until("u undoes")
    assert {view.company: view.role for view in listing(store)}["Lumen"] == LONG.strip()


async def test_a_line_can_be_tried_again_until_there_is_room(store: Store) -> None:
    card_id = card(store)
    async with shown(store) as board:
        await board.press("l", "n")
        await paste(board, LONG)
        fill(store)
        await board.press("enter")
        await board.until("is full")
        await board.press("y")
        await board.until("is full")
        make_room(store)
        await board.press("y")
        await board.until("u undoes")
    assert store.db.execute_sql(
        "SELECT text FROM event WHERE card_id = ? AND kind = 'note'", (card_id,)
    ).fetchall() == [(LONG.strip(),)]


async def test_a_board_on_a_full_disk_is_shown_though_its_steps_cannot_be_renewed(store: Store) -> None:
    for number in range(60):
        card(store, f"Company {number:02}")
    store.db.execute_sql("UPDATE card SET rules_revision = 0")
    with nothing_can_be_written():
        async with shown(store) as board:
            assert "Company 01" in board.text
            assert "nothing was changed" in board.text
            await board.press("l", "j")
            assert board.here[1].startswith("Company")
    assert store.count_stale() == 60


def shell(script: str, **env: str) -> Ran:
    """Run a script; JOBBOARD in it is the real program."""
    done = subprocess.run(
        ["bash", "-c", f'jobboard() {{ {JOBBOARD} "$@"; }}\n{script}'],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | env,
        check=False,
        timeout=100,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_a_quota_is_said_and_takes_nothing_along(board: Path, call: Run) -> None:
    """A limit on the size of files, which the system enforces as it does a quota."""
    call("add", "Nordwind", "SRE", "--note", "a note")
    call("backup")
    before = board.stat().st_size
    limited = shell(f'ulimit -f {before // 1024 + 8}; jobboard note 1 "$LONG"', LONG=LONG * 6)
    assert limited.code == 3, limited
    assert limited.err.count("\n") == 1
    assert "nothing was changed" in limited.err
    assert "quota" in limited.err
    with open_store(board, frozen=NOW) as store:
        assert check(store) == []
        assert store.db.execute_sql("SELECT count(*) FROM event WHERE kind = 'note'").fetchone()[0] == 1
    assert call("note", "1", LONG).code == 0


SMALL_DISK = """
set -u
disk=$(mktemp -d)
mount -t tmpfs -o size=700k,mode=700 none "$disk"
export JOBBOARD_DB="$disk/board.sqlite3"
jobboard add Nordwind SRE && jobboard note 1 kept || exit 10
cat /dev/zero > "$disk/filler" 2>/dev/null
jobboard note 1 "$LONG" && exit 11
jobboard show 1 | grep -q kept || exit 12
jobboard due >/dev/null || exit 13
jobboard check || exit 14
jobboard --db "$disk/other/new.sqlite3" add Lumen SRE && exit 15
ls -A "$disk/other" | grep . && exit 16
JOBBOARD_DB= XDG_DATA_HOME="$disk/home" jobboard add Lumen SRE && exit 17
rm "$disk/filler"
jobboard note 1 "$LONG" || exit 18
jobboard check || exit 19
umount "$disk"
"""


@pytest.mark.thorough
def test_a_small_disk_that_is_full_and_then_has_room_again(home: Path, now: object) -> None:
    """A real one, where mounting is allowed; the limits of the tests above stand for it elsewhere."""
    inside = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    script = f'jobboard() {{ {JOBBOARD} "$@"; }}\n{SMALL_DISK}'
    allowed = subprocess.run([*inside, "true"], capture_output=True, check=False).returncode == 0
    done = subprocess.run(
        [*(inside if allowed else ()), "bash", "-c", script if allowed else "true"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "LONG": LONG},
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    if allowed:
        refused = [line for line in done.stderr.splitlines() if "full" in line or "No space" in line]
        assert len(refused) >= 3
        assert "Traceback" not in done.stderr

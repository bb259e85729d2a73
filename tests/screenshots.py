"""`python -m tests.screenshots`: write the pictures of the README from the demo board, at its frozen clock."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jobboard.config import Config
from jobboard.demo import DEMO_NOW, ZONE, open_demo
from jobboard.store.actions.settings import set_zone
from jobboard.store.open import open_store
from jobboard.store.store import BOARD, Store
from jobboard.tui.app import JobboardApp

FOLDER = Path(__file__).parents[1] / "screenshots"
COMMAND = "python -m tests.screenshots"

_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_ID = re.compile(r"terminal-\d+")
_REPLACED = (
    ("Fira Code, monospace", "'DejaVu Sans Mono', Menlo, Consolas, monospace"),
    # Without it some viewers drop the blanks at the start of a text, and what follows stands too far left.
    ("<svg ", '<svg xml:space="preserve" '),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, the size in cells, the keys pressed before it is taken, and whether of the demo or of no card."""

    name: str
    cols: int
    rows: int
    keys: tuple[str, ...] = ()
    empty: bool = False

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.svg"


PICTURES = (
    Picture("board-120x36", 120, 36),
    Picture("board-80x24", 80, 24),
    Picture("panel-80x24", 80, 24, ("tab",)),
    Picture("detail-120x36", 120, 36, ("l", "enter")),
    Picture("add-120x36", 120, 36, ("a",)),
    Picture("triage-120x36", 120, 36, ("t", *("s",) * 6)),
    Picture("triage-80x24", 80, 24, ("t", *("s",) * 8)),
    Picture("sweep-80x24", 80, 24, ("S",)),
    Picture("empty-80x24", 80, 24, empty=True),
)


@dataclass(frozen=True, slots=True)
class Boards:
    """What the pictures are taken of; taking them changes nothing."""

    demo: Store
    empty: Store


@contextmanager
def open_boards() -> Iterator[Boards]:
    """The demo's board, and one without a card, at the same clock and in the same zone."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_store(Path(folder) / "board.sqlite3", frozen=DEMO_NOW, kind=BOARD)) as empty,
        open_demo(BOARD) as demo,
    ):
        if empty.clock.zone != ZONE:
            set_zone(empty, ZONE)
        yield Boards(demo, empty)


async def take(picture: Picture, boards: Boards) -> str:
    """Return the picture as an SVG that is the same wherever it is taken, and that loads nothing from elsewhere."""
    app = JobboardApp(boards.empty if picture.empty else boards.demo, Config())
    async with app.run_test(size=(picture.cols, picture.rows)) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        svg = app.export_screenshot(title="jobboard")
    svg = _ID.sub("board", _FONT_FACE.sub("", svg))
    for of_rich, ours in _REPLACED:
        svg = svg.replace(of_rich, ours)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def main() -> None:
    """Write all pictures anew, and say which."""
    FOLDER.mkdir(exist_ok=True)
    with open_boards() as boards:
        for picture in PICTURES:
            picture.path.write_text(asyncio.run(take(picture, boards)), encoding="utf-8")
            sys.stdout.write(f"{picture.path.relative_to(FOLDER.parent)}\n")


if __name__ == "__main__":
    main()

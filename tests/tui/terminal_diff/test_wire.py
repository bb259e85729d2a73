"""When the wire writes: the first frame at once, all later ones of a turn of the loop as one."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.color import ColorSystem
from rich.segment import Segment
from textual.geometry import Region

from jobboard.tui.terminal_diff.output import DiffOutput
from jobboard.tui.terminal_diff.terminal_features import Terminal
from jobboard.tui.terminal_diff.textual_compat import Line


@dataclass
class Rows:
    """A frame of one row."""

    strips: Sequence[Iterable[Line]]
    region: Region


def frame(text: str) -> Rows:
    return Rows([[[Segment(text)]]], Region(0, 0, len(text), 1))


async def test_the_first_frame_is_sent_at_once_and_the_next_ones_together() -> None:
    sent: list[str] = []

    def write(text: str) -> bool:
        sent.append(text)
        return True

    wire = DiffOutput(Terminal(ColorSystem.TRUECOLOR, erases_in_color=False), lambda: (0, 0), write)
    wire.take(frame("one"))
    assert len(sent) == 1
    assert "one" in sent[0]
    wire.take(frame("two"))
    wire.take(frame("six"))
    assert len(sent) == 1
    await asyncio.sleep(0)
    assert len(sent) == 2
    assert "six" in sent[1]

"""The empty board: what this is, and which keys begin."""

from collections.abc import Sequence

from jobboard.tui.base.line_widget import BLANK, Line, TextRole, TextSpan
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.base.text_layout import fold
from jobboard.tui.keymap import Registry

_PURPOSE = "A board for your job hunt. It says each day whom to follow up with, how, and why."
_STARTS = (
    ("add", "add a card, or paste the link or text of a posting"),
    ("import", "import a spreadsheet or a tracker's file"),
    ("sample", "look at a sample board; yours stays empty"),
    ("keys", "see all keys"),
)
_WIDEST = 60
"""Cells of the text, so that it reads well on a wide screen."""


class Welcome(ScrollWidget):
    """One calm screen; nothing on it asks for an answer."""

    def __init__(self, zone: str, registry: Registry) -> None:
        super().__init__()
        self._zone = zone
        self._registry = registry

    @property
    def zone(self) -> str:
        """The time zone that is named."""
        return self._zone

    @zone.setter
    def zone(self, zone: str) -> None:
        self._zone = zone
        self.lay_out()

    def content(self, cells: int) -> Sequence[Line]:
        """The lines, in the middle of the screen where it is larger."""
        room = min(_WIDEST, cells)
        lines = [
            *(Line((TextSpan(part, TextRole.STRONG),)) for part in fold(_PURPOSE, room)),
            BLANK,
            *(self._start(action_id, text) for action_id, text in _STARTS),
            BLANK,
            Line((TextSpan(f"Days are counted in {self._zone}", TextRole.MUTED),)),
            Line(
                (
                    TextSpan(self._registry.key("zone"), TextRole.ACCENT),
                    TextSpan(" sets another time zone", TextRole.MUTED),
                )
            ),
        ]
        margin = TextSpan(" " * ((cells - room) // 2))
        above = max(0, (self.size.height - len(lines)) // 3)
        return [BLANK] * above + [Line((margin, *line.left)) for line in lines]

    def _start(self, action_id: str, text: str) -> Line:
        return Line((TextSpan(self._registry.key(action_id).ljust(4), TextRole.ACCENT), TextSpan(text)))

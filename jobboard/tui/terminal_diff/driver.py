"""The terminal under the app: Textual's driver, going on from what was drawn before it."""

from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from jobboard.tui.terminal_diff.app import DiffOutputApp

_OTHER_SCREEN = "\x1b[?1049h"
"""Takes the other screen and clears it, also where it is taken already."""


class TerminalDriver(LinuxDriver):
    """Leaves the first frame on the screen, and the terminal in the end as it was before that."""

    def __init__(self, app: "DiffOutputApp[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._line_modes = app.line_modes
        self._is_on_other_screen = app.drawn is not None

    def start_application_mode(self) -> None:
        """Take the terminal, at the start of the app or when it comes back to it."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_on_other_screen = False
        if self._line_modes is not None:
            self.attrs_before = self._line_modes

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if not (self._is_on_other_screen and data == _OTHER_SCREEN):
            super().write(data)

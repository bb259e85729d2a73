"""All that the screens use of Textual without its promise to keep it, but for what `terminal_diff` leans on."""

from collections.abc import Iterable

from textual.app import App, ReturnType
from textual.binding import Binding, BindingsMap
from textual.screen import Screen


def set_bindings(screen: Screen[ReturnType], bindings: Iterable[Binding]) -> None:
    """Give a screen other keys than its class has: those that the user chose."""
    screen._bindings = BindingsMap(bindings)


def write_to_terminal(app: App[ReturnType], text: str) -> None:
    """Send a sequence to the terminal beside what is drawn."""
    if app._driver is not None:
        app._driver.write(text)
        app._driver.flush()


class FaultApp(App[ReturnType]):
    """An app without tooltips and notifications, whose own faults end it with a report instead of a traceback."""

    _has_fault = False

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        # What there is to say stands in the last line: each screen is two widgets lighter.
        self._disable_tooltips = self._disable_notifications = True

    def report_fault(self, error: BaseException) -> None:
        """Report a fault of the program, once; the app ends after it."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        """Textual's traceback would print the locals of each frame: cards, salaries and names."""
        if self._exception is None or self.is_headless:
            super()._fatal_error()
        elif not self._has_fault:
            self._has_fault = True
            self.report_fault(self._exception)
            self._close_messages_no_wait()

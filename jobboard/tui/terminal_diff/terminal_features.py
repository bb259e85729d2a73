"""What the terminal can do, as far as the wire's bytes depend on it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console


class Terminal(NamedTuple):
    """The colours that it draws, a number of Rich's ColorSystem; `erases_in_color`: it fills what it erases with the
    current background.
    """

    colors: int
    erases_in_color: bool


def describe(console: "Console") -> Terminal:
    """The terminal of a console: its colours as Rich sees them, the rest as terminfo has it."""
    from rich.color import ColorSystem
    from rich.console import COLOR_SYSTEMS

    return Terminal(COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR), _erases_in_color())


def _erases_in_color() -> bool:
    """Whether terminfo says so; False where there is none, as on Windows, or where it does not know the terminal."""
    try:
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm(fd=1)
    except curses.error:
        return False
    return curses.tigetflag("bce") > 0

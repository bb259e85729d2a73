"""The colours can be read, on the background and under the cursor."""

import pytest
from textual.color import Color
from textual.theme import Theme

from jobboard.tui.themes import DARK, LIGHT

READABLE = 4.5
"""The contrast that WCAG 2 asks of text (level AA)."""


def contrast(one: Color, other: Color) -> float:
    """WCAG's ratio of luminances."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", ["foreground", "ink-muted", "accent", "warning", "error"])
@pytest.mark.parametrize("ground", ["background", "cursor-tint", "away-tint", "surface", "panel"])
def test_every_ink_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(color(theme, ink), color(theme, ground)) >= READABLE


def color(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))

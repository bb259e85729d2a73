"""The app's colours: few, and each with enough contrast to be read; `ansi` leaves them to the terminal.

Whatever a colour says, a sign or a word says too.
"""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="jobboard-dark",
    dark=True,
    primary="#8ab8ff",
    secondary="#8ab8ff",
    accent="#8ab8ff",
    warning="#e6c37a",
    error="#ff9188",
    success="#9ccf9c",
    foreground="#d9dde3",
    background="#15181d",
    surface="#1c2027",
    panel="#232830",
    variables={
        "ink-muted": "#98a2b0",
        "ink-rule": "#3b4350",
        "cursor": "#8ab8ff",
        "cursor-tint": "#263447",
        "away-tint": "#1e242c",
    },
)

LIGHT = Theme(
    name="jobboard-light",
    dark=False,
    primary="#1b5bb5",
    secondary="#1b5bb5",
    accent="#1b5bb5",
    warning="#7d5200",
    error="#b3261e",
    success="#2f6b34",
    foreground="#23272d",
    background="#fcfcfa",
    surface="#f2f2ef",
    panel="#e8e8e4",
    variables={
        "ink-muted": "#5a626d",
        "ink-rule": "#c3c7cc",
        "cursor": "#1b5bb5",
        "cursor-tint": "#dbe7f7",
        "away-tint": "#eef0f2",
    },
)

_TERMINAL = BUILTIN_THEMES["ansi-dark"]
ANSI = replace(
    _TERMINAL,
    name="jobboard-ansi",
    accent="ansi_blue",
    variables=_TERMINAL.variables
    | {
        "ink-muted": "ansi_default",
        "ink-rule": "ansi_default",
        "cursor": "ansi_default",
        "cursor-tint": "ansi_default",
        "away-tint": "ansi_default",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "ansi": ANSI}

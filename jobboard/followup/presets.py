"""Numbers of the rules that go together: those of the articles, and more patient ones (RULES.md, "Evidence")."""

from enum import StrEnum
from typing import Any, NamedTuple

from jobboard.followup.rules import Rules, Window


class Preset(StrEnum):
    """What a preset follows: the five articles, or the surveys of hiring managers."""

    ARTICLES = "articles"
    PATIENT = "patient"


_PATIENT: dict[str, Any] = {
    "follow_up_applied": Window(8, 10),
    "applied_early_week": 0,
    "follow_up_again": Window(7, 9),
    "escalate": Window(7, 9),
}
_NUMBERS: dict[Preset, dict[str, Any]] = {
    Preset.ARTICLES: {name: getattr(Rules(), name) for name in _PATIENT},
    Preset.PATIENT: _PATIENT,
}


class PresetRules(NamedTuple):
    """The rules with a preset; `kept` are the names of the user's own numbers, which no preset changes."""

    rules: Rules
    kept: tuple[str, ...]


def with_preset(rules: Rules, preset: Preset) -> PresetRules:
    """The rules with the numbers of the preset in the place of any other preset's; own numbers stay."""
    presets = list(_NUMBERS.values())
    own = tuple(name for name in _PATIENT if all(getattr(rules, name) != numbers[name] for numbers in presets))
    numbers = {name: value for name, value in _NUMBERS[preset].items() if name not in own}
    return PresetRules(rules._replace(**numbers), own)


def preset_of(rules: Rules) -> Preset | None:
    """The preset whose numbers the rules have; None for a mixture, or where some are the user's own."""
    for preset, numbers in _NUMBERS.items():
        if all(getattr(rules, name) == value for name, value in numbers.items()):
            return preset
    return None

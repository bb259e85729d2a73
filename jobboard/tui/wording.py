"""What messages are filled with beside the card's own facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wording:
    """The user's own templates by name, and the name to sign with."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    me: str = ""

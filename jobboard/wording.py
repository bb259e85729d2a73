"""What messages are filled with beside the card's own facts."""

from collections.abc import Mapping
from typing import NamedTuple


class Wording(NamedTuple):
    """The user's own templates by name, and the name to sign with."""

    overrides: Mapping[str, str] = {}
    me: str = ""

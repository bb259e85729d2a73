"""What is usual where the user is."""

import os
import re

_MONTH_FIRST = ("US", "PH", "GU", "PR")
"""Countries that write 8/5/2026 for the fifth of August."""


def day_first() -> bool | None:
    """Whether the user's locale writes the day before the month; None where the environment names no country."""
    name = next((value for key in ("LC_ALL", "LC_TIME", "LANG") if (value := os.environ.get(key))), "")
    country = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", name)
    return country[1] not in _MONTH_FIRST if country else None

"""Which days are off: weekends, and the public holidays of the board's country where one is set."""

from datetime import date
from functools import lru_cache

from jobboard.errors import InvalidInputError
from jobboard.followup.due_range import IsDayOff, weekend


@lru_cache(maxsize=8)
def days_off(country: str) -> IsDayOff:
    """Weekends, and the holidays of a country or region ("NO", "DE-BY").

    Where the holidays package is missing or does not know the country, weekends alone: the board must open anywhere.
    """
    calendar = _calendar(country) if country else None
    if calendar is None:
        return weekend

    def is_day_off(day: date) -> bool:
        return weekend(day) or day in calendar

    return is_day_off


def check_country(country: str) -> None:
    """InvalidInputError where the holidays of that country cannot be told."""
    if country and _calendar(country) is None:
        raise InvalidInputError(
            f"the public holidays of {country} are not known here",
            "use a code like NO or DE-BY, and install jobboard[holidays]",
        )


def _calendar(country: str) -> "dict[date, str] | None":
    try:
        import holidays
    except ImportError:
        return None
    name, _, region = country.partition("-")
    try:
        calendar: dict[date, str] = holidays.country_holidays(name, subdiv=region or None)
    except NotImplementedError:
        return None
    return calendar

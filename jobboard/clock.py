"""The only reader of the time and of the time zone."""

import os
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

from jobboard import text
from jobboard.dates.natural import FIRST_DAY, LAST_DAY
from jobboard.errors import InvalidInputError

NOON = time(12)


class Clock:
    """Tells the day and the time in one zone; a frozen one stands at a moment local to that zone.

    Raises InvalidInputError where the zone is not known on this computer.
    """

    def __init__(self, zone: str, frozen: datetime | None = None) -> None:
        self._info = _zone_info(zone)
        self.zone = zone
        self.frozen = None if frozen is None else frozen.replace(microsecond=0, tzinfo=None)

    def now(self) -> datetime:
        """The local date and time, naive, to the second."""
        return self.frozen or datetime.now(self._info).replace(microsecond=0, tzinfo=None)

    def today(self) -> date:
        """The local day."""
        return self.now().date()

    def utc(self) -> datetime:
        """The same moment in UTC, aware, to the second."""
        if self.frozen is None:
            return datetime.now(UTC).replace(microsecond=0)
        return self.frozen.replace(tzinfo=self._info).astimezone(UTC)

    def with_zone(self, zone: str) -> "Clock":
        """The clock in another zone; a frozen one shows the same local time there."""
        return Clock(zone, self.frozen)


def frozen_from_env() -> datetime | None:
    """The moment JOBBOARD_NOW names, None where it is unset or empty."""
    value = os.environ.get("JOBBOARD_NOW", "")
    return frozen_from(value) if value.strip() else None


def frozen_from(value: str) -> datetime:
    """Read an ISO date (noon of that day) or date-time as a naive local moment; InvalidInputError for anything else."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise _bad_moment(value) from None
    if moment.tzinfo is not None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise _bad_moment(value)
    if _is_date(value):
        moment = datetime.combine(moment.date(), NOON)
    return moment.replace(microsecond=0)


def system_zone() -> str:
    """The IANA name of this computer's zone, TZ before all else; "UTC" where it has no known name."""
    wanted = os.environ.get("TZ", "").removeprefix(":")
    in_file = wanted.partition("/zoneinfo/")[2]
    try:
        return check_zone(in_file or wanted)
    except InvalidInputError:
        return _configured_zone()


def check_zone(name: str) -> str:
    """The zone's IANA name, whatever its case; InvalidInputError naming near matches where there is none."""
    name = name.strip().replace(" ", "_")
    zones = available_timezones()
    if name in zones:
        return name
    for zone in zones:
        if zone.casefold() == name.casefold():
            return zone
    raise _unknown_zone(name)


def _configured_zone() -> str:
    """What the computer's own settings say; "UTC" where they say nothing or contradict each other."""
    import logging
    import warnings

    import tzlocal

    # Its warnings about a muddled /etc would land on the screen at every login.
    logging.getLogger("tzlocal").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return check_zone(tzlocal.get_localzone_name() or "UTC")
        except (LookupError, ValueError, OSError, InvalidInputError):
            return "UTC"


def _zone_info(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise _unknown_zone(name) from None


def _unknown_zone(name: str) -> InvalidInputError:
    zones = sorted(available_timezones())
    city = "/" + name.strip().replace(" ", "_").casefold()
    near = [zone for zone in zones if zone.casefold().endswith(city)] or text.closest_matches(name, zones)
    hint = f"did you mean {' or '.join(near)}?" if near else "write it as in Europe/Berlin"
    return InvalidInputError(f"there is no time zone {text.quote(name)}", hint)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _bad_moment(value: str) -> InvalidInputError:
    return InvalidInputError(
        f"JOBBOARD_NOW is {text.quote(value)}, which is no local date or time",
        "write 2026-11-16 or 2026-11-16T09:30",
    )

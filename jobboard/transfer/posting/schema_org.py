"""The facts of a posting from schema.org's JobPosting; sites fill it in many ways, so a value may be of any kind."""

import html
import math
import re
from collections.abc import Iterator
from datetime import date

from jobboard.dates.natural import FIRST_DAY, LAST_DAY, Direction, parse_when
from jobboard.errors import InvalidInputError
from jobboard.text import clean
from jobboard.transfer.io.html_text import html_to_text
from jobboard.transfer.posting.models import Posting
from jobboard.transfer.posting.structured_data import Data

_UNITS = {
    "hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year",
    "annual": "a year", "annually": "a year", "yearly": "a year", "monthly": "a month", "hourly": "an hour",
}  # fmt: skip
_MOST_PLACES = 3
_LARGEST = 1e12
_REMOTE = re.compile(
    r"\b(hybrid|remote|telecommute|home ?office|work from home|fjernarbeid|télétravail)\b", re.IGNORECASE
)


def posting_of(data: Data, today: date) -> Posting:
    """The facts of one JobPosting."""
    closes, unread_day = read_day(text_in(data.get("validThrough")), today)
    places = list(dict.fromkeys(_places(data.get("jobLocation"))))[:_MOST_PLACES]
    role = text_in(data.get("title")) or text_in(data.get("name"))
    return Posting(
        company=text_in(data.get("hiringOrganization")),
        role=role,
        location=" / ".join(places) or ", ".join(_names(data.get("applicantLocationRequirements"))),
        remote=_remote(data) or remote_in(role, *places),
        salary=_salary(data),
        closes=closes,
        unread_closing_day=unread_day,
        url=text_in(data.get("url")),
        text=_description(data.get("description")),
        closed_reason=f"it took applications until {closes}" if closes and closes < today else "",
    )


def text_in(value: object) -> str:
    """The text that a value comes to: itself, the name of a thing, the first of a list that has one."""
    for _ in range(8):
        match value:
            case str():
                return " ".join(clean(html.unescape(value)).split())
            case bool() | None:
                return ""
            case int() | float():
                return _number(value)
            case dict():
                value = value.get("name") or value.get("legalName") or value.get("@value") or value.get("value")
            case list():
                value = next((each for each in value if text_in(each)), None)
            case _:
                return ""
    return ""


def read_day(text: str, today: date) -> tuple[date | None, str]:
    """The day a text names, an ISO one with whatever stands behind it; else None and the text."""
    if not text:
        return None, ""
    if iso := re.match(r"(\d{4})-(\d\d?)-(\d\d?)", text):
        text = iso[0]
    elif with_time := re.fullmatch(r"(.*\d{4})[, ]+\d\d?:\d\d.*", text):
        text = with_time[1]
    try:
        day = parse_when(text, today, Direction.FUTURE).day
    except InvalidInputError:
        return None, text[:60]
    return (day, "") if FIRST_DAY <= day <= LAST_DAY else (None, text)


def remote_in(*texts: str) -> str:
    """Whether one of the texts says that the work is remote or hybrid."""
    for text in texts:
        if match := _REMOTE.search(text):
            return "hybrid" if match[1].lower() == "hybrid" else "remote"
    return ""


def _remote(data: Data) -> str:
    if "TELECOMMUTE" not in (text_in(each).upper() for each in _items(data.get("jobLocationType"))):
        return ""
    return f"remote, {where}" if (where := ", ".join(_names(data.get("applicantLocationRequirements")))) else "remote"


def _names(value: object) -> Iterator[str]:
    for each in _items(value)[:_MOST_PLACES]:
        if name := text_in(each):
            yield name


def _items(value: object) -> list[object]:
    """A list as it is, anything else as the one item of a list."""
    return value if isinstance(value, list) else [value]


def _places(value: object) -> Iterator[str]:
    for each in _items(value):
        if place := _place(each):
            yield place


def _place(value: object) -> str:
    if isinstance(value, dict):
        address = value.get("address")
        if isinstance(address, list):
            address = address[0] if address else None
        if not isinstance(address, dict):
            return text_in(address) or text_in(value)
        parts = (text_in(address.get(f"address{part}")) for part in ("Locality", "Region", "Country"))
        return ", ".join(dict.fromkeys(part for part in parts if part)) or text_in(value)
    return text_in(value)


def _salary(data: Data) -> str:
    for name in ("baseSalary", "estimatedSalary"):
        base = data.get(name)
        base = base[0] if isinstance(base, list) and base else base
        if isinstance(base, dict):
            value = base.get("value")
            amount = value if isinstance(value, dict) else base
            currency = text_in(base.get("currency")) or text_in(data.get("salaryCurrency"))
            unit = text_in(amount.get("unitText")) or text_in(base.get("unitText")) or text_in(base.get("duration"))
            text = _range(amount) or (_amount(value) if not isinstance(value, dict) else "")
            text = " ".join(part for part in (currency, text, _UNITS.get(unit.lower(), unit.lower())) if part and text)
        else:
            text = " ".join(part for part in (text_in(data.get("salaryCurrency")), _amount(base)) if part and base)
        if text:
            return text
    return ""


def _range(amount: Data) -> str:
    low, high = _amount(amount.get("minValue")), _amount(amount.get("maxValue"))
    if low and high and low != high:
        return f"{low}–{high}"
    if low or high:
        return low or f"up to {high}"
    return _amount(amount.get("value"))


def _amount(value: object) -> str:
    """A sum with its thousands apart; nothing for 0, which sites write where they say nothing."""
    text = text_in(value)
    try:
        number = float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        return text
    return _number(number, ",") if number else ""


def _number(value: float, thousands: str = "") -> str:
    if not math.isfinite(value) or abs(value) > _LARGEST:
        return ""
    return f"{value:{thousands}.0f}" if value == int(value) else f"{value:{thousands}.2f}"


def _description(value: object) -> str:
    """The posting's text; sites write it as HTML, and as HTML written for a browser to show as it stands."""
    text = value if isinstance(value, str) else text_in(value)
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    markup = re.search(r"<[a-zA-Z!/]", text) or "&" in text
    return clean(html_to_text(text) if markup else text, lines=True)

"""A Trello board as a table: its cards with their lists, moves, labels, comments and days."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from jobboard.followup.enums import Stage
from jobboard.transfer.tracker.status_mapping import status_meaning
from jobboard.transfer.tracker.table import Row, Table

_HEADER = (
    "Company", "Role", "Status", "Status date", "Date added", "Date applied", "Interviewing since", "Offer date",
    "Rejection date", "Closing date", "Next step date", "Archived", "Labels", "Link", "Notes", "Comments",
)  # fmt: skip

_STAGE_COLUMNS = {
    Stage.APPLIED: "Date applied",
    Stage.INTERVIEWED: "Interviewing since",
    Stage.OFFER: "Offer date",
    Stage.REJECTED: "Rejection date",
}
_AT = re.compile(r"\s+(?:@|at|bei|chez|hos)\s+|\s*@\s*")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*[|:]\s+")
_WORK = re.compile(
    r"engineer|develop|manager|analyst|designer|scientist|architect|intern\b|consultant|specialist|administrator"
    r"|director|lead\b|head\b|officer|assistant|associate|programmer|entwickler|ingenieur|ingénieur|praktik",
    re.IGNORECASE,
)
"""What shows that a part of a card's name is the role."""

Entry = Mapping[str, Any]


@dataclass(slots=True)
class _CardActivity:
    """What the board's actions say of one card: the lists it came into, the oldest first, and its comments."""

    moves: list[tuple[date, str]] = field(default_factory=list)
    first_list: str = ""
    comments: list[str] = field(default_factory=list)


def is_trello(value: object) -> bool:
    """Whether it is the JSON of a whole board."""
    if not isinstance(value, dict):
        return False
    lists, cards = value.get("lists"), value.get("cards")
    return isinstance(lists, list) and isinstance(cards, list) and all(_is_card(card) for card in cards)


def _is_card(card: object) -> bool:
    return isinstance(card, dict) and isinstance(card.get("idList"), str) and isinstance(card.get("name"), str)


def trello_table(board: Entry) -> Table:
    """The cards of the board, one a row, in their order there."""
    lists = {str(each.get("id")): each for each in board["lists"] if isinstance(each, dict)}
    activity = _activity_by_card(board.get("actions"))
    rows = [Row(0, _HEADER)]
    for number, card in enumerate(board["cards"], start=1):
        cells = _cells(card, lists.get(card["idList"], {}), activity.get(str(card.get("id")), _CardActivity()))
        rows.append(Row(number, tuple(cells.get(title, "") for title in _HEADER)))
    return Table(tuple(rows), "a Trello board", row_word="card")


def _activity_by_card(actions: object) -> dict[str, _CardActivity]:
    """The activity of each card; Trello lists the newest first."""
    activity: dict[str, _CardActivity] = {}
    for action in reversed(actions) if isinstance(actions, list) else ():
        data = action.get("data") if isinstance(action, dict) else None
        if not isinstance(data, dict) or not isinstance(data.get("card"), dict):
            continue
        card = activity.setdefault(str(data["card"].get("id")), _CardActivity())
        day = _day(action.get("date"))
        if day and (list_name := _name(data.get("listAfter"))):
            card.first_list = card.first_list or _name(data.get("listBefore"))
            card.moves.append((day, list_name))
        elif action.get("type") == "createCard":
            card.first_list = card.first_list or _name(data.get("list"))
        elif action.get("type") == "commentCard" and isinstance(data.get("text"), str):
            card.comments.append(f"{day}: {data['text']}" if day else data["text"])
    return activity


def _cells(card: Entry, in_list: Entry, activity: _CardActivity) -> dict[str, str]:
    company, role = company_and_role(card["name"])
    status = _name(in_list)
    created = _created(card)
    cells = {"Company": company, "Role": role, "Status": status}
    cells.update(_moves(activity, status, created))
    due = _day(card.get("due"))
    if due and not card.get("dueComplete"):
        meaning = status_meaning(status)
        cells["Closing date" if meaning is None or meaning.stage is Stage.TARGET else "Next step date"] = str(due)
    if card.get("closed") is True or in_list.get("closed") is True:
        cells["Archived"] = "yes"
    cells["Labels"] = ", ".join(_names(card.get("labels")))
    cells["Link"] = next(_links(card), "")
    cells["Notes"] = str(card.get("desc") or "")
    cells["Comments"] = "\n".join(activity.comments)
    return cells


def _moves(activity: _CardActivity, status: str, created: date | None) -> dict[str, str]:
    """The day of each stage: the last time the card came into it, since it is in the last one."""
    moves = [(created, activity.first_list or ("" if activity.moves else status)), *activity.moves]
    days = {}
    for day, list_name in moves:
        meaning = status_meaning(list_name)
        if day and meaning and meaning.stage in _STAGE_COLUMNS:
            days[_STAGE_COLUMNS[meaning.stage]] = str(day)
    last = activity.moves[-1][0] if activity.moves else created
    return {"Date added": str(created or ""), "Status date": str(last or ""), **days}


def company_and_role(name: str) -> tuple[str, str]:
    """The two parts of "Company - Role" or "Role @ Company"; a name that has none is the company's."""
    if len(parts := _AT.split(name, maxsplit=1)) == 2 and all(parts):
        return parts[1].strip(), parts[0].strip()
    if len(parts := _DASH.split(name, maxsplit=1)) == 2 and all(parts):
        one, two = parts[0].strip(), parts[1].strip()
        return (two, one) if _WORK.search(one) and not _WORK.search(two) else (one, two)
    return ("", name.strip()) if _WORK.search(name) else (name.strip(), "")


def _created(card: Entry) -> date | None:
    """A card's id begins with the second of its making, in hexadecimal figures."""
    try:
        return datetime.fromtimestamp(int(str(card.get("id"))[:8], 16), UTC).date()
    except ValueError:
        return None


def _day(value: object) -> date | None:
    try:
        return datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def _name(value: object) -> str:
    return str(value.get("name") or "") if isinstance(value, dict) else ""


def _names(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else ():
        if name := _name(each) or (str(each.get("color") or "") if isinstance(each, dict) else ""):
            yield name


def _links(card: Entry) -> Iterator[str]:
    """What is attached to the card, the posting as a rule, before the card's own address."""
    attached = card.get("attachments")
    for each in attached if isinstance(attached, list) else ():
        if isinstance(each, dict) and str(each.get("url", "")).startswith(("http://", "https://")):
            yield each["url"]
    yield from re.findall(r"https?://[^\s)>\]]+", str(card.get("desc") or ""))
    if card.get("shortUrl") or card.get("url"):
        yield str(card.get("shortUrl") or card.get("url"))

"""What two boards' records of one and the same thing come to; pure, and the same whichever of the two asks.

Nothing is dropped: what only one of them knows is kept. Where both say something else the newer stays, by the last
entry made on the card; at a tie the value that sorts last. The other value is handed back, to be kept in a note.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobboard.store.queries.export_records import FLAGS, Record

_UNITS = (
    ("kind", "what", "interview"),
    ("day", "time", "precision"),
    ("until_day", "until_time"),
    ("booked_day", "booked_time"),
    ("step", "step_due", "step_last_day"),
)
"""Values that mean something only together; without the first there is none."""

_PARTS = frozenset({"people", "interviews", "events", "draft"})
_LISTS = frozenset({"tags", "imported"})
_IN_UNITS = frozenset(name for unit in _UNITS for name in unit)
_OWN_WAY = frozenset({"uid", "created", "entered_at", "notes"})
_MERGED_APART = _OWN_WAY | _PARTS | _LISTS | FLAGS | _IN_UNITS


@dataclass
class RecordMerger:
    """Which of two records is the newer; `lost` gathers the values that gave way, in words."""

    ours: bool | None
    """None for a tie."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What people are called, by their uids."""
    replaced: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, ours: str, theirs: str, names: Mapping[str, str]) -> "RecordMerger":
        """By the moments of the last entries."""
        return cls(None if ours == theirs else ours > theirs, names)

    def keeps_ours(self, ours: object, theirs: object) -> bool:
        """Whether ours is the value that stays."""
        return _key(ours) > _key(theirs) if self.ours is None else self.ours

    def choose(self, ours: Any, theirs: Any, name: str) -> Any:
        """The value of the two that stays; an empty one gives way without a word."""
        if ours == theirs or _empty(theirs):
            return ours
        if _empty(ours):
            return theirs
        kept, lost = (ours, theirs) if self.keeps_ours(ours, theirs) else (theirs, ours)
        self.replaced.append(f"{name}: {self._text_of(lost)}")
        return kept

    def unite(self, ours: list[Any], theirs: list[Any]) -> list[Any]:
        """What stands in either list, once."""
        first, second = (ours, theirs) if self.keeps_ours(ours, theirs) else (theirs, ours)
        if all(each in second for each in first) and len(second) > len(first):
            return second
        return [*first, *(each for each in second if each not in first)]

    def _text_of(self, value: object) -> str:
        match value:
            case dict():
                return str(value["text"])
            case list():
                return " ".join(str(each) for each in value if each is not None)
            case _:
                return self.names.get(str(value), str(value))


def newest(card: Record) -> str:
    """The moment of the last entry made on the card, "" where there is none."""
    return max((str(event["entered_at"]) for event in card["events"]), default="")


def merged_contact(ours: Record, theirs: Record, newer: RecordMerger) -> Record:
    """Somebody as both boards know them; what gave way is added to the notes."""
    both = _facts(ours, theirs, newer)
    notes = newer.unite(ours["notes"].splitlines(), theirs["notes"].splitlines())
    newer.replaced = sorted(line for line in newer.replaced if line not in notes)
    return both | {"notes": "\n".join([*notes, *newer.replaced])}


def merged_card(ours: Record, theirs: Record, newer: RecordMerger) -> Record:
    """The card as both boards know it, its entries in the order in which they were made."""
    both = _facts(ours, theirs, newer)
    both["created"] = min(ours["created"], theirs["created"])
    for name in _LISTS:
        both[name] = newer.unite(ours[name], theirs[name])
    for name, merge in (("people", _person), ("interviews", _interview), ("events", _event)):
        both[name] = _by_uid(ours[name], theirs[name], merge, newer)
    both["events"].sort(key=lambda event: event["entered_at"])
    both["draft"] = newer.choose(ours["draft"], theirs["draft"], "draft")
    newer.replaced.sort()
    return both


def _facts(ours: Record, theirs: Record, newer: RecordMerger, of: str = "") -> Record:
    """Flags, units and single values."""
    both = dict(ours)
    for name in ours:
        if name in FLAGS:
            both[name] = ours[name] or theirs[name]
        elif name not in _MERGED_APART:
            both[name] = newer.choose(ours[name], theirs[name], of + name.replace("_", " "))
    for unit in _UNITS:
        if unit[0] in ours:
            names = [name for name in unit if name in ours]
            mine, other = ([record[name] for name in names] for record in (ours, theirs))
            both.update(zip(names, newer.choose(mine, other, of + names[0].replace("_", " ")), strict=True))
    return both


def _by_uid(
    ours: Sequence[Record],
    theirs: Sequence[Record],
    merge: Callable[[Record, Record, RecordMerger], Record],
    newer: RecordMerger,
) -> list[Record]:
    other = {record["uid"]: record for record in theirs}
    known = [merge(record, other.pop(record["uid"]), newer) if record["uid"] in other else record for record in ours]
    return [*known, *other.values()]


def _person(ours: Record, theirs: Record, newer: RecordMerger) -> Record:
    if "other" in (ours["kind"], theirs["kind"]):
        return theirs if ours["kind"] == "other" else ours
    name = newer.names.get(ours["uid"], "somebody")
    return ours | {"kind": newer.choose(ours["kind"], theirs["kind"], f"{name} as")}


def _interview(ours: Record, theirs: Record, newer: RecordMerger) -> Record:
    """One that is no longer only booked on either board has been held, moved or cancelled."""
    if ours["state"] != theirs["state"] and "booked" in (ours["state"], theirs["state"]):
        state = theirs["state"] if ours["state"] == "booked" else ours["state"]
        ours, theirs = ours | {"state": state}, theirs | {"state": state}
    both = _facts(ours, theirs, newer, "interview ")
    return both | {"people": newer.unite(ours["people"], theirs["people"])}


def _event(ours: Record, theirs: Record, newer: RecordMerger) -> Record:
    both = _facts(ours, theirs, newer, f"{ours['kind']} ")
    return both | {"entered_at": max(ours["entered_at"], theirs["entered_at"])}


def _empty(value: object) -> bool:
    return value in (None, "") or (isinstance(value, list) and value[0] is None)


def _key(value: object) -> str:
    return json.dumps(value, sort_keys=True)

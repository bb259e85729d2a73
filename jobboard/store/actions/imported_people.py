"""The people whom the rows of an import bring along: each once, on every card that names them."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from jobboard.followup.enums import PersonKind
from jobboard.store.actions._common import new_uid
from jobboard.store.actions.contacts import NewContact, contact_values
from jobboard.store.actions.everybody import Everybody
from jobboard.store.store import Store

_TEXTS = ("name", "company", "email", "phone", "profile", "notes")
_FLAGS = ("no_calls", "do_not_contact")
_CONTACT = ("id", "uid", *_TEXTS, *_FLAGS)
_LINK = ("card_id", "contact_id", "kind")
_BETTER_KIND = "ON CONFLICT (card_id, contact_id) DO UPDATE SET kind = excluded.kind WHERE kind = 'other'"


class ImportedPeople:
    """The people of one import's rows, to be written after their cards; ids are given out under the lock."""

    def __init__(self, store: Store) -> None:
        self._db = store.db
        self._everybody = Everybody(store)
        self._ids = count(int(self._db.value("SELECT coalesce(max(id), 0) FROM contact")) + 1)
        self._known: dict[int, dict[str, Any]] = {}
        self._new: list[int] = []
        self._better: set[int] = set()
        self._links: dict[tuple[int, int], PersonKind] = {}

    def put(self, card: int, company: str, people: Iterable[NewContact]) -> None:
        """Put the people on the card, of that company, which may be a new one."""
        self._everybody.came(card, company)
        for new in people:
            contact = self._everybody.find(new, company)
            if contact is None:
                contact = next(self._ids)
                self._known[contact] = contact_values(new)
                self._new.append(contact)
            else:
                self._complete(contact, new)
            self._everybody.add(contact, new)
            self._everybody.put(contact, card, new.name)
            if self._links.get((card, contact), PersonKind.OTHER) is PersonKind.OTHER:
                self._links[card, contact] = new.kind

    def write(self) -> None:
        """Write those who were put on a card since the last time."""
        new = (
            (contact, new_uid(), *(self._known[contact][name] for name in (*_TEXTS, *_FLAGS))) for contact in self._new
        )
        self._db.insert("contact", _CONTACT, new)
        sets = ", ".join(f"{name} = ?" for name in _TEXTS)
        better = ((*(self._known[contact][name] for name in _TEXTS), contact) for contact in sorted(self._better))
        self._db.many(f"UPDATE contact SET {sets} WHERE id = ?", better)
        links = ((card, contact, kind) for (card, contact), kind in self._links.items())
        self._db.insert("card_contact", _LINK, links, _BETTER_KIND)
        for written in (self._new, self._better, self._links):
            written.clear()

    def _complete(self, contact: int, new: NewContact) -> None:
        """Fill in what was not known about somebody; what says otherwise than what is known goes into their notes."""
        held = self._held(contact)
        told = {name: value for name, value in contact_values(new).items() if name in _TEXTS and value}
        also = [value for name, value in told.items() if held[name] and value.casefold() not in _said(held)]
        fresh = {name: value for name, value in told.items() if not held[name]}
        if also:
            fresh["notes"] = "\n".join(filter(None, (held["notes"] or fresh.get("notes"), *also)))
        if fresh:
            held.update(fresh)
            self._better.add(contact)

    def _held(self, contact: int) -> dict[str, Any]:
        if contact not in self._known:
            (row,) = self._db.rows(f"SELECT {', '.join((*_TEXTS, *_FLAGS))} FROM contact WHERE id = ?", (contact,))
            self._known[contact] = dict(zip((*_TEXTS, *_FLAGS), row, strict=True))
        return self._known[contact]


def _said(held: dict[str, Any]) -> str:
    """All that is known of somebody, as one text in small letters."""
    return "\n".join(str(held[name]) for name in _TEXTS).casefold()

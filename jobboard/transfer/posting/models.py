"""A posting's facts, wherever they stand on its page, and the card that it begins."""

from dataclasses import dataclass, fields, replace
from datetime import date

from jobboard.errors import JobboardError
from jobboard.store.actions.cards import NewCard

LONGEST_TEXT = 20_000
"""Characters of a posting's text that are kept."""


class UnreadablePostingError(JobboardError):
    """A posting that could not be fetched or read; nothing was added."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting's facts as far as they are known. `guessed_fields` names those that it does not say in so many words.

    `closed_reason` says why it takes no applications any more; `unread_closing_day` is one that was not understood.
    """

    company: str = ""
    role: str = ""
    location: str = ""
    remote: str = ""
    salary: str = ""
    closes: date | None = None
    url: str = ""
    source: str = ""
    text: str = ""
    closed_reason: str = ""
    unread_closing_day: str = ""
    guessed_fields: tuple[str, ...] = ()

    def filled_from(self, other: "Posting") -> "Posting":
        """This one, with what it does not know taken from another."""
        missing = {
            each.name: getattr(other, each.name)
            for each in fields(self)
            if each.name != "guessed_fields" and not getattr(self, each.name) and getattr(other, each.name)
        }
        return replace(
            self,
            **missing,
            guessed_fields=self.guessed_fields + tuple(name for name in other.guessed_fields if name in missing),
        )

    def remarks(self) -> list[str]:
        """What the user should know before taking it over, in plain sentences."""
        remarks = [f"The posting is closed: {self.closed_reason}."] if self.closed_reason else []
        if self.guessed_fields:
            remarks.append(f"Guessed, so look twice: {', '.join(self.guessed_fields)}.")
        if self.unread_closing_day:
            remarks.append(f"Its closing day is not understood: {self.unread_closing_day}.")
        return remarks

    def card(self) -> NewCard:
        """The card it begins, with the posting's text, and what was guessed."""
        text = self.text if len(self.text) <= LONGEST_TEXT else self.text[:LONGEST_TEXT] + " …"
        return NewCard(
            company=self.company,
            role=self.role,
            url=self.url,
            location=self.location,
            remote=self.remote,
            salary=self.salary,
            source=self.source,
            closes=self.closes,
            posting=text,
            posting_remarks="\n".join(self.remarks()),
        )

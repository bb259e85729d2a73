"""The exports of particular trackers: how each is told, and what its columns hold beyond their header words."""

from collections.abc import Set
from dataclasses import dataclass, field

from jobboard.followup.enums import Stage
from jobboard.transfer.tracker.fields import Field


@dataclass(frozen=True, slots=True)
class KnownExport:
    """An export that is known by the columns it always has; columns are named by their plain words."""

    name: str
    signature: frozenset[str]
    fields: dict[str, Field] = field(default_factory=dict)
    """What a column holds here, whatever its word means elsewhere."""
    left_out: tuple[str, ...] = ()
    """Columns that say nothing about the application, also where these words only begin their name."""
    stage: Stage | None = None
    """Where a row stands that does not say so itself."""

    def field_of(self, word: str) -> Field | None:
        """What the column is, None where its word decides as in any file."""
        if any(word == each or word.startswith(f"{each} ") for each in self.left_out):
            return Field.LEFT_OUT
        return self.fields.get(word)


_KNOWN_EXPORTS = (
    KnownExport(
        "LinkedIn's list of applications",
        frozenset({"application date", "contact email", "contact phone number", "company name", "job title"}),
        # The contact is the applicant, not somebody at the employer.
        left_out=("contact email", "contact phone number"),
        stage=Stage.APPLIED,
    ),
    KnownExport(
        "LinkedIn's list of saved jobs",
        frozenset({"saved date", "job url", "job title", "company name"}),
        stage=Stage.TARGET,
    ),
    KnownExport(
        "an export of Huntr",
        frozenset({"list name", "company name", "last moved at"}),
        {"html description": Field.NOTE, "deadline": Field.CLOSES},
        left_out=("id", "color", "board", "list id", "company id", "company color", "company logo", "root domain",
                  "creator", "member", "owner"),
    ),
    KnownExport(
        "an export of Teal",
        frozenset({"job position", "company", "date saved", "excitement"}),
        # The day one means to write, whether or not one did.
        {"follow up": Field.NEXT, "deadline": Field.CLOSES},
    ),
    KnownExport(
        "an export of JobSync",
        frozenset({"job title", "job type", "workplace type", "job source", "applied date"}),
        left_out=("index", "id"),
    ),
    KnownExport("an export of Simplify", frozenset({"applied date", "status date", "archived", "date archived"})),
)  # fmt: skip


def match_export(words: Set[str]) -> KnownExport | None:
    """The export whose columns are all among the words of a header."""
    return next((export for export in _KNOWN_EXPORTS if export.signature <= words), None)

"""What the user corrects in what was understood of a file: its columns, its status words, its dates."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Outcome, Stage
from jobboard.text import closest_matches, quote
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout
from jobboard.transfer.tracker.fields import SEVERAL, Field
from jobboard.transfer.tracker.status_mapping import Meaning, plain_words

FIELDS: dict[str, Field | None] = {each.name.lower().replace("_", "-"): each for each in Field} | {"none": None}
"""What a column can be called; "none" keeps its cells in the note, under the column's title."""

MEANINGS: dict[str, Meaning] = {
    **{str(stage): Meaning(stage) for stage in Stage},
    str(Outcome.ACCEPTED): Meaning(Stage.OFFER, Outcome.ACCEPTED),
    str(Outcome.DECLINED): Meaning(Stage.OFFER, Outcome.DECLINED),
    str(Outcome.WITHDRAWN): Meaning(None, Outcome.WITHDRAWN),
    str(Outcome.NO_REPLY): Meaning(None, Outcome.NO_REPLY),
    "none": Meaning(None),
}
"""What a status word can be said to mean; "none" leaves the column to the row's dates."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """By a column's name, a name of FIELDS; by a status word, a name of MEANINGS; and whether 8/5 is the 8th of May."""

    columns: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None

    def with_column(self, name: str, what: str) -> "Corrections":
        """The column holds `what`; InvalidInputError naming near ones where there is no such thing."""
        field_name = _checked_name(what, FIELDS, "a column holds")
        exclusive = FIELDS[field_name] is not None and FIELDS[field_name] not in SEVERAL
        others = {column: held for column, held in self.columns.items() if not (exclusive and held == field_name)}
        return replace(self, columns={**others, name: field_name})

    def with_status(self, word: str, what: str) -> "Corrections":
        """The status word means `what`; InvalidInputError naming near ones where there is no such thing."""
        return replace(
            self, statuses={**self.statuses, plain_words(word): _checked_name(what, MEANINGS, "a status means")}
        )

    @property
    def meanings(self) -> dict[str, Meaning]:
        """What the corrected status words mean, by the plain word."""
        return {word: MEANINGS[what] for word, what in self.statuses.items()}


def column_names(layout: ColumnLayout) -> list[str]:
    """The columns' titles; the second of one title is "title (2)"."""
    counts: Counter[str] = Counter()
    names = []
    for column in layout.columns:
        counts[column.title] += 1
        names.append(column.title if counts[column.title] == 1 else f"{column.title} ({counts[column.title]})")
    return names


def apply_corrections(layout: ColumnLayout, corrections: Corrections) -> ColumnLayout:
    """The layout with its columns as the user said; a field that one column can hold is taken from any other."""
    corrected = {name: FIELDS[field_name] for name, field_name in corrections.columns.items()}
    exclusive = {field for field in corrected.values() if field and field not in SEVERAL}
    columns = []
    for name, column in zip(column_names(layout), layout.columns, strict=True):
        field = corrected.get(name, None if column.field in exclusive else column.field)
        columns.append(Column(column.index, column.title, field))
    return replace(layout, columns=tuple(columns))


def _checked_name(what: str, names: Mapping[str, object], verb: str) -> str:
    word = what.strip().casefold().replace("_", "-")
    if word not in names:
        close = closest_matches(word, names)
        raise InvalidInputError(f"{verb} no {quote(what)}", f"take {' or '.join(close or names)}")
    return word

"""What the user says of a file, over what was understood by itself: its columns, its status words, its dates."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Outcome, Stage
from jobboard.text import closest_matches, quote
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout
from jobboard.transfer.tracker.fields import SEVERAL, Field
from jobboard.transfer.tracker.status_mapping import Meaning, plain

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
        word = _known(what, FIELDS, "a column holds")
        alone = FIELDS[word] is not None and FIELDS[word] not in SEVERAL
        others = {other: held for other, held in self.columns.items() if not (alone and held == word)}
        return replace(self, columns={**others, name: word})

    def with_status(self, word: str, what: str) -> "Corrections":
        """The status word means `what`; InvalidInputError naming near ones where there is no such thing."""
        return replace(self, statuses={**self.statuses, plain(word): _known(what, MEANINGS, "a status means")})

    @property
    def meanings(self) -> dict[str, Meaning]:
        """What the corrected status words mean, by the plain word."""
        return {word: MEANINGS[what] for word, what in self.statuses.items()}


def column_names(layout: ColumnLayout) -> list[str]:
    """The columns' titles; the second of one title is "title (2)"."""
    seen: Counter[str] = Counter()
    names = []
    for column in layout.columns:
        seen[column.title] += 1
        names.append(column.title if seen[column.title] == 1 else f"{column.title} ({seen[column.title]})")
    return names


def corrected(layout: ColumnLayout, corrections: Corrections) -> ColumnLayout:
    """The layout with its columns as the user said; a field that one column can hold is taken from any other."""
    said = {name: FIELDS[what] for name, what in corrections.columns.items()}
    taken = {what for what in said.values() if what and what not in SEVERAL}
    columns = []
    for name, column in zip(column_names(layout), layout.columns, strict=True):
        what = said.get(name, None if column.field in taken else column.field)
        columns.append(Column(column.index, column.title, what))
    return replace(layout, columns=tuple(columns))


def _known(what: str, names: Mapping[str, object], verb: str) -> str:
    word = what.strip().casefold().replace("_", "-")
    if word not in names:
        close = closest_matches(word, names)
        raise InvalidInputError(f"{verb} no {quote(what)}", f"take {' or '.join(close or names)}")
    return word

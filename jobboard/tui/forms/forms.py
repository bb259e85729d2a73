"""What a form is made of: fields, what is understood of their texts, and what saving them does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from jobboard.store.edit_conflict import Seen, Texts
from jobboard.store.views import Changes
from jobboard.unsaved_input import Words


@dataclass(frozen=True, slots=True)
class Understood:
    """A field's value, and the words for it where they say more than what was typed."""

    value: object
    echo: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `read` raises WordsError for a text that is refused.

    `replaced` says that typing into it begins anew, as with a day; else it goes on with what stands there.
    """

    name: str
    label: str
    hint: str = ""
    read: Callable[[str, date], Understood] = field(default=lambda text, _: Understood(text))
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class FormRequest:
    """What a form is opened for: `read` gives the texts of all fields as they stand in the store now.

    `save` runs one action of the store with the texts seen before and typed; the form stays open where that fails.
    `again` and `about` say what opens the form another time, and `begun` what was typed into it the last time.
    """

    title: str
    today: date
    fields: tuple[Field, ...]
    read: Callable[[], Texts]
    save: Callable[[Seen], Changes]
    again: str = ""
    about: int | None = None
    begun: Words | None = None
    remarks: tuple[str, ...] = ()
    """What to know before anything is typed, under the title."""


def changed(before: Texts, after: Texts) -> list[str]:
    """The names of the fields in which something else stands than before."""
    return [name for name, text in after.items() if text.strip() != before[name].strip()]


def values(fields: tuple[Field, ...], texts: Texts, today: date) -> dict[str, object]:
    """What the texts of these fields mean; WordsError for the first that is refused."""
    return {each.name: each.read(texts[each.name].strip(), today).value for each in fields}

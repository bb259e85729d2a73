"""The people of one row: each with the address, the number and the profile that other columns have of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from jobboard.followup.enums import PersonKind
from jobboard.store.actions.contacts import NewContact
from jobboard.store.queries.duplicates import plain_company
from jobboard.transfer.contacts.cell_parser import ADDRESS, LONGEST, parse_people
from jobboard.transfer.contacts.contact_entry import person_kind
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout
from jobboard.transfer.tracker.fields import PEOPLE, Field

_DETAILS: dict[Field, tuple[Callable[[NewContact], str], Callable[[NewContact, str], NewContact]]] = {
    Field.CONTACT_EMAIL: (lambda each: each.email, lambda each, value: replace(each, email=value)),
    Field.CONTACT_PHONE: (lambda each: each.phone, lambda each, value: replace(each, phone=value)),
    Field.CONTACT_PROFILE: (lambda each: each.profile, lambda each, value: replace(each, profile=value)),
}
"""How what stands in a column is read from a contact, and set."""

_DETAIL_PATTERNS = {
    Field.CONTACT_EMAIL: ADDRESS,
    Field.CONTACT_PHONE: re.compile(r"\+?[\d\s().\-/]{5,}"),
    Field.CONTACT_PROFILE: re.compile(r"(?:https?://|www\.|(?:[a-z]{2}\.)?linkedin\.com/)\S+", re.IGNORECASE),
}
_BETWEEN = re.compile(r"\s*[;,；、\n]\s*")

PeopleCell = tuple[Column, str]


def row_people(
    cells: Sequence[PeopleCell], layout: ColumnLayout, company: str
) -> tuple[tuple[NewContact, ...], list[str]]:
    """The people whom the filled cells name, and for the note, under their titles, those that hold other words too."""
    columns = layout.columns_of(*PEOPLE)
    texts = {column.index: cell for column, cell in cells}
    name_columns = [column for column in columns if column.field is Field.CONTACT]
    details: defaultdict[int, list[PeopleCell]] = defaultdict(list)
    ownerless: defaultdict[PersonKind, list[PeopleCell]] = defaultdict(list)
    for column, cell in cells:
        if column.field is not Field.CONTACT:
            owner = _owner(column, name_columns, texts)
            (details[owner.index] if owner else ownerless[person_kind(column.title)]).append((column, cell))
    people: list[NewContact] = []
    unread: set[int] = set()
    for column in name_columns:
        text = texts.get(column.index, "")
        named, whole = parse_people(text, nearby_text=" ".join(cell for _, cell in details[column.index]))
        if any(plain_company(each.name) == plain_company(company) and not each.email for each in named):
            named, whole = (), False
        unread |= set() if whole else {column.index}
        # "HR department" names nobody, and says of whose address stands beside it what they are.
        kind = person_kind(column.title if named else f"{column.title} {text}")
        people += _of_kind(_with_details(named, details[column.index], unread), kind)
    for kind, addresses in ownerless.items():
        people += _of_kind(_with_details((), addresses, unread), kind)
    notes = [f"{column.title}: {texts[column.index]}" for column in columns if column.index in unread]
    return tuple(dict.fromkeys(people)), notes


def _owner(detail: Column, name_columns: Sequence[Column], texts: Mapping[int, str]) -> Column | None:
    """The column of those whom a column of addresses is about, None where it is of nobody who is named.

    It is the nearest to the left of the same kind, or where either says none; "Phone" is of somebody the row names.
    """
    kind = person_kind(detail.title)
    near = [column for column in name_columns if person_kind(column.title) is kind]
    if not near and kind is PersonKind.OTHER:
        near = [column for column in name_columns if column.index in texts]
    elif not near:
        near = [column for column in name_columns if person_kind(column.title) is PersonKind.OTHER]
    left = [column for column in near if column.index < detail.index]
    return next(iter((*left[-1:], *near)), None)


def _with_details(
    people: Sequence[NewContact], details: Sequence[PeopleCell], unread: set[int]
) -> Sequence[NewContact]:
    """The people with what the cells tell of them; without any those who have an address there."""
    for column, cell in sorted(details, key=lambda each: each[0].field is not Field.CONTACT_EMAIL):
        if not people and column.field is Field.CONTACT_EMAIL:
            people, whole = parse_people(cell)
        else:
            people, whole = _with_detail(people, column, cell)
        unread |= set() if whole else {column.index}
    return people


def _with_detail(people: Sequence[NewContact], column: Column, cell: str) -> tuple[Sequence[NewContact], bool]:
    """The people with one detail each; as they are where it is open whose is which."""
    assert column.field
    get, set_to = _DETAILS[column.field]
    values = [value for value in _BETWEEN.split(cell.removeprefix("mailto:")) if value]
    short = len(cell) <= LONGEST and len(values) == len(people)
    fits = short and all(_DETAIL_PATTERNS[column.field].fullmatch(value) for value in values)
    if not fits or any(get(each) not in ("", value) for each, value in zip(people, values, strict=True)):
        return people, False
    return [set_to(each, value) for each, value in zip(people, values, strict=True)], True


def _of_kind(people: Sequence[NewContact], kind: PersonKind) -> list[NewContact]:
    return [replace(each, kind=kind) if each.kind is PersonKind.OTHER else each for each in people]

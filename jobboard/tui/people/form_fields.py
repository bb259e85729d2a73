"""The fields of somebody's form: what is typed, what is understood, and the changes that come of it."""

from datetime import date

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import person_kind_name
from jobboard.followup.enums import PersonKind
from jobboard.store.actions.contacts import ContactFacts, edit_contact
from jobboard.store.edit_conflict import EditSnapshot, Texts
from jobboard.store.queries.people import person
from jobboard.store.store import Store
from jobboard.store.views import Changes, ContactView
from jobboard.tui.forms.form import Field, FormSpec, ParsedField, changed, values

EDIT_CONTACT = "contact"
"""What opens somebody's form again."""

_KINDS = {person_kind_name(kind): kind for kind in PersonKind}


def _name(text: str, _: date) -> ParsedField:
    if not text:
        raise InvalidInputError("a contact needs a name", "write it")
    return ParsedField(text)


def _kind(text: str, _: date) -> ParsedField:
    wanted = (text or PersonKind.OTHER).lower().replace("-", " ")
    found = [name for name in _KINDS if name.lower().startswith(wanted)]
    if len(found) != 1:
        raise InvalidInputError(
            "that is no kind of person" if not found else "write more of it", f"one of {', '.join(_KINDS)}"
        )
    return ParsedField(_KINDS[found[0]], found[0])


def _yes_no(text: str, _: date) -> ParsedField:
    word = text.lower() or "no"
    if not ("yes".startswith(word) or "no".startswith(word)):
        raise InvalidInputError("yes or no?", "write y or n")
    return ParsedField("yes".startswith(word), "yes" if "yes".startswith(word) else "no")


CONTACT_FIELDS = (
    Field("name", "Name", "", _name),
    Field("kind", "Kind", ", ".join(_KINDS), _kind, replaced=True),
    Field("company", "Company"),
    Field("email", "Email", "dana@acme.example"),
    Field("phone", "Phone", "+1 555 0100"),
    Field("profile", "Profile", "https://…"),
    Field("notes", "Notes"),
    Field("no_calls", "No calls", "y or n", _yes_no, replaced=True),
    Field("do_not_contact", "Do not contact", "y or n", _yes_no, replaced=True),
)


def texts_of_contact(contact: ContactView) -> dict[str, str]:
    """What is known about somebody, as a user would type it."""
    return {
        "name": contact.name,
        "kind": person_kind_name(contact.kind),
        "company": contact.company,
        "email": contact.email,
        "phone": contact.phone,
        "profile": contact.profile,
        "notes": " ".join(contact.notes.split()),
        "no_calls": "yes" if contact.no_calls else "no",
        "do_not_contact": "yes" if contact.do_not_contact else "no",
    }


def contact_facts(before: Texts, after: Texts, today: date) -> ContactFacts:
    """What to change about somebody: only the fields in which something else stands than before."""
    names = changed(before, after)
    fields = tuple(each for each in CONTACT_FIELDS if each.name in names)
    return ContactFacts(**values(fields, after, today))  # type: ignore[arg-type]


def contact_request(store: Store, contact_id: int) -> FormSpec:
    """The form that changes somebody; NotFoundError where they are gone."""
    today = store.today()

    def save(original: EditSnapshot) -> Changes:
        return edit_contact(store, contact_id, contact_facts(original.before, original.after, today), snapshot=original)

    def read() -> Texts:
        return texts_of_contact(person(store, contact_id).contact)

    title = f"Edit {person(store, contact_id).contact.name}"
    return FormSpec(title, today, CONTACT_FIELDS, read, save, EDIT_CONTACT, contact_id)

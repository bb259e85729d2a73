"""The form of the user's own page."""

from datetime import date
from functools import partial

from jobboard.followup.messages.own_page import LANGUAGE_NAMES, PAGE_FIELDS, page_text, parse_language
from jobboard.store.actions.own_page import edit_own_page
from jobboard.store.edit_conflict import EditSnapshot, Texts
from jobboard.store.queries.own_page import own_page
from jobboard.store.views import Changes
from jobboard.tui.card.context import ActionContext
from jobboard.tui.forms.form import Field, FormSpec, ParsedField, changed

EDIT_OWN_PAGE = "me"
"""What opens the form again."""


def _read(name: str, text: str, _: date) -> ParsedField:
    value = page_text(name, text)
    return ParsedField(value, LANGUAGE_NAMES[parse_language(value)] if name == "language" and value else "")


_FIELDS = tuple(Field(name, field.label, field.hint, partial(_read, name)) for name, field in PAGE_FIELDS.items())


async def fill_own_page(context: ActionContext) -> Changes | None:
    """Show the page to be filled in; drafts and call sheets take their words from it."""
    store = context.store

    def save(original: EditSnapshot) -> Changes:
        names = changed(original.before, original.after)
        return edit_own_page(store, {name: original.after[name] for name in names}, original)

    def read() -> Texts:
        page = own_page(store).as_texts()
        return page | {"name": page["name"] or context.settings.me}

    remarks = ("What you write is filled from it. It stays on this board.",)
    spec = FormSpec("Your own page", store.today(), _FIELDS, read, save, EDIT_OWN_PAGE, remarks=remarks)
    return await context.screen.push_form(spec)

"""A form: to add or change a card, or somebody; what is behind it stays in sight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from jobboard.errors import EditConflictError, InvalidInputError, JobboardError
from jobboard.store.edit_conflict import EditSnapshot, Texts
from jobboard.store.views import Changes
from jobboard.text import clean, quote
from jobboard.tui.base.status_bar import StatusBar
from jobboard.unsaved_input import UnsavedInput


@dataclass(frozen=True, slots=True)
class ParsedField:
    """A field's value, and the words for it where they say more than what was typed."""

    value: object
    echo: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `read` raises InvalidInputError for a text that is refused.

    `replaced` says that typing into it begins anew, as with a day; else it goes on with what stands there.
    """

    name: str
    label: str
    hint: str = ""
    read: Callable[[str, date], ParsedField] = field(default=lambda text, _: ParsedField(text))
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What a form is opened for: `read` gives the texts of all fields as they stand in the store now.

    `save` runs one action of the store with the texts seen before and typed; the form stays open where that fails.
    `action_id` and `record_id` say what opens the form another time, and `unsaved` what was typed into it the last
    time.
    """

    title: str
    today: date
    fields: tuple[Field, ...]
    read: Callable[[], Texts]
    save: Callable[[EditSnapshot], Changes]
    action_id: str = ""
    record_id: int | None = None
    unsaved: UnsavedInput | None = None
    remarks: tuple[str, ...] = ()
    """What to know before anything is typed, under the title."""


def changed(before: Texts, after: Texts) -> list[str]:
    """The names of the fields in which something else stands than before."""
    return [name for name, text in after.items() if text.strip() != before[name].strip()]


def values(fields: tuple[Field, ...], texts: Texts, today: date) -> dict[str, object]:
    """What the texts of these fields mean; InvalidInputError for the first that is refused."""
    return {each.name: each.read(texts[each.name].strip(), today).value for each in fields}


_HINTS = (("Enter", "next"), ("Ctrl+S", "save"), ("Esc", "leave"), ("↑ ↓", "fields"))


class FieldInput(Input):
    """One line of text whose cursor stands still; what is pasted is cleaned."""

    def __init__(self, field: Field, text: str) -> None:
        super().__init__(
            clean(text), placeholder=field.hint, name=field.name, compact=True, select_on_focus=field.replaced
        )
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Paste as one line of plain text, in the place of what is selected."""
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text), *self.selection)


class FieldRow(Horizontal):
    """A label, its field, and beside it what was understood or what is wrong."""

    def __init__(self, field: Field, text: str) -> None:
        super().__init__()
        self.field = field
        self.input = FieldInput(field, text)
        self._echo = Label("", markup=False, classes="echo")

    def compose(self) -> ComposeResult:
        """The three of them."""
        yield Label(self.field.label, markup=False, classes="label")
        yield self.input
        yield self._echo

    def say(self, text: str, *, wrong: bool = False, whole: bool = False) -> None:
        """Say something beside the field: in one line while it is typed, whole once it stands."""
        self._echo.set_class(wrong, "-wrong")
        self._echo.set_class(whole, "-whole")
        self._echo.update(clean(text))


class Form(ModalScreen[Changes | None]):
    """Returns what was changed, None where the user left. `typed` are keys that came before the form was open."""

    CSS_PATH = "../styles/dialogs.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before any field sees them, so that what is typed fast behind them goes to the next field.
        Binding("enter", "next", "Next field, or save", priority=True),
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave"),
        Binding("down,tab", "go(1)", "Next field", priority=True),
        Binding("up,shift+tab", "go(-1)", "Field before", priority=True),
        Binding("ctrl+l", "app.repaint", "Repaint"),
    ]

    def __init__(self, request: FormSpec, typed: Iterable[events.Key] = ()) -> None:
        super().__init__()
        self._request = request
        self._typed = list(typed)
        self._leaving = False
        now, begun = self._stored(), request.unsaved
        self._before = {name: begun.before.get(name, text) if begun else text for name, text in now.items()}
        texts = {**self._before, **begun.texts} if begun else self._before
        self._rows = {field.name: FieldRow(field, texts[field.name]) for field in request.fields}
        self._footer = StatusBar()

    def unsaved(self) -> UnsavedInput | None:
        """What stands in the fields, once something else stands there than before."""
        if not changed(self._before, self._texts):
            return None
        request = self._request
        return UnsavedInput(clean(request.title), self._texts, self._before, request.action_id, request.record_id)

    def compose(self) -> ComposeResult:
        """The fields under a title, and the last line."""
        with VerticalScroll(id="form", can_focus=False):
            yield Label(clean(self._request.title), markup=False, classes="title")
            if self._request.remarks:
                yield Label(clean(" ".join(self._request.remarks)), markup=False, classes="remark")
            yield from self._rows.values()
        yield self._footer

    def on_mount(self) -> None:
        """Begin in the first field, with what was typed before it was there."""
        self._footer.hint(_HINTS)
        for row in self._rows.values():
            self._look_at(row)
        first = next(iter(self._rows.values())).input
        self.set_focus(first)
        for early in self._typed:
            first.post_message(events.Key(early.key, early.character))

    def on_key(self, event: events.Key) -> None:
        """A character that came before a field had the keys belongs to the field."""
        if event.is_printable and isinstance(self.focused, FieldInput):
            event.stop()
            self.focused.post_message(events.Key(event.key, event.character))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what is understood."""
        event.stop()
        self._calm()
        self._look_at(self._rows[event.input.name or ""])

    def action_next(self) -> None:
        """To the next field, and on the last one save."""
        if self.focused is list(self._rows.values())[-1].input:
            self.action_save()
        else:
            self.action_go(1)

    def action_go(self, by: int) -> None:
        """To another field, round the ends."""
        self._calm()
        rows = list(self._rows.values())
        place = next((place for place, row in enumerate(rows) if row.input is self.focused), 0)
        if error := self._look_at(rows[place], left=True):
            self._footer.say(_advice(error))
        self.set_focus(rows[(place + by) % len(rows)].input)

    def action_leave(self) -> None:
        """Leave; once something was typed, only at the second time."""
        if self._leaving or not changed(self._before, self._texts):
            self.dismiss(None)
        else:
            self._leaving = True
            self._footer.say("Esc again throws away what you typed")

    def action_save(self) -> None:
        """Save, once the field has taken what was typed into it."""
        (self.focused or self).call_later(self._save)

    def _save(self) -> None:
        """Save, and leave; with something wrong, or another program in the way, the form stays as it is."""
        self._calm()
        wrong = [(row, error) for row in self._rows.values() if (error := self._look_at(row, saving=True))]
        if wrong:
            row, error = wrong[0]
            self.set_focus(row.input)
            self._footer.say(f"{row.field.label}: {_advice(error)}", is_error=True)
            return
        seen = EditSnapshot(self._stored, self._before, self._texts)
        try:
            self.dismiss(self._request.save(seen) if changed(seen.before, seen.after) else None)
        except EditConflictError as error:
            self._look_again(error.now)
        except JobboardError as error:
            self._footer.say(str(error), is_error=True)

    def _look_again(self, now: Texts) -> None:
        """Say beside each field what somebody else wrote there; the next time that is what was seen before."""
        self._before.update(now)
        for name, text in now.items():
            self._rows[name].say(f"is {quote(text, 40)} by now", wrong=True, whole=True)
        self._footer.say("Changed meanwhile by somebody else: Ctrl+S again keeps yours", is_error=True)

    def _stored(self) -> dict[str, str]:
        """What stands in the store now, as a field shows it."""
        return {name: clean(text) for name, text in self._request.read().items()}

    @property
    def _texts(self) -> dict[str, str]:
        return {name: row.input.value for name, row in self._rows.items()}

    def _look_at(self, row: FieldRow, *, left: bool = False, saving: bool = False) -> InvalidInputError | None:
        """Say beside a field how it reads, whole once it was `left`; returns why it is refused.

        A field that is still empty is fine until `saving`.
        """
        text = clean(row.input.value)
        try:
            echo = row.field.read(text, self._request.today).echo
        except InvalidInputError as error:
            asked = bool(text) or saving
            row.say(error.message if asked else "", wrong=True, whole=left or saving)
            return error if asked else None
        row.say(f"→ {echo}" if echo and echo != text else "")
        return None

    def _calm(self) -> None:
        self._leaving = False
        self._footer.say("")


def _advice(error: InvalidInputError) -> str:
    return error.hint or error.message

"""One person whole: facts, cards, and everything exchanged with them."""

from collections.abc import Iterator, Sequence
from datetime import date

from jobboard.dates.format import format_ago
from jobboard.followup.display_names import STAGE_NAMES, person_kind_name
from jobboard.followup.enums import PersonKind
from jobboard.store.queries.people import Exchange, PersonCard, PersonRow
from jobboard.text import pad
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.base.text_layout import event_lines, fold, hanging, section, text_line

_LABEL = 10
"""Cells of the labels of facts."""
_DIGITS = 9
"""How many cards a digit goes to."""


def person_lines(row: PersonRow, exchanges: Sequence[Exchange], today: date, cells: int) -> list[Line]:
    """The person: facts, the cards they are on with the digit that goes there, and the exchange, newest first."""
    cards = [_card(number, card) for number, card in enumerate(row.cards, 1)]
    talk = [line for each in exchanges for line in event_lines(each.event, today, cells, each.company)]
    return [
        *_head(row, today, cells),
        *section("Known", list(_facts(row, cells)), cells),
        *section("Cards", cards, cells),
        *section("Exchanged", talk or [text_line("Nothing yet.", TextRole.MUTED)], cells),
    ]


def _head(row: PersonRow, today: date, cells: int) -> Iterator[Line]:
    contact = row.contact
    kind = "" if contact.kind is PersonKind.OTHER else person_kind_name(contact.kind)
    yield from (text_line(part, TextRole.STRONG) for part in fold(contact.name, cells))
    yield from (text_line(part) for part in fold(" · ".join(filter(None, (kind, contact.company))), cells) if part)
    if row.waiting:
        yield Line((TextSpan("Waits for your answer", TextRole.LATE),), sign=TextSpan("!", TextRole.LATE))
    elif row.last:
        yield text_line(f"Last exchange {format_ago(row.last, today)}", TextRole.MUTED)
    flags = ("Do not contact" if contact.do_not_contact else "", "No calls" if contact.no_calls else "")
    yield from (text_line(flag, TextRole.DUE) for flag in flags if flag)


def _facts(row: PersonRow, cells: int) -> Iterator[Line]:
    contact = row.contact
    facts = (("Email", contact.email), ("Phone", contact.phone), ("Profile", contact.profile), ("Notes", contact.notes))
    for label, text in facts:
        if text:
            yield from hanging(pad(label, _LABEL), TextRole.MUTED, text, cells)


def _card(number: int, card: PersonCard) -> Line:
    key = f"{number} " if number <= _DIGITS else "  "
    role = f" · {card.role}" if card.role else ""
    left = (TextSpan(key, TextRole.ACCENT), TextSpan(card.company), TextSpan(role, TextRole.PLAIN, gives=True))
    return Line(left, (TextSpan(STAGE_NAMES[card.stage], TextRole.MUTED),))


class PersonView(ScrollWidget):
    """Shows one person; the place is kept while it is the same one."""

    def __init__(self) -> None:
        super().__init__()
        self._row: PersonRow | None = None
        self._exchanges: Sequence[Exchange] = ()
        self._today = date.min
        self._nobody = ""

    def show(self, row: PersonRow, exchanges: Sequence[Exchange], today: date) -> None:
        """Show them as they are now."""
        before, self._row = self._row, row
        self._exchanges, self._today = exchanges, today
        self.lay_out(top=before is None or before.contact.id != row.contact.id)

    def show_nobody(self, why: str) -> None:
        """Say why nobody is shown."""
        self._row, self._nobody = None, why
        self.lay_out(top=True)

    def content(self, cells: int) -> Sequence[Line]:
        """The person's lines; none before the size is known, so that no fold to nothing is ever seen."""
        if not self.size:
            return ()
        if self._row is None:
            return (text_line(self._nobody, TextRole.MUTED),)
        return person_lines(self._row, self._exchanges, self._today, cells)

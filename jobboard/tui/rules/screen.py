"""The rules: each number with what it does and where it comes from, and what a change would move before it is saved."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from jobboard.clock import check_zone
from jobboard.followup.answer_times import describe_answers, proposed_window
from jobboard.followup.evidence import EVIDENCE
from jobboard.followup.presets import Preset, preset_of, with_preset
from jobboard.followup.rules import Rules, setting_sentences, with_setting
from jobboard.store.actions.settings import changed_by, set_preset, set_rule, set_zone
from jobboard.store.queries.rule_effects import own_answer_times, rule_effect
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import pad
from jobboard.tui.base.line_widget import BLANK, Cursor, Line, TextRole, TextSpan
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.base.text_layout import fold
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.base_screen import ListScreen, ScreenHandlers
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.undo_redo import undo_last
from jobboard.tui.keymap import RULES_ACTIONS, ActionHandlers, HintSpec, Registry, hints
from jobboard.tui.prompt.question import Choice, Question

_ZONE = "zone"
_WIDEST = 110
_NAME, _VALUE = 22, 10
"""Cells of a rule's name and of its value."""
_INDENT = 2
_PRESETS = {"a": Preset.ARTICLES, "p": Preset.PATIENT}
_PRESET_CHOICES = (Choice("a", "articles: 5-7 days, then 3-5"), Choice("p", "patient: 8-10 days, then 7-9"))
_SET = (Choice("y", "set it"), Choice("n", "leave it"))


class _RuleRow(NamedTuple):
    """A rule as it stands, and what it is by default."""

    name: str
    value: str
    sentence: str
    default: str


class RuleList(ScrollWidget):
    """The rules under what one's own answers say, and a cursor; under the rule at hand stands where it comes from."""

    DEFAULT_CSS = """
    RuleList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[_RuleRow] = ()
        self._head: Sequence[str] = ()
        self._index = 0
        self._starts: list[int] = []

    @property
    def row(self) -> _RuleRow:
        """The rule under the cursor."""
        return self._rows[self._index]

    def show(self, rows: Sequence[_RuleRow], head: Sequence[str]) -> None:
        """List these."""
        self._rows, self._head = rows, head
        self._go(self._index)

    def move(self, by: int) -> str:
        """Go down, or up where negative."""
        return self._go(self._index + by)

    def move_page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight."""
        return self.move(pages * max(1, self.size.height - 3))

    def jump_end(self, last: bool) -> str:
        """Go to the first or the last rule."""
        return self._go(len(self._rows) if last else 0)

    def content(self, cells: int) -> Sequence[Line]:
        """What the answers say, then a line a rule."""
        room = min(cells, _WIDEST)
        lines = [Line((TextSpan(part, TextRole.ACCENT),)) for text in self._head for part in fold(text, room)]
        lines += [BLANK] if lines else []
        self._starts = []
        for number, row in enumerate(self._rows):
            self._starts.append(len(lines))
            lines += _lines_of(row, room, here=number == self._index)
        self._starts.append(len(lines))
        return lines

    def _go(self, index: int) -> str:
        self._index = max(0, min(index, len(self._rows) - 1))
        self.lay_out()
        if self._rows and self.size.height:
            first, after = self._starts[self._index], self._starts[self._index + 1]
            first = 0 if self._index == 0 else first
            self.scroll_lines(min(first - self._top, 0) or max(after - self._top - self.size.height, 0))
        return ""


def _lines_of(row: _RuleRow, cells: int, *, here: bool) -> Iterator[Line]:
    cursor = Cursor.HERE if here else Cursor.NONE
    changed = row.value != row.default
    text = row.sentence + (f" (default {row.default or '-'})" if changed else "")
    first, *rest = fold(text, max(20, cells - _NAME - _VALUE))
    yield Line(
        (
            TextSpan(pad(row.name, _NAME), TextRole.STRONG if here else TextRole.PLAIN),
            TextSpan(pad(row.value or "-", _VALUE), TextRole.ACCENT if changed else TextRole.PLAIN),
            TextSpan(first, TextRole.PLAIN),
        ),
        cursor=cursor,
    )
    indent = TextSpan(" " * (_NAME + _VALUE))
    yield from (Line((indent, TextSpan(part))) for part in rest)
    if here:
        source = EVIDENCE.get(row.name, "yours")
        yield from (
            Line((TextSpan(" " * _INDENT), TextSpan(part, TextRole.MUTED))) for part in fold(source, cells - _INDENT)
        )


_HINTS: HintSpec = (
    ("open", "change"),
    ("preset", "presets"),
    ("undo", "undo"),
    ("back", "board"),
    ("keys", "keys"),
)


class RulesScreen(ListScreen[None]):
    """Lists the rules; dismissed with nothing."""

    handlers: ClassVar[ScreenHandlers["RulesScreen"]] = ActionHandlers(RULES_ACTIONS, inherited=ListScreen.handlers)

    def __init__(self, store: Store, registry: Registry) -> None:
        super().__init__(registry)
        self._store = store
        self._actions = ActionContext(store, self)
        self._title = TitleBar("Rules", f"{registry.key('back')} leaves")
        self._list = RuleList()
        self._answers: Sequence[str] = ()

    def parts(self) -> Iterable[Widget]:
        """The rules, and how to leave."""
        return self._title, self._list

    def on_mount(self) -> None:
        """Read the rules."""
        self.watch_store(self._store)
        self.guard(self.read)
        self.redraw()
        self.prompt.hint(hints(self.registry, _HINTS))

    @property
    def rows(self) -> RuleList:
        """The rules."""
        return self._list

    def read(self) -> None:
        """What one's own answers say, and what would fit them better."""
        times = own_answer_times(self._store)
        window = proposed_window(times, self._store.rules)
        better = f"follow_up_applied {window} would fit them better" if window else ""
        self._answers = tuple(filter(None, (describe_answers(times), better)))

    def draw(self) -> None:
        """Show the rules as they are now."""
        self._store.load_settings()
        rules, preset = self._store.rules, preset_of(self._store.rules)
        self._title.show(f"Rules · {preset or 'your own'}", 0, 0)
        values, default, sentences = rules.as_dict(), Rules().as_dict(), setting_sentences()
        zone = self._store.clock.zone
        rows = [_RuleRow(_ZONE, zone, "the time zone that days and times are local to", zone)]
        rows += [_RuleRow(name, value, sentences[name], default[name]) for name, value in values.items()]
        self._list.show(rows, self._answers)

    @handlers.handles("open")
    async def _change(self) -> str:
        row = self._list.row
        check = check_zone if row.name == _ZONE else self._check_of(row.name)
        answer = await self.ask(Question(f"{row.name}, {row.sentence}", initial=row.value, check=check))
        if answer is None or answer.text.strip() == row.value:
            return ""
        if row.name == _ZONE:
            return _said(set_zone(self._store, answer.text))
        rules = changed_by(self._store, row.name, answer.text)
        return await self._set(rules, lambda: set_rule(self._store, row.name, answer.text))

    @handlers.handles("preset")
    async def _take_preset(self) -> str:
        answer = await self.ask(Question("The numbers of which preset?", _PRESET_CHOICES, enter=False))
        if answer is None:
            return ""
        preset = _PRESETS[answer.key]
        rules, kept = with_preset(self._store.rules, preset)
        said = await self._set(rules, lambda: set_preset(self._store, preset))
        return f"{said} · yours stay: {', '.join(kept)}" if said and kept else said

    @handlers.handles("undo")
    async def _undo(self) -> str:
        changes = await undo_last(self._actions)
        return _said(changes) if changes else ""

    @handlers.handles("back")
    def _back(self) -> str:
        self.dismiss(None)
        return ""

    def _check_of(self, name: str) -> Callable[[str], str]:
        def check(text: str) -> str:
            with_setting(self._store.rules, name, text)
            return ""

        return check

    async def _set(self, rules: Rules, act: Callable[[], Changes]) -> str:
        """Say what the rules would move; set them after a yes."""
        if rules == self._store.rules:
            return "The rules say so already"
        effect = rule_effect(self._store, rules).sentence
        answer = await self.ask(Question(f"{effect[:1].upper()}{effect[1:]}. Set it?", _SET, enter=False))
        return _said(act()) if answer is not None and answer.key == "y" else "Left as it is"


def _said(changes: Changes) -> str:
    return changes.label[:1].upper() + changes.label[1:]

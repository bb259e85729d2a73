"""What importing a file would do, its columns, dates and status words to be corrected, and the import itself."""

import asyncio
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual.widget import Widget

from jobboard.dates import spreadsheet
from jobboard.dates.spreadsheet import DateOrder
from jobboard.errors import InvalidInputError, JobboardError
from jobboard.followup.display_names import count_noun
from jobboard.store.actions.import_cards import Duplicate, ImportResult, find_duplicates, import_cards
from jobboard.store.background import StoppedError, background_connection
from jobboard.store.store import Store
from jobboard.transfer.tracker.make_plan import TrackerFile, make_plan
from jobboard.transfer.tracker.plan import ImportPlan
from jobboard.transfer.tracker.rejects import write_rejects
from jobboard.transfer.tracker.saved_corrections import corrections_to_save, load_corrections
from jobboard.tui.base.list_widget import ChoiceList, ChoiceName
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.base_screen import AsyncAction, ListScreen, ScreenHandlers
from jobboard.tui.keymap import IMPORT_ACTIONS, ActionHandlers, HintSpec, Registry, hints
from jobboard.tui.prompt.file_name import describe_new_file, parse_path
from jobboard.tui.prompt.question import Choice, Question
from jobboard.tui.transfer.import_lines import (
    DATES,
    IMPORT,
    MERGE,
    REJECTS,
    ImportViewState,
    field_choices,
    import_choices,
    long_day,
    meaning_choices,
)

_MANY_ROWS = 2000
"""Rows from which reading takes long enough to be said."""
_TICK = 0.2
"""Seconds between two looks at how far the import has come."""


@dataclass(slots=True)
class _Work:
    """Work in another thread: how far it is, and the word that stops it."""

    stop: threading.Event
    done: int = 0
    total: int = 0

    def report(self, done: int, total: int) -> None:
        """Take note; StoppedError where the user wants it to end."""
        self.done, self.total = done, total
        if self.stop.is_set():
            raise StoppedError("stopped", "nothing was written")


class ImportScreen(ListScreen[ImportResult | None]):
    """Dismissed with what was imported, None where the user left the board as it is."""

    handlers: ClassVar[ScreenHandlers["ImportScreen"]] = ActionHandlers(
        IMPORT_ACTIONS, {"rejects": lambda screen: screen.keep_rejects()}, ListScreen.handlers
    )

    def __init__(self, store: Store, registry: Registry, source: TrackerFile) -> None:
        super().__init__(registry)
        self._store = store
        self._source = source
        self._said = load_corrections(store, source.shape)
        self._shown: ImportViewState | None = None
        self._picking: tuple[str, str] | None = None
        """The column, or the status word, whose meaning is being chosen."""
        self._asked = False
        self._work: _Work | None = None
        self._title = TitleBar(f"Import · {source.name}", f"{registry.key('back')} leaves")
        self._list = ChoiceList()

    def parts(self) -> Iterable[Widget]:
        """The file's name, and what there is to see and to choose."""
        return self._title, self._list

    def on_mount(self) -> None:
        """Read the rows, then ask what nothing in the file settles."""
        self.set_interval(_TICK, self._tick)
        self.run_async(self._begin())

    def on_resize(self) -> None:
        """Fold to the new width, once the list has it."""
        self.call_after_refresh(self._fill)

    def on_unmount(self) -> None:
        """End what is under way: nothing of it is written."""
        if self._work:
            self._work.stop.set()

    @property
    def rows(self) -> ChoiceList:
        """What can be chosen."""
        return self._list

    def draw(self) -> None:
        """ChoiceName the keys for the line at hand."""
        if self._shown:
            self.prompt.hint(hints(self.registry, self._wanted(self._shown)))

    def _fill(self, at: ChoiceName | None = None) -> None:
        """Show the plan anew, unless something is being chosen."""
        if self._shown and self._picking is None:
            self._list.show(import_choices(self._shown, max(20, self._list.room)), at)
        self.draw()

    def _wanted(self, shown: ImportViewState) -> HintSpec:
        here = self._list.selected_name
        if self._work:
            return (("back", "stop"),)
        if self._picking:
            return (("open", "choose"), ("down up", "up and down"), ("back", "leave it"))
        word = {IMPORT: f"import {count_noun(len(shown.new), 'card')}", MERGE: "change", REJECTS: "keep in a file"}
        changes = here == DATES or (isinstance(here, tuple) and here[0] in ("column", "status"))
        keep = (("rejects", "keep rows in a file"),) if shown.plan.rejected_rows else ()
        open_word = "change" if changes else word.get(here, "read whole") if isinstance(here, str) else "read whole"
        return (("open", open_word), ("down up", "up and down"), *keep, ("back", "board"), ("keys", "keys"))

    def _asks(self) -> bool:
        """Whether Enter asks something here, or makes the plan anew."""
        return self._picking is not None or self._list.selected_name in (DATES, REJECTS)

    @handlers.handles("open")
    def _open(self) -> str | AsyncAction:
        """Do what the line under the cursor says."""
        return self._choose() if self._asks() else self._do_line()

    def _do_line(self) -> str:
        here, shown = self._list.selected_name, self._shown
        if shown is None or self._work:
            return "Importing: " + self.registry.key("back") + " stops it" if self._work else ""
        if here == IMPORT:
            return self._import(shown)
        if here == MERGE:
            self._shown = replace(shown, merge=not shown.merge)
            self._fill()
        elif isinstance(here, tuple) and here[0] == "note":
            return f"{here[-1]}"
        elif isinstance(here, tuple):
            self._pick(shown, *here)
        return ""

    def _pick(self, shown: ImportViewState, kind: str, name: str) -> None:
        """Show what the column can hold, or what the status word can mean."""
        self._picking = (kind, name)
        if kind == "column":
            field = next(column.field for column in shown.plan.columns if column.name == name)
            choices = field_choices(field)
        else:
            meaning = next(each.meaning for each in shown.plan.statuses if each.word == name)
            choices = meaning_choices(meaning)
        marked = [choice.name for choice in choices if choice.line.left[0].text.strip()]
        self._title.show(f"{name} {'holds' if kind == 'column' else 'means'}", 0, 0)
        self._list.show(choices, marked[0] if marked else choices[0].name)

    async def _choose(self) -> str:
        """Take what was picked, or ask."""
        if self._picking is None:
            return await (self._ask_order() if self._list.selected_name == DATES else self.keep_rejects())
        (kind, name), what = self._picking, str(self._list.selected_name)
        said = self._said.with_column(name, what) if kind == "column" else self._said.with_status(name, what)
        self._leave_picking()
        self._said = said
        await self._read(at=(kind, name))
        return await self._ask_open()

    def _leave_picking(self) -> None:
        at, self._picking = self._picking, None
        self._title.show(f"Import · {self._source.name}", 0, 0)
        self._fill(at)

    @handlers.handles("back")
    def _back(self) -> str:
        if self._work:
            self._work.stop.set()
            return "Stopping…"
        if self._picking:
            self._leave_picking()
            return ""
        self.dismiss(None)
        return ""

    async def _begin(self) -> str:
        try:
            await self._read(at=IMPORT)
        except StoppedError:
            self.dismiss(None)
            return ""
        return await self._ask_open()

    async def _ask_open(self) -> str:
        """Ask, once, for the order of dates that nothing settles."""
        if self._asked or not (self._shown and self._shown.plan.dates.ambiguous):
            return ""
        self._asked = True
        return await self._ask_order()

    async def _read(self, at: ChoiceName | None) -> None:
        """Make the plan anew, and look which of its rows are on the board; StoppedError where the user stops that."""
        work = _Work(threading.Event())
        if len(self._source.table.rows) >= _MANY_ROWS:
            self.show_message(f"Reading: {self.registry.key('back')} stops it")
        try:
            with self._working(work), self.prompt.on_escape(work.stop.set):
                plan, known = await asyncio.to_thread(self._planned, work)
        except StoppedError:
            if self._shown:
                self._said = self._shown.plan.corrections
            raise
        merge = self._shown.merge if self._shown else False
        self._shown = ImportViewState(plan, known, merge, self._store.today())
        self._fill(at)

    def _planned(self, work: _Work) -> tuple[ImportPlan, tuple[Duplicate, ...]]:
        plan = make_plan(
            self._source,
            self._store.today(),
            self._said,
            locale_day_first=spreadsheet.locale_day_first(),
            progress=work.report,
        )
        with background_connection(self._store, work.stop) as store:
            return plan, find_duplicates(store, plan.cards, plan.source)

    async def _ask_order(self) -> str:
        """Which of its two days a date of the file is."""
        example = self._shown.plan.dates.example if self._shown else None
        if self._shown is None or example is None:
            return ""
        choices = (Choice("d", long_day(example.day_first)), Choice("m", long_day(example.month_first)))
        if self._shown.plan.dates.order is DateOrder.MONTH_FIRST:
            choices = choices[::-1]
        answer = await self.prompt.ask(Question(f"Which day is {example.text}?", choices))
        if answer is None:
            return ""
        self._said = replace(self._said, day_first=answer.key == "d")
        await self._read(at=None)
        return ""

    async def keep_rejects(self) -> str:
        """Write the rows that can't be taken to a file."""
        shown = self._shown
        if shown is None or not shown.plan.rejected_rows:
            raise InvalidInputError("every row can be taken")
        name = f"{Path(shown.plan.source).stem}-to-mend.csv"
        rows = count_noun(len(shown.plan.rejected_rows), shown.plan.row_word)
        answer = await self.prompt.ask(Question(f"Keep {rows} in", initial=f"~/{name}", check=describe_new_file))
        if answer is None:
            return ""
        path = parse_path(answer.text)
        write_rejects(shown.plan, path)
        return f"{rows} kept in {path}: mend it there, then import that file"

    def _import(self, shown: ImportViewState) -> str:
        if not shown.plan.names_cards:
            return "Choose below which column is the company or the role"
        self._work = _Work(threading.Event())
        self.run_worker(self._write(shown, self._work), group="import")
        self.draw()
        return ""

    async def _write(self, shown: ImportViewState, work: _Work) -> None:
        try:
            with self._working(work):
                result = await asyncio.to_thread(self._written, shown, work)
        except StoppedError:
            self.draw()
            self.show_message("Stopped: nothing was written")
        except JobboardError as error:
            self.draw()
            self.show_error(error)
        else:
            self.dismiss(result)

    def _written(self, shown: ImportViewState, work: _Work) -> ImportResult:
        plan = shown.plan
        with background_connection(self._store, work.stop) as store:
            return import_cards(
                store, plan.cards, plan.source, corrections_to_save(plan), merge=shown.merge, progress=work.report
            )

    @contextmanager
    def _working(self, work: _Work) -> Iterator[None]:
        self._work = work
        try:
            yield
        finally:
            self._work = None
            self._title.show(f"Import · {self._source.name}", 0, 0)

    def _tick(self) -> None:
        """Show how far the work is."""
        if self._work and self._work.total:
            self._title.show(f"Import · {self._source.name}", self._work.done, self._work.total)

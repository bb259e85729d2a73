"""A screen over the board for one task: triage, a sweep, people, lessons, an import."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from jobboard.errors import BusyError, JobboardError
from jobboard.tui.base_screen import KeyedScreen, Result
from jobboard.unsaved_input import Words

Act = Callable[[], str]
Talk = Callable[[], Awaitable[str]]


class Rows(Protocol):
    """A list with a cursor; each method returns what to say."""

    def down(self, by: int) -> str:
        """Go down, or up where negative."""
        ...

    def page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        ...

    def edge(self, last: bool) -> str:
        """Go to the first or the last."""
        ...


class TaskScreen(KeyedScreen[Result]):
    """Subclasses say what each action does: at once, or in a talk that may ask."""

    def direct(self, name: str) -> Act | None:
        """What the action does at once, to return what to say; None for one that may ask."""
        raise NotImplementedError

    def talk(self, name: str) -> Talk:
        """What an action does that may ask, to return what to say."""
        raise NotImplementedError

    def around(self, rows: Rows) -> dict[str, Act]:
        """What every screen with a list does at once, by the names of the registry."""
        return {
            "down": partial(rows.down, 1),
            "up": partial(rows.down, -1),
            "page_down": partial(rows.page, 1),
            "page_up": partial(rows.page, -1),
            "first": partial(rows.edge, False),
            "last": partial(rows.edge, True),
            "keys": self.show_keys,
            "repaint": self.repaint_all,
        }

    @property
    def card_id(self) -> int | None:
        """The card that questions are about, where there is one."""
        return None

    def unsaved(self) -> Words | None:
        """What was typed as an answer so far."""
        return self.prompt.unsaved(about=self.card_id)

    def action_do(self, name: str) -> None:
        """Do what a key is for; say why where that can't be done."""
        self.prompt.say("")
        act = self.direct(name)
        if act is None:
            self.prompt.converse(self._talk(self.talk(name)))
        else:
            self.guarded(lambda: self._drawn(act()))

    def redraw(self) -> None:
        """Show what is stored, or say why it can't be read."""
        self.guarded(self.draw)

    def look_for_changes(self) -> None:
        """Nothing changes under a question, or under another screen."""
        if self.is_current and not self.prompt.talking:
            super().look_for_changes()

    def show_keys(self) -> str:
        """Show what every key does here."""
        from jobboard.tui.help.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.registry))
        return ""

    async def _talk(self, talk: Talk) -> None:
        try:
            self._drawn(await talk())
        except JobboardError as error:
            self.trouble(error)

    def _drawn(self, said: str) -> None:
        if self.is_current:
            try:
                self.draw()
            except BusyError:  # what was done is saved: the next look draws it
                self.look_again()
            self.say(said)

"""The line at the foot of the screen that asks: for a key, or for a typed line with what was understood beside it."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any

from textual import events
from textual.geometry import Size
from textual.widget import Widget

from jobboard.errors import WordsError
from jobboard.text import clean
from jobboard.tui.actions import say_key
from jobboard.tui.line_editor import LineEditor
from jobboard.tui.prompt_lines import ESC, Row, choice_rows, typed_rows
from jobboard.tui.questions import Answer, Question
from jobboard.tui.widgets.drawn import BLANK, Drawn, Line

Talk = Coroutine[Any, Any, object]


class Prompt(Drawn, can_focus=True):
    """Asks one question at a time over the footer; the board behind it stays as it is.

    An action that may ask runs through `converse`. From then until it ends every key is an answer: keys that come
    faster than a question opens wait for it, and those that no question took go on to the app in their order.
    """

    DEFAULT_CSS = """
    Prompt {
        dock: bottom;
        layer: prompt;
        display: none;
        width: 1fr;
        height: auto;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._question: Question | None = None
        self._answer: asyncio.Future[Answer | None] | None = None
        self._editor = LineEditor()
        self._complaint = ""
        self._talking = False
        self._ahead: deque[events.Key] = deque()
        self._back_to: Widget | None = None

    @property
    def talking(self) -> bool:
        """Whether a conversation is under way or a question stands."""
        return self._talking or self._answer is not None

    def converse(self, talk: Talk) -> None:
        """Run `talk`, which may ask; a second one is dropped while the first goes on."""
        if self._talking:
            talk.close()
            return
        self._talking = True
        self.run_worker(self._converse(talk), group="prompt")

    async def ask(self, question: Question) -> Answer | None:
        """Put `question` and wait; None where it was left by Esc."""
        self._answer = asyncio.get_running_loop().create_future()
        self._open(question)
        try:
            while self._ahead and not self._answer.done():
                self._press(self._ahead.popleft())
            return await self._answer
        finally:
            self._answer = None
            if not self._talking:
                self._close()

    def take(self, event: events.Key) -> bool:
        """Take a key that reached the board while a conversation goes on here; False where it is not ours.

        Where the conversation has opened another screen meanwhile, the key was meant for that.
        """
        if not self.talking or not self._wants(event):
            return False
        if self.app.screen is self.screen:
            self._hear(event)
        else:
            self._pass_on(event)
        return True

    def early(self) -> list[events.Key]:
        """Hand over the keys that came early, to whoever asks in the prompt's place."""
        keys = list(self._ahead)
        self._ahead.clear()
        return keys

    def line(self, y: int) -> Line:
        """One line of the question."""
        rows = self._rows(self.room)
        return rows[y].line if y < len(rows) else BLANK

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the question needs; one nearly always."""
        return max(1, len(self._rows(width - self.GUTTER - self.GAP)))

    def on_key(self, event: events.Key) -> None:
        """Every key that can be an answer stays here; the app keeps its ctrl keys."""
        if self._wants(event):
            event.stop()
            event.prevent_default()
            self._hear(event)

    def on_paste(self, event: events.Paste) -> None:
        """Paste into a typed line."""
        event.stop()
        if self._question is not None and not self._question.choices:
            self._editor.insert(event.text)
            self._changed()

    def on_click(self, event: events.Click) -> None:
        """A click on a choice is its key."""
        event.stop()
        rows = self._rows(self.room)
        spots = rows[event.y].spots if event.y < len(rows) else ()
        for spot in spots:
            if spot.key and spot.start <= event.x - self.GUTTER < spot.end:
                self._finish(None if spot.key == ESC else Answer(key=spot.key))

    @property
    def _cells(self) -> int:
        return self.size.width - self.GUTTER - self.GAP

    async def _converse(self, talk: Talk) -> None:
        try:
            await talk
        finally:
            self._talking = False
            self._close()

    def _open(self, question: Question) -> None:
        self._question = question
        self._editor = LineEditor.holding(question.initial)
        if not self.display:
            self._back_to = self.screen.focused
            self.display = True
        self.screen.set_focus(self)
        self._changed()

    def _close(self) -> None:
        self._question = None
        if self.display and self.is_attached:
            self.screen.set_focus(self._back_to)
            self.display = False
        while self._ahead:
            self._pass_on(self._ahead.popleft())

    def _pass_on(self, event: events.Key) -> None:
        self.app.post_message(events.Key(event.key, event.character))

    def _changed(self, complaint: str = "") -> None:
        self._complaint = complaint
        if len(self._rows(self.room)) != self.size.height:
            self.refresh(layout=True)
        else:
            self.refresh()

    def _finish(self, answer: Answer | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _wants(self, event: events.Key) -> bool:
        typing = self._question is not None and not self._question.choices
        return not event.key.startswith("ctrl+") or (typing and LineEditor().press(event.key, event.character))

    def _hear(self, event: events.Key) -> None:
        if self._answer is None or self._answer.done():
            self._ahead.append(event)
        else:
            self._press(event)

    def _press(self, event: events.Key) -> None:
        question = self._question
        if question is None or event.key == ESC:
            self._finish(None)
        elif question.choices:
            self._choose(question, event)
        elif event.key == "enter":
            self._submit(question)
        elif self._editor.press(event.key, event.character):
            self._changed()

    def _choose(self, question: Question, event: events.Key) -> None:
        if event.key == "enter" and question.enter:
            self._finish(Answer(key=question.choices[0].key))
        elif any(choice.key == event.character for choice in question.choices):
            self._finish(Answer(key=event.character or ""))
        else:
            pressed = event.character if event.is_printable else say_key(event.key)
            self._changed(f"{pressed}: press one of these keys")

    def _submit(self, question: Question) -> None:
        text = self._editor.value.strip()
        try:
            if question.check:
                question.check(text)
        except WordsError as error:
            self._changed(clean(str(error)))
        else:
            self._finish(Answer(text=text))

    def _rows(self, cells: int) -> list[Row]:
        if self._question is None:
            return []
        if self._question.choices:
            return choice_rows(self._question, self._complaint, cells)
        return typed_rows(self._question, self._editor, self._complaint, cells)

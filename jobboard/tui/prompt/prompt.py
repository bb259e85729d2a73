"""The last line where it also asks: for a key, or for a typed line with what was understood beside it."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from textual import events

from jobboard.errors import InvalidInputError
from jobboard.text import clean
from jobboard.tui.base.line_editor import LineEditor, is_for_a_line
from jobboard.tui.base.line_widget import GUTTER, Line
from jobboard.tui.base.status_bar import FooterLine
from jobboard.tui.keymap import format_key
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.tui.prompt.layout import ESC, Row, choice_rows, typed_rows
from jobboard.tui.prompt.question import Answer, Question
from jobboard.unsaved_input import TYPED, UnsavedInput

Conversation = Coroutine[Any, Any, object]


class Prompt(FooterLine):
    """Asks one question at a time in the last line; the board behind it stays as it is, the focus too.

    An action that may ask runs through `converse`. From then until it ends every key is an answer: keys that come
    faster than a question opens wait for it, and those that no question took go back to the app, a `KeyQueueApp`,
    which shows every key and paste to `take` and `take_paste` before anybody else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._answer: asyncio.Future[Answer | None] | None = None
        self._field = LineEditor()
        self._complaint = ""
        self._talking = False
        self._asked = 0
        self._ahead: deque[events.Key] = deque()
        self._escape_action: Callable[[], object] | None = None

    @property
    def in_conversation(self) -> bool:
        """Whether a conversation is under way or a question stands."""
        return self._talking or self._answer is not None

    @property
    def has_question(self) -> bool:
        """Whether a question is shown."""
        return self._question is not None

    def run_conversation(self, talk: Conversation) -> None:
        """Run `talk`, which may ask; a second one is dropped while the first goes on."""
        if self._talking:
            talk.close()
            return
        self._talking = True
        self._asked = 0
        self.run_worker(self._converse(talk), group="prompt")

    async def ask(self, question: Question) -> Answer | None:
        """Put `question` and wait; None where it was left by Esc."""
        self._answer = asyncio.get_running_loop().create_future()
        self._asked += 1
        self._open(question)
        try:
            while self._ahead and not self._answer.done():
                self._press(self._ahead.popleft())
            return await self._answer
        finally:
            self._answer = None
            if not self._talking:
                self._close()

    @contextmanager
    def on_escape(self, leave: Callable[[], object]) -> Iterator[None]:
        """Around work without a question in a talk: what Esc does meanwhile."""
        self._escape_action = leave
        try:
            yield
        finally:
            self._escape_action = None

    def consume_key(self, event: events.Key) -> bool:
        """Take a key for an answer, now or once a question opens; False for a key that is not ours."""
        if not self._listens or not self._wants(event):
            return False
        if self._escape_action and event.key == ESC:
            self._escape_action()
        elif self._answer is None or self._answer.done():
            self._ahead.append(event)
        else:
            self._press(event)
        return True

    def consume_paste(self, event: events.Paste) -> bool:
        """Take what is pasted into a typed line; while a question wants a key it is dropped."""
        if not self._listens:
            return False
        if self._typing:
            self._field.insert(event.text)
            self._changed()
        return True

    def unsaved(self, again: str = "", about: int | None = None) -> UnsavedInput | None:
        """What was typed so far; `again` would ask the first question of its talk once more, and no other."""
        question, typed = self._question, clean(self._field.value)
        if question is None or question.choices or not typed or typed == clean(question.initial):
            return None
        return UnsavedInput(question.text, {TYPED: typed}, action_id=again if self._asked == 1 else "", record_id=about)

    def pending_keys(self) -> list[events.Key]:
        """Hand over the keys that came early, to whoever asks in the prompt's place."""
        keys = list(self._ahead)
        self._ahead.clear()
        return keys

    def lines(self, cells: int) -> Sequence[Line]:
        """The question where one stands, else what the last line shows."""
        return [row.line for row in self._rows(cells)] if self.has_question else super().lines(cells)

    def on_click(self, event: events.Click) -> None:
        """A click on a choice is its key."""
        event.stop()
        rows = self._rows(self.room)
        spots = rows[event.y].spots if event.y < len(rows) else ()
        for spot in spots:
            if spot.key and spot.start <= event.x - GUTTER < spot.end:
                self._finish(None if spot.key == ESC else Answer(key=spot.key))

    async def _converse(self, talk: Conversation) -> None:
        try:
            await talk
        finally:
            self._talking = False
            self._close()

    @property
    def _listens(self) -> bool:
        return self.in_conversation and self.app.screen is self.screen

    @property
    def _typing(self) -> bool:
        return self._question is not None and not self._question.choices

    def _open(self, question: Question) -> None:
        self._question = question
        self._field = LineEditor.holding(question.initial)
        self._changed()

    def _close(self) -> None:
        if self.has_question:
            self._question = None
            self.fit()
            self.lift_caret()
        if isinstance(self.app, KeyQueueApp):
            self.app.hand_back(self.pending_keys())

    def _changed(self, complaint: str = "") -> None:
        self._complaint = complaint
        self.fit()

    def _finish(self, answer: Answer | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _wants(self, event: events.Key) -> bool:
        """Every key that can be an answer; the app keeps its ctrl keys."""
        return not event.key.startswith("ctrl+") or (self._typing and is_for_a_line(event.key, event.character))

    def _press(self, event: events.Key) -> None:
        question = self._question
        if question is None or event.key == ESC:
            self._finish(None)
        elif question.passes and self._field.value == question.initial and question.passes(event.key):
            self._ahead.appendleft(event)
            self._finish(None)
        elif question.choices:
            self._choose(question, event)
        elif event.key == "enter":
            self._submit(question)
        elif event.key == "tab" and question.completed:
            self._field = LineEditor.holding(question.completed(self._field.value))
            self._changed()
        elif self._field.press(event.key, event.character):
            self._changed()

    def _choose(self, question: Question, event: events.Key) -> None:
        if event.key == "enter" and question.enter:
            self._finish(Answer(key=question.choices[0].key))
        elif any(choice.key == event.character for choice in question.choices):
            self._finish(Answer(key=event.character or ""))
        else:
            pressed = event.character if event.is_printable else format_key(event.key)
            self._changed(f"{pressed}: press one of these keys")

    def _submit(self, question: Question) -> None:
        text = self._field.value.strip()
        try:
            if question.check:
                question.check(text)
        except InvalidInputError as error:
            self._changed(clean(str(error)))
        else:
            self._finish(Answer(text=text))

    def _rows(self, cells: int) -> Sequence[Row]:
        if self._question is None:
            return ()
        if self._question.choices:
            return choice_rows(self._question, self._complaint, cells)
        return typed_rows(self._question, self._field, self._complaint, cells)

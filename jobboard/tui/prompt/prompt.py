"""The last line where it also asks: for a key, or for a typed line with its meaning beside it."""

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
from jobboard.tui.base.status_bar import StatusBar
from jobboard.tui.keymap import format_key
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.tui.prompt.layout import ESC, Row, choice_rows, typed_rows
from jobboard.tui.prompt.question import Answer, Question
from jobboard.unsaved_input import TYPED, UnsavedInput

Conversation = Coroutine[Any, Any, object]


class Prompt(StatusBar):
    """Asks one question at a time in the last line; the board behind it stays as it is, the focus too.

    An action that may ask runs through `run_conversation`. From then until it ends every key is an answer: keys that
    come faster than a question opens wait for it, and those that no question took go back to the app, a `KeyQueueApp`,
    which shows every key and paste to `consume_key` and `consume_paste` before anybody else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._answer: asyncio.Future[Answer | None] | None = None
        self._field = LineEditor()
        self._error = ""
        self._is_running = False
        self._question_count = 0
        self._pending: deque[events.Key] = deque()
        self._escape_action: Callable[[], object] | None = None

    @property
    def in_conversation(self) -> bool:
        """Whether a conversation is under way or a question stands."""
        return self._is_running or self._answer is not None

    @property
    def has_question(self) -> bool:
        """Whether a question is shown."""
        return self._question is not None

    def run_conversation(self, conversation: Conversation) -> None:
        """Run `conversation`, which may ask; a second one is dropped while the first goes on."""
        if self._is_running:
            conversation.close()
            return
        self._is_running = True
        self._question_count = 0
        self.run_worker(self._run(conversation), group="prompt")

    async def ask(self, question: Question) -> Answer | None:
        """Put `question` and wait; None where it was left by Esc."""
        self._answer = asyncio.get_running_loop().create_future()
        self._question_count += 1
        self._open(question)
        try:
            while self._pending and not self._answer.done():
                self._press(self._pending.popleft())
            return await self._answer
        finally:
            self._answer = None
            if not self._is_running:
                self._close()

    @contextmanager
    def on_escape(self, act: Callable[[], object]) -> Iterator[None]:
        """Around work without a question in a conversation: what Esc does meanwhile."""
        self._escape_action = act
        try:
            yield
        finally:
            self._escape_action = None

    def consume_key(self, event: events.Key) -> bool:
        """Take a key for an answer, now or once a question opens; False for a key that is not ours."""
        if not self._takes_keys or not self._is_answer_key(event):
            return False
        if self._escape_action and event.key == ESC:
            self._escape_action()
        elif self._answer is None or self._answer.done():
            self._pending.append(event)
        else:
            self._press(event)
        return True

    def consume_paste(self, event: events.Paste) -> bool:
        """Take what is pasted into a typed line; while a question wants a key it is dropped."""
        if not self._takes_keys:
            return False
        if self._is_typing:
            self._field.insert(event.text)
            self._update()
        return True

    def unsaved(self, action_id: str = "", record_id: int | None = None) -> UnsavedInput | None:
        """What was typed so far; `action_id` asks the first question of its conversation again, and no other."""
        question, typed = self._question, clean(self._field.value)
        if question is None or question.choices or not typed or typed == clean(question.initial):
            return None
        return UnsavedInput(
            question.text, {TYPED: typed}, action_id=action_id if self._question_count == 1 else "", record_id=record_id
        )

    def pending_keys(self) -> list[events.Key]:
        """Hand over the keys that came early, to whoever asks in the prompt's place."""
        keys = list(self._pending)
        self._pending.clear()
        return keys

    def lines(self, cells: int) -> Sequence[Line]:
        """The question where one stands, else what the last line shows."""
        return [row.line for row in self._rows(cells)] if self.has_question else super().lines(cells)

    async def _run(self, conversation: Conversation) -> None:
        try:
            await conversation
        finally:
            self._is_running = False
            self._close()

    @property
    def _takes_keys(self) -> bool:
        return self.in_conversation and self.app.screen is self.screen

    @property
    def _is_typing(self) -> bool:
        return self._question is not None and not self._question.choices

    def _open(self, question: Question) -> None:
        self._question = question
        self._field = LineEditor.holding(question.initial)
        self._update()

    def _close(self) -> None:
        if self.has_question:
            self._question = None
            self.fit()
            self.lift_caret()
        if isinstance(self.app, KeyQueueApp):
            self.app.hand_back(self.pending_keys())

    def _update(self, error: str = "") -> None:
        self._error = error
        self.fit()

    def _finish(self, answer: Answer | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _is_answer_key(self, event: events.Key) -> bool:
        """Every key that can be an answer; the app keeps its ctrl keys."""
        return not event.key.startswith("ctrl+") or (self._is_typing and is_for_a_line(event.key, event.character))

    def _press(self, event: events.Key) -> None:
        question = self._question
        if question is None or event.key == ESC:
            self._finish(None)
        elif question.passes and self._field.value == question.initial and question.passes(event.key):
            self._pending.appendleft(event)
            self._finish(None)
        elif question.choices:
            self._choose(question, event)
        elif event.key == "enter":
            self._submit(question)
        elif event.key == "tab" and question.complete:
            self._field = LineEditor.holding(question.complete(self._field.value))
            self._update()
        elif self._field.press(event.key, event.character):
            self._update()

    def _choose(self, question: Question, event: events.Key) -> None:
        if event.key == "enter" and question.enter:
            self._finish(Answer(key=question.choices[0].key))
        elif any(choice.key == event.character for choice in question.choices):
            self._finish(Answer(key=event.character or ""))
        else:
            pressed = event.character if event.is_printable else format_key(event.key)
            self._update(f"{pressed}: press one of these keys")

    def _submit(self, question: Question) -> None:
        text = self._field.value.strip()
        try:
            if question.check:
                question.check(text)
        except InvalidInputError as error:
            self._update(clean(str(error)))
        else:
            self._finish(Answer(text=text))

    def _rows(self, cells: int) -> Sequence[Row]:
        if self._question is None:
            return ()
        if self._question.choices:
            return choice_rows(self._question, self._error, cells)
        return typed_rows(self._question, self._field, self._error, cells)

    def on_click(self, event: events.Click) -> None:
        """A click on a choice is its key."""
        event.stop()
        rows = self._rows(self.room)
        targets = rows[event.y].click_targets if event.y < len(rows) else ()
        for target in targets:
            if target.key and target.start <= event.x - GUTTER < target.end:
                self._finish(None if target.key == ESC else Answer(key=target.key))

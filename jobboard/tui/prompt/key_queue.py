"""Keys in the order in which they were typed, whoever they turn out to be for."""

from collections import deque
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App, ReturnType


class KeyConsumer(Protocol):
    """What takes keys before anybody else; True for those that it took."""

    def consume_key(self, event: events.Key) -> bool:
        """Take a key, or leave it to the screen."""
        ...

    def consume_paste(self, event: events.Paste) -> bool:
        """Take what was pasted, or leave it to the screen."""
        ...


@runtime_checkable
class PromptScreen(Protocol):
    """A screen whose questions take keys before its widgets and bindings do."""

    @property
    def prompt(self) -> KeyConsumer:
        """What asks them."""
        ...


class KeyQueueApp(App[ReturnType]):
    """An app that shows each key to its screen's prompt first, and takes keys back from it in their order.

    A key on its way through the queues of screen and widgets would come too late for a question that opens meanwhile.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._handed_back: deque[events.Key] = deque()
        self._waiting: list[events.Key] | None = None

    def hold_keys(self) -> None:
        """Keep keys until there is something that they can be for."""
        self._waiting = []

    def release_keys(self) -> None:
        """Send the keys that waited, before those that are typed later."""
        waiting, self._waiting = self._waiting or [], None
        self.hand_back(waiting)

    def hand_back(self, keys: Iterable[events.Key]) -> None:
        """Send keys through the app again, before those that were typed later."""
        for key in keys:
            again = events.Key(key.key, key.character)
            self._handed_back.append(again)
            self.post_message(again)

    def _consumed(self, event: events.Key) -> bool:
        if self._handed_back and event is not self._handed_back[0]:
            self.hand_back([event])  # typed after those that were handed back
            return True
        if self._handed_back:
            self._handed_back.popleft()
        prompt = self._consumer()
        return prompt is not None and prompt.consume_key(event)

    def _paste_consumed(self, event: events.Paste) -> bool:
        prompt = self._consumer()
        return prompt is not None and prompt.consume_paste(event)

    def _consumer(self) -> KeyConsumer | None:
        """The prompt of the screen in sight; None where it has none, or the app is leaving and no screen is left."""
        screen: object = self.screen_stack[-1] if self.screen_stack else None
        return screen.prompt if isinstance(screen, PromptScreen) else None

    async def on_event(self, event: events.Event) -> None:
        """Answers go straight to the prompt; all else goes its way."""
        is_new = not event.is_forwarded
        if is_new and isinstance(event, events.Key) and self._waiting is not None:
            self._waiting.append(event)
            return
        if not self.screen_stack and isinstance(event, events.Key | events.Paste):
            return  # typed while the app was leaving
        if is_new and isinstance(event, events.Key) and self._consumed(event):
            return
        if is_new and isinstance(event, events.Paste) and self._paste_consumed(event):
            return
        await super().on_event(event)

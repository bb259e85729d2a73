"""The least that a Textual app can do: one line of text that changes with each key."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Bare(App[None]):
    """Shows how many keys were pressed; ctrl+q leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    def compose(self) -> ComposeResult:
        """Show the line alone."""
        yield Static("keys: 0")

    def on_key(self, _: Key) -> None:
        """Count."""
        self.pressed += 1
        self.query_one(Static).update(f"keys: {self.pressed}")


if __name__ == "__main__":
    Bare().run()

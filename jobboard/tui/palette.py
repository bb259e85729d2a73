"""The command palette: the actions of the screen under it, and nothing that moves."""

from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.widgets import Input, LoadingIndicator

from jobboard.tui.actions import Action, Group, Registry, say_key


@runtime_checkable
class DoesActions(Protocol):
    """A screen whose keys come from a registry."""

    registry: Registry

    def action_do(self, name: str) -> None:
        """Do what a key is for."""
        ...


class Commands(Provider):
    """The actions, each with its first key."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """All of them; those that only move the cursor come last."""
        for action, run in sorted(self._actions(), key=lambda each: each[0].group is Group.AROUND):
            yield DiscoveryHit(_named(Content(action.label), action), run, text=action.label, help=action.about)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Those whose name or sentence match."""
        matcher = self.matcher(query)
        for action, run in self._actions():
            score = max(matcher.match(action.label), matcher.match(action.about) / 2)
            if score > 0:
                name = _named(matcher.highlight(action.label), action)
                yield Hit(score, name, run, text=action.label, help=action.about)

    def _actions(self) -> list[tuple[Action, Callable[[], None]]]:
        screen = self.screen
        if not isinstance(screen, DoesActions):
            return []
        return [(action, partial(screen.action_do, action.id)) for action in screen.registry.actions]


def keep_still(palette: CommandPalette) -> None:
    """Stop the blinking cursor and the animated sign of being busy: each frame would go down the line."""
    palette.query_one(Input).cursor_blink = False
    palette.query_one(LoadingIndicator).auto_refresh = None


def _named(label: Content, action: Action) -> Content:
    return label + Content.styled(f"  {say_key(action.keys[0])}", "not bold")

"""The one list of what a key does: bindings, command palette, help screen, footer and the README's table come from it.

Nothing here knows the screen, so that the command line can check a configuration against it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jobboard.errors import WordsError


class Group(StrEnum):
    """What an action is about; the headings of the help screen, in their order."""

    AROUND = "Getting around"
    EXCHANGE = "Following up"
    CARD = "The card"
    BOARD = "The board"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does; `label` is its name in a few words, `about` one sentence on what comes of it."""

    id: str
    keys: tuple[str, ...]
    label: str
    about: str
    group: Group


ACTIONS: tuple[Action, ...] = (
    Action("left", ("h", "left"), "Left", "Go to the column on the left.", Group.AROUND),
    Action("down", ("j", "down"), "Down", "Go to the next card.", Group.AROUND),
    Action("up", ("k", "up"), "Up", "Go to the card before.", Group.AROUND),
    Action("right", ("l", "right"), "Right", "Go to the column on the right.", Group.AROUND),
    Action("first", ("g", "home"), "First card", "Go to the first card of the column.", Group.AROUND),
    Action("last", ("G", "end"), "Last card", "Go to the last card of the column.", Group.AROUND),
    Action("page_up", ("pageup", "ctrl+b"), "Page up", "Go up by as many cards as are in sight.", Group.AROUND),
    Action("page_down", ("pagedown", "ctrl+f"), "Page down", "Go down by as many cards as are in sight.", Group.AROUND),
    Action("panel", ("tab", "shift+tab"), "Panel", "Go to what needs a follow-up, and back.", Group.AROUND),
    Action("open", ("enter",), "Open", "Show the whole card; in the panel, go to its card.", Group.AROUND),
    Action("back", ("escape",), "Back", "Leave the card, the panel or the filter.", Group.AROUND),
    Action("done", ("d",), "Done", "The card's step is done: log it, with person and channel.", Group.EXCHANGE),
    Action("reply", ("r",), "They replied", "Log what came from them, a rejection too.", Group.EXCHANGE),
    Action(
        "interview", ("i",), "Interview", "Book an interview, or say it was held, moved or cancelled.", Group.EXCHANGE
    ),
    Action("promise", ("p",), "Promise", "Note the day by which they said they would come back.", Group.EXCHANGE),
    Action("touch", ("T",), "Touch", "Log something else that you sent or did.", Group.EXCHANGE),
    Action("snooze", ("z",), "Snooze", "Put the card's step off until a day.", Group.EXCHANGE),
    Action("rest", ("Z",), "Rest or wake", "No step until they write; or wake a resting card.", Group.EXCHANGE),
    Action("add", ("a",), "Add", "Add a card.", Group.CARD),
    Action("edit", ("e",), "Edit", "Change the card's facts and people.", Group.CARD),
    Action("note", ("n",), "Note", "Write a note on the card.", Group.CARD),
    Action("move_left", ("H", "shift+left"), "Move left", "Move the card to the stage before.", Group.CARD),
    Action("move_right", ("L", "shift+right"), "Move right", "Move the card to the next stage.", Group.CARD),
    Action("move", ("m",), "Move to", "Move the card straight to a stage, by its letter.", Group.CARD),
    Action("close", ("x",), "Close", "Close the card: accepted, declined, withdrawn or no reply.", Group.CARD),
    Action("reopen", ("R",), "Reopen", "Open a closed card again.", Group.CARD),
    Action("keep_warm", ("w",), "Keep warm", "Mark a rejected card to be written to again, or unmark it.", Group.CARD),
    Action("delete", ("D",), "Delete", "Delete the card for good, after asking.", Group.CARD),
    Action("filter", ("/",), "Filter", "Show only cards with these words, while you type.", Group.BOARD),
    Action("closed", ("v",), "Closed cards", "Show closed cards too, or hide them again.", Group.BOARD),
    Action("undo", ("u",), "Undo", "Take the last action back, whatever it was.", Group.BOARD),
    Action("redo", ("ctrl+r",), "Redo", "Do again what was taken back.", Group.BOARD),
    Action("import", ("I",), "Import", "Read a tracker's file into cards; says first what it would do.", Group.BOARD),
    Action("zone", ("=",), "Time zone", "Set the time zone that days are counted in.", Group.BOARD),
    Action("sample", ("s",), "Sample board", "Look at an invented board; yours stays as it is.", Group.BOARD),
    Action("keys", ("?",), "Keys", "Show what every key does.", Group.BOARD),
    Action("palette", ("ctrl+p",), "Commands", "Find an action by its name.", Group.BOARD),
    Action("repaint", ("ctrl+l",), "Repaint", "Draw the whole screen anew.", Group.BOARD),
    Action("quit", ("q", "ctrl+q"), "Quit", "Leave; everything is saved already.", Group.BOARD),
)

NAMES = tuple(action.id for action in ACTIONS)
"""What the configuration's [keys] may name."""

_SHOWN = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
}


class Registry:
    """The actions under the user's keys; raises WordsError where one key would do two things."""

    def __init__(self, keys: Mapping[str, str] | None = None) -> None:
        chosen = keys or {}
        taken = set(chosen.values())
        self.actions = tuple(_rekeyed(action, chosen.get(action.id), taken) for action in ACTIONS)
        self._by_id = {action.id: action for action in self.actions}
        _check(self.actions)

    def __getitem__(self, name: str) -> Action:
        return self._by_id[name]

    def groups(self) -> list[tuple[Group, list[Action]]]:
        """The actions under their headings, in the order of the help screen."""
        return [(group, [action for action in self.actions if action.group is group]) for group in Group]

    def key(self, name: str) -> str:
        """The first key of an action as it is shown: "a", "Ctrl+R", "Esc"."""
        return say_key(self[name].keys[0])


def say_key(key: str) -> str:
    """A key's name as people write it: "ctrl+r" -> "Ctrl+R", "left" -> "←"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    shown = _SHOWN.get(last, last.capitalize() if len(last) > 1 or modifiers else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def keys_table(actions: Iterable[Action] = ACTIONS) -> str:
    """The README's table of keys, in Markdown."""
    rows = (f"| {' '.join(f'`{say_key(key)}`' for key in action.keys)} | {action.about} |" for action in actions)
    return "\n".join(["| key | what it does |", "|---|---|", *rows])


def _rekeyed(action: Action, chosen: str | None, taken: set[str]) -> Action:
    """The action under its chosen key; a default key that the user gave to another action is dropped."""
    keys = (chosen,) if chosen else tuple(key for key in action.keys if key not in taken)
    return Action(action.id, keys, action.label, action.about, action.group)


def _check(actions: Iterable[Action]) -> None:
    owners: dict[str, str] = {}
    for action in actions:
        if not action.keys:
            raise WordsError(f"[keys] leaves {action.id} without a key", f'give it one: {action.id} = "…"')
        for key in action.keys:
            if key in owners:
                raise WordsError(f"[keys] gives {key} to {owners[key]} and to {action.id}", "choose another for one")
            owners[key] = action.id

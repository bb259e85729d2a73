"""The registry of actions, one row each: bindings, palette, help screen, hints and the README's table come from it.

A new key is a row here and, in its feature's folder, the function that is registered for the row (`ActionHandlers`).
Nothing here knows a screen, so that the command line can check a configuration against it.
"""

from collections.abc import Callable, ItemsView, Iterable, Mapping
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from jobboard.errors import InvalidInputError


class Group(StrEnum):
    """What an action is about; the headings of the help screen, in their order."""

    AROUND = "Getting around"
    EXCHANGE = "Following up"
    CARD = "The card"
    BOARD = "The board"
    TRIAGE = "Triage"
    SWEEP = "Sweep"
    PEOPLE = "People"
    LESSONS = "What I learned"
    RULES = "Rules"
    IMPORT = "Import"


class Action(NamedTuple):
    """Something a key does; `label` is its name in a few words, `sentence` says what comes of it.

    Afterwards the board's cursor follows the card, or `keeps_place`, ready for the next card. The tuple in which a row
    stands is the screen on which it applies.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    sentence: str
    group: Group
    keeps_place: bool = False


BOARD_ACTIONS: tuple[Action, ...] = (
    Action("left", ("h", "left"), "Left", "Go to the column on the left.", Group.AROUND),
    Action("down", ("j", "down"), "Down", "Go to the next card.", Group.AROUND),
    Action("up", ("k", "up"), "Up", "Go to the card before.", Group.AROUND),
    Action("right", ("l", "right"), "Right", "Go to the column on the right.", Group.AROUND),
    Action("first", ("g", "home"), "First card", "Go to the first card of the column.", Group.AROUND),
    Action("last", ("G", "end"), "Last card", "Go to the last card of the column.", Group.AROUND),
    Action("page_up", ("pageup", "ctrl+b"), "Page up", "Go up by as many cards as are in sight.", Group.AROUND),
    Action("page_down", ("pagedown", "ctrl+f"), "Page down", "Go down by as many cards as are in sight.", Group.AROUND),
    Action(
        "panel",
        ("tab", "shift+tab"),
        "Panel",
        "Go to what needs a follow-up, and back; on an open card, to its entries.",
        Group.AROUND,
    ),
    Action("open", ("enter",), "Open", "Show the whole card; in the panel, go to its card.", Group.AROUND),
    Action("back", ("escape",), "Back", "Leave the card, the panel or the filter.", Group.AROUND),
    Action("triage", ("t",), "Triage", "Do what is due, card by card, the words at hand.", Group.EXCHANGE),
    Action(
        "done",
        ("d",),
        "Done",
        "The card's step is done: log it, with person and channel.",
        Group.EXCHANGE,
        keeps_place=True,
    ),
    Action("reply", ("r",), "They replied", "Log what came from them, a rejection too.", Group.EXCHANGE),
    Action(
        "interview", ("i",), "Interview", "Book an interview, or say it was held, moved or cancelled.", Group.EXCHANGE
    ),
    Action("promise", ("p",), "Promise", "Note the day by which they said they would come back.", Group.EXCHANGE),
    Action("touch", ("T",), "Touch", "Log something else that you sent or did.", Group.EXCHANGE),
    Action("happened", ("W",), "What happened", "Say it in one line: interviewed thu with Kim.", Group.EXCHANGE),
    Action("snooze", ("z",), "Snooze", "Put the card's step off until a day.", Group.EXCHANGE, keeps_place=True),
    Action(
        "rest",
        ("Z",),
        "Rest or wake",
        "No step until they write; or wake a resting card.",
        Group.EXCHANGE,
        keeps_place=True,
    ),
    Action("nudge", ("N",), "Nudge", "Do what the nudge at the head of the panel asks for.", Group.EXCHANGE),
    Action("put_off", ("X",), "Not now", "Put that nudge off for a week.", Group.EXCHANGE),
    Action("add", ("a",), "Add", "Add a card; a posting's link or text can be pasted instead.", Group.CARD),
    Action("edit", ("e",), "Edit", "Change the card's facts and people, or the entry at hand.", Group.CARD),
    Action("note", ("n",), "Note", "Write a note on the card.", Group.CARD),
    Action("move_left", ("H", "shift+left"), "Move left", "Move the card to the stage before.", Group.CARD),
    Action("move_right", ("L", "shift+right"), "Move right", "Move the card to the next stage.", Group.CARD),
    Action("move", ("m",), "Move to", "Move the card straight to a stage, by its letter.", Group.CARD),
    Action(
        "close",
        ("x",),
        "Close",
        "Close the card: accepted, declined, withdrawn or no reply.",
        Group.CARD,
        keeps_place=True,
    ),
    Action("reopen", ("R",), "Reopen", "Open a closed card again.", Group.CARD),
    Action("keep_warm", ("w",), "Keep warm", "Mark a rejected card to be written to again, or unmark it.", Group.CARD),
    Action(
        "delete",
        ("D",),
        "Delete",
        "Delete the card, or take out the entry of an open card, after asking.",
        Group.CARD,
        keeps_place=True,
    ),
    Action("filter", ("/",), "Filter", "Show only cards with these words, while you type.", Group.BOARD),
    Action("closed", ("v",), "Closed cards", "Show closed cards too, or hide them again.", Group.BOARD),
    Action(
        "people", ("P",), "People", "Look at the people across all cards, who waits for an answer first.", Group.BOARD
    ),
    Action("sweep", ("S",), "Sweep", "Close, rest or snooze the cards that went quiet, many at once.", Group.BOARD),
    Action("lessons", ("M",), "What I learned", "Show what you mean to do differently, all of it.", Group.BOARD),
    Action("undo", ("u",), "Undo", "Take the last action back, whatever it was.", Group.BOARD),
    Action("redo", ("ctrl+r",), "Redo", "Do again what was taken back.", Group.BOARD),
    Action("import", ("I",), "Import", "Read a tracker's file into cards; says first what it would do.", Group.BOARD),
    Action(
        "export",
        ("E",),
        "Export",
        "Write the board, or the open card, to a file; its name says as what.",
        Group.BOARD,
    ),
    Action("me", ("@",), "My own page", "Fill in what drafts and call sheets say of you.", Group.BOARD),
    Action("rules", ("%",), "Rules", "Look at the rules' numbers, where they come from, and change them.", Group.BOARD),
    Action("zone", ("=",), "Time zone", "Set the time zone that days are counted in.", Group.BOARD),
    Action("sample", ("s",), "Sample board", "Look at an invented board; yours stays as it is.", Group.BOARD),
    Action("keys", ("?",), "Keys", "Show what every key does.", Group.BOARD),
    Action("palette", ("ctrl+p",), "Commands", "Find an action by its name.", Group.BOARD),
    Action("repaint", ("ctrl+l",), "Repaint", "Draw the whole screen anew.", Group.BOARD),
    Action("suspend", ("ctrl+z",), "To the shell", "Give the terminal to the shell; fg comes back.", Group.BOARD),
    Action("quit", ("q", "ctrl+q"), "Quit", "Leave; everything is saved already.", Group.BOARD),
)

_BOARD = {action.id: action for action in BOARD_ACTIONS}
COMMON_ACTIONS = (_BOARD["keys"], _BOARD["repaint"])
"""What every screen does."""
_SCROLLING = tuple(_BOARD[action_id] for action_id in ("down", "up", "page_down", "page_up"))
LIST_ACTIONS = (_BOARD["first"], _BOARD["last"], *_SCROLLING, *COMMON_ACTIONS)
"""What every list over the board does."""

TRIAGE_ACTIONS: tuple[Action, ...] = (
    Action("accept", ("enter",), "Copy, sent", "Copy the draft; once it is copied, log it as sent.", Group.TRIAGE),
    Action("change", ("c",), "To, by", "Choose another person or another channel.", Group.TRIAGE),
    Action("edit", ("e",), "Edit", "Change the draft in your editor.", Group.TRIAGE),
    Action("copy", ("y",), "Copy", "Copy the draft, or the number to call.", Group.TRIAGE),
    Action("link", ("o",), "Open", "Begin the mail in your mail program, or open the posting.", Group.TRIAGE),
    Action(
        "one",
        ("1",),
        "First way",
        "The first way that a call, a decision or an offer can go.",
        Group.TRIAGE,
    ),
    Action("two", ("2",), "Second way", "The second way.", Group.TRIAGE),
    Action("three", ("3",), "Third way", "The third way.", Group.TRIAGE),
    Action("reply", ("r",), "They replied", "Log what came from them meanwhile.", Group.TRIAGE),
    Action("snooze", ("z",), "Snooze", "Put the step off, by 1 to 9 days or until a day.", Group.TRIAGE),
    Action("move", ("m",), "Move to", "Move the card to a stage, by its letter.", Group.TRIAGE),
    Action("close", ("x",), "Close", "Close the card with an outcome.", Group.TRIAGE),
    Action("skip", ("s",), "Skip", "Leave the card as it is and go on.", Group.TRIAGE),
    Action("undo", ("u",), "Undo", "Take the last one back, and go back to it.", Group.TRIAGE),
    Action("me", ("@",), "My own page", "Fill in what drafts and call sheets say of you.", Group.TRIAGE),
    Action("back", ("escape",), "Back", "Go back to the board.", Group.TRIAGE),
    *_SCROLLING,
    *COMMON_ACTIONS,
)
"""The keys of triage; an action that the board has too is under the same key."""

SWEEP_ACTIONS: tuple[Action, ...] = (
    Action("mark", ("space",), "Mark", "Mark the card, or unmark it.", Group.SWEEP),
    Action(
        "copy_words",
        ("enter",),
        "Copy",
        "Copy the words that say you withdraw, once the search has ended.",
        Group.SWEEP,
    ),
    Action("mark_all", ("a",), "Mark all", "Mark all cards, or none.", Group.SWEEP),
    Action("close", ("x",), "No reply", "Close all that are marked as no reply.", Group.SWEEP),
    Action("withdraw", ("w",), "Withdrawn", "Close all that are marked as withdrawn.", Group.SWEEP),
    Action("rest", ("Z",), "Rest", "Put all that are marked to rest, until they write.", Group.SWEEP),
    Action("snooze", ("z",), "Snooze", "Put off all that are marked, until a day.", Group.SWEEP),
    Action("undo", ("u",), "Undo", "Take the last action back.", Group.SWEEP),
    Action("back", ("escape",), "Back", "Go back to the board.", Group.SWEEP),
    *LIST_ACTIONS,
)
"""The keys of the sweep."""

PEOPLE_ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "Down", "Go to the next person; where one is open, scroll.", Group.PEOPLE),
    Action("up", ("k", "up"), "Up", "Go to the person before; where one is open, scroll.", Group.PEOPLE),
    Action("first", ("g", "home"), "First", "Go to the first of them.", Group.PEOPLE),
    Action("last", ("G", "end"), "Last", "Go to the last of them.", Group.PEOPLE),
    Action("page_up", ("pageup", "ctrl+b"), "Page up", "Go up by what is in sight.", Group.PEOPLE),
    Action("page_down", ("pagedown", "ctrl+f"), "Page down", "Go down by what is in sight.", Group.PEOPLE),
    Action(
        "open", ("enter",), "Open", "Read on about them; then, or by its digit at once, go to a card.", Group.PEOPLE
    ),
    Action("filter", ("/",), "Search", "Show only people with these words, while you type.", Group.PEOPLE),
    Action("edit", ("e",), "Edit", "Change what is known about them.", Group.PEOPLE),
    Action("undo", ("u",), "Undo", "Take the last action back.", Group.PEOPLE),
    Action("back", ("escape",), "Back", "Leave the person, the search, or the people.", Group.PEOPLE),
    *COMMON_ACTIONS,
)
"""The keys of the people."""

LESSONS_ACTIONS: tuple[Action, ...] = (
    Action("open", ("enter",), "Open", "Go to the card that taught it.", Group.LESSONS),
    Action("back", ("escape",), "Back", "Go back to the board.", Group.LESSONS),
    *LIST_ACTIONS,
)
"""The keys of what the user learned."""

RULES_ACTIONS: tuple[Action, ...] = (
    Action("open", ("enter",), "Change", "Change the number; says first which steps would move.", Group.RULES),
    Action("preset", ("p",), "Presets", "Take the numbers of the articles, or more patient ones.", Group.RULES),
    Action("undo", ("u",), "Undo", "Take the last action back.", Group.RULES),
    Action("back", ("escape",), "Back", "Go back to the board.", Group.RULES),
    *LIST_ACTIONS,
)
"""The keys of the rules."""

IMPORT_ACTIONS: tuple[Action, ...] = (
    Action(
        "open", ("enter",), "Import, change", "Do what the line says: import, or change how it is read.", Group.IMPORT
    ),
    Action("rejects", ("w",), "Keep rows", "Write the rows that can't be taken to a file, to mend.", Group.IMPORT),
    Action(
        "back", ("escape",), "Back", "Leave the choice, stop the import, or leave the board as it is.", Group.IMPORT
    ),
    *LIST_ACTIONS,
)
"""The keys of an import."""

_OVERLAYS = (TRIAGE_ACTIONS, SWEEP_ACTIONS, PEOPLE_ACTIONS, LESSONS_ACTIONS, RULES_ACTIONS, IMPORT_ACTIONS)
ACTION_IDS = tuple(dict.fromkeys(action.id for actions in (BOARD_ACTIONS, *_OVERLAYS) for action in actions))
"""What the configuration's [keys] may name."""

_KEY_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
}


class Registry:
    """The actions under the user's keys; raises InvalidInputError where one key would do two things."""

    def __init__(self, keys: Mapping[str, str] | None = None, actions: tuple[Action, ...] = BOARD_ACTIONS) -> None:
        self.keys = keys or {}
        """What the user chose, for this and other screens."""
        user_keys = {action.id: self.keys[action.id] for action in actions if action.id in self.keys}
        self.actions = tuple(_with_user_key(action, user_keys) for action in actions)
        self._by_id = {action.id: action for action in self.actions}
        _check_unique(self.actions)

    def __getitem__(self, action_id: str) -> Action:
        return self._by_id[action_id]

    def on_screen(self, actions: tuple[Action, ...]) -> "Registry":
        """The actions of another screen, under the same user's keys."""
        return Registry(self.keys, actions)

    def check_overlays(self) -> None:
        """InvalidInputError where one key would do two things on a screen over the board."""
        for actions in _OVERLAYS:
            self.on_screen(actions)

    def groups(self) -> list[tuple[Group, list[Action]]]:
        """The actions under their headings, in the order of the help screen."""
        groups = [(group, [action for action in self.actions if action.group is group]) for group in Group]
        return [(group, actions) for group, actions in groups if actions]

    def key(self, action_id: str) -> str:
        """The first key of an action as it is shown: "a", "Ctrl+R", "Esc"."""
        return format_key(self[action_id].keys[0])


def format_key(key: str) -> str:
    """A key's name as people write it: "ctrl+r" -> "Ctrl+R", "left" -> "←"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _KEY_NAMES.get(last, last.capitalize() if len(last) > 1 or modifiers else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def _with_user_key(action: Action, user_keys: Mapping[str, str]) -> Action:
    """The action under the user's key; a default key that the user gave to another action is dropped."""
    if action.id in user_keys:
        return action._replace(keys=(user_keys[action.id],))
    return action._replace(keys=tuple(key for key in action.keys if key not in user_keys.values()))


def _check_unique(actions: Iterable[Action]) -> None:
    owners: dict[str, str] = {}
    for action in actions:
        if not action.keys:
            raise InvalidInputError(f"[keys] leaves {action.id} without a key", f'give it one: {action.id} = "…"')
        for key in action.keys:
            if key in owners:
                raise InvalidInputError(
                    f"[keys] gives {key} to {owners[key]} and to {action.id}", "choose another for one"
                )
            owners[key] = action.id


Handler = TypeVar("Handler", bound=Callable[..., object])


class ActionHandlers(Generic[Handler]):
    """The one function of each action of a screen, checked against the rows.

    `functions` are those of one expression, and others are registered where they are defined, by
    `@handlers.handles("id")`; `inherited` are those that other screens have too. LookupError, when the module is
    loaded, for a second function of an action and for one without an action.
    """

    def __init__(
        self,
        actions: Iterable[Action],
        functions: Mapping[str, Handler] | None = None,
        inherited: "ActionHandlers[Any] | None" = None,
    ) -> None:
        self.ids = {action.id for action in actions}
        self._functions: dict[str, Handler] = {} if inherited is None else dict(inherited._functions)
        self.add(functions or {})

    def add(self, functions: Mapping[str, Handler]) -> None:
        """Register these functions, by the ids of their actions."""
        for action_id, function in functions.items():
            self.handles(action_id)(function)

    def handles(self, action_id: str) -> Callable[[Handler], Handler]:
        """Register the decorated function for an action."""

        def register(function: Handler) -> Handler:
            if action_id not in self.ids or action_id in self._functions:
                raise LookupError(f"{action_id} is no action of this screen, or has a function already")
            self._functions[action_id] = function
            return function

        return register

    def check_complete(self) -> None:
        """LookupError where an action has no function."""
        missing = self.ids - self._functions.keys()
        if missing:
            raise LookupError(f"no function for {', '.join(sorted(missing))}")

    def items(self) -> ItemsView[str, Handler]:
        """The functions by the ids of their actions."""
        return self._functions.items()

    def __getitem__(self, action_id: str) -> Handler:
        return self._functions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._functions


Hint = tuple[str, str]
"""A key as it is shown, and what it does in a word or two."""

HintSpec = tuple[tuple[str, str], ...]
"""Actions, two of them joined by a blank, and their word here."""


def hints(registry: Registry, spec: HintSpec) -> tuple[Hint, ...]:
    """The actions of a spec under the user's keys."""
    return tuple((" ".join(registry.key(action_id) for action_id in ids.split()), word) for ids, word in spec)

"""Which keys the last line names, by where the user is."""

from jobboard.tui.keymap import Registry

Hint = tuple[str, str]
"""A key as it is shown, and what it does in a word or two."""

Wanted = tuple[tuple[str, str], ...]
"""Actions, two of them joined by a blank, and their word here."""

BOARD: Wanted = (
    ("triage", "triage"),
    ("add", "add"),
    ("done", "done"),
    ("reply", "reply"),
    ("move_left move_right", "move"),
    ("filter", "filter"),
    ("panel", "panel"),
    ("keys", "keys"),
    ("undo", "undo"),
    ("open", "card"),
    ("interview", "interview"),
    ("snooze", "snooze"),
    ("note", "note"),
    ("quit", "quit"),
)
PANEL: Wanted = (
    ("open", "to its card"),
    ("triage", "triage"),
    ("done", "done"),
    ("reply", "reply"),
    ("snooze", "snooze"),
    ("panel", "back"),
    ("keys", "keys"),
    ("undo", "undo"),
)
CARD: Wanted = (
    ("back", "back"),
    ("page_up page_down", "scroll"),
    ("panel", "change its entries"),
    ("edit", "edit"),
    ("done", "done"),
    ("reply", "reply"),
    ("note", "note"),
    ("keys", "keys"),
)
ENTRY: Wanted = (
    ("open", "change"),
    ("delete", "take out"),
    ("happened", "what happened"),
    ("note", "note"),
    ("undo", "undo"),
    ("panel", "done"),
    ("keys", "keys"),
)
EMPTY: Wanted = (
    ("add", "add a card"),
    ("import", "import"),
    ("sample", "sample board"),
    ("keys", "keys"),
    ("quit", "quit"),
)


def hints(registry: Registry, wanted: Wanted) -> tuple[Hint, ...]:
    """The wanted actions under the user's keys."""
    return tuple((" ".join(registry.key(name) for name in names.split()), word) for names, word in wanted)

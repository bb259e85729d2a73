"""The names of keys, and the bytes that a terminal sends for them."""

_MODIFIERS = {"shift": 2, "alt": 3, "ctrl": 5}
_LETTERED = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_NUMBERED = {"insert": 2, "delete": 3, "pgup": 5, "pgdn": 6, "f5": 15}
_PLAIN = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift-tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "f1": "\x1bOP",
}


def encode(key: str) -> bytes:
    """Return what a key sends: a single character, or a name such as `up`, `shift-left`, `ctrl-r`, `alt-x`, `esc`.

    A name that is not known is a ValueError.
    """
    if len(key) == 1:
        return key.encode()
    if key in _PLAIN:
        return _PLAIN[key].encode()
    modifier, _, name = key.rpartition("-")
    if name in _LETTERED or name in _NUMBERED:
        return _cursor_key(name, modifier)
    if modifier == "ctrl" and len(name) == 1 and "a" <= name <= "z":
        return bytes([ord(name) & 0x1F])
    if modifier == "alt" and len(name) == 1:
        return b"\x1b" + name.encode()
    raise ValueError(f"no such key: {key!r}")


def _cursor_key(name: str, modifier: str) -> bytes:
    final = _LETTERED.get(name, "~")
    number = str(_NUMBERED.get(name, ""))
    if modifier:
        number = f"{number or 1};{_MODIFIERS[modifier]}"
    return f"\x1b[{number}{final}".encode()

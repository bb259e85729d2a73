"""The shortest way for the terminal's cursor from one cell to another."""


def move(row: int | None, column: int | None, to_row: int, to_column: int) -> str:
    """The shortest sequence that takes the cursor there; None is a row or column that is not known."""
    straight = _to(to_row, to_column)
    if row is None:
        return straight
    step = _down(to_row - row) + _along(column, to_column)
    return min(straight, step, key=len)


def _to(row: int, column: int) -> str:
    if column:
        return f"\x1b[{row + 1};{column + 1}H"
    return f"\x1b[{row + 1}H" if row else "\x1b[H"


def _down(rows: int) -> str:
    """Down by vertical tabs, each a line feed that no terminal driver adds a carriage return to."""
    if rows > 0:
        return min("\v" * rows, _times(rows, "B"), key=len)
    return _times(-rows, "A") if rows else ""


def _along(column: int | None, to: int) -> str:
    if column == to:
        return ""
    ways = [f"\x1b[{to + 1}G"]
    if not to:
        ways.append("\r")
    if column is not None:
        ways.append(_times(to - column, "C") if to > column else _times(column - to, "D"))
        ways.append("\b" * (column - to) if to < column else ways[0])
    return min(ways, key=len)


def _times(count: int, letter: str) -> str:
    return f"\x1b[{letter}" if count == 1 else f"\x1b[{count}{letter}"

"""Whether 8/5/2026 is in August or in May: settled once a file, by what its dates show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobboard.dates.spreadsheet import Found, Order, finds, holds_day


@dataclass(frozen=True, slots=True)
class Settled:
    """The order, and the sentence that says why; empty where no date of the file depends on it."""

    order: Order
    why: str
    open: bool = False
    """Whether nothing in the file settles it, so that the user should be asked."""


def settle_order(
    past: Sequence[str],
    others: Sequence[str],
    today: date,
    *,
    semicolons: bool,
    day_first: bool | None,
    usual: bool | None = None,
) -> Settled:
    """By numbers above 12; else as asked for; else so that no cell of `past` lies after `today`; else as is usual.

    Usual is the user's own way (`usual`: the day first), where that is not known the month first where commas separate
    the cells and slashes the numbers, the day first elsewhere.
    """
    dates = _unsettled([*past, *others])
    if not dates:
        clear = any(holds_day(cell) for cell in (*past, *others))
        return Settled(Order.MONTH_FIRST, "Dates are year-month-day or name the month." if clear else "")
    month_first = [found for found in dates if found.day > 12 >= found.month]
    day_first_dates = [found for found in dates if found.month > 12 >= found.day]
    if month_first or day_first_dates:
        return _by_number(len(month_first), len(day_first_dates), day_first)
    open_dates = [found for found in dates if found.month != found.day]
    if day_first is not None:
        order = Order.DAY_FIRST if day_first else Order.MONTH_FIRST
        return Settled(order, f"Dates are read as {order.value}, as you said." if open_dates else "")
    if order_by_today := _by_today(_unsettled(past), today):
        why = f"Dates are {order_by_today.value}; the other way some would lie in the future."
        return Settled(order_by_today, why)
    american = not semicolons and all(found.sign == "/" for found in open_dates)
    day_first = usual if usual is not None else not american
    order = Order.DAY_FIRST if day_first else Order.MONTH_FIRST
    habit = ", as is usual where you are" if usual is not None else ""
    why = f"Dates are read as {order.value}{habit}; no number above 12 shows whether that is right."
    return Settled(order, why if open_dates else "", open=bool(open_dates))


def _unsettled(cells: Sequence[str]) -> list[Found]:
    """The full dates written as numbers in either order."""
    return [found for cell in cells for _, found in finds(cell) if found.sign and found.year is not None]


def _by_number(month_first: int, day_first: int, asked: bool | None) -> Settled:
    order = Order.MONTH_FIRST if month_first >= day_first else Order.DAY_FIRST
    if not (month_first and day_first):
        return Settled(order, f"Dates are {order.value}, as numbers above 12 show.")
    if asked is not None:
        order = Order.DAY_FIRST if asked else Order.MONTH_FIRST
    counts = f"{month_first} can only be month/day, {day_first} only day/month"
    return Settled(order, f"Dates are mixed, {counts}; the others are read as {order.value}.")


def _by_today(dates: Sequence[Found], today: date) -> Order | None:
    """The one order in which none of the dates lies in the future."""
    fits = [
        order
        for order in Order
        if not any((day := found.on(order, found.year or 0)) and day > today for found in dates)
    ]
    return fits[0] if len(fits) == 1 else None

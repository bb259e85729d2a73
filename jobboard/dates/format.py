"""How a day and a time are written for the user, near days by their names; today is passed in."""

import datetime as dt

from jobboard.dates.natural import DayTime


def format_day(day: dt.date, today: dt.date) -> str:
    """The day as a person says it: "today", "Thu" within the next six days, "Thu 3 Dec", "Sun 3 Jan 2027"."""
    neighbours = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    days_ahead = (day - today).days
    if days_ahead in neighbours:
        return neighbours[days_ahead]
    if 1 < days_ahead <= 6:
        return f"{day:%a}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def format_day_time(when: DayTime, today: dt.date) -> str:
    """The day as format_day writes it, with the time behind it: "Thu 15:00"."""
    day = format_day(when.day, today)
    return day if when.time is None else f"{day} {when.time:%H:%M}"


def format_ago(day: dt.date, today: dt.date) -> str:
    """How far off a day is: "6 days ago", weeks from 21 days on, months from 90; a later day is "in 6 days"."""
    days = abs((today - day).days)
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday" if day < today else "tomorrow"
    if days < 21:
        span = f"{days} days"
    elif days < 90:
        span = f"{days // 7} weeks"
    else:
        span = f"{round(days * 12 / 365.25)} months"
    return f"{span} ago" if day < today else f"in {span}"

"""The phrases that a language of letters needs, and how days are said with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayForms:
    """A phrase with `{day}` in it: for yesterday, today and tomorrow, for a day of the week, and for a date."""

    near: str
    weekday: str
    date: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language.

    In the sentences `{role}` is the role's phrase ("the Analyst role"), `{when}` a day with a blank before it or
    nothing, `{name}` somebody's whole name. Where a language has letters begin in lower case, so do its sentences.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    near: tuple[str, str, str]
    """Yesterday, today and tomorrow."""
    day: str
    """A date of this year, of `{day}` and `{month}`."""
    day_and_year: str
    first: str
    """The first of a month."""
    when: DayForms
    by: DayForms
    by_today: str
    by_time: DayForms
    """By a time, `{time}`, of a day."""
    hour: str
    """A whole hour, `{hour}`."""
    hour_and_minute: str
    also: str
    """The word before the last of several."""
    greets_by_first_name: bool
    keeps_titles: bool
    """Whether "Dr." stands before a whole name without an article."""

    role: str
    no_role: str
    story_target: str
    story_target_no_role: str
    story_applied: str
    story_interviewed: str
    story_talks: str
    story_offer: str
    wrote_about_application: str
    answered: str
    """Joined to the sentence before: that the user answered, `{when}`."""
    applied: str
    wrote_about_role: str
    interested: str
    to_name: str
    to_you: str
    hope_name: str
    hope_you: str
    hope_all: str
    next_talk: str
    hear_from_you: str
    hear_from_name: str
    time_interview: str
    time_application: str
    time_any: str
    news_accepted: str
    news_accepted_no_role: str
    news_invited: str
    news_applied: str
    news_interviewed: str
    news_offer: str
    news_rejected: str

    def role_of(self, role: str) -> str:
        """The role as a sentence takes it."""
        return self.role.format(role=role) if role else self.no_role

    def join(self, parts: Sequence[str]) -> str:
        """ "Vega, Kanta and Palma"."""
        return f" {self.also} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))

    def calendar_day(self, day: date, today: date) -> str:
        """The date, with its year where that is not this one."""
        form = self.day if day.year == today.year else self.day_and_year
        number = self.first if day.day == 1 else str(day.day)
        return form.format(day=number, month=self.months[day.month - 1], year=day.year)

    def on(self, day: date | None, today: date) -> str:
        """When: "yesterday", "on Friday", "on 9 November"; empty where no day is known."""
        return self._said(self.when, day, today) if day else ""

    def on_date(self, day: date, today: date) -> str:
        """When, always by its date."""
        return self.when.date.format(day=self.calendar_day(day, today))

    def until(self, day: date | None, today: date, at: time | None = None) -> str:
        """By when: "by tomorrow", "by Friday", "by 14:00 on Friday"; empty where no day is known."""
        if day is None:
            return ""
        if at:
            hour = self.hour if at.minute == 0 else self.hour_and_minute
            return self._said(self.by_time, day, today).replace("{time}", hour.format(hour=at.hour, minute=at.minute))
        if day == today:
            return self.by_today
        if (today - day).days == 1:
            return self.by.weekday.format(day=self.weekdays[day.weekday()])
        return self._said(self.by, day, today)

    def _said(self, forms: DayForms, day: date, today: date) -> str:
        apart = (day - today).days
        if abs(apart) <= 1:
            form, said = forms.near, self.near[apart + 1]
        elif abs(apart) < _WEEK:
            form, said = forms.weekday, self.weekdays[day.weekday()]
        else:
            form, said = forms.date, self.calendar_day(day, today)
        return form.replace("{day}", said)

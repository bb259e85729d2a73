"""What a template may ask for, and what a card and the user's own page know of it, in the words of a language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from jobboard.followup.enums import InterviewState, Language, Outcome, Party, Stage, TouchKind
from jobboard.followup.messages.own_page import EMPTY_PAGE, OwnPage
from jobboard.followup.messages.phrases import phrases_in
from jobboard.followup.messages.phrases.model import Phrases
from jobboard.followup.models import Deadline, History, Interview, Person, Promise, Reply, Touch
from jobboard.followup.timeline import StageEntry, Timeline, build_timeline, from_person
from jobboard.followup.waiting_clock import waiting_clock

FIELDS = {
    "company": "the company",
    "role": "the role",
    "my_name": "your name",
    "my_phone": "your number",
    "my_email": "your address",
    "my_links": "where your work can be seen",
    "my_town": "where you live",
    "my_pitch": "yourself in two sentences",
    "my_references": "who has seen your work",
    "one_result_that_fits": "of your results the one whose words fit the card best",
    "when_i_am_free": "when you have time to talk",
    "first_name": 'how to greet the person written to: "Dana"; in German, French and Spanish the whole name',
    "referrer_first_name": "how to greet whoever opened the door",
    "my_story": 'how you stand with them: "I applied for the Analyst role at Palma on 9 November"',
    "why_i_write": "that the role interests you, or, where the reader got in touch, that they did",
    "when_applied": 'when you applied: "yesterday", "on Thursday", "on 9 November"',
    "when_interviewed": "when the last interview was",
    "when_planned": "when the interview was to be that they called off",
    "when_offered": "when their offer came",
    "when_rejected": "when their no came",
    "when_they_wrote": "when the person written to last wrote or called; else when anybody there did",
    "when_i_wrote": "when you last wrote or called",
    "when_i_answered": "when you last answered them",
    "where_we_left_off": "that you applied, or, where the reader got in touch since, that they did and you answered",
    "to_whom_and_when": 'your unanswered follow-ups: "to Dana Ruiz on 9 November and on 12 November"',
    "well_wishes": 'a sentence that hopes the one who has not answered is well: "I hope that Dana Ruiz is well"',
    "when_closing": "when the posting closes",
    "by_promised_day": 'by when they meant to come back: "by Friday", "by 14:00 today"',
    "by_other_deadline": "by when an offer from another employer wants an answer",
    "by_deadline": "by when their offer wants an answer",
    "next_steps": "what was agreed to happen next",
    "time_given": "what to thank for after a rejection: for the interview, or for reading the application",
    "news": "how it went, as told to whoever opened the door",
}
"""The fields that a card or the user's own page can fill, and what stands in them; any other is a blank to fill."""

OWN_BLANKS = frozenset(
    ("my name", "my phone", "my pitch", "my links", "my references", "one result that fits", "when I am free")
)
"""The blanks that the user's own page fills."""

_TITLES = (
    "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx.", "herr", "frau",
    "m.", "mme", "madame", "monsieur", "sr.", "sra.", "señor", "señora",
)  # fmt: skip
_WRITTEN = [kind for kind in TouchKind if kind is not TouchKind.OTHER]
_NOTES = (TouchKind.REACH_OUT, TouchKind.FOLLOW_UP)
_MOST_NOTES = 3
"""How many unanswered follow-ups a letter names: the last ones."""


@dataclass(frozen=True, slots=True)
class DraftContext:
    """What a draft is about beside the card's history, and who writes it in which language.

    `me` stands in where the page has no name; `referrer` is who opened the door. `words` are the card's own (its tags,
    role and posting): by them a result is chosen from the page.
    """

    company: str
    role: str
    me: str = ""
    referrer: str = ""
    page: OwnPage = EMPTY_PAGE
    language: Language = Language.ENGLISH
    words: str = ""

    @property
    def own_words(self) -> OwnPage:
        """The page for this letter: what is said in sentences only where they are in the letter's language."""
        if (self.page.language or Language.ENGLISH) == self.language:
            return self.page
        page = self.page
        return OwnPage(name=page.name, phone=page.phone, email=page.email, links=page.links, town=page.town)


def template_values(
    history: History, about: DraftContext, now: datetime, person: Person | None = None
) -> dict[str, str]:
    """What stands in the fields for a message to `person` at `now` (local); what is unknown is left out."""
    card = _CardWords(history, build_timeline(history, now), about, person, now.date())
    values = card.values() | _own_values(about)
    return {field: value for field, value in values.items() if value}


def first_name(name: str) -> str:
    """How to greet somebody: "Dana Ruiz" -> "Dana", "Ruiz, Dana" -> "Dana", "Dr. Ruiz" -> "Dr. Ruiz".

    Empty for an address, which stands for whoever reads it.
    """
    if "@" in name:
        return ""
    last, _, first = name.partition(",")
    words = (first.strip() or last).split()
    titles = [word for word in words if word.lower() in _TITLES]
    names = [word for word in words if word not in titles]
    return " ".join(words) if titles and len(names) == 1 else next(iter(names or words), "")


def full_name(name: str, *, titles: bool = True) -> str:
    """Somebody's whole name: "Ruiz, Dana" -> "Dana Ruiz". Empty for an address.

    Without `titles`, "Dr. Dana Ruiz" is "Dana Ruiz"; "Frau Weiss" stays, who has no other name.
    """
    if "@" in name:
        return ""
    last, _, first = name.partition(",")
    words = f"{first} {last}".split()
    names = [word for word in words if word.lower() not in _TITLES]
    return " ".join(words if titles or len(names) < 2 else names)


def greeted(name: str, language: Language) -> str:
    """How that language greets somebody of this name."""
    phrases = phrases_in(language)
    return first_name(name) if phrases.greets_by_first_name else full_name(name, titles=phrases.keeps_titles)


def _own_values(about: DraftContext) -> dict[str, str]:
    page = about.own_words
    return {
        "my_name": page.name or about.me,
        "my_phone": page.phone,
        "my_email": page.email,
        "my_links": page.links,
        "my_town": page.town,
        "my_pitch": page.pitch,
        "my_references": _bare(page.references),
        "when_i_am_free": _bare(page.free),
        "one_result_that_fits": _bare(page.result_for(f"{about.role} {about.words}")),
    }


def _bare(sentence: str) -> str:
    """A sentence without its full stop: the template has one."""
    return sentence.rstrip(". ")


@dataclass(frozen=True, slots=True)
class _CardWords:
    """What a card's history says to one reader today."""

    history: History
    timeline: Timeline
    about: DraftContext
    reader: Person | None
    today: date

    @property
    def words(self) -> Phrases:
        return phrases_in(self.about.language)

    def values(self) -> dict[str, str]:
        about = self.about
        return {
            "company": about.company,
            "role": about.role,
            "first_name": greeted(self.reader.name, about.language) if self.reader else "",
            "referrer_first_name": greeted(about.referrer, about.language),
            "my_story": self.my_story() if about.company else "",
            "why_i_write": self.why_i_write(),
            "when_applied": self.on(self.applied_day()),
            "when_interviewed": self.on(self.interviewed()),
            "when_planned": self.on(off.day if (off := last_called_off(self.history)) else None),
            "when_offered": self.on(self.entered(Stage.OFFER)),
            "when_rejected": self.on(self.entered(Stage.REJECTED)),
            "when_they_wrote": self.on(self.they_wrote()),
            "when_i_wrote": self.on(_last(day for _, day, touch in self.timeline.touches() if touch.kind in _WRITTEN)),
            "when_i_answered": self.on(self.answered()),
            "where_we_left_off": self.where_we_left_off(),
            "to_whom_and_when": self.to_whom_and_when(),
            "well_wishes": self.well_wishes(),
            "when_closing": self.on(self.history.closes),
            "by_promised_day": self.promised(),
            "by_deadline": self.words.until(self.deadline(), self.today),
            "next_steps": self.next_steps(),
            "time_given": self.time_given(),
            "news": self.news(),
        }

    def on(self, day: date | None) -> str:
        return self.words.on(day, self.today)

    def after(self, day: date | None) -> str:
        """When, with a blank before it, as the phrases take it."""
        return f" {self.on(day)}" if day else ""

    def role(self) -> str:
        return self.words.role_of(self.about.role)

    def said(self, phrase: str, day: date | None = None) -> str:
        """One of the phrases, about this card."""
        about = self.about
        return phrase.format(role=self.role(), title=about.role, company=about.company, when=self.after(day))

    def entered(self, stage: Stage) -> date | None:
        entry = self.timeline.last_entry(stage)
        return entry.day if entry else None

    def application(self) -> StageEntry | None:
        """When the user applied: the first time since the card was a target; moving it back there takes it back."""
        found = None
        for entry in self.timeline.stage_entries:
            if entry.stage is Stage.TARGET:
                found = None
            elif entry.stage is Stage.APPLIED:
                found = found or entry
        return found

    def applied_day(self) -> date | None:
        application = self.application()
        return application.day if application else None

    def deadline(self) -> date | None:
        """The day of the offer's deadline that was set last, while it has not passed."""
        offered = self.entered(Stage.OFFER)
        days = [
            entry.event.deadline
            for entry in self.timeline.events
            if isinstance(entry.event, Deadline) and (offered is None or entry.day >= offered)
        ]
        last = _last(days)
        return last if last and last >= self.today else None

    def interviewed(self) -> date | None:
        return self.timeline.interviews_held[-1].day if self.timeline.interviews_held else None

    def answered(self) -> date | None:
        return _last(day for _, day, touch in self.timeline.touches() if touch.kind is TouchKind.ANSWER)

    def replies(self) -> Iterator[tuple[date, Reply]]:
        for entry in self.timeline.events:
            if isinstance(entry.event, Reply) and from_person(entry.event):
                yield entry.day, entry.event

    def from_reader(self) -> date | None:
        """When the reader last wrote or called."""
        return _last(day for day, reply in self.replies() if self.reader and reply.person == self.reader.key)

    def they_wrote(self) -> date | None:
        return self.from_reader() or _last(day for day, _ in self.replies())

    def why_i_write(self) -> str:
        wrote = self.from_reader()
        if wrote:
            return self.said(self.words.wrote_about_role, wrote)
        return self.said(self.words.interested) if self.about.company else ""

    def where_we_left_off(self) -> str:
        applied, wrote = self.applied_day(), self.from_reader()
        if wrote is None or (applied and wrote < applied):
            return self.said(self.words.applied, applied)
        told = [
            day
            for _, day, touch in self.timeline.touches()
            if touch.kind is TouchKind.ANSWER and touch.person in (None, self.reader and self.reader.key)
        ]
        answered = _last(day for day in told if day >= wrote)
        end = self.said(self.words.answered, answered) if answered else ""
        return self.said(self.words.wrote_about_application, wrote) + end

    def unanswered(self) -> list[tuple[date, Touch]]:
        """The follow-ups since the clock's base that count as attempts, and other notes sent like them."""
        clock = waiting_clock(self.timeline)
        on_base = clock.promise is not None and clock.promise.promised_day == clock.base
        return [
            (day, touch)
            for _, day, touch in self.timeline.touches()
            if touch.kind in _NOTES and clock.base and (day > clock.base or (on_base and day == clock.base))
        ][-_MOST_NOTES:]

    def to_whom_and_when(self) -> str:
        notes: dict[int | None, list[str]] = {}
        for day, touch in self.unanswered():
            days = notes.setdefault(touch.person if self.name_of(touch.person) else None, [])
            said = self.words.on_date(day, self.today)
            if said not in days:
                days.append(said)
        return self.words.join([self._to(person, self.words.join(days)) for person, days in notes.items()])

    def _to(self, person: int | None, days: str) -> str:
        if self.reader and person == self.reader.key:
            return self.words.to_you.format(days=days)
        name = self.name_of(person) or self.about.company
        return self.words.to_name.format(name=name, days=days) if name else days

    def name_of(self, key: int | None) -> str:
        """Somebody's whole name; empty for an address, and for nobody."""
        titles = self.words.keeps_titles
        return next((full_name(each.name, titles=titles) for each in self.history.people if each.key == key), "")

    def well_wishes(self) -> str:
        last = next((touch.person for _, touch in reversed(self.unanswered())), None)
        if self.reader and last == self.reader.key:
            return self.words.hope_you
        name = self.name_of(last)
        return self.words.hope_name.format(name=name) if name else self.words.hope_all

    def promised(self) -> str:
        promises = [entry.event for entry in self.timeline.events if isinstance(entry.event, Promise)]
        promise = waiting_clock(self.timeline).promise or next(reversed(promises), None)
        return self.words.until(promise.promised_day, self.today, promise.promised_time) if promise else ""

    def next_steps(self) -> str:
        promise = waiting_clock(self.timeline).promise
        if self.timeline.interviews_ahead:
            return self.words.next_talk.format(when=self.on(self.timeline.interviews_ahead[0].day))
        if promise is None or promise.promised_day < self.today:
            return ""
        by = self.words.until(promise.promised_day, self.today, promise.promised_time)
        name = self.name_of(promise.person)
        if name and not (self.reader and promise.person == self.reader.key):
            return self.words.hear_from_name.format(name=name, by=by)
        return self.words.hear_from_you.format(by=by)

    def time_given(self) -> str:
        if self.timeline.interviews_held:
            return self.words.time_interview
        return self.words.time_application if self.application() else self.words.time_any

    def my_story(self) -> str:
        words = self.words
        match self.timeline.status.stage:
            case Stage.TARGET:
                return self.said(words.story_target if self.about.role else words.story_target_no_role)
            case Stage.APPLIED:
                return self.said(words.story_applied, self.applied_day())
            case Stage.OFFER:
                return self.said(words.story_offer, self.entered(Stage.OFFER))
            case _ if self.timeline.interviews_held:
                return self.said(words.story_interviewed, self.interviewed())
        return self.said(words.story_talks)

    def news(self) -> str:
        words = self.words
        if self.timeline.status.outcome is Outcome.ACCEPTED:
            return self.said(words.news_accepted if self.about.role else words.news_accepted_no_role)
        if self.timeline.interviews_ahead:
            return words.news_invited.format(when=self.on(self.timeline.interviews_ahead[0].day))
        match self.timeline.status.stage:
            case Stage.APPLIED:
                return self.said(words.news_applied, self.applied_day())
            case Stage.INTERVIEWED if self.timeline.interviews_held:
                return self.said(words.news_interviewed, self.interviewed())
            case Stage.OFFER:
                return self.said(words.news_offer)
            case Stage.REJECTED:
                return self.said(words.news_rejected)
        return ""


def last_called_off(history: History) -> Interview | None:
    """Of the interviews that they called off the one they did last; None where that day is not known of any."""
    interviews = (each for each in history.events if isinstance(each, Interview))
    off = [each for each in interviews if each.state is InterviewState.CANCELLED and each.cancelled_by is Party.THEM]
    days = [(each.cancelled_day, each.day, index) for index, each in enumerate(off) if each.cancelled_day]
    return off[max(days)[2]] if days else None


def _last(days: Iterable[date]) -> date | None:
    return next(reversed(list(days)), None)

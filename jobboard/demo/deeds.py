"""What happens to the demo's cards: each deed is one public action of the store, at the moment it was done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Channel, Outcome, ReplyKind, Stage, TouchKind
from jobboard.store.actions import cards, complete_step, contacts, exchange, interviews, stages
from jobboard.store.store import Store

EMAIL, PHONE, LINKEDIN, PORTAL = Channel.EMAIL, Channel.PHONE, Channel.LINKEDIN, Channel.PORTAL
YEAR = 2026


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """Something that was done to a card at `at`, local to the board."""

    at: datetime
    do: Callable[[Store, int], object]


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented card: what it is, when and in which stage it was added, and what happened since."""

    company: str
    role: str
    stage: Stage
    added: str
    deeds: tuple[SampleEvent, ...] = ()
    people: tuple[str, ...] = ()
    """Written as a user would type them: "Dana Ruiz, hiring manager, dana@nordwind.example"."""
    location: str = ""
    salary: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    rating: int | None = None
    closes: str = ""
    note: str = ""

    def new_card(self) -> cards.NewCard:
        """The card as it was added."""
        return cards.NewCard(
            company=self.company,
            role=self.role,
            stage=self.stage,
            location=self.location,
            salary=self.salary,
            source=self.source,
            tags=self.tags,
            rating=self.rating,
            closes=day(self.closes) if self.closes else None,
            contacts=tuple(contacts.parse_contact(person) for person in self.people),
            note=self.note,
        )


def moment(text: str) -> datetime:
    """ "11-14 11:00" or "11-14", which is at noon, in the demo's year."""
    return datetime.fromisoformat(f"{YEAR}-{text}" if ":" in text else f"{YEAR}-{text} 12:00")


def day(text: str) -> date:
    """ "11-18", or with another year in front."""
    return date.fromisoformat(text if len(text) > len("11-18") else f"{YEAR}-{text}")


def when(text: str) -> DayTime:
    """A day, with its hour where one is said."""
    return DayTime(moment(text).date(), moment(text).time()) if ":" in text else DayTime(day(text))


def moved(at: str, to: Stage, why: str = "") -> SampleEvent:
    """The card came to a stage."""
    return SampleEvent(moment(at), lambda store, card_id: stages.move_card(store, card_id, to, why=why))


def applied(at: str) -> SampleEvent:
    """The application was sent."""
    return moved(at, Stage.APPLIED)


def wrote(at: str, kind: TouchKind, to: str | None = None, channel: Channel = EMAIL, note: str = "") -> SampleEvent:
    """The user sent something of that kind."""
    return SampleEvent(
        moment(at), lambda store, card_id: exchange.log_touch(store, card_id, kind, channel, to, note=note)
    )


def reached_out(at: str, to: str | None = None, channel: Channel = LINKEDIN, note: str = "") -> SampleEvent:
    """A first message to somebody there."""
    return wrote(at, TouchKind.REACH_OUT, to, channel, note)


def followed_up(at: str, to: str | None = None, channel: Channel = EMAIL, note: str = "") -> SampleEvent:
    """A follow-up."""
    return wrote(at, TouchKind.FOLLOW_UP, to, channel, note)


def thanked(at: str, to: str | None = None) -> SampleEvent:
    """A thank-you note."""
    return wrote(at, TouchKind.THANK_YOU, to)


def answered(at: str, to: str | None = None, note: str = "") -> SampleEvent:
    """An answer to what they asked or offered."""
    return wrote(at, TouchKind.ANSWER, to, note=note)


def last_message(at: str, to: str | None = None) -> SampleEvent:
    """The message after a rejection."""
    return wrote(at, TouchKind.LAST_MESSAGE, to)


def asked(at: str, sender: str | None = None, note: str = "", channel: Channel = EMAIL) -> SampleEvent:
    """They asked something that needs an answer."""
    return _reply(at, ReplyKind.QUESTION, sender, note, channel)


def receipt(at: str) -> SampleEvent:
    """The automatic "we have received your application"."""
    return _reply(at, ReplyKind.RECEIPT, None, "", EMAIL)


def promised(at: str, by: str, until: str, note: str = "", channel: Channel = EMAIL) -> SampleEvent:
    """They said by when they would come back."""
    return SampleEvent(
        moment(at),
        lambda store, card_id: exchange.log_reply(
            store, card_id, ReplyKind.WORD, by, promised=when(until), note=note, channel=channel
        ),
    )


def rejected(at: str, sender: str | None = None, note: str = "") -> SampleEvent:
    """They said no."""
    return SampleEvent(moment(at), lambda store, card_id: exchange.reject(store, card_id, sender, note=note))


def interview(booked: str, at: str, *people: str, stage: str = "", where: str = "") -> SampleEvent:
    """An interview at `at`, agreed on `booked`; `stage` is its round."""
    return SampleEvent(
        moment(booked),
        lambda store, card_id: interviews.interview(store, card_id, when(at), people, round=stage, where=where),
    )


def prepared(at: str) -> SampleEvent:
    """The step that was due is done; here: preparing for the interview."""
    return SampleEvent(moment(at), complete_step.complete_step)


def offered(at: str, deadline: str = "") -> SampleEvent:
    """Their offer came, to be answered by `deadline` where they set one."""

    def do(store: Store, card_id: int) -> None:
        stages.move_card(store, card_id, Stage.OFFER)
        if deadline:
            exchange.set_deadline(store, card_id, day(deadline))

    return SampleEvent(moment(at), do)


def snoozed(at: str, until: str, why: str) -> SampleEvent:
    """Put off until a day."""
    return SampleEvent(moment(at), lambda store, card_id: stages.snooze_card(store, card_id, day(until), why))


def rested(at: str) -> SampleEvent:
    """No step until they write."""
    return SampleEvent(moment(at), stages.rest_card)


def closed(at: str, outcome: Outcome) -> SampleEvent:
    """The card was closed."""
    return SampleEvent(moment(at), lambda store, card_id: stages.close_card(store, card_id, outcome))


def kept_warm(at: str) -> SampleEvent:
    """Marked, to write again in three months."""
    return SampleEvent(moment(at), lambda store, card_id: cards.mark_keep_warm(store, card_id, True))


def noted(at: str, text: str) -> SampleEvent:
    """A note of the user."""
    return SampleEvent(moment(at), lambda store, card_id: cards.add_note(store, card_id, text))


def referred(at: str, by: str) -> SampleEvent:
    """Somebody there opened the door."""
    facts = cards.CardFacts(referrer=by)
    return SampleEvent(moment(at), lambda store, card_id: cards.edit_card(store, card_id, facts))


def _reply(at: str, kind: ReplyKind, sender: str | None, note: str, channel: Channel) -> SampleEvent:
    return SampleEvent(
        moment(at), lambda store, card_id: exchange.log_reply(store, card_id, kind, sender, note=note, channel=channel)
    )

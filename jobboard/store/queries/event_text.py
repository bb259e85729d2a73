"""An event of a card's history in plain words."""

from datetime import date, time

from jobboard.followup.display_names import STAGE_NAMES, channel_phrase, outcome_name
from jobboard.followup.enums import Channel, Outcome, ReplyKind, Stage, TouchKind

_TOUCHES = {
    TouchKind.REACH_OUT: "reach-out",
    TouchKind.FOLLOW_UP: "follow-up",
    TouchKind.THANK_YOU: "thank-you note",
    TouchKind.ANSWER: "answer",
    TouchKind.LAST_MESSAGE: "last message",
    TouchKind.OTHER: "message",
}
_REPLIES = {
    ReplyKind.QUESTION: "they wrote, wanting an answer",
    ReplyKind.NO_ANSWER_NEEDED: "they wrote",
    ReplyKind.RECEIPT: "automatic receipt",
}
_PLAIN = {"rest": "put to rest", "wake": "woken", "reopen": "reopened", "note": "note", "lesson": "learned"}


def phrase(kind: str, what: str, channel: str | None, person: str, until: date | None, at: time | None) -> str:
    """ "follow-up by email to Kim Lund", "interview cancelled", "promised to come back by Fri 20 Nov 2026 15:00"."""
    how = f" {channel_phrase(Channel(channel))}".rstrip() if channel else ""
    day = f"{until:%a} {until.day} {until:%b %Y}" + (f" {at:%H:%M}" if at else "") if until else ""
    match kind:
        case "move":
            return f"moved to {STAGE_NAMES[Stage(what)]}{how}"
        case "touch":
            return _TOUCHES[TouchKind(what)] + how + (f" to {person}" if person else "")
        case "reply":
            return _REPLIES[ReplyKind(what)] + how + (f": {person}" if person else "")
        case "interview":
            return f"interview {what}" + (f" for {day}" if day else "")
        case "promise":
            return f"{person or 'they'} promised to come back by {day}"
        case "deadline":
            return f"answer the offer by {day}"
        case "snooze":
            return f"snoozed until {day}"
        case "close":
            return f"closed: {outcome_name(Outcome(what))}"
        case _:
            return _PLAIN[kind]

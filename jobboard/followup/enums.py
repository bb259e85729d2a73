"""The words of RULES.md: stages, kinds of touch and of step, and how a step reads today."""

from enum import StrEnum


class Stage(StrEnum):
    """The columns of the board, in the order of a job hunt."""

    TARGET = "target"
    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    OFFER = "offer"
    REJECTED = "rejected"


class EventKind(StrEnum):
    """What an entry of a card's history is about."""

    MOVE = "move"
    INTERVIEW = "interview"
    TOUCH = "touch"
    REPLY = "reply"
    PROMISE = "promise"
    DEADLINE = "deadline"
    SNOOZE = "snooze"
    REST = "rest"
    WAKE = "wake"
    CLOSE = "close"
    REOPEN = "reopen"
    NOTE = "note"
    LESSON = "lesson"


class Precision(StrEnum):
    """How well an entry's day is known; one of a month has the month's first day."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


class Provenance(StrEnum):
    """Where an entry comes from; of a guessed one the year was."""

    TYPED = "typed"
    IMPORTED = "imported"
    GUESSED = "guessed"


class TouchKind(StrEnum):
    """What the user sent or did towards the employer."""

    REACH_OUT = "reach-out"
    FOLLOW_UP = "follow-up"
    THANK_YOU = "thank-you"
    ANSWER = "answer"
    LAST_MESSAGE = "last-message"
    OTHER = "other"


class ReplyKind(StrEnum):
    """What the employer sent: a question needs an answer, word from a person needs none, a receipt is automatic."""

    QUESTION = "question"
    NO_ANSWER_NEEDED = "word"
    RECEIPT = "receipt"


class Channel(StrEnum):
    """How a touch or a reply travelled."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    SOCIAL = "social"
    IN_PERSON = "in-person"
    PORTAL = "portal"
    OTHER = "other"


class Outcome(StrEnum):
    """Why a card was closed."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NO_REPLY = "no-reply"


class InterviewState(StrEnum):
    """What became of an interview; a moved one stands beside the new booking."""

    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"
    MOVED = "moved"


class Party(StrEnum):
    """One side of an application: the user, or the employer."""

    US = "us"
    THEM = "them"


class PersonKind(StrEnum):
    """What somebody is to the application."""

    RECRUITER = "recruiter"
    HR = "hr"
    HIRING_MANAGER = "hiring-manager"
    INTERVIEWER = "interviewer"
    EMPLOYEE = "employee"
    REFERRER = "referrer"
    OTHER = "other"


class Language(StrEnum):
    """What letters are written in, by its ISO 639 code."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"


class StepKind(StrEnum):
    """The rows of the steps table, by the names that JSON uses."""

    REPLY = "reply"
    INTERVIEW = "interview"
    PREPARE = "prepare"
    ANSWER_OFFER = "answer_offer"
    THANK_YOU = "thank_you"
    APPLY = "apply"
    PROMISED = "promised"
    REACH_OUT = "reach_out"
    FOLLOW_UP = "follow_up"
    ESCALATE = "escalate"
    DECIDE = "decide"
    LAST_MESSAGE = "last_message"
    KEEP_WARM = "keep_warm"


ATTEMPTS = 3
"""How many follow-ups there are before the user decides."""


class StepState(StrEnum):
    """How a step reads today."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    QUIET = "quiet"


class NoStepReason(StrEnum):
    """Why a card has no step."""

    CLOSED = "closed"
    RESTING = "resting"
    NO_DATE = "no date"
    NOTHING = "nothing to do"


TOUCH_OF_STEP = {
    StepKind.REPLY: TouchKind.ANSWER,
    StepKind.ANSWER_OFFER: TouchKind.ANSWER,
    StepKind.THANK_YOU: TouchKind.THANK_YOU,
    StepKind.PROMISED: TouchKind.FOLLOW_UP,
    StepKind.REACH_OUT: TouchKind.REACH_OUT,
    StepKind.FOLLOW_UP: TouchKind.FOLLOW_UP,
    StepKind.ESCALATE: TouchKind.FOLLOW_UP,
    StepKind.LAST_MESSAGE: TouchKind.LAST_MESSAGE,
    StepKind.KEEP_WARM: TouchKind.FOLLOW_UP,
}
"""The kind of touch that a step asks for."""

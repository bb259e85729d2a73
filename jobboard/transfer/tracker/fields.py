"""What the columns of a tracker can hold."""

from enum import StrEnum


class Field(StrEnum):
    """What a column can be; the value is what the user reads."""

    COMPANY = "the company"
    ROLE = "the role"
    STATUS = "the status"
    STATUS_DAY = "the day of the status"
    HISTORY = "the history"
    APPLIED = "the day of the application"
    SAVED = "the day it was saved"
    CHALLENGE = "work they asked for"
    INTERVIEW = "an interview"
    INTERVIEWING = "when interviews began"
    OFFER = "the offer"
    REJECTED = "the rejection"
    REPLIED = "their reply"
    FOLLOWED_UP = "a follow-up"
    NEXT = "the day of the next step"
    ARCHIVED = "when it was put away"
    CLOSES = "the closing day"
    ANSWER_BY = "the offer's deadline"
    URL = "the link"
    LOCATION = "the location"
    SALARY = "the salary"
    SOURCE = "the source"
    RATING = "the rating"
    TAGS = "tags"
    CONTACT = "a contact"
    CONTACT_EMAIL = "a contact's email"
    CONTACT_PHONE = "a contact's phone"
    CONTACT_PROFILE = "a contact's profile"
    NOTE = "the note"
    LEFT_OUT = "left out"


PAST = (
    Field.STATUS_DAY, Field.APPLIED, Field.SAVED, Field.CHALLENGE, Field.INTERVIEWING, Field.OFFER, Field.REJECTED,
    Field.REPLIED, Field.ARCHIVED,
)  # fmt: skip
"""Columns of days that have come."""

AHEAD = (Field.INTERVIEW, Field.FOLLOWED_UP, Field.NEXT, Field.CLOSES, Field.ANSWER_BY)
"""Columns of days that may lie ahead."""

MILESTONES = (*PAST, *AHEAD)
"""Columns that say on which day something happens, or only whether it did."""

PEOPLE = (Field.CONTACT, Field.CONTACT_EMAIL, Field.CONTACT_PHONE, Field.CONTACT_PROFILE)
"""Columns of who works there; what somebody is to the application stands in the column's title."""

SEVERAL = (
    Field.STATUS, Field.HISTORY, Field.CHALLENGE, Field.INTERVIEW, Field.REPLIED, Field.FOLLOWED_UP, Field.NEXT,
    Field.ARCHIVED, Field.NOTE, Field.LEFT_OUT, *PEOPLE,
)  # fmt: skip
"""Fields that more than one column may hold."""

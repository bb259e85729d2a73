"""How things are called where a user reads them: stages, channels, kinds of people, outcomes, and how many."""

from collections.abc import Sequence

from jobboard.followup.enums import Channel, Outcome, PersonKind, Stage

STAGE_NAMES = {stage: stage.capitalize() for stage in Stage}

CHANNEL_NAMES = {
    Channel.EMAIL: "email",
    Channel.PHONE: "phone",
    Channel.LINKEDIN: "LinkedIn",
    Channel.SOCIAL: "social media",
    Channel.IN_PERSON: "in person",
    Channel.PORTAL: "their portal",
    Channel.OTHER: "other",
}

_CHANNEL_PHRASES = {
    Channel.EMAIL: "by email",
    Channel.PHONE: "by phone",
    Channel.LINKEDIN: "on LinkedIn",
    Channel.SOCIAL: "on social media",
    Channel.IN_PERSON: "in person",
    Channel.PORTAL: "on the portal",
}


def channel_phrase(channel: Channel | None) -> str:
    """How a message travels: "by email", "on LinkedIn"; empty where that is not known."""
    return _CHANNEL_PHRASES.get(channel, "") if channel else ""


def recipient_phrase(name: str, channel: Channel | None) -> str:
    """Whom to write to and how: "Kim Lund, by email", "call Ola Berg", "by email"; empty where neither is known."""
    if name and channel is Channel.PHONE:
        return f"call {name}"
    return ", ".join(filter(None, (name, channel_phrase(channel))))


def person_kind_name(kind: PersonKind) -> str:
    """What somebody is to the application: "hiring manager", "HR"."""
    return "HR" if kind is PersonKind.HR else kind.replace("-", " ")


def outcome_name(outcome: Outcome) -> str:
    """Why a card is closed: "accepted", "no reply"."""
    return outcome.replace("-", " ")


def count_noun(number: int, noun: str, plural: str = "") -> str:
    """ "1 card", "1,200 cards", "2 entries"; `plural` for a noun that takes neither -s nor -ies."""
    if number == 1:
        return f"1 {noun}"
    ies = noun.endswith("y") and noun[-2] not in "aeiou"
    return f"{number:,} {plural or (noun[:-1] + 'ies' if ies else noun + 's')}"


def upcoming_heading(days: int) -> str:
    """What stands over the steps that fall due within so many days: "Next 7 days"."""
    return "Next day" if days == 1 else f"Next {days} days"


def join_and(parts: Sequence[str]) -> str:
    """The parts as a sentence takes them: "Vega, Kanta and Palma"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))

"""The numbers of FOLLOWUP.md, with their defaults; every one is a setting kept beside the board."""

from typing import NamedTuple


class Window(NamedTuple):
    """Calendar days after a base day, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class Rules(NamedTuple):
    """All numbers of the follow-up rules; what each one means and which values it takes stands in rule_settings.py."""

    reply: Window = Window(0, 1)
    answer_offer: Window = Window(0, 2)
    thank_you: Window = Window(0, 1)
    promised: Window = Window(1, 1)
    reach_out: Window = Window(3, 7)
    follow_up_target: Window = Window(5, 7)
    follow_up_applied: Window = Window(5, 7)
    follow_up_interviewed: Window = Window(7, 8)
    follow_up_offer: Window = Window(3, 5)
    follow_up_again: Window = Window(3, 5)
    escalate: Window = Window(3, 5)
    decide: Window = Window(14, 21)
    last_message: Window = Window(1, 3)
    keep_warm: Window = Window(90, 97)
    prepare_before: int = 1
    deadline_before: int = 2
    closing_before: int = 2
    promised_hours: int = 3
    promised_until: int = 18
    thank_you_lapses: int = 7
    thank_you_at_least: int = 2
    last_message_lapses: int = 14
    quiet_after: int = 21
    wait: int = 14
    panel_most: int = 10
    ahead: int = 7
    targets_least: int = 5
    targets_most: int = 10
    talks_beside: int = 3
    application_gap: int = 7
    untouched_least: int = 5
    untouched_share: int = 50
    timeline_within: int = 7
    learn_within: int = 14
    rates_from: int = 20
    rates_least: int = 5
    nudge_rests: int = 7
    country: str = ""

    def as_dict(self) -> dict[str, str]:
        """Each setting's name and its value as text, in the order of the steps."""
        return {name: str(value) for name, value in self._asdict().items()}

"""The errors that a user meets: what happened, where, and what to do about it, in one line."""

from collections.abc import Mapping


class JobboardError(Exception):
    """Something the user has to know.

    `message` says what happened and where, `hint` what to do; neither holds a line break.
    `exit_code` is what the command line ends with (the contract: 1 nothing found, 2 invalid input, 3 could not).
    """

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class NotFoundError(JobboardError):
    """Nothing matches what was asked for."""

    exit_code = 1


class InvalidInputError(JobboardError):
    """A text, a day or a value is not understood, or does not fit the card."""

    exit_code = 2


class ConfirmationNeededError(InvalidInputError):
    """The action needs a plain yes first: it touches what another session did, or cannot be undone by a key."""


class EditConflictError(JobboardError):
    """Somebody else changed the texts meanwhile; `now` are those that stand there. Nothing was written."""

    def __init__(self, message: str, now: Mapping[str, str]) -> None:
        super().__init__(message, "look at it again")
        self.now = now


class StoreError(JobboardError):
    """The database could not be opened, read or written; nothing was changed."""


class DatabaseCorruptError(StoreError):
    """The file is damaged; the way back is a backup, or what can be salvaged."""


class DatabaseLockedError(StoreError):
    """Another program holds the database; trying again is right."""


class ReadOnlyError(StoreError):
    """The database or its folder can be read and not written."""

"""The refusal of a file."""

from jobboard.errors import JobboardError


class RefusedError(JobboardError):
    """A file that can't be read as a tracker, refused whole."""

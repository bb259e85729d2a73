"""A full-screen board for a job hunt, and the follow-ups that keep it moving."""

__version__ = "0.1.0"

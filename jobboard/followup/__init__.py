"""The follow-up rules. Pure: no clock, no database, no screen, no files."""

"""Keeping the file safe: backup, retention, restore, check, repair, salvage."""

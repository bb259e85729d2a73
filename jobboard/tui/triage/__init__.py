"""Triage: all that is due, card by card."""

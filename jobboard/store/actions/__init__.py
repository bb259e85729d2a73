"""Writes: one function is one user action, one transaction and one undo entry."""

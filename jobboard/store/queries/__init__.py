"""Reads that return frozen views."""

"""The lessons screen."""

"""What each key does to one card: it asks its one line and calls one action of the store. Knows no screen."""

from jobboard.tui.card_actions.actions import CardActions

__all__ = ["CardActions"]

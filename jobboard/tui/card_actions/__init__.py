"""What each key does to one card: it asks its one line and calls one action of the store. Knows no screen."""

from jobboard.tui.card_actions.actions import CARD_ACTIONS, CardActions

__all__ = ["CARD_ACTIONS", "CardActions"]

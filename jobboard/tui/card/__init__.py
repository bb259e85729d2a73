"""What each key does to one card, and the card shown whole."""

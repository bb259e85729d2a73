"""Import and merge from the board."""

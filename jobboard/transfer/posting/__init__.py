"""A job posting as a card to begin with: fetched, then read; the reading is pure."""

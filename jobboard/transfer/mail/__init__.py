"""Mail about applications: read, held against the board, and what it seems to be; nothing is decided here."""

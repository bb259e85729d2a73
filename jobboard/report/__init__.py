"""Numbers over the history, and the pages that show them."""

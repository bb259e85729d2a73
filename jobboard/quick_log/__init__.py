"""A typed line to what happened: the grammar and its parser."""

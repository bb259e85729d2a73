"""The board screen: columns, panel, header, filter, and what its keys do."""

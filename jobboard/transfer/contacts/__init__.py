"""Address books, as vCards or tables, into people; linking them to cards is the store's."""

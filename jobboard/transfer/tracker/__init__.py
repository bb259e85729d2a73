"""Import of a spreadsheet or another tracker's export: a plan that is shown first, then cards."""

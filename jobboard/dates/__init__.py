"""Every reader of a day: typed by the user, in a spreadsheet cell, in the prose of a mail; all pure."""

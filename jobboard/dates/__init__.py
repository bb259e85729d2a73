"""Every reader and writer of a day: typed by the user, in a spreadsheet cell, in the prose of a mail, on the screen."""

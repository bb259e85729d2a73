"""The board as it was left, on the screen before Textual is loaded: a small remote computer takes a second for that.

`conditions` says what must be as it was, `saved_frame` is the frame in its file, `start` draws it and gives the
terminal back where nobody takes it over. Nothing here loads Textual or Rich.
"""

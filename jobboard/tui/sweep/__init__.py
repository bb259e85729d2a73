"""The screen that closes, rests or snoozes quiet cards many at once."""

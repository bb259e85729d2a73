"""Our own files, both ways: CSV, JSON, iCalendar, Markdown, and the activity report."""

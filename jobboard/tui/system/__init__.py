"""What is outside the screen: clipboard, links, leaving, unsaved input, work in the background."""

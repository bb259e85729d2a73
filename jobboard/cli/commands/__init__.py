"""One module for each command, or for commands that belong together; loaded when one of them is called."""

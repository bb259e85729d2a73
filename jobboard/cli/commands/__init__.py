"""One module for each command, or for a group of commands; imported when one of them is called."""

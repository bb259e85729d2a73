"""The command line: parse, call one action or query of the store, print."""

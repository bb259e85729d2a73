"""Where the `jobboard` command enters; light, so that an early Ctrl+C finds a handler."""

import sys


def main() -> None:
    """Run the command line and end the process with the contract's exit code."""
    try:
        from jobboard.cli.group import cli

        cli.main(prog_name="jobboard")
    except KeyboardInterrupt:
        sys.exit(130)

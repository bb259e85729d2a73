"""`python -m jobboard` is `jobboard`."""

from jobboard.cli.main import main

if __name__ == "__main__":
    main()

"""Starts the command line: `python -m auskunft`."""

from auskunft.cli import main

if __name__ == "__main__":
    main()

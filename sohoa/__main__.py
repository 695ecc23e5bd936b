"""``python -m sohoa``: the command line."""

from sohoa.cli import main

if __name__ == "__main__":
    main()

"""The datasets we know, read from typed tables."""

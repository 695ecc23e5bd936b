"""The text as a tree of sections."""

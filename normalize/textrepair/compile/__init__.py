"""Compile the word statistics that text repair uses; run with ``python -m normalize.textrepair.compile``."""

"""Characters that nobody sees on paper: controls, zero-width and direction marks."""

from __future__ import annotations

import re

# All but tab, line feed and form feed, which part words and lines.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def drop_invisible(text: str) -> str:
    """Give a text without its invisible characters."""
    return _INVISIBLE.sub("", text)


def note_of_invisible(text: str) -> str:
    """Say which invisible characters a text holds, each once; empty when it holds none."""
    signs = sorted(set(_INVISIBLE.findall(text)))
    return (
        f"invisible characters were dropped: {', '.join(f'U+{ord(sign):04X}' for sign in signs)}"
        if signs
        else ""
    )

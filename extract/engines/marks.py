"""Marks over Vietnamese letters, and what poor print makes of them."""

from __future__ import annotations

import unicodedata

_ACUTE = "\u0301"


def may_have_lost_a_hook(text: str) -> bool:
    """Whether an acute stands over another mark, as a hook looks of which pixels are missing."""
    return any(_ACUTE in marks for marks in map(_marks, text) if len(marks) > 1)


def _marks(char: str) -> str:
    return unicodedata.normalize("NFD", char)[1:]

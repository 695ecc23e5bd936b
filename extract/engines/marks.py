"""Marks over Vietnamese letters, and what poor print makes of them."""

from __future__ import annotations

import unicodedata

_ACUTE, _HOOK = "\u0301", "\u0309"


def without_marks(text: str) -> str:
    """Take all marks off."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def fullness(text: str) -> int:
    """Rank readings that differ in marks: each letter with two marks counts, one with a hook double.

    Faint print loses the upper of two marks (``tuyến`` to ``tuyên``) far more often than one is
    made up: of 70 such slips on six scanned pages all but a few were losses. A hook over another
    mark becomes an acute (``tổng`` to ``tống``); of 12 such differences the hook was right in 12.
    """
    return sum(1 + (_HOOK in marks) for marks in map(_marks, text) if len(marks) > 1)


def may_have_lost_a_hook(text: str) -> bool:
    """Whether an acute stands over another mark, as a hook looks of which pixels are missing."""
    return any(_ACUTE in marks for marks in map(_marks, text) if len(marks) > 1)


def is_same_but_for_i(one: str, other: str) -> bool:
    """Whether two readings differ only in what stands over an i: its dot is taken for a hook (``Chỉ``)."""
    return one != other and _with_bare_i(one) == _with_bare_i(other)


def _with_bare_i(text: str) -> str:
    return "".join(bare if (bare := without_marks(char)) in {"i", "I"} else char for char in text)


def _marks(char: str) -> str:
    return unicodedata.normalize("NFD", char)[1:]

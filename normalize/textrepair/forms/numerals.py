"""Numbers written out in words: laws print digits, so the statistics know little of ``ba tỷ một trăm``."""

from __future__ import annotations

_ALWAYS = frozenset(("mười", "mươi", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "lăm", "mốt", "linh"))
_DIGITS = ("không", "một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín")
_OFTEN = frozenset((*_DIGITS, "lẻ"))
"""Words that mean something else as well (năm: year), unless they stand beside one of the others."""

NUMBER_WORDS = _ALWAYS | _OFTEN


def are_numerals(before: str, syllable: str) -> bool:
    """Tell whether two syllables in a row are part of a number."""
    return {before, syllable} <= NUMBER_WORDS and (before in _ALWAYS or syllable in _ALWAYS)

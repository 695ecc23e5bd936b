"""Names as strings of symbols whose plain edit distance is a distance weighted by OCR confusions.

Each letter becomes several symbols and its mark one more, the tone of a syllable one at its end.
So a lost or swapped diacritic is one edit, a look-alike letter two, another letter four, the
first consonant of a syllable five, and a number never passes for another. That keeps the whole
work inside rapidfuzz's Levenshtein distance.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from normalize.gazetteer.keys import syllables

LOOK_ALIKE = ("ijlt", "nuhm", "ceo", "gq", "vy", "rs", "fkx", "bd", "pa", "wz")
"""Groups of letters that recognizers take for each other in a serif face; the rest is for lack of any."""

_VOWELS = frozenset("aeiouy")
_CLASS = {letter: chr(0xE000 + 4 * n) for n, group in enumerate(LOOK_ALIKE) for letter in group}
_MEMBER = {letter: chr(0xE100 + 4 * n) for n, letter in enumerate("".join(LOOK_ALIKE))}


@lru_cache(maxsize=65536)
def expanded(name: str) -> str:
    """Expand a name for comparison; case, blanks, tone placement and y/i leave no trace."""
    return "".join(_expanded_syllable(syllable) for syllable in syllables(name))


@lru_cache(maxsize=16384)
def _expanded_syllable(syllable: str) -> str:
    signs: list[str] = []
    for position, sign in enumerate(unicodedata.normalize("NFD", syllable.replace("đ", "d\u0335"))):
        signs.append(_symbols(sign, first=position == 0))
    return "".join(signs)


def _symbols(sign: str, *, first: bool) -> str:
    if sign.isdigit() or sign == "#":
        return sign * 8
    if sign not in _CLASS:
        return sign
    kind, member = _CLASS[sign], _MEMBER[sign]
    symbols = kind + chr(ord(kind) + 1) + member + chr(ord(member) + 1)
    return symbols + kind if first and sign not in _VOWELS else symbols

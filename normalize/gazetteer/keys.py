"""The keys under which names are equal: up to tone placement, y/i and case; and without accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "’": "'", "‘": "'", "´": "'", "`": "'"})
_SIGNS = re.compile(r"[^0-9a-zà-ỹ]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
"""Numbers behind a name (Sơn Kim II is Sơn Kim 2); greater ones are none, vi is a syllable."""
_FINAL_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b|(?<=qu)y\b")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Fold what is spelled differently without being another name.

    Case, punctuation and blanks go (Ea H'Leo, EaHLeo), the tone moves to the end of its
    syllable (Thuỷ, Thủy), a final y after a consonant is i (Quý, Quí), Eth is Đ, 01 is 1, and so is a last I.
    """
    return "".join(syllables(text))


def syllables(text: str) -> tuple[str, ...]:
    """Give the folded syllables: letters with their marks, the tone as a sign at the end."""
    words = _SIGNS.sub(" ", unicodedata.normalize("NFC", text).translate(_ETH).lower()).split()
    if len(words) > 1:
        words[-1] = _ROMAN.get(words[-1], words[-1])
    return tuple(_folded_syllable(word) for word in words)


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """Fold and strip all accents; đ is d."""
    decomposed = unicodedata.normalize("NFD", folded(text).replace("đ", "d"))
    return "".join(sign for sign in decomposed if sign.isalnum())


@lru_cache(maxsize=65536)
def _folded_syllable(word: str) -> str:
    if word.isdigit():
        return f"#{int(word)}"
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(_TONE.findall(decomposed))
    bare = unicodedata.normalize("NFC", _TONE.sub("", decomposed))
    return unicodedata.normalize("NFC", _FINAL_Y.sub("i", bare)) + _TONE_SIGNS[tones[:1]]


_TONE_SIGNS = {"": "", "\u0300": "\\", "\u0301": "/", "\u0303": "~", "\u0309": "?", "\u0323": "."}

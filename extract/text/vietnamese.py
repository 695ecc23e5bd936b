"""How Vietnamese a text looks, by the shape of its syllables: no dictionary, no meaning.

Used to judge text layers and text encodings, never to change a text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = dict.fromkeys((0x0300, 0x0301, 0x0303, 0x0309, 0x0323))
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
_NUCLEI = (
    "uyê|uya|uây|uyu|oai|oay|oao|oeo|iêu|yêu|uôi|ươi|ươu|"
    "ia|iê|ya|yê|ua|uô|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oa|oă|oe|uâ|uê|uy|uơ|oo|"
    "[aăâeêiyoôơuư]"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{_NUCLEI})(?:ch|ng|nh|[cmnpt])?")
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[\u0300-\u036fđ]")


def words(text: str) -> list[str]:
    """Runs of letters in lower case, NFC."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=20000)
def is_syllable(word: str) -> bool:
    """Whether a lower-case word has the shape of one Vietnamese syllable."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def syllable_share(text: str) -> float:
    """Share of the words (of two letters and more) that are shaped like Vietnamese syllables, 0-1."""
    found = [word for word in words(text) if len(word) > 1]
    return sum(map(is_syllable, found)) / len(found) if found else 0.0


def accented_share(text: str) -> float:
    """Share of the words (of two letters and more) that carry a Vietnamese mark or đ, 0-1.

    About 0.75 in running Vietnamese text.
    """
    found = [word for word in words(text) if len(word) > 1]
    marked = [word for word in found if _ACCENTED.search(unicodedata.normalize("NFD", word))]
    return len(marked) / len(found) if found else 0.0

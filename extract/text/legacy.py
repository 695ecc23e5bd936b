"""Text of fonts in the old one-byte Vietnamese encodings (TCVN3, VNI) that was read as Latin-1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum

from extract.text.vietnamese import is_syllable, words

EVIDENCE = 0.7
"""Share of the telling words that must be syllables once decoded, before a text is held to be encoded."""


class Encoding(StrEnum):
    """How a text is encoded; UNICODE needs no decoding."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
# VNI writes a letter and then its marks as a letter of their own.
_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302",
    "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}
_VNI = re.compile(f"([aeouyôö])([{''.join(_MARKS)}])|[{''.join(_ALONE)}]", re.IGNORECASE)

# Fonts such as .VnTimeH show the codes of small letters as capitals.
_CAPITALS = re.compile(r"\.?Vn[^,-]*H(?:$|[,-])")


def decode(text: str, encoding: Encoding, font: str = "") -> str:
    """Give a text in Unicode; ``font`` is the name of its font, which tells a font of capitals."""
    if encoding is Encoding.TCVN3:
        found = _tcvn3(text)
        return found.upper() if _CAPITALS.match(font) else found
    return _vni(text) if encoding is Encoding.VNI else text


def is_old_font(font: str) -> bool:
    """Whether a font has the name of one with an old encoding: ``.VnTime``, ``VNI-Times``."""
    return _named(font) is not None


def in_unicode(text: str, font: str) -> str:
    """Give a text that a font of an old name shows; one that is Unicode all the same stays as it is."""
    encoding = _named(font)
    if encoding is None or (text.isascii() and not _CAPITALS.match(font)):
        return text
    codes = "".join(chr(ord(char) - 0xF000) if "\uf020" <= char <= "\uf0ff" else char for char in text)
    found = decode(codes, encoding, font)
    spoilt = all(map(is_syllable, words(codes))) and not all(map(is_syllable, words(found)))
    return text if spoilt or encoding_of([codes]) is Encoding.UNICODE else found


def _tcvn3(text: str) -> str:
    found = "".join(_TCVN3.get(char, char) for char in text)
    # Fonts of capitals (.VnTimeH) have the codes of small letters: capitals among them show which they are.
    plain = [char for char in text if char.isascii() and char.isalpha()]
    return found.upper() if len(plain) > 1 and all(char.isupper() for char in plain) else found


def _vni(text: str) -> str:
    def unicode(match: re.Match[str]) -> str:
        letter, mark = match.group(1), match.group(2)
        if mark is None:
            alone = match.group()
            return _cased(_ALONE[alone.lower()], alone)
        base = _cased(_ALONE.get(letter.lower(), letter.lower()), letter)
        return unicodedata.normalize("NFC", base + _MARKS[mark.lower()])

    return _VNI.sub(unicode, text)


def _cased(text: str, like: str) -> str:
    return text.upper() if like.isupper() else text


def encoding_of(texts: Sequence[str], hint: str = "") -> Encoding | None:
    """Tell how a block of text is encoded; None where nothing in it tells. ``hint`` is the name of its font.

    Only words tell that the old encodings would spell otherwise.
    """
    named = _named(hint)
    if named is not None:
        return named
    joined = " ".join(texts)
    best: tuple[int, Encoding] | None = None
    for encoding, spell in ((Encoding.TCVN3, _tcvn3), (Encoding.VNI, _vni)):
        gained = _gained(joined, spell)
        if gained > 0 and (best is None or gained > best[0]):
            best = (gained, encoding)
    if best is not None:
        return best[1]
    marked = [word for word in words(joined) if not word.isascii() and is_syllable(word)]
    proper = [word for word in marked if not set(word) <= set(_TCVN3) | set("abcdefghijklmnopqrstuvwxyz")]
    return Encoding.UNICODE if proper else None


def _named(font: str) -> Encoding | None:
    name = font.casefold().lstrip(".")
    if name.startswith("vni"):
        return Encoding.VNI
    return Encoding.TCVN3 if name.startswith("vn") else None


def _gained(text: str, spell: Callable[[str], str]) -> int:
    """How many more words of a text are Vietnamese syllables once decoded; 0 without good evidence."""
    pairs = [(word, spell(word)) for word in re.findall(r"[^\s\d.,;:()/\-]+", text)]
    # A raised figure or a soft hyphen alone is a letter of TCVN3, and a sign in any text.
    telling = [(raw, read) for raw, read in pairs if raw != read and re.search("[A-Za-z]", raw)]
    right = sum(_is_word(read) and not _is_word(raw) for raw, read in telling)
    wrong = sum(_is_word(raw) and not _is_word(read) for raw, read in telling)
    return right - wrong if right and right >= EVIDENCE * (right + wrong) else 0


def _is_word(text: str) -> bool:
    found = words(text)
    return (
        len(found) == 1 and len(found[0]) == len(unicodedata.normalize("NFC", text)) and is_syllable(found[0])
    )

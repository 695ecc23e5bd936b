"""Clean text as Unicode: one form per letter, no hidden characters, regular blanks; keys for matching.

``clean`` never changes what a person sees on paper: a misread diacritic is the business of
``normalize.textrepair``. Compatibility forms (NFKC) are left alone, superscripts carry meaning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_SHAPES = "\u0302\u0306\u031b"

# Fullwidth ASCII and Latin ligatures come from fonts and input methods, never from the paper.
_SAME_LETTER = {
    "Ð": "Đ",
    "ð": "đ",
    "Ɖ": "Đ",
    "ɖ": "đ",
    "Ǎ": "Ă",
    "ǎ": "ă",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_SAME_LETTER_TABLE = str.maketrans(_SAME_LETTER)

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")

_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухүһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιορυ",
    "ABESIJKMHOPCTYXaesijopcyxyhdqwABEZHIKMNOPTYXaiopu",
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_TOKEN = re.compile(r"[^\W\d_]+[\u0300-\u036f\w]*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

CAPITALS = "".join(
    chr(code) for code in range(0x41, 0x1EF9) if chr(code).isupper() and _LATIN.match(chr(code))
)
"""Every capital of the Latin script, for the character class of a pattern (``À-Ỹ`` holds small letters)."""

_COMPOSED = "".join(
    letter
    for letter in map(chr, range(0xC0, 0x1F00))
    if _LATIN.match(letter) and letter not in _SAME_LETTER and unicodedata.normalize("NFC", letter) == letter
)
_REGULAR = re.compile(f"[ -~–{_COMPOSED}]*")
"""Texts that cleaning leaves as they are, as nearly all are: printable ASCII, dashes, composed letters."""


_REMEMBERED = 8192
"""Words of a document come again and again; a plan has some 2,000 of them."""


@lru_cache(maxsize=_REMEMBERED)
def clean_letters(text: str) -> str:
    """Bring a text to NFC with Vietnamese letters: Eth to Đ, no hidden or look-alike characters."""
    if _REGULAR.fullmatch(text):
        return text
    text = _SURROGATE.sub("\ufffd", _HIDDEN.sub("", text)).translate(_SAME_LETTER_TABLE)
    return unicodedata.normalize("NFC", _replace_look_alikes(_order_marks(text)))


def _order_marks(text: str) -> str:
    """Compose letters whose tone was typed before their circumflex or breve (``é`` + ``◌̂``)."""
    composed = unicodedata.normalize("NFC", text)
    if not any(shape in composed for shape in _SHAPES):
        return composed
    apart = unicodedata.normalize("NFD", composed)
    return unicodedata.normalize("NFC", re.sub(f"([{_TONES}]+)([{_SHAPES}]+)", r"\2\1", apart))


def _replace_look_alikes(text: str) -> str:
    """Replace Cyrillic and Greek letters inside Latin words, and words made of look-alikes alone.

    A word with a letter that looks like no Latin one is really foreign and stays.
    """
    if not _FOREIGN.search(text):
        return text
    return _TOKEN.sub(_latin_token, text)


def _latin_token(match: re.Match[str]) -> str:
    token = match[0]
    if not _FOREIGN.search(token):
        return token
    candidate = token.translate(_LOOK_ALIKE)
    whole_word = len(token) > 1 or not token.islower()
    mixed = _LATIN.search(token) is not None
    return candidate if not _FOREIGN.search(candidate) and (mixed or whole_word) else token


_LINE_END_HYPHEN = re.compile(r"(?<=\w)([-–])[^\S\n]*\n\s*")
_BLANKS = re.compile(r"\s+")
_BEFORE_CLOSING = re.compile(r"(?<=[\w%)\]”’\"]) +(?=[,;:!?)\]”](?!\w)|\.(?:\s|$|/\.))")
_BEFORE_COMMA_LETTER = re.compile(r"(?<=[^\W\d_]) +(?=[,;][^\W\d_])")
_AFTER_OPENING = re.compile(r"(?<=[(\[“]) +")
_MISSING_AFTER = re.compile(r"(?<=[\w%)\]”])([,;])(?=[^\W\d_])")
_SPACED_MARK = re.compile(r"[,;:!?.()\[\]“”]")
"""The marks around which the patterns above look for blanks; a text without one keeps all of its own."""
_MISSING_BEFORE_BRACKET = re.compile(r"(?<=[^\W\d_])\((?=[^\W\d_]{2})")


def join_broken_lines(text: str) -> str:
    """Join printed lines by blanks; a line ending in a glued hyphen goes on without (``QĐ-`` ``TTg``).

    Vietnamese does not hyphenate for line breaking: the hyphen belongs to the word and stays.
    """
    if "\n" in text:
        text = _LINE_END_HYPHEN.sub(r"\1", text)
    return " ".join(text.split())


def clean_spacing(text: str) -> str:
    """Give single blanks, none before closing and after opening marks, one after a comma before a word.

    Commas between digits, dots and slashes are left: they may be decimals, codes or dates.
    """
    text = join_broken_lines(text)
    if not _SPACED_MARK.search(text):
        return text
    text = _BEFORE_CLOSING.sub("", text)
    text = _BEFORE_COMMA_LETTER.sub("", text)
    text = _AFTER_OPENING.sub("", text)
    text = _MISSING_AFTER.sub(r"\1 ", text)
    return _MISSING_BEFORE_BRACKET.sub(" (", text)


def clean(text: str) -> str:
    """Clean one paragraph or cell: letters and spacing. Idempotent; line breaks become blanks."""
    if text.isdecimal() and text.isascii():
        return text
    return _clean_cell(text) if len(text) <= _LONGEST_CELL else clean_spacing(clean_letters(text))


@lru_cache(maxsize=1 << 14)
def clean_typed(text: str) -> str:
    """Clean a cell that no recognizer read: letters and blanks, but no spacing that a typist chose."""
    return join_broken_lines(clean_letters(text))


_LONGEST_CELL = 200
"""Letters of texts that are remembered: cells and titles are asked for by each step that looks at them."""


@lru_cache(maxsize=1 << 14)
def _clean_cell(text: str) -> str:
    return clean_spacing(clean_letters(text))


def _tone_placements() -> dict[str, str]:
    """Map old tone placement to new in both cases: òa → oà, óe → oé, ủy → uỷ."""
    placements = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for one, other in product((first, first.upper()), (second, second.upper())):
                old = unicodedata.normalize("NFC", one + tone) + other
                placements[old] = one + unicodedata.normalize("NFC", other + tone)
    return placements


_NEW_PLACEMENT = _tone_placements()
_OLD_PLACEMENT = re.compile("[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]")
_Y_SYLLABLE = re.compile(r"\b(qu|[bcdđghklmnprstvx]|[cknpt]h)?([yỳýỷỹỵ])\b")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def fold_tones(text: str) -> str:
    """Write tones in the new placement (``Hòa`` → ``Hoà``, ``THỦY`` → ``THUỶ``); case is kept."""
    text = unicodedata.normalize("NFC", text)
    return _OLD_PLACEMENT.sub(lambda match: _NEW_PLACEMENT[match[0]], text)


_NEW_OPEN = re.compile(r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_TO_OLD = {new: old for old, new in _NEW_PLACEMENT.items()}


def unfold_tones(text: str) -> str:
    """Write tones in the old placement (``Hoà`` → ``Hòa``), which differs in open syllables alone."""
    text = unicodedata.normalize("NFC", text)
    return _NEW_OPEN.sub(lambda match: _TO_OLD[match[0]], text)


def fold_key(text: str) -> str:
    """Make the key under which spellings of one name are equal: tone placement, Đ/Ð, y/i, case, blanks.

    Only a whole-syllable vowel y is folded (``Mỹ``, ``Quý``, ``ý``), never the y of ``thủy`` or ``tây``.
    """
    folded = fold_tones(clean_letters(text)).lower()
    folded = _Y_SYLLABLE.sub(lambda match: (match[1] or "") + match[2].translate(_Y_TO_I), folded)
    return _BLANKS.sub(" ", folded).strip()


def _bare_letters() -> dict[int, str | None]:
    """Map every accented Latin letter to its base, combining marks to nothing."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))
        if len(base) > 1:
            table[code] = base[0]
    return table | {ord(letter): "D" for letter in "ĐÐƉ"} | {ord(letter): "d" for letter in "đðɖ"}


_BARE_LETTERS = _bare_letters()


def strip_accents(text: str) -> str:
    """Strip every Vietnamese diacritic, đ included: ``Đình Lập`` → ``Dinh Lap``; case is kept."""
    return unicodedata.normalize("NFC", text).translate(_BARE_LETTERS)

"""The words of a page's text layer, with their boxes and font weights."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils.text import extract_words

from extract.invisible import drop_invisible
from extract.model import Box, Word

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
# Two letters further apart than this share of their size belong to two words.
_GAP = 0.15
_SETTINGS: dict[str, Any] = {
    "x_tolerance_ratio": _GAP,
    "y_tolerance": 2,
    "use_text_flow": False,
    "keep_blank_chars": False,
    "expand_ligatures": True,
    "return_chars": True,
    "extra_attrs": ["upright"],
}


SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page: upright running text, words in red ink (stamps), words set at an angle."""

    text: list[Word]
    stamped: list[Word]
    turned: list[Word]


def page_words(page: Any) -> PageWords:
    """Give the words of a pdfplumber page, sorted by what they belong to."""
    words = PageWords([], [], [])
    for found in page.extract_words(**_SETTINGS):
        text = _text(found)
        if text:
            stamped = all(map(_is_red, found["chars"]))
            kind = words.turned if not found["upright"] else words.stamped if stamped else words.text
            kind.append(_word(found, text))
    return words


def words_of(chars: Sequence[dict[str, Any]]) -> list[Word]:
    """Gather pdfplumber characters into words."""
    found = extract_words(list(chars), **_SETTINGS)
    texts = ((item, _text(item)) for item in found)
    return [_word(item, text) for item, text in texts if text]


def _text(found: dict[str, Any]) -> str:
    # A soft hyphen that has a glyph of its own is how many fonts write the plain one.
    return unicodedata.normalize("NFC", drop_invisible(found["text"].replace(SOFT_HYPHEN, "-"))).strip()


def _is_red(char: dict[str, Any]) -> bool:
    """Whether a character is set in the red of seals and stamps."""
    colour = char.get("non_stroking_color")
    if not isinstance(colour, tuple | list) or len(colour) != 3:
        return False
    red, green, blue = (float(part) for part in colour)
    return red > 0.5 and red - max(green, blue) > 0.3


def _word(found: dict[str, Any], text: str) -> Word:
    letters = [char for char in found["chars"] if char["text"].isalnum()] or found["chars"]
    return Word(
        text,
        Box(float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"])),
        bold=_mostly(letters, _BOLD),
        italic=_mostly(letters, _ITALIC),
    )


def _mostly(chars: list[dict[str, Any]], style: re.Pattern[str]) -> bool:
    # An embedded subset is named ABCDEF+Font: six random letters that may spell anything.
    names = [str(char.get("fontname", "")).split("+")[-1] for char in chars]
    return 2 * sum(style.search(name) is not None for name in names) > len(names)

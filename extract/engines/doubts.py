"""Whether a read line is doubtful and has to be read another way."""

from __future__ import annotations

import re

from extract.engines.bands import Band
from extract.engines.base import TextLine
from extract.engines.marks import may_have_lost_a_hook

SURE = 0.9
"""A word less sure than this is read again: of those above 1 in 50 is wrong, of those below 1 in 4."""

FEW_GLYPHS = 2
"""So few characters on a line give the recognizer no context: they are always read twice."""

SHORT = 6
"""Words of capitals with fewer letters are abbreviations."""

FEW_CAPITALS = 4
"""With more words of capitals a line is a heading: its short words are no abbreviations."""


def has_doubts(line: TextLine, band: Band, is_poor: bool = False) -> bool:
    """Whether a line has to be read again; where print is poor marks are doubted, too."""
    if len(band.glyphs) <= FEW_GLYPHS:
        return True
    capitals = sum(word.text.isupper() and len(word.text) > 1 for word in line.words)
    return any(
        word.confidence < SURE
        or (capitals <= FEW_CAPITALS and is_abbreviation(word.text))
        or (is_poor and may_have_lost_a_hook(word.text))
        for word in line.words
    )


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviation of capitals, such as ``BCĐ``."""
    letters = re.sub(r"[\W\d_]", "", word)
    return 1 < len(letters) < SHORT and letters.isupper()

"""Points that a recognizer drops or adds: what stands there then is no punctuation of Vietnamese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from normalize.textrepair.model import WordDoubt

_TWO_POINTS = re.compile(r"(?<!\.)\.\.(?!\.)")
# Three letters before it and two after it: neither abbreviations (TP., tr.) nor list labels (a.) count.
_STOP = re.compile(r"(?P<before>[^\W\d_]{3})(?P<stop>[”\"’)]?\.)\s+(?P<after>[^\W\d_]{2})")


_ABBREVIATION = re.compile(r"(?<![\w&.-])(?P<letters>[A-ZĐ]{1,3})(?P<mark>[.,]?)(?=\s+[A-ZĐÂÊÔƠƯỦ][^\W\d_])")


def stopped_abbreviations(texts: Iterable[str]) -> frozenset[str]:
    """Give the short abbreviations that a document writes with a point (TT., TP.) as a rule."""
    written = Counter(
        found.group("letters", "mark") for text in texts for found in _ABBREVIATION.finditer(text)
    )
    return frozenset(
        letters
        for (letters, mark), count in written.items()
        if mark == "." and count >= written[letters, ","] and count > written[letters, ""]
    )


def punctuation_doubts(text: str, stopped: frozenset[str] = frozenset()) -> Iterator[WordDoubt]:
    """Yield a doubt for two points in a row, for a full stop in the middle of a sentence, and for a
    comma after an abbreviation that is written with a point.
    """
    for found in _ABBREVIATION.finditer(text):
        if found["mark"] == "," and found["letters"] in stopped:
            suggestion = f"{found['letters']}."
            yield WordDoubt(found.start(), found.end(), found[0], suggestion, 0.0, "punctuation")
    for found in _TWO_POINTS.finditer(text):
        yield WordDoubt(found.start(), found.end(), found[0], "...", 0.0, "punctuation")
    for found in _STOP.finditer(text):
        if found["before"].islower() and found["after"].islower():
            yield WordDoubt(found.start("stop"), found.end("stop"), found["stop"], "", 0.0, "punctuation")

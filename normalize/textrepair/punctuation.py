"""Points that a recognizer drops or adds: what stands there then is no punctuation of Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.textrepair.model import Doubt

_TWO_POINTS = re.compile(r"(?<!\.)\.\.(?!\.)")
# Three letters before it and two after it: neither abbreviations (TP., tr.) nor list labels (a.) count.
_STOP = re.compile(r"(?P<before>[^\W\d_]{3})(?P<stop>[”\"’)]?\.)\s+(?P<after>[^\W\d_]{2})")


def punctuation_doubts(text: str) -> Iterator[Doubt]:
    """Yield a doubt for two points in a row, and for a full stop in the middle of a sentence."""
    for found in _TWO_POINTS.finditer(text):
        yield Doubt(found.start(), found.end(), found[0], "...", 0.0, "punctuation")
    for found in _STOP.finditer(text):
        if found["before"].islower() and found["after"].islower():
            yield Doubt(found.start("stop"), found.end("stop"), found["stop"], "", 0.0, "punctuation")

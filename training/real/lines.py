"""Lines of real scans made ready for training; documents that are held out are refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.engines.base import Gray
from extract.engines.reading.prepare import Finish, prepare
from training.prints.damage import Chance
from training.real.documents import held_out
from training.real.scans import ScannedLine

LEAST_HEIGHT = 0.8
"""Lines lower than so much of 12 points (``năm``, a dash) are cut by the recognizer in a way of its own."""


class HeldOutError(ValueError):
    """A line of a document that nothing may be trained on."""


MOST_CHANGED = 0.15
"""Lines read so differently from their truth hold handwriting or a seal that the truth leaves out."""


def real_lines(lines: Iterable[tuple[ScannedLine, str]], chance: Chance) -> Iterator[tuple[Gray, str]]:
    """Give lines with their texts, prepared as for reading; raises HeldOutError."""
    barred = held_out()
    for line, text in lines:
        if line.document in barred:
            raise HeldOutError(line.document)
        is_whole = line.image.shape[0] >= LEAST_HEIGHT * line.dpi * 12 / 72
        if is_whole and text and Levenshtein.distance(text, line.read) <= 1 + MOST_CHANGED * len(text):
            yield _prepared(line, chance), text


def _prepared(line: ScannedLine, chance: Chance) -> Gray:
    finish, dpi = (Finish.SMOOTH, 250) if chance.random() < 0.8 else (Finish.BINARY, 280)
    prepared = prepare(line.image, line.dpi, finish, dpi * float(chance.uniform(0.94, 1.06)))
    height, width = prepared.image.shape
    over, under = (prepared.padding - int(chance.integers(0, 6)) for _ in range(2))
    left, right = (prepared.padding - int(chance.integers(0, 10)) for _ in range(2))
    return np.ascontiguousarray(prepared.image[over : height - under, left : width - right])

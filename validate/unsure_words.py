"""Words that a person must look at: hardly read, and not borne out by the words beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.model import Box, Document, Line, Place, Word
from normalize.textrepair.statistics import Statistics, load_statistics
from normalize.unicode import fold_tones
from validate.strangeness import is_strange

UNSURE = 0.8
"""Confidence of a settled word below which it is doubted: of those below 2 in 5 are wrong, above 1 in 30."""

SURE_OF_ANYTHING = 0.95
"""Confidence from which even what looks like no Vietnamese stands as it was read."""

MARGIN = 20.0
"""So many times likelier beside its neighbours than any other reading a word must be to stand undoubted."""

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class UnsureWord:
    """A doubtful word, where it stands, and the other ways in which its ink was read, best first."""

    text: str
    box: Box
    confidence: float
    readings: tuple[str, ...]


class UnsureWords:
    """The doubtful words of a document, by place."""

    def __init__(self, document: Document) -> None:
        self._pages: dict[int | None, list[UnsureWord]] = defaultdict(list)
        statistics = load_statistics()
        for line in (line for block in document.blocks for line in block.lines):
            self._pages[line.place.page] += _unsure(line, statistics)

    def inside(self, place: Place) -> tuple[UnsureWord, ...]:
        """Give those whose middle lies in a place, the least sure first."""
        box = place.box
        if box is None:
            return ()
        found = (word for word in self._pages[place.page] if _holds(box, word.box))
        return tuple(sorted(found, key=lambda word: word.confidence))


def _unsure(line: Line, statistics: Statistics) -> Iterator[UnsureWord]:
    """Give the doubtful words of a line; those that stand side by side have one cause and are one."""
    doubts = (at for at, word in enumerate(line.words) if word.box and _is_unsure(line.words, at, statistics))
    for _, run in groupby(enumerate(doubts), key=lambda pair: pair[1] - pair[0]):
        words = [line.words[at] for _, at in run]
        boxes = [word.box for word in words if word.box]
        text = " ".join(word.text for word in words)
        readings = (one.text for word in words for one in word.alternatives if one.text not in text)
        least = min(word.confidence or 0.0 for word in words)
        yield UnsureWord(text, _around(boxes), least, tuple(dict.fromkeys(readings)))


def _is_unsure(words: Sequence[Word], at: int, statistics: Statistics) -> bool:
    word = words[at]
    if word.confidence is None or word.confidence >= SURE_OF_ANYTHING:
        return False
    if not any(map(str.isalnum, word.text + "".join(one.text for one in word.alternatives))):
        return False  # a dash or another: no value hangs on it
    if any(len(run) > 1 and is_strange(run) for run in _LETTERS.findall(word.text)):
        return True
    return word.confidence < UNSURE and not is_borne_out(words, at, statistics)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def is_borne_out(words: Sequence[Word], at: int, statistics: Statistics) -> bool:
    """Whether a word is known to stand beside a neighbour, and its other readings are far less likely to."""
    neighbours = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    before, after = (_syllable(side[0].text) if side else "" for side in neighbours)
    syllable = _syllable(words[at].text)
    if not syllable or not (
        statistics.is_attested(before, syllable) or statistics.is_attested(syllable, after)
    ):
        return False

    def likelihood(one: str) -> float:
        ahead = statistics.following(before, one) if before else statistics.start(one)
        return ahead * (statistics.following(one, after) if after else 1.0)

    others = {_syllable(one.text) for one in words[at].alternatives} - {"", syllable}
    return all(likelihood(syllable) >= MARGIN * likelihood(other) for other in others)


def _syllable(text: str) -> str:
    """The one run of letters of a word as the statistics count it; empty where there are more or digits."""
    runs = _LETTERS.findall(text)
    is_alone = len(runs) == 1 and not any(map(str.isdigit, text))
    return fold_tones(runs[0].lower()) if is_alone else ""


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1

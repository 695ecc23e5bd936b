"""What else was read where a word of a text stands: by the recognizer another time, or by a second one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.model import Reading, Word
from normalize.textrepair.model import Opinions

_LETTERS = re.compile(r"[^\W\d_]+")


def opinions_on(text: str, words: Iterable[Word]) -> Opinions:
    """Give the other readings of the words of a text, which stand in it in this order."""
    found = dict(_placed(text, words))

    def opinions(start: int, end: int) -> tuple[Reading, ...]:
        return found.get((start, end), ())

    return opinions


def _placed(text: str, words: Iterable[Word]) -> Iterator[tuple[tuple[int, int], tuple[Reading, ...]]]:
    """Give the readings of one run of letters with the place of that run."""
    at = 0
    for word in words:
        start = text.find(word.text, at)
        if start < 0:  # cleaned away, or joined to another
            continue
        at = start + len(word.text)
        own = list(_LETTERS.finditer(word.text))
        if len(own) == 1 and word.alternatives:
            letters = ((one, _LETTERS.findall(one.text)) for one in word.alternatives if not one.was_replaced)
            others = tuple(replace(one, text=found[0]) for one, found in letters if len(found) == 1)
            yield (start + own[0].start(), start + own[0].end()), others

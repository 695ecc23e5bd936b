"""What a second recognizer reads otherwise, by place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.model import SECOND_OPINION, Word
from normalize.textrepair.model import Opinions

_LETTERS = re.compile(r"[^\W\d_]+")


def opinions_on(text: str, words: Iterable[Word]) -> Opinions:
    """Give the opinions on the words of a text, which stand in it in this order."""
    found = dict(_placed(text, words))

    def opinion(start: int, end: int) -> str:
        return found.get((start, end), "")

    return opinion


def _placed(text: str, words: Iterable[Word]) -> Iterator[tuple[tuple[int, int], str]]:
    """Give each opinion about one run of letters with the place of that run."""
    at = 0
    for word in words:
        start = text.find(word.text, at)
        if start < 0:  # cleaned away, or joined to another
            continue
        at = start + len(word.text)
        own = list(_LETTERS.finditer(word.text))
        others = [_LETTERS.findall(one.text) for one in word.alternatives if one.source == SECOND_OPINION]
        if len(own) == 1 and others and len(others[0]) == 1:
            yield (start + own[0].start(), start + own[0].end()), others[0][0]

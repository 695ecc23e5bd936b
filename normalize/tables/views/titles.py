"""What the heads of columns name: words of a lexicon, found in titles that recognition may have spoiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from normalize.context import Context
from normalize.lexicon import Concept, Hit, Lexicon
from normalize.tables.model import Column, TypedTable
from normalize.textrepair.syllables import is_syllable
from normalize.typed import is_typed
from normalize.unicode import clean, strip_accents

_WORD = re.compile(r"[^\W\d_]+")

_SHORTEST_MENDED = 4
"""Letters of a word that is mended: shorter ones are near to too many others."""

Titles = Mapping[int, tuple[str, ...]]
"""The titles of each column, by its number, from the top level down."""


def read_titles(context: Context, table: TypedTable) -> Titles:
    """Give the titles of all columns, repaired where they were recognized."""
    return {column.number: tuple(_texts(context, column)) for column in table.columns}


def _texts(context: Context, column: Column) -> Sequence[str]:
    return [
        clean(cell.text)
        if is_typed(cell.lines)
        else context.repairer.repair(clean(cell.text), cell.alternatives).text
        for cell in column.titles
    ]


def concept_of(titles: Sequence[str], lexicon: Lexicon) -> Concept | None:
    """Give what the lowest title that says something names; of several in one title the first.

    A title that is a phrase of the lexicon as a whole names that alone.
    """
    for title in reversed(titles):
        mended = mend(title, lexicon)
        whole = lexicon.match(mended)
        hits = [whole] if whole else [hit.concept for hit in lexicon.find(mended) if not _alone(hit)]
        if hits:
            return hits[0]
    return None


@cache
def names_in(title: str, lexicon: str) -> frozenset[str]:
    """Name all concepts of a lexicon that a title names."""
    known = Lexicon.load(lexicon)
    return frozenset(hit.concept.name for hit in known.find(mend(title, known)))


def _alone(hit: Hit) -> bool:
    return bool(hit.concept.get("alone", False))


def mend(title: str, lexicon: Lexicon) -> str:
    """Write a word that is no Vietnamese syllable as the one word of a lexicon that it misses by a letter."""
    return _WORD.sub(lambda word: _mended(word[0], lexicon), title)


@cache
def _mended(word: str, lexicon: Lexicon) -> str:
    bare = strip_accents(word).lower()
    if len(bare) < _SHORTEST_MENDED or is_syllable(word.lower()):
        return word
    near = {
        known
        for known in _vocabulary(lexicon)
        if Levenshtein.distance(bare, strip_accents(known), score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else word


@cache
def _vocabulary(lexicon: Lexicon) -> frozenset[str]:
    phrases = (phrase for concept in lexicon.concepts.values() for phrase in concept.words)
    words = (word.lower() for phrase in phrases for word in _WORD.findall(phrase))
    return frozenset(word for word in words if len(word) >= _SHORTEST_MENDED)

"""What the heads of columns name: words of a lexicon, found in titles that recognition may have spoiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from normalize.context import Context
from normalize.lexicon import Concept, Hit, Lexicon
from normalize.tables.model import Column, TypedTable
from normalize.text_origin import is_from_text_layer
from normalize.textrepair.forms.syllables import is_syllable
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
        if is_from_text_layer(cell.lines)
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
    """Write words as a lexicon spells them: with other marks, or a letter off where they are no syllable.

    ``Cơ quan phôi họp`` is ``Cơ quan phối hợp``; phrases alone are found so, as one word may be another.
    """
    return _WORD.sub(lambda word: _mended(word[0], lexicon), title)


@cache
def _mended(word: str, lexicon: Lexicon) -> str:
    known, bare = _vocabulary(lexicon), strip_accents(word).lower()
    if word.lower() in known:
        return word
    same = {other for other, own in known.items() if own == bare}
    if same or len(bare) < _SHORTEST_MENDED or is_syllable(word.lower()):
        return same.pop() if len(same) == 1 else word
    near = {other for other, own in known.items() if _is_near(bare, own)}
    return near.pop() if len(near) == 1 else word


def _is_near(bare: str, own: str) -> bool:
    return len(own) >= _SHORTEST_MENDED and Levenshtein.distance(bare, own, score_cutoff=1) <= 1


@cache
def _vocabulary(lexicon: Lexicon) -> Mapping[str, str]:
    """Give the words of a lexicon's phrases of several words with their bare letters."""
    phrases = [
        _WORD.findall(phrase.lower()) for concept in lexicon.concepts.values() for phrase in concept.words
    ]
    return {word: strip_accents(word) for words in phrases if len(words) > 1 for word in words}

"""Phrases of plans and the concepts they name, read from the commented files in ``data/``.

A file is TOML, one table a concept; ``words`` holds its phrases with their accents, ``words_of`` names
concepts of other files whose phrases are its own too (``agency_roles.leads``), every other key is an
attribute for the code that uses the concept::

    [million_dong]
    words = ["triệu đồng", "tr.đ", "trđ"]
    unit = "triệu đồng"

**How a lost accent is forgiven** (the one rule for the whole house): recognizers lose marks and seldom
invent them. A printed phrase names a concept when each of its letters is the lexicon's or that letter with
marks lost (``luy kê`` is ``lũy kế``; ``lụy kế`` is not), unless

- the bare phrase is that of another phrase of the same file (``chỉ``, ``chi``), or
- the phrase is one word of at most three letters (``bỏ``, ``quý``): too many words are like it.

Case, tone placement (``hoà``, ``hòa``), y/i of a whole syllable and blanks never matter.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from normalize.unicode import fold_key, strip_accents

_WORD = re.compile(r"\d+|[^\W\d_]+|[%‰]|[^\w\s]")
"""Figures, letters (``km²`` is one word, ``410m`` two), a sign of per cent, or one other sign."""

_LETTERS_OR_FIGURES = re.compile(r"\d+|[^\W\d_]+")

_LONGEST_UNFORGIVEN = 3
"""Letters of a lone word that forgives no accent: without marks nearly every Vietnamese syllable that short
is another one as well (``quy``: quý, quỹ, quy)."""


@dataclass(frozen=True)
class Concept:
    """A thing that phrases name: its name in the file, its phrases, and its attributes."""

    name: str
    words: tuple[str, ...]
    attributes: Mapping[str, Any]

    def get(self, attribute: str, default: Any = "") -> Any:
        """Give an attribute, or the default where the concept has none."""
        return self.attributes.get(attribute, default)


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept named in a text from ``start`` to ``end`` (NFC offsets).

    ``phrase`` is how the lexicon spells it; ``forgiven``: accents were lost.
    """

    concept: Concept
    start: int
    end: int
    phrase: str = ""
    forgiven: bool = False


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text cut into words: where each stands, its key and its bare letters; see ``spell``."""

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    bare: tuple[str, ...]

    def index_at(self, offset: int) -> int:
        """Give the index of the first word that begins at an offset or behind it."""
        return bisect_left(self.spans, (offset, 0))


@lru_cache(maxsize=1024)
def spell(text: str) -> Spelled:
    """Cut a text into the words that lexicons look up; keep it where several ask about one text."""
    found = list(_WORD.finditer(unicodedata.normalize("NFC", text)))
    keys = tuple([_key(word[0]) for word in found])
    return Spelled(text, tuple([word.span() for word in found]), keys, tuple([_bare(key) for key in keys]))


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    return fold_key(word)


@lru_cache(maxsize=16384)
def _bare(key: str) -> str:
    return strip_accents(key)


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: Concept
    words: str
    key: tuple[str, ...]


class Lexicon:
    """The concepts of one file, found in texts by their phrases, the longest first."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self.concepts: Mapping[str, Concept] = {concept.name: concept for concept in concepts}
        self._by_bare: dict[tuple[str, ...], list[_Phrase]] = {}
        self._longest: dict[str, int] = {}
        for concept in concepts:
            for words in concept.words:
                self._add(concept, words)

    @classmethod
    @cache
    def load(cls, name: str) -> Lexicon:
        """Load ``data/NAME.toml``, once a process; raises ValueError for a table without words."""
        text = (files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8")
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> Lexicon:
        """Read a lexicon from TOML text."""
        concepts = []
        for name, table in tomllib.loads(text).items():
            words = table.pop("words", [])
            for shared in table.pop("words_of", []):
                file, _, concept = shared.partition(".")
                words += cls.load(file)[concept].words
            if not words:
                raise ValueError(f"lexicon: [{name}] has no words")
            concepts.append(Concept(name, tuple(words), table))
        return cls(concepts)

    def __getitem__(self, name: str) -> Concept:
        return self.concepts[name]

    def find(self, text: str) -> tuple[Hit, ...]:
        """Give the concepts named in a text from left to right, the longest at each place."""
        return tuple(self._walk(spell(text)))

    def at(self, spelled: Spelled, index: int) -> Hit | None:
        """Give the longest concept that a text names from the word at an index on."""
        if index >= len(spelled.bare):
            return None
        for length in range(min(self._longest.get(spelled.bare[index], 0), len(spelled.bare) - index), 0, -1):
            found = self._named(spelled.keys[index : index + length], spelled.bare[index : index + length])
            if found:
                phrase, forgiven = found
                start, end = spelled.spans[index][0], spelled.spans[index + length - 1][1]
                return Hit(phrase.concept, start, end, phrase.words, forgiven)
        return None

    def opening(self, text: str) -> Hit | None:
        """Give the longest concept that a text begins with; None where it begins with something else."""
        text = unicodedata.normalize("NFC", text)
        return self.at(spell(text), 0) if self._may_begin(_WORD.match(text)) else None

    def match(self, text: str) -> Concept | None:
        """Give the concept that a text names as a whole; marks around it are ignored."""
        if not self._may_begin(_LETTERS_OR_FIGURES.search(unicodedata.normalize("NFC", text))):
            return None
        spelled = spell(text)
        start, end = 0, len(spelled.keys)
        while start < end and not spelled.keys[start].isalnum():
            start += 1
        while start < end and not (spelled.keys[end - 1].isalnum() or spelled.keys[end - 1] in "%‰"):
            end -= 1
        found = self._named(spelled.keys[start:end], spelled.bare[start:end])
        return found[0].concept if found else None

    def _may_begin(self, word: re.Match[str] | None) -> bool:
        """Say whether some phrase begins with a word: most texts are told by their first, uncut."""
        return word is not None and _bare(_key(word[0])) in self._longest

    def _add(self, concept: Concept, words: str) -> None:
        key = tuple(map(_key, _WORD.findall(unicodedata.normalize("NFC", words))))
        bare = tuple(map(_bare, key))
        self._by_bare.setdefault(bare, []).append(_Phrase(concept, words, key))
        self._longest[bare[0]] = max(len(bare), self._longest.get(bare[0], 0))

    def _walk(self, spelled: Spelled) -> Iterator[Hit]:
        index = 0
        while index < len(spelled.bare):
            hit = self.at(spelled, index) if spelled.bare[index] in self._longest else None
            if hit:
                yield hit
            index = spelled.index_at(hit.end) if hit else index + 1

    def _named(self, keys: tuple[str, ...], bare: tuple[str, ...]) -> tuple[_Phrase, bool] | None:
        """Give the phrase that words spell, and whether accents had to be forgiven for it."""
        phrases = self._by_bare.get(bare, ())
        for phrase in phrases:
            if phrase.key == keys:
                return phrase, False
        is_shared = len({phrase.key for phrase in phrases}) > 1
        if is_shared or (len(bare) == 1 and len(bare[0]) <= _LONGEST_UNFORGIVEN):
            return None
        for phrase in phrases:
            if all(_only_lost(one, known) for one, known in zip(keys, phrase.key, strict=True)):
                return phrase, True
        return None


def _only_lost(printed: str, known: str) -> bool:
    """Say whether a printed word is the known one with marks lost and none added."""
    one, other = _marked(printed), _marked(known)
    return len(one) == len(other) and all(
        letter == letter_known and marks <= marks_known
        for (letter, marks), (letter_known, marks_known) in zip(one, other, strict=True)
    )


def _marked(word: str) -> list[tuple[str, frozenset[str]]]:
    """Give the letters of a word with their marks; the bar of đ counts as one."""
    return [
        ("d", frozenset("đ")) if letter == "đ" else (letters[0], frozenset(letters[1:]))
        for letter in word
        for letters in [unicodedata.normalize("NFD", letter)]
    ]

"""Split a text into words and tell which of them may be repaired: names, codes and numbers are left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from normalize.lexicon import Lexicon
from normalize.textrepair.forms.syllables import is_syllable
from normalize.unicode import fold_tones

_CHUNK = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.:;!?,()“”\"/…\[\]]|[-–+]")
_INNER_MARK = re.compile(r"[^\W_][-/&.][^\W_]")
_ADDRESS = re.compile(r"@|://|www\.|\w\.\w+\.\w|\.(?:vn|com|org|net)\b")
_SENTENCE_END = re.compile(r"[.:;!?…“\"]\s*$|^[\s\-–+*•(“\"]*$")
_SYMBOL = re.compile(r"[(“\"]*\d+/(?:\d{4}/)?[^\W\d_]{2}[^\W\d_]*(?:[-/&][^\W\d_]+)+[)”\".,;:]*")
"""The number of a document with its symbol: ``12/QĐ-UBND``, ``12/2015/NĐ-CP``."""

_UNITS = frozenset(("km", "ha", "kg", "kw", "kv", "cm", "mm", "tr", "vn"))
_PLACE_WORDS = """xã phường thị trấn huyện quận tỉnh tp thôn bản xóm làng khối tổ ấp phố tt h tx
đường sông suối đèo ông bà"""
_BEFORE_NAMES = frozenset(_PLACE_WORDS.split())


class WordKind(StrEnum):
    """What a word is to the repairer.

    CAPITAL stands alone in a sentence, NAME in a run of capitals; COUNTED is a unit right behind a figure.
    """

    TEXT = "text"
    COUNTED = "counted"
    CAPITAL = "capital"
    NAME = "name"
    ABBREVIATION = "abbreviation"
    FIXED = "fixed"

    @property
    def is_common(self) -> bool:
        """Whether the statistics of Vietnamese know words of this kind."""
        return self in (WordKind.TEXT, WordKind.COUNTED)


@dataclass(frozen=True, slots=True)
class WordAt:
    """A run of letters in the text; ``key`` is it in lower case with new tone placement.

    ``joined`` tells that only a blank stands between it and the word before.
    """

    start: int
    end: int
    printed: str
    key: str
    kind: WordKind
    joined: bool


@lru_cache(maxsize=4096)
def split_words(text: str) -> tuple[WordAt, ...]:
    """Find all words of a text (NFC) in order, each with its kind. Texts come several times."""
    words: list[WordAt] = []
    mostly_capitals = is_heading(text)
    previous_end = 0
    for chunk in _CHUNK.finditer(text):
        code, symbol = _is_code(chunk[0]), _SYMBOL.fullmatch(chunk[0]) is not None
        for match in _LETTERS.finditer(chunk[0]):
            start, end = chunk.start() + match.start(), chunk.start() + match.end()
            between = text[previous_end:start]
            joined = bool(words) and between == " "
            if symbol and match[0].isupper() and len(match[0]) > 1:
                kind = WordKind.ABBREVIATION
            else:
                kind = WordKind.FIXED if code else _kind(match[0], mostly_capitals)
            if kind is WordKind.NAME and (not words or _SENTENCE_END.search(text[:start][-3:] or "")):
                kind = WordKind.TEXT
            if kind is WordKind.TEXT and _is_counted(text[previous_end:start], match[0]):
                kind = WordKind.COUNTED
            key = fold_tones(match[0].lower())
            words.append(WordAt(start, end, match[0], key, kind, joined))
            previous_end = end
    return tuple(_settle_names(words))


def _is_counted(between: str, word: str) -> bool:
    """Say whether a word is a unit as lexicons spell it, and nothing but a figure stands before it."""
    if between[-1:] != " " or not between[-2:-1].isdigit():
        return False
    hit = Lexicon.load("units").opening(word)
    return hit is not None and not hit.forgiven


def is_heading(text: str) -> bool:
    """Tell whether a text is set in capitals: at least three words, most letters upper case."""
    letters = [letter for letter in text if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    # Two words may be two abbreviations; some capitals are misread as small letters.
    return len(_LETTERS.findall(text)) >= 3 and upper >= 0.7 * len(letters)


def _is_code(chunk: str) -> bool:
    """Tell whether a chunk is a number, a document number or a compound of abbreviations."""
    if chunk.isalpha():
        return False
    if any(character.isdigit() for character in chunk):
        return True
    letters = [letter for letter in chunk if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return (upper >= 2 and bool(_INNER_MARK.search(chunk))) or bool(_ADDRESS.search(chunk))


def _kind(word: str, mostly_capitals: bool) -> WordKind:
    if len(word) == 1 or word.lower() in _UNITS:
        return WordKind.FIXED
    if word.isupper():
        if mostly_capitals and is_syllable(word):
            return WordKind.TEXT
        # BLĐTBXH has seven letters; longer ones are codes and words in capitals.
        return WordKind.ABBREVIATION if len(word) <= 8 else WordKind.FIXED
    if word[1:].islower():
        return WordKind.TEXT if word.islower() else WordKind.NAME
    return WordKind.FIXED


def _settle_names(words: list[WordAt]) -> list[WordAt]:
    """Fix names that follow a type of place or a title; free single capitals inside a sentence."""
    settled: list[WordAt] = []
    place = False
    for number, word in enumerate(words):
        capital = word.printed[0].isupper()
        before = words[number - 1] if number and word.joined else None
        after = words[number + 1] if number + 1 < len(words) and words[number + 1].joined else None
        in_run = (before is not None and before.printed[0].isupper()) or (
            after is not None and after.printed[0].isupper() and after.printed[1:].islower()
        )
        kind = word.kind
        if capital and before is not None and before.key in _BEFORE_NAMES:
            place = kind is WordKind.NAME
        elif not capital or before is None:
            place = False
        if kind is WordKind.NAME and place:
            kind = WordKind.FIXED
        elif kind is WordKind.NAME and not in_run:
            kind = WordKind.CAPITAL
        elif kind is WordKind.TEXT and capital and in_run and word.printed[1:].islower():
            kind = WordKind.NAME
        settled.append(WordAt(word.start, word.end, word.printed, word.key, kind, word.joined))
    return settled


def announces_name(words: Sequence[WordAt], at: int) -> bool:
    """Say whether a word is a type of place or a title with a name right behind it."""
    return (
        words[at].key in _BEFORE_NAMES
        and at + 1 < len(words)
        and words[at + 1].joined
        and words[at + 1].printed[0].isupper()
    )


def breaks_context(text: str, before: WordAt, word: WordAt) -> bool:
    """Tell whether what stands between two words ends the context (punctuation or a number)."""
    between = text[before.end : word.start]
    return bool(_BREAK.search(between)) or any(character.isdigit() for character in between)

"""Words that are not surely read, put to a second recognizer one by one: it agrees, or it is told apart.

Measured on 1,250 words of real scans with truth, read with less than 0.95 (in brackets on documents that
nothing was fitted on). Where the second recognizer was sure and agreed, 708 of 710 were right (264 of 265);
where it was sure of another reading that the first had met too, that one was right in all of 18 (3 of 4), and
of one that the first had not met in 25 of 36 (13 of 16).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from extract.engines.base import TextLine, TextWord
from extract.engines.opinion import Opinion
from extract.engines.reading.glyphs import is_figures
from extract.engines.recognizer import to_line
from extract.model import SECOND_OPINION, Reading
from extract.text.vietnamese import is_syllable, words

DOUBTED = 0.95
"""A word less sure than this is asked about: one in eleven; of the others 1 in 600 is wrong."""

DOUBTED_ABBREVIATIONS = 0.9
"""The same for what stands in capitals and is no syllable: what is mistaken are the marks of vowels.

Of 165 read with this or more and less than the other limit none was wrong, of 71 read less surely 7.
"""

DOUBTED_FIGURES = 0.85
"""The same for figures: they were put to the vote of several readings before."""

HEARD, SURE = 0.9, 0.97
"""Mean certainty of its characters from which the second recognizer is heard at all, and is sure."""

AGREED, HALF_AGREED = 0.97, 0.9
"""How sure a word is that a sure second recognizer reads alike, and one that is not quite sure."""

TAKEN = 0.9
"""How sure its reading is where the first recognizer had met it too."""

DISPUTED = 0.6
"""The most that is left of a word of which a sure second recognizer reads something else."""

_AT_ENDS = ".,;:()“”\"'"
_ALIKE = str.maketrans("–—’‘²³º°⁰", "--''23000")
"""Signs that the two recognizers write otherwise: dashes, apostrophes, raised figures."""


def with_opinions(line: TextLine, ask: Callable[[TextWord], Opinion]) -> TextLine:
    """Ask the second recognizer about each word of a line that is in doubt, and settle what it says."""
    if not any(map(_is_doubted, line.words)):
        return line
    return to_line([_settled(word, ask(word)) if _is_doubted(word) else word for word in line.words])


def is_disputed(word: TextWord) -> bool:
    """Whether the second recognizer is sure of another reading of a word, which nothing has borne out."""
    first = word.alternatives[0] if word.alternatives else None
    return first is not None and first.source == SECOND_OPINION and not _has_figures(word.text + first.text)


def with_witness(line: TextLine, witness: TextLine) -> TextLine:
    """Take what the second recognizer reads of disputed words where another reading of the line says so, too.

    Of 25 disputed words of real scans 11 were borne out so, 10 of them right.
    """

    def settled(word: TextWord) -> TextWord:
        if not is_disputed(word):
            return word
        heard = word.alternatives[0]
        box = word.box
        there = [other for other in witness.words if box.x0 <= (other.box.x0 + other.box.x1) / 2 <= box.x1]
        if len(there) != 1 or _bare(there[0].text) != _bare(heard.text):
            return word
        return _taken(replace(word, alternatives=word.alternatives[1:]), heard)

    return to_line([settled(word) for word in line.words])


def _is_doubted(word: TextWord) -> bool:
    return word.confidence < DOUBTED and word.confidence < _limit(_bare(word.text))


def _limit(own: str) -> float:
    """Give the confidence below which a word is asked about; 0 where nothing that is answered is heard."""
    if _is_lone_letter(own) or not any(map(str.isalnum, own)):
        return 0.0
    if is_figures(own):
        return DOUBTED_FIGURES
    is_abbreviation = own.isupper() and not all(map(is_syllable, words(own)))
    return DOUBTED_ABBREVIATIONS if is_abbreviation else DOUBTED


def _is_lone_letter(own: str) -> bool:
    """Whether a word is one letter: it has no context, and an ``m`` may have lost its raised figure."""
    return len(own) == 1 and own.isalpha()


def _settled(word: TextWord, opinion: Opinion) -> TextWord:
    own, other = _bare(word.text), _bare(opinion.text)
    if not other or opinion.confidence < HEARD:
        return word
    if own == other:
        return replace(
            word, confidence=max(word.confidence, AGREED if opinion.confidence >= SURE else HALF_AGREED)
        )
    # A lone figure has no context, and what is read as several words took in a neighbour.
    if opinion.confidence < SURE or len(own) < 2 or len(other) < 2 or " " in other:
        return word
    heard = Reading(_dressed(word.text, other), round(opinion.confidence, 3), SECOND_OPINION)
    # Figures were put to the vote before: one more reading doubts them, and settles nothing.
    if not _has_figures(own + other) and any(_bare(reading.text) == other for reading in word.alternatives):
        return _taken(word, heard)
    return replace(word, confidence=min(word.confidence, DISPUTED), alternatives=(heard, *word.alternatives))


def _has_figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _taken(word: TextWord, heard: Reading) -> TextWord:
    """Put the reading that both recognizers know in the place of the one that the second did not bear out."""
    old = Reading(word.text, word.confidence, "before the second opinion")
    rest = tuple(reading for reading in word.alternatives if reading.text != heard.text)
    return replace(word, text=heard.text, confidence=TAKEN, alternatives=(old, *rest))


def _bare(text: str) -> str:
    """What is compared: the word without marks at its ends, dashes of any length alike."""
    return unicodedata.normalize("NFC", text).translate(_ALIKE).strip(_AT_ENDS)


def _dressed(text: str, bare: str) -> str:
    """Give a reading the marks that stand at the ends of the word as read."""
    head = text[: len(text) - len(text.lstrip(_AT_ENDS))]
    tail = text[len(text.rstrip(_AT_ENDS)) :]
    return f"{head}{bare}{tail}"

"""Which doubts are worth a look: what context says weighed with how surely the recognizer read.

Measured on 255 doubts of scans of ten documents, each looked at: 56 % were real; of those kept 83 % are.
"""

from __future__ import annotations

from normalize.textrepair.forms.syllables import bare_letters
from normalize.textrepair.likelihood.neighbours import marks_of
from normalize.textrepair.model import WordDoubt

SURELY_READ = 0.95
"""Of words read so surely that context would rather read otherwise 23 % were wrong, below it 66 % and more;
where the other reading makes a word with its neighbour (``toàn diện`` for ``toàn điện``) it was 48 %. Where
letters and marks would both be misread (``khâu`` for ``hậu``, ``cơ`` for ``có``) none of 9 was wrong.
"""

HARDLY_READ = 0.6
"""Two syllables misread into another word: of those read more surely 7 of 38 were, of others 10 of 11."""

FAIRLY_READ = 0.88
"""Points and foreign words that were read so surely stand on paper: of 20 such doubts one was real."""


def may_hide_word(confidence: float | None) -> bool:
    """Say whether two words of this least confidence may be another word misread; else none is looked for."""
    return confidence is None or confidence < HARDLY_READ


def is_worth_telling(doubt: WordDoubt, confidence: float | None) -> bool:
    """Say whether a doubt about words of this least confidence (None: unknown) is worth a look."""
    if confidence is None:
        return True
    by_words = doubt.reason in ("context", "repeated-passage")
    if by_words and confidence >= SURELY_READ and not _is_one_slip(doubt.printed, doubt.suggestion):
        return False
    if doubt.reason == "context":
        if " " in doubt.printed:
            return may_hide_word(confidence)
        return confidence < HARDLY_READ or (
            doubt.margin >= 0 and (confidence < SURELY_READ or doubt.makes_word)
        )
    if doubt.reason == "punctuation":
        return confidence < FAIRLY_READ
    if doubt.reason == "unknown-syllable":
        return confidence < FAIRLY_READ or not looks_foreign(doubt.printed)
    return True


def _is_one_slip(printed: str, suggestion: str) -> bool:
    """Say whether only the letters, only the tone or only the other marks of two words differ."""
    one, other = printed.lower(), suggestion.lower()
    (tone, shapes), (other_tone, other_shapes) = marks_of(one), marks_of(other)
    letters = bare_letters(one) != bare_letters(other)
    return letters + (tone != other_tone) + (shapes != other_shapes) <= 1


def looks_foreign(word: str) -> bool:
    """Say whether a word that is no syllable may be of another language: no marks, vowels, four letters."""
    lower = word.lower()
    return len(word) > 3 and lower == bare_letters(lower) and any(letter in "aeiouy" for letter in lower)

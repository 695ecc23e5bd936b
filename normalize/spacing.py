"""Words that a converter broke into letters: ``ỦY B AN NHÂN D Â N`` is ỦY BAN NHÂN DÂN."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.textrepair.forms.syllables import is_syllable

_LONGEST = 7
"""Letters of the longest Vietnamese syllable, ``nghiêng``."""
FEWEST_BROKEN = 2
"""Stray letters from which on a line is taken for broken: one may be a label or a unit (``B``, ``m``)."""
_RARE = 0.1
"""Less than any stray letter costs."""
_MARKS = ",.;:"
_VOWELS = frozenset("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")


def join_broken_words(text: str, fewest: int = FEWEST_BROKEN) -> str:
    """Join letters that belong to one syllable; a line with fewer stray letters is left as it is."""
    words = text.split()
    if sum(_is_stray(word) for word in words) < fewest:
        return text
    return " ".join(_joined(words))


def _is_stray(word: str) -> bool:
    """Say whether a word is a piece of a syllable: consonants only, or one small vowel."""
    if not word.isalpha() or len(word) > 2:
        return False
    return not any(letter in _VOWELS for letter in word.lower()) or (len(word) == 1 and word.islower())


def _joined(words: Sequence[str]) -> list[str]:
    """Choose the grouping with the fewest pieces that are no syllables, then the one that joins least."""
    best: list[tuple[float, int, list[str]]] = [(0, 0, [])]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            whole = "".join(words[start:end])
            if end - start > 1 and len(whole) > _LONGEST:
                break
            if end - start == 1 or _is_word(whole):
                cost, count, known = best[start]
                choices.append((cost + _oddity(whole), count - 1, [*known, whole]))
        best.append(min(choices, key=lambda choice: (choice[0], choice[1])))
    return best[-1][2]


def _is_word(whole: str) -> bool:
    letters = whole.rstrip(_MARKS)
    in_one_case = letters.isupper() or letters[1:].islower()
    return in_one_case and is_syllable(letters)


def _oddity(whole: str) -> float:
    """Weigh a piece: none for a syllable; a little for one without an onset, which is rare (``INH``)."""
    if _is_stray(whole) or not is_syllable(whole.rstrip(_MARKS)):
        return 1
    return _RARE if whole[0].lower() in _VOWELS else 0

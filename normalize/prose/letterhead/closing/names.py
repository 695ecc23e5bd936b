"""Names of persons: two to six capitalized words, the first a known surname."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.lexicon import Lexicon, spell
from normalize.unicode import clean

_SURNAMES = Lexicon.load("surnames")
_SIGNATURES = Lexicon.load("signatures")
_FEWEST, _MOST = 2, 6
"""Words of a person's name; names of minorities with their clan are the longest."""
MIDDLE_NAMES = ("thị", "văn")
"""Between a surname and a given name; no name ends with these, and hardly one begins so."""
_SPECKS = " .,;:*_|~`'\"“”‘’„-–—=+°^()[]{}<>/\\"


def without_degree(name: str) -> str:
    """Take degrees and ranks off the front of a name: ``TS. Nguyễn Văn Bình``."""
    spelled = spell(name)
    at = 0
    while hit := _SIGNATURES.at(spelled, at):
        if hit.concept.name != "degree" or hit.end >= len(name.rstrip()):
            break
        at = spelled.index_at(hit.end)
        while at < len(spelled.keys) and not spelled.keys[at].isalnum():
            at += 1
    return name[spelled.spans[at][0] :] if 0 < at < len(spelled.spans) else name


def read_name(line: str) -> str:
    """Give the name that a line is, specks and degrees left out; empty for a line that is none."""
    name = without_degree(clean(line).strip(_SPECKS)).strip(_SPECKS)
    is_name = looks_like_name(name)
    return name if is_name and has_surname(name) else _behind_scraps(name) or (name if is_name else "")


def _behind_scraps(line: str) -> str:
    """Give a whole name, surname first, behind the scraps that a seal left: ``v_„ 42 N Lê Văn An``."""
    words = line.split()
    for at in range(1, len(words) - _FEWEST):
        name = " ".join(words[at:])
        if looks_like_name(name) and has_surname(name):
            return name if all(map(_is_scrap, words[:at])) else ""
    return ""


def _is_scrap(word: str) -> bool:
    """Say whether a word is no syllable of a name: a letter, figures, or signs among letters."""
    return not word.isalpha() or len(word) == 1


def restored_name(line: str) -> str:
    """Read a name whose surname lost its first letters under a seal: ``ùi Văn Hải`` can only be Bùi.

    Empty where what is left ends several surnames or none.
    """
    words = [word.strip(_SPECKS) for word in clean(line).split()]
    for at, word in enumerate(words[:-1]):
        rest = " ".join(words[at + 1 :])
        ends = [name for name in _SURNAMES["surname"].words if name.endswith(word) and name != word]
        if word.islower() and len(word) >= _FEWEST_LEFT and len(ends) == 1:
            name = f"{ends[0].capitalize()} {rest}"
            return name if looks_like_name(name) else ""
    return ""


_FEWEST_LEFT = 2
"""Letters left of a surname: one ends too many."""


def looks_like_name(name: str) -> bool:
    """Say whether a text has the shape of a name."""
    words = name.split()
    return _FEWEST <= len(words) <= _MOST and all(map(_is_name_word, words)) and not _is_title(words)


def has_surname(name: str) -> bool:
    """Say whether a name begins with a surname that is known."""
    words = spell(name)
    return _SURNAMES.at(words, 0) is not None and bool(words.keys)


def _is_name_word(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    small = letters[1:].islower() or len(letters) == 1 or "-" in word
    return letters.isalpha() and word[0].isupper() and (small or word.isupper())


def _is_title(words: Sequence[str]) -> bool:
    """Say whether words name a post or a body: ``Phó Chủ tịch``, ``Đã ký``."""
    text = " ".join(words)
    names = {hit.concept.name for hit in _SIGNATURES.find(text)}
    return "post" in names or (text.isupper() and bool(names & {"preparer", "whose"}))

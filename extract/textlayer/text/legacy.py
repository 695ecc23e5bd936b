"""Words of old one-byte fonts on a page: each block of text is decoded for itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from extract.text.legacy import Encoding, decode, encoding_of
from extract.textlayer.text.words import SetWord

LATIN_1 = frozenset(chr(code) for code in range(0xA1, 0x100))

SOFT_HYPHEN = "\xad"
"""An ``ư`` of TCVN3; in other texts the hyphen at the end of a line."""


def decoded(words: Sequence[SetWord]) -> list[SetWord]:
    """Give the words in Unicode, those of a font together where it says one thing, else piece by piece."""
    fonts: dict[str, list[SetWord]] = defaultdict(list)
    for word in words:
        fonts[word.glyphs[0].style.font].append(word)
    told: dict[int, Encoding] = {}
    for font, group in fonts.items():
        if any(LATIN_1 & set(_printed(word)) for word in group):
            told |= _told(font, group)
    return [_decoded(word, told.get(id(word), Encoding.UNICODE)) for word in words]


def _decoded(word: SetWord, encoding: Encoding) -> SetWord:
    if encoding is Encoding.UNICODE:
        return word
    return replace(
        word, word=replace(word.word, text=decode(_printed(word), encoding, word.glyphs[0].style.font))
    )


def _printed(word: SetWord) -> str:
    """The text of a word with its soft hyphens, which words have as hyphens."""
    text = "".join(glyph.text for glyph in word.glyphs)
    return text if SOFT_HYPHEN in text else word.word.text


def _told(font: str, words: Sequence[SetWord]) -> dict[int, Encoding]:
    named = encoding_of((), font)
    # A font of an old name may be told in Unicode all the same.
    modern = any("\u1ea0" <= char <= "\u1ef9" for word in words for char in word.word.text)
    if named is not None and not modern:
        return {id(word): named for word in words}
    pieces = _pieces(words)
    sure = [(piece, told) for piece in pieces if (told := encoding_of([_printed(word) for word in piece]))]
    old = Counter(told for piece, told in sure if told is not Encoding.UNICODE for _ in piece)
    if not old:
        return {}
    # A font is spelled in one old way, whatever a short piece alone may look like.
    sure = [(piece, told if told is Encoding.UNICODE else old.most_common(1)[0][0]) for piece, told in sure]
    found: dict[int, Encoding] = {}
    for piece in pieces:
        nearest = min(sure, key=lambda other: _distance(piece, other[0]))
        found |= {id(word): nearest[1] for word in piece}
    return found


def _pieces(words: Iterable[SetWord]) -> list[list[SetWord]]:
    """Words that stand close in one line: a cell's line, a line of prose."""
    pieces: list[list[SetWord]] = []
    for word in words:
        last = pieces[-1][-1] if pieces else None
        level = last is not None and abs(last.glyphs[0].baseline - word.glyphs[0].baseline) < 2
        if last is not None and level and -1 < word.box.x0 - last.box.x1 < word.box.height:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _distance(one: Sequence[SetWord], other: Sequence[SetWord]) -> float:
    """How far two pieces stand apart; those of one column or row are nearer."""
    across = abs(_middle(one)[0] - _middle(other)[0])
    down = abs(_middle(one)[1] - _middle(other)[1])
    return min(across, down) * 3 + max(across, down)


def _middle(piece: Sequence[SetWord]) -> tuple[float, float]:
    return median(word.box.x0 for word in piece), median(word.box.y0 for word in piece)

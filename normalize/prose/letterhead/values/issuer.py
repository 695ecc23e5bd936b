"""Who issues a document: the lower of the bodies that its letterhead names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from normalize.prose.letterhead.head.lines import HeadLine, LineKind
from normalize.prose.letterhead.head.wording import LETTERHEAD, bare, body_rank, is_unfinished, starts_with
from normalize.textrepair.forms.syllables import is_syllable

_FEWEST_FIXED = 3
_SCRAP = 0.4
"""Confidence below which capitals that name no body are the letters of a stamp."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The lines of the issuer and those of the superior body above it, which may be none."""

    superior: tuple[HeadLine, ...] = ()
    issuer: tuple[HeadLine, ...] = ()


def find_bodies(letterhead: Sequence[HeadLine]) -> Bodies:
    """Part the lines in capitals on the left into the bodies that they name; the last one issues."""
    bodies: list[list[HeadLine]] = []
    for line in _name_lines(letterhead):
        if bodies and _continues(bodies[-1], line):
            bodies[-1].append(line)
        else:
            bodies.append([line])
    if not bodies:
        return Bodies()
    return Bodies(tuple(line for body in bodies[:-1] for line in body), tuple(bodies[-1]))


def _name_lines(letterhead: Sequence[HeadLine]) -> list[HeadLine]:
    """Give the lines above the number that are in capitals and no scraps."""
    names: list[HeadLine] = []
    for line in _above_number(letterhead):
        if names and _is_apart(names[-1], line):
            break
        if (
            line.kind is LineKind.BODY_NAME
            or (line.kind is LineKind.CAPITALS and names and not _is_scrap(line))
            or (line.kind is LineKind.CAPITALS and not names and not line.box)
        ):
            names.append(line)
    return names


def _is_apart(above: HeadLine, line: HeadLine) -> bool:
    """Say whether a line stands so far below a name that it is of a stamp there."""
    if above.box is None or line.box is None or above.box.x1 < line.box.x0 or line.box.x1 < above.box.x0:
        return False
    return line.box.y0 - above.box.y1 > _APART * above.box.height


_APART = 2.0
"""Heights of a line between two lines of names: a rule and one blank line have room in less."""


def _above_number(letterhead: Sequence[HeadLine]) -> Sequence[HeadLine]:
    at = next((at for at, line in enumerate(letterhead) if _is_number(line)), None)
    if at is None:
        return letterhead
    number = letterhead[at]
    if number.box is None:
        # Read across, lines of the name may come behind the right column, never behind the number.
        return letterhead[:at]
    return [line for line in letterhead if line.box and line.box.y0 < number.box.y0]


def _is_number(line: HeadLine) -> bool:
    """Say whether a line is the number, or begins as it does though nothing else of it was read."""
    text = line.text
    return line.kind is LineKind.NUMBER or (starts_with(text, "number") and ":" in text[:_LONGEST_CUE])


_LONGEST_CUE = 5
"""Letters: ``Số:`` with a blank and a speck."""


def _is_scrap(line: HeadLine) -> bool:
    return line.confidence is not None and line.confidence < _SCRAP


def _continues(body: Sequence[HeadLine], line: HeadLine) -> bool:
    """Say whether a line goes on with the name above it."""
    rank = body_rank(line.text)
    if not rank or starts_with(line.text, "level") or is_unfinished(body[-1].text):
        return True
    return rank < body_rank(body[0].text)


def mended_issuer(name: str, place: str) -> str:
    """Mend an issuer's fixed words, and its place where words of it are broken, by the place of its dateline.

    ``ỦY BAN NHÂN LÂN THÀNH PHỐ HẠ I ONG``, given ``Hạ Long``, is ``ỦY BAN NHÂN DÂN THÀNH PHỐ HẠ LONG``.
    """
    words = name.split()
    for phrase in _FIXED:
        if _is_one_off(words[: len(phrase)], phrase):
            words[: len(phrase)] = phrase
    levels = [hit.end for hit in LETTERHEAD.find(" ".join(words)) if hit.concept.name == "level"]
    if not place or not levels:
        return " ".join(words)
    head, rest = " ".join(words)[: levels[-1]], " ".join(words)[levels[-1] :].split()
    broken = len(rest) != len(place.split()) or any(not is_syllable(word) for word in rest if word.isalpha())
    own, other = bare("".join(rest)), bare("".join(place.split()))
    # What is longer holds the name of a body below: UBND TỈNH KIÊN GIANG, SỞ Y TẾ.
    alike = abs(len(own) - len(other)) <= _MOST_LOST and fuzz.ratio(own, other) >= _ALIKE
    return f"{head} {place.upper()}" if broken and alike else " ".join(words)


def _is_one_off(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Say whether one word of a fixed phrase was misread, and no more than half of it."""
    odd = [(word, known) for word, known in zip(words, phrase, strict=False) if bare(word) != bare(known)]
    return (
        len(words) == len(phrase) and len(odd) == 1 and fuzz.ratio(bare(odd[0][0]), bare(odd[0][1])) >= _HALF
    )


_FIXED = tuple(
    tuple(words.upper().split())
    for words in LETTERHEAD["council"].words
    if len(words.split()) >= _FEWEST_FIXED
)
"""Names of councils in three words or more, which one misread word leaves known."""
_MOST_LOST = 1
"""Letters of a place that a streak takes, or adds."""
_ALIKE = 75.0
"""Per cent of equal letters of a place with a broken syllable and that of the dateline."""
_HALF = 50.0
"""Per cent of equal letters of a misread word: its end or its beginning is there."""

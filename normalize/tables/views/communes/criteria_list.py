"""Lists of criterion numbers in a cell: ``1,7,12,19``, ``4;5;6``, ``1-5, 7``, ``Giao thông (2)``, ``19/19``.

What is printed is kept, in printed order, a number outside the set in force (29) too: whether it can
be right is for validate/ to say. Only what cannot be a criterion number at all goes to ``unread``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.criteria import CriteriaSet
from normalize.unicode import strip_accents

_LARGEST = 99
"""Numbers of two figures: three are two numbers glued. Checks tell those larger than the set has criteria."""
_DIGIT_LOOK_ALIKES = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "O": "0", "o": "0", "G": "6"})
_FIGURE = re.compile(r"[\dlI|!OoG]*\d[\dlI|!OoG]*(?![^\W\d_])")
_LONE_STROKE = re.compile(r"(?:(?<=[,;.\s])|^)[lI|](?=[,;.\s]|$)")
_RANGE = re.compile(r"(?<![\d-])(\d{1,2})\s*(?:[-–]|đến|tới)\s*(\d{1,2})(?!\s*[-–]?\d|\d)")
_OF = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")
_WORDS = re.compile(r"\b(?:cac|gom|cu the|tieu chi|tc|so|va|dat|tu|la|den|toi)(?:\b|(?=\d))|[.:]")
_EMPTY = {"", "-", "–", "—", "0", "khong", "khong co"}
_ALL = re.compile(
    r"(?:tat ca|toan bo|ca)|(?:tat ca|toan bo|ca|du|dat|dat ca|dat du)?\s*(\d{1,2})\s*(?:tieu chi|tc)"
)
_HOW_MANY = re.compile(r"[(:-]?\s*\b0?(\d{1,2})\s*(?:tiêu chí|tc)\b\s*[):]?", re.IGNORECASE)
_COUNT_FIRST = re.compile(r"\s*0?(\d{1,2})\s*[(:]\s*([^()]*\d[^()]*?)\s*\)?\s*")
_PARTS_OF_ONE = re.compile(r"\s*\(\s*\d{1,2}\.\d{1,2}[\d.,;\s]*\)")
_SKIPPED = re.compile(r"(\d{1,2})\s*[,;]?\s*(?:\.{2,}|…)\s*[,;]?\s*(\d{1,2})")
_PART_OF_ONE = re.compile(r"(?<![\d.])\d{1,2}\.\d(?![\d.])")


@dataclass(frozen=True, slots=True)
class CriteriaList:
    """Numbers in printed order; parts that are none; whether a look-alike was read as a digit."""

    numbers: tuple[int, ...]
    unread: tuple[str, ...] = ()
    repaired: bool = False


def parse_criteria(text: str, criteria: CriteriaSet | None, count: int | None = None) -> CriteriaList:
    """Read a cell that lists criteria.

    ``count`` is how many the same row claims: it decides whether ``2-5`` is a range or two numbers.
    """
    stripped = text.strip(" .,;")
    folded = strip_accents(stripped).lower()
    if folded in _EMPTY:
        return CriteriaList(())
    if criteria and _says_all(folded, criteria.count):
        return CriteriaList(tuple(criteria.numbers))
    # The parts of a criterion in brackets behind it are left out: ``TC2 (2.1, 2.3)``.
    stripped = _PARTS_OF_ONE.sub("", _without_count(stripped))
    folded = strip_accents(stripped).lower()
    if re.search(r"[^\W\d_]{3}", _WORDS.sub(" ", folded)):
        return _named(stripped, criteria)
    return _numbered(stripped, count)


def _says_all(folded: str, count: int) -> bool:
    """Say whether a cell names the whole set: ``19/19``, ``tất cả``, ``đủ 19 tiêu chí``."""
    every, words = _OF.fullmatch(folded), _ALL.fullmatch(folded)
    if words:
        return words[1] is None or int(words[1]) == count
    return every is not None and every[1] == every[2] == str(count)


def _without_count(text: str) -> str:
    """Leave out how many there are, where that many are listed: ``2, 5 (2 tiêu chí)``, ``3 (2, 5, 6)``."""
    first = _COUNT_FIRST.fullmatch(text)
    if first and len(_numbered(first[2], int(first[1])).numbers) == int(first[1]):
        return first[2]
    match = _HOW_MANY.search(text)
    rest = text[: match.start()] + " " + text[match.end() :] if match else text
    listed = re.findall(r"\d+", rest)
    return rest if match and len(listed) == int(match[1]) else text


def _numbered(text: str, count: int | None) -> CriteriaList:
    mended = _LONE_STROKE.sub("1", _FIGURE.sub(lambda found: found[0].translate(_DIGIT_LOOK_ALIKES), text))
    filled = _SKIPPED.sub(_write_out, mended)
    expanded = _RANGE.sub(_write_out, filled)
    readings = [_collect(version) for version in dict.fromkeys((expanded, filled, mended))]
    best = next((found for found in readings if len(found[0]) == count), readings[0])
    doubtful = [found[0] for found in _SKIPPED.finditer(mended) if len(best[0]) != count]
    if re.search(r"[,;]", mended):
        doubtful += _PART_OF_ONE.findall(mended)
    best = (best[0], (*best[1], *doubtful))
    return CriteriaList(best[0], best[1], mended != text)


def _write_out(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return ",".join(map(str, range(first, last + 1))) if first < last else match[0]


def _collect(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    figures = re.findall(r"\d+", text)
    unread = [figure for figure in figures if not 1 <= int(figure) <= _LARGEST]
    folded = strip_accents(text).lower()
    unread += re.findall(r"[^\W\d_]+", _WORDS.sub(" ", folded))
    return tuple(int(figure) for figure in figures if 1 <= int(figure) <= _LARGEST), tuple(unread)


def _named(text: str, criteria: CriteriaSet | None) -> CriteriaList:
    """Read ``Giao thông (2), Y tế`` part by part: a number printed beside a name counts, else the name.

    A name may have a comma of its own: a part that is none is tried together with the next one.
    """
    numbers: list[int] = []
    unread: list[str] = []
    waiting = ""
    for part in re.split(r"[;\n]|,(?![^()]*\))", text):
        whole = f"{waiting}, {part.strip()}" if waiting else part.strip()
        number = _criterion(part, criteria) or (_criterion(whole, criteria) if waiting else None)
        if number:
            if waiting and _criterion(part, criteria):
                unread.append(waiting)
            if not numbers or numbers[-1] != number:
                numbers.append(number)
            waiting = ""
        else:
            waiting = whole
    return CriteriaList(tuple(numbers), (*unread, waiting) if waiting else tuple(unread))


def _criterion(part: str, criteria: CriteriaSet | None) -> int | None:
    figure = re.search(r"\d+", part)
    if figure and 1 <= int(figure[0]) <= _LARGEST:
        return int(figure[0])
    name = re.sub(r"[\d().:]+|(?i:\btiêu chí\b|\bsố\b)", " ", part).strip(" -–")
    match = criteria.match(name) if criteria and name else None
    return match.number if match else None


@dataclass(frozen=True, slots=True)
class Count:
    """A printed count; ``unread`` tells that something else is printed there."""

    value: int | None
    unread: bool = False
    repaired: bool = False


_COUNT_WORDS = re.compile(r"\s*(?:tiêu chí|tc|/\s*\d{1,2}(?:\s*(?:tiêu chí|tc))?)\s*$", re.IGNORECASE)


def parse_count(text: str) -> Count:
    """Read ``18``, ``08``, ``18/19`` or ``18 tiêu chí``; empty, ``-`` is nothing."""
    stripped = _COUNT_WORDS.sub("", text.strip(" .,;"))
    if stripped in {"", "-", "–", "—"}:
        return Count(None, unread=bool(text.strip(" .,;-–—")))
    if stripped.isascii() and stripped.isdigit():
        return Count(int(stripped))
    mended = re.sub(r"\s+", "", stripped).translate(_DIGIT_LOOK_ALIKES)
    if mended.isascii() and mended.isdigit() and len(mended) <= 2:
        return Count(int(mended), repaired=True)
    return Count(None, unread=True)

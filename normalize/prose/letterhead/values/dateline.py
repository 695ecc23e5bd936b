"""Place and day of issue: ``Lạng Sơn, ngày 24 tháng 02 năm 2017``, with blanks and scrawls of a pen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normalize.forms.dates import find_dates
from normalize.prose.letterhead.head.wording import LETTERHEAD
from normalize.unicode import fold_key, strip_accents

_LONGEST = 90
"""Letters of the line, its number beside it where columns were not told apart; longer lines are text."""
_LONGEST_PLACE = 40
"""Letters; the longest place seen has 21."""
_MOST_PLACE_WORDS = 7
"""The longest place seen has 5 (``Thành phố Hồ Chí Minh``)."""
_MOST_BEHIND = 12
"""Characters behind the year: specks of a stamp."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A place at ``[0, place_end)`` of ``text[start:]`` and a date; ``day`` is None where it is not whole."""

    text: str
    place: tuple[int, int]
    printed: tuple[int, int]
    day: date | None
    impossible: bool = False
    is_broken: bool = False
    """Something stands between the figures of its day or month."""


def read_dateline(text: str) -> Dateline | None:
    """Read a line that is a place and a date; None for any other."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    text = _with_year_word(text)
    plain = strip_accents(text).lower()
    if len(plain) != len(text):
        return None
    year = plain.rfind("nam")
    month = plain.rfind("thang", 0, max(year, 0))  # the last: places are named so (Quyết Thắng, Nam Thắng)
    if not 0 <= month < year:
        return _in_figures(text)
    comma = text.rfind(",", 0, month)
    day_word = plain.rfind("ngay", 0, month)
    end = comma if comma >= 0 else day_word
    place = _place(text, end)
    if not place or not _is_year(text[year + 3 :]):
        return None
    start = min(at for at in (day_word, month) if at >= place[1])
    found = find_dates(text[start:])
    whole = next((one for one in found if one.day is not None), None)
    return Dateline(
        text,
        place,
        (start, len(text)),
        whole.value if whole else None,
        impossible=bool(whole and whole.is_impossible),
        is_broken=bool(whole and whole.is_broken),
    )


def _with_year_word(text: str) -> str:
    """Put ``năm`` before a year at the end for a word that is like it: a scanner's streak made it ``năn``."""
    words = text.split(" ")
    year = words[-1].strip(" .,;:|")
    if len(words) < _FEWEST_DATED or not (len(year) == _YEAR_FIGURES and year.isdecimal()):
        return text
    read = strip_accents(words[-2]).lower()
    alike = len(read) == len(_YEAR_WORD) and sum(map(str.__eq__, read, strip_accents(_YEAR_WORD)))
    return " ".join((*words[:-2], _YEAR_WORD, words[-1])) if alike == len(_YEAR_WORD) - 1 else text


_YEAR_WORD = LETTERHEAD["year"].words[0]
_YEAR_FIGURES = 4
_FEWEST_DATED = 6
"""Words of a place and a day: ``Huế, ngày 5 tháng 3 năm 2019`` has seven."""


def _in_figures(text: str) -> Dateline | None:
    """Read ``Hà Nội, 05/3/2020``, which some offices print."""
    found = find_dates(text)
    comma = text.find(",")
    if len(found) != 1 or comma < 0 or found[0].start < comma or len(text) - found[0].end > 2:
        return None
    between = text[comma + 1 : found[0].start].strip()
    place = _place(text, comma)
    if not place or strip_accents(between).lower() not in ("", "ngay"):
        return None
    return Dateline(text, place, (found[0].start, found[0].end), found[0].value, found[0].is_impossible)


def _place(text: str, end: int) -> tuple[int, int] | None:
    """Give the span of a place's name before ``end``: a few words, the first and last with a capital."""
    if end <= 0:
        return None
    start = next((at for at, char in enumerate(text) if char.isalnum()), end)
    start += _number_beside(text[start:end])
    name = text[start:end].rstrip()
    words = name.split()
    if not words or len(words) > _MOST_PLACE_WORDS or len(name) > _LONGEST_PLACE:
        return None
    named = words[0][0].isupper() and (words[-1][0].isupper() or words[-1].isdigit())
    return (start, start + len(name)) if named and any(map(str.isalpha, name)) else None


def _number_beside(text: str) -> int:
    """Give how much of what stands before a date is the number beside it: ``Số 32 KHBĐH Bắc Giang``."""
    words = text.split()
    if len(words) < _FEWEST_BESIDE or LETTERHEAD["number"].words[0] != fold_key(words[0].strip(".:")):
        return 0
    capitals = [word for word in words if word.isupper() or any(map(str.isdigit, word))]
    return text.rindex(capitals[-1]) + len(capitals[-1]) + 1 if capitals else 0


_FEWEST_BESIDE = 4
"""Words: cue, number, symbol, place."""


def _is_year(text: str) -> bool:
    """Say whether a year follows, and hardly more."""
    digits = "".join(char for char in text[:8] if char.isdigit())
    # Two of a year's four figures may be lost.
    return len(digits) >= 2 and len(text.strip()) <= 4 + _MOST_BEHIND


def read_cover_line(text: str) -> Dateline | None:
    """Read ``Phan Thiết, tháng 10 năm 2016`` or ``Kon Tum, năm 2021``, which stand alone on a cover."""
    comma = text.find(",")
    place = _place(text, comma)
    found = find_dates(text[comma + 1 :]) if place else ()
    named = (
        place is not None and not text.isupper() and all(map(_is_capitalized, text[slice(*place)].split()))
    )
    rest = strip_accents(text[comma + 1 :]).lower().split() if named else []
    if place is None or not rest or rest[0] not in ("thang", "nam") or not rest[-1].isdigit():
        return None
    if len(rest) > _MOST_COVER_WORDS or not (found or rest[0] == "nam"):
        return None
    return Dateline(text, place, (comma + 1, len(text)), None)


_MOST_COVER_WORDS = 4
"""Words: ``tháng 10 năm 2016``."""


def _is_capitalized(word: str) -> bool:
    return word[0].isupper()

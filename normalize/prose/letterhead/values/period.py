"""The years that a plan is for, as its title names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.forms.citations import find_numbers
from normalize.forms.dates import find_dates
from normalize.lexicon import Hit, Lexicon
from normalize.unicode import strip_accents

TITLES = Lexicon.load("document_titles")
_FIRST, _LAST = 1990, 2100
"""Years of plans, as in records/limits.py."""
_CUES = ("year", "period", "horizon", "outlook", "first_months", "results", "planned", "carried_out")
_MOST_BETWEEN = 12
"""Characters between the two years of a period: `` đến hết năm ``."""


@dataclass(frozen=True, slots=True)
class TitleYears:
    """Years named at ``[start, end)`` of a title, and what they are said to be."""

    start: int
    end: int
    first: int
    last: int
    is_horizon: bool = False
    is_outlook: bool = False
    is_past: bool = False
    is_planned: bool = False


def plan_period(title: str, is_plan: bool = True) -> tuple[int | None, int | None]:
    """Give the first and last year that a title says the plan is for; None where it says none.

    A year alone goes before a period, which is then that of the programme carried out; years of cited
    documents, of an outlook beyond the plan's own and, where the document is no plan (``is_plan``) or
    tells results beside plans, of what was done are not its own. One that is for no more than
    ``đến năm 2025`` has no first year.
    """
    found = list(_years(title))
    contrast = not is_plan or any(one.is_planned for one in found)
    own = [one for one in found if not (one.is_past and contrast) and not (one.is_horizon or one.is_outlook)]
    planned = [one for one in own if one.is_planned]
    for choice in (_single_years(planned), _single_years(own), planned, own):
        if choice:
            single = choice[0].first == choice[0].last
            return choice[0].first, choice[-1].last if single else choice[0].last
    horizon = [one for one in found if one.is_horizon and not (one.is_past and contrast)]
    return (None, horizon[0].last) if len(horizon) == 1 else (None, None)


def results_period(title: str) -> tuple[int | None, int | None]:
    """Give the first and last year of a title's results: 2016 of ``Kết quả năm 2016, nhiệm vụ năm 2017``."""
    past = [one for one in _years(title) if one.is_past]
    return (past[0].first, past[-1].last) if past else (None, None)


def tells_results(title: str) -> bool:
    """Say whether a title begins with what was done: ``Hiện trạng sử dụng đất``, ``Kết quả …``."""
    hit = TITLES.opening(title)
    return hit is not None and hit.concept.name == "results"


def names_years(title: str) -> bool:
    """Say whether a title has a word behind which years stand, or did: ``năm …``, ``giai đoạn …``.

    Behind ``lần thứ Năm Ban Chấp hành`` another word stands.
    """
    cues = (hit for hit in TITLES.find(title) if hit.concept.name in _BEFORE_YEARS)
    return any(_may_be_years(title[hit.end :]) for hit in cues)


def _may_be_years(behind: str) -> bool:
    """Say whether what follows a word before years begins with a figure, or nothing stands there any more."""
    word = next(iter(behind.split(maxsplit=1)), "")
    return not word or any(map(str.isdigit, word))


def awaits_years(title: str) -> bool:
    """Say whether a title ends with a word behind which years stand: ``… GIAI ĐOẠN``."""
    return any(
        hit.concept.name in _BEFORE_YEARS and hit.end == len(title.rstrip()) for hit in TITLES.find(title)
    )


def _single_years(years: Sequence[TitleYears]) -> list[TitleYears]:
    return [one for one in years if one.first == one.last]


def _years(title: str) -> Iterator[TitleYears]:
    """Walk the years of a title with the words that govern them."""
    hits = [hit for hit in TITLES.find(title) if hit.concept.name in _CUES]
    taken = _cited_spans(title)
    at = 0
    while numbers := _next_years(title, at, taken):
        start, end, first, last = numbers
        governing = [hit for hit in hits if hit.end <= start]
        cue = next((hit for hit in reversed(governing) if hit.concept.name in _BEFORE_YEARS), None)
        near = cue is not None and len(title[cue.end : start].strip()) <= _NEAR
        between = title[at:start].strip()
        listed = at > 0 and (between in ("", ",", "/") or TITLES.match(between) is TITLES["and"])
        if first != last or (near) or listed or title[start - 1] == "/":
            name = cue.concept.name if cue is not None and near else ""
            until = strip_accents(title[end : end + 15]).lower().split()[:3]
            past, is_planned = _what(governing)
            is_past = past or "truoc" in until
            yield TitleYears(
                start, end, first, last, name == "horizon", name == "outlook", is_past, is_planned
            )
        at = end


def _next_years(title: str, at: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int, int, int] | None:
    """Find the next year or pair of years from an offset on; figures of citations are none."""
    start = _year_at(title, at, taken)
    if start is None:
        return None
    first = int(title[start : start + 4])
    following = _year_at(title, start + 4, taken)
    if following is not None and _joins(title[start + 4 : following]):
        return start, following + 4, first, int(title[following : following + 4])
    return start, start + 4, first, first


def _year_at(title: str, at: int, taken: Sequence[tuple[int, int]]) -> int | None:
    for start in range(at, len(title) - 3):
        digits = title[start : start + 4]
        alone = not title[start - 1 : start].isdigit() and not title[start + 4 : start + 5].isdigit()
        if digits.isdecimal() and alone and _FIRST <= int(digits) <= _LAST:
            numeric = title[start - 1 : start] == "/" and title[start - 2 : start - 1].isdigit()
            if not numeric and not any(low <= start < high for low, high in taken):
                return start
    return None


def _joins(between: str) -> bool:
    """Say whether words join two years to a period."""
    words = strip_accents(between).lower().replace("-", " - ").replace("–", " - ").split()
    return (
        len(between) <= _MOST_BETWEEN and bool(words) and words[0] in ("-", "den") and set(words) <= _JOINING
    )


_JOINING = {"-", "den", "nam", "het"}


def _cited_spans(title: str) -> list[tuple[int, int]]:
    """Give where numbers and days of cited documents stand."""
    numbers = [(number.start, number.end) for number in find_numbers(title)]
    days = [(found.start, found.end) for found in find_dates(title) if found.day is not None]
    return [*numbers, *days]


_NEAR = 3
"""Characters between a word and the year that it governs."""
_BEFORE_YEARS = ("year", "period", "horizon", "outlook", "first_months")


def _what(governing: Sequence[Hit]) -> tuple[bool, bool]:
    """Say whether years are of what was done, and whether they follow a word for what is planned."""
    is_past = is_planned = False
    before = ""
    for hit in governing:
        name = hit.concept.name
        if name in ("results", "first_months"):
            is_past, is_planned = True, False
        elif name == "planned" and not (is_past and before == "carried_out"):
            is_past, is_planned = False, True
        before = name
    return is_past, is_planned

"""Years and basis that titles name: ``KH 2021``, ``Giai đoạn 2016-2020``, ``Ước thực hiện năm 2019``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from normalize.lexicon import Hit, Lexicon
from normalize.records.kinds import Basis
from normalize.tables.model import Years

_YEAR = r"(?:19|20)\d\d"
_ANY = re.compile(_YEAR)
_PART = r"(?:tháng|quý|quí)\s*(?:\d{1,2}|[IVX]{1,4})\s*(?:/|năm)"
_SPAN = re.compile(
    rf"({_YEAR})\s*(?:[-–—÷]|đến|tới|và)\s*(?:(?:hết|cuối)\s+)*(?:{_PART}|năm|(?:\d{{1,2}}[/.]){{1,2}})?\s*({_YEAR})"
    rf"|({_YEAR})\s*[-–—÷]\s*(\d\d)(?![\d/.])",
    re.IGNORECASE,
)
"""Two years, also of quarters, months or days at both ends: ``Quý II/2019 - Quý II/2020``."""
_ONE = re.compile(rf"(?<![\d/.,-])(?:(?:\d{{1,2}}T?|[^\W\d_]+)[/.-]){{0,2}}({_YEAR})(?![\d]|/[^\W\d_]+-)")
"""A year, also behind a part of it (``quý IV/2020``, ``9 tháng/2021``) or before another one
(``ƯTH 2022/TH 2021``); ``1980/QĐ-TTg`` numbers a document."""
_DIVIDES = re.compile(rf"(?:{_YEAR}|[^\d\s])\s*/")
"""A stroke behind a year or a word; one behind other figures is of a date (``30/9/2020``)."""
_PAIR = re.compile(rf"(?<![\d/.-])({_YEAR})\s*/\s*({_YEAR})(?!\d)")
_OF_YEAR = re.compile(rf"\s*(?:năm\s+)?{_YEAR}", re.IGNORECASE)
_OF_NORM = re.compile(rf"\s*(?:[^\W\d_]+\s+){{0,4}}\(?{_YEAR}\s*[-–]\s*{_YEAR}\)?", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.])(?:0?[1-9]|1[0-2])\1(\d\d)(?![\d/.])")
"""A day of this century with its year cut short: ``Thực hiện 15/6/10``."""
_TELLING = {"plan", "actual", "done", "estimate", "accumulated", "forecast", "comparison"}
"""Concepts of words that tell the basis."""
_PRICES = re.compile(
    rf"giá\s+(?:so sánh|SS|cố định|CĐ|hiện hành|HH|gốc)?\s*(?:năm\s*)?\(?{_YEAR}\)?", re.IGNORECASE
)
"""The year of prices is none of the figures."""
_CITED = re.compile(
    rf"\d+/{_YEAR}/\S+|(?:số|(?<!đến )(?<!tới )(?<!hết )(?<!điểm )ngày)\s+\d+[/.-]\S*{_YEAR}", re.IGNORECASE
)
"""Numbers and dates of documents name no year of figures either; ``tính đến ngày 31/12/2015`` does."""


@cache
def years_of(text: str) -> Years | None:
    """Give the years that a text is about; of several apart the first (``so sánh 2021/2020``)."""
    text = _DAY.sub(r"20\2", text)
    if not _ANY.search(text):
        return None
    text = _CITED.sub(" ", _PRICES.sub(" ", _without_years_of_others(_before_comparison(text))))
    span = _SPAN.search(text)
    if span:
        first = int(span[1] or span[3])
        last = int(span[2] or first // 100 * 100 + int(span[4]))
        return Years(first, last) if first < last else Years(first, first)
    one = _ONE.search(text)
    return Years(int(one[1]), int(one[1])) if one else None


def _without_years_of_others(text: str) -> str:
    """Leave out the year that money is left from, and those that a norm holds for."""
    for concept, pattern in (("carried_from", _OF_YEAR), ("norm", _OF_NORM)):
        for hit in reversed([hit for hit in _named(concept, text) if pattern.match(text, hit.end)]):
            text = text[: hit.start] + pattern.sub("", text[hit.end :], count=1)
    return text


def _before_comparison(text: str) -> str:
    """Give a text up to what its figures are compared with; they are of no year named there."""
    return text[: min((hit.start for hit in _named("compared_with", text)), default=len(text))]


def ends_in_comparison(text: str) -> bool:
    """Say whether a title leaves to those below it what its figures are compared with (``% so với``)."""
    return any(not text[hit.end :].strip(" :(%)") for hit in _named("compared_with", text))


def _named(concept: str, text: str) -> Iterator[Hit]:
    return (hit for hit in Lexicon.load("table_years").find(text) if hit.concept.name == concept)


@cache
def basis_of(text: str) -> Basis | None:
    """Give whether figures under a title are planned, reached, estimated or compared; None without a word."""
    hits = [hit for hit in Lexicon.load("basis").find(text) if hit.concept.name in _TELLING]
    hits = [hit for hit in hits if not _has_object(hit, text)]
    named = [hit.concept.name for hit in hits]
    if "comparison" in named or _is_quotient(text, hits) or _is_of_two_years(text):
        return Basis.OTHER
    if not named:
        return None
    first = next((name for name in named if name != "accumulated"), "done")
    return {"forecast": Basis.OTHER, "done": Basis.ACTUAL}.get(first) or Basis(first)


@cache
def is_comparison(text: str) -> bool:
    """Say whether a text has a word that compares (``tăng, giảm``)."""
    return any(hit.concept.name == "comparison" for hit in Lexicon.load("basis").find(text))


@cache
def is_accumulated(text: str) -> bool:
    """Say whether nothing but ``lũy kế`` tells of what basis figures under a title are."""
    named = {hit.concept.name for hit in Lexicon.load("basis").find(text)}
    return "accumulated" in named and not named & (_TELLING - {"accumulated"})


def _has_object(hit: Hit, text: str) -> bool:
    """Say whether a hit is the verb ``thực hiện`` with what is done behind it, inside a title."""
    behind = text[hit.end :].lstrip()
    if hit.concept.name != "done" or not text[: hit.start].strip(" (") or not behind[:1].isalpha():
        return False
    opening = Lexicon.load("table_years").opening(behind)
    return opening is None or opening.concept.name == "lasting"


@cache
def only_years(text: str) -> Years | None:
    """Give the years that are all a text names, planned or not: ``2019``, ``Ước 2021``, ``KH 2025``."""
    years = years_of(text)
    if years is None:
        return None
    words = re.sub(r"\d+|[-–]", " ", text)
    for name in ("basis", "table_rows"):
        for hit in reversed(Lexicon.load(name).find(words)):
            if name == "basis" or hit.concept.name == "period_group":
                words = words[: hit.start] + words[hit.end :]
    return None if words.strip(" .:,()*") else years


def names_one_year(text: str) -> bool:
    """Say whether a text names a single year, once or several times."""
    return len(set(_ANY.findall(text))) == 1


def _is_of_two_years(text: str) -> bool:
    """Say whether a year is compared with one before: ``2023/2022 (%)``; ``2022/2023`` is a school year."""
    pair = _PAIR.search(text)
    return bool(pair) and int(pair[1]) > int(pair[2])  # type: ignore[index]


def _is_quotient(text: str, hits: Sequence[Hit]) -> bool:
    """Say whether one stated thing is divided by another: ``ƯTH 2022/TH 2021``, ``KH 2023/2022``."""
    divides = _DIVIDES.search(text)
    if not divides or not hits or hits[0].end > divides.end():
        return False
    before, after = text[: divides.end()], text[divides.end() :]
    return bool(years_of(after)) and (bool(years_of(before)) or hits[-1].start >= len(before))

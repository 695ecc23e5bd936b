"""Labels by which rows are no items: totals, notes, regions, groups of years, parts of the row above."""

from __future__ import annotations

import re
from functools import cache

from normalize.forms.ordinals import Ordinal, parse_ordinal
from normalize.lexicon import Hit, Lexicon
from normalize.tables.cells.units import is_unit, tidy_unit, without_english
from normalize.tables.columns.years import years_of
from normalize.tables.model import Years
from normalize.unicode import fold_key

_ASIDE = re.compile(r"\([^()]*\)")
_COUNT = re.compile(r"\b\d+\s+([^\W\d]+)")
"""What a total is of, counted: ``Tổng cộng 14 lớp``."""
_WORD = re.compile(r"[^\s,;:.+&/()=-]+")


@cache
def is_total(label: str) -> bool:
    """Say whether a label announces a sum and names nothing of its own: ``Tổng cộng (I+II)``."""
    bare = _ASIDE.sub(" ", _in_vietnamese(label)).strip(" :.;")
    hit = Lexicon.load("table_rows").opening(bare)
    if hit is None or hit.concept.name != "total":
        return False
    left = _COUNT.sub(lambda match: "" if is_unit(match[1]) else match[0], bare[hit.end :])
    for hit in reversed(Lexicon.load("table_rows").find(left)):
        if hit.concept.name in ("continuation", "total", "period_group", "of_which"):
            left = left[: hit.start] + " " + left[hit.end :]
    return all(word.isdigit() or parse_ordinal(word) is not None for word in _WORD.findall(left))


@cache
def closes(label: str) -> bool:
    """Say whether a total names the one group that it closes: ``Cộng I``, ``Tổng cộng mục 2``."""
    bare = _ASIDE.sub(" ", label).strip(" :.;")
    words = _WORD.findall(bare) if "+" not in bare else []
    return len(words) > 1 and parse_ordinal(words[-1]) is not None and not years_of(label)


def begins_with(label: str, concept: str) -> bool:
    """Say whether a label begins with a concept of ``table_rows``."""
    hit = _opening(label)
    return hit is not None and hit.concept.name == concept


@cache
def _opening(label: str) -> Hit | None:
    return Lexicon.load("table_rows").opening(label)


@cache
def is_alone(label: str, concept: str) -> bool:
    """Say whether a label is a concept of ``table_rows`` and nothing else."""
    lexicon = Lexicon.load("table_rows")
    return lexicon.match(_in_vietnamese(label)) is lexicon[concept]


def _in_vietnamese(label: str) -> str:
    """Give a label without its English, as yearbooks print it: ``TỔNG SỐ - TOTAL``."""
    own, mark, english = label.partition(" - ")
    return own if mark and english.isascii() and not own.isascii() else label


def is_region(label: str) -> bool:
    """Say whether a label names a region, whose provinces or communes stand below it."""
    return begins_with(label, "region") or is_alone(label, "region_name")


@cache
def bullet_behind_of_which(label: str) -> Ordinal | None:
    """Give the bullet of a first part that stands in the row that announces it: ``Trong đó: + Miền Bắc``."""
    behind = _behind_of_which(label).lstrip(" :")
    return parse_ordinal(behind[:1]) if behind != label and behind[:1] in "-–+*" else None


@cache
def unit_alone(label: str) -> str:
    """Give the unit that a label is and nothing else (``Nghìn người - Thous. persons``); empty for others."""
    unit = without_english(label.strip(" ()"))
    return tidy_unit(unit) if is_unit(unit) else ""


@cache
def group_years(label: str) -> Years | None:
    """Give the years that a group row is for (``Đến năm 2030``); None where it names something else."""
    if not begins_with(label, "period_group") and not label.isdecimal():
        return None
    years = years_of(label)
    rest = re.sub(r"\d+|[-–]", " ", label)
    words = [hit for hit in Lexicon.load("table_rows").find(rest) if hit.concept.name == "period_group"]
    for hit in reversed(words):
        rest = rest[: hit.start] + rest[hit.end :]
    return years if not rest.strip(" .:,()") else None


@cache
def is_share(label: str) -> bool:
    """Say whether a label only says that the row is the share of the one above (``Tỷ trọng (%)``)."""
    lexicon = Lexicon.load("column_titles")
    return lexicon.match(_ASIDE.sub(" ", label)) is lexicon["percent"]


def is_further_part(label: str, part: str, whole: str) -> bool:
    """Say whether a row behind ``Trong đó: Công nghiệp`` is a part of the same whole.

    Its words are of the whole's name (``Xây dựng`` of ``Công nghiệp và xây dựng``), or it begins as the part
    before it does, with two words at least.
    """
    own, of_whole = _words(label), _words(whole)
    of_part = _words(_behind_of_which(part))
    if own and set(own) < set(of_whole):
        return True
    common = next((at for at, pair in enumerate(zip(own, of_part, strict=False)) if pair[0] != pair[1]), None)
    return (min(len(own), len(of_part)) if common is None else common) >= _ALIKE


_ALIKE = 2
"""Words in common from which a part is named like its whole: one (``dự án``, ``xã``) is common to all."""


def _behind_of_which(label: str) -> str:
    hit = _opening(label)
    return label[hit.end :] if hit is not None and hit.concept.name == "of_which" else label


def _words(label: str) -> list[str]:
    return [fold_key(word) for word in _WORD.findall(_ASIDE.sub(" ", label))]


_DITTO = re.compile(r"[-–—.]?\s*(?:[\"”“″〃]|''\s*(?:'')?|,,|//|nt)\s*[-–—.]?")


@cache
def is_ditto(text: str) -> bool:
    """Say whether a text stands for what is printed above it (``"``, ``-nt-``, ``//``, ``như trên``)."""
    return bool(_DITTO.fullmatch(text.strip().lower())) or is_alone(text, "ditto")

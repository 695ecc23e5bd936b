"""One cell by itself: number, range, bound, date, period, mark, code, nil or text.

Nothing is decided here that needs the rest of the table: figures stay as printed, and a text that begins
with a figure (``3 nhà thầu``) says so, for its column to take it as one or not.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from normalize.lexicon import Lexicon
from normalize.records.kinds import CellKind, Comparator
from normalize.tables.cells.periods import is_period
from normalize.tables.cells.units import is_unit, leading_unit, tidy_unit, unit_kind
from normalize.unicode import clean

_NIL = re.compile(r"[-–—_.…\s]+|\(\s*[-–—]\s*\)")
_MARK = re.compile(r"\(?[xX×✓✔√☑]{1,2}\)?")
_DATE = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*((?:19|20)\d\d)", re.IGNORECASE
)
_FIGURE = r"\d[\d.,]*(?:\s\d{3}(?![\d.,]))*"
_PLAIN = re.compile(r"[-+]?\d[\d.,]*")
"""A figure and nothing else, as most cells of a plan are: none of the other forms."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    rf"(?P<words>[^\d+]*?)\s*(?P<sign>[-–—−+](?=\s?\d))?\s?(?P<low>{_FIGURE})\s*(?P<low_unit>%|‰)?"
    rf"(?:\s*(?:[-–—÷]|đến|tới)\s*(?P<high>{_FIGURE})\s*(?P<high_unit>%|‰)?)?(?P<rest>[^\d].*)?",
    re.DOTALL,
)
_NEGATIVE = re.compile(rf"\(\s*(?P<figure>{_FIGURE})\s*(?P<unit>%?)\s*\)")
_NUMBER_OF_PAPER = re.compile(r"[a-z]?/[^\W\d_]{2}")
"""What follows the number of a document: ``37/KH-UBND``."""
_ASIDE = re.compile(r"\([^()]*[^\W\d_]{2}[^()]*\)")
"""A remark behind a figure: ``(Trung ương hỗ trợ 36 tỷ)``."""
_FOOTNOTE = re.compile(r"\s*(?:\(?\s*[*¹²³⁴]+\s*\)?|\(\d\))\s*")
_FIGURE_MARKS = re.compile(r"[\d.,\s]*\d[\d.,\s]*")
_SMUDGED = re.compile(r"[\dlIOoSBZz|.,\s%-]*\d[\dlIOoSBZz|.,\s%-]*")
"""Letters that recognizers give for digits; a text of these that is half digits should be a figure."""
_LIST = re.compile(r"\d{1,2}(?:\s*[,;.]\s*\d{1,2}){2,}\s*[.,;]?|\d{1,2}(?:\s*;\s*\d{1,2})+")
"""Small numbers behind one another are a list (of criteria, of rows), no figure."""
_REMEMBERED = 1 << 15
"""Texts of cells whose reading is kept: those of a table of 5,000 rows, a few megabytes."""
_CODE = re.compile(r"(?=.*\d)(?=.*[^\W\d_])\S*[./()+-]\S*|(?=.*\d)[A-ZĐ]{1,5}\d+\S*")


class PrintedCell(NamedTuple):
    """What a cell prints: ``low`` and ``high`` are figures without sign, unit and outer marks.

    ``rest`` are words behind a figure that are no unit; ``malformed`` tells that it should be a figure and
    is none.
    """

    kind: CellKind
    low: str = ""
    high: str = ""
    negative: bool = False
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""
    rest: str = ""
    day: date | None = None
    malformed: bool = False
    is_list: bool = False

    @property
    def is_numeric(self) -> bool:
        """Say whether the cell is a figure and nothing else."""
        return self.kind in (CellKind.NUMBER, CellKind.RANGE, CellKind.BOUND) and not self.rest


@lru_cache(maxsize=_REMEMBERED)
def read_printed(text: str) -> PrintedCell:
    """Read what one cell prints."""
    if not text.isascii() or not _PLAIN.fullmatch(text):
        text = clean(text)
    if _PLAIN.fullmatch(text) and not _LIST.fullmatch(text):
        return PrintedCell(CellKind.NUMBER, text.lstrip("-+").rstrip(".,"), negative=text.startswith("-"))
    if _NIL.fullmatch(text) or Lexicon.load("table_rows").match(text) is Lexicon.load("table_rows")["nil"]:
        return PrintedCell(CellKind.NIL)
    if _MARK.fullmatch(text):
        return PrintedCell(CellKind.MARK)
    if not _DIGIT.search(text):
        return PrintedCell(CellKind.PERIOD if is_period(text) else CellKind.TEXT)
    if match := _DATE.fullmatch(text):
        return _date(match)
    if is_period(text):
        return PrintedCell(CellKind.PERIOD)
    if _LIST.fullmatch(text):
        return PrintedCell(CellKind.TEXT, is_list=True)
    return _negative(text) or _number(text) or _other(text)


def _date(match: re.Match[str]) -> PrintedCell:
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return PrintedCell(CellKind.DATE, malformed=True)
    return PrintedCell(CellKind.DATE, day=day)


def _negative(text: str) -> PrintedCell | None:
    """Read ``(1.234)``: less than nothing, as book-keepers write it."""
    match = _NEGATIVE.fullmatch(text)
    if not match:
        return None
    return PrintedCell(CellKind.NUMBER, match["figure"], negative=True, unit=match["unit"])


def _number(text: str) -> PrintedCell | None:
    match = _NUMBER.fullmatch(text)
    comparator = _comparator(match["words"]) if match else None
    if not match or comparator is None or _NUMBER_OF_PAPER.match(match["rest"] or ""):
        return None
    rest, unit = _rest(match["rest"] or "")
    if bound := _bound_behind(rest):
        comparator, rest = bound, ""
    unit = match["high_unit"] or match["low_unit"] or unit
    kind = CellKind.BOUND if comparator is not Comparator.EQUAL else CellKind.NUMBER
    if match["high"]:
        kind = CellKind.RANGE
    low, high = (figure.strip().rstrip(".,") for figure in (match["low"], match["high"] or ""))
    if kind is CellKind.NUMBER and not rest and not match["words"].strip() and unit_kind(unit) == "time":
        return PrintedCell(CellKind.PERIOD, low, unit=unit)
    negative = bool(match["sign"]) and match["sign"] != "+"
    return PrintedCell(kind, low, high, negative, comparator, unit, rest)


def _comparator(words: str) -> Comparator | None:
    """Give the bound that words before a figure set; None where they say something else."""
    words = words.strip(" :(")
    if not words:
        return Comparator.EQUAL
    if sign := _SIGNS.get(words.replace(" ", "")):
        return sign
    lexicon = Lexicon.load("bounds")
    if lexicon.opening(words.lstrip(" ,:")) is None:
        return None
    hits = lexicon.find(words)
    left = words
    for hit in reversed(hits):
        left = left[: hit.start] + left[hit.end :]
    if left.strip(" ,:"):
        return None
    bounds = [Comparator(hit.concept.get("comparator")) for hit in hits if hit.concept.name != "plain"]
    return bounds[0] if bounds else Comparator.EQUAL


_SIGNS = {
    "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "=>": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "=<": Comparator.AT_MOST,
    ">": Comparator.MORE,
    "<": Comparator.LESS,
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
}


def _bound_behind(rest: str) -> Comparator | None:
    """Give the bound that words behind a figure set (``80 trở lên``)."""
    concept = Lexicon.load("bounds").match(rest) if rest else None
    return Comparator(concept.get("comparator")) if concept and concept.get("behind", False) else None


def _rest(text: str) -> tuple[str, str]:
    """Give words behind a figure that are no unit, and the unit; foot note marks are neither."""
    text = _FOOTNOTE.sub("", text, count=1) if _FOOTNOTE.match(text) else text
    bare = text.strip(" .,;")
    if not bare or (_ASIDE.fullmatch(bare) and not is_unit(bare)):
        return "", ""
    return ("", tidy_unit(bare)) if is_unit(bare) else (bare, leading_unit(bare))


def _other(text: str) -> PrintedCell:
    """Tell figures that are none (``7.,979,16``), codes and texts apart."""
    digits = sum(map(str.isdigit, text))
    if _FIGURE_MARKS.fullmatch(text) or (_SMUDGED.fullmatch(text) and 2 * digits >= len(text)):
        return PrintedCell(CellKind.NUMBER, low=text, malformed=True)
    return PrintedCell(CellKind.CODE if _CODE.fullmatch(text) else CellKind.TEXT)

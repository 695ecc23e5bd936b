"""When a task is due: ``Tháng 3-7``, ``Từ quý II``, ``Thường xuyên`` to a kind, months and quarters.

Decisions, all of them "what is printed, ranges written out" (months and quarters never imply each
other):

- ``Hàng quý`` is periodic with 1;2;3;4 and ``Hàng tháng`` periodic with 1-12; ``Hàng năm``,
  ``Hàng tuần``, ``6 tháng một lần`` and ``6 tháng, năm`` are periodic with neither.
- ``Từ quý II`` runs to the end of the year; so does ``Từ tháng 3``.
- A deadline (``Trước 30/6``, ``Đến hết quý II``) is the month or quarter printed and nothing before it.
- ``6 tháng đầu năm`` is months 1-6, ``6 tháng cuối năm`` months 7-12, ``9 tháng đầu năm`` 1-9.
- ``Cả năm`` and ``Quanh năm`` are continuous; ``Năm 2017`` and ``Trong năm`` name only the plan year: other.
- Words of continuity or repetition decide the kind even beside months or quarters, which are kept
  (``Định kỳ, tháng 6 và 12``); months and quarters beat a condition (``Quý II, khi có hướng dẫn``);
  of months and quarters the first printed decides.
- ``Căn cứ …``, ``Tùy …``, ``Theo …``, ``Khi …``, ``Sau khi …``, ``Đột xuất`` are conditional; what is
  attached (``kèm theo``) or comes next (``tiếp theo``) sets no condition.
- A list that repeats or falls without a year (``Quý II, II, IV``) is kept and its odd figure told.
- A length (``30-45 ngày``, ``18 tháng``) names nothing of the year; days of one month name it once.
- A range over New Year is one only where a year is printed (``Tháng 12/2016 - tháng 3/2017``); from a
  quarter to the same or a later one of the next year (``Quý II/2019 - Quý III/2020``) it is of all quarters.
- A whole year beside months of another (``6 tháng cuối năm 2020 và năm 2021``) names no months and is told;
  so are steps of several years parted by semicolons (``phê duyệt quý II/2027; thực hiện 2027 - 2030``).
- A quarter can only be I-IV, so ``11``, ``1V`` and ``H`` after ``Quý`` are read as II, IV and II, likewise
  ``1O`` after ``Tháng`` as 10; ``repaired`` says that a look-alike was read so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from normalize.records.kinds import TimingKind
from normalize.unicode import strip_accents


@dataclass(frozen=True, slots=True)
class Timing:
    """A parsed time: kind, months (1-12) and quarters (1-4) in printed order.

    ``unread`` holds what should have been a month or quarter and is none, or hardly that one
    (``Tháng 37``, ``Quý V``, the second of ``Quý II, II``, ``Tháng`` with its figure lost);
    ``repaired`` tells that a look-alike was read as a figure.
    """

    kind: TimingKind
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()
    repaired: bool = False


_MONTHS, _QUARTERS = TimingKind.MONTHS, TimingKind.QUARTERS
_LAST = {_MONTHS: 12, _QUARTERS: 4}
_YEAR = r"(?:19|20)\d\d"
_TOKENS = re.compile(
    rf"""
      (?P<half>\b(?P<count>\d{{1,2}}|ba|sau|chin)\s+thang\s+(?P<side>dau|cuoi)(?:\s+nam)?\b)
    | (?P<duration>\b(?P<length>\d{{1,2}}|ba(?=\s)|sau(?=\s))\s*thang\b(?!\s*\d))
    | (?P<date>\b\d{{1,2}}\s*(?P<stroke>[/.-])\s*(?P<date_month>\d{{1,2}})\s*(?P=stroke)\s*{_YEAR}\b)
    | (?P<month>\b(?P<month_no>0?[1-9]|1[0-2])\s*/\s*{_YEAR}\b(?!\s*[/\d]))
    | (?P<day>\b(?P<day_day>\d{{1,2}})\s*/\s*(?P<day_month>\d{{1,2}})\b(?!\s*/))
    | (?P<year>\b{_YEAR}\b)
    | (?P<every>\b(?:hang|moi|tung)\s+(?P<period>thang|quy|qui|nam|tuan|ngay)\b)
    | (?P<year_end>\b(?:den|toi)\s+(?:(?:het|cuoi)\s+)*nam\b|\btro\s+di\b)
    | (?P<continuous>\b(?:thuong\s+xuyen|lien\s+tuc|(?:ca|quanh|suot)\s+nam)\b)
    | (?P<periodic>\bdinh\s+k[yi]\b|\b(?:mot|\d{{1,2}})\s+lan\b|/\s*lan\b)
    | (?P<conditional>\b(?:dot\s+xuat|can\s+cu|tuy|(?<!kem[ ])(?<!tiep[ ])theo|khi)\b)
    | (?P<word>\bquy\s+(?:dinh|che|hoach|trinh|mo|uoc)\b)
    | (?P<unit>\b(?:thang|thg|quy|qui)(?![a-gj-uw-z])|\bt(?=\.?\s*\d)|\bq(?=\.?\s*[\divh]))\.?
    | (?P<due>\b(?:truoc|ngay|sau|han)\b)
    | (?P<from>(?<!\bdau[ ])\btu\b)
    | (?P<range>[-–—~]|\b(?:den|toi)\b)
    | (?P<separator>[,;+&./]|\bva\b)
    | (?P<number>\d+(?![\w|!]))
    | (?P<roman>[ivlh|!1]+(?!\w))
    | (?P<smudged>[\dlio|!]*\d[\dlio|!]*(?!\w))
    | (?P<other>\w+)
    """,
    re.VERBOSE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_STROKES = str.maketrans({"l": "i", "|": "i", "!": "i", "1": "i", "h": "ii"})
_DIGITS = str.maketrans({"l": "1", "i": "1", "|": "1", "!": "1", "o": "0"})
_COUNTS = {"ba": 3, "sau": 6, "chin": 9}
_RHYTHMS = (1, 2, 3, 4, 6, 9)
"""Months after which something may come again in a year: those that divide it, and the nine of reports."""


@dataclass
class _Reader:
    """What is known while walking over the tokens."""

    printed: Callable[[re.Match[str]], str]
    unit: TimingKind | None = None
    bare: str = ""
    lost: list[str] = field(default_factory=list)
    found: dict[TimingKind, dict[int, None]] = field(default_factory=lambda: {_MONTHS: {}, _QUARTERS: {}})
    kinds: list[TimingKind] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    repaired: bool = False
    last: tuple[TimingKind, int] | None = None
    in_range: bool = False
    open_start: bool = False
    every: bool = False
    due: bool = False
    year: bool = False
    dated: list[int] = field(default_factory=list)
    whole_years: list[int] = field(default_factory=list)
    year_of_last: int | None = None
    awaits_year: bool = False
    to_year_end: bool = False
    begin: tuple[TimingKind, int, int | None] | None = None
    clauses: int = 1

    def add(self, unit: TimingKind, value: int, printed: str, *, is_day: bool = False) -> None:
        """Take one month or quarter; the end of a range brings what lies between.

        Several days may be of one month (``ngày 20/6 và 30/6``), so ``is_day`` lets it come again.
        """
        self.bare = ""
        if not 1 <= value <= _LAST[unit]:
            self.unread.append(printed)
            self.last, self.in_range = None, False
            return
        self.begin = None
        if self.in_range and self.last and self.last[0] is unit:
            self._fill(unit, self.last[1], value, printed)
            self.begin = (*self.last, self.year_of_last)
            self.open_start = False
        elif not self.year and any(known >= value + is_day for known in self.found[unit]):
            self.unread.append(printed)
        self.extend(unit, (value,))
        self.last, self.in_range = (unit, value), False
        self.year_of_last, self.awaits_year = None, True

    def add_year(self, year: int) -> None:
        """Take a year: that of the figure before it, the end of a range, or a whole one."""
        self.year = True
        if self.awaits_year:
            unit, start, start_year = self.begin or (_MONTHS, 0, None)
            if start_year is not None and self._is_round(year - start_year, start):
                self._wrap(unit, start)
            self.year_of_last, self.awaits_year, self.begin = year, False, None
            self.dated.append(year)
        elif (self.in_range or self.to_year_end) and self.last and self.year_of_last:
            unit, value = self.last
            self.extend(unit, range(value, _LAST[unit] + 1))
            if year > self.year_of_last:
                self._wrap(unit, value)
            self.in_range = False
        else:
            self.whole_years.append(year)
        self.to_year_end = False

    def _is_round(self, years: int, start: int) -> bool:
        """Say whether a range over some New Years has come round to the month or quarter it began with."""
        return years > 1 or (years == 1 and self.last is not None and self.last[1] >= start)

    def _wrap(self, unit: TimingKind, start: int) -> None:
        self.extend(unit, (*range(start, _LAST[unit] + 1), *range(1, start)))

    @property
    def year_without_months(self) -> int | None:
        """A year of which no months are named beside the dated months of others, or of a further step."""
        if self.clauses > 1 and self.dated and len({*self.dated, *self.whole_years}) > 1:
            return max(*self.dated, *self.whole_years)
        if not self.dated or not self.whole_years:
            return None
        first, last = min(self.whole_years), max(self.whole_years)
        spans = first <= min(self.dated) and max(self.dated) <= last
        return None if spans or last in self.dated else last

    def end_clause(self) -> None:
        """Begin a further step behind a semicolon: no range or year goes on over it."""
        self.clauses += 1
        self.last, self.year_of_last, self.awaits_year, self.begin = None, None, False, None

    def _fill(self, unit: TimingKind, start: int, end: int, printed: str) -> None:
        """Write out a range; one that runs over New Year must name a year."""
        if start <= end:
            self.extend(unit, range(start, end))
        elif self.year:
            self.extend(unit, (*range(start, _LAST[unit] + 1), *range(1, end)))
        else:
            self.unread.append(printed)

    def extend(self, unit: TimingKind, values: Iterable[int]) -> None:
        """Add values in printed order, each once."""
        self.kinds.append(unit)
        self.found[unit].update(dict.fromkeys(values))

    def close_open_start(self) -> None:
        """Let an open start (``Từ quý II``) run to the end of the year."""
        if self.open_start and self.last:
            unit, value = self.last
            self.extend(unit, range(value, _LAST[unit] + 1))
            self.open_start = False

    def close_unit(self) -> None:
        """Notice a unit word that no figure followed (``tháng, quý, năm``)."""
        if self.bare and self.every and self.unit:
            self.extend(self.unit, range(1, _LAST[self.unit] + 1))
        elif self.bare:
            self.lost.append(self.bare)
        self.bare = ""


def parse_timing(text: str, unit: TimingKind | None = None) -> Timing:
    """Read the text (NFC) of a time cell; what says nothing about time is ``other``.

    ``unit`` is what bare figures count, where the column's title says so (``Tháng hoàn thành``).
    """
    reader = _Reader(printed=lambda match: text[match.start() : match.end()], unit=unit)
    for match in _TOKENS.finditer(strip_accents(text).lower()):
        handler = _HANDLERS.get(match.lastgroup or "")
        if handler:
            handler(reader, match)
    reader.close_unit()
    reader.close_open_start()
    if reader.year_without_months:
        reader.unread.append(str(reader.year_without_months))
    return Timing(
        kind=_kind(reader),
        months=tuple(reader.found[_MONTHS]),
        quarters=tuple(reader.found[_QUARTERS]),
        unread=tuple(reader.unread),
        repaired=reader.repaired,
    )


_LENGTH = re.compile(
    r"\b\d{1,3}(?:\s*(?:[-–]|đến)\s*\d{1,3})?\s*\(?(?:ngày|tuần|giờ|buổi|đêm|tháng(?!\s*\d)|năm(?!\s*\d))\b",
    re.IGNORECASE,
)
_OF_THE_YEAR = re.compile(r"\d|\b(?:tháng|thg|quý|quí)\b", re.IGNORECASE)


def without_lengths(text: str) -> str:
    """Leave out how long something lasts (``30-45 ngày``, ``18 tháng``), whose figures name no month."""
    return _LENGTH.sub(" ", text)


def may_name_months(text: str) -> bool:
    """Say whether a time of kind ``other`` holds a figure or word that a month or quarter may be lost in.

    Lengths (``≤ 5 ngày làm việc``) and events (``đến trước thời điểm mở thầu``) name none.
    """
    return _OF_THE_YEAR.search(without_lengths(text)) is not None


def _kind(reader: _Reader) -> TimingKind:
    """Rank the kinds met; several unit words without figures are a rhythm, a single one lost its figure."""
    kinds = list(reader.kinds)
    if len(reader.lost) > 1:
        kinds.append(TimingKind.PERIODIC)
    elif TimingKind.PERIODIC not in kinds:
        reader.unread.extend(reader.lost)
    ranks = (
        {TimingKind.CONTINUOUS, TimingKind.PERIODIC},
        {_MONTHS, _QUARTERS},
        {TimingKind.CONDITIONAL},
    )
    for rank in ranks:
        for kind in kinds:
            if kind in rank:
                return kind
    return TimingKind.OTHER


def _half(reader: _Reader, match: re.Match[str]) -> None:
    count = int(_COUNTS.get(match["count"], 0) or match["count"])
    if not 1 <= count <= 12:  # months of a year
        reader.unread.append(reader.printed(match))
        return
    reader.extend(_MONTHS, range(1, count + 1) if match["side"] == "dau" else range(13 - count, 13))
    reader.awaits_year = True


def _duration(reader: _Reader, match: re.Match[str]) -> None:
    """``6 tháng, năm`` and ``6 tháng một lần`` repeat; ``18 tháng`` is only how long something lasts."""
    length = match["length"]
    if _COUNTS.get(length) or int(length) in _RHYTHMS:
        reader.kinds.append(TimingKind.PERIODIC)


def _date(reader: _Reader, match: re.Match[str]) -> None:
    reader.year = True
    reader.add(_MONTHS, int(match["date_month"]), reader.printed(match), is_day=True)
    reader.add_year(int(match[0][-4:]))


def _month(reader: _Reader, match: re.Match[str]) -> None:
    """``6/2019`` is a month and its year, and ``Quý 2/2019`` a quarter."""
    reader.year = True
    unit = _MONTHS if reader.due else reader.unit or _MONTHS
    reader.add(unit, int(match["month_no"]), reader.printed(match))
    reader.add_year(int(match[0][-4:]))


def _day(reader: _Reader, match: re.Match[str]) -> None:
    """``30/6`` is a day and its month, ``Tháng 3/4`` and ``Quý 1/2`` are two of the unit's figures."""
    first, second = match["day_day"], match["day_month"]
    if reader.unit is None or reader.due or int(first) > 12:  # no month, so a day
        reader.add(_MONTHS, int(second), reader.printed(match), is_day=True)
        return
    reader.add(reader.unit, int(first), first)
    reader.add(reader.unit, int(second), second)


def _every(reader: _Reader, match: re.Match[str]) -> None:
    reader.kinds.append(TimingKind.PERIODIC)
    reader.every = True
    unit = {"thang": _MONTHS, "quy": _QUARTERS, "qui": _QUARTERS}.get(match["period"])
    if unit:
        reader.extend(unit, range(1, _LAST[unit] + 1))


def _unit(reader: _Reader, match: re.Match[str]) -> None:
    reader.close_unit()
    reader.unit = _QUARTERS if match["unit"].startswith("q") else _MONTHS
    reader.bare, reader.due = reader.printed(match), False


def _range(reader: _Reader, match: re.Match[str]) -> None:
    """Open a range; one without a figure before it (``Từ nay đến tháng 6``) is a deadline."""
    reader.in_range = reader.last is not None
    reader.open_start &= reader.in_range


def _separator(reader: _Reader, match: re.Match[str]) -> None:
    """End an open start, but not between a figure and its year."""
    if match["separator"] != "/":
        reader.close_open_start()
        reader.in_range = False
    if match["separator"] == ";":
        reader.end_clause()


def _number(reader: _Reader, match: re.Match[str]) -> None:
    """A bare figure belongs to the unit before it; without one it is a count or a day."""
    if reader.unit is _QUARTERS and set(match["number"]) == {"1"} and len(match["number"]) > 1:
        _roman(reader, match)
    elif reader.unit and not reader.due:
        reader.add(reader.unit, int(match["number"]), reader.printed(match))


def _roman(reader: _Reader, match: re.Match[str]) -> None:
    printed = reader.printed(match)
    if reader.unit is _MONTHS:
        _smudged(reader, match)
    if reader.unit is not _QUARTERS:
        return
    value = _ROMAN.get(match[0].translate(_STROKES), 0)
    reader.repaired |= value > 0 and not set(printed) <= set("IVivl|")
    reader.add(_QUARTERS, value, printed)


def _smudged(reader: _Reader, match: re.Match[str]) -> None:
    """Read letters among a month's digits as the digits they look like."""
    if reader.unit is not _MONTHS or reader.due:
        return
    digits = match[0].translate(_DIGITS)
    reader.repaired |= digits.isdigit()
    reader.add(_MONTHS, int(digits) if digits.isdecimal() else 0, reader.printed(match))


def _from(reader: _Reader, match: re.Match[str]) -> None:
    reader.open_start, reader.last, reader.awaits_year = True, None, False


def _year(reader: _Reader, match: re.Match[str]) -> None:
    reader.add_year(int(match["year"]))


def _due(reader: _Reader, match: re.Match[str]) -> None:
    reader.due = True


def _year_end(reader: _Reader, match: re.Match[str]) -> None:
    reader.close_unit()
    reader.to_year_end = not reader.awaits_year
    if not reader.year_of_last:
        reader.close_open_start()


def _of_kind(kind: TimingKind) -> Callable[[_Reader, re.Match[str]], None]:
    return lambda reader, _match: reader.kinds.append(kind)


_HANDLERS: dict[str, Callable[[_Reader, re.Match[str]], None]] = {
    "half": _half,
    "duration": _duration,
    "date": _date,
    "day": _day,
    "month": _month,
    "every": _every,
    "unit": _unit,
    "range": _range,
    "separator": _separator,
    "number": _number,
    "roman": _roman,
    "smudged": _smudged,
    "year": _year,
    "from": _from,
    "due": _due,
    "year_end": _year_end,
    "continuous": _of_kind(TimingKind.CONTINUOUS),
    "periodic": _of_kind(TimingKind.PERIODIC),
    "conditional": _of_kind(TimingKind.CONDITIONAL),
}
"""What to do with each kind of token; other words need nothing."""

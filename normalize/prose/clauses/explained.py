"""Numbers that are no quantities: names of one of several, lengths of time, labels, days, telephones.

``explained`` is the place of the last number so explained, behind which a list of them goes on.
"""

from __future__ import annotations

from normalize.prose.clauses.quantity import Quantity
from normalize.prose.clauses.words.cursor import Cursor
from normalize.prose.clauses.words.numerals import Numeral
from normalize.prose.clauses.words.tokens import TokenKind
from normalize.prose.clauses.words.vocabulary import HOUR, MINUTE, MONTH, YEAR, cues

_LARGEST_DAY = 31
"""A share without a unit whose whole is no more may as well be a day and a month (``10/10``)."""
_LAST_MONTH = 12
"""Of the calendar."""
_LAST_LABEL = 20
"""Numbers in brackets of their own up to which they only label what follows: ``(1) …; (2) …``."""
_MOST_LEVELS = 5
"""Levels that administration and schools have (``cả 3 cấp``): no quantity."""
_NEAR = 6
"""Tokens within which a word stands that says what a length of time is of."""
_EACH_NEAR = 3
"""Tokens between a length of time and ``mỗi``: a noun of two words."""
_AGE_NEAR = 12
"""Tokens within which a word says that an age is measured: ``tuổi thọ trung bình của người dân đạt``."""
_MEASURED = ("money", "percent")
"""Kinds of units that no name has: a number with one is a quantity whatever stands before it."""
_PER_NEAR = 12
"""Tokens within which the number stands that is told per one of a unit."""
_SHORTEST_TELEPHONE = 9
"""Figures from which a number with a zero in front is a telephone's."""


def is_explained(cursor: Cursor, at: int, quantity: Quantity, explained: int | None) -> bool:
    """Say whether a number names one of several, or is a length of time that measures nothing."""
    unit_kind = quantity.unit_kind
    if quantity.unit == HOUR and quantity.base:
        return True
    if unit_kind == "rating" or _is_telephone(quantity.low):
        return True
    of = cursor.token(at - 2) if cursor.is_mark(at - 1, "/") else None
    if of is not None and of.kind is TokenKind.WORD:
        return True  # giường bệnh/1 vạn dân: what a share is of
    if _tells_per_what(cursor, quantity):
        return True
    if unit_kind == "age":
        return not _measures_age(cursor, quantity)
    if _names_one_of_several(cursor, at, unit_kind or ("share" if quantity.base else ""), explained):
        return True
    return unit_kind == "time" and _is_span(cursor, quantity)


def _tells_per_what(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether ``trên`` and one of a unit say what another number is per: ``giá trị trên 1 ha đạt …``."""
    before = cursor.token(quantity.first - 1)
    one = quantity.value == 1 and quantity.base is None and quantity.high is None and " " not in quantity.unit
    if not (one and quantity.unit and cursor.has(quantity.number - 1, "over")) or before is None:
        return False
    if before.kind is not TokenKind.WORD and not before.has("mean"):
        return False
    following = range(quantity.stop, quantity.stop + _PER_NEAR)
    ends = next((at for at in following if cursor.is_mark(at, ".;,")), following.stop)
    return any(cursor.numeral(at) for at in range(quantity.stop, ends))


def _measures_age(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether an age is what is measured (``tuổi thọ … 75 tuổi``), not who is meant (``từ 18 tuổi``)."""
    before = range(quantity.first - 1, max(quantity.first - _AGE_NEAR, -1), -1)
    return any(cursor.has(at, "duration", "measured_age") for at in before)


def _names_one_of_several(cursor: Cursor, at: int, unit_kind: str, explained: int | None) -> bool:
    """Say whether words before a number make it a name: ``khoản 2``, ``tiêu chí số 2, 5 và 10``."""
    before = at - 1
    goes_on = False
    while before >= 0 and (
        cursor.is_mark(before, ",;-–&/+(") or cursor.has(before, "and", "range", "number", "except")
    ):
        goes_on = True
        before -= 1
    token = cursor.token(before)
    if goes_on and before == explained and not unit_kind:
        return True
    if goes_on and not cursor.has(at - 1, "ordinal"):
        return False
    if token is None or not cursor.has(at - 1, "ordinal", "year"):
        return False
    soft = cursor.has(at - 1, "soft", "year")
    if soft and unit_kind and cursor.has(at - 2, "each"):
        return False  # mỗi lớp 05 ngày
    if unit_kind == "noun" and cursor.has(at - 1, "turn"):
        return True  # đợt 1 tiêm 60%: what looks like a noun is what is done
    measures = unit_kind in _MEASURED and not cursor.has(at - 1, "span")
    return not ((soft and unit_kind and unit_kind != "time") or measures)  # vốn của Chương trình 612 tỷ đồng


def _is_span(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether months or years tell how often, since when or for how long, and measure nothing."""
    behind = cursor.token(quantity.stop)
    before = quantity.first - 1
    if "/" in quantity.unit:
        return False
    near = range(before, max(before - _NEAR, -1), -1)
    if quantity.unit == YEAR and not any(cursor.has(at, "duration") for at in near):
        return True
    if any(cursor.has(at, "each") for at in range(before, max(before - _EACH_NEAR, -1), -1)):
        return False  # mỗi lớp 05 ngày
    if cursor.has(before, "limit") and quantity.unit in (HOUR, MINUTE):
        return False
    if cursor.has(before, "span", "reporting", "mean") or cursor.has(before, "year"):
        return True
    if behind is not None and behind.kind is TokenKind.YEARS:
        return True
    if behind is not None and behind.has("behind_span"):
        return True
    part_of_year = (
        quantity.unit == MONTH and quantity.low.is_plain and int(quantity.low.printed) <= _LAST_MONTH
    )
    lasts = any(cursor.has(at, "duration") for at in near)
    told = ("reached", "estimate", "year", "link", "increase", "decrease", "exists")
    if part_of_year and behind is not None and behind.has(*told) and not lasts:
        return True  # sản lượng 10 tháng ước đạt …, 10 tháng năm nay, thu ngân sách 6 tháng là …
    following = cursor.token(quantity.stop + 1)
    if part_of_year and behind is not None and behind.is_mark("/") and following and following.years:
        return True  # 10 tháng/2019
    reporting = cursor.is_mark(before, ",") and cursor.has(before - 1, "reporting", "soft")
    of_year = cursor.token(quantity.stop + 1)
    listed = behind is not None and (behind.is_mark(",") or behind.has("and"))
    return reporting or (
        listed
        and of_year is not None
        and (of_year.has("year", "of_year", "behind_span") or of_year.text == "01")
    )


def is_known(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether a number without a unit is a share of a whole or the value of an index."""
    if quantity.unit:
        return True
    if quantity.base:
        return _is_share(cursor, quantity.first, quantity.low, quantity.base)
    before, behind = cursor.token(quantity.first - 1), cursor.token(quantity.stop)
    if before is None or not (before.has("link", "mean") or before.is_mark(":") or quantity.qualifier):
        return False
    value = quantity.value
    if value is None or value != value.to_integral_value():
        return True
    ends = behind is None or behind.is_mark(".;)(") or behind.has("bound")
    return ends and not _lists_criteria(cursor, quantity.first)


def _is_share(cursor: Cursor, at: int, low: Numeral, base: Numeral) -> bool:
    """Tell ``82/207`` from a day and month (``10/10``) and from a scale (``1/1.000``)."""
    if low.value is None or base.value is None:
        return False
    is_scale = low.value == 1 and base.value % 10 == 0  # 1/500, 1/1.000
    is_large = base.value > _LARGEST_DAY or cursor.has(at - 1, "link", "total")
    return low.value <= base.value and not is_scale and is_large


def is_label(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether a bare number is a label, a month, a number of levels, a day and month or a scale."""
    before, behind = cursor.token(quantity.number - 1), cursor.token(quantity.stop)
    glued = before is not None and before.is_mark(".") and before.end == quantity.start
    first = before is None or glued or (quantity.number == 1 and before.kind is TokenKind.MARK)
    if first and quantity.base is None:
        return behind is None or behind.is_mark(".:)]") or behind.text[:1].isupper()
    if quantity.base:
        return _is_day_or_scale(cursor, quantity, quantity.base)
    if _is_month(cursor, quantity) or _counts_levels(cursor, quantity):
        return True
    bracketed = _is_bracketed(cursor, quantity)
    return bracketed and quantity.low.is_plain and (quantity.value or 0) <= _LAST_LABEL


def _is_month(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether a number is the month of a day without a year: ``ngày 10 tháng 01 của năm sau``."""
    at = quantity.number
    _, unit = cursor.unit(at - 1)
    named = unit is not None and unit.name == MONTH and cursor.numeral(at - 2) is not None
    return named and cursor.has(at - 3, "day") and (quantity.value or 0) <= _LAST_MONTH


def _counts_levels(cursor: Cursor, quantity: Quantity) -> bool:
    return cursor.has(quantity.stop, "level") and (quantity.value or 0) <= _MOST_LEVELS


def _is_bracketed(cursor: Cursor, quantity: Quantity) -> bool:
    """Say whether a number stands alone in brackets: a label ``(1)``, a day ``(11/7)``, a note ``[2]``."""
    before, behind = cursor.token(quantity.number - 1), cursor.token(quantity.stop)
    return before is not None and behind is not None and before.text + behind.text in ("()", "[]")


def _is_day_or_scale(cursor: Cursor, quantity: Quantity, base: Numeral) -> bool:
    """Tell a day and month (``30/9``) and a scale (``1/1.000``) from a fraction (``2/3 số hộ``)."""
    value, month = quantity.value or 0, base.value or 0
    if value == 1 and month % 10 == 0:  # a scale
        return True
    if not (value <= _LARGEST_DAY and month <= _LAST_MONTH):
        return False
    printed = f"{quantity.low.printed}/{base.printed}"
    told = cursor.has(quantity.number - 1, "from", "time", "to", "until") or _is_bracketed(cursor, quantity)
    return value > _LAST_MONTH or told or cues().match(printed) is not None


def _is_telephone(numeral: Numeral) -> bool:
    digits = sum(char.isdigit() for char in numeral.printed)
    return digits >= _SHORTEST_TELEPHONE and numeral.printed.startswith("0") and "," not in numeral.printed


def _lists_criteria(cursor: Cursor, first: int) -> bool:
    return any(token.has("criterion") for token in cursor.tokens[max(0, first - 6) : first])

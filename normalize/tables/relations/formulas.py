"""Formulas that the row of column numbers prints: ``(8)=(6)+(7)``, ``5=4/3*100``, ``(4)=(5)+…+(8)``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from operator import itemgetter

from normalize.tables.model import RelationKind
from normalize.tables.relations.law import Law

_TERM = r"\(?(\d{1,2})\)?"
_SUM = re.compile(rf"{_TERM}(?:\+{_TERM})+")
_MIXED = re.compile(rf"{_TERM}(?:[-+]{_TERM})+")
"""``(4)+(5)-(6)``: what is added is named first, before what is taken off."""
_RUN = re.compile(rf"{_TERM}\+(?:…|\.{{2,3}})\+{_TERM}")
_DIFFERENCE = re.compile(rf"{_TERM}(?:-{_TERM})+")
_PRODUCT = re.compile(rf"{_TERM}[x×*]{_TERM}", re.IGNORECASE)
_RATIO = re.compile(rf"\(?{_TERM}[/:]{_TERM}\)?(?P<hundred>[x×*]?100)?(?P<percent>%)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}")
_HUNDRED = Decimal(100)  # per cent


def read_formula(
    formula: str, columns: Mapping[int, int], *, is_percent: bool
) -> tuple[Law, list[int]] | None:
    """Give the law and the columns that a formula names; None where it is of another form.

    ``columns`` maps printed column numbers to ours. A quotient in a column of per cent is times 100.
    """
    right = formula.partition("=")[2]
    for pattern, kind in _FORMS:
        if pattern.fullmatch(right):
            named = [int(number) for number in _NUMBER.findall(right.replace("100", ""))]
            numbers = list(range(named[0], named[-1] + 1)) if pattern is _RUN else named
            if not all(number in columns for number in numbers):
                return None
            if pattern is _MIXED:
                less = [match[0] == "-" for match in re.finditer(r"^|[-+]", right)]
                signed = sorted(zip(less, numbers, strict=True), key=itemgetter(0))
                return Law(kind, added=less.count(False)), [columns[number] for _, number in signed]
            times = is_percent or right.endswith(("100", "100%", "%"))
            scale = _HUNDRED if kind is RelationKind.RATIO and times else Decimal(1)
            return Law(kind, scale), [columns[number] for number in numbers]
    return None


_FORMS = (
    (_RUN, RelationKind.SUM_ACROSS),
    (_SUM, RelationKind.SUM_ACROSS),
    (_DIFFERENCE, RelationKind.DIFFERENCE),
    (_MIXED, RelationKind.DIFFERENCE),
    (_PRODUCT, RelationKind.PRODUCT),
    (_RATIO, RelationKind.RATIO),
)

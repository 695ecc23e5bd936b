"""The closed sets of words that typed tables and quantities use."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """Whether a figure is planned (kế hoạch), reached (thực hiện), estimated (ước thực hiện) or other."""

    PLAN = "plan"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    OTHER = "other"


class Change(StrEnum):
    """Which way a stated quantity changes."""

    INCREASE = "increase"
    DECREASE = "decrease"


class ColumnKind(StrEnum):
    """What a column of a table holds."""

    ORDINAL = "ordinal"
    LABEL = "label"
    TEXT = "text"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PERIOD = "period"
    PLACE = "place"
    AGENCY = "agency"
    CODE = "code"
    MARK = "mark"


class RowKind(StrEnum):
    """What a row of a table is."""

    ITEM = "item"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"


class CellKind(StrEnum):
    """What is printed in a cell; ``nil`` is a dash or ``Không``."""

    NUMBER = "number"
    RANGE = "range"
    BOUND = "bound"
    DATE = "date"
    PERIOD = "period"
    MARK = "mark"
    PLACE = "place"
    AGENCY = "agency"
    CODE = "code"
    TEXT = "text"
    NIL = "nil"


class Comparator(StrEnum):
    """How a printed figure bounds what it counts; ``~`` is about."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "≤"
    MORE = ">"
    AT_LEAST = "≥"
    ABOUT = "~"

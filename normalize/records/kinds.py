"""The closed sets of words that records use."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What became of a record: the worst of its fields."""

    OK = "ok"
    REPAIRED = "repaired"
    REVIEW = "review"
    CORRECTED = "corrected"


class Method(StrEnum):
    """How a value came to be.

    ``computed`` follows from other values by arithmetic, ``inferred`` from what stands elsewhere in the
    document or in the gazetteer.
    """

    AS_READ = "as-read"
    NORMALIZED = "normalized"
    MATCHED = "matched"
    COMPUTED = "computed"
    INFERRED = "inferred"
    REPAIRED = "repaired"
    CORRECTED = "corrected"


class Basis(StrEnum):
    """Whether a figure is planned (kế hoạch), reached (thực hiện), estimated (ước thực hiện) or other."""

    PLAN = "plan"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    OTHER = "other"


class Trend(StrEnum):
    """Which way a stated quantity changes."""

    INCREASE = "increase"
    DECREASE = "decrease"


class TimingKind(StrEnum):
    """The values of ``work_items.timing_kind``."""

    MONTHS = "months"
    QUARTERS = "quarters"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"
    CONDITIONAL = "conditional"
    OTHER = "other"


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

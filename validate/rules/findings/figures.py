"""Doubts about figures, lists of figures and the counts of a criterion."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)
_COMMUNES = ("commune_targets",)
_TARGETS = ("criterion_targets",)

RULES: Iterable[Rule] = (
    Rule(
        "number-ambiguous",
        _ALL,
        "A figure can be read in one way only.",
        Severity.WARNING,
        "Số “{printed}” có thể đọc nhiều cách: {suggestion}",
        "The figure “{printed}” can be read in several ways: {suggestion}",
    ),
    Rule(
        "number-unread",
        ("sections",),
        "Every number of the prose is in a record, or names one of several.",
        Severity.WARNING,
        "Số “{printed}” trong đoạn văn không thuộc bản ghi nào: “{around}”",
        "The number “{printed}” in the prose is in no record: “{around}”",
    ),
    Rule(
        "count-unreadable",
        _COMMUNES,
        "A count is a whole number.",
        Severity.WARNING,
        "Không đọc được số lượng “{printed}”",
        "The count “{printed}” cannot be read",
    ),
    Rule(
        "planned-count-undecided",
        _COMMUNES,
        "A planned count says whether it is of criteria to add or of all that will be reached.",
        Severity.WARNING,
        "Không rõ {printed} là số tiêu chí đạt thêm hay tổng số tiêu chí sẽ đạt",
        "It is not said whether {printed} criteria are added or are all that will be reached",
    ),
    Rule(
        "list-unreadable",
        _COMMUNES,
        "A list of criteria holds numbers and separators only.",
        Severity.WARNING,
        "Không đọc hết danh sách “{printed}”, hiểu là {value}",
        "The list “{printed}” cannot be read in full; taken as {value}",
    ),
    Rule(
        "look-alike-read",
        _ALL,
        "Figures are printed as figures, not as look-alike letters.",
        Severity.INFO,
        "“{printed}” hiểu là {value}",
        "“{printed}” is taken as {value}",
    ),
    Rule(
        "mark-unreadable",
        _COMMUNES,
        "The marks of a matrix of criteria say yes or no.",
        Severity.WARNING,
        "Không hiểu ký hiệu “{printed}” ở tiêu chí {criterion}",
        "The mark “{printed}” under criterion {criterion} is not understood",
    ),
    Rule(
        "achieved-derived",
        _COMMUNES,
        "The criteria that a commune meets are listed.",
        Severity.INFO,
        "Suy ra tiêu chí đã đạt {value} từ các tiêu chí chưa đạt “{printed}”",
        "The criteria met ({value}) follow from those not met (“{printed}”)",
    ),
    Rule(
        "criterion-name-number",
        _TARGETS,
        "Number and name of a criterion belong together.",
        Severity.WARNING,
        "“{printed}”: tên này là của tiêu chí số {suggestion} ({official})",
        "“{printed}”: the name is that of criterion {suggestion} ({official})",
    ),
    Rule(
        "criterion-count-ambiguous",
        _TARGETS,
        "A paragraph gives one count of communes for a criterion.",
        Severity.WARNING,
        "{field}: đoạn văn ghi cả {value} và {suggestion}",
        "{field}: the paragraph says both {value} and {suggestion}",
    ),
    Rule(
        "criterion-count-undecided",
        _TARGETS,
        "A count of communes says whether it is of those that join or of all.",
        Severity.WARNING,
        "Không rõ {value} xã là số xã đạt thêm trong năm hay tổng số xã đạt đến cuối năm",
        "It is not said whether {value} communes join or are all that have the criterion",
    ),
)

"""Doubts about words, marks and cited documents."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)

RULES: Iterable[Rule] = (
    Rule(
        "reference-type-unknown",
        ("legal_references",),
        "A cited document is named by its type, in words or in its symbol.",
        Severity.WARNING,
        "Không rõ loại văn bản của “{printed}”",
        "The type of the cited document “{printed}” is not known",
    ),
    Rule(
        "document-number-doubtful",
        ("legal_references",),
        "A document's number stands apart from what is before it.",
        Severity.WARNING,
        "Số văn bản “{printed}” dính với chữ trước, có thể mất chữ số",
        "The number “{printed}” is glued to what stands before it: a digit may be lost",
    ),
    Rule(
        "list-mark-missing",
        ("sections",),
        "The items of a list all have its mark.",
        Severity.WARNING,
        "Mục trong danh sách thiếu dấu “{suggestion}”",
        "An item of a list has no mark “{suggestion}”",
    ),
    Rule(
        "document-symbol",
        ("legal_references",),
        "The symbol of a document's number is written as it is registered.",
        Severity.INFO,
        "Ký hiệu “{printed}”: thường viết {suggestion}",
        "The symbol “{printed}” is usually written {suggestion}",
        left_severity=Severity.WARNING,
    ),
    Rule(
        "text-repaired",
        _ALL,
        "Words are spelled as Vietnamese is.",
        Severity.INFO,
        "“{printed}” sửa thành “{value}”",
        "“{printed}” is repaired to “{value}”",
    ),
    Rule(
        "text-doubtful",
        _ALL,
        "Words make sense beside one another.",
        Severity.WARNING,
        "“{printed}” có thể là “{suggestion}”",
        "“{printed}” may be “{suggestion}”",
    ),
)

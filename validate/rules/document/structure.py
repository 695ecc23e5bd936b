"""What the schemas promise of every dataset, whatever the plan says."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)

RULES: Iterable[Rule] = (
    Rule(
        "schema-value",
        _ALL,
        "Every value has the type, pattern and range that its dataset's schema gives.",
        Severity.ERROR,
        "{field}: giá trị “{value}” không hợp lệ ({check})",
        "{field}: the value “{value}” is not valid ({check})",
    ),
    Rule(
        "schema-unique",
        _ALL,
        "Record ids and other keys are unique.",
        Severity.ERROR,
        "{field}: giá trị “{value}” bị lặp",
        "{field}: the value “{value}” is not unique",
    ),
    Rule(
        "schema-reference",
        _ALL,
        "What refers to another dataset (sections, communes, parents) finds its record there.",
        Severity.ERROR,
        "{field}: không có “{value}” trong {target}",
        "{field}: there is no “{value}” in {target}",
    ),
)

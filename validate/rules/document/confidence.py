"""Doubts about how well the paper was read, and what repair did about them."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)

RULES: Iterable[Rule] = (
    Rule(
        "low-confidence",
        _ALL,
        "A value is likely enough to be read right (calibrated on pages with known truth).",
        Severity.WARNING,
        "{field}: “{words}” đọc chưa chắc chắn ({percent}%){readings}",
        "{field}: “{words}” was not read with certainty ({percent} %){readings_en}",
    ),
    Rule(
        "repaired-reading",
        _ALL,
        "A value that breaks rules is repaired where another reading of the recognizer makes all hold.",
        Severity.INFO,
        "{field}: đọc là “{printed}”, sửa thành “{value}” theo lần đọc khác ({how}), khớp: {rules}",
        "{field}: read as “{printed}”, repaired to “{value}” by another reading ({how}); now hold: {rules}",
    ),
    Rule(
        "repaired-by-rule",
        _ALL,
        "A value that breaks rules is repaired where exactly one small misreading explains it.",
        Severity.WARNING,
        "{field}: đọc là “{printed}”, sửa thành “{value}” ({how}) để khớp: {rules}",
        "{field}: read as “{printed}”, repaired to “{value}” ({how}) so that these hold: {rules}",
    ),
    Rule(
        "page-unreadable",
        ("documents",),
        "Every page of a document can be read.",
        Severity.ERROR,
        "Trang {number}: {note}",
        "Page {number}: {note}",
    ),
    Rule(
        "page-incomplete",
        ("documents",),
        "Everything on a page is read.",
        Severity.WARNING,
        "Trang {number}: {note}",
        "Page {number}: {note}",
    ),
    Rule(
        "page-note",
        ("documents",),
        "A page is read as it stands, with nothing set aside and nothing guessed.",
        Severity.INFO,
        "Trang {number}: {note}",
        "Page {number}: {note}",
    ),
)

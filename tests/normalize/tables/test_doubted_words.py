"""Misread words in heads and labels of totals: told where they stand, and never of what was typed."""

from __future__ import annotations

from table_making import scanned_table

from extract.model import Box
from normalize.interpret import interpret
from validate.check import check
from validate.model import Issue, Severity

ROWS = (
    ("TT", "Đơn vị", "Cụ thế tiêu chí đã đạt", "Cụ thế tiêu chí phấn đấu", "Số tiêu chí"),
    ("1", "Xã Yên Trạch", "1,3,5", "2,4", "3"),
    ("2", "Xã Hữu Lễ", "1,4,12,14", "5,8", "4"),
    ("", "Tống cộng", "", "", "7"),
    ("", "Tống", "", "", "7"),
)


def word_issues(confidence: float | None) -> list[Issue]:
    """Give the doubts about words of the table."""
    issues = check(interpret(scanned_table(ROWS, confidence))).issues
    return [issue for issue in issues if issue.rule == "text-doubtful" and issue.dataset.startswith("table_")]


def test_each_misread_word_is_told_where_it_stands() -> None:
    issues = word_issues(0.92)
    assert [(i.dataset, i.field, i.printed, i.suggestion, i.value) for i in issues] == [
        ("table_columns", "header", "thế", "thể", "Cụ thế tiêu chí đã đạt"),
        ("table_columns", "header", "thế", "thể", "Cụ thế tiêu chí phấn đấu"),
        ("table_rows", "label", "Tống", "Tổng", "Tống cộng"),
        ("table_rows", "label", "Tống", "Tổng", "Tống"),
    ]
    assert [issue.place.box for issue in issues] == [
        Box(255, 0, 269, 12),
        Box(375, 0, 389, 12),
        Box(120, 60, 134, 72),
        Box(120, 80, 134, 92),
    ]
    assert {issue.severity for issue in issues} == {Severity.WARNING}


def test_what_was_typed_stands_as_its_author_wrote_it() -> None:
    assert word_issues(None) == []

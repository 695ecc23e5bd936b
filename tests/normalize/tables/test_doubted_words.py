"""Misread words in heads and labels of totals: told where they stand, and never of what was typed."""

from __future__ import annotations

from extract.model import Box, Cell, Document, Line, Page, PageOrigin, Place, Table, Word
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
    """Check a table of one page, each word with a box of its own, and give the doubts about words."""
    page = Page(1, 600, 400, PageOrigin.OCR if confidence else PageOrigin.TEXT_LAYER)
    cells = tuple(
        _cell(row, column, text, confidence)
        for row, line in enumerate(ROWS)
        for column, text in enumerate(line)
    )
    table = Table(cells, len(ROWS), len(ROWS[0]), 1, places=(Place(1, Box(0, 0, 600, 400)),))
    document = Document("plan.pdf", "0" * 64, (page,), (table,))
    issues = check(interpret(document)).issues
    return [issue for issue in issues if issue.rule == "text-doubtful" and issue.dataset.startswith("table_")]


def _cell(row: int, column: int, text: str, confidence: float | None) -> Cell:
    left, top = column * 120.0, row * 20.0
    words = tuple(
        Word(word, Box(left + 15 * number, top, left + 15 * number + 14, top + 12), confidence)
        for number, word in enumerate(text.split())
    )
    place = Place(1, Box(left, top, left + 119, top + 19))
    return Cell(row, column, (Line(words, place),) if words else (), places=(place,))


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

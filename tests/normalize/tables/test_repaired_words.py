"""Misread words of typed tables: repaired where that is sure, told always, and never touched where typed."""

from __future__ import annotations

from typing import TypeVar

from table_making import scanned_table

from normalize.interpret import interpret
from normalize.records import Interpretation, Project, Record, TableCell, TableRow
from normalize.tables.repaired_words import surely_changed
from normalize.textrepair.model import Repaired, WordChange, WordDoubt
from validate.check import check

R = TypeVar("R", bound=Record)

ROWS = (
    ("TT", "Đơn vị", "Cụ thế tiêu chí đã đạt", "Cụ thế tiêu chí phấn đấu", "Số tiêu chí", "Việc"),
    ("1", "Xã Yên Trạch", "1,3,5", "2,4", "3", "Lựa chọn nhà thâu"),
    ("2", "Xã Hữu Lễ", "1,4,12,14", "5,8", "4", "Phê duyệt nhà thầu"),
    ("", "Tống cộng", "", "", "7", ""),
)


def read(confidence: float | None) -> Interpretation:
    return interpret(scanned_table(ROWS, confidence))


def records(interpretation: Interpretation, kind: type[R]) -> list[R]:
    return [record for record in interpretation.records[kind.DATASET] if isinstance(record, kind)]


def words_told(interpretation: Interpretation, rule: str) -> list[tuple[str, str, str, str]]:
    issues = check(interpretation).issues
    return [(i.dataset, i.field, i.printed, i.suggestion or i.value) for i in issues if i.rule == rule]


def test_misread_words_of_cells_and_labels_are_repaired_and_told() -> None:
    table = read(0.92)
    cells = [cell for cell in records(table, TableCell) if "nhà th" in cell.printed]
    assert [cell.printed for cell in cells] == ["Lựa chọn nhà thầu", "Phê duyệt nhà thầu"]
    assert [cell.traces["printed"].printed for cell in cells] == ["Lựa chọn nhà thâu", "Phê duyệt nhà thầu"]
    assert ("table_cells", "printed", "thâu", "thầu") in words_told(table, "text-repaired")


def test_the_groups_that_a_project_stands_in_are_repaired_as_their_labels_are() -> None:
    rows = (
        ("TT", "Danh mục dự án", "Địa điểm", "Tổng mức đầu tư", "Kế hoạch vốn năm 2019"),
        ("I", "Lựa chọn nhà thâu", "", "60.000", "25.000"),
        ("1", "Đường Bính Xá", "Xã Bính Xá", "40.000", "15.000"),
        ("2", "Cầu Gia Cát", "Xã Gia Cát", "20.000", "10.000"),
    )
    found = interpret(scanned_table(rows, 0.92))
    assert [row.path for row in records(found, TableRow)][1] == "Lựa chọn nhà thầu / Đường Bính Xá"
    assert [one.group_path for one in records(found, Project)] == ["Lựa chọn nhà thầu"] * 2


def test_labels_of_totals_stay_as_read() -> None:
    table = read(0.92)
    total = records(table, TableRow)[-1]
    assert total.label == "Tống cộng"
    assert ("table_rows", "label", "Tống", "Tổng") in words_told(table, "text-doubtful")


def test_what_hardly_outweighs_the_reading_is_doubted_in_a_cell() -> None:
    text = "Bàn ghế cở số vi"
    weak = WordChange(8, 10, "cở", "có", 2.3, "có số")
    sure = WordChange(14, 16, "vi", "vì", 6.0, "số vì")
    name = WordDoubt(0, 3, "Bàn", "Bản", 1.0, "context")
    found = surely_changed(Repaired("Bàn ghế có số vì", (weak, sure), (name,)), text)
    assert (found.text, found.changes) == ("Bàn ghế cở số vì", (sure,))
    assert [(doubt.printed, doubt.suggestion) for doubt in found.doubts] == [("cở", "có")]


def test_what_was_typed_stands_as_its_author_wrote_it() -> None:
    table = read(None)
    assert records(table, TableRow)[-1].label == "Tống cộng"
    assert words_told(table, "text-repaired") == words_told(table, "text-doubtful") == []

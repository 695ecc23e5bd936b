"""What a table states of its own figures: shares, comparisons, products, printed formulas; kept or broken."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import sohoa
from normalize.records import Interpretation
from normalize.tables.model import RelationKind
from tests.made_tables.documents import EXTENSIONS, MadeTable, Row, document_text, read_made

FOLDER = Path(__file__).parent
RULES = ("table-ratio", "table-column-total", "table-parts", "table-total")


def interpreted(made: MadeTable, folder: Path) -> Interpretation:
    path = folder / f"{made.name}{EXTENSIONS[made.form]}"
    path.write_text(document_text(made), encoding="utf-8")
    return sohoa.interpret(sohoa.read(path))


def broken(made: MadeTable, row_no: int, column_no: int, text: str) -> MadeTable:
    """The table with one figure printed otherwise."""
    row = made.rows[row_no - 1]
    cells = [*row.cells[: column_no - 1], text, *row.cells[column_no:]]
    rows = [*made.rows[: row_no - 1], Row(row.kind, row.parent, row.unit, cells), *made.rows[row_no:]]
    return replace(made, rows=rows)


@pytest.mark.parametrize(
    ("name", "place", "text", "made_of"),
    [
        ("kt01_chi_tieu_ktxh", (4, 8), "106,9", "109.00"),  # ƯTH 2022/TH 2021
        ("kt06_cay_trong", (5, 6), "163.746", "136746"),  # area times yield
        ("kt12_ho_ngheo", (4, 7), "12,00", "5.56"),  # 7=6/3
        ("kt16_du_toan_lop", (4, 6), "400.000", "4000000"),  # (6)=(4)x(5)
        ("kt28_so_cach_trang", (3, 5), "3", "2.0"),  # share of the total
    ],
)
def test_a_figure_that_does_not_follow_from_its_others_is_told(
    name: str, place: tuple[int, int], text: str, made_of: str, tmp_path: Path
) -> None:
    made = broken(read_made(FOLDER / f"{name}.table"), *place, text)
    issues = sohoa.check(interpreted(made, tmp_path)).issues
    told = [issue for issue in issues if issue.rule == "table-ratio"]
    assert [(issue.printed, Decimal(issue.suggestion)) for issue in told] == [(text, Decimal(made_of))]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.table")), ids=lambda path: path.stem)
def test_tables_without_mistakes_raise_no_doubt_of_arithmetic(path: Path, tmp_path: Path) -> None:
    issues = sohoa.check(interpreted(read_made(path), tmp_path)).issues
    assert [issue.message for issue in issues if issue.rule in RULES] == []


def test_a_formula_decides_what_a_comma_means(tmp_path: Path) -> None:
    made = MadeTable("commas", place="Lạng Sơn", year="2017", before=["Bảng 1. Dự toán mua sắm"])
    made.head = [["TT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"]]
    made.numbers = [["(1)", "(2)", "(3)", "(4)", "(5)=(3)x(4)"]]
    made.columns = [("ordinal", "", "", "")] * 5
    rows = (
        ("Máy tính", "2", "12,500", "25.000"),
        ("Máy in", "4", "3,250", "13.000"),
        ("Bàn", "8", "900", "7.200"),
    )
    made.rows = [Row("item", 0, "", [str(at), *cells]) for at, cells in enumerate(rows, 1)]
    (table,) = interpreted(made, tmp_path).tables
    assert [cell.number for cell in table.of_column(4)] == [12500, 3250, 900]
    kinds = Counter(relation.kind for relation in table.relations if relation.holds)
    assert kinds[RelationKind.PRODUCT] == len(rows)

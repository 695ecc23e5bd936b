"""Excel workbooks: stored values, regions of a sheet, merged heads, what is hidden, formulas."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from extract.model import Block, PageContent, Table
from extract.office.excel.numbers import show
from extract.office.excel.reader import read_excel_file
from tests.extract.grids import covered_once, only_table, shown, texts

FILE = Path("a.xlsx")
LINES = Border(*(Side(style="thin") for _ in range(4)))


def read(workbook: Workbook) -> PageContent:
    stream = io.BytesIO()
    workbook.save(stream)
    return read_excel_file(FILE, stream.getvalue())


def fill(sheet: Worksheet, rows: list[list[object]], at: int = 1, framed: bool = False) -> None:
    for number, row in enumerate(rows, at):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if framed:
                cell.border = LINES


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    found = [block for block in blocks if isinstance(block, Table)]
    assert all(map(covered_once, found))
    return found


@pytest.mark.parametrize(
    ("value", "code", "text", "number"),
    [
        (1642.0866595915, "#,##0.00", "1642.0866595915", "1642.0866595915"),
        (0.1 + 0.2, "General", "0.3", "0.3"),
        (0.1836, "0.00%", "18.36%", "18.36"),
        (-1250, "#,##0;[Red](#,##0)", "(1250)", "-1250"),
        (-1250, "#,##0", "-1250", "-1250"),
        (4, '+0;(0);"-"', "+4", "4"),
        (0, '_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-', "0", "0"),
        (-5, '_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-', "-5", "-5"),
        (0, "#,###", "0", "0"),
        (0, "0;-0;;@", "0", "0"),
        (7, "@", "7", "7"),
        (2500, '[>=1000]0," nghìn";0', "2.5 nghìn", "2.5"),
        (25, '[>=1000]0," nghìn";0', "25", "25"),
        (14, '0" xã"', "14 xã", "14"),
        (7, "00", "07", "7"),
        (25_000_000, "#,##0,,", "25", "25"),
        (12345678901234567890, "0", "12345678901234567890", "12345678901234567890"),
        (dt.datetime(2024, 2, 7), "mm-dd-yy", "07/02/2024", None),
        (dt.datetime(2024, 2, 7), "mm/yyyy", "02/2024", None),
        (dt.datetime(2024, 2, 7, 9, 30), "dd/mm/yyyy hh:mm", "07/02/2024 09:30", None),
        (dt.time(9, 5), "h:mm", "09:05", None),
        ("#REF!", "General", "#REF!", None),
        (True, "General", "TRUE", None),
        (None, "0", "", None),
    ],
)
def test_stored_values_as_their_formats_show_them(
    value: object, code: str, text: str, number: str | None
) -> None:
    found = show(value, code)
    assert found.text == text
    assert found.number == (Decimal(number) if number else None)


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=4))
def test_a_number_shown_is_the_number_stored(value: Decimal) -> None:
    assert Decimal(show(float(value), "#,##0.0").text) == value


def test_title_unit_and_table_and_numbers_that_cells_hold() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "TỔNG HỢP NĂM 2024"
    sheet.merge_cells("A1:D1")
    sheet["D2"] = "ĐVT: triệu đồng"
    fill(
        sheet,
        [["TT", "Vốn", None, "Ghi chú"], [None, 2024, 2025, None], [1, 12.345, 26.5, None]],
        4,
        framed=True,
    )
    for merged in ("B4:C4", "A4:A5", "D4:D5"):
        sheet.merge_cells(merged)
    sheet["B8"] = "Người lập"
    sheet["D8"] = "Giám đốc"
    blocks = read(workbook).blocks
    table = only_table(blocks)
    assert texts(blocks) == ["TỔNG HỢP NĂM 2024", "ĐVT: triệu đồng", "Người lập", "Giám đốc"]
    assert (table.ruled, table.header_rows) == (True, 2)
    assert shown(table) == [["TTv2", "Vốn>2", "Ghi chúv2"], ["2024", "2025"], ["1", "12.345", "26.5", ""]]
    assert [cell.stored for cell in table.cells if cell.row == 2] == [
        1,
        Decimal("12.345"),
        Decimal("26.5"),
        None,
    ]


def test_two_tables_of_a_sheet_below_and_beside_each_other() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    one = [["TT", "Xã", "Hộ"], [1, "A", 5], [2, "B", 6]]
    fill(sheet, [[*row, None, None, *row] for row in one])
    fill(sheet, [["STT", "Huyện", "Diện tích"], [1, "C", 7]], 6)
    assert [shown(table) for table in tables(read(workbook).blocks)] == [
        [["TT", "Xã", "Hộ"], ["1", "A", "5"], ["2", "B", "6"]],
        [["TT", "Xã", "Hộ"], ["1", "A", "5"], ["2", "B", "6"]],
        [["STT", "Huyện", "Diện tích"], ["1", "C", "7"]],
    ]


def test_group_rows_and_blank_columns_stay_in_an_unframed_table() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, [["TT", "Chỉ tiêu", "ĐVT", "2024"], ["I", "KINH TẾ", None, None], [None, "Trong đó:"],
                 [1, "Lúa", "ha", 5]])  # fmt: skip
    table = only_table(read(workbook).blocks)
    assert [[cell.text for cell in row] for row in table.rows()][1:] == [
        ["I", "KINH TẾ", "", ""],
        ["", "Trong đó:", "", ""],
        ["1", "Lúa", "ha", "5"],
    ]


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_set_aside() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Biểu 1"
    fill(sheet, [["TT", "Xã", "Hộ"], [1, "A", 5], [2, "B", 6], [3, "C", 7]])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    other = workbook.create_sheet("Nháp")
    other.sheet_state = "hidden"
    fill(other, [["TT", "Xã", "Hộ"], [1, "D", 8]])
    content = read(workbook)
    assert [[cell.text for cell in row] for row in only_table(content.blocks).rows()] == [
        ["TT", "Xã", "Hộ"],
        ["1", "A", "5"],
        ["2", "B", "6"],
        ["3", "C", "7"],
    ]
    assert texts(content.blocks) == ["TT Xã Hộ 1 D 8"]
    assert content.page.note == (
        "sheet 'Biểu 1': hidden columns B and rows 3 were read all the same; "
        "sheet 'Nháp' is hidden and was set aside"
    )


def test_a_workbook_of_which_nothing_is_seen_is_read_whole() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    other = workbook.create_sheet("Số liệu")
    other.sheet_state = "hidden"
    fill(other, [["TT", "Xã", "Hộ"], [1, "D", 8], [2, "E", 9]])
    content = read(workbook)
    assert only_table(content.blocks).row_count == 3
    assert content.page.note == "sheet 'Số liệu' is hidden and was read all the same"


@pytest.mark.parametrize("shared", [True, False])
def test_pieces_of_a_text_struck_out_or_raised_are_set_aside(shared: bool) -> None:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, "constant_memory": not shared})
    sheet = workbook.add_worksheet()
    struck, raised = workbook.add_format({"font_strikeout": True}), workbook.add_format({"font_script": 1})
    gone = workbook.add_format({"font_strikeout": True})
    sheet.write_row(0, 0, ["TT", "Xã", "Trạm", "Giường"])
    sheet.write_row(1, 0, [1, "", "", 12])
    sheet.write_rich_string(1, 1, "Tuy An", raised, "1")
    sheet.write_rich_string(1, 2, struck, "10", " 9")
    sheet.write_row(2, 0, [2, "Sơn Hòa", 8])
    sheet.write_number(2, 3, 15, gone)
    workbook.close()
    content = read_excel_file(FILE, stream.getvalue())
    rows = [[cell.text for cell in row] for row in only_table(content.blocks).rows()]
    assert rows[1:] == [["1", "Tuy An", "9", "12"], ["2", "Sơn Hòa", "8", ""]]
    assert texts(content.blocks) == ["10", "15"]
    assert content.page.note == (
        "struck-out text was set aside: 10, 15; raised note marks were left out of the text: An¹"
    )


def test_texts_in_old_fonts_are_decoded_and_unicode_among_them_kept() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, [["tt", "HuyÖn", "S¶n l\xadîng"], [1, "VÞ Xuyªn", 5], [2, "Hoàng Su Phì", 7]])
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTimeH" if cell.coordinate == "A1" else ".VnTime")
    rows = [[cell.text for cell in row] for row in only_table(read(workbook).blocks).rows()]
    assert rows == [["TT", "Huyện", "Sản lượng"], ["1", "Vị Xuyên", "5"], ["2", "Hoàng Su Phì", "7"]]


def test_formulas_without_a_stored_value_are_told() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, [["TT", "Xã", "Hộ"], [1, "A", 5], [2, "Tổng", "=SUM(C2:C2)"]])
    content = read(workbook)
    assert shown(only_table(content.blocks))[2] == ["2", "Tổng", ""]
    assert "1 formulas have no stored value (C3)" in content.page.lost
    stream = io.BytesIO()
    written = xlsxwriter.Workbook(stream)
    page = written.add_worksheet()
    for row, values in enumerate([["TT", "Xã", "Hộ"], [1, "A", 5], [2, "B", 6]]):
        page.write_row(row, 0, values)
    page.write_formula("C4", "=SUM(C2:C3)", None, 11)
    page.write_row("A4", [3, "Tổng"])
    written.close()
    stored = read_excel_file(FILE, stream.getvalue())
    assert shown(only_table(stored.blocks))[3] == ["3", "Tổng", "11"]
    assert not stored.page.lost


def test_a_million_empty_rows_with_lines_are_no_rows() -> None:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"constant_memory": True})
    page = workbook.add_worksheet()
    lines = workbook.add_format({"border": 1})
    for row, values in enumerate([["TT", "Xã", "Hộ"], [1, "A", 5], [2, "B", 6]]):
        page.write_row(row, 0, values, lines)
    for row in range(3, 200_000):
        page.write_blank(row, 0, None, lines)
    page.set_row(1_048_575, 30)
    workbook.close()
    assert only_table(read_excel_file(FILE, stream.getvalue()).blocks).row_count == 3

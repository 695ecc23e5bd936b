"""Invented tables of every kind that real plans hold, each typed whole and checked by what the paper says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Cell, Line, Table, Word
from normalize.records.kinds import Basis, CellKind, ColumnKind, Comparator, RowKind
from normalize.tables.cells.unit_lines import SaidUnit
from normalize.tables.columns.around import TableSurroundings
from normalize.tables.model import NumberDoubt, TypedTable, Years
from normalize.tables.type_table import type_table


def typed(text: str, around: TableSurroundings | None = None, header_rows: int = 0) -> TypedTable:
    """Type a table written as lines of cells with bars between; its reader found no head."""
    return typed_rows([line.split("|") for line in text.strip("\n").splitlines()], around, header_rows)


def typed_rows(
    lines: list[list[str]], around: TableSurroundings | None = None, header_rows: int = 0
) -> TypedTable:
    """Type a table given as rows of texts."""
    cells = tuple(
        Cell(row, column, (Line(tuple(Word(word) for word in cell.split())),) if cell.strip() else ())
        for row, line in enumerate(lines)
        for column, cell in enumerate(line)
    )
    table = Table(cells, len(lines), len(lines[0]), header_rows)
    return type_table(table, around=around) if around else type_table(table)


def kinds(table: TypedTable) -> list[str]:
    return [column.kind.value for column in table.columns]


def tree(table: TypedTable) -> list[tuple[str, int | None]]:
    return [(row.kind.value, row.parent) for row in table.rows]


def value(table: TypedTable, row: int, column: int) -> Decimal | None:
    cell = table.cell(row, column)
    return cell.number if cell else None


CAPITAL_PLAN = """
STT|Danh mục dự án|Kế hoạch vốn năm 2023 (triệu đồng)|Ghi chú
|TỔNG SỐ|50.000|
I|HUYỆN A|20.000|
1|Trường X|12.000|
2|Trường Y|8.000|chuyển tiếp
II|HUYỆN B|30.000|
1|Trường Z|30.000|
"""


def test_a_capital_plan() -> None:
    table = typed(CAPITAL_PLAN)
    assert kinds(table) == ["ordinal", "label", "money", "text"]
    assert tree(table) == [
        ("total", None),
        ("group", None),
        ("item", 2),
        ("item", 2),
        ("group", None),
        ("item", 5),
    ]
    money = table.column(3)
    assert (money.unit, money.years, money.basis) == ("triệu đồng", Years(2023, 2023), Basis.PLAN)
    assert value(table, 1, 3) == 50000
    assert all(relation.holds for relation in table.relations)
    assert table.row(4).path == ("HUYỆN A", "Trường Y")


def test_a_head_of_three_levels_with_column_numbers_and_formulas() -> None:
    table = typed(
        """
STT|Chỉ tiêu|ĐVT|Năm 2020|Năm 2020|Năm 2021|So sánh (%)
STT|Chỉ tiêu|ĐVT|Kế hoạch|Ước thực hiện|Kế hoạch|So sánh (%)
(1)|(2)|(3)|(4)|(5)|(6)|(7)=(6)/(5)*100
1|Diện tích lúa|ha|1.000|1.100|1.200|109,09
2|Sản lượng|tấn|5.000|5.200|5.400|103,85
"""
    )
    assert table.header_rows == 3
    assert kinds(table) == ["ordinal", "label", "text", "quantity", "quantity", "quantity", "percent"]
    assert [column.basis for column in table.columns[3:]] == [
        Basis.PLAN,
        Basis.ESTIMATE,
        Basis.PLAN,
        Basis.OTHER,
    ]
    assert [column.years for column in table.columns[3:6]] == [
        Years(2020, 2020),
        Years(2020, 2020),
        Years(2021, 2021),
    ]
    assert table.column(7).formula == "(7)=(6)/(5)*100"
    assert [row.unit for row in table.rows] == ["ha", "tấn"]
    cell = table.cell(1, 7)
    assert cell is not None and cell.unit == "%"


def test_column_numbers_that_leave_some_out_beside_a_formula() -> None:
    table = typed(
        """
Sản phẩm|Năm 2019|Năm 2020|Tăng
A|2|3|5=3-2
Xi măng|310|322|12
Gạch|45|51|6
"""
    )
    assert table.header_rows == 2
    assert table.column(4).formula == "5=3-2"
    assert [row.label for row in table.rows] == ["Xi măng", "Gạch"]


def test_years_across_and_provinces_of_a_region_down() -> None:
    table = typed(
        """
|2010|2015|2025*
Cả nước|31,47|56,29|125,53
Vùng miền núi|22,79|46,03|107,59
Cao Bằng|13,66|23,66|49,62
Lào Cai|16,86|35,44|84,67
""",
        TableSurroundings("GRDP bình quân", (SaidUnit("triệu đồng"),), notes="* số ước thực hiện"),
    )
    assert tree(table) == [("item", None), ("group", None), ("item", 2), ("item", 2)]
    assert [column.years for column in table.columns[1:]] == [
        Years(2010, 2010),
        Years(2015, 2015),
        Years(2025, 2025),
    ]
    assert table.column(4).basis is Basis.ESTIMATE
    assert {column.kind for column in table.columns[1:]} == {ColumnKind.MONEY}


def test_years_of_group_rows_and_numbering_that_runs_on() -> None:
    table = typed(
        """
TT|Tên xã|Số học viên
|Năm 2011|43
1.|Xã A|22
2.|Xã B|21
|Năm 2012|22
3.|Xã C|22
|TỔNG CỘNG|65
"""
    )
    assert tree(table) == [
        ("group", None),
        ("item", 1),
        ("item", 1),
        ("group", None),
        ("item", 4),
        ("total", None),
    ]
    assert [row.years for row in table.rows[:5]] == [Years(2011, 2011)] * 3 + [Years(2012, 2012)] * 2


def test_parts_named_trong_do() -> None:
    table = typed(
        """
|2021|2022
Cả tỉnh|100|110
Công nghiệp và xây dựng|40|44
Trong đó: Công nghiệp|25|27
Xây dựng|15|17
Dịch vụ|60|66
"""
    )
    assert tree(table) == [("total", None), ("group", None), ("item", 2), ("item", 2), ("item", None)]


def test_a_first_row_is_a_total_by_its_sums_alone() -> None:
    table = typed(
        """
Ngành|2021|2022
GRDP|100,0|100,0
Nông nghiệp|22,5|21,0
Công nghiệp|37,5|38,0
Dịch vụ|40,0|41,0
"""
    )
    assert [row.kind for row in table.rows] == [RowKind.TOTAL] + [RowKind.ITEM] * 3


def test_a_row_without_its_number_stands_where_the_sums_put_it() -> None:
    table = typed(
        """
STT|Loại đất|Diện tích (ha)
1|Đất phi nông nghiệp|100
1.1|Đất ở|50
1.2|Đất tôn giáo|20
|Đất nghĩa trang|25
1.3|Đất khác|5
2|Đất nông nghiệp|80
2.1|Đất trồng lúa|60
|Đất chuyên trồng lúa|45
2.2|Đất khác|20
"""
    )
    assert table.row(4).parent == 1
    assert table.row(8).parent == 7


def test_dashes_under_shouted_dashes() -> None:
    table = typed(
        """
STT|Chỉ tiêu|KH 2021
1|TỔNG GIÁ TRỊ SX|300
|- TRỒNG TRỌT|200
|- Lúa|150
|- Ngô|50
|- CHĂN NUÔI|100
|- Trâu|60
|- Bò|40
"""
    )
    assert [row.parent for row in table.rows] == [None, 1, 2, 2, 1, 5, 5]
    assert table.row(3).label == "Lúa"


@pytest.mark.parametrize(
    ("printed", "kind", "low", "high", "comparator"),
    [
        ("≥ 80", CellKind.BOUND, "80", None, Comparator.AT_LEAST),
        (">68,0", CellKind.BOUND, "68.0", None, Comparator.MORE),
        ("khoảng 10", CellKind.BOUND, "10", None, Comparator.ABOUT),
        ("80 trở lên", CellKind.BOUND, "80", None, Comparator.AT_LEAST),
        ("28-30", CellKind.RANGE, "28", "30", Comparator.EQUAL),
        ("Tăng 11-12%", CellKind.RANGE, "11", "12", Comparator.EQUAL),
        ("-0,62", CellKind.NUMBER, "-0.62", None, Comparator.EQUAL),
        ("(1.234)", CellKind.NUMBER, "-1234", None, Comparator.EQUAL),
        ("12,5 (*)", CellKind.NUMBER, "12.5", None, Comparator.EQUAL),
        ("-", CellKind.NIL, None, None, None),
        ("Chưa có số liệu", CellKind.NIL, None, None, None),
        ("Đạt mức trung bình", CellKind.TEXT, None, None, None),
    ],
)
def test_cells_of_figures(
    printed: str, kind: CellKind, low: str | None, high: str | None, comparator: Comparator | None
) -> None:
    table = typed(f"TT|Chỉ tiêu|Mục tiêu\n1|A|50\n2|B|{printed}\n3|C|60\n4|D|55,5")
    cell = table.cell(2, 3)
    assert cell is not None and cell.kind is kind
    assert cell.number == (None if low is None else Decimal(low))
    assert cell.value_to == (None if high is None else Decimal(high))
    assert cell.comparator is comparator


@pytest.mark.parametrize("printed", ["7.,979,16", "6. 160", "5.378.7000.000", "l2.345"])
def test_a_malformed_figure_has_no_value_and_a_doubt(printed: str) -> None:
    table = typed(f"TT|Nội dung|Kinh phí\n1|A|1.000\n2|B|{printed}\n3|C|2.000")
    cell = table.cell(2, 3)
    assert cell is not None and (cell.value, cell.doubt) == (None, NumberDoubt.MALFORMED)


def test_a_blank_inside_a_figure_is_borne_out_by_the_sum() -> None:
    table = typed("TT|Nội dung|Kinh phí\nI|Chi lớp học|8.160\n1|A|2.000\n2|B|6. 160")
    cell = table.cell(3, 3)
    assert cell is not None and (cell.number, cell.doubt, cell.evidence) == (6160, None, "sum")


def test_commas_are_thousands_where_only_so_the_parts_make_the_whole() -> None:
    table = typed("TT|Nội dung|Kinh phí\nI|Ứng dụng|3,600\n1|A|2,700\n2|B|900")
    assert [value(table, row, 3) for row in (1, 2, 3)] == [3600, 2700, 900]


def test_a_lone_comma_figure_is_not_guessed() -> None:
    table = typed("TT|Nội dung|Khối lượng\n1|A|26,345\n2|B|12\n3|C|7")
    cell = table.cell(1, 3)
    assert cell is not None and (cell.value, cell.doubt) == (None, NumberDoubt.UNDECIDED)
    assert set(cell.candidates) == {Decimal(26345), Decimal("26.345")}


def test_one_mark_means_one_thing_in_a_column() -> None:
    table = typed("TT|Xã|Tỷ lệ|Vốn\n1|A|26,345|1,234,567\n2|B|3,5|26,345\n3|C|12,25|800")
    assert (value(table, 1, 3), value(table, 2, 4)) == (Decimal("26.345"), 26345)


def test_marks_change_by_row_where_rows_have_units() -> None:
    table = typed(
        """
STT|Chỉ tiêu|Đơn vị|Tỉnh mới|Tỉnh A|Tỉnh B
1|Tăng trưởng|%|6,84|7,69|6,40
2|Xuất nhập khẩu|Triệu USD|4,000|520|3,480
3|Vốn đầu tư|tỷ đồng|361,4|361.396|101.596
4|Che phủ rừng|%|61,5|63,0|60,0
"""
    )
    assert [value(table, 2, column) for column in (4, 5, 6)] == [4000, 520, 3480]
    assert [table.cells[3, column].doubt for column in (4, 5, 6)] == [
        None,
        NumberDoubt.SCALE,
        NumberDoubt.SCALE,
    ]


def test_units_from_brackets_rows_words_and_the_line_above() -> None:
    table = typed(
        """
|Số hộ|Diện tích (ha)|Kinh phí|Tỷ lệ
Xã A|10|2,5|100|5,0
Xã B|20|3,5|200|6,0
""",
        TableSurroundings(units=(SaidUnit("triệu đồng"),)),
    )
    assert [column.unit for column in table.columns[1:]] == ["hộ", "ha", "triệu đồng", "%"]


def test_a_row_off_the_unit_of_its_table() -> None:
    table = typed(
        """
|2021-2025|2026-2030
Tổng nhu cầu vốn|361|600
Vốn nhà nước|120|171
Tỷ trọng (%)|33,2|28,5
Vốn ngoài nhà nước|241|429
ICOR|8,0|7,96
""",
        TableSurroundings(units=(SaidUnit("1000 tỷ đồng"),)),
    )
    units = [table.cells[row, 2].unit for row in range(1, 6)]
    assert units == ["1000 tỷ đồng", "1000 tỷ đồng", "%", "1000 tỷ đồng", ""]


def test_ditto_marks_repeat_the_unit_above() -> None:
    table = typed('TT|Chỉ tiêu|ĐVT|KH\n1|A|ha|10\n2|B|"|20\n3|C|nt|30\n4|D|tấn|40')
    assert [row.unit for row in table.rows] == ["ha", "ha", "ha", "tấn"]


def test_columns_that_add_up_share_their_unit() -> None:
    table = typed(
        """
STT|Loại đất|Hiện trạng 2020 (ha)|Hiện trạng 2024|So sánh 2024 với 2020
1|A|100|120|20
2|B|50|45|-5
3|C|70|90|20
"""
    )
    assert [column.unit for column in table.columns[2:]] == ["ha", "ha", "ha"]


def test_a_total_column_is_for_all_years_of_its_parts() -> None:
    table = typed("TT|Nguồn|2021|2022|2023|Tổng cộng\n1|A|1|2|3|6\n2|B|2|2|2|6\n3|C|5|4|1|10", header_rows=1)
    assert table.column(6).years == Years(2021, 2023)


def test_a_page_that_goes_on_without_a_head() -> None:
    table = typed("7|Xây dựng phần mềm|Sở TTTT|2017\n8|Đào tạo cán bộ|Sở Nội vụ|2018")
    assert table.header_rows == 0
    assert [row.ordinal for row in table.rows] == ["7", "8"]


def test_the_head_again_on_the_next_page_is_no_row() -> None:
    table = typed(
        "TT|Nội dung|Kinh phí\n1|Công việc A|100\nTT|Nội dung|Kinh phí\n2|Công việc B|200", header_rows=1
    )
    assert [row.label for row in table.rows] == ["Công việc A", "Công việc B"]


def test_empty_columns_of_a_converter_stay() -> None:
    table = typed("Nội dung||Giá gói thầu|Nhà thầu\n||3.824|Công ty A\n||364|Công ty B")
    assert [row.label for row in table.rows] == ["Công ty A", "Công ty B"]
    assert table.column(3).kind is ColumnKind.MONEY


def test_codes_and_marks_stay_texts() -> None:
    table = typed(
        "TT|Tuyến|Lý trình|Bê tông\n1|ĐT.163|Mốc 93(2)+8,850|x\n2|QL.4D|Km 12+300|\n3|ĐT.155|Km 3|x"
    )
    assert kinds(table)[3] == "mark"
    assert all(table.cells[row, 2].number is None for row in (1, 2, 3))


def test_a_head_of_titles_with_years_of_plan_and_result() -> None:
    table = typed(
        "Chỉ tiêu|TH 2018|ƯTH 2019|KH 2020|Sơ bộ 2024|Dự báo 2030\nDân số|1|2|3|4|5\nLao động|2|3|4|5|6",
        header_rows=1,
    )
    assert [column.basis for column in table.columns[1:]] == [
        Basis.ACTUAL,
        Basis.ESTIMATE,
        Basis.PLAN,
        Basis.ESTIMATE,
        Basis.OTHER,
    ]


def test_sums_that_just_miss_are_told_where_others_hold() -> None:
    table = typed(
        """
TT|Tên xã|Số học viên
|Năm 2011|408
1|Xã A|200
2|Xã B|230
|Năm 2012|50
3|Xã C|20
4|Xã D|30
|Năm 2013|70
5|Xã E|40
6|Xã G|30
"""
    )
    broken = [relation for relation in table.relations if not relation.holds]
    assert [(relation.whole, relation.expected) for relation in broken] == [((1, 3), Decimal(430))]


def test_figures_that_are_no_sums_promise_none() -> None:
    table = typed("TT|Huyện|Dân số\nI|Huyện A|900\n1|Xã B|400\n2|Xã C|300\nII|Huyện D|700\n1|Xã E|800")
    assert table.relations == ()


def test_two_rows_beside_one_number_merged_downwards() -> None:
    texts = [
        ["TT", "Thời gian", "Địa điểm"],
        ["1", "Sáng", "Xã A"],
        ["", "Chiều", "Xã B"],
        ["2", "Sáng", "Xã C"],
    ]
    cells = [
        Cell(row, column, (Line((Word(text),)),) if text else (), 2 if (row, column) == (1, 0) else 1)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if (row, column) != (2, 0)
    ]
    table = type_table(Table(tuple(cells), 4, 3, 1))
    assert tree(table) == [("item", None)] * 3
    assert [row.label for row in table.rows] == ["Xã A", "Xã B", "Xã C"]


def test_remarks_in_brackets_leave_a_figure_one() -> None:
    table = typed("TT|Dự án|Kinh phí\n1|A|46.700.000 (Trung ương hỗ trợ 36 tỷ)\n2|B|5.000.000\n3|C|-")
    assert value(table, 1, 3) == 46700000


def test_a_decimal_point_among_dots_for_thousands_is_doubted() -> None:
    rows = "\n".join(f"{at}|Dự án {at}|{at}.500.000" for at in range(1, 7))
    table = typed(f"TT|Dự án|Tổng mức\n{rows}\n7|Dự án 7|4.980133")
    assert table.cells[7, 3].doubt is NumberDoubt.SCALE


NUMBERS = ["1", "1.1", "1.234", "12,5", "26,345", "7.,9", "2020", "≥ 80", "1-2", "(1)", "(2)=(1)"]
WORDS = [
    "",
    "I",
    "-",
    "x",
    "a)",
    "*",
    "nt",
    '"',
    "ha",
    "%",
    "STT",
    "Cộng",
    "Gồm:",
    "Năm 2020",
    "Xã A",
    "Vùng B",
]
TEXTS = st.sampled_from(NUMBERS + WORDS)
ROWS = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(ROWS)
@settings(max_examples=150, deadline=None)
def test_any_table_is_typed_whole(rows: list[list[str]]) -> None:
    table = typed_rows(rows)
    body = [row.index for row in table.rows]
    assert len(table.columns) == len(rows[0])
    assert body == sorted(set(body))
    assert all(at >= table.header_rows for at in body)
    printed = {(row.number, at + 1) for row in table.rows for at, text in enumerate(rows[row.index]) if text}
    assert set(table.cells) == printed
    for row in table.rows:
        assert row.parent != row.number
        assert row.depth == (table.row(row.parent).depth + 1 if row.parent else 1)


@pytest.mark.parametrize(("confidence", "printed"), [(None, "Máy tính , máy in"), (0.9, "Máy tính, máy in")])
def test_a_typists_blank_before_a_comma_stays(confidence: float | None, printed: str) -> None:
    words = tuple(Word(word, confidence=confidence) for word in ["Máy", "tính", ",", "máy", "in"])
    cells = (Cell(0, 0, (Line((Word("Thiết bị"),)),)), Cell(1, 0, (Line(words),)))
    table = type_table(Table(cells, 2, 1, 1))
    assert [cell.printed for cell in table.of_column(1)] == [printed]


def test_parts_under_trong_do_make_the_column_before_where_rows_can_add_up() -> None:
    table = typed_rows(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Toàn tỉnh", "Trong đó", "Trong đó"],
            ["TT", "Chỉ tiêu", "ĐVT", "Toàn tỉnh", "Khu vực A", "Khu vực B"],
            ["1", "Tổng vốn đầu tư", "tỷ đồng", "361.396", "101.596", "259.800"],
            ["2", "Tổng lượng khách", "lượt người", "10.255", "2.255", "10.000"],
            ["3", "Số doanh nghiệp", "doanh nghiệp", "1.730", "610", "1.120"],
            ["4", "Số trường", "trường", "700", "300", "400"],
            ["5", "Tỷ lệ đô thị hóa", "%", "31,5", "26,0", "37,0"],
            ["6", "Số giường bệnh trên 1 vạn dân", "giường", "42,7", "37,8", "48,1"],
        ],
        header_rows=2,
    )
    assert [(r.whole, r.expected) for r in table.relations if not r.holds] == [((2, 4), Decimal(12255))]


def test_dashed_parts_begin_in_the_row_that_announces_them() -> None:
    table = typed(
        """
Chỉ tiêu|Năm 2019|Năm 2020
1. Diện tích ngô|90|100
Chia ra: + Vùng cao|50|56
- Xã A|20|22
- Xã B|30|34
+ Vùng thấp|40|44
2. Diện tích sắn|12|13
Trong đó: - Sắn cao sản|8|9
- Sắn thường|4|4
"""
    )
    assert [parent for _, parent in tree(table)] == [None, 1, 2, 2, 1, None, 6, 6]


def test_a_row_without_figures_in_a_region_is_one_of_its_rows() -> None:
    table = typed(
        """
Đơn vị|Năm 2019|Năm 2020
Cả nước|90|100
Tây Nguyên|50|56
Kon Tum *||
Gia Lai|50|56
Đông Nam Bộ|40|44
Tây Ninh|40|44
"""
    )
    assert tree(table) == [
        ("item", None),
        ("group", None),
        ("item", 2),
        ("item", 2),
        ("group", None),
        ("item", 5),
    ]


def test_a_row_without_a_dash_closes_the_dashed_parts_of_the_one_above() -> None:
    table = typed(
        """
Mặt hàng|Năm 2019|Năm 2020
Phân bón|90|100
- S A|50|56
- Loại khác|40|44
Thuốc trừ sâu|12|13
"""
    )
    assert tree(table) == [("group", None), ("item", 1), ("item", 1), ("item", None)]


def test_a_group_lettered_d_with_a_stroke() -> None:
    table = typed(
        """
TT|Tên dự án|Vốn
D. CHUỖI CHÈ|D. CHUỖI CHÈ|D. CHUỖI CHÈ
1|Nhà máy X|12
Đ. CÁC DỰ ÁN KHÁC|Đ. CÁC DỰ ÁN KHÁC|Đ. CÁC DỰ ÁN KHÁC
2|Nhà máy Y|15
"""
    )
    assert tree(table) == [("group", None), ("item", 1), ("group", None), ("item", 3)]


def test_estimates_are_of_the_year_whose_results_the_title_tells() -> None:
    around = TableSurroundings(
        title="Thực hiện vốn đầu tư năm 2014", years=Years(2014, 2014), basis=Basis.ACTUAL
    )
    table = typed(
        "Danh mục|Thực hiện 9 tháng|Ước thực hiện 10 tháng\nThủy lợi|120|140\nNông nghiệp|30|45", around
    )
    assert [(each.years, each.basis) for each in table.columns[1:]] == [
        (Years(2014, 2014), Basis.ACTUAL),
        (Years(2014, 2014), Basis.ESTIMATE),
    ]


def test_the_year_of_a_comparison_is_not_that_of_its_base() -> None:
    head = "Chỉ tiêu|Thực hiện 15/6/10|Thực hiện 15/6/11|% TH 2011 so với\n|||C.kỳ 2010"
    table = typed(f"{head}\nGieo cấy (ha)|120|140|116,7\nThu hoạch (ha)|30|45|150,0", header_rows=2)
    assert [each.years and each.years.first for each in table.columns] == [None, 2010, 2011, 2011]


def test_quarters_are_counted_as_their_total_is_though_others_stand_between() -> None:
    head = "Huyện|Chỉ tiêu tạo việc làm||Phân theo quý|\n|Tổng số|Trong đó: nữ|Quý I|Quý II"
    lines = [line.split("|") for line in head.splitlines()]
    spans = {(0, 1): 2, (0, 3): 2}
    body = ["A|1.685|800|900|785", "B|440|210|200|240", "C|1.300|505|600|700"]
    cells = [
        Cell(row, column, (Line(tuple(map(Word, text.split()))),), column_span=spans.get((row, column), 1))
        for row, line in enumerate([*lines, *(text.split("|") for text in body)])
        for column, text in enumerate(line)
        if text and (row, column - 1) not in spans
    ]
    table = type_table(Table(tuple(cells), 5, 5, 2))
    assert [column.unit for column in table.columns] == ["", "người", "người", "người", "người"]


def test_rows_tell_which_of_several_units_of_a_table_they_are_in() -> None:
    units = (SaidUnit("triệu đồng"), SaidUnit("%"), SaidUnit("hộ"))
    table = typed(
        "Chỉ tiêu|Thực hiện đến 31/12/2020|Ước thực hiện 2021\nTổng dư nợ|2.845.100|3.120.400\n"
        "Tỷ lệ nợ quá hạn|0,62|0,55\nSố hộ còn dư nợ|98.400|101.205\nTổ tiết kiệm|1.210|1.250",
        TableSurroundings(units=units),
    )
    assert [table.cells[(row.number, 2)].unit for row in table.rows] == ["triệu đồng", "%", "hộ", ""]
    assert [column.number for column in table.without_unit] == [2, 3]


@pytest.mark.parametrize(("issued", "basis"), [(2018, Basis.PLAN), (2019, Basis.ACTUAL)])
def test_what_is_reached_by_the_end_of_the_time_planned_for_is_planned(issued: int, basis: Basis) -> None:
    around = TableSurroundings(
        plan_years=Years(issued, issued), is_of_plan=True, written=issued, issued=issued
    )
    table = typed("Xã|Tăng thêm|Lũy kế đến cuối năm 2018\nA|2|19\nB|3|18", around)
    assert table.columns[2].basis is basis


def test_a_bare_share_of_what_was_planned_compares() -> None:
    body = "Nước sạch|12.000|12.450|103,8\nKinh phí|35.000|33.200|94,9\nCông trình|40|38|95,0"
    table = typed(f"Nội dung|Kế hoạch|Thực hiện|Tỷ lệ (%)\n{body}")
    assert [column.basis for column in table.columns[1:]] == [Basis.PLAN, Basis.ACTUAL, Basis.OTHER]
    named = typed(f"Nội dung|Kế hoạch|Thực hiện|Tỷ lệ lấp đầy (%)\n{body}")
    assert named.columns[3].basis is None


def test_what_figures_are_compared_with_is_no_comparison() -> None:
    head = (
        "Loại đất|Diện tích năm 2019|So với năm 2018|So với năm 2018\n||Diện tích năm 2018|Tăng (+), giảm (-)"
    )
    body = "Lúa|9.802,4|9.815,0|-12,6\nRừng|21.300,1|21.340,2|-40,1\nĐất ở|1.450,2|1.440,1|10,1"
    table = typed(f"{head}\n{body}", TableSurroundings(title="Biến động diện tích"), header_rows=2)
    assert [column.basis for column in table.columns[1:]] == [None, None, Basis.OTHER]
    assert not any(column.years_missing for column in table.columns)


@pytest.mark.parametrize(
    ("head", "years"), [("Giá trị", 2020), ("Quy mô", None), ("Kế hoạch", None), ("Giá trị năm 2019", None)]
)
def test_reports_date_what_was_where_nothing_else_does(head: str, years: int | None) -> None:
    around = TableSurroundings(of_document=Years(2020, 2020), written=2020, issued=2020)
    table = typed(f"Chỉ tiêu|{head}|Số người chết\nLũ|120|3\nBão|250|11", around)
    column = table.columns[2] if "2019" in head else table.columns[1]
    assert column.years == (Years(years, years) if years else None)


def test_rows_of_yearbooks_stand_below_the_row_whose_parts_they_are() -> None:
    table = typed(
        "Ngành|2018|2019\nTỔNG SỐ|1.234,4|1.311,0\nKhai khoáng|115,3|122,7\nChế biến|1.119,1|1.188,3\n"
        "Thực phẩm|535,1|565,3\nĐồ uống|584,0|623,0",
    )
    assert [(row.kind, row.parent) for row in table.rows] == [
        (RowKind.TOTAL, None),
        (RowKind.ITEM, None),
        (RowKind.GROUP, None),
        (RowKind.ITEM, 3),
        (RowKind.ITEM, 3),
    ]


def test_small_counts_that_add_up_by_chance_move_no_row() -> None:
    table = typed("Đơn vị|Số lớp|Số trường\nXã A|5|7\nXã B|2|3\nXã C|3|4\nXã D|9|1")
    assert [row.parent for row in table.rows] == [None] * 4


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ("Năm 2023", Basis.ACTUAL),
        ("6 tháng đầu năm 2024", Basis.ACTUAL),
        ("6 tháng cuối năm 2024", None),
        ("Năm 2024", None),
    ],
)
def test_a_report_tells_what_was(head: str, basis: Basis | None) -> None:
    around = TableSurroundings(is_report=True, issued=2024, written=2024)
    table = typed(f"Khu công nghiệp|{head}\nThăng Long|145\nYên Mỹ|88\nPhố Nối|12", around)
    assert table.columns[1].basis is basis


def test_budgets_of_the_year_that_a_paper_settles_are_of_it() -> None:
    around = TableSurroundings(of_document=Years(2018, 2018), is_of_one_year=True, issued=2019, written=2019)
    table = typed("Nội dung|Dự toán được giao|Kế hoạch tới\nLương|3.600.000|1\nKhác|1.250.000|2", around)
    assert table.columns[1].years == Years(2018, 2018)


def test_a_lone_row_that_must_have_a_unit_and_has_none_is_told() -> None:
    rows = "Tỷ lệ hộ nghèo (%)|1,2|0,9\nDân số trung bình|1.250,4|1.262,0\nThu ngân sách (tỷ đồng)|950|960"
    table = typed(f"Chỉ tiêu|Thực hiện 2020|Kế hoạch 2021\n{rows}")
    assert [column.number for column in table.without_unit] == [2, 3]
    ranked = typed(
        f"Chỉ tiêu|Thực hiện 2020|Kế hoạch 2021\n{rows.replace('Dân số trung bình', 'Xếp hạng PCI')}"
    )
    assert not ranked.without_unit

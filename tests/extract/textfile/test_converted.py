"""Tables as converters of PDF pages write them into Markdown; the data are invented."""

from __future__ import annotations

from extract.asides import Asides
from extract.model import Table
from extract.textfile import parse_text
from tests.extract.grids import only_table, shown, texts


def read(text: str) -> tuple[Table, list[str]]:
    blocks = tuple(parse_text(text))
    return only_table(blocks), texts(blocks)


def test_bold_figures_are_no_starred_ones() -> None:
    asides = Asides()
    (table,) = parse_text(
        "|Vùng|Sản lượng|\n|---|---|\n|**Toàn tỉnh**|**1,204,300**|\n|Miền núi|**      88,120.5**|\n"
        "|Ven biển|412.300*|\n",
        asides,
    )
    assert isinstance(table, Table)
    assert shown(table)[1:] == [["Toàn tỉnh", "1,204,300"], ["Miền núi", "88,120.5"], ["Ven biển", "412.300"]]
    assert asides.marks == ["412.300*"]


def test_bold_and_italic_marks_set_tight_or_with_blanks_inside() -> None:
    table, _ = read(
        "|Chỉ tiêu|Số lượng|\n|---|---|\n|**_ 2.1 Cây lâu năm_**|**_45_**|\n"
        "|**2. Vật nuôi,**_trong đó:_|_7_|\n|** 3. Rừng (*)**|12|\n|_     - Keo_|31|\n|ma_so_1|8|\n"
    )
    assert shown(table)[1:] == [
        ["2.1 Cây lâu năm", "45"],
        ["2. Vật nuôi,trong đó:", "7"],
        ["3. Rừng (*)", "12"],
        ["- Keo", "31"],
        ["ma_so_1", "8"],
    ]


def test_nameless_columns_lie_under_the_title_on_their_left() -> None:
    table, _ = read(
        "|Col1|Đơn vị|Kế hoạch|Trong đó|Col5|% 2016/2015|Col7|\n|---|---|---|---|---|---|---|\n"
        "|<br>|**Đơn vị**|**Kế hoạch**|Vốn tỉnh|Vốn huyện|Lượng|Giá trị|\n"
        "|Đường liên xã|km|40|25|15|101|104|\n"
    )
    assert table.header_rows == 2
    assert shown(table) == [
        ["v2", "Đơn vịv2", "Kế hoạchv2", "Trong đó>2", "% 2016/2015>2"],
        ["Vốn tỉnh", "Vốn huyện", "Lượng", "Giá trị"],
        ["Đường liên xã", "km", "40", "25", "15", "101", "104"],
    ]


def test_a_line_over_the_table_cut_by_its_columns() -> None:
    table, around = read(
        "|Col1|Col2|Đơn|vị tính: Nghìn tấn|Col5|\n|---|---|---|---|---|\n"
        "|TT|Sản phẩm|Năm 2018|Năm 2018|So sánh (%)|\n|TT|Sản phẩm|Kế hoạch|Ước đạt|So sánh (%)|\n"
        "|TT|Sản phẩm|1|2|4=2/1|\n|1|Xi măng|310|305|98,4|\n"
    )
    assert around == ["Đơn vị tính: Nghìn tấn"]
    assert table.header_rows == 3
    assert shown(table)[:2] == [
        ["TTv3", "Sản phẩmv3", "Năm 2018>2", "So sánh (%)v2"],
        ["Kế hoạch", "Ước đạt"],
    ]
    assert shown(table)[-1] == ["1", "Xi măng", "310", "305", "98,4"]


def test_a_row_of_data_in_the_place_of_the_head() -> None:
    table, _ = read("|7|Trường học|12.500|Col4|\n|---|---|---|---|\n|8|Trạm y tế|3.200|900|\n")
    assert table.header_rows == 0
    assert shown(table) == [["7", "Trường học", "12.500", ""], ["8", "Trạm y tế", "3.200", "900"]]


def test_rows_merged_into_one_are_parted_where_a_column_holds_figures_alone() -> None:
    table, _ = read(
        "|Loại rừng|Diện tích|Tỷ lệ|\n|---|---|---|\n"
        "|**Tổng số**<br>Phòng hộ<br>Sản xuất|**96,4**<br>30,1<br>66,3|<br>**100,0**<br>31,2<br>68,8|\n"
        "|Đặc dụng<br>của vườn<br>quốc gia|12,7|9,1|\n"
    )
    assert shown(table)[1:] == [
        ["Tổng số", "96,4", "100,0"],
        ["Phòng hộ", "30,1", "31,2"],
        ["Sản xuất", "66,3", "68,8"],
        ["Đặc dụng của vườn quốc gia", "12,7", "9,1"],
    ]

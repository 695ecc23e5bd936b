"""Tables of bars as converters write them, and what web crawls do to Markdown; the data are invented."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.model import Table
from extract.textfile import parse_text
from tests.extract.grids import covered_once, only_table, shown, texts


def read(text: str) -> tuple[Table, list[str]]:
    blocks = tuple(parse_text(text))
    return only_table(blocks), texts(blocks)


def test_bars_between_cells_alone_with_marks_around() -> None:
    table, around = read(
        "Phụ lục 1. Dân số\n--- BẢNG ---\n | 2010 | 2015\nCả nước | 87.067,27 | 92.228,44\nTrong đó:\n"
        "- | Nam | \n--- HẾT BẢNG ---\nNguồn: Cục Thống kê\n"
    )
    assert table.header_rows == 1
    assert shown(table) == [
        ["", "2010", "2015"],
        ["Cả nước", "87.067,27", "92.228,44"],
        ["Trong đó:>3"],
        ["-", "Nam", ""],
    ]
    assert around == ["Phụ lục 1. Dân số", "Nguồn: Cục Thống kê"]


def test_bars_without_marks_and_a_line_over_the_whole_width() -> None:
    table, around = read(
        "Kết quả như sau:\nSTT | Chỉ tiêu | Diện tích\n1 | Đất lúa | 62.800\nTrong đó:\n"
        "1.1 | Chuyên lúa | 32.428\nNguồn: Sở Nông nghiệp\n"
    )
    assert shown(table)[1:] == [["1", "Đất lúa", "62.800"], ["Trong đó:>3"], ["1.1", "Chuyên lúa", "32.428"]]
    assert around == ["Kết quả như sau:", "Nguồn: Sở Nông nghiệp"]


def test_merged_cells_repeated_along_a_row_are_written_once() -> None:
    table, _ = read(
        "--- BẢNG ---\nSTT | Chỉ tiêu | Mục tiêu | Mục tiêu | Ghi chú\n"
        "STT | Chỉ tiêu | Lào Cai | Yên Bái | Ghi chú\nII | XÃ HỘI | XÃ HỘI |  | \n"
        "1 | Tuổi thọ | 75,00 | 75,00 | \n2 | Kinh phí (14 x 2) | 7 | 7 | Sở Y tế\n"
        "3 | Chưa có số liệu | Chưa có số liệu | Chưa có số liệu | x\n--- HẾT BẢNG ---\n"
    )
    assert table.header_rows == 2
    assert shown(table) == [
        ["STTv2", "Chỉ tiêuv2", "Mục tiêu>2", "Ghi chúv2"],
        ["Lào Cai", "Yên Bái"],
        ["II", "XÃ HỘI>4"],
        ["1", "Tuổi thọ", "75,00", "75,00", ""],
        ["2", "Kinh phí (14 x 2)", "7", "7", "Sở Y tế"],
        ["3", "Chưa có số liệu>3", "x"],
    ]


def test_a_cell_on_two_lines_leaves_its_row_short() -> None:
    table, _ = read("TT | Việc | Nơi\n1 | Xây nhà\nvăn hóa | Xã A\n2 | Sửa đường | Xã B\n")
    assert shown(table)[1:] == [["1", "Xây nhà văn hóa", "Xã A"], ["2", "Sửa đường", "Xã B"]]


def test_one_line_with_a_bar_is_prose() -> None:
    blocks = tuple(parse_text("Điện thoại: 024 | Fax: 025\n\nTrang chủ | Liên hệ\n"))
    assert texts(blocks) == ["Điện thoại: 024 | Fax: 025", "Trang chủ | Liên hệ"]
    assert not any(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "|\n| TT | Xã | Hộ |\n|---|---|---|\n| 1 | A | 5 |KẾ HOẠCH\n",
        "| TT | Xã | Hộ |\n|---|---|---|\n| 1 | A | 5 |\n\nKẾ HOẠCH\n",
        "| TT | Xã | Hộ |\n|:--|---|--:|\n| 1 | A | 5 |KẾ HOẠCH\n",
    ],
)
def test_text_glued_to_a_markdown_table_is_a_paragraph(text: str) -> None:
    table, around = read(text)
    assert shown(table) == [["TT", "Xã", "Hộ"], ["1", "A", "5"]]
    assert around == ["KẾ HOẠCH"]


def test_text_glued_behind_and_before_a_rule() -> None:
    blocks = tuple(
        parse_text(
            "| Nơi nhận: - Như trên; | CHỦ TỊCH Lê Văn An |\n|---|---|PHỤ LỤC 01:\n\n"
            "ĐVT: triệu đồng| TT | Vốn |\n|---|---|\n| 1 | 50 |\n"
        )
    )
    assert shown(only_table(blocks)) == [["TT", "Vốn"], ["1", "50"]]
    assert texts(blocks)[-2:] == ["PHỤ LỤC 01:", "ĐVT: triệu đồng"]


CELL = st.text("aXệ1 ,-.%", max_size=6).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=3, max_size=8))
@example([["", "", ""], ["", "", ""], ["", "--", ""]])
def test_no_word_between_marks_is_lost(rows: list[list[str]]) -> None:
    lines = [" | ".join(row) for row in rows]
    blocks = parse_text("\n".join(["--- BẢNG ---", *lines, "--- HẾT BẢNG ---"]))
    words = sorted({word for row in rows for cell in row for word in cell.split()})
    found = {word for block in blocks for line in block.lines for word in line.text.split()}
    assert found >= set(words)
    assert all(covered_once(block) for block in blocks if isinstance(block, Table))


def test_a_row_of_dashes_is_no_rule() -> None:
    table, _ = read("| TT | Vốn | Ghi chú |\n|-|-|-|\n| - | - | - |\n| 1 | 50 | x |\n")
    assert shown(table) == [["TT", "Vốn", "Ghi chú"], ["-", "-", "-"], ["1", "50", "x"]]


def test_blocks_that_a_crawl_made_one_line_are_parted() -> None:
    blocks = tuple(
        parse_text(
            "| ỦY BAN NHÂN DÂN TỈNH A ------- "
            "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---- |\n"
            "|---|---|\n| Số: 5/QĐ-UBND | A, ngày 1 tháng 2 năm 2024 |\n\n"
            "QUYẾT ĐỊNH:Điều 1. Giao vốn năm 2024.II. MỤC TIÊU\n\n"
            "| Nơi nhận: - Như Điều 3; - KBNN tỉnh; - Lưu: VT, K1. "
            "| TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn An |\n"
            "|---|---|\n"
        )
    )
    assert [line.text for block in blocks for line in block.lines] == [
        "ỦY BAN NHÂN DÂN TỈNH A",
        "Số: 5/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "A, ngày 1 tháng 2 năm 2024",
        "QUYẾT ĐỊNH:",
        "Điều 1. Giao vốn năm 2024.",
        "II. MỤC TIÊU",
        "Nơi nhận:",
        "- Như Điều 3;",
        "- KBNN tỉnh;",
        "- Lưu: VT, K1.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn An",
    ]


def test_tables_of_plus_signs_and_bars() -> None:
    border = "+----+---------+-------+"
    rows = [
        "| TT | Cầu     | Dài   |",
        "| 1  | Bến     | 62    |",
        "| 2  | Rạch    | 48    |",
        "|    | Cộng    | 110   |",
    ]
    wanted = [["TT", "Cầu", "Dài"], ["1", "Bến", "62"], ["2", "Rạch", "48"], ["", "Cộng", "110"]]
    for lines in (
        [border, rows[0], border, *rows[1:], border],
        [border, rows[0], border, *rows[1:3], border, rows[3], border],
        [line for row in rows for line in (border.replace("-", "=" if row == rows[1] else "-"), row)]
        + [border],
    ):
        table, around = read("Biểu 1\n" + "\n".join(lines) + "\nNguồn: Sở")
        assert shown(table) == wanted
        assert table.header_rows == 1
        assert around == ["Biểu 1", "Nguồn: Sở"]


def test_cells_on_several_lines_between_plus_signs() -> None:
    border = "+----+---------+"
    table, _ = read(
        "\n".join((border, "| TT | Cầu     |", border, "| 1  | Bến     |", "|    | Tượng   |", border))
    )
    assert shown(table) == [["TT", "Cầu"], ["1", "Bến Tượng"]]

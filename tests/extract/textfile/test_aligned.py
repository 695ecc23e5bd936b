"""Tables set in columns by blanks, laid out as ``pdftotext -layout`` does; the data are invented."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Table
from extract.textfile import parse_text
from tests.extract.grids import only_table, shown, texts

WIDTHS = (5, 24, 12, 14)
HEAD = ("STT", "Danh mục dự án", "Vốn 2023", "Ghi chú")


def laid_out(rows: Sequence[Sequence[str]], centred: bool) -> str:
    """Lay rows out in columns; a cell of several lines stands centred beside the others, or at their top."""
    lines: list[str] = []
    for row in rows:
        cells = [
            textwrap.wrap(text, width, break_on_hyphens=False)
            for text, width in zip(row, WIDTHS, strict=True)
        ]
        height = max(map(len, cells))
        slots: dict[int, dict[int, str]] = {}
        for column, cell in enumerate(cells):
            top = height - len(cell) if centred else 0
            for number, text in enumerate(cell):
                slots.setdefault(top + 2 * number, {})[column] = text
        for slot in sorted(slots):
            line = ""
            for column, width in enumerate(WIDTHS):
                start = sum(WIDTHS[:column]) + 3 * column + 1
                text = slots[slot].get(column, "")
                line = line.ljust(start) + (text.rjust(width) if text[:1].isdigit() and column == 2 else text)
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


ROWS = [
    ("I", "SỞ GIÁO DỤC", "7.500", ""),
    ("1", "Trường trung học phổ thông số 3 An Nhơn, nhà lớp học 02 tầng", "3.000", "Khởi công mới"),
    ("2", "Trường trung học số 2", "2.500", ""),
    ("3", "Trường trung học Võ Giữ, huyện Hoài Ân, nâng cấp nhà bộ môn", "2.000", "Chuyển tiếp từ năm 2022"),
]


@pytest.mark.parametrize("centred", [True, False])
def test_cells_of_several_lines_are_put_together(centred: bool) -> None:
    blocks = tuple(
        parse_text(f"Danh mục kèm theo:\n\n{laid_out([HEAD, *ROWS], centred)}\nGhi chú: số liệu tạm tính.\n")
    )
    table = only_table(blocks)
    assert table.header_rows == 1
    assert [[cell.text for cell in row] for row in table.rows()] == [list(HEAD), *map(list, ROWS)]
    assert texts(blocks) == ["Danh mục kèm theo:", "Ghi chú: số liệu tạm tính."]


def test_titles_over_several_columns_and_rows_over_the_whole_width() -> None:
    table = only_table(
        tuple(
            parse_text(
                " STT   Chỉ tiêu              Kế hoạch vốn          Ghi chú\n"
                "                            2024        2025\n"
                "  1    Đất lúa             62.149      57.665     x\n"
                " Trong đó:\n"
                " 1.1   Chuyên lúa          33.149      30.345\n"
                " 1.2   Lúa nương           29.000      27.320\n"
            )
        )
    )
    assert shown(table) == [
        ["STTv2", "Chỉ tiêuv2", "Kế hoạch vốn>2", "Ghi chúv2"],
        ["2024", "2025"],
        ["1", "Đất lúa", "62.149", "57.665", "x"],
        ["Trong đó:>5"],
        ["1.1", "Chuyên lúa", "33.149", "30.345", ""],
        ["1.2", "Lúa nương", "29.000", "27.320", ""],
    ]


def test_letterhead_recipients_and_dotted_lists_are_no_tables() -> None:
    text = (
        "  UBND TỈNH A                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "  Số: 5/KH-UBND                  A, ngày 01 tháng 02 năm 2024\n\n"
        "- Dân số:            374.125 người\n- Diện tích:         12.500 ha\n- Số hộ:           90.400 hộ\n\n"
        "Nơi nhận:                        TM. ỦY BAN NHÂN DÂN\n- Như trên;                      CHỦ TỊCH\n"
    )
    assert not any(isinstance(block, Table) for block in parse_text(text))


SMALL = st.lists(st.sampled_from(["nhà", "lớp", "học", "xã", "trường"]), max_size=12)
# Where cells begin in capitals and go on in small letters, it can be told whether they stand centred.
WORDS = SMALL.map(lambda words: ["Trường", *words])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(1000, 99999)), min_size=3, max_size=8), st.booleans())
def test_every_row_comes_back(rows: list[tuple[list[str], int]], centred: bool) -> None:
    made = [
        (str(n), " ".join(words), f"{figure:,}".replace(",", "."), "x")
        for n, (words, figure) in enumerate(rows, 1)
    ]
    table = only_table(tuple(parse_text(laid_out([HEAD, *made], centred))))
    assert [tuple(cell.text for cell in row) for row in table.rows()][1:] == made


YEARBOOK = """
12. Diện tích và sản lượng một số cây trồng
    Planted area and production
                              2019      2020    Sơ bộ -
                                              Prel. 2021

  DIỆN TÍCH (Ha) - AREA
  Lúa cả năm - Paddy        21.604    22.018      22.105
  Đậu và các loại khác -     1.204     1.311       1.296
  Beans and others
  SẢN LƯỢNG (Tấn) - PRODUCTION
  Lúa cả năm - Paddy        93.115    97.340      98.726

15. Giáo dục phổ thông năm học 2020-2021 phân theo huyện
  STT   Huyện              Số trường    Số lớp    Số học
                                                    sinh

        TỔNG SỐ                  217     2.720    52.734
  1     Huyện Thanh Bình          17       262     6.815
  2     Huyện Tân Lộc             20       318     5.740
"""


def test_tables_of_a_yearbook_are_parted_and_their_groups_are_rows() -> None:
    first, second = (shown(block) for block in parse_text(YEARBOOK) if isinstance(block, Table))
    assert first[0] == ["", "2019", "2020", "Sơ bộ - Prel. 2021"]
    assert [row[0].partition(">")[0] for row in first[1:]] == [
        "DIỆN TÍCH (Ha) - AREA",
        "Lúa cả năm - Paddy",
        "Đậu và các loại khác - Beans and others",
        "SẢN LƯỢNG (Tấn) - PRODUCTION",
        "Lúa cả năm - Paddy",
    ]
    assert second[0] == ["STT", "Huyện", "Số trường", "Số lớp", "Số học sinh"]
    assert second[1] == ["", "TỔNG SỐ", "217", "2.720", "52.734"]


LEVELS = """
                     Tổng số     Phân theo giới tính
                     Total       by sex and area

                                   Nam          Nữ

2017                 541.210    272.318     268.892
2018                 545.034    274.105     270.929
2019                 548.622    276.230     272.392
"""


def test_levels_of_a_head_may_be_parted_by_a_blank_line() -> None:
    (table,) = (shown(block) for block in parse_text(LEVELS) if isinstance(block, Table))
    assert table[0] == ["v2", "Tổng số Totalv2", "Phân theo giới tính by sex and area>2"]
    assert table[1] == ["Nam", "Nữ"]

"""Marks inside lines: formulas, raised figures, struck-out words, notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.asides import Asides
from extract.model import ParagraphKind, Table
from extract.textfile import parse_text, read_text_file
from extract.textfile.inline import plain_marks
from tests.extract.grids import only_table, shown, texts


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("thêm $14$ xã, $38 / 207$ xã, chiếm $18{,}36\\%$", "thêm 14 xã, 38/207 xã, chiếm 18,36%"),
        (r"đạt $\geq 28$ triệu; $500\,\mathrm{m}^{2}$; $\mathbf{10}$", "đạt ≥ 28 triệu; 500 m²; 10"),
        ("12<sup>1</sup> xã; 25[^2] hộ; 1.188,3¹ ha", "12 xã; 25 hộ; 1.188,3 ha"),
        ("500 m<sup>2</sup>, 10<sup>3</sup> tấn, 5 km², CO<sub>2</sub>", "500 m², 10³ tấn, 5 km², CO₂"),
        ("25<sup>o</sup>C", "25°C"),
        ("Giảm ~~3.500~~ 3.127 hộ; <del>4</del> 3 xã; <s>cũ</s>", "Giảm  3.127 hộ;  3 xã; "),
        ('theo ([xem biểu](#bieu-1 "2 ha")) và [1](2)', "theo (xem biểu) và [1](2)"),
        ("Từ $500 đến $600 một tấn", "Từ $500 đến $600 một tấn"),
        ("A &amp; B&nbsp;C <b>đậm</b>", "A & B\xa0C **đậm**"),
        ("| Hộ | 1.812* |\n| Năm | 2025* |", "| Hộ | 1.812 |\n| Năm | 2025* |"),
    ],
)
def test_plain_marks(text: str, plain: str) -> None:
    assert plain_marks(text, Asides()) == plain


def test_what_is_set_aside_is_told_and_kept() -> None:
    page = read_text_file(Path("a.md"), "Còn ~~3.500~~ 3.127[^1] hộ.\n\n[^1]: Ước tính.\n".encode())
    assert texts(page.blocks) == ["Còn 3.127 hộ.", "3.500", "[1] Ước tính."]
    assert [block.kind for block in page.blocks if not isinstance(block, Table)] == [
        ParagraphKind.BODY,
        ParagraphKind.MARGIN,
        ParagraphKind.MARGIN,
    ]
    assert page.page.note == (
        "struck-out text was set aside: 3.500; raised note marks were left out of the text: 3.127¹"
    )


def test_marks_inside_an_html_table() -> None:
    blocks = tuple(
        parse_text(
            "<html><body><table><tr><td>TT</td><td>Số</td></tr><tr><td>1</td><td>$5$<sup>(1)</sup></td></tr>"
            "<tr><td>2</td><td><del>4</del> 3</td></tr></table></body></html>\n"
        )
    )
    assert shown(only_table(blocks)) == [["TT", "Số"], ["1", "5"], ["2", "3"]]
    assert texts(blocks) == []


def test_marks_of_markdown_are_taken_off_and_escaped_signs_are_these() -> None:
    page = read_text_file(
        Path("a.md"), "Đạt __64\\%__ kế hoạch \\(a\\).\n\nKý tên: ______ ngày __.\n".encode()
    )
    assert texts(page.blocks) == ["Đạt 64% kế hoạch (a).", "Ký tên: ______ ngày __."]


def test_marks_and_tags_of_bold_print_in_cells_of_html_within_a_text() -> None:
    table = only_table(
        parse_text("<table><tr><td>TT</td><td>**Xã**</td></tr><tr><td><b>1</b></td><td>A</td></tr></table>")
    )
    assert shown(table) == [["TT", "Xã"], ["1", "A"]]


def test_a_number_between_dashes_is_that_of_a_page() -> None:
    blocks = parse_text("Kế hoạch năm 2014.\n\n- 1 -\n\fBiểu 2.\n\n- 2 tấn\n")
    assert [block.kind for block in blocks if not isinstance(block, Table)] == [
        ParagraphKind.BODY,
        ParagraphKind.PAGE_NUMBER,
        ParagraphKind.BODY,
        ParagraphKind.BODY,
    ]

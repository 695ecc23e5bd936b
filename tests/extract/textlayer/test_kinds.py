"""Kinds of faults that people report of text layers, each on a small page of its own, in other typefaces."""

from __future__ import annotations

import string
from pathlib import Path

import pikepdf
import pytest

from extract.model import PageOrigin, Paragraph, ParagraphKind
from extract.options import ReadOptions
from extract.read import read_page
from tests.extract.textlayer.made import (
    COLUMNS,
    HIGH,
    RED,
    ROWS,
    SANS,
    SERIF,
    TOP,
    Made,
    cells_of,
    remapped,
    texts_of,
)

TABLE = [list(row) for row in ROWS]
PROSE = "Giao khoán cho các hộ trên địa bàn huyện, hoàn thành trước ngày 20 tháng 11 hằng năm."
NO_BREAK, NARROW = "\u00a0", "\u202f"

VNI = {
    "à": "aø", "ả": "aû", "á": "aù", "ạ": "aï", "ấ": "aá", "ầ": "aà", "ậ": "aä", "ắ": "aé", "ặ": "aë",
    "ê": "eâ", "ề": "eà", "ệ": "eä", "è": "eø", "ồ": "oà", "ố": "oá", "ộ": "oä", "ơ": "ô", "ư": "ö",
    "ỷ": "yû", "ị": "ò", "ì": "ì", "ù": "uø", "đ": "ñ", "Đ": "Ñ",
}  # fmt: skip
TCVN3 = {
    "à": "µ", "ả": "¶", "á": "¸", "ạ": "¹", "ấ": "Ê", "ầ": "Ç", "ậ": "Ë", "ắ": "¾", "ặ": "Æ", "ê": "ª",
    "ề": "Ò", "ệ": "Ö", "è": "Ì", "ồ": "å", "ố": "è", "ộ": "é", "ơ": "¬", "ư": "\xad",
    "ỷ": "û", "ị": "Þ", "ì": "×", "ù": "ï", "đ": "®", "Đ": "§",
}  # fmt: skip


@pytest.mark.parametrize("blank", [NO_BREAK, NARROW])
@pytest.mark.parametrize("font", [SERIF, SANS])
def test_figures_grouped_by_narrow_blanks_stay_one_number(blank: str, font: Path, tmp_path: Path) -> None:
    rows = [[text.replace(".", blank) for text in row] for row in ROWS]
    made = Made(font=font).grid().cells(rows).text(70, 420, f"Trồng mới 1{blank}250 ha, giảm 3{blank}127 hộ")
    content = made.read(tmp_path)
    assert cells_of(content)[1][2:4] == ["14 218", "3 127"]
    assert texts_of(content) == ["Trồng mới 1 250 ha, giảm 3 127 hộ"]


@pytest.mark.parametrize("x", [70, 430])
def test_red_prose_is_text_wherever_it_stands(x: float, tmp_path: Path) -> None:
    made = Made(842, 595).text(x, 100, "Chỉ tiêu năm 2019 là 645 ha, tăng 12,5%", colour=RED)
    content = made.text(70, 300, PROSE).read(tmp_path)
    assert all(block.kind is ParagraphKind.BODY for block in content.blocks if isinstance(block, Paragraph))
    assert "Chỉ tiêu năm 2019 là 645 ha, tăng 12,5%" in texts_of(content)


def test_text_clipped_at_its_cell_is_not_mixed_with_the_next_one(tmp_path: Path) -> None:
    path = Made(font=SANS).text(70, 100, PROSE, 9).grid().cells().save(tmp_path / "clipped.pdf")
    left, bottom = COLUMNS[1] + 60, 842 - TOP - 2 * HIGH
    hidden = b"q %f %f 40 24 re W n BT /F0 11 Tf 1 0 0 1 %f %f Tm (xa Keo Danh 15.010) Tj ET Q\n"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.Resources.Font["/F0"] = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.contents_add(hidden % (left, bottom, left + 5, bottom + 8))
        pdf.save(path)
    content = read_page(path, 1, ReadOptions())
    cells = cells_of(content)
    assert cells[1][2:] == TABLE[1][2:] and cells[1][1].startswith("Tràng Định")
    assert "15.010" in content.page.note


@pytest.mark.parametrize(
    ("font", "code", "mark"), [("ZapfDingbats", b"<34>", "✓"), ("ZapfDingbats", b"<38>", "✗")]
)
def test_marks_of_symbol_fonts_are_marks(font: str, code: bytes, mark: str, tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][4] = rows[3][4] = ""
    path = Made().grid().cells(rows).save(tmp_path / "marks.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.Resources.Font["/ZD"] = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{font}")
        )
        for row in (1, 3):
            at = (COLUMNS[4] + 20, 842 - TOP - row * HIGH - 16)
            page.contents_add(b"BT /ZD 11 Tf 1 0 0 1 %f %f Tm %s Tj ET\n" % (*at, code))
        pdf.save(path)
    assert [row[4] for row in cells_of(read_page(path, 1, ReadOptions()))][1::2] == [mark, mark]


@pytest.mark.parametrize("times", [3, 4])
def test_letters_printed_several_times_are_one(times: int, tmp_path: Path) -> None:
    made = Made(font=SANS).grid().cells()
    for again in range(1, times):
        for row, texts in enumerate(ROWS):
            for column, text in enumerate(texts):
                made.text(COLUMNS[column] + 5 + 0.2 * again, TOP + row * HIGH + 16, text)
    assert cells_of(made.read(tmp_path)) == TABLE


@pytest.mark.parametrize("mark", ["a", "b)", "*"])
def test_raised_letters_and_stars_mark_notes(mark: str, tmp_path: Path) -> None:
    made = Made().grid().cells().text(COLUMNS[4] + 30, TOP + HIGH + 12, mark, 6.5)
    content = made.read(tmp_path)
    assert cells_of(content) == TABLE
    assert f"9[{mark}]" in content.page.note


def test_text_crossed_out_by_a_thin_area_is_left_out(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[2][3] = "4.316 4.186"
    y = TOP + 2 * HIGH + 12
    made = Made().grid().cells(rows).area(COLUMNS[3] + 4, y, COLUMNS[3] + 31, y + 0.9, RED)
    content = made.read(tmp_path)
    assert cells_of(content) == TABLE
    assert "4.316" in content.page.note


@pytest.mark.parametrize("spelling", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_a_table_told_in_an_old_encoding_is_decoded(spelling: dict[str, str], tmp_path: Path) -> None:
    rows = [ROWS[0], ("1", "Mường Khương", "9.274", "3.185", "41,20"), *ROWS[2:]]
    path = Made(font=SANS).grid().cells(rows).save(tmp_path / "old.pdf")
    path = remapped(path, lambda char: spelling.get(char, char))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = Made().text(70, 100, PROSE)
        with pikepdf.open(page.save(tmp_path / "prose.pdf")) as prose:
            pdf.pages[0].add_overlay(prose.pages[0])
            pdf.save(path)
    content = read_page(path, 1, ReadOptions())
    assert content.page.origin is PageOrigin.TEXT_LAYER
    assert cells_of(content) == [list(row) for row in rows]
    assert PROSE in texts_of(content)


def test_the_rest_of_a_dotted_blank_goes_with_what_is_typed_over_it(tmp_path: Path) -> None:
    made = Made().text(70, 100, "Tổng số hộ nghèo: .............................. hộ").text(175, 99, "1.284")
    made.text(70, 130, "Dân số: .............. 374.125 người")
    text = "Tổng số hộ nghèo: 1.284 hộ Dân số: .............. 374.125 người"
    assert " ".join(texts_of(made.read(tmp_path))) == text


def test_a_table_within_a_cell_is_the_text_of_the_cell(tmp_path: Path) -> None:
    made = Made().rule(60, 150, 500, 150)
    for y in (180, 270):
        made.rule(60, y, 500, y)
    for x in (60, 100, 280, 500):
        made.rule(x, 150, x, 270)
    for y in (190, 215, 240):
        made.rule(300, y, 480, y)
    for x in (300, 400, 480):
        made.rule(x, 190, x, 240)
    texts = [(65, 170, "TT"), (105, 170, "Dự án"), (285, 170, "Vốn"), (65, 220, "1"), (105, 220, "Kênh")]
    inner = [(305, 206, "Xã Bản Lầu"), (405, 206, "450"), (305, 231, "Xã Cao Sơn"), (405, 231, "380")]
    for x, y, text in (*texts, *inner):
        made.text(x, y, text)
    assert cells_of(made.read(tmp_path)) == [
        ["TT", "Dự án", "Vốn"],
        ["1", "Kênh", "Xã Bản Lầu 450 Xã Cao Sơn 380"],
    ]


def test_a_dark_band_over_ruled_rows_is_the_head_of_the_table(tmp_path: Path) -> None:
    white = (255, 255, 255)
    made = Made(font=SANS).area(COLUMNS[0], TOP - 2 * HIGH, COLUMNS[-1], TOP, (30, 80, 130)).grid()
    for x, top in zip(COLUMNS[1:-1], (2, 2, 2, 1), strict=True):
        made.rule(x, TOP - top * HIGH, x, TOP)
    made.rule(COLUMNS[3], TOP - HIGH, COLUMNS[-1], TOP - HIGH)
    made.cells(ROWS[1:] + ROWS[1:2])
    head = [
        (0, 1, "TT"),
        (1, 1, "Huyện"),
        (2, 1, "Số hộ"),
        (3, 2, "Trong đó"),
        (3, 1, "Nghèo"),
        (4, 1, "Tỷ lệ"),
    ]
    for column, up, text in head:
        made.text(COLUMNS[column] + 5, TOP - (up - 1) * HIGH - 8, text, colour=white)
    rows = cells_of(made.read(tmp_path))
    assert rows[:2] == [["TT", "Huyện", "Số hộ", "Trong đó"], ["Nghèo", "Tỷ lệ"]]
    assert rows[2:5] == TABLE[1:]


def test_a_file_without_its_table_of_objects_is_read(tmp_path: Path) -> None:
    path = Made().text(70, 100, PROSE).grid().cells().save(tmp_path / "whole.pdf")
    with pikepdf.open(path) as pdf:
        plain = tmp_path / "plain.pdf"
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = plain.read_bytes()
    start = data.rindex(b"xref", 0, data.rindex(b"startxref"))
    plain.write_bytes(data[:start] + b"%" * 40)
    content = read_page(plain, 1, ReadOptions())
    assert cells_of(content) == TABLE and texts_of(content) == [PROSE]


def test_a_page_of_ascii_letters_alone_is_believed(tmp_path: Path) -> None:
    made = Made().text(70, 100, string.ascii_letters)
    assert made.read(tmp_path).page.origin is PageOrigin.TEXT_LAYER

"""The text layer held against the picture: what nobody sees is left out, what it lacks is recognized."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2.raw as pdfium
import pytest

from extract.model import PageOrigin
from extract.options import ReadOptions
from extract.read import read_page
from tests.extract.textlayer.made import (
    COLUMNS,
    HIGH,
    ROWS,
    SANS,
    SERIF,
    TOP,
    WHITE,
    Made,
    cells_of,
    texts_of,
)

TABLE = [list(row) for row in ROWS]
PROSE = "Phấn đấu năm 2017 có thêm 14 xã đạt chuẩn nông thôn mới, nâng tổng số lên 38 xã."


@pytest.mark.parametrize("font", [SERIF, SANS])
def test_a_good_text_layer_is_believed(font: Path, tmp_path: Path) -> None:
    content = Made(font=font).text(70, 100, PROSE, 10).grid().cells().read(tmp_path)
    assert content.page.origin is PageOrigin.TEXT_LAYER
    assert content.page.note == ""
    assert cells_of(content) == TABLE
    assert texts_of(content) == [PROSE]


@pytest.mark.parametrize("text", ["Total expenditure by province, 2016 to 2020", "14.218 3.127 21,99", "Ngô"])
def test_text_of_any_language_is_believed(text: str, tmp_path: Path) -> None:
    content = Made().text(70, 100, text).read(tmp_path)
    assert content.page.origin is PageOrigin.TEXT_LAYER
    assert texts_of(content) == [text]


def test_white_covered_and_invisible_text_is_left_out_and_told(tmp_path: Path) -> None:
    made = Made().grid()
    made.text(COLUMNS[2] + 5, TOP + HIGH + 16, "13.902", colour=WHITE)
    made.text(COLUMNS[3] + 5, TOP + 2 * HIGH + 16, "4.205")
    made.area(COLUMNS[3] + 1, TOP + 2 * HIGH + 1, COLUMNS[4] - 1, TOP + 3 * HIGH - 1, WHITE)
    made.text(COLUMNS[4] + 7, TOP + 3 * HIGH + 16, "29,15", mode=pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    content = made.cells().read(tmp_path)
    assert cells_of(content) == TABLE
    for hidden in ("13.902", "4.205", "29,15"):
        assert hidden in content.page.note


def test_white_text_on_a_dark_band_is_read(tmp_path: Path) -> None:
    made = (
        Made()
        .area(COLUMNS[0], TOP, COLUMNS[-1], TOP + HIGH, (30, 60, 120))
        .grid()
        .cells(ROWS[1:2] + ROWS[1:])
    )
    for column, text in enumerate(ROWS[0]):
        made.text(COLUMNS[column] + 5, TOP + 16, text, colour=WHITE)
    rows = cells_of(made.read(tmp_path))
    assert rows[1:] == TABLE[1:]


def test_text_outside_the_page_is_left_out(tmp_path: Path) -> None:
    content = Made().text(70, 100, PROSE, 10).text(700, 100, "9.999").text(70, 900, "8.888").read(tmp_path)
    assert texts_of(content) == [PROSE]


def test_text_under_a_picture_of_the_page_is_not_believed(tmp_path: Path) -> None:
    scan = Made().text(70, 100, PROSE, 12).grid().cells().image()
    made = Made().text(70, 100, PROSE.replace("14", "11"), 12).cells()
    content = made.picture(scan, 0, 0, 595, 842).read(tmp_path)
    assert content.page.origin is PageOrigin.OCR
    assert cells_of(content)[1:] == TABLE[1:]
    assert "có thêm 14 xã" in " ".join(texts_of(content))


def test_a_table_pasted_as_a_picture_in_strips_is_recognized(tmp_path: Path) -> None:
    scan = Made().grid().cells().image()
    made = Made().text(70, 100, PROSE, 12)
    scale = scan.shape[0] / 842
    for top in range(190, 310, 40):
        strip = scan[round(top * scale) : round((top + 40) * scale)]
        made.picture(strip, 0, top, 595, top + 40)
    content = made.text(70, 400, "II. TỔ CHỨC THỰC HIỆN").read(tmp_path)
    assert content.page.origin is PageOrigin.TEXT_LAYER
    assert cells_of(content) == TABLE
    assert texts_of(content) == [PROSE, "II. TỔ CHỨC THỰC HIỆN"]


def test_a_figure_pasted_as_a_picture_stands_in_its_cell(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[2][2] = ""
    scan = Made().text(8, 16, "12.384", 11).image(300)
    scale = 300 / 72
    part = scan[: round(20 * scale), : round(60 * scale)]
    y = TOP + 2 * HIGH + 2
    made = Made().text(70, 100, PROSE, 10).grid().cells(rows).picture(part, 250, y, 310, y + 20)
    assert cells_of(made.read(tmp_path)) == TABLE


def test_a_page_without_a_media_box_or_with_an_odd_rotation_is_read(tmp_path: Path) -> None:
    path = Made().text(70, 100, PROSE, 10).save(tmp_path / "odd.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj["/Rotate"] = pikepdf.Name("/x")
        del pdf.pages[0].obj["/MediaBox"]
        pdf.save(path)
    content = read_page(path, 1, ReadOptions())
    assert PROSE in " ".join(texts_of(content))


def test_a_page_of_very_many_rules_and_texts_is_read_and_what_was_cut_is_told(tmp_path: Path) -> None:
    path = Made().text(70, 60, PROSE, 10).save(tmp_path / "many.pdf")
    strokes = b"".join(
        b"%d %d m %d %d l S\n" % (x, y, x + 9 * (n % 2), y + 9 * (1 - n % 2))
        for n in range(70_000)
        for x, y in [(n * 7 % 590, n * 11 % 700)]
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(strokes)
        pdf.save(path)
    content = read_page(path, 1, ReadOptions())
    assert "pieces of drawings were too many" in content.page.note
    assert PROSE in " ".join(texts_of(content))


def test_more_rules_than_are_looked_at_are_told(tmp_path: Path) -> None:
    path = Made().text(70, 60, PROSE, 10).save(tmp_path / "rules.pdf")
    strokes = b"".join(
        b"%d %d m %d %d l S\n"
        % (60 + 12 * (n % 40), 700 - 8 * (n // 40), 70 + 12 * (n % 40), 700 - 8 * (n // 40))
        for n in range(3200)
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(strokes)
        pdf.save(path)
    assert "the longest 3000 of each direction" in read_page(path, 1, ReadOptions()).page.note


def test_a_page_too_full_to_be_drawn_keeps_its_text_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.textlayer.drawn.drawings.MOST_PATHS", 20)
    made = Made().text(70, 100, PROSE, 10)
    for at in range(50):
        made.rule(20, 50 + at, 500, 60 + 3 * at)
    content = made.read(tmp_path)
    assert texts_of(content) == [PROSE]
    assert content.page.note.startswith("30 drawings were too many to draw")

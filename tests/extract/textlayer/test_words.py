"""Words of a text layer: printed twice, raised, crossed out, marks set apart, old fonts, dotted blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.textlayer.made import COLUMNS, HIGH, ROWS, SANS, SERIF, TOP, Made, cells_of, texts_of

TABLE = [list(row) for row in ROWS]


@pytest.mark.parametrize("font", [SERIF, SANS])
def test_letters_printed_twice_to_look_bold_are_one(font: Path, tmp_path: Path) -> None:
    made = Made(font=font).grid().cells()
    for column, text in enumerate(ROWS[1]):
        made.text(COLUMNS[column] + 5.4, TOP + HIGH + 16, text)
    assert cells_of(made.read(tmp_path)) == TABLE


@pytest.mark.parametrize("size", [6.0, 7.5])
def test_raised_notes_are_no_digits(size: float, tmp_path: Path) -> None:
    made = Made().grid().cells()
    made.text(COLUMNS[2] + 36, TOP + HIGH + 12, "1", size)
    made.text(COLUMNS[3] + 31, TOP + 2 * HIGH + 12, "(2)", size)
    made.text(70, 400, "Tổng diện tích 500 m", 11).text(167, 396, "2", size)
    made.text(70, 430, "1", size).text(75, 434, "Số liệu đến ngày 31 tháng 12.", 11)
    content = made.read(tmp_path)
    assert cells_of(content) == TABLE
    assert "8[1]" in content.page.note and "6[(2)]" in content.page.note
    assert any("500 m²" in text for text in texts_of(content))
    assert any("¹" in text and "Số liệu" in text for text in texts_of(content))


def test_crossed_out_text_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][2] = "13.902 14.218"
    y = TOP + HIGH + 16 - 3.2
    made = Made().grid().cells(rows).rule(COLUMNS[2] + 5, y, COLUMNS[2] + 36, y)
    content = made.read(tmp_path)
    assert cells_of(content) == TABLE
    assert "13.902" in content.page.note


def test_an_underline_crosses_nothing_out(tmp_path: Path) -> None:
    made = Made().text(70, 100, "Nơi nhận", 11).rule(70, 101.5, 112, 101.5)
    assert texts_of(made.read(tmp_path)) == ["Nơi nhận"]


def test_letters_set_apart_where_blanks_are_printed_are_one_word(tmp_path: Path) -> None:
    made = Made()
    x = 70.0
    for word in ("Tràng", "Định", "đạt", "chuẩn"):
        for letter in word:
            made.text(x, 100, letter)
            x += {"n": 5.5, "g": 5.5, "T": 6.7, "r": 3.7, "à": 4.9, "Đ": 9.6, "ị": 4.8}.get(letter, 6.4)
        made.text(x, 100, " ")
        x += 2.8
    assert texts_of(made.read(tmp_path)) == ["Tràng Định đạt chuẩn"]


def test_marks_written_as_letters_of_their_own_are_joined(tmp_path: Path) -> None:
    made = Made(font=SANS).text(70, 100, "Tra\u0300ng Đi\u0323nh đa\u0323t chua\u0302\u0309n")
    assert texts_of(made.read(tmp_path)) == ["Tràng Định đạt chuẩn"]


def test_a_table_in_an_old_font_is_decoded_on_a_page_of_unicode(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    for row, name in zip(rows[1:], ("Trµng §Þnh", "B×nh Gia", "B¾c S¬n"), strict=True):
        row[1] = name
    made = Made().text(70, 100, "Tổ chức thực hiện kế hoạch của tỉnh").grid().cells(rows)
    assert cells_of(made.read(tmp_path)) == TABLE


def test_figures_typed_over_a_dotted_blank_stand_free_of_it(tmp_path: Path) -> None:
    made = Made().text(70, 100, "Tổng số hộ: ......................... hộ").text(150, 99.5, "14.218")
    assert "14.218" in texts_of(made.read(tmp_path))[0].split()


def test_text_that_runs_over_its_column_stays_whole(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][1] = "Tràng Định, Kéo Danh, Nà Lềng 1"
    assert cells_of(Made().grid().cells(rows).read(tmp_path)) == rows


def test_a_number_broken_before_its_point_is_one(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][2] = ""
    made = Made().grid().cells(rows).text(COLUMNS[2] + 5, TOP + HIGH + 10, "12.345.678", 9)
    made.text(COLUMNS[2] + 5, TOP + HIGH + 20, ".000", 9)
    assert cells_of(made.read(tmp_path))[1][2] == "12.345.678.000"


def test_words_set_one_by_one_without_blanks_between_are_words(tmp_path: Path) -> None:
    made = Made().text(70, 60, "Kế hoạch xây dựng trường học năm 2019 của tỉnh").grid()
    made.cells([ROWS[0], ROWS[1][:1], ROWS[2][:1], ROWS[3][:1]])
    words, x = [], COLUMNS[1] + 5
    for word in ("THCS", "An", "Nhã", "B"):
        words.append((x, word))
        x += sum(map(made.width, word)) + 0.25 * 11
    for x, word in reversed(words):
        made.text(x, TOP + HIGH + 16, word)
    assert cells_of(made.read(tmp_path))[1][:2] == ["1", "THCS An Nhã B"]


@pytest.mark.parametrize("spacing", [1.4, 2.0, 5.0])
def test_spaced_letters_of_titles_and_figures_are_words(spacing: float, tmp_path: Path) -> None:
    made = Made().grid().cells([ROWS[0]])
    y = TOP + HIGH + 16
    for place, text, apart in (
        ((70, 60), "Sản xuất vụ xuân", spacing),
        ((245, y), "11.640", spacing),
        ((335, y), "7,85", spacing),
        ((70, 100), "Kế hoạch của tỉnh năm nay có các mục sau đây", 0.0),
        ((70, 120), "Số liệu của các huyện, thị xã trong tỉnh", 0.0),
    ):
        _set_by_letter(made, place, text, apart)
    content = made.read(tmp_path)
    assert texts_of(content)[0] == "Sản xuất vụ xuân"
    assert cells_of(content)[1][2:4] == ["11.640", "7,85"]


def _set_by_letter(made: Made, place: tuple[float, float], text: str, spacing: float) -> None:
    """Set each letter as an object of its own, as some programs do; blanks are printed."""
    x, y = place
    for letter in text:
        made.text(x, y, letter)
        x += made.width(letter) + spacing

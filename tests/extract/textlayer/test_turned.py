"""Text that is not upright: titles turned in their cells, tables set sideways, notes in the margin."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from extract.model import Paragraph, ParagraphKind
from tests.extract.textlayer.made import COLUMNS, HIGH, RED, ROWS, TOP, Made, cells_of, texts_of

TABLE = [list(row) for row in ROWS]


@pytest.mark.parametrize("turn", [90, -90])
def test_turned_titles_stay_in_their_cells(turn: int, tmp_path: Path) -> None:
    made = Made()
    for y in (TOP - 60, *(TOP + row * HIGH for row in range(1, 5))):
        made.rule(COLUMNS[0], y, COLUMNS[-1], y)
    for x in COLUMNS:
        made.rule(x, TOP - 60, x, TOP + 4 * HIGH)
    made.cells([("TT", "Huyện", "", "", ""), *ROWS[1:]])
    for column, text in enumerate(ROWS[0][2:], 2):
        start = TOP + 10 if turn > 0 else TOP - 50
        made.text(COLUMNS[column] + 30, start, text, turn=turn)
    assert cells_of(made.read(tmp_path)) == TABLE


@pytest.mark.parametrize("turn", [90, -90, 180])
def test_a_page_set_sideways_is_read_upright(turn: int, tmp_path: Path) -> None:
    made = Made(842, 595) if turn == 180 else Made(595, 842)
    width, height = (842, 595)

    def place(x: float, y: float) -> tuple[float, float]:
        """Where a point of the landscape page stands on the page as shown."""
        return {90: (y, width - x), -90: (height - y, x), 180: (width - x, height - y)}[turn]

    for row in range(5):
        y = TOP + row * HIGH
        made.rule(*place(COLUMNS[0], y), *place(COLUMNS[-1], y))
    for x in COLUMNS:
        made.rule(*place(x, TOP), *place(x, TOP + 4 * HIGH))
    made.text(*place(70, 100), "Phụ lục 02", turn=turn)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            made.text(*place(COLUMNS[column] + 5, TOP + row * HIGH + 16), text, turn=turn)
    content = made.read(tmp_path)
    assert cells_of(content) == TABLE
    assert texts_of(content) == ["Phụ lục 02"]
    assert content.page.rotation == {90: 90, -90: 270, 180: 180}[turn]
    table_cell = next(line for block in content.blocks for line in block.lines if line.text == "14.218")
    assert table_cell.place.box is not None
    x, y = place(COLUMNS[2] + 20, TOP + HIGH + 12)
    assert table_cell.place.box.x0 - 20 < x < table_cell.place.box.x1 + 20
    assert table_cell.place.box.y0 - 20 < y < table_cell.place.box.y1 + 20


def test_a_sideways_table_on_an_upright_page(tmp_path: Path) -> None:
    made = Made()
    for line in range(18):
        made.text(
            70, 60 + line * 16, "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện như sau, giao các sở."
        )

    def place(x: float, y: float) -> tuple[float, float]:
        return y + 100, 860 - x

    for row in range(5):
        made.rule(*place(COLUMNS[0], TOP + row * HIGH), *place(COLUMNS[-1], TOP + row * HIGH))
    for x in COLUMNS:
        made.rule(*place(x, TOP), *place(x, TOP + 4 * HIGH))
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            made.text(*place(COLUMNS[column] + 5, TOP + row * HIGH + 16), text, turn=90)
    content = made.read(tmp_path)
    assert content.page.rotation == 0
    assert cells_of(content) == TABLE


def test_a_note_in_the_margin_is_kept_aside(tmp_path: Path) -> None:
    made = Made().text(70, 100, "Phấn đấu năm 2017 có thêm 14 xã đạt chuẩn nông thôn mới.")
    content = made.text(20, 500, "Bản sao 24/SY-UBND", 9, turn=90).read(tmp_path)
    notes = [b for b in content.blocks if isinstance(b, Paragraph) and b.kind is ParagraphKind.MARGIN]
    assert [note.text for note in notes] == ["Bản sao 24/SY-UBND"]


def test_letters_of_a_seal_drawn_one_by_one_are_in_no_cell(tmp_path: Path) -> None:
    made = Made().grid()
    x, y = COLUMNS[3] + 40, TOP + 2 * HIGH
    for step, letter in enumerate("ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG"):
        angle = math.radians(12 * step)
        at = x + 40 * math.cos(angle), y + 40 * math.sin(angle)
        if letter != " ":
            made.text(*at, letter, 6, RED, turn=-12 * step - 90)
    assert cells_of(made.cells().read(tmp_path)) == TABLE

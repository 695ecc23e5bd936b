"""Tables without rules, and what must not be taken for one."""

from __future__ import annotations

from extract.layout import find_aligned_tables
from extract.model import Box, Line, Place, Word

STEP = 18.0


def piece(text: str, x: float, y: float) -> list[Word]:
    words = []
    for token in text.split():
        words.append(Word(token, Box(x, y, x + 6 * len(token), y + 12)))
        x += 6 * len(token) + 4
    return words


def line(y: float, *pieces: tuple[str, float]) -> Line:
    words = [word for text, x in pieces for word in piece(text, x, y)]
    return Line(tuple(words), Place(1, Box(words[0].box.x0, y, words[-1].box.x1, y + 12)))  # type: ignore[union-attr]


def rows(first: float) -> list[Line]:
    data = [
        ("Nguồn vốn", "Năm 2016", "Năm 2017"),
        ("Trung ương", "299", "2.195"),
        ("Địa phương", "373", "1.527"),
    ]
    data += [("Doanh nghiệp", "30", "135"), ("Tổng số", "702", "3.857")]
    return [
        line(first + STEP * i, (name, 90), (one, 300), (two, 420)) for i, (name, one, two) in enumerate(data)
    ]


def test_rows_in_columns_with_figures_are_a_table() -> None:
    above = line(100, ("Tổng hợp nguồn vốn thực hiện chương trình như sau:", 90))
    below = line(100 + STEP * 8, ("Trên đây là kế hoạch của tỉnh.", 90))
    found = find_aligned_tables([above, *rows(130), below])
    (table,) = found.tables
    assert [[cell.text for cell in row] for row in table.rows()][1] == ["Trung ương", "299", "2.195"]
    assert (table.row_count, table.column_count, table.header_rows, table.ruled) == (5, 3, 1, False)
    assert found.lines == (above, below)


def test_letterhead_recipients_and_wide_gaps_are_no_table() -> None:
    head = [
        line(60 + STEP * i, (left, 90), (right, 330))
        for i, (left, right) in enumerate(
            [("UBND TỈNH", "CỘNG HÒA"), ("LẠNG SƠN", "Độc lập"), ("Số: 37", "ngày 24")]
        )
    ]
    wide = [
        line(200 + STEP * i, ("Các sở,", 90 + 7 * i), ("ban,", 250 - 30 * i), ("ngành", 400))
        for i in range(4)
    ]
    found = find_aligned_tables([*head, *wide])
    assert found.tables == ()
    assert found.lines == (*head, *wide)

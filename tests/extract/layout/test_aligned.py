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


def test_numbers_close_before_the_names_and_rare_remarks_are_columns_of_their_own() -> None:
    data = [
        ("TT", "Tên xã", "Số hộ", "Ghi chú"),
        ("1", "Tân Thành", "1.218", "Vùng III"),
        ("2", "Yên Bình", "2.384", ""),
        ("3", "Hòa Thắng", "1.871", ""),
        ("4", "Quan Sơn", "3.196", ""),
    ]
    lines = []
    for i, (number, name, count, remark) in enumerate(data):
        pieces = [(number, 90), (name, 109), (count, 300), (remark, 420)]
        lines.append(line(130 + STEP * i, *((text, x) for text, x in pieces if text)))
    (table,) = find_aligned_tables(lines).tables
    assert [[cell.text for cell in row] for row in table.rows()] == [list(row) for row in data]


def test_wrapped_words_belong_to_the_row_they_stand_nearest_to() -> None:
    below = line(130 + STEP + 13, ("huyện và xã", 90))
    (table,) = find_aligned_tables([*rows(130)[:2], below, *rows(130 + 13)[2:]]).tables
    assert [row[0].text for row in table.rows()][:3] == ["Nguồn vốn", "Trung ương huyện và xã", "Địa phương"]


def test_running_text_below_the_rows_is_not_theirs() -> None:
    note = line(130 + STEP * 5, ("Nguồn số liệu: báo cáo của các huyện năm qua và kế hoạch năm nay", 90))
    found = find_aligned_tables([*rows(130), note])
    assert found.lines == (note,)
    assert found.tables[0].row_count == 5

"""Tables without rules, and what must not be taken for one."""

from __future__ import annotations

from extract.grid import RuleLine
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


def texts(lines: list[Line], rules: list[RuleLine] | None = None) -> list[list[str]]:
    (table,) = find_aligned_tables(lines, rules or []).tables
    return [[cell.text for cell in row] for row in table.rows()]


def level(*ys: float, x0: float = 85, x1: float = 500) -> list[RuleLine]:
    return [RuleLine(x0, y, x1, y) for y in ys]


def test_titles_of_several_lines_are_one_cell_each() -> None:
    head = [
        line(100, ("Dân số", 300), ("Diện tích", 420)),
        line(112, ("Xã", 90), ("(người)", 300), ("(ha)", 420)),
    ]
    body = [line(130 + STEP * i, (f"Xã {i}", 90), (f"1.{i}18", 300), (f"3{i},5", 420)) for i in range(4)]
    assert texts([*head, *body])[0] == ["Xã", "Dân số (người)", "Diện tích (ha)"]


def test_a_title_stands_over_the_columns_below_it() -> None:
    head = [line(100, ("Outlays", 347)), line(118, ("Agency", 90), ("2012", 300), ("2013", 420))]
    body = [line(136 + STEP * i, (f"Agency {i}", 90), (f"1,{i}18", 300), (f"3,{i}05", 420)) for i in range(4)]
    (table,) = find_aligned_tables([*head, *body]).tables
    assert [(c.text, c.column, c.row_span, c.column_span) for c in table.cells if c.row == 0] == [
        ("Agency", 0, 2, 1),
        ("Outlays", 1, 1, 2),
    ]
    assert table.header_rows == 2


def test_rows_between_level_rules_need_no_figures() -> None:
    lines = [
        line(100, ("TT", 90), ("Nhiệm vụ", 130), ("Chủ trì", 330)),
        line(124, ("1", 90), ("Rà soát quy hoạch", 130), ("Sở Xây dựng", 330)),
        line(137, ("các xã", 130)),
        line(160, ("2", 90), ("Tập huấn", 130), ("Sở Nội vụ", 330)),
    ]
    assert texts(lines, level(96, 118, 154, 180)) == [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Rà soát quy hoạch các xã", "Sở Xây dựng"],
        ["2", "Tập huấn", "Sở Nội vụ"],
    ]
    assert find_aligned_tables(lines).tables == ()


def test_rules_around_running_text_make_no_table() -> None:
    words = "Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh về kế hoạch năm nay"
    lines = [line(100 + STEP * i, (words, 90)) for i in range(5)]
    lines += [line(200, ("UBND TỈNH", 90), ("CỘNG HÒA", 330))]
    assert find_aligned_tables(lines, level(95, 120, 215)).tables == ()


def test_groups_between_the_rows_stand_over_all_columns() -> None:
    body = rows(130)
    group = line(130 + STEP * 2, ("Vốn của doanh nghiệp và của nhân dân", 90))
    moved = [*body[:2], group, *rows(130 + STEP)[2:]]
    (table,) = find_aligned_tables(moved).tables
    groups = [cell for cell in table.cells if cell.text.startswith("Vốn của")]
    assert [(cell.row, cell.column_span) for cell in groups] == [(2, 3)]


def test_a_table_in_one_of_two_columns_of_text() -> None:
    prose = "Tổng số vốn của chương trình được giao cho"
    lines = [line(40 + STEP * i, (prose, 60), (prose, 340)) for i in range(8)]
    table = [
        line(200 + STEP * i, (f"Xã {i}", 60), (f"1{i}8", 150), (f"3{i},5", 240), (prose, 340))
        for i in range(5)
    ]
    assert texts([*lines, *table])[1] == ["Xã 1", "118", "31,5"]


def test_tables_with_the_same_head_under_each_other_are_parted_at_the_title_between() -> None:
    title = line(235, ("131. Giá trị sản xuất công nghiệp (Tỷ đồng)", 130))
    rules = level(125, 146, 222, 255, 276, 352)
    found = find_aligned_tables([*rows(130), title, *rows(260)], rules)
    assert [table.row_count for table in found.tables] == [5, 5]
    assert found.lines == (title,)

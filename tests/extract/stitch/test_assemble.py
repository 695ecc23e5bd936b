"""Tables and paragraphs over page breaks."""

from __future__ import annotations

import math

import pytest

from extract.model import (
    Block,
    Box,
    Cell,
    Line,
    Page,
    PageContent,
    PageOrigin,
    Paragraph,
    ParagraphKind,
    Place,
    Table,
    Word,
)
from extract.scan.lines import map_block
from extract.stitch import assemble

WIDTH, HEIGHT = 595.0, 842.0
XS = (60.0, 90.0, 250.0, 400.0, 540.0)


def text_line(text: str, page: int, box: Box) -> Line:
    return Line(tuple(Word(word, box) for word in text.split()), Place(page, box))


def paragraph(
    text: str, page: int, y: float = 60.0, kind: ParagraphKind = ParagraphKind.BODY, indent: float = 0.0
) -> Paragraph:
    lines = tuple(
        text_line(part, page, Box(60 + (indent if i == 0 else 0), y + 16 * i, 540, y + 12 + 16 * i))
        for i, part in enumerate(text.split("\n"))
    )
    return Paragraph(lines, kind, indent=indent)


def table(
    rows: list[list[str | None]], page: int, header: int = 0, xs: tuple[float, ...] = XS, top: float = 100.0
) -> Table:
    """A table of one-line rows 20 points high; None widens the cell to its left."""
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            span = next((i for i, t in enumerate(row[c + 1 :], 1) if t is not None), len(row) - c)
            box = Box(xs[c], top + 20 * r, xs[c + span], top + 20 * (r + 1))
            lines = (text_line(text, page, box),) if text else ()
            cells.append(Cell(r, c, lines, 1, span, (Place(page, box),)))
    box = Box(xs[0], top, xs[-1], top + 20 * len(rows))
    return Table(tuple(cells), len(rows), len(xs) - 1, header, (Place(page, box),))


def pages(*contents: list[Block], skew: float = 0.0, rotation: int = 0) -> list[PageContent]:
    return [
        PageContent(Page(i, WIDTH, HEIGHT, PageOrigin.OCR, skew=skew, rotation=rotation), tuple(blocks))
        for i, blocks in enumerate(contents, 1)
    ]


HEAD = ["STT", "Tên xã", "Đã đạt", "Đăng ký"]


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows()]


def number(page: int) -> Paragraph:
    return paragraph(str(page), page, 30, ParagraphKind.PAGE_NUMBER)


def test_table_goes_on_without_and_with_a_repeated_header() -> None:
    for repeated in (False, True):
        below = [["2", "Xã B", "11", "8"], ["3", "Xã C", "12", "7"]]
        found = assemble(
            pages(
                [number(1), table([HEAD, ["1", "Xã A", "10", "9"]], 1, header=1)],
                [
                    number(2),
                    table([["STT", "Tên xa", "Đã đạt", "Đăng ký"], *below] if repeated else below, 2),
                ],
            )
        )
        (joined,) = [block for block in found if isinstance(block, Table)]
        assert texts(joined) == [HEAD, ["1", "Xã A", "10", "9"], *below]
        assert [place.page for place in joined.places] == [1, 2]
        assert [row[0].places[0].page for row in joined.rows()] == [1, 1, 2, 2]


def test_row_cut_by_the_page_break_is_one_row() -> None:
    found = assemble(
        pages(
            [table([HEAD, ["1", "Xã A", "10", "9"], ["2", "Quyết định số", "11", "8"]], 1, header=1)],
            [table([["", "433/QĐ-UBND", "", ""], ["3", "Xã C", "12", "7"]], 2)],
        )
    )
    (joined,) = found
    assert isinstance(joined, Table)
    assert texts(joined)[2:] == [["2", "Quyết định số 433/QĐ-UBND", "11", "8"], ["3", "Xã C", "12", "7"]]
    cut = joined.covering(2, 1)
    assert cut is not None and [place.page for place in cut.places] == [1, 2]


def test_total_behind_a_page_break_is_a_row_of_its_own() -> None:
    first = table([["1", "Hưng Hà", "4.696", "9"], ["2", "TP Thái Bình", "5.440", "10"]], 1, top=740)
    second = table([["", "Toàn tỉnh", "10.136", ""]], 2, top=60)
    (joined,) = assemble(pages([first], [second]))
    assert isinstance(joined, Table)
    assert texts(joined)[1:] == [["2", "TP Thái Bình", "5.440", "10"], ["", "Toàn tỉnh", "10.136", ""]]


def test_title_above_means_a_new_table() -> None:
    found = assemble(
        pages(
            [table([HEAD, ["1", "Xã A", "10", "9"]], 1, header=1)],
            [paragraph("Phụ lục 03", 2), table([HEAD, ["1", "Xã B", "10", "9"]], 2, header=1)],
        )
    )
    assert [type(block) for block in found] == [Table, Paragraph, Table]


def test_other_columns_mean_another_table() -> None:
    other = (60.0, 200.0, 300.0, 350.0, 540.0)
    found = assemble(
        pages([table([["1", "a", "b", "c"]] * 2, 1)], [table([["2", "a", "b", "c"]] * 2, 2, xs=other)])
    )
    assert len(found) == 2


def test_part_that_lacks_a_border_is_matched_by_position() -> None:
    wide: list[list[str | None]] = [["II", "Nhóm hai", None, None], ["2", "Xã B", "11", "8"]]
    lacking = table([["3", "Xã C", "20"]], 2, xs=(60.0, 90.0, 250.0, 540.0))
    (joined,) = assemble(pages([table(wide, 1)], [lacking]))
    assert isinstance(joined, Table)
    last = list(joined.rows())[-1]
    assert [(cell.column, cell.column_span) for cell in last] == [(0, 1), (1, 1), (2, 2)]


def test_paragraph_cut_by_the_page_break_is_joined() -> None:
    found = assemble(
        pages(
            [paragraph("Các sở, ban, ngành\nphối hợp với Ủy ban nhân dân", 1), number(1)],
            [number(2), paragraph("các huyện thực hiện.", 2), paragraph("- Sở Tài chính", 2)],
        )
    )
    body = [b.text for b in found if isinstance(b, Paragraph) and b.kind is ParagraphKind.BODY]
    assert body == [
        "Các sở, ban, ngành phối hợp với Ủy ban nhân dân các huyện thực hiện.",
        "- Sở Tài chính",
    ]


def test_finished_sentence_and_new_item_are_not_joined() -> None:
    for above, below in (("thực hiện.", "các huyện"), ("thực hiện", "2. Sở Y tế"), ("a) Sở Y tế;", "b) Sở")):
        found = assemble(pages([paragraph(above, 1)], [paragraph(below, 2, indent=28)]))
        assert len(found) == 2, (above, below)


def shown(box: Box, page: Page) -> Box:
    """The box around a rectangle of the straight upright page, on the page as it is shown."""
    turned = (page.height, page.width) if page.rotation in (90, 270) else (page.width, page.height)
    cx, cy = (turned[0] or 0) / 2, (turned[1] or 0) / 2
    angle = math.radians(page.skew)
    points = []
    for x, y in ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)):
        dx, dy = x - cx, y - cy
        u = cx + math.cos(angle) * dx - math.sin(angle) * dy
        v = cy + math.sin(angle) * dx + math.cos(angle) * dy
        w, h = page.width or 0, page.height or 0
        points.append({0: (u, v), 90: (v, h - u), 180: (w - u, h - v), 270: (w - v, u)}[page.rotation])
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


@pytest.mark.parametrize(("rotation", "skew"), [(0, 1.8), (90, 0.0), (90, -1.2), (180, 0.5), (270, 0.7)])
def test_columns_are_compared_on_straight_pages(rotation: int, skew: float) -> None:
    rows: list[list[str | None]] = [[str(i), f"Xã {i}", "10", "9"] for i in range(1, 25)]
    turned = Page(2, WIDTH, HEIGHT, PageOrigin.OCR, rotation=rotation, skew=skew)
    below = map_block(table(rows[10:], 2), lambda box: shown(box, turned))
    first = pages([table(rows[:10], 1)])[0]
    found = assemble([first, PageContent(turned, (below,))])
    assert [block.row_count for block in found if isinstance(block, Table)] == [24]


def test_blank_back_between_does_not_part_a_table() -> None:
    first, back, last = pages(
        [table([HEAD, ["1", "Xã A", "10", "9"]], 1, header=1)], [], [table([["2", "Xã B", "11", "8"]], 3)]
    )
    blank = PageContent(Page(2, WIDTH, HEIGHT, PageOrigin.BLANK), back.blocks)
    (joined,) = assemble([first, blank, last])
    assert isinstance(joined, Table) and joined.row_count == 3


def _rows(first: int) -> list[list[str | None]]:
    return [[str(row), f"Xã {row}", "10", "9"] for row in range(first, first + 2)]


@pytest.mark.parametrize("step", [1, 2])
def test_a_table_goes_on_between_running_heads_and_feet(step: int) -> None:
    """Even and odd pages may have heads of their own."""
    heads = ["UBND tỉnh Bình Thuận - Kế hoạch năm 2022", "Chương trình nước sạch nông thôn"]
    contents: list[list[Block]] = [
        [
            paragraph(heads[page % step], page, 30),
            table([HEAD, *_rows(1)] if page == 1 else _rows(2 * page - 1), page, header=page == 1),
            paragraph(f"KH-2022-NS Trang {page}/4", page, 800),
        ]
        for page in range(1, 5)
    ]
    found = assemble(pages(*contents))
    (joined,) = [block for block in found if isinstance(block, Table)]
    assert [row[0] for row in texts(joined)] == ["STT", *map(str, range(1, 9))]
    assert {block.kind for block in found if isinstance(block, Paragraph)} == {ParagraphKind.MARGIN}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("PHỤ LỤC", "PHỤ LỤC"),
        ("Phụ lục 01", "Phụ lục 02"),
        ("Danh mục các xã của huyện A", "Danh mục các xã của huyện B"),
        ("Danh mục các xã năm 2021", "Danh mục các xã năm 2023"),
    ],
)
def test_titles_of_two_tables_are_no_running_heads(above: str, below: str) -> None:
    found = assemble(
        pages(
            [paragraph(above, 1, 40), table([HEAD, *_rows(1)], 1, header=1)],
            [paragraph(below, 2, 40), table(_rows(3), 2)],
        )
    )
    assert len([block for block in found if isinstance(block, Table)]) == 2
    assert {block.kind for block in found if isinstance(block, Paragraph)} == {ParagraphKind.BODY}


def test_a_line_below_another_that_is_no_running_head_is_none() -> None:
    contents: list[list[Block]] = [
        [paragraph(f"Biểu của huyện {name}", page, 30), paragraph("(Kèm theo Kế hoạch số 37)", page, 50)]
        for page, name in ((1, "A"), (2, "B"))
    ]
    found = assemble(pages(*contents))
    assert {block.kind for block in found if isinstance(block, Paragraph)} == {ParagraphKind.BODY}

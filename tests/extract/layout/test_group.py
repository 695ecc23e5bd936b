"""Paragraphs from printed lines set as the documents set them (Thông tư 01/2011/TT-BNV)."""

from __future__ import annotations

from extract.layout import group_paragraphs, place_tables
from extract.model import Alignment, Box, Cell, Line, Paragraph, ParagraphKind, Place, Table, Word

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, INDENT = 85.0, 540.0, 113.0
SIZE, LEADING = 13.0, 18.0
LETTER = 6.0


def line(text: str, x0: float, y0: float, right: float | None = None) -> Line:
    """A line of words from x0 on, stretched to ``right`` where it is justified."""
    words, x = [], x0
    tokens = text.split()
    natural = sum(len(t) * LETTER for t in tokens) + LETTER * (len(tokens) - 1)
    blank = LETTER + ((right - x0 - natural) / (len(tokens) - 1) if right and len(tokens) > 1 else 0)
    for token in tokens:
        words.append(Word(token, Box(x, y0, x + len(token) * LETTER, y0 + SIZE)))
        x += len(token) * LETTER + blank
    return Line(tuple(words), Place(1, Box(x0, y0, words[-1].box.x1 if words[-1].box else x, y0 + SIZE)))


def centered(text: str, middle: float, y0: float) -> Line:
    return line(text, middle - len(text) * LETTER / 2, y0)


def row(left: Line, right: Line) -> Line:
    """One line over both columns, as a recognizer that knows no columns gives it."""
    return Line(left.words + right.words, Place(1, left.place.box.union(right.place.box)))  # type: ignore[union-attr, arg-type]


FULL = "Thực hiện chương trình mục tiêu quốc gia xây dựng nông thôn mới năm nay"


def body(y: float) -> list[Line]:
    return [
        line(FULL, INDENT, y, RIGHT),
        line(FULL, LEFT, y + LEADING, RIGHT),
        line("trên địa bàn tỉnh.", LEFT, y + 2 * LEADING),
    ]


def texts(paragraphs: tuple[Paragraph, ...], kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [p.text for p in paragraphs if p.kind is kind]


def test_indented_justified_paragraphs() -> None:
    found = group_paragraphs([*body(100), *body(100 + 3 * LEADING)], WIDTH, HEIGHT)
    assert texts(found) == [f"{FULL} {FULL} trên địa bàn tỉnh."] * 2
    assert {p.alignment for p in found} == {Alignment.JUSTIFIED}
    assert {round(p.indent or 0) for p in found} == {28}


def test_headings_and_list_items_start_paragraphs() -> None:
    starts = ["I. MỤC TIÊU", "1. Mục tiêu chung", "a) Một", "- Hai", "+ Ba", "Điều 2. Bốn"]
    lines = [line(t, INDENT, 300 + i * LEADING) for i, t in enumerate(starts)]
    assert texts(group_paragraphs([*body(100), *lines], WIDTH, HEIGHT))[1:] == starts


def test_figure_at_line_start_is_no_label() -> None:
    lines = [
        line(FULL, INDENT, 100, RIGHT),
        line("1.234 triệu đồng từ nguồn ngân sách tỉnh và nguồn vốn lồng ghép khác", LEFT, 118, RIGHT),
        line("trong năm.", LEFT, 136),
        *body(154),
    ]
    assert len(group_paragraphs(lines, WIDTH, HEIGHT)) == 2


def test_line_breaks_before_brackets_dashes_and_articles_start_nothing() -> None:
    for start in ("(riêng huyện nghèo giảm nhiều hơn) và", "- 2020 theo quy định của", "Điều 5 của Luật này"):
        rest = f"{start} các văn bản hướng dẫn thi hành luật"
        lines = [
            line(FULL, INDENT, 100, RIGHT),
            line(rest, LEFT, 118, RIGHT),
            line("trong năm.", LEFT, 136),
            *body(154),
        ]
        assert texts(group_paragraphs(lines, WIDTH, HEIGHT))[0] == f"{FULL} {rest} trong năm.", start


def test_appendix_heading() -> None:
    lines = [
        centered("Phụ lục 02", 312, 60),
        centered("KẾ HOẠCH 14 XÃ PHẤN ĐẤU ĐẠT CHUẨN", 312, 78),
        centered("NĂM 2017", 312, 96),
        centered("(Kèm theo Kế hoạch số 37/KH-UBND ngày 24/02/2017)", 312, 114),
        *body(150),
    ]
    assert texts(group_paragraphs(lines, WIDTH, HEIGHT))[:3] == [
        "Phụ lục 02",
        "KẾ HOẠCH 14 XÃ PHẤN ĐẤU ĐẠT CHUẨN NĂM 2017",
        "(Kèm theo Kế hoạch số 37/KH-UBND ngày 24/02/2017)",
    ]


def test_letterhead_keeps_its_columns_apart() -> None:
    lines = [
        row(centered("ỦY BAN NHÂN DÂN", 165, 60), centered("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 410, 60)),
        row(centered("TỈNH LẠNG SƠN", 165, 78), centered("Độc lập - Tự do - Hạnh phúc", 410, 78)),
        row(centered("Số: 37/KH-UBND", 165, 110), centered("Lạng Sơn, ngày 24 tháng 02 năm 2017", 410, 110)),
        centered("KẾ HOẠCH", 312, 150),
        centered("Thực hiện xây dựng nông thôn mới", 312, 168),
        *body(210),
    ]
    assert texts(group_paragraphs(lines, WIDTH, HEIGHT))[:7] == [
        "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
        "Số: 37/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lạng Sơn, ngày 24 tháng 02 năm 2017",
        "KẾ HOẠCH",
        "Thực hiện xây dựng nông thôn mới",
    ]


def test_recipients_and_signature() -> None:
    left = ["Nơi nhận:", "- Thủ tướng Chính phủ;", "- Các sở, ban,", "- Lưu: VT, KTN."]
    lines = [*body(100), *[line(t, LEFT, 200 + 16 * i) for i, t in enumerate(left)]]
    lines.insert(6, line("ngành;", LEFT + 10, 200 + 16 * 3 - 1))
    lines[7] = line(left[3], LEFT, 200 + 16 * 4)
    lines += [centered("TM. ỦY BAN NHÂN DÂN", 430, 203), centered("CHỦ TỊCH", 430, 221)]
    lines += [centered("Nguyễn Văn Bình", 430, 330)]
    found = group_paragraphs(lines, WIDTH, HEIGHT)
    assert texts(found)[1:] == [
        "Nơi nhận:",
        "- Thủ tướng Chính phủ;",
        "- Các sở, ban, ngành;",
        "- Lưu: VT, KTN.",
    ]
    assert texts(found, ParagraphKind.SIGNATURE) == ["TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "Nguyễn Văn Bình"]


def test_page_number_and_margin_note_stand_aside() -> None:
    lines = [centered("3", 312, 40), *body(100), *body(160), line("Người ký: UBND tỉnh", 20, 800)]
    found = group_paragraphs(lines, WIDTH, HEIGHT)
    assert texts(found, ParagraphKind.PAGE_NUMBER) == ["3"]
    assert texts(found, ParagraphKind.MARGIN) == ["Người ký: UBND tỉnh"]
    assert len(texts(found)) == 2


def test_table_parts_paragraphs_and_takes_its_place() -> None:
    lines = [line(FULL, LEFT, 100, RIGHT), line(FULL, LEFT, 118, RIGHT), line(FULL, LEFT, 190, RIGHT)]
    box = Box(LEFT, 135, RIGHT, 186)
    table = Table((Cell(0, 0), Cell(0, 1)), 1, 2, places=(Place(1, box),))
    found = group_paragraphs([*lines, centered("2", 312, 40)], WIDTH, HEIGHT, [box])
    assert len(texts(found)) == 2
    blocks = place_tables(found, [table])
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph, Paragraph]


def test_digital_signature_beside_the_text_is_cut_off() -> None:
    """Small notes left of the text, three of them read as the beginning of its lines."""
    first, second, last = body(218)
    lines = [
        centered("ỦY BAN NHÂN DÂN", LEFT + 40, 60),
        line("Người ký:", 7, 205),
        row(line("Công báo", 7, 223), first),
        row(line("tinhoc", 7, 241), second),
        row(line("Thời gian ký:", 4, 259), last),
        line("05.01.2017", 7, 277),
        line("+07:00", 7, 301),
        *body(400),
        *body(460),
    ]
    found = group_paragraphs(lines, WIDTH, HEIGHT)
    assert texts(found) == ["ỦY BAN NHÂN DÂN", *[f"{FULL} {FULL} trên địa bàn tỉnh."] * 3]
    assert " ".join(texts(found, ParagraphKind.MARGIN)) == (
        "Người ký: Công báo tinhoc Thời gian ký: 05.01.2017 +07:00"
    )


def test_line_of_a_signature_close_to_the_text_goes_on_with_its_note() -> None:
    first, second, last = body(218)
    lines = [
        *body(100),
        line("Người ký: Sở", LEFT - 80, 200),
        line("Công báo Tin", LEFT - 8 - 12 * LETTER, 218),
        first,
        second,
        last,
    ]
    found = group_paragraphs(lines, WIDTH, HEIGHT)
    assert texts(found) == [f"{FULL} {FULL} trên địa bàn tỉnh."] * 2
    assert " ".join(texts(found, ParagraphKind.MARGIN)) == "Người ký: Sở Công báo Tin"


def test_words_left_of_the_text_stay_where_nobody_signed() -> None:
    first, second, last = body(218)
    lines = [row(line("Công báo", 7, 218), first), second, last, *body(340)]
    assert texts(group_paragraphs(lines, WIDTH, HEIGHT))[0].startswith("Công báo Thực hiện")


def test_page_number_of_a_page_set_short() -> None:
    """The number of a copied page stands at 0.876 of the height, a line below the text."""
    lines = [*body(600), *body(600 + 3 * LEADING)]
    lines.append(centered("13", 312, 0.876 * HEIGHT - SIZE / 2 + 2))
    found = group_paragraphs(lines, WIDTH, HEIGHT)
    assert texts(found, ParagraphKind.PAGE_NUMBER) == ["13"]


def ending_at(text: str, right: float, y0: float) -> Line:
    natural = sum(len(token) * LETTER for token in text.split()) + LETTER * text.count(" ")
    return line(text, right - natural, y0)


def test_figures_at_the_right_edge_belong_to_the_labels_of_their_rows() -> None:
    items = [
        ("- Dân số:", "412.300 người"),
        ("- Tỷ lệ tăng tự nhiên:", "< 9,8 ‰"),
        ("- Tỷ lệ sàng lọc sơ sinh", "≥ 75 %"),
    ]
    lines = [*body(100), line("2. Chỉ tiêu cụ thể", INDENT, 160)]
    for y, (label, figure) in zip((180, 200, 220), items, strict=True):
        lines += [line(label, INDENT, y), ending_at(figure, RIGHT, y)]
    lines += [
        line("- Tăng thêm tỷ lệ nam nữ thanh niên được tư vấn", INDENT, 240),
        row(line("khám sức khỏe trước khi kết hôn:", LEFT, 258), ending_at("12%", RIGHT, 261)),
        *body(280),
    ]
    assert texts(group_paragraphs(lines, WIDTH, HEIGHT))[1:-1] == [
        "2. Chỉ tiêu cụ thể",
        *[f"{label} {figure}" for label, figure in items],
        "- Tăng thêm tỷ lệ nam nữ thanh niên được tư vấn khám sức khỏe trước khi kết hôn: 12%",
    ]


def test_a_figure_that_ends_a_text_beside_a_list_stays_in_its_column() -> None:
    left = ["- Trồng rừng phòng hộ;", "- Chăm sóc rừng;", "- Bảo vệ rừng;", "- Khoán rừng."]
    right = ["Diện tích rừng trồng mới", "của toàn huyện năm nay là", "1.250 ha", "như đã giao."]
    lines = [
        row(line(a, LEFT, 100 + i * LEADING), line(b, 330, 100 + i * LEADING))
        for i, (a, b) in enumerate(zip(left, right, strict=True))
    ]
    assert texts(group_paragraphs(lines, WIDTH, HEIGHT))[:4] == left

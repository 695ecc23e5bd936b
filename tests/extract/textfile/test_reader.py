"""Invented layouts of other OCR engines, read whole; the real seed text is checked by counts on the paper."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import EmptyInputError, UnreadableEncodingError
from extract.model import Block, Paragraph, ParagraphKind, Table
from extract.text.encoding import decode
from extract.textfile import parse_text, read_text_file
from tests.extract.grids import covered_once
from tests.extract.grids import shown as grid

SEED = Path(__file__).parents[3] / "samples" / "langson-2017.ocr.txt"
FILE = Path("a.txt")


def tables(text: str) -> list[Table]:
    return [block for block in parse_text(text) if isinstance(block, Table)]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in parse_text(text) if isinstance(block, Paragraph)]


def test_two_level_header_and_group_row() -> None:
    (table,) = tables(
        "TT\tHuyện\tDiện tích (ha)\t\tGhi chú\n"
        "\t\tNăm 2020\tNăm 2021\t\n"
        "A\tVùng cao\t\t\t\n"
        "1\tMường Tè\t12,5\t13\t\n"
        "2\tNậm Nhùn\t7\t8,25\tước tính\n"
    )
    assert table.header_rows == 2
    assert grid(table) == [
        ["TTv2", "Huyệnv2", "Diện tích (ha)>2", "Ghi chúv2"],
        ["Năm 2020", "Năm 2021"],
        ["A", "Vùng cao>4"],
        ["1", "Mường Tè", "12,5", "13", ""],
        ["2", "Nậm Nhùn", "7", "8,25", "ước tính"],
    ]


def test_years_alone_are_titles_below_a_spanning_title() -> None:
    (table,) = tables(
        "STT\tNguồn\tNăm thực hiện\t\t\tTổng\n\t\t2016\t2017\t2018\t\n1\tTỉnh\t702\t3857\t1667\t6226\n"
    )
    assert table.header_rows == 2
    assert grid(table)[0] == ["STTv2", "Nguồnv2", "Năm thực hiện>3", "Tổngv2"]


def test_row_that_numbers_the_columns_is_header() -> None:
    (table,) = tables("TT\tXã\tHộ\tKhẩu\n(1)\t(2)\t(3)\t(4)\n1\tYên Sơn\t310\t1.204\n")
    assert table.header_rows == 2


def test_table_goes_on_over_blank_lines_and_page_number_with_header_repeated() -> None:
    blocks = parse_text(
        "TT\tNội dung\tThời gian\n1\tRà soát\tQuý I\n\n\n3\n\n"
        "TT\tNôi dung\tThời gian\n2\tBáo cáo\tQuý II\n\n3\tTổng kết\tQuý IV\n"
    )
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [row[0].text for row in table.rows()] == ["TT", "1", "2", "3"]
    assert [(b.text, b.kind) for b in blocks if isinstance(b, Paragraph)] == [
        ("3", ParagraphKind.PAGE_NUMBER)
    ]


def test_line_invented_above_a_repeated_header_leaves_the_table() -> None:
    blocks = parse_text(
        "TT\tNội dung\tCơ quan\tThời gian\nI\tGiao thông\t\t\n\n"
        "BẢNG TỔNG HỢP\t\t\t\n\tNội dung\tCơ quan\tThời gian\n1\tLàm đường\tSở GTVT\tQuý I\n"
    )
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert grid(table)[1:] == [["I", "Giao thông>3"], ["1", "Làm đường", "Sở GTVT", "Quý I"]]
    assert [(b.text, b.kind) for b in blocks if isinstance(b, Paragraph)] == [
        ("BẢNG TỔNG HỢP", ParagraphKind.MARGIN)
    ]


def test_title_between_parts_two_tables_of_equal_columns() -> None:
    found = tables("TT\tXã\tHộ\n1\tTân An\t5\n\nBiểu 2\n\nTT\tXã\tHộ\n1\tTân An\t6\n")
    assert [table.row_count for table in found] == [2, 2]


def test_other_titles_part_two_tables_without_a_title_between() -> None:
    found = tables("TT\tXã\tHộ\n1\tTân An\t5\n\nSTT\tĐơn vị nhận\tSố tiền\n1\tTân An\t6\n")
    assert [table.row_count for table in found] == [2, 2]


def test_markdown_table_headings_and_bold() -> None:
    blocks = parse_text(
        "# KẾ HOẠCH\n\n**I. Mục tiêu** chung\n\n"
        "| TT | Xã | Đạt |\n|:--|---|--:|\n| 1 | **Bắc \\| Nam** | 12 |\n"
    )
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "KẾ HOẠCH",
        "I. Mục tiêu chung",
    ]
    body = blocks[1]
    assert isinstance(body, Paragraph)
    assert [word.bold for word in body.lines[0].words] == [True, True, True, None]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert (table.header_rows, grid(table)[1]) == (1, ["1", "Bắc | Nam", "12"])


def test_bold_over_two_lines_and_stars_that_are_no_marks() -> None:
    (signer,) = parse_text("**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n")
    assert isinstance(signer, Paragraph)
    assert all(word.bold for line in signer.lines for word in line.words)
    assert paragraphs("Ghi chú: * số liệu ước tính; 3*4\n") == ["Ghi chú: * số liệu ước tính; 3*4"]
    assert paragraphs(r"Mã ho\_so \*dac biet\*" + "\n") == ["Mã ho_so *dac biet*"]


def test_html_table_with_spans() -> None:
    before, table, after = parse_text(
        "Biểu 1\n<table><thead><tr><th rowspan='2'>TT</th><th colspan=\"2\">Số hộ</th></tr>"
        "<tr><th>Nghèo</th><th>Cận<br>nghèo</th></tr></thead>"
        "<tbody><tr><td>1</td><td>A &amp; B</td></tr></tbody></table>\nHết\n"
    )
    assert isinstance(table, Table)
    assert table.header_rows == 2
    assert grid(table) == [["TTv2", "Số hộ>2"], ["Nghèo", "Cận nghèo"], ["1", "A & B", ""]]
    assert [block.text for block in (before, after) if isinstance(block, Paragraph)] == ["Biểu 1", "Hết"]


def test_letterhead_beside_is_read_by_columns() -> None:
    assert paragraphs(
        "UBND TỈNH HÀ GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH\tĐộc lập - Tự do - Hạnh phúc\n"
    ) == [
        "UBND TỈNH HÀ GIANG",
        "Số: 5/KH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Các công trình thủy\n\nlợi trên địa bàn.\n", ["- Các công trình thủy lợi trên địa bàn."]),
        ("Sửa các công trình\n\n4\n\nthủy lợi.\n", ["Sửa các công trình thủy lợi.", "4"]),
        ("Đã xong.\n\nlợi thế của tỉnh\n", ["Đã xong.", "lợi thế của tỉnh"]),
        ("Nội dung gồm\n\na) Đường giao thông\n", ["Nội dung gồm", "a) Đường giao thông"]),
        (
            "Thực hiện Quyết định của Bộ Nông nghiệp và Phát triển nông thôn ngày\n\n05/2016 của Bộ.\n",
            ["Thực hiện Quyết định của Bộ Nông nghiệp và Phát triển nông thôn ngày 05/2016 của Bộ."],
        ),
        ("- Một\n- Hai\n + Ba\n", ["- Một", "- Hai", "+ Ba"]),
        ("KẾ HOẠCH\nPhát triển chè\nnăm 2020\n", ["KẾ HOẠCH", "Phát triển chè năm 2020"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_three_parts_of_one_paragraph_over_two_page_numbers() -> None:
    assert paragraphs("Các xã\n\n1\n\nphấn đấu\n\n2\n\nđạt chuẩn.\n") == [
        "Các xã phấn đấu đạt chuẩn.",
        "1",
        "2",
    ]


@pytest.mark.parametrize(
    "data",
    [
        ("Kế hoạch năm 2017, xã Bản Lầu, giảm nghèo bền vững\n" * 3 + "xã Bản Lầ").encode()[:-1],
        "Kế hoạch năm 2017, xã Bản Lầu".encode("utf-16")[:-1],
        "Kế hoạch năm 2017, xã Bản L".encode() + b"\xff\n" + "Tỉnh Lào Cai giảm nghèo\n".encode() * 20,
    ],
)
def test_damaged_letter_is_told_and_the_rest_read(data: bytes) -> None:
    decoded = decode(data, FILE)
    assert decoded.text.startswith("Kế hoạch năm 2017, xã Bản L")
    assert decoded.lost == "1 damaged characters were replaced by \ufffd"


def test_text_of_utf_8_with_many_damaged_letters_is_read_and_the_damage_told() -> None:
    data = "Năm 2019 trồng mới 4.650 ha cây ăn quả, sản lượng 215.000 tấn\n".encode() * 3
    decoded = decode(data + b"Di\xe1\xba\xb5n t\xc3 \xff\xfe \xed\xa0\x80 18 ha\n", FILE)
    assert decoded.text.startswith("Năm 2019 trồng mới 4.650 ha")
    assert decoded.lost.startswith("6 damaged characters")


def test_zeros_in_a_text_are_no_utf_16() -> None:
    decoded = decode(("Giảm 12 hộ nghèo\n" + "\0" * 100).encode() * 10, FILE)
    assert decoded.text == "Giảm 12 hộ nghèo\n" * 10
    assert "U+0000" in decoded.note


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode("Kế hoạch\r\nnăm 2017".encode(encoding), FILE).text == "Kế hoạch\nnăm 2017"


def to_1258(text: str) -> bytes:
    """As Windows writes it: letters such as ê and ơ composed, the five tones as marks of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    whole = ""
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        whole += letter + "".join(mark for mark in marks if mark in tones)
    return whole.encode("cp1258")


def test_windows_1258_is_composed() -> None:
    text = "Thực hiện kế hoạch phát triển nông thôn mới"
    assert decode(to_1258(text), FILE).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258"])
@pytest.mark.parametrize("text", ["Café 12\n", "Ke hoach nam 2019: giam 1.250 ho ngheo, café.\n" * 20])
def test_few_accented_letters_of_windows_are_read_with_a_note(text: str, encoding: str) -> None:
    once = text.replace("café", "cafe", text.count("café") - 1)
    decoded = decode(once.encode(encoding), FILE)
    assert decoded.text == once
    assert decoded.note == "1 letters of an unknown encoding were read as those of Windows-1258"


def test_invisible_characters_are_dropped_with_a_note() -> None:
    content = read_text_file(FILE, "Xã Quang\u200b Tru\x07ng\u202e\n".encode())
    (paragraph,) = content.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Xã Quang Trung"
    assert content.page.note == "invisible characters were dropped: U+0007, U+200B, U+202E"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(EmptyInputError):
        decode(b" \n\t\n", FILE)
    with pytest.raises(UnreadableEncodingError):
        decode(bytes(range(128, 256)) * 4, FILE)


def words_of(blocks: list[Block]) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in blocks:
        lines = block.lines if isinstance(block, Paragraph) else [x for c in block.cells for x in c.lines]
        found.update(word.text for line in lines for word in line.words)
    return found


CELL = st.text("aXệ1 ,-.", max_size=6)
RULE_LINE = re.compile("-{3,}")


@given(st.lists(st.one_of(CELL, st.lists(CELL, min_size=2, max_size=5).map("\t".join)), max_size=12))
def test_no_word_is_lost_and_every_grid_is_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = parse_text(text)
    assert all(covered_once(block) for block in blocks if isinstance(block, Table))
    # A repeated header is kept once, so words may be fewer only by whole repeated rows.
    missing = Counter(text.split()) - words_of(blocks)
    repeated = Counter(word for line in lines for word in line.split() if "\t" in line)
    # A line of three dashes or more is a rule of Markdown and converters, and no word.
    rules = Counter(line.strip() for line in lines if RULE_LINE.fullmatch(line.strip()))
    assert not missing - repeated - rules
    assert not words_of(blocks) - Counter(text.split())


def test_seed_has_its_four_tables_and_every_word() -> None:
    text = decode(SEED.read_bytes(), SEED).text
    found = tables(text)
    assert [(t.column_count, t.header_rows) for t in found] == [(6, 1), (6, 2), (7, 2), (7, 2)]
    # Numbered rows on the paper: 26 tasks with one number lost, then 14, 5 and 20 communes.
    numbered = [sum(row[0].text.isdigit() for row in table.rows()) for table in found]
    assert numbered[1:] == [14, 5, 20]
    assert all(map(covered_once, found))
    assert "55" in paragraphs(text)


def printed_lines(text: str) -> list[str]:
    return [line.text for block in parse_text(text) if isinstance(block, Paragraph) for line in block.lines]


def test_two_blocks_read_across_are_parted() -> None:
    head = (
        "ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH QUẢNG BÌNH Độc lập - Tự do - Hạnh phúc\n"
        "Số: 329/KH-UBND Quảng Bình, ngày 8 tháng 3 năm 2021\n"
    )
    assert printed_lines(head) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG BÌNH",
        "Số: 329/KH-UBND",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Bình, ngày 8 tháng 3 năm 2021",
    ]
    tail = (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n"
        "- TT. Tỉnh uỷ, TT. HĐND tỉnh; KT. CHỦ TỊCH\n"
        "- Lưu: VT, CVNN.              PHÓ CHỦ TỊCH\n"
        "                              Đoàn Ngọc Lâm\n"
    )
    assert printed_lines(tail) == [
        "Nơi nhận:",
        "- TT. Tỉnh uỷ, TT. HĐND tỉnh;",
        "- Lưu: VT, CVNN.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Đoàn Ngọc Lâm",
    ]


def test_a_short_line_before_a_capital_is_a_heading() -> None:
    long = "Chủ trì, phối hợp với các sở, ngành và địa phương hướng dẫn, đôn đốc thực hiện Kế hoạch này."
    text = f"3. Công an huyện, Ban CHQS huyện\n{long}\n4. Sở Xây dựng\n{long}\n"
    assert paragraphs(text) == [
        "3. Công an huyện, Ban CHQS huyện",
        long,
        "4. Sở Xây dựng",
        long,
    ]


def test_a_lone_number_after_a_page_of_text_is_a_page_number() -> None:
    page = "\n".join(
        ["- Chủ trì, phối hợp với các sở, ngành hướng dẫn, kiểm tra việc thực hiện Kế hoạch này;"] * 9
    )
    kinds = {
        block.text: block.kind
        for block in parse_text(f"{page}\n\n2\n\n{page}\n\n3\n\n{page}\n\n55\n\n1\n\nXã A\n")
        if isinstance(block, Paragraph) and block.text.isdigit()
    }
    assert kinds == {
        "2": ParagraphKind.PAGE_NUMBER,
        "3": ParagraphKind.PAGE_NUMBER,
        "55": ParagraphKind.BODY,
        "1": ParagraphKind.BODY,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
@pytest.mark.parametrize(
    "old",
    [
        "kÕ ho¹ch ph¸t triÓn c©y chÌ n¨m 2010\n\nTrång míi 650 ha chÌ, s¶n l\xad\xeeng 39.700 tÊn.\n",
        "Keá hoaïch phaùt trieån caây cheø naêm 2010\n\nTroàng môùi 650 ha cheø, saûn löôïng 39.700 taán.\n",
    ],
)
def test_texts_in_old_encodings(encoding: str, old: str) -> None:
    page = read_text_file(Path("a.txt"), old.encode(encoding))
    assert page.blocks[-1].text == "Trồng mới 650 ha chè, sản lượng 39.700 tấn."
    assert "old encoding" in page.page.note


TONES = "\u0300\u0301\u0303\u0309\u0323"


def test_vietnamese_of_windows_1258_is_no_text_of_an_old_font() -> None:
    """Its tones are letters of their own behind the vowel with its other mark."""
    text = "Kế hoạch năm 2016\n\nHuyện Lộc Hà củng cố 60 hợp tác xã, doanh thu 3.420 triệu đồng."
    toneless = str.maketrans(dict.fromkeys(TONES, ""))
    stored = "".join(
        unicodedata.normalize("NFC", apart.translate(toneless)) + "".join(t for t in TONES if t in apart)
        for apart in (unicodedata.normalize("NFD", char) for char in text)
    )
    page = read_text_file(Path("a.txt"), stored.encode("cp1258"))
    assert page.blocks[-1].text == text.split("\n\n")[1]

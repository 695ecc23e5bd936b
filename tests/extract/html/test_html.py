"""Pages of HTML: spans, frames of web sites, encodings, tables that only lay out."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import EmptyInputError
from extract.files import FileKind, file_kind
from extract.html import read_html_file
from extract.model import Block, PageContent, Paragraph, ParagraphKind
from tests.extract.grids import only_table, shown, texts

FILE = Path("a.html")


def read(body: str, encoding: str = "utf-8", head: str = "") -> PageContent:
    return read_html_file(FILE, f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))


def body_texts(blocks: tuple[Block, ...]) -> list[str]:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return [block.text for block in paragraphs if block.kind is ParagraphKind.BODY]


def test_rows_and_columns_spanned() -> None:
    table = only_table(
        read(
            "<table><tr><th rowspan=2>TT</th><th colspan=2>Mục tiêu</th></tr>"
            "<tr><th>2025</th><th>2030</th></tr>"
            "<tr><td rowspan=9>1</td><td>80</td><td>≥ 90</td></tr><tr><td>81</td></tr></table>"
        ).blocks
    )
    assert table.header_rows == 2
    assert shown(table) == [["TTv2", "Mục tiêu>2"], ["2025", "2030"], ["1v2", "80", "≥ 90"], ["81", ""]]


def test_letterhead_is_read_by_columns_and_is_no_table() -> None:
    blocks = read(
        "<table><tr><td>UBND TỈNH A<br>------</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>"
        "<tr><td>Số: 5/KH</td><td>A, ngày 1 tháng 2 năm 2024</td></tr></table><p>KẾ HOẠCH</p>"
    ).blocks
    assert texts(blocks) == [
        "UBND TỈNH A",
        "Số: 5/KH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "A, ngày 1 tháng 2 năm 2024",
        "KẾ HOẠCH",
    ]


def test_menus_of_the_web_page_stand_aside_and_what_is_hidden_is_not_read() -> None:
    plan = "<p>Kế hoạch phát triển rừng sản xuất năm 2024 trên địa bàn tỉnh.</p>" * 5
    blocks = read(
        f"<nav><a>Trang chủ</a></nav><div><div class=main>{plan}</div></div><script>x=1</script>"
        "<div style='display: none'>ẩn</div>"
    ).blocks
    assert len(body_texts(blocks)) == 5
    assert [text for text in texts(blocks) if "rừng" not in text] == ["Trang chủ"]


def test_a_table_within_a_frame_is_read_and_one_within_a_cell_stays_there() -> None:
    inner = "<table><tr><td>TT</td><td>Xã</td><td>Hộ</td></tr><tr><td>1</td><td>A</td><td>5</td></tr></table>"
    framed = read(f"<table><tr><td>Biểu 1</td></tr><tr><td>{inner}</td></tr></table>").blocks
    assert shown(only_table(framed)) == [["TT", "Xã", "Hộ"], ["1", "A", "5"]]
    long = "Nội dung rất dài của nhiệm vụ thứ nhất trong năm"
    nested = read(
        "<table><tr><td>TT</td><td>Việc</td><td>Số</td></tr>"
        f"<tr><td>1</td><td>{long}</td><td>{inner}</td></tr></table>"
    ).blocks
    assert shown(only_table(nested))[1] == ["1", long, "TT Xã Hộ 1 A 5"]


def test_tables_that_hold_most_of_the_text_stay_in_the_cells_of_a_list() -> None:
    plants = (("Cây thực sinh", "6.120"), ("Cây ghép", "3.480"))
    inner = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in plants)
    inner = f"<table>{inner}</table>"
    rows = "".join(f"<tr><td>{no}</td><td>Giống</td><td>{inner}</td></tr>" for no in (1, 2))
    blocks = read(f"<table><tr><td>STT</td><td>Nội dung</td><td>Chi tiết</td></tr>{rows}</table>").blocks
    assert shown(only_table(blocks)) == [
        ["STT", "Nội dung", "Chi tiết"],
        ["1", "Giống", "Cây thực sinh 6.120 Cây ghép 3.480"],
        ["2", "Giống", "Cây thực sinh 6.120 Cây ghép 3.480"],
    ]


def test_marks_lists_and_look() -> None:
    content = read(
        "<p><b>Giảm</b> <s>5</s> 4<sup>1</sup> xã; 3 m<sup>2</sup></p>"
        "<ol start=3><li>Một</li><li>Hai</li></ol>"
        "<p>dòng một<br>dòng hai</p>"
    )
    assert texts(content.blocks) == ["Giảm 4 xã; 3 m²", "3. Một", "4. Hai", "dòng một dòng hai", "5"]
    first = content.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.lines[0].words[0].bold
    assert "struck-out" in content.page.note


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_encodings(encoding: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    assert texts(read("<p>Thu ngân sách</p>", encoding, head).blocks) == ["Thu ngân sách"]


def test_spans_of_a_hostile_page_are_cut() -> None:
    cell = '<td rowspan="999999999" colspan="999999999">x</td>'
    table = only_table(read(f"<table><tr>{cell}{cell}</tr><tr><td>a</td><td>b</td></tr></table>").blocks)
    assert (table.row_count, table.column_count) == (2, 4)


def test_text_of_a_table_outside_its_cells_is_kept() -> None:
    blocks = read(
        "<table>Biểu 1<tr><td>1</td><td>An</td></tr>Ghi chú: số ước</table><table>Lẻ</table>"
    ).blocks
    assert texts(blocks) == ["Biểu 1", "Ghi chú: số ước", "Lẻ"]
    assert shown(only_table(blocks)) == [["1", "An"]]


def test_deep_nesting_is_read_to_the_end() -> None:
    assert texts(read("<div>" * 1500 + "Đáy" + "</div>" * 1500 + "Sau").blocks) == ["Đáy", "Sau"]
    for around in ("<div>", "<b><i>", "<table>"):
        content = read(f"<style>p {{}}</style>{around * 5000}Đáy &amp; <b>đáy</b><p>Sau")
        assert " ".join(texts(content.blocks)) == "Đáy & đáy Sau", around


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyInputError):
        read("<script>x</script>")


def test_html_under_the_name_of_an_office_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<html><table><tr><td>1</td></tr></table></html>", encoding="utf-8")
    assert file_kind(path) is FileKind.HTML


def test_what_style_rules_hide_is_not_read() -> None:
    style = (
        "<style>.an, #x {display:none} td{border:1px} .mo{visibility:hidden}"
        ".tab{display:none} .tab.on{display:block}"
        "@media print{.in{display:none} p{margin:0}}</style>"
    )
    blocks = read(
        f"<head>{style}</head><p class='a an'>cũ</p><p id=x>ẩn</p>"
        "<p>Kế hoạch <span class=an>300</span> năm</p>"
        "<p class='tab on'>Mục tiêu</p><p class=tab>Khác</p><p class=in>Kinh phí</p>"
    ).blocks
    assert texts(blocks) == ["Kế hoạch năm", "Mục tiêu", "Kinh phí"]


def test_a_foot_before_the_body_of_a_table_is_its_last_row() -> None:
    blocks = read(
        "<table><tfoot><tr><td></td><td>Cộng</td><td>9</td></tr></tfoot>"
        "<tbody><tr><td>1</td><td>A</td><td>9</td></tr></tbody>"
        "<thead><tr><td>TT</td><td>Xã</td><td>Hộ</td></tr></thead></table>"
    ).blocks
    assert shown(only_table(blocks)) == [["TT", "Xã", "Hộ"], ["1", "A", "9"], ["", "Cộng", "9"]]


def test_fonts_of_old_encodings() -> None:
    blocks = read(
        "<p><font face='.VnTimeH'>kÕ ho¹ch</font> <span style='font-family:\".VnTime\"'>trång chÌ</span></p>"
        "<style>p.c{font-size:9pt;font-family:VNI-Times,serif}</style>"
        "<p class=c>Huyeän Laáp Voø</p><p>Huyện</p>"
    ).blocks
    assert texts(blocks) == ["KẾ HOẠCH trồng chè", "Huyện Lấp Vò", "Huyện"]

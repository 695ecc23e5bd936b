"""Word documents: grids with spans, list numbers, tracked changes, notes, layout tables."""

from __future__ import annotations

from docx.shared import Pt

from extract.model import Alignment, Block, Paragraph, ParagraphKind
from tests.extract.grids import only_table, shown, texts
from tests.extract.office.makers import add, cell, elements, new, read, table

LETTERED = """<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1.%2."/><w:isLgl/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02d"/></w:lvl>
</w:abstractNum>
<w:num w:numId="71"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="72"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num><w:num w:numId="81"><w:abstractNumId w:val="8"/></w:num>"""


def margin(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.kind is ParagraphKind.MARGIN]


def test_grid_with_columns_and_rows_merged() -> None:
    document = new()
    add(
        document,
        table(
            [
                [cell("TT", '<w:vMerge w:val="restart"/>'), cell("Vốn", '<w:gridSpan w:val="2"/>')],
                [cell("", "<w:vMerge/>"), "2024", "2025"],
                ["1", cell("(33 x 14)", '<w:gridSpan w:val="2"/>')],
                ["2", "Dòng một\ndòng hai", "7"],
            ]
        ),
    )
    found = only_table(read(document).blocks)
    assert found.ruled
    assert shown(found) == [
        ["TTv2", "Vốn>2"],
        ["2024", "2025"],
        ["1", "(33 x 14)>2"],
        ["2", "Dòng một dòng hai", "7"],
    ]


def test_column_edges_that_a_hand_did_not_meet_are_one() -> None:
    document = new()
    wide, narrow = '<w:gridSpan w:val="2"/>', ""
    add(
        document,
        table(
            [
                [cell("TT", wide), cell("Xã", narrow), "Hộ"],
                [cell("1", narrow), cell("A", wide), "5"],
                [cell("2", wide), cell("B", narrow), "6"],
            ],
            widths=(567, 40, 3000, 1000),
        ),
    )
    assert shown(only_table(read(document).blocks)) == [["TT", "Xã", "Hộ"], ["1", "A", "5"], ["2", "B", "6"]]


def test_list_numbers_are_printed_in_paragraphs_and_cells() -> None:
    document = new()
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    for part in elements(LETTERED):
        numbering.append(part)

    def listed(text: str, list_id: int, level: int = 0) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    for xml in (
        listed("Mục tiêu", 71),
        listed("Chung", 71, 1),
        listed("Nhiệm vụ", 71),
        listed("Riêng", 71, 1),
        listed("Làm lại", 72),
        listed("gạch", 81),
        table(
            [[f"<w:tc>{listed('', 71)}</w:tc>", "Xã A", "5"], [f"<w:tc>{listed('', 71)}</w:tc>", "Xã B", "6"]]
        ),
    ):
        add(document, xml)
    blocks = read(document).blocks
    assert texts(blocks) == [
        "I. Mục tiêu",
        "1.1. Chung",
        "II. Nhiệm vụ",
        "2.1. Riêng",
        "I. Làm lại",
        "- gạch",
    ]
    assert shown(only_table(blocks)) == [["II.", "Xã A", "5"], ["III.", "Xã B", "6"]]


def test_letterhead_and_signature_made_as_tables_are_paragraphs() -> None:
    document = new()
    plain = '<w:tblW w:w="0"/>'
    add(document, table([["UBND TỈNH A\n-----", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]], plain))
    document.add_paragraph("KẾ HOẠCH").alignment = 1  # type: ignore[assignment]
    add(document, table([["NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"], ["Lê Văn An", "Trần Thị Bình"]], plain))
    blocks = read(document).blocks
    assert texts(blocks) == [
        "UBND TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾ HOẠCH",
        "NGƯỜI LẬP BIỂU",
        "Lê Văn An",
        "GIÁM ĐỐC",
        "Trần Thị Bình",
    ]
    assert [b.alignment for b in blocks if isinstance(b, Paragraph)][2] is Alignment.CENTER


def test_what_is_deleted_struck_or_hidden_is_not_read_and_told() -> None:
    document = new()
    add(
        document,
        "<w:p><w:r><w:t xml:space='preserve'>Giao </w:t></w:r>"
        "<w:del><w:r><w:delText>120</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>130</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> hộ, </w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>45</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:t> 50 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
        "<w:r><w:rPr><w:caps/></w:rPr><w:t xml:space='preserve'> hết</w:t></w:r></w:p>",
    )
    content = read(document)
    assert texts(content.blocks)[0] == "Giao 130 hộ, 50 m² HẾT"
    assert margin(content.blocks) == ["45", "120"]
    assert "deleted text (tracked changes) was set aside: 120" in content.page.note


def test_deleted_rows_are_left_out_and_told() -> None:
    document = new()
    rows = table([["TT", "Xã", "Hộ"], ["1", "A", "5"], ["2", "B", "6"]]).split("<w:tr>")
    rows[2] = f"<w:trPr><w:del/></w:trPr>{rows[2]}"
    add(document, "<w:tr>".join(rows))
    content = read(document)
    assert shown(only_table(content.blocks)) == [["TT", "Xã", "Hộ"], ["2", "B", "6"]]
    assert margin(content.blocks) == ["1A5"]


def test_headers_and_text_boxes_are_kept() -> None:
    document = new()
    document.sections[0].header.paragraphs[0].text = "DỰ THẢO"
    document.sections[0].footer.paragraphs[0].text = "12"
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    add(document, f"<w:p><w:r><w:t>Ngoài</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>")
    blocks = read(document).blocks
    assert texts(blocks) == ["Ngoài", "Trong khung", "DỰ THẢO"]
    assert margin(blocks) == ["DỰ THẢO"]


def test_content_controls_and_bold_of_styles() -> None:
    document = new()
    style = document.styles["Heading 1"]
    style.font.size = Pt(13)
    document.add_paragraph("I. MỤC TIÊU", style="Heading 1")
    inner = "<w:sdtContent><w:p><w:r><w:t>Trong ô</w:t></w:r></w:p></w:sdtContent>"
    add(document, f"<w:sdt>{inner}</w:sdt>")
    blocks = read(document).blocks
    assert texts(blocks) == ["I. MỤC TIÊU", "Trong ô"]
    first = blocks[0]
    assert isinstance(first, Paragraph)
    assert first.lines[0].words[0].bold


def test_a_table_in_a_cell_gives_a_line_a_row() -> None:
    document = new()
    inner = table([["a", "1"], ["b", "2"]])
    long = "Nội dung của một nhiệm vụ trong năm"
    add(document, table([["TT", "Việc", "Số"], ["1", long, f"<w:tc>{inner}<w:p/></w:tc>"]]))
    assert shown(only_table(read(document).blocks))[1] == ["1", long, "a 1 b 2"]


def test_runs_in_old_fonts_are_decoded_and_unicode_in_them_is_kept() -> None:
    document = new()

    def run(font: str, text: str) -> str:
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
        return f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    for runs in (
        run(".VnTimeH", "kÕ ho¹ch sè 5"),
        run(".VnTime", "Trång 5 ha chÌ, s¶n l\xad") + run(".VnTime", "îng 7 tÊn"),
        run("VNI-Times", "Huyeä") + run("VNI-Times", "n Laáp Voø"),
        run("VNI-Helve", "Huyện Châu Thành"),
    ):
        add(document, f"<w:p>{runs}</w:p>")
    assert texts(read(document).blocks) == [
        "KẾ HOẠCH SỐ 5",
        "Trồng 5 ha chè, sản lượng 7 tấn",
        "Huyện Lấp Vò",
        "Huyện Châu Thành",
    ]


def test_signs_of_symbol_fonts() -> None:
    document = new()

    def signs(font: str, *codes: str) -> str:
        return "".join(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' for code in codes)

    def text(font: str, plain: str) -> str:
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        return f"<w:r>{fonts}<w:t>{plain}</w:t></w:r>"

    for runs in (
        text("Arial", "1") + signs("Symbol", "F02D") + text("Arial", "2 m"),
        signs("Symbol", "F0B3", "F0A8", "F061", "F025") + signs("Wingdings", "F0A8", "00FC", "F001"),
        text("Symbol", "\uf0a35") + text("Wingdings", "\uf0fe"),
    ):
        add(document, f"<w:p>{runs}<w:r><w:t>x</w:t></w:r></w:p>")
    assert texts(read(document).blocks) == ["1−2 mx", "≥♦α%☐✓□x", "≤5☑x"]

"""Letterheads on pages with boxes: columns, stamps, margins, handwriting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.model import (
    SECOND_OPINION,
    Box,
    Document,
    Line,
    Page,
    PageOrigin,
    Paragraph,
    ParagraphKind,
    Place,
    Reading,
    Word,
)
from normalize.prose.letterhead.header import read_header
from normalize.prose.segment.parts import split_parts
from normalize.records import DocumentRecord

HEIGHT = 14.0


def line(text: str, x0: float, y0: float, x1: float, confidence: float = 0.95) -> Paragraph:
    words = text.split()
    step = (x1 - x0) / len(words)
    boxes = [Box(x0 + n * step, y0, x0 + (n + 0.9) * step, y0 + HEIGHT) for n in range(len(words))]
    printed = tuple(Word(word, box, confidence) for word, box in zip(words, boxes, strict=True))
    return Paragraph((Line(printed, Place(1, Box(x0, y0, x1, y0 + HEIGHT))),))


HEAD = [
    line("ỦY BAN NHÂN DÂN", 103, 55, 226),
    line("TỈNH BẮC GIANG", 109, 71, 220),
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 270, 55, 540),
    line("Độc lập - Tự do - Hạnh phúc", 325, 74, 485),
]
NUMBER = line("Số: 26 /KH-UBND", 108, 101, 226)
DAY = line("Bắc Giang, ngày 24 tháng 11 năm 2010", 319, 100, 536)
TITLE = [
    line("KẾ HOẠCH", 276, 152, 352),
    line("Ứng dụng công nghệ thông tin trong hoạt động của các cơ quan", 110, 170, 520),
    line("nhà nước tỉnh Bắc Giang giai đoạn 2011-2015", 150, 188, 480),
]
TEXT = [
    line("Căn cứ hiện trạng và nhu cầu của tỉnh, Ủy ban nhân dân tỉnh xây dựng", 108, 225, 544),
    line("Kế hoạch ứng dụng công nghệ thông tin với các nội dung như sau:", 72, 241, 544),
    line("I. MỤC TIÊU", 108, 262, 225),
]


def read(blocks: list[Paragraph], name: str = "scan.pdf") -> DocumentRecord:
    pages = (Page(1, 595, 842, PageOrigin.OCR),)
    document = Document(name, "0" * 64, pages, tuple(blocks))
    return read_header(document, split_parts(document))


def rules(record: DocumentRecord) -> set[tuple[str, str]]:
    return {(finding.rule, finding.field) for finding in record.findings}


def test_a_page() -> None:
    record = read([*HEAD, NUMBER, DAY, *TITLE, *TEXT])
    assert (record.issuer, record.document_number) == ("ỦY BAN NHÂN DÂN TỈNH BẮC GIANG", "26/KH-UBND")
    assert (record.place, record.issued_date) == ("Bắc Giang", date(2010, 11, 24))
    assert record.title == (
        "Ứng dụng công nghệ thông tin trong hoạt động của các cơ quan nhà nước tỉnh Bắc Giang "
        "giai đoạn 2011-2015"
    )


def test_a_sentence_close_below_a_title_is_text() -> None:
    sentence = line("Toàn tỉnh có 337.450 ha rừng, trong đó 48.600 ha có nguy cơ cháy cao.", 102, 208, 529)
    record = read([*HEAD, NUMBER, DAY, *TITLE, sentence])
    assert (record.title or "").endswith("giai đoạn 2011-2015")


def test_a_sentence_below_a_title_whose_type_was_misread_is_text() -> None:
    sentence = line("Toàn tỉnh có 337.450 ha rừng, trong đó 48.600 ha có nguy cơ cháy cao.", 102, 208, 529)
    record = read([*HEAD, NUMBER, DAY, line("KẾ EOẠCH", 276, 152, 352), *TITLE[1:], sentence])
    assert (record.title or "").endswith("giai đoạn 2011-2015")
    assert ("document-type-from-number", "document_type") in rules(record)


def test_stamps_and_scraps_beside_a_letterhead_are_no_part_of_it() -> None:
    stamp = [line("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", 2, 80, 60), line("Sáu tim HN", 1, 120, 40, 0.2)]
    scrap = line("huyển.", 3, 176, 36, 0.3)
    record = read([*HEAD, *stamp, NUMBER, DAY, TITLE[0], scrap, *TITLE[1:], *TEXT])
    assert record.issuer == "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG"
    assert record.title.startswith("Ứng dụng") and record.title.endswith("2011-2015")


def test_a_number_that_a_pen_wrote_is_told_or_taken_from_the_name_of_the_file() -> None:
    written = line("Số: #đ? /KH-UBND", 108, 101, 226, 0.5)
    unread = read([*HEAD, written, DAY, *TITLE, *TEXT])
    assert unread.document_number == "" and ("header-missing", "document_number") in rules(unread)
    named = read([*HEAD, written, DAY, *TITLE, *TEXT], "bacgiang_kh2668_2010.pdf")
    assert named.document_number == "2668/KH-UBND"
    assert ("document-number-from-file-name", "document_number") in rules(named)
    other = read([*HEAD, written, DAY, *TITLE, *TEXT], "bacgiang_qd2668_2010.pdf")
    assert other.document_number == ""


def test_a_day_that_a_pen_wrote_stays_empty() -> None:
    record = read([*HEAD, NUMBER, line("Bắc Giang, ngày đề tháng 1] năm 2010", 319, 100, 536), *TITLE, *TEXT])
    assert (record.place, record.issued_date) == ("Bắc Giang", None)
    assert ("date-incomplete", "issued_date") in rules(record)


def test_a_title_that_is_noise_is_taken_from_the_text_or_left_empty() -> None:
    noise = line("ga Thực hiện fĩnh ớƑẶ khek#fẨe tmộnj gó hiệu", 110, 170, 520, 0.4)
    record = read([*HEAD, NUMBER, DAY, TITLE[0], noise, *TEXT[2:]])
    assert record.title == "" and ("title-unreadable", "title") in rules(record)


def test_two_columns_read_in_one_line() -> None:
    across = Paragraph(
        (Line(HEAD[0].lines[0].words + HEAD[2].lines[0].words, Place(1, Box(103, 55, 540, 69))),)
    )
    record = read([across, HEAD[1], HEAD[3], NUMBER, DAY, *TITLE, *TEXT])
    assert record.issuer == "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG"


def test_a_letter_with_its_subject_on_the_left() -> None:
    subject = [
        line("V/v triển khai một số nhiệm vụ,", 95, 118, 240),
        line("giải pháp thực hiện Nghị quyết", 97, 133, 238),
        line("số 84/NQ-CP ngày 29/5/2020", 100, 148, 236),
    ]
    blocks = [*HEAD, line("Số: 4580 /UBND-TH", 108, 101, 226), *subject, DAY]
    record = read([*blocks, line("Kính gửi: Các sở, ban thuộc tỉnh.", 200, 200, 450), *TEXT])
    assert (record.document_number, record.document_type) == ("4580/UBND-TH", "")
    assert record.title == (
        "V/v triển khai một số nhiệm vụ, giải pháp thực hiện Nghị quyết số 84/NQ-CP ngày 29/5/2020"
    )


def test_a_watermark_in_the_margin_is_no_line_of_a_title() -> None:
    mark = line("Công báo - Tin", 6, 180, 79)
    record = read([*HEAD, NUMBER, DAY, *TITLE[:2], mark, TITLE[2], *TEXT])
    assert record.title.endswith("các cơ quan nhà nước tỉnh Bắc Giang giai đoạn 2011-2015")
    assert record.period_to == 2015


def test_a_title_that_begins_with_a_scrap_is_taken_from_the_text() -> None:
    odd = line("Ø5 Ửng dụng công nghệ thông tin với các cơ quan", 110, 170, 520, 0.83)
    text = "Ủy ban nhân dân tỉnh xây dựng kế hoạch ứng dụng công nghệ thông tin với các cơ quan như sau:"
    said = line(text, 72, 225, 544)
    record = read([*HEAD, NUMBER, DAY, TITLE[0], odd, said])
    assert record.title == "Ứng dụng công nghệ thông tin với các cơ quan"
    assert ("title-from-text", "title") in rules(record)


def test_fixed_words_that_a_streak_broke_are_mended_by_what_stands_elsewhere() -> None:
    head = [
        line("ỦY BAN NHÂN LÂN", 103, 55, 226),
        line("THÀNH PHỐ HẠ I ONG", 109, 71, 220),
        *HEAD[2:],
        NUMBER,
        line("Hạ Long, ngày 24 tháng 11 năn 2010", 319, 100, 536),
    ]
    record = read([*head, *TITLE, *TEXT])
    assert (record.issuer, record.issued_date) == (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HẠ LONG",
        date(2010, 11, 24),
    )
    assert ("text-repaired", "issuer") in rules(record)


def test_a_place_that_is_read_whole_is_not_taken_for_another_one() -> None:
    head = [HEAD[0], line("HUYỆN HÀM THUẬN BẮC", 109, 71, 220), *HEAD[2:], NUMBER]
    record = read([*head, line("Hàm Thuận Nam, ngày 24 tháng 11 năm 2010", 319, 100, 536), *TITLE, *TEXT])
    assert record.issuer == "ỦY BAN NHÂN DÂN HUYỆN HÀM THUẬN BẮC"


def test_the_body_below_its_superior_stays() -> None:
    head = [line("UBND TỈNH BẮC GIANG", 103, 55, 226), line("SỞ Y TẾ", 130, 71, 200), *HEAD[2:], NUMBER]
    record = read([*head, DAY, *TITLE, *TEXT])
    assert record.issuer.endswith("SỞ Y TẾ")


def test_the_subject_of_a_letter_begins_as_it_is_printed() -> None:
    subject = line("VW rà soát, báo cáo kết quả sắp xếp tổ chức", 100, 118, 250)
    record = read([*HEAD, line("Số: 2187 /SNV-TCBC", 108, 101, 226), subject, DAY, *TEXT])
    assert record.title == "V/v rà soát, báo cáo kết quả sắp xếp tổ chức"
    assert ("text-repaired", "title") in rules(record)


def test_a_name_under_a_seal_is_what_the_second_recognizer_reads_of_the_whole_line() -> None:
    (scraps,) = line("gun Niê Kdăm", 401, 700, 484).lines
    heard = tuple(Reading(text, 0.98, SECOND_OPINION) for text in ("Niê Kdăm", "Y Ngun Niê Kdăm"))
    closing = [
        Paragraph(line("KT. CHỦ TỊCH", 401, 660, 484).lines, ParagraphKind.SIGNATURE),
        Paragraph(line("PHÓ CHỦ TỊCH", 401, 676, 484).lines, ParagraphKind.SIGNATURE),
        Paragraph((replace(scraps, alternatives=heard),), ParagraphKind.SIGNATURE),
    ]
    record = read([*HEAD, NUMBER, DAY, *TITLE, *TEXT, *closing])
    assert (record.signer_title, record.signer_name) == ("PHÓ CHỦ TỊCH", "Y Ngun Niê Kdăm")
    assert ("signer-name-restored", "signer_name") in rules(record)


def test_a_post_before_which_a_seal_took_letters_is_told() -> None:
    (cut,) = line("CHỦ TỊCH", 401, 676, 484).lines
    heard = tuple(Reading(text, 0.96, SECOND_OPINION) for text in ("CHỦ TỊCH", "PHỐ,CHỦ TỊCH"))
    closing = [
        Paragraph(line("KT. TRƯỞNG BAN", 401, 660, 484).lines, ParagraphKind.SIGNATURE),
        Paragraph((replace(cut, alternatives=heard),), ParagraphKind.SIGNATURE),
        Paragraph(line("Lê Văn Bình", 401, 720, 484).lines, ParagraphKind.SIGNATURE),
    ]
    record = read([*HEAD, NUMBER, DAY, *TITLE, *TEXT, *closing])
    assert ("signer-title-incomplete", "signer_title") in rules(record)

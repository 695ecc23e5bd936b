from __future__ import annotations

from datetime import date

import pytest

from normalize.prose.letterhead.header import read_header
from normalize.prose.letterhead.values.period import names_years
from normalize.prose.segment.parts import split_parts
from normalize.records import DocumentRecord
from tests.normalize.prose.reading import HEAD, document_of, seed

BODY = "I. MỤC TIÊU\n\n1. Mục tiêu chung\n\nXây dựng nông thôn mới trên địa bàn tỉnh theo quy định./.\n\n"
TAIL = """Nơi nhận:

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN

KT. CHỦ TỊCH

PHÓ CHỦ TỊCH

Nguyễn Văn Dũng

"""
TABLE = "TT\tNội dung\tThời gian\n1\tHọp Ban Chỉ đạo\tQuý I\n2\tTổng kết\tQuý IV\n"


def header(text: str) -> DocumentRecord:
    document = document_of(text)
    return read_header(document, split_parts(document))


def appendix(number: int, note: str) -> str:
    return f"Phụ lục 0{number}\n\nDanh mục công việc\n\n({note})\n\n{TABLE}\n"


def rules(record: DocumentRecord) -> set[str]:
    return {finding.rule for finding in record.findings}


def test_a_whole_header() -> None:
    record = header(HEAD + BODY + TAIL)
    assert record.document_type == "Kế hoạch"
    assert record.document_number == "45/KH-UBND"
    assert record.issuer == "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH"
    assert record.place == "Hòa Bình"
    assert record.issued_date == date(2018, 3, 5)
    assert record.title == "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2018"
    assert record.programme == "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
    assert record.plan_year == 2018
    assert (record.signer_title, record.signer_name) == ("PHÓ CHỦ TỊCH", "Nguyễn Văn Dũng")
    assert not record.findings


def test_the_seed_keeps_its_number_open() -> None:
    document = seed()
    record = read_header(document, split_parts(document))
    assert record.document_number == ""
    assert record.issued_date == date(2017, 2, 24)
    assert record.received_date == date(2017, 2, 27)
    (missing,) = (finding for finding in record.findings if finding.rule == "document-number-missing")
    assert missing.details["seen"] == "87/KH-UBND (2); 37/KH-UBND (1); 34/KH-UBND (1)"


def test_a_number_left_for_the_pen_is_taken_from_appendices_that_agree() -> None:
    note = "Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2018 của UBND tỉnh"
    text = HEAD.replace("Số: 45/KH-UBND", "Số:      /KH-UBND") + BODY + TAIL
    record = header(text + appendix(1, note) + appendix(2, note))
    assert record.document_number == "45/KH-UBND"
    assert rules(record) == {"document-number-from-appendix"}


def test_appendices_that_disagree_are_told_once() -> None:
    note = "Kèm theo Kế hoạch số 46/KH-UBND ngày 05/3/2018 của UBND tỉnh"
    record = header(HEAD + BODY + TAIL + appendix(1, note) + appendix(2, note))
    assert record.document_number == "45/KH-UBND"
    assert [finding.rule for finding in record.findings] == ["document-number-disagrees"]


def test_a_day_left_for_the_pen() -> None:
    record = header(HEAD.replace("ngày 05 tháng", "ngày    tháng") + BODY + TAIL)
    assert record.issued_date is None
    assert rules(record) == {"date-incomplete"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("KÉ HOẠCH", "Kế hoạch"),
        ("GIẤY PHÉP THĂM DÒ KHOÁNG SẢN", "Giấy phép thăm dò khoáng sản"),
    ],
)
def test_type_lines(line: str, kind: str) -> None:
    assert header(HEAD.replace("KẾ HOẠCH", line) + BODY + TAIL).document_type == kind


def test_the_enacting_authority_is_no_title() -> None:
    text = (
        HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + "ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Ngân sách;\n\n" + BODY
    )
    assert header(text).title.endswith("năm 2018")


def test_who_signs_for_the_chairman_is_his_deputy() -> None:
    record = header(HEAD + BODY + TAIL.replace("PHÓ CHỦ TỊCH", "#@ CHỦ TỊCH"))
    assert record.signer_title == "PHÓ CHỦ TỊCH"
    assert rules(record) == {"signer-title-restored"}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "TUQ. CHỦ TỊCH\n\nGIÁM ĐỐC SỞ THÔNG TIN VÀ\n\nTRUYỀN THÔNG",
            "GIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        ),
        ("KT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("KT. GIÁM ĐỐC SỞ NỘI VỤ\n\nPHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("'ZT, GIÁM ĐỘC\n\nTH GIẢM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("CHỦ TỊCH", "CHỦ TỊCH"),
    ],
)
def test_the_whole_office_of_the_signer_and_no_part_of_it_for_his_name(lines: str, title: str) -> None:
    record = header(HEAD + BODY + TAIL.replace("KT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH", lines))
    assert (record.signer_title, record.signer_name) == (title, "Nguyễn Văn Dũng")


@pytest.mark.parametrize(
    ("title", "programme"),
    [
        (
            "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát "
            "triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi năm 2026",
            "Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát triển "
            "kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi",
        ),
        (
            "Thực hiện Chương trình MTQG giảm nghèo bền vững, giai đoạn 2021-2025",
            "Chương trình MTQG giảm nghèo bền vững",
        ),
        (
            "Triển khai Chương trình mỗi xã một sản phẩm tỉnh Hòa Bình năm 2020",
            "Chương trình mỗi xã một sản phẩm",
        ),
        ("Thực hiện Chương trình hành động số 12-CTr/TU năm 2020", ""),
        ("Chuyển đổi số năm 2024", ""),
    ],
)
def test_the_programme_that_the_title_names(title: str, programme: str) -> None:
    text = HEAD.replace("Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2018", title)
    assert header(text + BODY + TAIL).programme == programme


def test_a_title_may_begin_like_the_text_below_it() -> None:
    head = HEAD[: HEAD.index("Thực hiện")]
    title = "Thực hiện Nghị quyết số 01/NQ-CP ngày 01/01/2020 của Chính phủ năm 2020"
    text = f"{head}{title}\n\nThực hiện các Nghị quyết: số 10-NQ/TW, số 11-NQ/TW.\n\n{BODY}{TAIL}"
    document = document_of(text)
    assert read_header(document, split_parts(document)).title == title


@pytest.mark.parametrize(
    ("signature", "title", "name"),
    [
        ("TM. ỦY BAN NHÂN DÂN\n\nQ. CHỦ TỊCH\n\nTrần Việt Trường\n", "Q. CHỦ TỊCH", "Trần Việt Trường"),
        ("KT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\nBSCKII. Nguyễn Văn Bình\n", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Bình"),
        (
            "T/M BAN THƯỜNG VỤ\n\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\nLê Thị Hoa\n",
            "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "Lê Thị Hoa",
        ),
        (
            "TUQ. BỘ TRƯỞNG\n\nCỤC TRƯỞNG CỤC TIN HỌC\n\nVũ Đức Cường\n",
            "CỤC TRƯỞNG CỤC TIN HỌC",
            "Vũ Đức Cường",
        ),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\nTrần Đức Quý\n", "PHÓ CHỦ TỊCH", "Trần Đức Quý"),
        (
            "GIÁM ĐỐC                 KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nPhạm Văn Tám     Lương Văn Cầu\n",
            "GIÁM ĐỐC",
            "Phạm Văn Tám",
        ),
        (
            "KT. CHỦ TỊCH      TRƯỞNG BAN\nPHÓ CHỦ TỊCH\n\nLê Hoa     Trần Thị Mỹ Lan\n",
            "PHÓ CHỦ TỊCH",
            "Lê Hoa",
        ),
    ],
)
def test_who_signs_for_whom(signature: str, title: str, name: str) -> None:
    document = document_of(f"{HEAD}{BODY}Nơi nhận:\n\n- Lưu: VT.\n\n{signature}")
    header = read_header(document, split_parts(document))
    assert (header.signer_title, header.signer_name) == (title, name)


def test_a_letterhead_of_the_party_is_read() -> None:
    text = (
        "TỈNH ỦY QUẢNG NINH\n*\nSố 25-KH/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        "Hạ Long, ngày 12 tháng 5 năm 2016\n\n"
        f"KẾ HOẠCH\nthực hiện Nghị quyết số 05-NQ/TW năm 2016\n\n{BODY}"
    )
    document = document_of(text)
    header = read_header(document, split_parts(document))
    assert (header.issuer, header.document_number, header.place, header.issued_date) == (
        "TỈNH ỦY QUẢNG NINH",
        "25-KH/TU",
        "Hạ Long",
        date(2016, 5, 12),
    )
    assert header.title == "thực hiện Nghị quyết số 05-NQ/TW năm 2016"


def test_a_draft_is_no_issuer_and_a_minister_no_title() -> None:
    text = (
        "BỘ TÀI CHÍNH\n\nDỰ THẢO\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHà Nội, ngày 1 tháng 2 năm 2022\n\n"
        f"QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch năm 2022\n\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n\n{BODY}"
    )
    document = document_of(text)
    header = read_header(document, split_parts(document))
    assert (header.issuer, header.title) == ("BỘ TÀI CHÍNH", "Về việc ban hành Kế hoạch năm 2022")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Thực hiện Nghị quyết của Hội nghị lần thứ Năm Ban Chấp hành Trung ương", False),
        ("Phát triển nông nghiệp năm 2O18", True),
        ("Phát triển nông nghiệp giai đoạn", True),
    ],
)
def test_a_title_names_years_behind_a_word_for_them(title: str, expected: bool) -> None:
    assert names_years(title) is expected

from __future__ import annotations

from datetime import date

import pytest

from normalize.prose.citations.legal_references import read_legal_references
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.parts import split_parts
from normalize.records import LegalReference
from tests.normalize.prose.reading import HEAD, nodes_of, seed


def references(text: str) -> tuple[LegalReference, ...]:
    return read_legal_references(nodes_of(f"{HEAD}I. CƠ SỞ\n\n- {text}\n"))


def test_the_citations_of_the_lang_son_plan() -> None:
    rows = [
        (r.reference_type, r.number, r.issued_date, r.first_mention)
        for r in read_legal_references(build_sections(split_parts(seed())))
    ]
    assert rows == [
        ("Quyết định", "1600/QĐ-TTg", date(2016, 8, 16), True),
        ("Nghị quyết", "30-NQ/TU", date(2016, 12, 9), True),
        ("Nghị quyết", "13/NQ-HĐND", date(2016, 12, 9), True),
        ("Luật", "", None, True),
        ("Quyết định", "1920/QĐ-TTg", date(2016, 10, 5), True),
        ("Quyết định", "1600/QĐ-TTg", date(2016, 8, 16), False),
        ("Quyết định", "1980/QĐ-TTg", date(2016, 10, 17), True),
        ("Quyết định", "4072/QĐ-BNN-VPĐP", None, True),
        ("Quyết định", "1980/QĐ-TTg", date(2016, 10, 17), False),
        ("Chương trình", "22/CTr-UBND", date(2016, 7, 15), True),
        ("Quyết định", "1980/QĐ-TTg", date(2016, 10, 17), False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Luật Khoáng sản ngày 17/11/2010;",
            ("Luật", "", date(2010, 11, 17), "", "Khoáng sản"),
        ),
        (
            "Căn cứ Nghị định số 158/2016/NĐ-CP ngày 29/11/2016 của Chính phủ quy định chi tiết;",
            ("Nghị định", "158/2016/NĐ-CP", date(2016, 11, 29), "Chính phủ", "quy định chi tiết"),
        ),
        (
            "Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 349/TTr-SCT ngày 06/9/2018,",
            ("Tờ trình", "349/TTr-SCT", date(2018, 9, 6), "Giám đốc Sở Công Thương", ""),
        ),
        (
            "theo Quyết định 1980/QĐ-TTg ngày 17/10/2016 của Thủ tướng Chính phủ, các sở hướng dẫn.",
            ("Quyết định", "1980/QĐ-TTg", date(2016, 10, 17), "Thủ tướng Chính phủ", ""),
        ),
        (
            "Công văn số 4688 ngày 11/7/2011 của Văn phòng Chính phủ về việc giải quyết hồ sơ;",
            ("Công văn", "4688", date(2011, 7, 11), "Văn phòng Chính phủ", "giải quyết hồ sơ"),
        ),
        (
            "Giấy phép thăm dò khoáng sản số 47/GP-UBND ngày 29/6/2011 của UBND tỉnh cấp cho Công ty A;",
            ("Giấy phép", "47/GP-UBND", date(2011, 6, 29), "UBND tỉnh", "cấp cho Công ty A"),
        ),
    ],
)
def test_citations(text: str, expected: tuple[str, str, date, str, str]) -> None:
    (row,) = references(text)
    assert (row.reference_type, row.number, row.issued_date, row.issuer, row.subject) == expected


def test_a_month_is_no_date() -> None:
    (row,) = references("Quyết định số 4072/QĐ-BNN ngày 05/2016 của Bộ Nông nghiệp và Phát triển nông thôn;")
    assert row.issued_date is None
    assert [finding.rule for finding in row.findings] == ["date-incomplete"]
    assert row.issuer == "Bộ Nông nghiệp và Phát triển nông thôn"


@pytest.mark.parametrize(
    ("printed", "suggestion"),
    [("06/2006/QĐX-BTNMT", "06/2006/QĐ-BTNMT"), ("1600/QĐ-TTy", "1600/QĐ-TTg")],
)
def test_a_misread_symbol_is_told(printed: str, suggestion: str) -> None:
    (row,) = references(f"Quyết định số {printed} ngày 07/6/2006 của Bộ;")
    assert [(f.rule, f.suggestion) for f in row.findings] == [("document-symbol", suggestion)]


def test_a_mark_glued_to_a_number_is_told() -> None:
    (row,) = references("Quyết định số †49/QĐ-UBND ngày 24/6/2016 của UBND tỉnh;")
    assert [finding.rule for finding in row.findings] == ["document-number-doubtful"]


def test_laws_without_number_and_day_are_grounds_one_after_the_other() -> None:
    rows = references(
        "Thực hiện Luật Giao dịch điện tử năm 2023; Luật An toàn thông tin mạng; các văn bản khác."
    )
    assert [(row.reference_type, row.subject) for row in rows] == [
        ("Luật", "Giao dịch điện tử năm 2023"),
        ("Luật", "An toàn thông tin mạng"),
    ]
    assert references("Tuyên truyền Luật An toàn thông tin mạng; Luật Báo chí; các văn bản khác.") == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Quyết định số 1467/QĐ-BYT và số 1468/QĐ-BYT ngày 05/3/2021 của Bộ Y tế;",
            [("1467/QĐ-BYT", date(2021, 3, 5), "Bộ Y tế"), ("1468/QĐ-BYT", date(2021, 3, 5), "Bộ Y tế")],
        ),
        (
            "các Nghị định của Chính phủ: số 15/2018/NĐ-CP ngày 02/02/2018; số 115/2018/NĐ-CP;",
            [("15/2018/NĐ-CP", date(2018, 2, 2), "Chính phủ"), ("115/2018/NĐ-CP", None, "Chính phủ")],
        ),
        (
            "Nghị định số 61/2018/NĐ-CP và Quyết định số 985/QĐ-TTg ngày 08/8/2018;",
            [("61/2018/NĐ-CP", None, ""), ("985/QĐ-TTg", date(2018, 8, 8), "")],
        ),
    ],
)
def test_what_is_said_once_for_several_numbers_is_of_each(
    text: str, rows: list[tuple[str, date | None, str]]
) -> None:
    assert [(one.number, one.issued_date, one.issuer) for one in references(text)] == rows


@pytest.mark.parametrize(
    ("text", "issuer", "subject"),
    [
        (
            "Thông tư số 05/2019/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch quy định tiêu chí;",
            "Bộ Văn hóa, Thể thao và Du lịch",
            "quy định tiêu chí",
        ),
        (
            "Thông tư liên tịch số 50/2014/TTLT-BTNMT-BNV của Bộ Tài nguyên và Môi trường, Bộ Nội vụ"
            " hướng dẫn nhiệm vụ;",
            "Bộ Tài nguyên và Môi trường, Bộ Nội vụ",
            "hướng dẫn nhiệm vụ",
        ),
        (
            "Thông tư số 22/2016/TT-BGDĐT ngày 22/9/2016 của Bộ Giáo dục và Đào tạo về đánh giá học sinh;",
            "Bộ Giáo dục và Đào tạo",
            "đánh giá học sinh",
        ),
        (
            "Công văn số 55/BVTV-KH ngày 2/2/2018 của Chi cục Bảo vệ thực vật về phòng trừ;",
            "Chi cục Bảo vệ thực vật",
            "phòng trừ",
        ),
        (
            "Quyết định số 18/QĐ-TTg của Thủ tướng Chính phủ về dự báo thiên tai, Bộ Công Thương ban hành"
            " Kế hoạch như sau:",
            "Thủ tướng Chính phủ",
            "dự báo thiên tai",
        ),
        (
            "Công văn số 4688/VPCP-KTN của Văn phòng Chính phủ về việc giải quyết hồ sơ đã nhận trước ngày"
            " Luật Khoáng sản năm 2010 có hiệu lực;",
            "Văn phòng Chính phủ",
            "giải quyết hồ sơ đã nhận trước ngày Luật Khoáng sản năm 2010 có hiệu lực",
        ),
        ("Luật Phòng, chống thiên tai số 33/2013/QH13;", "", "Phòng, chống thiên tai"),
        (
            "Nghị định số 07/2009/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số"
            " 160/2005/NĐ-CP;",
            "Chính phủ",
            "sửa đổi, bổ sung một số điều của Nghị định số 160/2005/NĐ-CP",
        ),
    ],
)
def test_issuers_and_subjects_end_where_they_should(text: str, issuer: str, subject: str) -> None:
    first = references(text)[0]
    assert (first.issuer, first.subject) == (issuer, subject)


def test_a_number_of_the_national_assembly_has_the_type_of_the_one_before() -> None:
    cited = references("các Nghị quyết số 25/2016/QH14 và số 26/2016/QH14 của Quốc hội;")
    assert [(one.reference_type, one.issuer) for one in cited] == [("Nghị quyết", "Quốc hội")] * 2


def test_a_label_with_a_slash_is_no_citation() -> None:
    text = HEAD + "IV/ TỔ CHỨC THỰC HIỆN:\n\n1/ Sở Y tế: Thực hiện Công văn số 5/SYT-KH ngày 1/2/2011.\n"
    assert [one.number for one in read_legal_references(nodes_of(text))] == ["5/SYT-KH"]

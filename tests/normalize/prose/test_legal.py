from __future__ import annotations

from datetime import date

import pytest

from normalize.prose.legal import read_legal_references
from normalize.prose.parts import split_parts
from normalize.prose.sections import build_sections
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

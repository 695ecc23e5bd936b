from __future__ import annotations

import pytest

from normalize.prose.letterhead.closing.names import read_name
from normalize.prose.recipients import read_recipients
from normalize.prose.responsibilities.duties import read_responsibilities
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.parts import split_parts
from tests.normalize.prose.reading import HEAD, document_of, nodes_of, seed


def test_recipients_of_the_seed() -> None:
    rows = read_recipients(split_parts(seed()).recipients)
    assert len(rows) == 10
    assert rows[5].recipient.startswith("UBMQTQ và các sở, ban, ngành")
    assert (rows[-1].recipient, rows[-1].abbreviation) == ("Lưu", "VT, KTN (VQK)")


def test_an_entry_over_two_lines_is_one() -> None:
    text = (
        HEAD
        + "I. MỤC TIÊU\n\nXây dựng nông thôn mới./.\n\nNơi nhận:\n- Bộ Kế hoạch\nvà Đầu tư;\n- Lưu: VT.\n"
    )
    rows = read_recipients(split_parts(document_of(text)).recipients)
    assert [row.recipient for row in rows] == ["Bộ Kế hoạch và Đầu tư", "Lưu"]


def test_duties_of_the_seed() -> None:
    rows = read_responsibilities(build_sections(split_parts(seed())), None)
    by_agency = {(row.agency, row.duty_no): row for row in rows}
    assert by_agency["Sở Tài chính", 1].role == "leads"
    assert by_agency["Sở Tài chính", 2].role == "coordinates"
    assert by_agency["Sở Tài chính", 2].partners == ("Sở Kế hoạch và Đầu tư", "các cơ quan liên quan")
    assert by_agency["Sở Kế hoạch và Đầu tư", 2].role == "advises"
    assert by_agency["Ủy ban nhân dân các huyện, thành phố", 1].role == "carries out"


def test_an_agency_before_a_colon() -> None:
    text = """V. TỔ CHỨC THỰC HIỆN

4. Các sở, ngành sau đây có trách nhiệm

a) Sở Tài chính: Bố trí kinh phí để thực hiện.

b) Sở Nội vụ: Phối hợp với Sở Xây dựng tổ chức tập huấn.
"""
    rows = read_responsibilities(nodes_of(HEAD + text), None)
    assert [(row.agency, row.duty_no, row.partners) for row in rows] == [
        ("Sở Tài chính", 1, ()),
        ("Sở Nội vụ", 1, ("Sở Xây dựng",)),
    ]
    assert rows[0].text == "Bố trí kinh phí để thực hiện."


def test_what_a_pen_adds_and_what_follows_the_archive_are_no_recipients() -> None:
    text = (
        "I. MỤC TIÊU\n\n1. Đạt 5 xã./.\n\nNơi nhận: Z6\n\n- Như Điều 4;\n\n- Lưu: VT.\n\n"
        "Giấy phép này đã được đăng ký nhà nước tại Sở Tài nguyên và Môi trường.\n"
    )
    parts = split_parts(document_of(HEAD + text))
    assert [entry.recipient for entry in read_recipients(parts.recipients)] == ["Như Điều 4", "Lưu"]
    assert [passage.text for passage in parts.leftovers] == [
        "Giấy phép này đã được đăng ký nhà nước tại Sở Tài nguyên và Môi trường."
    ]


def test_a_letter_of_the_wrong_size_takes_the_case_of_the_other_entries() -> None:
    text = (
        "I. MỤC TIÊU\n\n1. Đạt 5 xã./.\n\nNơi nhận:\n\n- TT. Tỉnh ủy, TT. HĐND tỉnh;\n\n"
        "- Ban Dân vận Tỉnh Ủy;\n\n- Sở Văn hóa;\n\n- Lưu: VT.\n"
    )
    rows = read_recipients(split_parts(document_of(HEAD + text)).recipients)
    assert [row.recipient for row in rows][1:3] == ["Ban Dân vận Tỉnh ủy", "Sở Văn hóa"]
    assert [finding.rule for finding in rows[1].findings] == ["text-repaired"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("v_„ 42 N Nguyễn Đăng Quang", "Nguyễn Đăng Quang"),
        ("X „ xi Văn Sơn", ""),
        ("Ông Lê Văn An", "Lê Văn An"),
        ("Đ Vi Văn Sơn", "Vi Văn Sơn"),
        ("Y Ngun Niê Kdăm", "Y Ngun Niê Kdăm"),
    ],
)
def test_a_whole_name_stands_behind_scraps_of_a_seal(line: str, name: str) -> None:
    assert read_name(line) == name

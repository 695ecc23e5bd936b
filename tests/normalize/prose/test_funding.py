from __future__ import annotations

from decimal import Decimal

from normalize.prose.funding import read_funding
from normalize.prose.parts import split_parts
from normalize.prose.sections import build_sections
from tests.normalize.prose.reading import HEAD, nodes_of, seed


def test_the_sources_of_the_lang_son_plan() -> None:
    rows = [
        (r.source_no, r.parent_no, r.level, r.amount, r.share_percent, r.share_percent_computed)
        for r in read_funding(build_sections(split_parts(seed()))).records
    ]
    assert rows == [
        ("", "", 0, 2220000, None, None),
        ("1", "", 1, 312350, 14, Decimal("14.07")),
        ("1.1", "1", 2, 218400, None, Decimal("9.84")),
        ("1.2", "1", 2, 93950, None, Decimal("4.23")),
        ("2", "", 1, 222000, 10, Decimal("10.00")),
        ("3", "", 1, 266400, 12, Decimal("12.00")),
        ("4", "", 1, 1287600, 58, Decimal("58.00")),
        ("5", "", 1, 133200, 6, Decimal("6.00")),
    ]


def test_amounts_in_words_units_and_items() -> None:
    text = """IV. KINH PHÍ THỰC HIỆN

Tổng kinh phí dự kiến 12,5 tỷ đồng, trong đó:

- Ngân sách tỉnh: 10 tỷ đồng (80%);

- Ngân sách huyện: 2.500.000.000 (Hai tỷ năm trăm triệu đồng).
"""
    rows = read_funding(nodes_of(HEAD + text)).records
    assert [(r.source_no, r.level, r.source_name, r.amount_vnd, r.currency_unit) for r in rows] == [
        ("", 0, "Tổng kinh phí", 12_500_000_000, "tỷ đồng"),
        ("1", 1, "Ngân sách tỉnh", 10_000_000_000, "tỷ đồng"),
        ("2", 1, "Ngân sách huyện", 2_500_000_000, "đồng"),
    ]
    assert rows[1].share_percent == 80
    assert rows[1].share_percent_computed == Decimal("80.00")


def test_an_amount_with_a_misread_figure_is_empty_and_told() -> None:
    text = "III. NGUỒN VỐN\n\nTổng số: 9.704 triệu đồng.\n\n1. Trung ương: 3.27] triệu đồng.\n"
    rows = read_funding(nodes_of(HEAD + text)).records
    assert rows[1].amount is None
    assert [finding.rule for finding in rows[1].findings] == ["number-unreadable"]


def test_money_elsewhere_is_no_source() -> None:
    text = "I. MỤC TIÊU\n\n1. Thu nhập: khoảng 21 triệu đồng/người; chi 5 tỷ đồng làm đường.\n"
    assert read_funding(nodes_of(HEAD + text)).records == ()


def test_a_misread_unit_of_money_is_told() -> None:
    text = "III. NGUỒN VỐN\n\nTổng số: 9.704 triệu đồng.\n\n1. Trung ương: 704 triệv đồng.\n"
    row = read_funding(nodes_of(HEAD + text)).records[1]
    assert row.amount_vnd == 704_000_000
    assert [(finding.rule, finding.field) for finding in row.findings] == [("text-repaired", "currency_unit")]


def test_money_whose_parts_follow_is_the_total_though_it_does_not_say_so() -> None:
    text = """III. KINH PHÍ THỰC HIỆN

Kinh phí thực hiện Kế hoạch năm 2018: 185.750.000.000 đồng (Một trăm tám mươi lăm tỷ, bảy trăm năm mươi triệu
đồng). Trong đó: Ngân sách tỉnh 120 tỷ đồng; ngân sách huyện: 45,75 tỷ đồng; vốn doanh nghiệp 20 tỷ đồng.
"""
    rows = read_funding(nodes_of(HEAD + text)).records
    assert [(r.source_no, r.level, r.source_name, r.amount_vnd) for r in rows] == [
        ("", 0, "Kinh phí thực hiện Kế hoạch năm 2018", 185_750_000_000),
        ("1", 1, "Ngân sách tỉnh", 120_000_000_000),
        ("2", 1, "ngân sách huyện", 45_750_000_000),
        ("3", 1, "vốn doanh nghiệp", 20_000_000_000),
    ]

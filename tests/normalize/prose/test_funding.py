from __future__ import annotations

from decimal import Decimal

from normalize.prose.clauses.periods import TemporalContext
from normalize.prose.money.funding import read_funding
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.parts import split_parts
from normalize.records import Basis
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


def sources(text: str) -> list[tuple[str, int, str, Decimal | None, str]]:
    records = read_funding(nodes_of(f"{HEAD}III. KINH PHÍ THỰC HIỆN\n\n{text}\n")).records
    return [(r.source_no, r.level, r.source_name, r.amount, r.currency_unit) for r in records]


def test_parts_in_brackets_lie_below_what_stands_before_them() -> None:
    text = (
        "Tổng nguồn lực 1.200 tỷ đồng, trong đó vốn trực tiếp 356,2 tỷ đồng (Trung ương 201,2 tỷ đồng, tỉnh"
        " 155 tỷ đồng), vốn lồng ghép 843,8 tỷ đồng."
    )
    assert sources(text) == [
        ("", 0, "Tổng nguồn lực", Decimal(1200), "tỷ đồng"),
        ("1", 1, "vốn trực tiếp", Decimal("356.2"), "tỷ đồng"),
        ("1.1", 2, "Trung ương", Decimal("201.2"), "tỷ đồng"),
        ("1.2", 2, "tỉnh", Decimal(155), "tỷ đồng"),
        ("2", 1, "vốn lồng ghép", Decimal("843.8"), "tỷ đồng"),
    ]


def test_a_lone_amount_is_the_whole_and_may_be_said_in_two_units() -> None:
    text = "Dự toán kinh phí thực hiện là 4 tỷ 850 triệu đồng từ nguồn ngân sách tỉnh."
    assert sources(text) == [("", 0, "Dự toán kinh phí thực hiện", Decimal(4850), "triệu đồng")]


def test_a_source_without_a_total_keeps_the_bracket_in_its_name() -> None:
    text = "- Ngân sách nhà nước (lồng ghép các dự án): 46,5 tỷ đồng;\n\n- Vốn xã hội hóa: 108,3 tỷ đồng."
    assert [name for _, _, name, _, _ in sources(text)] == [
        "Ngân sách nhà nước (lồng ghép các dự án)",
        "Vốn xã hội hóa",
    ]


def test_the_lines_of_a_budget_and_help_to_households_are_no_sources() -> None:
    assert sources("1. Thu nội địa: 5.010.000 triệu đồng.\n\n2. Tổng chi: 6.000.000 triệu đồng.") == []
    assert sources("Hỗ trợ mỗi hộ 5 triệu đồng để làm nhà.") == []


def test_parts_in_paragraphs_of_their_own_make_the_first_amount_the_whole() -> None:
    text = (
        "Kinh phí thực hiện năm học 2016 - 2017: 2.340.000.000đ (Hai tỷ ba trăm bốn mươi triệu đồng).\n\n"
        "Trong đó:\n\n"
        "- Trung ương: 1.800.000.000đ;\n\n- Ngân sách địa phương: 540.000.000đ.\n"
    )
    assert [(number, level) for number, level, _, _, _ in sources(text)] == [("", 0), ("1", 1), ("2", 1)]


def test_the_years_and_the_basis_of_money() -> None:
    text = (
        "III. KINH PHÍ\n\nTổng kinh phí: 500 triệu đồng. "
        "Trong đó: năm 2022: 200 triệu đồng; năm 2023: 300 triệu đồng.\n"
    )
    setting = TemporalContext(basis=Basis.PLAN, now=2022).with_years((2022, 2023))
    rows = read_funding(nodes_of(HEAD + text), setting).records
    assert [(r.amount, r.year_from, r.year_to, r.basis) for r in rows] == [
        (500, 2022, 2023, Basis.PLAN),
        (200, 2022, 2022, Basis.PLAN),
        (300, 2023, 2023, Basis.PLAN),
    ]


def test_a_percentage_of_the_plan_is_no_share_of_the_whole() -> None:
    text = """III. VỐN ĐẦU TƯ

1. Vốn theo các mục tiêu cụ thể: ước đạt 12 tỷ đồng, bằng 74,5% kế hoạch, trong đó vốn vay đạt 5 tỷ đồng.

2. Vốn tín dụng: 3 tỷ đồng, bằng 9% tổng số.
"""
    rows = read_funding(nodes_of(HEAD + text)).records
    assert [(row.source_name, row.amount, row.share_percent) for row in rows] == [
        ("Vốn theo các mục tiêu cụ thể", 12, None),
        ("vốn vay", 5, None),
        ("Vốn tín dụng", 3, 9),
    ]

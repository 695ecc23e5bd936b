"""Of which years a quantity is, on which basis, and which way it changes."""

from __future__ import annotations

import pytest

from normalize.prose.clauses.periods import TemporalContext
from normalize.prose.indicators import read_indicators
from normalize.records import Basis
from tests.normalize.prose.reading import HEAD, nodes_of

PLAN = TemporalContext(basis=Basis.PLAN, now=2021)


def rows(text: str, setting: TemporalContext = PLAN) -> list[tuple[object, ...]]:
    found = read_indicators(nodes_of(f"{HEAD}{text}\n"), set(), {}, setting)
    return [(str(r.value), r.year_from, r.year_to, str(r.basis or "")) for r in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỷ trọng nông nghiệp giảm từ 22,3% năm 2010, xuống còn 17,2% năm 2020 và 15,9% năm 2025.",
            [("22.3", 2010, 2010, "actual"), ("17.2", 2020, 2020, "actual"), ("15.9", 2025, 2025, "plan")],
        ),
        (
            "Tỷ trọng giảm từ 22,3% (2010) xuống 15,9% (2020). Công nghiệp tăng từ 26,4% lên 37,3%.",
            [
                ("22.3", 2010, 2010, "actual"),
                ("15.9", 2020, 2020, "actual"),
                ("26.4", 2010, 2010, "actual"),
                ("37.3", 2020, 2020, "actual"),
            ],
        ),
        (
            "Tăng trưởng trên 8%/năm giai đoạn 2021 - 2030, trong đó giai đoạn 2026 - 2030 đạt 10%/năm;"
            " GDP bình quân đạt 8.500 USD vào năm 2030. Dịch vụ chiếm trên 50% GDP.",
            [
                ("8", 2021, 2030, "plan"),
                ("10", 2026, 2030, "plan"),
                ("8500", 2030, 2030, "plan"),
                ("50", 2030, 2030, "plan"),
            ],
        ),
        (
            "Trong hai giai đoạn 2011 - 2015 và 2016 - 2020, tốc độ tăng lần lượt 7,5% và 6,8%/năm.",
            [("7.5", 2011, 2015, "actual"), ("6.8", 2016, 2020, "actual")],
        ),
        (
            "Đã giải ngân 20% năm 2019; ước đạt 82 tỷ đồng; tăng 3% so với năm 2018.",
            [("20", 2019, 2019, "actual"), ("82", 2019, 2019, "estimate"), ("3", 2019, 2019, "estimate")],
        ),
        (
            "Thu hút 9 triệu lượt, doanh thu 20.000 tỷ đồng vào năm 2025.",
            [("9", 2025, 2025, "plan"), ("20000", 2025, 2025, "plan")],
        ),
    ],
)
def test_years_and_basis(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text) == expected


def test_a_heading_or_lead_speaks_for_what_stands_below() -> None:
    text = (
        "I. KẾT QUẢ NĂM 2020\n\n- Trồng 15 ha rừng.\n\nII. MỤC TIÊU\n\nĐến năm 2025:\n\n- Trồng 20 ha rừng.\n"
    )
    assert rows(text) == [("15", 2020, 2020, "actual"), ("20", 2025, 2025, "plan")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nâng số xã từ 61 xã lên 67 xã.", [("61", None, None), ("67", "61", "increase")]),
        ("Tỷ lệ hộ nghèo giảm từ 9,5% xuống còn dưới 7%.", [("9.5", None, None), ("7", "9.5", "decrease")]),
        ("Sản lượng tăng 12% so với năm trước.", [("12", None, "increase")]),
        ("Tỷ lệ hộ nghèo tăng từ khoảng 1,2% - 1,3%.", [("1.2", None, "increase")]),
    ],
)
def test_both_ends_and_the_way_of_a_change(text: str, expected: list[tuple[object, ...]]) -> None:
    found = read_indicators(nodes_of(f"{HEAD}I. MỤC TIÊU\n\n- {text}\n"), set(), {}, PLAN)
    assert [
        (str(r.value), str(r.value_from) if r.value_from else None, r.change and str(r.change)) for r in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("lãi suất 3%/năm", "năm"),
        ("mỗi trạm y tế có 01 chuyên trách", "trạm y tế"),
        ("hàng năm đào tạo 40 lớp", "năm"),
        ("có 12 xã", ""),
    ],
)
def test_what_a_value_is_per(text: str, per: str) -> None:
    (row,) = read_indicators(nodes_of(f"{HEAD}I. MỤC TIÊU\n\n- {text}.\n"), set(), {}, PLAN)
    assert row.per == per


def test_results_of_the_plans_own_year_are_reached() -> None:
    text = (
        "I. KẾT QUẢ 8 THÁNG ĐẦU NĂM 2021\n\nĐón 5 triệu lượt khách.\n\n"
        "II. MỤC TIÊU\n\nĐón 7 triệu lượt khách."
    )
    assert rows(text) == [("5", 2021, 2021, "actual"), ("7", None, None, "plan")]


def test_an_estimate_in_mid_sentence_says_nothing_of_the_next() -> None:
    text = "Mưa làm sập 17 nhà; ước thiệt hại 21 tỷ đồng. Quốc lộ bị sạt lở 36 điểm."
    assert [basis for *_, basis in rows(text, TemporalContext(now=2021))] == ["", "estimate", ""]


def test_the_year_of_prices_is_no_year_of_the_value() -> None:
    text = "Năm 2023 tổng sản phẩm (giá so sánh 2010) khoảng 61.600 tỷ đồng."
    assert rows(text) == [("61600", 2023, 2023, "plan")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2020 thu hoạch 8.140 tấn muối, năm trước được 9.025 tấn; tăng 3% so với năm trước.",
            [("8140", 2020, 2020, "actual"), ("9025", 2019, 2019, "actual"), ("3", 2020, 2020, "actual")],
        ),
        (
            "Quý III năm 2020 đón 61.000 lượt khách, cùng kỳ năm trước là 80.500 lượt.",
            [("61000", 2020, 2020, "actual"), ("80500", 2019, 2019, "actual")],
        ),
        ("Vụ mùa năm ngoái, toàn huyện mất 74 ha ngô.", [("74", 2020, 2020, "actual")]),
        (
            "Từ ngày 05/3/2020 đến 16 giờ ngày 20/3/2020 cách ly 415 người.",
            [("415", 2020, 2020, "actual")],
        ),
        (
            "Đàn bò tăng từ 41.000 con năm 2015 lên 52.000 con năm 2020, bình quân tăng 4,9%/năm.",
            [("41000", 2015, 2015, "actual"), ("52000", 2020, 2020, "actual"), ("4.9", 2015, 2020, "actual")],
        ),
        (
            "Năm 2020 thu phí 82 tỷ đồng (cùng kỳ thu 95 tỷ đồng), đạt 98% dự toán.",
            [("82", 2020, 2020, "actual"), ("95", 2019, 2019, "actual"), ("98", 2020, 2020, "actual")],
        ),
        ("Các năm 2023, 2024: mỗi năm thả 60 lồng.", [("60", 2023, 2024, "plan")]),
        ("Đến năm 2025 có 12 cầu, tầm nhìn đến năm 2035 có 20 cầu.",
            [("12", 2025, 2025, "plan"), ("20", 2035, 2035, "plan")]),
    ],
)  # fmt: skip
def test_years_told_by_another(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text) == expected


def test_a_year_behind_a_multiple_is_what_it_is_held_against() -> None:
    assert rows(
        "Thu nhập năm 2025 đạt 60 triệu đồng; xuất khẩu gấp 2 lần năm 2020; che phủ rừng đạt 41%."
    ) == [
        ("60", 2025, 2025, "plan"),
        ("2", 2025, 2025, "plan"),
        ("41", 2025, 2025, "plan"),
    ]


def test_a_month_says_the_year_of_what_is_told() -> None:
    ((_, first, last, _),) = rows("Tháng 8/2020, giá trị xuất khẩu đạt 1,2 tỷ USD.")
    assert (first, last) == (2020, 2020)


def test_results_of_a_part_of_the_year_are_of_the_year_of_writing() -> None:
    text = "I. KẾT QUẢ 9 THÁNG ĐẦU NĂM\n\nTrồng 310 ha rừng.\n\nII. MỤC TIÊU\n\nTrồng 500 ha rừng."
    setting = TemporalContext(basis=Basis.PLAN, now=2021, written=2020).with_years((2021, 2021))
    assert rows(text, setting) == [("310", 2020, 2020, "actual"), ("500", 2021, 2021, "plan")]


def test_a_lead_beside_its_list_speaks_for_it() -> None:
    text = """I. MỤC TIÊU

Đến năm 2025:

- Trồng 50 ha cỏ.

+ Huyện Lạc Sơn 30 ha.

Đến năm 2030:

- Trồng 70 ha cỏ.

1. Chăn nuôi

- Có 20 trang trại.
"""
    assert [row[:3] for row in rows(text)] == [
        ("50", 2025, 2025),
        ("30", 2025, 2025),
        ("70", 2030, 2030),
        ("20", 2025, 2025),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết quả theo chuẩn nghèo giai đoạn 2022 - 2025, hộ nghèo có 10.689 hộ.", ("10689", None, None)),
        ("Có 15 xã đạt chuẩn theo Bộ tiêu chí giai đoạn 2021 - 2025.", ("15", None, None)),
        ("Sản lượng đạt 657 tấn, bằng 97,9% so năm 2016.", ("657", None, None)),
        ("Vốn của Chương trình giai đoạn 2021 - 2025 là 500 tỷ đồng.", ("500", 2021, 2025)),
    ],
)
def test_years_of_a_norm_or_to_compare_with_are_nobodys(text: str, expected: tuple[object, ...]) -> None:
    assert rows(text)[0][:3] == expected


def test_what_the_first_sentence_says_of_time_holds_for_the_paragraph() -> None:
    report = TemporalContext(basis=Basis.ACTUAL, now=2023).with_years((2023, 2023))
    text = "Trong 5 tháng đầu năm 2022, kinh tế ổn định. Thu ngân sách đạt 136,8 tỷ đồng.\n"
    assert rows(text, report) == [("136.8", 2022, 2022, "actual")]
    text = "Phát triển dược liệu giai đoạn 2026 - 2030, định hướng đến năm 2050. Trồng 90 ha.\n"
    assert rows(text) == [("90", 2026, 2030, "plan")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giảm tỷ lệ hộ nghèo từ 31,46% năm 2021 xuống còn 14% năm 2025.",
            [("31.46", 2021, 2021, "actual"), ("14", 2025, 2025, "plan")],
        ),
        (
            "Số đơn vị giảm từ 684 đơn vị năm 2015 xuống còn 517 đơn vị năm 2020, giảm 24,4%.",
            [
                ("684", 2015, 2015, "actual"),
                ("517", 2020, 2020, "actual"),
                ("24.4", 2015, 2020, "actual"),
            ],
        ),
        ("1. Ước thực hiện năm 2020\n\n- Thu nội địa 3.470 tỷ đồng.", [("3470", 2020, 2020, "estimate")]),
    ],
)
def test_where_a_change_begins_and_how_large_it_is(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text) == expected


def test_a_report_that_plans_as_well_has_years_for_both() -> None:
    report = TemporalContext(basis=Basis.ACTUAL, now=2022, ahead=(2022, 2022)).with_years((2021, 2021))
    text = "I. ĐẶC ĐIỂM\n\n- Có 195 xã.\n\nII. NHIỆM VỤ TRỌNG TÂM\n\n- Trồng 90 ha.\n"
    assert rows(text, report) == [("195", 2021, 2021, "actual"), ("90", 2022, 2022, "plan")]


def test_one_of_a_unit_may_be_what_a_value_is_per() -> None:
    assert [row[0] for row in rows("Giá trị sản xuất trên 1 ha đất đạt 110 triệu đồng.")] == ["110"]
    assert [row[0] for row in rows("Trồng trên 1 ha cỏ.")] == ["1"]


def test_a_title_in_bold_speaks_for_the_lists_below_it() -> None:
    text = "**Hiện trạng chăn nuôi**\n\n- Có 20 trang trại.\n\n**Dự báo**\n\n- Có 40 trang trại.\n"
    assert [row[3] for row in rows(text, TemporalContext())] == ["actual", "other"]

"""Times of a work schedule: forms printed in provincial plans, and written-out lists and ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.forms.timing import TimingKind, may_name_months, parse_timing

CONTINUOUS, PERIODIC = TimingKind.CONTINUOUS, TimingKind.PERIODIC
MONTHS, QUARTERS = TimingKind.MONTHS, TimingKind.QUARTERS
CONDITIONAL, OTHER = TimingKind.CONDITIONAL, TimingKind.OTHER
ROMAN = ("", "I", "II", "III", "IV")


@pytest.mark.parametrize(
    ("text", "kind", "months", "quarters"),
    [
        ("Tháng 3-7", MONTHS, (3, 4, 5, 6, 7), ()),
        ("Tháng 5, 7, 8, 9", MONTHS, (5, 7, 8, 9), ()),
        ("Tháng 02", MONTHS, (2,), ()),
        ("Hồ sơ đầu tư trình tháng 5", MONTHS, (5,), ()),
        ("Chấp thuận đầu tư quý II", QUARTERS, (), (2,)),
        ("Tháng 3 và tháng 9", MONTHS, (3, 9), ()),
        ("Từ tháng 3 đến tháng 5/2017", MONTHS, (3, 4, 5), ()),
        ("T3-T5", MONTHS, (3, 4, 5), ()),
        ("Tháng 10,11,12/2021", MONTHS, (10, 11, 12), ()),
        ("Tháng 12/2016 - tháng 3/2017", MONTHS, (12, 1, 2, 3), ()),
        ("Trước 30/6", MONTHS, (6,), ()),
        ("Trước ngày 05/6/2017", MONTHS, (6,), ()),
        ("15/3 - 30/5", MONTHS, (3, 4, 5), ()),
        ("Từ ngày 26/6 đến 30/6/2019", MONTHS, (6,), ()),
        ("Ngày 20/6, ngày 28/6 và ngày 30/6", MONTHS, (6,), ()),
        ("25/12/2019 - 05/01/2020", MONTHS, (12, 1), ()),
        ("6/2010", MONTHS, (6,), ()),
        ("Từ 12/2019 đến 3/2020", MONTHS, (12, 1, 2, 3), ()),
        ("Quý 2/2019", QUARTERS, (), (2,)),
        ("Quý II/2019 - Quý II/2020", QUARTERS, (), (2, 3, 4, 1)),
        ("Quý III năm 2020 đến hết quý I năm 2021", QUARTERS, (), (3, 4, 1)),
        ("Quý II/2020 - Quý III/2021", QUARTERS, (), (2, 3, 4, 1)),
        ("Quý I/2020 và quý I/2021", QUARTERS, (), (1,)),
        ("Quý IV/2020 - 2021", QUARTERS, (), (4, 1, 2, 3)),
        ("Từ quý III/2020 đến hết năm 2021", QUARTERS, (), (3, 4, 1, 2)),
        ("Từ quý III/2020 đến hết năm 2020", QUARTERS, (), (3, 4)),
        ("từ tháng 10/2018 đến tháng 3/2019", MONTHS, (10, 11, 12, 1, 2, 3), ()),
        ("Từ tháng 11/2018 đến tháng 1/2020", MONTHS, (11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), ()),
        ("01/7/2020 - 30/6/2021", MONTHS, (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6), ()),
        (
            "6 tháng cuối năm 2020, 6 tháng đầu năm 2021",
            MONTHS,
            (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6),
            (),
        ),
        ("Quý II hàng năm từ 2021 đến 2025", PERIODIC, (), (2,)),
        ("30 ngày", OTHER, (), ()),
        ("Giai đoạn 2017-2020 (có phụ lục chi tiết kèm theo)", OTHER, (), ()),
        ("Các năm tiếp theo", OTHER, (), ()),
        ("18 tháng", OTHER, (), ()),
        ("2 lần/năm", PERIODIC, (), ()),
        ("Từ nay đến tháng 6", MONTHS, (6,), ()),
        ("6 tháng đầu năm", MONTHS, (1, 2, 3, 4, 5, 6), ()),
        ("6 tháng cuối năm 2017", MONTHS, (7, 8, 9, 10, 11, 12), ()),
        ("Quý I", QUARTERS, (), (1,)),
        ("Quý I, II,", QUARTERS, (), (1, 2)),
        ("Quý II, III, IV", QUARTERS, (), (2, 3, 4)),
        ("Quý II/2017", QUARTERS, (), (2,)),
        ("Quý 1 - Quý 3", QUARTERS, (), (1, 2, 3)),
        ("Quý IV/2020, quý I/2021", QUARTERS, (), (4, 1)),
        ("Từ quý II", QUARTERS, (), (2, 3, 4)),
        ("Từ quý II đến hết năm", QUARTERS, (), (2, 3, 4)),
        ("Đến hết quý II", QUARTERS, (), (2,)),
        ("Quý II, khi có hướng dẫn", QUARTERS, (), (2,)),
        ("Tháng 3, quý II", MONTHS, (3,), (2,)),
        ("Hàng quý", PERIODIC, (), (1, 2, 3, 4)),
        ("Hằng tháng", PERIODIC, tuple(range(1, 13)), ()),
        ("Định kỳ và đột xuất", PERIODIC, (), ()),
        ("Định kỳ (tháng 6, 12)", PERIODIC, (6, 12), ()),
        ("Tháng, quý, năm", PERIODIC, (), ()),
        ("6 tháng, năm", PERIODIC, (), ()),
        ("Thường xuyên", CONTINUOUS, (), ()),
        ("Cả năm", CONTINUOUS, (), ()),
        ("Căn cứ vào điều kiện thực tế", CONDITIONAL, (), ()),
        ("Theo quy định", CONDITIONAL, (), ()),
        ("Sau khi có hướng dẫn", CONDITIONAL, (), ()),
        ("Năm 2017", OTHER, (), ()),
        ("", OTHER, (), ()),
    ],
)
def test_printed_forms(
    text: str, kind: TimingKind, months: tuple[int, ...], quarters: tuple[int, ...]
) -> None:
    timing = parse_timing(text)
    assert (timing.kind, timing.months, timing.quarters) == (kind, months, quarters)
    assert not timing.unread
    assert not timing.repaired


@pytest.mark.parametrize(
    ("text", "quarters", "months"),
    [("Quý 11", (2,), ()), ("Quý H, III", (2, 3), ()), ("Quý 1V", (4,), ()), ("Tháng 1O", (), (10,))],
)
def test_look_alikes_are_read_and_told(text: str, quarters: tuple[int, ...], months: tuple[int, ...]) -> None:
    timing = parse_timing(text)
    assert (timing.quarters, timing.months) == (quarters, months)
    assert timing.repaired


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Tháng 37", "37"),
        ("Quý V", "V"),
        ("Tháng", "Tháng"),
        ("Tháng 9-3", "3"),
        ("Quý II, II", "II"),
        ("Tháng 9, 3", "3"),
        ("6 tháng cuối năm 2020 và năm 2021", "2021"),
        ("Năm 2020 - Quý II/2021", "2020"),
    ],
)
def test_what_is_no_month_or_quarter_is_told(text: str, unread: str) -> None:
    assert parse_timing(text).unread == (unread,)


@pytest.mark.parametrize(
    "text", ["30 ngày", "30-45 ngày làm việc", "≤ 60 (ngày)", "18 tháng", "02 năm", "05 đêm", "24 giờ"]
)
def test_lengths_name_no_month(text: str) -> None:
    assert not may_name_months(text)


@pytest.mark.parametrize("text", ["37", "ngày 9", "2 năm 2019", "18 tháng 3"])
def test_figures_beside_no_length_may(text: str) -> None:
    assert may_name_months(text)


@given(
    st.lists(st.integers(1, 12), min_size=1, unique=True),
    st.sampled_from([", ", ",", "; ", " và ", " + ", ", tháng "]),
    st.booleans(),
)
def test_a_list_of_months_comes_back(months: list[int], separator: str, padded: bool) -> None:
    printed = separator.join(f"{month:02d}" if padded else str(month) for month in months)
    assert parse_timing(f"Tháng {printed}").months == tuple(months)


@given(st.integers(1, 4), st.integers(1, 4), st.sampled_from(["-", " - ", " – ", " đến ", " đến quý "]))
def test_a_range_of_quarters_is_written_out(first: int, last: int, dash: str) -> None:
    timing = parse_timing(f"Quý {ROMAN[first]}{dash}{ROMAN[last]}")
    if first <= last:
        assert timing.quarters == tuple(range(first, last + 1))
    else:
        assert timing.unread


@given(st.text(alphabet="ThángQuýIVXl1230-,;/ àđừến6năm", max_size=30))
def test_any_text_gives_real_months_and_quarters_once(text: str) -> None:
    timing = parse_timing(text)
    assert set(timing.months) <= set(range(1, 13))
    assert set(timing.quarters) <= set(range(1, 5))
    assert len(set(timing.months)) == len(timing.months)


def test_steps_of_several_years_behind_semicolons_are_told() -> None:
    steps = parse_timing("Trình đề án quý III/2024; thực hiện hằng năm 2025 - 2028")
    assert steps.quarters == (3,)
    assert steps.unread == ("2028",)
    assert not parse_timing("Tháng 3/2024; tháng 9/2024").unread

"""Numbers in running text are whole, or doubtful: never cut out of what they touch."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.words.numerals import Convention


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("chi 2 220 000 triệu đồng", "2220000", "triệu đồng"),
        ("trồng 1 250 ha", "1250", "ha"),
        ("có 1 250 xã", "1250", "xã"),
        ("tăng trưởng -1,2%", "-1.2", "%"),
        ("có 12<sup>1</sup> xã", "12", "xã"),
        ("có 12¹ xã", "12", "xã"),
        ("chi 48.640.000đ", "48640000", "đồng"),
        ("có 05 (năm) xã", "5", "xã"),
        ("bình quân đạt 0.94 máy tính/công chức", "0.94", "máy tính/công chức"),
        ("có 1,682 hộ", "1682", "hộ"),
        ("là 278,344 tỷ đồng", "278.344", "tỷ đồng"),
        ("chi 2.500.000 (Hai triệu năm trăm nghìn đồng)", "2500000", "đồng"),
        ("tăng khoảng 0,8oC", "0.8", "oC"),
    ],
)
def test_a_number_is_read_whole(text: str, value: str, unit: str) -> None:
    (found,) = read_quantities(text).quantities
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("có 12O xã", ["120"]),
        ("có l2 xã", ["12"]),
        ("có 6. 160 hộ", ["6160"]),
        ("dài 1,682 km", ["1.682", "1682"]),
        ("chi 5.378.7000.000 đồng", []),
        ("chi 3.27] triệu đồng", []),
        ("chi 26.3 triệu đồng", ["26.3"]),
    ],
)
def test_a_doubtful_number_has_its_readings_and_no_value(text: str, candidates: list[str]) -> None:
    (found,) = read_quantities(text).quantities
    assert found.value is None
    assert [str(one) for one in found.low.candidates] == candidates


@pytest.mark.parametrize(
    "text",
    [
        "phòng, chống COVID-19",
        "đường QL1A và 14h30",
        "t1ruyền thông 1ruyên",
        "các tiêu chí 1-5,7-16,18 và 1-10 (trừ 2)",
        "điện thoại 0252.3821.234, đường dây nóng 0912345678",
        "Chương trình 135 giai đoạn 2 và Quyết định 167",
        "thực hiện Kế hoạch 5 năm 2021 - 2025",
        "kỷ niệm 1000 năm Thăng Long",
        "chào mừng ngày 10/10, dịp 30/4 và 1/5",
        "tập trung: (1) quy hoạch, (2) giao thông",
        "phụ nữ sinh đủ 02 con",
    ],
)
def test_what_only_names_one_of_several_is_neither_quantity_nor_unread(text: str) -> None:
    reading = read_quantities(text)
    assert (reading.quantities, reading.unread) == ((), ())


def test_a_number_that_nothing_explains_is_unread() -> None:
    assert [token.text for token in read_quantities("thống nhất của 27 Trưởng đoàn").unread] == ["27"]
    assert [token.text for token in read_quantities("vận động 2/3 số hộ tham gia").unread] == ["2"]


@given(st.integers(min_value=1, max_value=10**12))
def test_every_whole_number_is_read_back_however_its_thousands_are_parted(value: int) -> None:
    for separator in (".", " "):
        (found,) = read_quantities(f"chi {f'{value:,}'.replace(',', separator)} đồng").quantities
        assert found.value == value


@given(st.decimals(min_value=0, max_value=1000, places=2))
def test_every_share_is_read_back(value: Decimal) -> None:
    (found,) = read_quantities(f"đạt {str(value).replace('.', ',')}%").quantities
    assert found.value == value


def test_an_author_who_writes_decimal_commas_means_them_everywhere() -> None:
    clear = Convention.of(("tăng 7,5%, 8,25% và 9,1%", "chi 1.250 triệu đồng"))
    mixed = Convention.of(("tăng 7,5%, 8,25% và 9,1%", "chi 67,120,513 đồng"))
    (found,) = read_quantities("dài 23,243 km").quantities
    assert clear.settle(found.low).value == Decimal("23.243")
    assert mixed.settle(found.low).value is None


def test_a_word_of_a_thousand_letters_takes_no_time_to_be_no_code() -> None:
    (found,) = read_quantities(f"{'x' * 1000} có 12 xã").quantities
    assert found.value == Decimal(12)

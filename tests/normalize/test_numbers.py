from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.forms.numbers import Currency, parse_currency, parse_money, parse_number, to_vnd


def vietnamese(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1.234", "1234"), ("18,36", "18.36"), ("2.220.000", "2220000"), ("02", "2"), ("1.234,56", "1234.56")],
)
def test_clear_numbers(printed: str, value: str) -> None:
    number = parse_number(printed)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize("printed", ["26.3", "8444,738", "2390 723", "1,234", "12.34.5", "0.123", "1,234.5"])
def test_ambiguous_numbers_have_no_value(printed: str) -> None:
    number = parse_number(printed)
    assert number is not None
    assert number.value is None


def test_ambiguous_number_offers_its_readings() -> None:
    number = parse_number("8444,738")
    assert number is not None
    assert set(number.candidates) == {Decimal("8444.738"), Decimal(8444738)}


@pytest.mark.parametrize("text", ["", "xã", "12a", "1.", ",5", "-3", "1..2", "٣"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(min_value=0, max_value=10**15))
def test_every_whole_number_is_read_back(value: int) -> None:
    for printed in (str(value), vietnamese(Decimal(value))):
        number = parse_number(printed)
        assert number is not None
        assert number.value == value


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_decimal_is_read_back(value: Decimal) -> None:
    number = parse_number(vietnamese(value))
    assert number is not None
    assert number.value == value


@given(st.from_regex(r"\A\d{1,4}([., ]\d{1,4}){0,3}\Z"))
def test_a_value_is_the_only_candidate(printed: str) -> None:
    number = parse_number(printed)
    if number is not None and number.value is not None:
        assert number.candidates == (number.value,)


@pytest.mark.parametrize(
    ("printed", "vnd"),
    [
        ("2.220.000 triệu đồng", 2_220_000_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("100.000đ", 100_000),
        ("312.350 tr.đ", 312_350_000_000),
        ("500 nghìn đồng", 500_000),
    ],
)
def test_money(printed: str, vnd: int) -> None:
    money = parse_money(printed)
    assert money is not None
    assert money.vnd == vnd


def test_ambiguous_money_has_no_amount() -> None:
    money = parse_money("26.3 triệu đồng")
    assert money is not None
    assert money.vnd is None


@pytest.mark.parametrize("text", ["triệu đồng/người", "xã", "%", ""])
def test_other_units_are_no_money(text: str) -> None:
    assert parse_currency(text) is None


def test_no_fraction_of_a_dong() -> None:
    assert to_vnd(Decimal("0.5"), Currency.DONG) is None
    assert to_vnd(Decimal("0.5"), Currency.MILLION) == 500_000

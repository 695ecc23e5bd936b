"""Amounts in words, and amounts that stand twice: what agrees and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.validate.plan_builders import interpretation, line, table_of
from validate.check import check
from validate.counting.number_words import read_amount

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def written(amount: int) -> str:
    """Write an amount the plain way, as a second opinion on the reader."""
    parts = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = amount // scale % 1000
        if group:
            hundreds, tens, units = group // 100, group // 10 % 10, group % 10
            words = [f"{_DIGITS[hundreds]} trăm"]
            words += [f"{_DIGITS[tens]} mươi" if tens > 1 else "mười"] if tens else ["lẻ"] if units else []
            parts += [*words, *([_DIGITS[units]] if units else []), name]
    return " ".join(parts)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_what_is_written_is_read(amount: int) -> None:
    assert read_amount(written(amount)) == amount


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("Mười ba tỷ đồng", 13_000_000_000),
        ("Mười một tỷ tám trăm bảy mươi lăm triệu đồng chẵn", 11_875_000_000),
        ("Bốn mươi ba tỷ", 43_000_000_000),
        ("Bốn ba tỷ", None),
        ("Mười tám triệu hai trăm ba mươi chín triệu một trăm mười bảy nghìn đồng", None),
        ("bằng tiền mặt", None),
        ("", None),
    ],
)
def test_amounts_of_real_plans(words: str, amount: int | None) -> None:
    assert read_amount(words) == amount


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("bố trí 13.000.000.000đ (Mười ba tỷ đồng).", False),
        ("bố trí 43.114.117.000 (Bốn ba tỷ một trăm mười bốn triệu một trăm mười bảy nghìn đồng).", True),
        ("bố trí 13.000.000.000đ (Mười bốn tỷ đồng).", True),
        ("bố trí 13.000.000.000đ (nguồn vốn ngân sách tỉnh)", False),
    ],
)
def test_figures_against_words(text: str, doubted: bool) -> None:
    found = check(interpretation(blocks=[line(text)])).issues
    assert ("amount-in-words" in {issue.rule for issue in found}) is doubted


@pytest.mark.parametrize(("amount", "doubted"), [("9.704", False), ("7.829", True)])
def test_a_total_in_prose_against_the_table_below(amount: str, doubted: bool) -> None:
    rows = [
        ["TT", "Nguồn kinh phí", "2016", "2017", "Tổng cộng"],
        ["I", "Hỗ trợ từ Trung ương", "2109", "2195", "4304"],
        ["II", "Ngân sách tỉnh", "2825", "2000", "4825"],
        ["III", "Doanh nghiệp", "440", "135", "575"],
        ["", "Tổng Cộng", "", "", "9704"],
    ]
    prose = [
        line("III. KINH PHÍ TRIỂN KHAI"),
        line(
            f"Dự kiến tổng kinh phí triển khai Kế hoạch giai đoạn 2016 - 2020: {amount} triệu đồng, trong đó:"
        ),
        line("Đơn vị tính: Triệu đồng"),
    ]
    found = check(interpretation(blocks=[*prose, table_of(rows)])).issues
    assert ("table-total-prose" in {issue.rule for issue in found}) is doubted

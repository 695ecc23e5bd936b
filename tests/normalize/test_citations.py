from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.forms.citations import TYPE_BY_CODE, find_numbers


@pytest.mark.parametrize(
    ("printed", "text", "kind"),
    [
        ("37 /KH-UBND", "37/KH-UBND", "Kế hoạch"),
        ("1600/QĐ-TTg", "1600/QĐ-TTg", "Quyết định"),
        ("30-NQ/TU", "30-NQ/TU", "Nghị quyết"),
        ("07/2011/QĐ- UBND", "07/2011/QĐ-UBND", "Quyết định"),
        ("Số: 314/TTr-STNMT", "314/TTr-STNMT", "Tờ trình"),
        ("70/PDTL-2011", "70/PDTL-2011", ""),
        ("77/2015/QH13", "77/2015/QH13", ""),
        ("20/2015/TTLT-BNNPTNT-BTC", "20/2015/TTLT-BNNPTNT-BTC", "Thông tư liên tịch"),
    ],
)
def test_numbers(printed: str, text: str, kind: str) -> None:
    (number,) = find_numbers(printed)
    assert (number.text, number.reference_type) == (text, kind)


def test_lost_diacritics_come_back_only_where_one_symbol_fits() -> None:
    (number,) = find_numbers("4072/QĐ-BNN-VPDP")
    assert (number.text, number.restored) == ("4072/QĐ-BNN-VPĐP", True)
    (unknown,) = find_numbers("12/XDCB-ABC")
    assert not unknown.restored


@pytest.mark.parametrize("text", ["8/207 xã", "24/63", "16/8/2016", "05/2016 của Bộ", "2016-2020", "B2C/B2B"])
def test_other_figures_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == ()


def test_several_in_one_sentence() -> None:
    text = "Nghị quyết số 30-NQ/TU ngày 09/12/2016; Quyết định 1980/QĐ-TTg. Số 13/NQ-HĐND - Nguồn vốn"
    assert [number.text for number in find_numbers(text)] == ["30-NQ/TU", "1980/QĐ-TTg", "13/NQ-HĐND"]


@given(
    st.integers(1, 99999),
    st.sampled_from(sorted(set(TYPE_BY_CODE) - {"QH"})),
    st.sampled_from(["UBND", "TTg", "BNN-PTNT", "HĐND", "SNN&PTNT"]),
    st.sampled_from(["", " "]),
)
def test_every_number_is_read_back(serial: int, kind: str, issuer: str, blank: str) -> None:
    (number,) = find_numbers(f"{serial}{blank}/{kind}-{issuer}")
    assert number.text == f"{serial}/{kind}-{issuer}"
    assert number.reference_type == TYPE_BY_CODE[kind]

"""Keys: what is spelled differently without being another name has one key, another name another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.gazetteer.keys import folded, unaccented

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
names = st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thuỷ Hùng", "Thủy Hùng"),
        ("Hoà Bình", "Hòa Bình"),
        ("Quí Hòa", "Quý Hòa"),
        ("Mỹ Lý", "Mĩ Lí"),
        ("Ea H'Leo", "Ea H’leo"),
        ("EaHLeo", "Ea H'Leo"),
        ("Ðình Lập", "Đình Lập"),
        ("Phường 1", "PHƯỜNG 01"),
        ("Phan Rang - Tháp Chàm", "Phan Rang-Tháp Chàm"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Văn An", "Vân An"), ("Bình Xá", "Bính Xá"), ("02 - 6", "26"), ("Đình Lập", "Dình Lập"), ("1", "10")],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(names)
def test_the_unicode_form_does_not_matter(name: str) -> None:
    assert folded(unicodedata.normalize("NFD", name)) == folded(unicodedata.normalize("NFC", name))


@given(names)
def test_unaccented_is_plain_letters(name: str) -> None:
    assert unaccented(name).isascii()
    assert unaccented(name) == unaccented(name.upper())


def test_a_roman_number_behind_a_name_is_its_number() -> None:
    assert folded("Sơn Kim II") == folded("Sơn Kim 2")
    assert folded("Sơn Kim I") == folded("Sơn Kim 01") != folded("Sơn Kim II")
    assert folded("Trà Vi") != folded("Trà 6")

"""The province named by an issuer or a place line."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.gazetteer import Gazetteer

BEFORE, AFTER = date(2017, 2, 24), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", BEFORE, "20"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN", AFTER, "20"),
        ("Uỷ ban nhân dân tinh Lang Son", BEFORE, "20"),
        ("Lạng Sơn, ngày 24 tháng 02 năm 2017", BEFORE, "20"),
        ("UBND TP. Hà Nội", BEFORE, "01"),
        ("UBND TP.HCM", BEFORE, "79"),
        ("UBND tỉnh Thừa Thiên Huế", BEFORE, "46"),
        ("UBND THÀNH PHỐ HUẾ", AFTER, "46"),
        ("tỉnh Bà Rịa-Vũng Tàu", BEFORE, "77"),
        ("UBND tỉnh Bắc Cạn", BEFORE, "06"),
        ("Hà Nội: UBND tỉnh Lạng Sơn", BEFORE, "20"),
        ("UBND TỈNHLẠNGSƠN", BEFORE, "20"),
        ("Thu thuế của thành phố Huế", AFTER, "46"),
    ],
)
def test_found(text: str, on: date, code: str) -> None:
    unit = Gazetteer.load().province(text, on)
    assert unit is not None and unit.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thủ tướng Chính phủ",
        "UBND huyện Đình Lập",
        "Hà Nội, Lạng Sơn",
        "tỉnh Nam Hà năm 2022",
        "Cục Thuế",
        "Thu nợ thuế năm 2019",
    ],
)
def test_none_or_no_single_one(text: str) -> None:
    assert Gazetteer.load().province(text, BEFORE) is None

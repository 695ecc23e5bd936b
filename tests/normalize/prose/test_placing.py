"""Which province a document is of, by its issuer, its place or a district."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.gazetteer import Gazetteer
from normalize.prose.letterhead.place_and_time import place_document
from normalize.records import DocumentRecord


@pytest.mark.parametrize(
    ("issuer", "place", "on", "province", "rules"),
    [
        ("UỶ BAN NHÂN DÂN TỈNH BÌNH PHƯỚC", "Đồng Xoài", date(2012, 3, 12), "Bình Phước", []),
        ("ỦY BAN NHÂN DÂN HUYỆN MỘC CHÂU", "Mộc Châu", date(2021, 6, 14), "Sơn La", []),
        ("UBND TỈNH GIA LAI VĂN PHÒNG", "Pleiku", date(2022, 2, 1), "Gia Lai", []),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Hà Nội", date(2026, 1, 20), "", []),
        ("BỘ CHỈ HUY QUÂN SỰ TỈNH LÀO CAI", "Lào Cai", date(2019, 1, 3), "Lào Cai", []),
        ("ỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH", "Châu Thành", date(2020, 2, 1), "", ["province-unknown"]),
        ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", "Hà Tĩnh", date(2017, 1, 1), "Lạng Sơn", ["province-disagrees"]),
    ],
)
def test_the_province(issuer: str, place: str, on: date, province: str, rules: list[str]) -> None:
    placed = place_document(DocumentRecord(issuer=issuer, place=place), Gazetteer.load(), on)
    assert (placed.province_name, [finding.rule for finding in placed.findings]) == (province, rules)

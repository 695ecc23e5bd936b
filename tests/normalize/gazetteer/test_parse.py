"""What documents print about a place."""

from __future__ import annotations

import pytest

from normalize.gazetteer.matching.parse import district_words, parse_places


@pytest.mark.parametrize(
    ("text", "name", "kind", "district"),
    [
        ("Xã Bình Xá-Dinh Lập", "Bình Xá", "xã", "Dinh Lập"),
        ("Hữu Lễ - Văn Quan(ĐBKK)", "Hữu Lễ", "", "Văn Quan"),
        ("TT. Na Dương", "Na Dương", "thị trấn", ""),
        ("TT Na Dương - Lộc Bình", "Na Dương", "thị trấn", "Lộc Bình"),
        ("Bính Xá (Huyện Đình Lập)", "Bính Xá", "", "Đình Lập"),
        ("P. Chi Lăng, TP. Lạng Sơn", "Chi Lăng", "phường", "Lạng Sơn"),
        ("Xã Bính Xá huyện Đình Lập", "Bính Xá", "xã", "Đình Lập"),
        ("1. Xã Bính Xá, huyện Đình Lập, tỉnh Lạng Sơn", "Bính Xá", "xã", "Đình Lập"),
        ("XÃ BÍNH XÁ - ĐÌNH LẬP", "BÍNH XÁ", "xã", "ĐÌNH LẬP"),
        ("XãBính Xá", "Bính Xá", "xã", ""),
        ("Xã Tam Quan Bắc", "Tam Quan Bắc", "xã", ""),
        ("Xã Phương Độ", "Phương Độ", "xã", ""),
        ("Phương Độ", "Phương Độ", "", ""),
        ("TT NT Thái Bình - Đình Lập", "Nông trường Thái Bình", "thị trấn", "Đình Lập"),
        ("TTr. Na Sầm", "Na Sầm", "thị trấn", ""),
        ("P1, Q. 3", "1", "phường", "3"),
        ("Phường 1 - TP. Sóc Trăng", "1", "phường", "Sóc Trăng"),
        ("Tinh Nhuệ (huyện Thanh Sơn)", "Tinh Nhuệ", "", "Thanh Sơn"),
        ("Xã Tịnh Hiệp - Sơn Tịnh", "Tịnh Hiệp", "xã", "Sơn Tịnh"),
        ("Xã Mẫu Sơn\n- Lộc Bình", "Mẫu Sơn", "xã", "Lộc Bình"),
        ("Phường Văn Hải - Phan Rang-Tháp Chàm", "Văn Hải", "phường", "Phan Rang-Tháp Chàm"),
    ],
)
def test_name_type_and_district(text: str, name: str, kind: str, district: str) -> None:
    (place,) = parse_places(text)
    assert (place.name, place.type, place.district) == (name, kind, district)


@pytest.mark.parametrize(
    "remark", ["(ĐBKK)", "(ĐB KK)", "(DBKK)", "(xã ĐBKK)", "(đặc biệt khó khăn)", "ĐBKK"]
)
def test_especially_difficult(remark: str) -> None:
    (place,) = parse_places(f"Xã Cao Minh-Tràng Định {remark}")
    assert place.especially_difficult
    assert (place.name, place.district, place.note) == ("Cao Minh", "Tràng Định", "")


@pytest.mark.parametrize("remark", ["năm 2016 chuyển sang", "nam 2016 chuyến sang", "Năm 2016 chuyển\nsang"])
def test_carried_over(remark: str) -> None:
    (place,) = parse_places(f"Xã Đồng Tân -Hữu Lũng ({remark})")
    assert place.carried_over_from == 2016
    assert place.note == ""


def test_other_remarks_are_kept() -> None:
    (place,) = parse_places("Xã Bính Xá (xã biên giới)")
    assert place.note == "xã biên giới"
    assert not place.especially_difficult
    assert place.carried_over_from is None


@pytest.mark.parametrize(
    "text",
    [
        "Xã Bính Xá, Kiên Mộc, huyện Đình Lập",
        "Các xã: Bính Xá; Kiên Mộc, huyện Đình Lập",
        "Xã Bính Xá và xã Kiên Mộc, H. Đình Lập",
        "Xã Bính Xá\nXã Kiên Mộc, huyện Đình Lập",
    ],
)
def test_several_communes_share_the_district(text: str) -> None:
    places = parse_places(text)
    assert [place.name for place in places] == ["Bính Xá", "Kiên Mộc"]
    assert {place.district for place in places} == {"Đình Lập"}


def test_nothing_is_one_nameless_place() -> None:
    (place,) = parse_places(" ")
    assert place.name == ""


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("II. Huyện Đình Lập", "huyện", "Đình Lập"),
        ("TP. Lạng Sơn", "thành phố", "Lạng Sơn"),
        ("Tx Buôn Hồ", "thị xã", "Buôn Hồ"),
        ("Quan Sơn", "", "Quan Sơn"),
    ],
)
def test_district(text: str, kind: str, name: str) -> None:
    assert district_words(text) == (kind, name)

"""Matching: the rows of the seed's OCR text, and the order of evidence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from extract.model import Reading
from normalize.gazetteer import (
    Evidence,
    Gazetteer,
    PlaceFlag,
    PlaceMatch,
    PlaceQuery,
    in_words,
    match_commune,
    match_communes,
    match_district,
)

ON = date(2017, 2, 24)
AFTER = date(2026, 3, 1)
OCR_TEXT = Path(__file__).parents[3] / "samples" / "langson-2017.ocr.txt"
# Phụ lục 02-04 in order; names and districts read from the paper, codes from the shared reference.
TRUE_ROWS = (
    ("06100", "Hoàng Văn Thụ", "Bình Gia"),
    ("06121", "Tân Văn", "Bình Gia"),
    ("06337", "Đồng Ý", "Bắc Sơn"),
    ("06364", "Chiến Thắng", "Bắc Sơn"),
    ("06550", "Hữu Khánh", "Lộc Bình"),
    ("06493", "Bằng Mạc", "Chi Lăng"),
    ("06424", "Đồng Tân", "Hữu Lũng"),
    ("06433", "Vân Nham", "Hữu Lũng"),
    ("06034", "Chi Lăng", "Tràng Định"),
    ("06139", "Trùng Quán", "Văn Lãng"),
    ("06280", "Văn An", "Văn Quan"),
    ("06247", "Yên Trạch", "Cao Lộc"),
    ("06634", "Cường Lợi", "Đình Lập"),
    ("06622", "Bính Xá", "Đình Lập"),
    ("06010", "Cao Minh", "Tràng Định"),
    ("06070", "Vĩnh Yên", "Bình Gia"),
    ("06382", "Nhất Tiến", "Bắc Sơn"),
    ("06322", "Hữu Lễ", "Văn Quan"),
    ("06625", "Kiên Mộc", "Đình Lập"),
    ("06088", "Quang Trung", "Bình Gia"),
    ("06610", "Ái Quốc", "Lộc Bình"),
    ("06598", "Hữu Lân", "Lộc Bình"),
    ("06580", "Hiệp Hạ", "Lộc Bình"),
    ("06595", "Minh Phát", "Lộc Bình"),
    ("06532", "Mẫu Sơn", "Lộc Bình"),
    ("06517", "Quan Sơn", "Chi Lăng"),
    ("06469", "Vân An", "Chi Lăng"),
    ("06502", "Liên Sơn", "Chi Lăng"),
    ("06049", "Kháng Chiến", "Tràng Định"),
    ("06058", "Quốc Việt", "Tràng Định"),
    ("06163", "Thành Hòa", "Văn Lãng"),
    ("06256", "Trấn Ninh", "Văn Quan"),
    ("06259", "Phú Mỹ", "Văn Quan"),
    ("06268", "Vân Mộng", "Văn Quan"),
    ("06322", "Hữu Lễ", "Văn Quan"),
    ("06190", "Bảo Lâm", "Cao Lộc"),
    ("06232", "Công Sơn", "Cao Lộc"),
    ("06208", "Thụy Hùng", "Cao Lộc"),
    ("06625", "Kiên Mộc", "Đình Lập"),
)


def match(text: str, district: str = "", *, province: str = "20", on: date = ON) -> PlaceMatch:
    return match_commune(Gazetteer.load(), PlaceQuery(text, district), province, on)


def seed_tables() -> list[list[str]]:
    appendices = re.split(r"Phụ lục 0[234]", OCR_TEXT.read_text(encoding="utf-8"))[1:]
    return [[row.split("\t")[1] for row in re.findall(r"^\d+\t.*", part, re.M)] for part in appendices]


def test_the_rows_of_the_seed() -> None:
    tables = seed_tables()
    assert [len(table) for table in tables] == [14, 5, 20]
    matches = [
        found
        for table in tables
        for found in match_communes(Gazetteer.load(), [PlaceQuery(text) for text in table], "20", ON)
    ]
    got = [
        (found.unit.code, found.unit.name, found.district.name) if found.unit and found.district else None
        for found in matches
    ]
    assert got == list(TRUE_ROWS)
    flagged = {found.parsed.name: found.flags for found in matches if found.flags}
    assert flagged == {"Thành Hòa": (PlaceFlag.OTHER_DISTRICT,)}
    assert sum(found.parsed.carried_over_from == 2016 for found in matches) == 3
    assert sum(found.parsed.especially_difficult for found in matches) == 6


def test_every_change_of_the_seed_has_its_evidence() -> None:
    rows = [text for table in seed_tables() for text in table]
    changed = [
        found
        for found in match_communes(Gazetteer.load(), [PlaceQuery(text) for text in rows], "20", ON)
        if found.unit and found.parsed.name != found.unit.name
    ]
    assert {found.evidence for found in changed} == {Evidence.UNACCENTED}
    assert all(found.parsed.name in in_words(found.reasons) for found in changed)


def test_the_printed_district_decides_between_twins() -> None:
    for text, code in (("Xã Văn An - Văn Quan", "06280"), ("Xã Văn An - Chi Lăng", "06469")):
        found = match(text)
        assert found.unit is not None and found.unit.code == code


def test_twins_without_a_district_are_not_guessed_in_recognized_text() -> None:
    found = match("Xã Văn An")
    assert found.unit is None
    assert found.flags == (PlaceFlag.AMBIGUOUS,)
    assert {candidate.unit.name for candidate in found.candidates} == {"Văn An", "Vân An"}
    typed = match_commune(Gazetteer.load(), PlaceQuery("Xã Văn An"), "20", ON, typed=True)
    assert typed.unit is not None and typed.unit.code == "06280"


def test_twins_in_one_district_are_not_guessed() -> None:
    # Phú Thành and Phú Thạnh are both in Phú Tân (An Giang).
    found = match("Xã Phú Thanh - Phú Tân", province="89")
    assert found.unit is None
    assert {candidate.unit.name for candidate in found.candidates[:2]} == {"Phú Thành", "Phú Thạnh"}


def test_a_row_of_its_own_rules_a_twin_out() -> None:
    queries = [PlaceQuery("Xã Văn An - Văn Quan"), PlaceQuery("Xã Vân An")]
    first, second = match_communes(Gazetteer.load(), queries, "20", ON)
    assert first.unit is not None and first.unit.code == "06280"
    assert second.unit is not None and second.unit.code == "06469"
    assert "row of its own" in in_words(second.reasons)


def test_homonyms_without_a_district_are_listed() -> None:
    found = match("Xã Mẫu Sơn")
    assert found.unit is None
    assert {candidate.district.name for candidate in found.candidates if candidate.district} >= {
        "Cao Lộc",
        "Lộc Bình",
    }


def test_the_printed_type_is_evidence() -> None:
    town = match("TT Chi Lăng")
    assert town.unit is not None and town.unit.type == "thị trấn"
    assert match("Chi Lăng").unit is None


def test_a_printed_type_that_is_wrong_is_said() -> None:
    found = match("Xã Na Sầm - Văn Lãng")
    assert found.unit is not None and found.unit.full_name == "thị trấn Na Sầm"
    assert PlaceFlag.OTHER_TYPE in found.flags


def test_the_district_in_brackets_or_a_column() -> None:
    for found in (match("Mẫu Sơn (Lộc Bình)"), match("Mẫu Sơn", "H. Lôc Binh"), match("Mẫu Sơn Lộc Bình")):
        assert found.unit is not None and found.unit.code == "06532"
        assert (found.parsed.name, found.parsed.note) == ("Mẫu Sơn", "")
        assert found.parsed.district.startswith("L")


def test_a_district_that_is_none_is_said() -> None:
    found = match("Xã Bính Xá - Hoàn Kiếm")
    assert found.unit is not None and found.unit.code == "06622"
    assert PlaceFlag.DISTRICT_UNKNOWN in found.flags


def test_several_communes_in_a_cell() -> None:
    found = match("Xã Bính Xá, Kiên Mộc, huyện Đình Lập")
    assert found.unit is None
    assert found.flags == (PlaceFlag.SEVERAL,)
    assert [part.unit.code for part in found.parts if part.unit] == ["06622", "06625"]


@pytest.mark.parametrize("text", ["Tổng cộng", "", "Xã", "(Lộc Bình)", "Hà Nội", "Cộng huyện"])
def test_what_is_no_commune(text: str) -> None:
    found = match(text)
    assert found.unit is None
    assert PlaceFlag.UNMATCHED in found.flags


def test_a_name_of_another_time_is_listed_and_not_assigned() -> None:
    for text, on in (("Xã Điềm He - Văn Quan", ON), ("Xã Bính Xá", AFTER)):
        found = match(text, on=on)
        assert found.unit is None
        assert PlaceFlag.NOT_IN_FORCE in found.flags
        assert any(in_words(candidate.reasons).startswith("stood from") for candidate in found.candidates)


def test_the_printed_district_is_given_without_a_commune() -> None:
    found = match("Xã Không Có - Dinh Lập")
    assert found.unit is None
    assert found.district is not None and found.district.name == "Đình Lập"


def test_after_the_reform_a_name_needs_no_district() -> None:
    found = match("Phường Văn Miếu - Quốc Tử Giám", province="01", on=AFTER)
    assert found.unit is not None and found.unit.name == "Văn Miếu - Quốc Tử Giám"


def test_numbered_wards() -> None:
    found = match("Phường 2 - Quận 3", province="79")
    assert found.unit is not None and found.district is not None
    assert (int(found.unit.name), found.district.name) == (2, "3")
    assert match("Phường 99, Quận 3", province="79").unit is None


def test_another_reading_of_the_recognizer_is_evidence() -> None:
    query = PlaceQuery("Xã B?nh X? - Đình Lập", alternatives=(Reading("Xã Bính Xá - Đình Lập", 0.6, "psm"),))
    found = match_commune(Gazetteer.load(), query, "20", ON)
    assert found.unit is not None and found.unit.code == "06622"


def test_a_repeated_commune_is_flagged() -> None:
    queries = [PlaceQuery("Xã Bính Xá - Đình Lập")] * 2
    for found in match_communes(Gazetteer.load(), queries, "20", ON):
        assert found.unit is not None and PlaceFlag.REPEATED in found.flags


@pytest.mark.parametrize("text", ["II. HUYỆN DINH LẬP", "Định Lập", "3. Huyện Đình Lập"])
def test_districts(text: str) -> None:
    found = match_district(Gazetteer.load(), text, "20", ON)
    assert found.unit is not None and found.unit.code == "189"


def test_no_district() -> None:
    assert match_district(Gazetteer.load(), "Tổng cộng", "20", ON).unit is None

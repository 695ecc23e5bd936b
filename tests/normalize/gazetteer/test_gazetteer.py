"""Look-up as of a date, against facts that anyone can check and against the shared reference."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from normalize.gazetteer import Gazetteer, Level, SuccessorKind
from normalize.gazetteer.compile.__main__ import DEFAULT_CACHE, compiled
from normalize.gazetteer.compile.fetch import PACKAGES
from normalize.gazetteer.compile.spelling import clean_name, split_type
from normalize.gazetteer.keys import folded

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT.parent / "shared" / "gazetteer" / "units_2004_2026.csv"
REFORM = date(2025, 7, 1)
PLAN_DAY = date(2017, 2, 24)
DAYS_OF_CHANGE = (
    date(2010, 7, 1),
    date(2014, 1, 1),
    PLAN_DAY,
    date(2019, 9, 11),
    date(2020, 1, 1),
    date(2020, 2, 1),
    date(2021, 1, 1),
    date(2023, 4, 10),
    date(2024, 12, 1),
    date(2025, 1, 1),
    date(2025, 3, 1),
    REFORM,
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_provinces_before_and_after_the_reform(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.provinces(date(2025, 6, 30))) == 63
    assert len(gazetteer.provinces(REFORM)) == 34


def test_communes_after_the_reform(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.units(REFORM)) == 3321
    assert gazetteer.units(REFORM, level=Level.DISTRICT) == ()


def test_lang_son_in_2017(gazetteer: Gazetteer) -> None:
    units = gazetteer.units(PLAN_DAY, province_code="20")
    assert len(units) == 226
    assert sum(unit.type == "xã" for unit in units) == 207
    assert len(gazetteer.units(PLAN_DAY, level=Level.DISTRICT, province_code="20")) == 11


def test_a_code_is_looked_up_as_of_a_date(gazetteer: Gazetteer) -> None:
    names = [gazetteer.by_code("06280", on) for on in (PLAN_DAY, date(2021, 1, 1), REFORM)]
    assert [unit.name if unit else None for unit in names] == ["Văn An", "Điềm He", "Điềm He"]
    assert len({unit.key for unit in names if unit}) == 3
    assert gazetteer.by_code("99999", PLAN_DAY) is None


def test_districts_stand_until_the_day_before_the_reform(gazetteer: Gazetteer) -> None:
    assert gazetteer.last_day_of_districts == REFORM - timedelta(days=1)


def test_an_exact_name_within_a_district(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.named("Mẫu Sơn", PLAN_DAY, province_code="20")) == 2
    (unit,) = gazetteer.named("Mẫu Sơn", PLAN_DAY, province_code="20", district_code="188")
    assert (unit.code, unit.full_name) == ("06532", "xã Mẫu Sơn")


def test_the_city_of_hue(gazetteer: Gazetteer) -> None:
    names = [gazetteer.by_code("46", on) for on in (date(2024, 12, 31), date(2025, 1, 1))]
    assert [unit.full_name if unit else None for unit in names] == ["tỉnh Thừa Thiên Huế", "thành phố Huế"]


def test_successors_of_a_merger(gazetteer: Gazetteer) -> None:
    former = gazetteer.by_code("06259", PLAN_DAY)
    assert former is not None and former.name == "Phú Mỹ"
    (edge,) = gazetteer.successors(former)
    assert (edge.on, edge.successor.code, edge.successor.name) == (date(2020, 1, 1), "06268", "Liên Hội")


def test_successors_of_a_divided_commune(gazetteer: Gazetteer) -> None:
    former = gazetteer.by_code("06622", date(2025, 6, 30))
    assert former is not None and former.name == "Bính Xá"
    edges = gazetteer.successors(former)
    assert {edge.successor.name for edge in edges} == {"Đình Lập", "Kiên Mộc"}
    assert {edge.kind for edge in edges} == {SuccessorKind.PART}


@pytest.mark.parametrize("year", range(2010, 2027))
def test_one_unit_a_code_at_a_time(gazetteer: Gazetteer, year: int) -> None:
    units = gazetteer.units(date(year, 12, 31))
    assert len({unit.code for unit in units}) == len(units)


def _reference(on: date) -> Iterator[tuple[str, str, str, str, str]]:
    with REFERENCE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if (row["valid_from"] or "0") <= on.isoformat() < (row["valid_to"] or "9"):
                kind, name = split_type(clean_name(row["name"]))
                yield row["gso_code"], kind, folded(name), row["district_code"], row["province_code"]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the shared reference is not here")
@pytest.mark.parametrize("on", DAYS_OF_CHANGE)
def test_the_shared_reference_agrees(gazetteer: Gazetteer, on: date) -> None:
    ours = {
        (unit.code, unit.type, folded(unit.name), unit.district_code, unit.province_code)
        for unit in gazetteer.units(on)
    }
    assert ours == set(_reference(on))


@pytest.mark.skipif(
    not all((ROOT / DEFAULT_CACHE / package.file).exists() for package in PACKAGES),
    reason="the packages have not been fetched (make gazetteer)",
)
def test_the_data_are_what_the_script_makes() -> None:
    for name, text in compiled(ROOT / DEFAULT_CACHE).items():
        assert (ROOT / "normalize/gazetteer/data" / name).read_text(encoding="utf-8") == text

from __future__ import annotations

import pytest

from normalize.criteria import CriteriaLevel, criteria_sets, set_by_decision, set_of_year


@pytest.mark.parametrize(
    ("year", "decision", "count"),
    [
        (2010, "491/QĐ-TTg", 19),
        (2014, "342/QĐ-TTg", 19),
        (2017, "1980/QĐ-TTg", 19),
        (2024, "318/QĐ-TTg", 19),
        (2026, "51/2025/QĐ-TTg", 10),
    ],
)
def test_set_of_a_year(year: int, decision: str, count: int) -> None:
    known = set_of_year(year)
    assert known is not None
    assert (known.decision, known.count) == (decision, count)


def test_no_set_before_the_programme() -> None:
    assert set_of_year(2005) is None


def test_every_official_name_finds_its_own_number() -> None:
    for known in criteria_sets():
        for number in known.numbers:
            match = known.match(known.name(number))
            assert match is not None
            assert (match.number, match.score) == (number, 1.0)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Thuỷ lợi", 3),
        ("Môi truờng và an toan thực phẩm", 17),
        ("Hình thức tổ chức sản xuất", 13),
        ("tỷ lệ lao động có việc làm thường xuyên", 12),
        ("Chợ nông thôn", 7),
        ("Văn hoá", 16),
        ("Cơ sở vật chat văn hóa", 6),
        ("Quốc phòng, an ninh", 19),
    ],
)
def test_noisy_and_older_names(printed: str, number: int) -> None:
    known = set_of_year(2017)
    assert known is not None
    match = known.match(printed)
    assert match is not None
    assert match.number == number


@pytest.mark.parametrize("printed", ["", "sản xuất lúa gạo", "tổ chức bộ máy"])
def test_other_names_match_nothing(printed: str) -> None:
    known = set_of_year(2017)
    assert known is not None
    assert known.match(printed) is None


def test_decision_is_found_however_printed() -> None:
    known = set_by_decision("1980 /QĐ-TTG")
    assert known is not None
    assert known.decision == "1980/QĐ-TTg"


@pytest.mark.parametrize(
    ("year", "level", "decision", "sixth"),
    [
        (2017, CriteriaLevel.DISTRICT, "558/QĐ-TTg", "Sản xuất"),
        (2023, CriteriaLevel.DISTRICT, "320/QĐ-TTg", "Kinh tế"),
        (2023, CriteriaLevel.DISTRICT_ADVANCED, "320/QĐ-TTg", "Kinh tế"),
        (2023, CriteriaLevel.COMMUNE_ADVANCED, "318/QĐ-TTg", "Văn hóa"),
    ],
)
def test_sets_of_other_levels(year: int, level: CriteriaLevel, decision: str, sixth: str) -> None:
    known = set_of_year(year, level)
    assert known is not None
    assert (known.decision, known.name(6)) == (decision, sixth)
    assert set_by_decision(decision, level) == known


def test_a_district_set_is_no_set_of_communes() -> None:
    assert set_by_decision("558/QĐ-TTg") is None

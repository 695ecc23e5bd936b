"""Units on other days, checked against the crosswalks of the decisions that changed them."""

from datetime import date

import pytest

from normalize.gazetteer import Gazetteer
from normalize.gazetteer.lineage import Lineage

BEFORE, MERGED, REFORMED = date(2017, 3, 1), date(2021, 1, 1), date(2025, 7, 1)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def found(gazetteer: Gazetteer, code: str, on: date, as_of: date) -> dict[str, str]:
    unit = gazetteer.by_code(code, on)
    assert unit is not None
    return {c.unit.full_name: str(c.relation) for c in Lineage(gazetteer, as_of).counterparts(unit, on)}


def test_a_commune_split_in_2020_and_merged_in_2025_is_followed_through_both(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "06052", BEFORE, MERGED) == {"xã Kim Đồng": "part", "xã Đề Thám": "part"}
    assert found(gazetteer, "06052", BEFORE, REFORMED) == {"xã Tân Tiến": "part", "xã Tràng Định": "part"}


def test_a_commune_merged_wholly_stays_whole(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "06055", BEFORE, MERGED) == {"xã Hùng Sơn": "same"}
    assert found(gazetteer, "06055", BEFORE, REFORMED) == {"xã Tràng Định": "whole"}


def test_the_code_of_another_unit_is_not_taken_for_the_same(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "06046", BEFORE, REFORMED) == {"xã Tràng Định": "whole"}


def test_backwards_the_new_unit_contains_what_went_into_it(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "06046", REFORMED, BEFORE)["xã Đề Thám"] == "contains"
    assert found(gazetteer, "06046", REFORMED, BEFORE)["xã Bắc Ái"] == "overlaps"


def test_a_unit_that_took_others_over_is_wholly_in_what_it_became(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "06046", BEFORE, MERGED) == {"xã Đề Thám": "whole"}
    assert found(gazetteer, "06046", MERGED, BEFORE) == {"xã Đề Thám": "contains", "xã Bắc Ái": "overlaps"}


def test_provinces_are_joined_and_districts_end(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "20", BEFORE, REFORMED) == {"tỉnh Lạng Sơn": "same"}
    assert found(gazetteer, "02", BEFORE, REFORMED) == {"tỉnh Tuyên Quang": "whole"}
    assert found(gazetteer, "186", BEFORE, REFORMED) == {}

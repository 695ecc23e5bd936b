"""What `sohoa places` prints."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.gazetteer import Gazetteer
from normalize.gazetteer.matching.explain import (
    UnknownProvinceError,
    episode_lines,
    history,
    in_district,
    place_row,
    places,
)

ON = date(2017, 2, 24)


def test_candidates_of_a_name() -> None:
    found = places(Gazetteer.load(), "Văn An", district="Chi Lăng", province="Lạng Sơn", on=ON)
    assert place_row(found[0])[:4] == ("06469", "xã Vân An", "huyện Chi Lăng", "tỉnh Lạng Sơn")
    assert found[0].assigned
    assert not any(place.assigned for place in found[1:])


def test_a_name_of_many_provinces_is_assigned_in_none() -> None:
    found = places(Gazetteer.load(), "Tân Lập", on=ON)
    assert len({place.province.code for place in found}) > 1
    assert not any(place.assigned for place in found)


def test_an_unknown_province() -> None:
    with pytest.raises(UnknownProvinceError):
        places(Gazetteer.load(), "Tân Lập", province="Atlantis", on=ON)


def test_a_code_through_time() -> None:
    episodes = history(Gazetteer.load(), "06280")
    assert [episode.unit.name for episode in episodes] == ["Văn An", "Điềm He", "Điềm He"]
    lines = episode_lines(episodes[0])
    assert lines[0] == "before 2010 – 2020-01-01: 06280 xã Văn An, huyện Văn Quan, tỉnh Lạng Sơn"
    assert any("to 06280 xã Điềm He" in line for line in lines[1:])


def test_a_district_after_a_comma_is_no_other_commune() -> None:
    gazetteer = Gazetteer.load()
    assert in_district(gazetteer, "xã Bính Xá, huyện Đình Lập", date(2017, 1, 1)) == (
        "xã Bính Xá",
        "huyện Đình Lập",
    )
    assert in_district(gazetteer, "Bính Xá, Kiên Mộc", date(2017, 1, 1)) == ("Bính Xá, Kiên Mộc", "")

"""Roles of columns by their titles."""

import pytest

from normalize.lexicon import Lexicon
from normalize.tables.views.communes.criteria_titles import role_of
from normalize.tables.views.titles import concept_of


@pytest.mark.parametrize(
    ("titles", "role"),
    [
        (("Đơn vị",), "commune"),
        (("` Xã",), "commune"),
        (("Các tiêu chí còn phải thực hiện",), "missing_criteria"),
        (("TC tăng thêm năm 2019",), "planned_criteria"),
        (("Thuộc huyện",), "district"),
        (("Xã, thị trấn",), "commune"),
        (("Huyện/xã",), "commune"),
        (("Huyện, thành phố",), "district"),
        (("Đơn vị chủ trì",), ""),
        (("Kết quả rà soát bộ tiêu chí mới", "Số tiêu chí đạt"), "achieved_count"),
        (("Kết quả rà soát bộ tiêu chí mới", "Cụ thể các tiêu chí đã đạt"), "achieved_criteria"),
        (("Kế hoạch năm 2017", "Số tiêu chí phấn đấu"), "planned_count"),
        (("Kế hoạch năm 2017", "Cụ thể tiêu chí phấn đấu đạt trong năm 2017"), "planned_criteria"),
        (("Kế hoạch năm 2017", "Lũy kế số tiêu chí đạt"), "cumulative_count"),
        (("Tiêu chí chưa đạt",), "missing_criteria"),
        (("Ghi chú",), "note"),
        (("Chủ đầu tư",), ""),
        ((), ""),
    ],
)
def test_titles_of_communes_and_criteria(titles: tuple[str, ...], role: str) -> None:
    assert role_of(titles) == role


@pytest.mark.parametrize(
    ("lexicon", "title", "concept"),
    [
        ("work_item_columns", "Cơ quan tham mưu", "implementing"),
        ("work_item_columns", "Tháng hoàn thành", "timing_months"),
        ("work_item_columns", "Đơn vị chủ trì", "implementing"),
        ("work_item_columns", "Cơ quan chủ trì, phối hợp", "implementing"),
        ("work_item_columns", "Cơ quan phối hợp", "coordinating"),
        ("work_item_columns", "Cơ quan phôi họp", "coordinating"),
        ("work_item_columns", "Thơi gịan thực hiện", "timing"),
        ("work_item_columns", "Nội đung công việo", "task"),
        ("funding_columns", "Nguồn vốn", "source"),
        ("funding_columns", "Tỷ lệ (%)", "share"),
        ("funding_columns", "Nội dung, nguồn vốn", "task"),
    ],
)
def test_titles_name_concepts_misread_or_not(lexicon: str, title: str, concept: str) -> None:
    found = concept_of((title,), Lexicon.load(lexicon))
    assert found is not None
    assert found.name == concept


@pytest.mark.parametrize("title", ["Huyện, thị xã", "Huyện, thị xã, thành phố", "Thị xã, huyện", "Cấp huyện"])
def test_towns_are_districts(title: str) -> None:
    assert role_of((title,)) == "district"


@pytest.mark.parametrize("title", ["Huyện, thị xã/xã", "Tên huyện, xã", "Huyện - xã, thị trấn", "Huyện (xã)"])
def test_communes_under_their_districts_are_communes(title: str) -> None:
    assert role_of((title,)) == "commune"

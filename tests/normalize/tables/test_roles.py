"""Roles of columns by their titles."""

import pytest

from normalize.tables.views.roles import Role, column_role


@pytest.mark.parametrize(
    ("titles", "role"),
    [
        (("STT",), Role.ROW_NO),
        (("ST T",), Role.ROW_NO),
        (("Đơn vị",), Role.COMMUNE),
        (("` Xã",), Role.COMMUNE),
        (("Cơ quan tham mưu",), Role.IMPLEMENTING),
        (("Tháng hoàn thành",), Role.TIMING),
        (("Các tiêu chí còn phải thực hiện",), Role.MISSING_LIST),
        (("TC tăng thêm năm 2019",), Role.PLANNED_LIST),
        (("Thuộc huyện",), Role.DISTRICT),
        (("Xã, thị trấn",), Role.COMMUNE),
        (("Huyện/xã",), Role.COMMUNE),
        (("Huyện, thành phố",), Role.DISTRICT),
        (("Đơn vị chủ trì",), Role.IMPLEMENTING),
        (("Cơ quan phối hợp",), Role.COORDINATING),
        (("Cơ quan phôi họp",), Role.COORDINATING),
        (("Thơi gịan thực hiện",), Role.TIMING),
        (("Nội đung công việo",), Role.TASK),
        (("Kết quả rà soát bộ tiêu chí mới", "Số tiêu chí đạt"), Role.ACHIEVED_COUNT),
        (("Kết quả rà soát bộ tiêu chí mới", "Cụ thể các tiêu chí đã đạt"), Role.ACHIEVED_LIST),
        (("Kế hoạch năm 2017", "Số tiêu chí phấn đấu"), Role.PLANNED_COUNT),
        (("Kế hoạch năm 2017", "Cụ thể tiêu chí phấn đấu đạt trong năm 2017"), Role.PLANNED_LIST),
        (("Kế hoạch năm 2017", "Lũy kế số tiêu chí đạt"), Role.CUMULATIVE_COUNT),
        (("Tiêu chí chưa đạt",), Role.MISSING_LIST),
        (("Nguồn vốn",), Role.SOURCE),
        (("Tỷ lệ (%)",), Role.SHARE),
        (("Ghi chú",), Role.NOTE),
        (("Chủ đầu tư",), Role.OTHER),
        ((), Role.OTHER),
    ],
)
def test_titles(titles: tuple[str, ...], role: Role) -> None:
    assert column_role(titles) is role


@pytest.mark.parametrize("title", ["Huyện, thị xã", "Huyện, thị xã, thành phố", "Thị xã, huyện", "Cấp huyện"])
def test_towns_are_districts(title: str) -> None:
    assert column_role((title,)) is Role.DISTRICT


@pytest.mark.parametrize("title", ["Huyện, thị xã/xã", "Tên huyện, xã", "Huyện - xã, thị trấn", "Huyện (xã)"])
def test_communes_under_their_districts_are_communes(title: str) -> None:
    assert column_role((title,)) is Role.COMMUNE

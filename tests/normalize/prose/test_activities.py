"""Activities of a festival or fair: headings with lines that say when, where, by whom and for how much."""

from __future__ import annotations

import pytest

from normalize.interpret import interpret
from normalize.prose.activities import read_activities
from normalize.records import Method, WorkItem
from tests.normalize.prose.reading import HEAD, document_of, nodes_of

FAIR = """II. NỘI DUNG
1. Các hoạt động chính
1.1. Lễ khai mạc Tuần lễ Cam Cao Phong
- Thời gian dự kiến: 19 giờ 30 ngày 15/11/2018 (thứ Năm).
- Địa điểm: Quảng trường Hòa Bình.
- Đơn vị chủ trì: Sở Công Thương.
- Đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch; UBND huyện Cao Phong.
- Hình thức thực hiện: Sân khấu hóa kết hợp trình chiếu.
- Kinh phí: 250 triệu đồng từ nguồn xúc tiến thương mại.
1.2. Hội chợ nông sản
Thời gian tổ chức: Từ ngày 15/11 đến 20/11/2018.
Địa điểm tổ chức: Sân vận động tỉnh.
Cơ quan thực hiện: Trung tâm Xúc tiến thương mại chủ trì, phối hợp với Hội Nông dân tỉnh.
Kinh phí: Nguồn xã hội hóa.
2. Các hoạt động bên lề
2.1. Hội thảo kết nối tiêu thụ
a) Thời gian: Quý IV/2018; địa điểm: thành phố Hòa Bình.
b) Chủ trì: Sở Nông nghiệp và PTNT.
c) Đơn vị thực hiện: Chi cục Quản lý chất lượng.
d) Sản phẩm: Biên bản ghi nhớ.
III. KINH PHÍ
Kinh phí do ngân sách tỉnh bảo đảm.
"""


@pytest.fixture(scope="module")
def items() -> tuple[WorkItem, ...]:
    return read_activities(nodes_of(HEAD + FAIR))


def test_one_task_a_heading_with_its_group(items: tuple[WorkItem, ...]) -> None:
    assert [(item.group_no, item.group_title, item.item_no, item.task) for item in items] == [
        ("1", "Các hoạt động chính", "1.1", "Lễ khai mạc Tuần lễ Cam Cao Phong"),
        ("1", "Các hoạt động chính", "1.2", "Hội chợ nông sản"),
        ("2", "Các hoạt động bên lề", "2.1", "Hội thảo kết nối tiêu thụ"),
    ]


def test_who_leads_and_who_joins(items: tuple[WorkItem, ...]) -> None:
    assert [(item.implementing, item.coordinating) for item in items] == [
        (("Sở Công Thương",), ("Sở Văn hóa, Thể thao và Du lịch", "UBND huyện Cao Phong")),
        (("Trung tâm Xúc tiến thương mại",), ("Hội Nông dân tỉnh",)),
        (("Sở Nông nghiệp và PTNT", "Chi cục Quản lý chất lượng"), ()),
    ]


def test_when_where_and_to_what_product(items: tuple[WorkItem, ...]) -> None:
    assert [(item.timing_kind, item.months, item.quarters, item.place_text) for item in items] == [
        ("months", (11,), (), "Quảng trường Hòa Bình"),
        ("months", (11,), (), "Sân vận động tỉnh"),
        ("quarters", (), (4,), "thành phố Hòa Bình"),
    ]
    assert items[0].timing_text == "19 giờ 30 ngày 15/11/2018 (thứ Năm)"
    assert [item.product for item in items] == ["", "", "Biên bản ghi nhớ"]


def test_money_is_taken_where_an_amount_is_named(items: tuple[WorkItem, ...]) -> None:
    assert [item.budget_vnd for item in items] == [250_000_000, None, None]
    assert items[0].traces["budget_vnd"].method is Method.COMPUTED


def test_a_value_of_two_lines_has_the_trace_of_both(items: tuple[WorkItem, ...]) -> None:
    assert len(items[2].traces["implementing"].parts) == 2
    assert items[0].traces["place_text"].printed == "Quảng trường Hòa Bình."


def test_every_filled_field_is_traced(items: tuple[WorkItem, ...]) -> None:
    filled = {name for item in items for name in WorkItem.columns() if getattr(item, name)}
    assert all(name in item.traces for item in items for name in filled if getattr(item, name))


@pytest.mark.parametrize(
    "text",
    [
        # The time and place of the whole plan, and who organizes it.
        "II. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: ngày 12/5/2018.\n2. Địa điểm: Nhà văn hóa tỉnh.\n"
        "III. TỔ CHỨC\n1. Cơ quan chỉ đạo: UBND tỉnh.\n2. Đơn vị chủ trì: Sở Y tế.\n",
        # One event alone is the plan itself.
        "II. NỘI DUNG\n1. Hội thi tay nghề\n- Thời gian: tháng 5.\n- Đơn vị chủ trì: Sở Y tế.\n",
        # Who is responsible for what names neither time nor place.
        "II. NHIỆM VỤ\n1. Rà soát quy hoạch\n- Đơn vị chủ trì: Sở A.\n- Đơn vị phối hợp: Sở B.\n"
        "2. Lập hồ sơ\n- Đơn vị chủ trì: Sở A.\n- Đơn vị phối hợp: Sở C.\n",
    ],
)
def test_other_labelled_lines_are_no_activities(text: str) -> None:
    assert not read_activities(nodes_of(HEAD + text))


def test_activities_are_work_items_without_a_table() -> None:
    found = interpret(document_of(HEAD + FAIR)).records["work_items"]
    assert [item.record_id[-4:] for item in found] == ["0001", "0002", "0003"]
    assert {item.table_id for item in found} == {""}

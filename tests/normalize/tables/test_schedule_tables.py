"""Work schedules: groups, items, agencies, times, and what another engine put among the rows."""

from table_making import interpret, rules

from normalize.records import Method, TableEntry, WorkItem

SCHEDULE = """\
TT\tNội dung công việc\tChỉ đạo\tCơ quan thực hiện\tCơ quan phối hợp\tThời gian
I\tKiện toàn bộ máy\t\t\t\t
1\tKiện toàn các thành viên BCD\tUBND, BCD tỉnh\tSở KH&ĐT, NN&PTNT và VPDP\tBCĐ cấp huyện, xã\tTháng 3-5
TT\tNội dung công việc\tChỉ đạo\tCơ quan thi hành\tCơ quan phối hợp\tThời gian
V\tCông tác tuyên truyền\t\t\t\t
1\tXây dựng kế hoạch\tBCĐ tỉnh\tSở Nội vụ\tCác đơn vị liên quan\tHàng quý
V\tCông tác lập Quy hoạch\t\t\t\t
\tKiểm tra, đôn đốc\tUBND tỉnh\tThành viên BCĐ\tCác Sở, ngành\tTháng 37
"""


def test_items_stand_under_their_groups_as_printed() -> None:
    items = interpret(SCHEDULE, WorkItem)
    assert [(i.group_no, i.group_title, i.item_no) for i in items] == [
        ("I", "Kiện toàn bộ máy", "1"),
        ("V", "Công tác tuyên truyền", "1"),
        ("V", "Công tác lập Quy hoạch", ""),
    ]
    assert items[0].task == "Kiện toàn các thành viên BCĐ"
    assert items[0].directing == ("UBND", "BCĐ tỉnh")
    assert items[0].implementing == ("Sở KH&ĐT", "Sở NN&PTNT", "VPĐP")
    assert items[0].coordinating == ("BCĐ cấp huyện", "BCĐ cấp xã")
    assert [(i.timing_kind, i.months, i.quarters) for i in items] == [
        ("months", (3, 4, 5), ()),
        ("periodic", (), (1, 2, 3, 4)),
        ("other", (), ()),
    ]


def test_a_dash_behind_the_last_agency_is_no_part_of_its_name() -> None:
    items = interpret(SCHEDULE.replace("\tUBND, BCD tỉnh\t", "\tUBND, BCĐ tỉnh -\t"), WorkItem)
    assert items[0].directing == ("UBND", "BCĐ tỉnh")


def test_repairs_and_unread_times_are_told() -> None:
    items = interpret(SCHEDULE, WorkItem)
    assert {finding.rule for finding in items[0].findings} == {"text-repaired"}
    assert rules(items[1:]) == ["item-number-missing", "timing-unread"]
    assert items[0].traces["directing"].printed == "UBND, BCD tỉnh"


def test_other_titles_and_columns_without_a_field() -> None:
    text = """\
STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm\tMức độ
1\tXây dựng kế hoạch\tSở NN&PTNT\tUBND các huyện\tTrước 30/6\tKế hoạch\tCao
1.1\tRà soát\tVPĐP\tCông an tỉnh\tQuý II\tBáo cáo\tVừa
"""
    items = interpret(text, WorkItem)
    assert [(i.item_no, i.implementing, i.months, i.quarters) for i in items] == [
        ("1", ("Sở NN&PTNT",), (6,), ()),
        ("1.1", ("VPĐP",), (), (2,)),
    ]
    assert [item.product for item in items] == ["Kế hoạch", "Báo cáo"]
    (entry,) = interpret(text, TableEntry)
    assert [(finding.rule, finding.printed) for finding in entry.findings] == [("column-unmapped", "Mức độ")]


def test_a_table_of_projects_is_no_schedule() -> None:
    text = """\
STT\tQuyết định\tChủ đầu tư\tTổng mức đầu tư\tThời gian thực hiện\tĐã cấp
1.\tQuyết định số 37/QĐ-UBND\tUBND thị xã Hồng Lĩnh\t5.500.000.000\t2013-2015\t1.340.000.000
2.\tQuyết định số 38/QĐ-UBND\tUBND thành phố\t7.989.030.000\t2013-2015\t1.900.000.000
"""
    assert interpret(text, WorkItem) == []
    assert [entry.dataset for entry in interpret(text, TableEntry)] == [("projects",)]


def test_a_task_may_begin_and_end_in_columns_of_their_own() -> None:
    items = interpret(
        """\
STT\tNhiệm vụ\tCơ quan thực hiện\tThời gian\t\tGhi chú
\t\t\tBắt đầu\tKết thúc\t
1\tRà soát xã\tUBND huyện\tTháng 1\tTháng 3\t
2\tThẩm định\tSở NN&PTNT\t15/4\t30/6\t
""",
        WorkItem,
    )
    assert [item.months for item in items] == [(1, 2, 3), (4, 5, 6)]


def test_ditto_marks_stand_for_the_cell_above_and_partners_may_stand_in_the_leader_s_cell() -> None:
    items = interpret(
        """\
Stt\tNội dung\tNgười chỉ đạo\tĐơn vị thực hiện\tTháng hoàn thành
1\tPhân bổ vốn\tPCT UBND tỉnh\tSở KH&ĐT chủ trì, phối hợp với Sở Tài chính\t01
2\tVốn sự nghiệp\tnt\tSở Tài chính\t5 - 8
3\tHọp\t-nt-\t-\t"
""",
        WorkItem,
    )
    assert [item.directing for item in items] == [("PCT UBND tỉnh",)] * 3
    assert [item.implementing for item in items] == [("Sở KH&ĐT",), ("Sở Tài chính",), ()]
    assert [item.coordinating for item in items] == [("Sở Tài chính",), (), ()]
    assert [item.months for item in items] == [(1,), (5, 6, 7, 8), (5, 6, 7, 8)]


DITTOS = """\
TT\tNội dung công việc\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tĐịa điểm
1\tTổ chức hội nghị\tSở Nông nghiệp và PTNT\tUBND các huyện\tQuý I\tTP. Lạng Sơn
2\tXây dựng mô hình\tnt\t-nt-\t"\t//
3\tKiểm tra, giám sát\tnhư trên\tSở Tài chính\tTháng 5\t''
4\tTổng kết\t- nt -\t,,\t-"-\t-//-
"""


def test_dittos_mean_what_stands_above_and_are_inferred() -> None:
    items = interpret(DITTOS, WorkItem)
    assert {item.implementing for item in items} == {("Sở Nông nghiệp và PTNT",)}
    assert [item.coordinating for item in items] == [("UBND các huyện",)] * 2 + [("Sở Tài chính",)] * 2
    assert [(item.timing_text, item.quarters, item.months) for item in items] == [
        ("Quý I", (1,), ()),
        ("Quý I", (1,), ()),
        ("Tháng 5", (), (5,)),
        ("Tháng 5", (), (5,)),
    ]
    assert {item.place_text for item in items} == {"TP. Lạng Sơn"}
    fields = ("implementing", "coordinating", "timing_text", "months", "place_text")
    assert {items[3].traces[field].method for field in fields} == {Method.INFERRED}
    assert items[3].traces["coordinating"].printed == "Sở Tài chính"
    assert items[2].traces["timing_text"].method is not Method.INFERRED
    assert not rules(items)


def test_a_ditto_below_a_doubt_is_doubted_as_well() -> None:
    items = interpret(DITTOS.replace("Quý I\t", "Tháng 37\t"), WorkItem)
    assert [rules([item]) for item in items] == [["timing-unread"], ["timing-unread"], [], []]

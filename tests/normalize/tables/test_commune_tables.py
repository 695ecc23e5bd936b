"""Commune tables in the forms that provinces print."""

from dataclasses import replace

from table_making import interpret, make_context, read_tables, rules

from extract.model import Box, Place, Table
from extract.textfile import parse_text
from normalize.context import TableCaption
from normalize.records import CommuneCriterion, CommuneTarget, TableEntry

DISTRICT_COLUMN = """\
STT\tHuyện, thành phố\tTên xã\tSố tiêu chí đạt\tCác tiêu chí đã đạt\tSố TC đăng ký\tTiêu chí đăng ký\tGhi chú
(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)
1\tCao Lộc\tYên Trạch\t3\t1,3,5\t2\t2,4\t
2\t\tCông Sơn\t2\t1;4\t1\t15\tXã biên giới
3\tVăn Quan\tHữu Lễ\t4\t1,4,12,14\t4\t5,8,13,15\t
\tTổng cộng\t\t9\t\t7\t\t
"""


def test_a_district_column_is_carried_down_and_the_total_is_no_commune() -> None:
    targets = interpret(DISTRICT_COLUMN, CommuneTarget)
    assert [(t.row_no, t.commune_code, t.district_text, t.district_code) for t in targets] == [
        ("1", "06247", "Cao Lộc", "183"),
        ("2", "06232", "Cao Lộc", "183"),
        ("3", "06322", "Văn Quan", "184"),
    ]
    assert [t.achieved_criteria for t in targets] == [(1, 3, 5), (1, 4), (1, 4, 12, 14)]
    assert [(t.achieved_count, t.planned_count) for t in targets] == [(3, 2), (2, 1), (4, 4)]
    assert targets[1].note == "Xã biên giới"
    assert rules(interpret(DISTRICT_COLUMN, TableEntry)) == ["row-total"]


def test_the_tidy_form_has_one_record_a_criterion_and_state() -> None:
    tidy = interpret(DISTRICT_COLUMN, CommuneCriterion)
    assert [(t.commune_code, t.criterion_no, t.state) for t in tidy[:5]] == [
        ("06247", 1, "achieved"),
        ("06247", 3, "achieved"),
        ("06247", 5, "achieved"),
        ("06247", 2, "planned"),
        ("06247", 4, "planned"),
    ]
    assert len(tidy) == 9 + 7


def test_group_rows_give_group_and_district() -> None:
    targets = interpret(
        """\
TT\tĐơn vị\tTiêu chí đạt\tTiêu chí phấn đấu năm 2017
I\tHuyện Cao Lộc\t\t
1\tXã Yên Trạch\t1,3,5\t2,4
II\tHuyện Văn Quan\t\t
1\tXã Hữu Lễ\t1,4,12,14\t5,8,13,15
""",
        CommuneTarget,
        TableCaption(appendix_no=2, title="Danh sách xã"),
    )
    assert [(t.group_label, t.district_text, t.district_code) for t in targets] == [
        ("Huyện Cao Lộc", "Huyện Cao Lộc", "183"),
        ("Huyện Văn Quan", "Huyện Văn Quan", "184"),
    ]
    assert {(t.appendix_no, t.table_title) for t in targets} == {(2, "Danh sách xã")}


def test_district_rows_with_subtotals_are_no_communes() -> None:
    targets = interpret(
        """\
TT\tHuyện/xã\tSố tiêu chí đạt\tGhi chú
A\tHuyện Cao Lộc\t20\t
1\tYên Trạch\t10\t
2\tCông Sơn\t10\t
B\tHuyện Văn Quan\t5\t
1\tHữu Lễ\t5\t
""",
        CommuneTarget,
    )
    assert [(t.commune_code, t.group_label, t.district_code, t.achieved_count) for t in targets] == [
        ("06247", "Huyện Cao Lộc", "183", 10),
        ("06232", "Huyện Cao Lộc", "183", 10),
        ("06322", "Huyện Văn Quan", "184", 5),
    ]


MATRIX = """\
<table>
<tr><th rowspan="2">TT</th><th rowspan="2">Tên xã</th><th colspan="6">Kết quả thực hiện các tiêu chí</th>
<th rowspan="2">Tổng số tiêu chí đạt</th></tr>
<tr><th>1</th><th>2</th><th>3</th><th>10</th><th>11</th><th>12</th></tr>
<tr><td>1</td><td>Yên Trạch - Cao Lộc</td>
<td>x</td><td></td><td>x</td><td>x</td><td>-</td><td>#</td><td>3</td></tr>
<tr><td>2</td><td>Công Sơn - Cao Lộc</td>
<td>Đ</td><td>K</td><td>Đ</td><td>đạt</td><td>0</td><td></td><td>3</td></tr>
</table>
"""


def test_a_matrix_of_marks_becomes_lists_and_an_unknown_mark_is_told() -> None:
    targets = interpret(MATRIX, CommuneTarget)
    assert [t.achieved_criteria for t in targets] == [(1, 3, 10), (1, 3, 10)]
    assert [t.achieved_count for t in targets] == [3, 3]
    assert rules(targets) == ["mark-unreadable"]
    assert targets[0].findings[0].details["criterion"] == "12"


def test_a_matrix_may_name_its_criteria() -> None:
    targets = interpret(
        MATRIX.replace(
            "<th>1</th><th>2</th><th>3</th><th>10</th><th>11</th><th>12</th>",
            "<th>Quy hoạch</th><th>Giao thông</th><th>Thủy lợi</th><th>Điện</th><th>Trường học</th>"
            "<th>Cơ sở vật chất văn hóa</th>",
        ),
        CommuneTarget,
    )
    assert targets[1].achieved_criteria == (1, 3, 4)


def test_what_is_not_achieved_gives_the_rest_only_where_the_count_agrees() -> None:
    targets = interpret(
        """\
STT\tTên xã\tHuyện\tSố tiêu chí đạt\tTiêu chí chưa đạt
1\tYên Trạch\tCao Lộc\t17\t2,4
2\tHữu Lễ\tVăn Quan\t4\t5,8,13,15
""",
        CommuneTarget,
    )
    assert targets[0].achieved_criteria == tuple(n for n in range(1, 20) if n not in (2, 4))
    assert targets[0].note == "Tiêu chí chưa đạt: 2,4"
    assert targets[1].achieved_criteria == ()
    assert rules(targets) == ["achieved-derived", "missing-criteria-count"]


def test_several_communes_in_one_cell_are_a_record_each() -> None:
    targets = interpret(
        """\
STT\tHuyện\tXã phấn đấu đạt chuẩn năm 2017
1\tCao Lộc\tYên Trạch, Công Sơn, Bảo Lâm
2\tVăn Quan\tHữu Lễ và Phú Mỹ
""",
        CommuneTarget,
    )
    assert [t.commune_code for t in targets] == ["06247", "06232", "06190", "06322", "06259"]
    assert [t.commune_text for t in targets[:3]] == ["Yên Trạch", "Công Sơn", "Bảo Lâm"]


def test_what_is_printed_is_kept_and_doubts_are_told() -> None:
    targets = interpret(
        """\
STT\tĐơn vị\tSố tiêu chí đạt\tCụ thể tiêu chí đã đạt\tSố tiêu chí phấn đấu\tCụ thể tiêu chí phấn đấu
1\tXã Quang Trung - Bình Gia\t4\t1,7,12,29\tl\t3
2\tXã Thành Hòa - Văn Quan\t4\t1;7;12;19\tabc\t8
3\tXã Không Có - Văn Quan\t4\t1;7;12;1315\t1\t8
""",
        CommuneTarget,
    )
    assert targets[0].achieved_criteria == (1, 7, 12, 29)
    assert [t.planned_count for t in targets] == [1, None, 1]
    assert [t.district_code for t in targets] == ["181", "182", "184"]
    assert rules(targets) == [
        "look-alike-read",
        "count-unreadable",
        "commune-other-district",
        "list-unreadable",
        "commune-unmatched",
    ]


def test_a_table_of_districts_is_no_commune_table() -> None:
    text = """\
STT\tĐơn vị\tTổng số xã\tSố xã đạt 19 tiêu chí\tSố xã đạt 15-18 tiêu chí
1\tHuyện Cao Lộc\t21\t5\t3
2\tHuyện Văn Quan\t23\t2\t4
"""
    assert interpret(text, CommuneTarget) == []
    assert [entry.dataset for entry in interpret(text, TableEntry)] == [()]


MISREAD = """\
STT\tĐơn vị\tSố tiêu chí đạt\tCụ thể tiêu chí đã đạt
1\tXã Bình Xá-Dinh Lập (năm 2016 chuyển sang)\t3\t1,3,5
2\tXã Yên Trạch - Cao Lộc(ĐBKK)\t3\t1,3,5
"""


def test_a_recognized_place_takes_its_official_spelling_and_remarks_their_fields() -> None:
    first, second = interpret(MISREAD, CommuneTarget)
    assert (first.commune_text, first.district_text, first.commune_code) == (
        "Xã Bính Xá",
        "Đình Lập",
        "06622",
    )
    assert (first.carried_over_from, first.especially_difficult) == (2016, False)
    assert (second.commune_text, second.especially_difficult) == ("Xã Yên Trạch", True)
    assert first.traces["commune_text"].printed == "Xã Bình Xá-Dinh Lập (năm 2016 chuyển sang)"
    assert rules([first]) == ["text-repaired", "text-repaired", "commune-fuzzy"]
    assert rules([second]) == []


def test_a_typed_place_stays_as_the_province_wrote_it() -> None:
    table = next(block for block in parse_text(MISREAD) if isinstance(block, Table))
    place = Place(1, Box(0, 0, 1, 1))
    cells = tuple(
        replace(cell, places=(place,), lines=tuple(replace(line, place=place) for line in cell.lines))
        for cell in table.cells
    )
    records = read_tables(make_context((replace(table, cells=cells),)))
    first = next(record for record in records if isinstance(record, CommuneTarget))
    assert (first.commune_text, first.district_text) == ("Xã Bình Xá", "Dinh Lập")
    assert (first.commune_name, first.commune_code) == ("Bính Xá", "06622")


def test_of_several_years_the_plan_year_is_taken_and_the_others_are_noted() -> None:
    (target,) = interpret(
        """\
STT\tTên xã\tSố tiêu chí đạt\tSố tiêu chí phấn đấu năm 2016\tSố tiêu chí phấn đấu năm 2017
1\tXã Yên Trạch\t8\t3\t5
""",
        CommuneTarget,
    )
    assert (target.achieved_count, target.planned_count) == (8, 5)
    assert target.note == "Số tiêu chí phấn đấu năm 2016: 3"


def test_units_and_criteria_of_2026() -> None:
    (target,) = interpret(
        """\
STT\tTên xã\tSố tiêu chí đạt\tTiêu chí đạt\tTiêu chí phấn đấu năm 2026
1\tBắc Sơn\t3\tQuy hoạch; Giảm nghèo và An sinh xã hội; 10\t2,3
""",
        CommuneTarget,
        year=2026,
    )
    assert (target.commune_type, target.district_code, target.province_code) == ("xã", "", "20")
    assert (target.achieved_criteria, target.planned_criteria) == ((1, 6, 10), (2, 3))


TOWNS_COLUMN = """\
TT\tHuyện, thị xã\tTên xã\tSố TC đạt\tCác tiêu chí đạt\tTổng số tiêu chí đến cuối năm 2017
1\tCao Lộc\tXã Yên Trạch\t3\t1,3,5\t5
2\tVăn Quan\tXã Hữu Lễ\t4\t1,4,12,14\t8
"""


def test_a_town_in_the_title_of_the_districts_makes_no_communes_of_them() -> None:
    targets = interpret(TOWNS_COLUMN, CommuneTarget)
    assert [(t.commune_code, t.district_text) for t in targets] == [
        ("06247", "Cao Lộc"),
        ("06322", "Văn Quan"),
    ]


def test_a_sum_until_the_end_of_the_plan_year_accumulates_and_of_the_year_before_is_achieved() -> None:
    assert [t.cumulative_count for t in interpret(TOWNS_COLUMN, CommuneTarget)] == [5, 8]
    earlier = TOWNS_COLUMN.replace("Số TC đạt", "Ghi chú").replace("năm 2017", "năm 2016")
    assert [t.achieved_count for t in interpret(earlier, CommuneTarget)] == [5, 8]


def test_of_two_columns_of_units_the_one_headed_as_communes_counts() -> None:
    targets = interpret(TOWNS_COLUMN.replace("Huyện, thị xã", "Đơn vị"), CommuneTarget)
    assert [(t.commune_code, t.district_code) for t in targets] == [("06247", "183"), ("06322", "184")]


def test_a_commune_whose_name_begins_like_a_type_of_district_is_no_group() -> None:
    targets = interpret(
        """\
TT\tHuyện/Xã\tSố TC đạt\tCác tiêu chí đạt
I\tHuyện Chi Lăng\t4\t
1\tQuan Sơn\t4\t1,3,12,14
2\tBằng Mạc\t2\t1,3
""",
        CommuneTarget,
    )
    assert [(t.row_no, t.commune_name, t.district_name) for t in targets] == [
        ("1", "Quan Sơn", "Chi Lăng"),
        ("2", "Bằng Mạc", "Chi Lăng"),
    ]


def test_districts_with_sums_and_without_their_type_are_groups() -> None:
    text = """\
TT\tTên đơn vị\tSố TC đạt năm 2016\tSố TC đăng ký năm 2017
I\tCao Lộc\t12\t5
1\tYên Trạch\t8\t2
2\tCông Sơn\t4\t3
II\tHuyện Văn Quan (1 xã)\t9\t4
1\tHữu Lễ\t9\t4
"""
    targets = interpret(text, CommuneTarget)
    assert [(t.group_label, t.district_text, t.row_no, t.commune_name) for t in targets] == [
        ("Cao Lộc", "Cao Lộc", "1", "Yên Trạch"),
        ("Cao Lộc", "Cao Lộc", "2", "Công Sơn"),
        ("Huyện Văn Quan (1 xã)", "Huyện Văn Quan", "1", "Hữu Lễ"),
    ]
    assert rules(targets) == []
    assert rules(interpret(text, TableEntry)) == ["row-total", "row-total"]


def test_an_i_for_a_one_makes_no_group_of_a_commune() -> None:
    text = """\
TT\tTên xã\tSố TC đạt năm 2016
I\tYên Trạch\t8
2\tCông Sơn\t4
"""
    assert [t.row_no for t in interpret(text, CommuneTarget)] == ["1", "2"]


def test_what_is_expected_until_the_end_of_the_year_accumulates() -> None:
    text = """\
TT\tTên xã\tSố tiêu chí đạt đến 31/12/2016\tDự kiến số tiêu chí đạt đến 31/12/2017\tTiêu chí đăng ký năm 2017
1\tXã Yên Trạch\t8\t10\t2, 5
"""
    (target,) = interpret(text, CommuneTarget)
    assert (target.achieved_count, target.planned_count, target.cumulative_count) == (8, None, 10)
    assert target.planned_criteria == (2, 5)


def test_the_sum_behind_the_marks_counts_them() -> None:
    header = "TT\tXã\t" + "\t".join(map(str, range(1, 20))) + "\tTổng\n"
    (target,) = interpret(header + "1\tXã Yên Trạch\tx\t\tx" + "\t" * 16 + "\t2\n", CommuneTarget)
    assert (target.achieved_criteria, target.achieved_count) == ((1, 3), 2)


def test_a_list_without_a_side_takes_that_of_the_count_before_it() -> None:
    text = """\
TT\tTên xã\tĐã đạt năm 2016 Số tiêu chí\tTiêu chí số\tPhấn đấu năm 2017 Số tiêu chí\tTiêu chí số
1\tXã Yên Trạch\t3\t1, 3, 5\t2\t2, 4
"""
    (target,) = interpret(text, CommuneTarget)
    assert (target.achieved_count, target.achieved_criteria) == (3, (1, 3, 5))
    assert (target.planned_count, target.planned_criteria) == (2, (2, 4))

"""Tables read in several parts, and tables whose caption was lost."""

from dataclasses import replace

from table_making import make_context, read_tables, rules

from extract.model import Table
from extract.textfile import parse_text
from normalize.context import TableCaption
from normalize.records import TableEntry, WorkItem

SCHEDULE = """\
TT\tNội dung công việc\tChỉ đạo\tCơ quan thực hiện\tCơ quan phối hợp\tThời gian
I\tKiện toàn bộ máy\t\t\t\t
1\tKiện toàn\tUBND tỉnh\tSở Nội vụ\tCác đơn vị\tQuý I
2\tXây dựng kế hoạch\tUBND tỉnh\tSở Nội vụ\tCác đơn vị\tQuý II
"""
CAPTION = TableCaption(appendix_no=1, label="Phụ lục 01", title="Nội dung công việc")


def _table(text: str) -> Table:
    (table,) = (block for block in parse_text(text) if isinstance(block, Table))
    return table


def _cut(table: Table, row: int) -> tuple[Table, Table]:
    """Cut a table as an unclosed page break does: the second part has no header."""
    low = tuple(replace(cell, row=cell.row - row) for cell in table.cells if cell.row >= row)
    high = tuple(cell for cell in table.cells if cell.row < row)
    return (
        replace(table, cells=high, row_count=row),
        replace(table, cells=low, row_count=table.row_count - row, header_rows=0),
    )


def test_a_part_without_header_belongs_to_the_table_before() -> None:
    context = make_context(_cut(_table(SCHEDULE), 3), (CAPTION, CAPTION))
    records = read_tables(context)
    items = [record for record in records if isinstance(record, WorkItem)]
    assert [(i.group_no, i.item_no, i.quarters) for i in items] == [("I", "1", (1,)), ("I", "2", (2,))]
    entries = [record for record in records if isinstance(record, TableEntry)]
    assert [(e.table_id, e.row_count, e.dataset) for e in entries] == [
        ("t01", 3, ("work_items",)),
        ("t02", 1, ("work_items",)),
    ]
    assert rules(records) == []


def test_a_table_of_its_own_under_the_caption_before_is_told() -> None:
    other = _table("""\
STT\tĐơn vị\tSố tiêu chí đạt\tCụ thể tiêu chí đã đạt
1\tXã Yên Trạch - Cao Lộc\t3\t1,3,5
""")
    records = read_tables(make_context((_table(SCHEDULE), other), (CAPTION, CAPTION)))
    assert rules(records) == ["caption-missing"] * 4

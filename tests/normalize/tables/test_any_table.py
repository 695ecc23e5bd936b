"""Whatever a table holds: it is indexed, nothing breaks, no commune or task appears from nowhere."""

from hypothesis import given, settings
from hypothesis import strategies as st
from table_making import make_context, read_tables

from extract.model import Cell, Line, Table, Word
from normalize.records import CommuneTarget, TableEntry, WorkItem

PRINTED = (
    "|STT|Đơn vị|Xã|Huyện|Số tiêu chí đạt|Tiêu chí đã đạt|Nội dung|Thời gian|Chỉ đạo|Nguồn vốn|Tổng cộng"
    "|Cơ quan thực hiện|I|II|1|2|l|-|x|1,3,5|18/19|312.350|Xã Yên Trạch - Cao Lộc|Huyện Cao Lộc"
    "|Hữu Lễ, Công Sơn|Quý I|Tháng 37|BCD tỉnh|(1)|(2)"
)
TEXTS = st.sampled_from(PRINTED.split("|"))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(0, 6)), draw(st.integers(1, 6))
    cells = []
    for row in range(rows):
        across = draw(st.booleans()) and draw(st.booleans())
        for column in range(1 if across else columns):
            text = draw(TEXTS)
            line = Line(tuple(Word(word) for word in text.split()))
            cells.append(Cell(row, column, (line,) if text else (), column_span=columns if across else 1))
    return Table(tuple(cells), rows, columns, header_rows=draw(st.integers(0, min(2, rows))))


@settings(max_examples=150, deadline=None)
@given(st.lists(tables(), max_size=3))
def test_any_table_is_indexed_and_invents_nothing(drawn: list[Table]) -> None:
    records = read_tables(make_context(drawn))
    entries = [record for record in records if isinstance(record, TableEntry)]
    assert [entry.table_id for entry in entries] == [f"t{n:02}" for n in range(1, len(drawn) + 1)]
    printed = " ".join(cell.text for table in drawn for cell in table.cells)
    for record in records:
        if isinstance(record, CommuneTarget):
            assert record.commune_text in printed
        if isinstance(record, WorkItem) and record.task:
            assert record.task in printed or "BCĐ" in record.task

"""Any table to a typed table: the front of this folder.

Nothing here asks what the table is about. The grid is laid out and its head found; all columns are told
apart by their content and titles; each row gets its ordinal, label and parent; each cell is read, with what
its column, row and sums say of ambiguous figures; and relations between figures are found and tried.
"""

from __future__ import annotations

from extract.model import Table
from normalize.tables.cells.fill import fill_cells
from normalize.tables.columns.content import contents
from normalize.tables.columns.describe import Surroundings, describe_columns, foreseen
from normalize.tables.columns.kinds import column_kinds
from normalize.tables.columns.titles import title_texts, titles_of
from normalize.tables.grid.grid import lay_out
from normalize.tables.grid.header import find_header
from normalize.tables.grid.repeats import body_rows
from normalize.tables.model import TypedTable
from normalize.tables.rows.build import build_rows

NO_SURROUNDINGS = Surroundings()


def type_table(table: Table, table_id: str = "t01", around: Surroundings = NO_SURROUNDINGS) -> TypedTable:
    """Type a table whole."""
    grid = lay_out(table)
    header = find_header(grid)
    body = body_rows(grid, header)
    content = contents(grid, body)
    titles = [title_texts(titles_of(grid, header, column)) for column in range(grid.width)]
    kinds = column_kinds(content, titles)
    columns = describe_columns(grid, header, kinds, content, around)
    rows = build_rows(grid, body, kinds, columns, around.unit)
    columns = foreseen(columns, rows, around)
    cells = fill_cells(grid, columns, rows)
    return TypedTable(
        table_id=table_id,
        table=table,
        title=around.title,
        unit=around.unit,
        header_rows=header.end,
        columns=columns,
        rows=rows,
        cells=cells,
    )

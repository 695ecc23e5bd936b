"""Any table to a typed table: the front of this folder.

Nothing here asks what the table is about. The grid is laid out and its head found; all columns are told
apart by their content and titles; each row gets its ordinal, label and parent; each cell is read, with what
its column, row and sums say of ambiguous figures; and relations between figures are found and tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.model import Table
from normalize.records.kinds import ColumnKind
from normalize.tables.cells.figures import read_figures
from normalize.tables.cells.fill import fill_cells
from normalize.tables.columns.around import TableSurroundings
from normalize.tables.columns.content import Content, contents
from normalize.tables.columns.describe import describe_columns, figure_columns, with_counted
from normalize.tables.columns.kinds import Kinds, column_kinds
from normalize.tables.columns.laws import relations_across
from normalize.tables.columns.relate import hand_on, in_one_unit
from normalize.tables.columns.times import dated_by_document, foreseen
from normalize.tables.columns.titles import title_texts, titles_of
from normalize.tables.columns.unit_doubts import with_contested_unit, without_unit
from normalize.tables.grid.grid import CellGrid, lay_out
from normalize.tables.grid.header import Header, find_header
from normalize.tables.grid.numbering import column_numbers
from normalize.tables.grid.repeats import body_rows
from normalize.tables.model import TypedTable
from normalize.tables.relations.across import relations_of_rows
from normalize.tables.relations.down import sums_down
from normalize.tables.relations.products import products_down
from normalize.tables.relations.resolve import by_row_sums, resolve
from normalize.tables.relations.scale import doubt_scales
from normalize.tables.relations.shares import shares_down
from normalize.tables.rows.build import build_rows

NO_SURROUNDINGS = TableSurroundings()


def type_table(
    table: Table, table_id: str = "t01", around: TableSurroundings = NO_SURROUNDINGS
) -> TypedTable:
    """Type a table whole."""
    grid = lay_out(table)
    header = find_header(grid)
    body = body_rows(grid, header)
    content = contents(grid, body)
    titles = [title_texts(titles_of(grid, header, column)) for column in range(grid.width)]
    kinds = column_kinds(content, titles)
    around = replace(around, last_of_rows=_last_year(content, kinds))
    columns = describe_columns(grid, header, kinds, content, around)
    figures = read_figures(grid, body, figure_columns(columns), kinds.unit)
    across = relations_across(columns, figures, _column_numbers(grid, header))
    columns = in_one_unit(with_counted(hand_on(columns, across), kinds, around), across)
    rows = build_rows(grid, body, kinds, figures, around)
    columns = dated_by_document(foreseen(columns, rows, around), rows, around)
    figures = resolve(figures, rows, across)
    if kinds.unit is not None:
        figures = by_row_sums(figures)
    figures = doubt_scales(figures, columns, one_unit=kinds.unit is not None)
    cells = fill_cells(grid, columns, rows, figures)
    typed = TypedTable(
        table_id=table_id,
        table=table,
        title=around.title,
        unit=around.unit,
        header_rows=header.end,
        columns=columns,
        rows=rows,
        cells=cells,
        relations=(
            *sums_down(columns, rows, cells),
            *relations_of_rows(columns, rows, cells, across),
            *shares_down(columns, rows, cells, {each.whole for each in across}),
            *products_down(columns, rows, cells),
        ),
    )
    return replace(
        typed,
        without_unit=tuple(without_unit(typed, units_said=len(around.units) > 1)),
        with_contested_unit=tuple(with_contested_unit(typed)),
    )


def _column_numbers(grid: CellGrid, header: Header) -> Mapping[int, int]:
    """Give the column that each printed column number stands over."""
    texts = grid.texts[header.numbering] if header.numbering is not None else ()
    return {number: index + 1 for number, index in column_numbers(texts).items()}


def _last_year(content: Sequence[Content], kinds: Kinds) -> int | None:
    """Give the last year that the columns of times name."""
    years = [each.last_year for each in content if kinds.of[each.column] is ColumnKind.PERIOD]
    return max((year for year in years if year is not None), default=None)

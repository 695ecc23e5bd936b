"""How tests write tables down: texts with their spans."""

from __future__ import annotations

from collections import Counter

from extract.model import Block, Cell, Paragraph, Table


def shown(table: Table) -> list[list[str]]:
    """Texts with their spans: ``title>2`` spans two columns, ``title v2`` two rows."""

    def show(cell: Cell) -> str:
        wide = f">{cell.column_span}" if cell.column_span > 1 else ""
        high = f"v{cell.row_span}" if cell.row_span > 1 else ""
        return f"{cell.text}{wide}{high}"

    return [[show(cell) for cell in row] for row in table.rows()]


def covered_once(table: Table) -> bool:
    """Whether every place of a table is covered by exactly one cell."""
    places = Counter(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )
    whole = {(row, column) for row in range(table.row_count) for column in range(table.column_count)}
    return set(places) == whole and set(places.values()) <= {1}


def only_table(blocks: tuple[Block, ...]) -> Table:
    """The one table among some blocks."""
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert covered_once(table)
    return table


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The texts of all paragraphs."""
    return [block.text for block in blocks if isinstance(block, Paragraph)]

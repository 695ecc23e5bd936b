"""Which cells of a table are read again as numbers."""

from __future__ import annotations

from extract.model import Cell, Line, Table, Word
from extract.scan.numbers import doubtful_numbers


def table(*rows: tuple[tuple[str, float], ...]) -> Table:
    """One header row, then cells of (text, confidence)."""
    cells = [
        Cell(y, x, (Line((Word(text, None, confidence),)),) if text else ())
        for y, row in enumerate(rows)
        for x, (text, confidence) in enumerate(row)
    ]
    return Table(tuple(cells), len(rows), len(rows[0]), header_rows=1)


def test_letters_among_figures_are_doubtful() -> None:
    found = doubtful_numbers(
        table(
            (("TT", 0.9), ("Tên", 0.9)),
            (("1", 0.9), ("Q", 0.9)),
            (("2", 0.9), ("Xã Vân An", 0.4)),
            (("g", 0.9), ("Xã Hữu Lễ", 0.9)),
            (("4", 0.3), ("Xã Tân Mỹ", 0.9)),
        )
    )
    assert [cell.text for cell in found] == ["g", "4"]


def test_sure_words_among_figures_are_left_alone() -> None:
    rows = [(("5", 0.9),), (("7", 0.9),), (("Không đạt", 0.95),)]
    assert doubtful_numbers(table((("Số", 0.9),), *rows)) == []


def test_blank_cells_are_looked_at_again_in_columns_of_numbers_only() -> None:
    rows = [(("5", 0.9), ("Xã", 0.9)), (("7", 0.9), ("", 0.0)), (("", 0.0), ("Huyện", 0.9))]
    found = doubtful_numbers(table((("Số", 0.9), ("Tên", 0.9)), *rows))
    assert [(cell.row, cell.column) for cell in found] == [(3, 0)]


def test_row_numbers_may_be_roman() -> None:
    found = doubtful_numbers(table((("TT", 0.9),), (("I", 0.9),), (("1", 0.9),), (("M", 0.9),)))
    assert [cell.text for cell in found] == ["M"]

"""Sheets of invented reports with tables of many makes, typeset with Typst; the truth is what was set.

The makes are those of government reports: ruled, half-ruled, with three rules or none, shaded, with heads
of two levels and several lines, group rows, notes, cells of several lines, between columns of prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.tables.adjacency import Placed

Text = str | tuple[str, int, int]
"""A cell: its text, or text with the columns and rows that it spans."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows (spanned positions left out), how many are head, how it is set and what is drawn.

    ``rules``: all, rows, three, head, none, shaded (every second row), bands (dark head, shaded rows).
    """

    rows: Sequence[Sequence[Text]]
    head: int = 1
    columns: str = ""
    align: str = ""
    rules: str = "all"
    caption: str = ""
    note: str = ""
    size: float = 9


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A page or two: prose and tables in order, in so many columns."""

    name: str
    parts: Sequence[Grid | str]
    columns: int = 1
    font: str = "Liberation Serif"
    landscape: bool = False
    truth: list[list[Placed]] = field(init=False)

    def __post_init__(self) -> None:
        truth = [_placed(part.rows) for part in self.parts if isinstance(part, Grid)]
        object.__setattr__(self, "truth", truth)


def _spanned(cell: Text) -> tuple[str, int, int]:
    return (cell, 1, 1) if isinstance(cell, str) else cell


def _placed(rows: Sequence[Sequence[Text]]) -> list[Placed]:
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            text, wide, high = _spanned(cell)
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(high) for x in range(wide)}
            found.append(Placed(text.replace("\n", " "), row, column, row + high, column + wide))
            column += wide
    return found


def typeset(sheet: MadeSheet, folder: Path) -> Path:
    """Write the PDF of a sheet."""
    import typst

    source = folder / f"{sheet.name}.typ"
    source.write_text(_source(sheet), encoding="utf-8")
    path = source.with_suffix(".pdf")
    path.write_bytes(typst.compile(str(source)))
    return path


def _source(sheet: MadeSheet) -> str:
    flipped = "true" if sheet.landscape else "false"
    head = (
        f'#set page("a4", flipped: {flipped}, margin: 2.2cm, columns: {sheet.columns}, numbering: "1")\n'
        f'#set text(font: "{sheet.font}", size: 10.5pt)\n#set par(justify: true)\n'
    )
    return head + "\n\n".join(
        _table(part) if isinstance(part, Grid) else _escaped(part) for part in sheet.parts
    )


def _escaped(text: str) -> str:
    for sign in "\\#$*_@<[]`":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", " \\\n").replace("- ", "\\- ").replace("+ ", "\\+ ")


def _table(grid: Grid) -> str:
    count = max(cell.column_end for cell in _placed(grid.rows))
    columns = grid.columns or ", ".join(["auto"] * count)
    names = {"l": "left", "r": "right", "c": "center"}
    align = ", ".join(names[way] for way in grid.align.ljust(count, "l"))
    cells = []
    for row, texts in enumerate(grid.rows):
        if grid.rules == "three" and row in (0, grid.head):
            cells.append("table.hline(stroke: 0.7pt)")
        if grid.rules == "head" and row == grid.head:
            cells.append("table.hline(stroke: 0.5pt)")
        cells += [_cell(text, row, grid) for text in texts]
    if grid.rules == "three":
        cells.append("table.hline(stroke: 0.7pt)")
    strokes = {"all": "0.5pt", "rows": "(x: none, y: 0.4pt)"}
    fills = {
        "shaded": "(x, y) => if calc.odd(y) { rgb(225, 232, 243) }",
        "bands": f"(x, y) => if y < {grid.head} {{ rgb(31, 73, 125) }} else if calc.odd(y) {{ luma(232) }}",
    }
    body = ",\n".join(cells)
    made = (
        f"#table(columns: ({columns}), align: ({align}), stroke: {strokes.get(grid.rules, 'none')}, "
        f"inset: (x: 4pt, y: 3.5pt), fill: {fills.get(grid.rules, 'none')},\n{body})"
    )
    caption = f"*{_escaped(grid.caption)}*\n\n" if grid.caption else ""
    note = f"\n#text(size: {grid.size - 1.5}pt)[{_escaped(grid.note)}]" if grid.note else ""
    return f"{caption}#[#set text(size: {grid.size}pt)\n#set par(justify: false)\n{made}]{note}"


def _cell(cell: Text, row: int, grid: Grid) -> str:
    text, wide, high = _spanned(cell)
    shown = _escaped(text)
    if row < grid.head:
        colour = ", fill: white" if grid.rules == "bands" else ""
        shown = f'#text(weight: "bold"{colour})[{shown}]'
    spans = f"colspan: {wide}, rowspan: {high}, " if (wide, high) != (1, 1) else ""
    middle = "align: center + horizon, " if row < grid.head and (wide > 1 or high > 1) else ""
    return f"table.cell({spans}{middle})[{shown}]"

"""Documents with one table each, in the manner of real plans, and the truth of what the table says.

A `.table` file gives the form (md, pipe, html), place and year, text lines (`=`), head lines (`<` goes on
from the cell at the left, `^` from the one above), what is true of the columns (kind, unit, year, basis) and
the rows, each with its kind, the number of its parent row and its unit before the cells.
`python -m tests.made_tables.documents OUT` writes the documents and truth files that `score_typed.py` reads.
"""

from __future__ import annotations

import csv
import html
import sys
from dataclasses import dataclass, field
from pathlib import Path

LEFT, ABOVE = "<", "^"
EXTENSIONS = {"md": ".md", "pipe": ".txt", "html": ".html"}
_ISSUER, _NUMBER, _DATED = (
    "ỦY BAN NHÂN DÂN TỈNH {upper}",
    "Số: 215/KH-UBND",
    "{place}, ngày 15 tháng 12 năm {year}",
)
_TITLE = ("KẾ HOẠCH", "Thực hiện nhiệm vụ phát triển kinh tế - xã hội")
_OPENING = "Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"


@dataclass
class Row:
    kind: str
    parent: int
    unit: str
    cells: list[str]


@dataclass
class MadeTable:
    """One table as printed (head, number lines, rows) with its truth."""

    name: str
    form: str = "md"
    place: str = ""
    year: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    head: list[list[str]] = field(default_factory=list)
    numbers: list[list[str]] = field(default_factory=list)
    columns: list[tuple[str, str, str, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def grid(self) -> list[list[str]]:
        """The body as printed, merged cells once."""
        return [[("" if cell in (LEFT, ABOVE) else cell) for cell in row.cells] for row in self.rows]


def read_made(path: Path) -> MadeTable:
    """The table that a `.table` file describes."""
    table = MadeTable(path.stem)
    for line in path.read_text(encoding="utf-8").splitlines():
        _add_line(table, line)
    width = len(table.columns)
    for row in table.rows:
        assert len(row.cells) <= width, f"{path.name}: {row.cells}"
        row.cells += [""] * (width - len(row.cells))
    return table


def _add_line(table: MadeTable, line: str) -> None:
    lead, _, rest = line.partition(" ")
    cells = [cell.strip() for cell in rest.partition("|")[2].split("|")]
    match lead:
        case "form:":
            table.form = rest.strip()
        case "place:":
            table.place, _, table.year = rest.strip().rpartition(" ")
        case "=":
            (table.after if table.rows else table.before).append(rest)
        case "head":
            table.head.append(cells)
        case "nums":
            table.numbers.append(cells)
        case "cols":
            table.columns = [_said_of_column(cell) for cell in cells]
        case "item" | "group" | "total" | "subtotal" | "note":
            parent, _, unit = rest.partition("|")[0].strip().partition(" ")
            table.rows.append(Row(lead, int(parent), unit.strip(), cells))


def _said_of_column(cell: str) -> tuple[str, str, str, str]:
    kind, unit, year, basis = (cell.split(",") + [""] * 3)[:4]
    return kind, unit, year, basis


def document_text(table: MadeTable) -> str:
    """The document in its form: letterhead, lines, table, lines."""
    top = _letterhead(table)
    body = {"md": _markdown, "pipe": _piped, "html": _html}[table.form](table)
    before, after = ([_line(text, table.form) for text in texts] for texts in (table.before, table.after))
    return ("\n\n" if table.form == "md" else "\n").join([*top, *before, body, *after]) + "\n"


def _letterhead(table: MadeTable) -> list[str]:
    said = {"place": table.place, "upper": table.place.upper(), "year": table.year}
    issuer, dated = _ISSUER.format(**said), _DATED.format(**said)
    if table.form == "md":
        rows = (
            f"| {issuer} ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
            "|---|---|",
            f"| {_NUMBER} | {dated} |",
        )
        return ["\n".join(rows), *_TITLE, _OPENING]
    lines = [_line(text, table.form) for text in (issuer, _NUMBER, dated, *_TITLE, _OPENING)]
    return [*lines, ""]


def _line(text: str, form: str) -> str:
    return f"<p>{html.escape(text)}</p>" if form == "html" else text


def _repeated(rows: list[list[str]]) -> list[list[str]]:
    """Merged cells written out in each place, as converters do."""
    out: list[list[str]] = []
    for row in rows:
        full: list[str] = []
        for at, cell in enumerate(row):
            full.append(full[-1] if cell == LEFT else out[-1][at] if cell == ABOVE else cell)
        out.append(full)
    return out


def _once(rows: list[list[str]]) -> list[list[str]]:
    return [["" if cell in (LEFT, ABOVE) else cell for cell in row] for row in rows]


def _markdown(table: MadeTable) -> str:
    lines = [
        _bar(row)
        for row in [*_repeated(table.head), *table.numbers, *_once([row.cells for row in table.rows])]
    ]
    lines.insert(1, "|" + "---|" * len(table.columns))
    return "\n".join(lines)


def _bar(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _piped(table: MadeTable) -> str:
    rows = [*_repeated(table.head), *table.numbers, *_repeated([row.cells for row in table.rows])]
    return "\n".join(["--- BẢNG ---", *(" | ".join(row) for row in rows), "--- HẾT BẢNG ---"])


def _html(table: MadeTable) -> str:
    rows = [*table.head, *table.numbers, *(row.cells for row in table.rows)]
    lines = []
    for at, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            if cell in (LEFT, ABOVE):
                continue
            wide = 1
            while column + wide < len(row) and row[column + wide] == LEFT:
                wide += 1
            tall = 1
            while (
                at + tall < len(rows) and column < len(rows[at + tall]) and rows[at + tall][column] == ABOVE
            ):
                tall += 1
            span = (f' colspan="{wide}"' if wide > 1 else "") + (f' rowspan="{tall}"' if tall > 1 else "")
            cells.append(f"<td{span}><p>{html.escape(cell)}</p></td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def write_truth(table: MadeTable, folder: Path) -> None:
    """Write the three files that score_typed.py reads."""
    head = _repeated(table.head)
    titles = [
        " / ".join(dict.fromkeys(level[at] for level in head if level[at]))
        for at in range(len(table.columns))
    ]
    columns = [
        [at + 1, title, *spec] for at, (title, spec) in enumerate(zip(titles, table.columns, strict=True))
    ]
    label = next((at for at, spec in enumerate(table.columns) if spec[0] == "label"), 1)
    rows = [
        [at + 1, "", row.cells[label], row.kind, row.parent, "", row.unit]
        for at, row in enumerate(table.rows)
    ]
    _write(folder / f"{table.name}__t01.grid.csv", table.grid())
    _write(
        folder / f"{table.name}__t01.columns.csv",
        [["column_no", "header", "kind", "unit", "year", "basis"], *columns],
    )
    _write(
        folder / f"{table.name}__t01.rows.csv",
        [["row_no", "ordinal", "label", "kind", "parent_row_no", "depth", "unit"], *rows],
    )


def _write(path: Path, rows: list[list[object]] | list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    for name in ("files", "typed"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for source in sorted(Path(__file__).parent.glob("*.table")):
        made = read_made(source)
        (out / "files" / f"{made.name}{EXTENSIONS[made.form]}").write_text(
            document_text(made), encoding="utf-8"
        )
        write_truth(made, out / "typed")

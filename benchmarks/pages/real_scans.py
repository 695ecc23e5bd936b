"""Real scans against the truth that lies beside them (tables, prose, letterheads)."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table as Printed

import sohoa
from benchmarks.pages.reading import HEADER, score_line
from benchmarks.pages.scans import scan_reader
from benchmarks.scoring.alignment import align
from benchmarks.scoring.pages import PageScore, score_prose
from benchmarks.scoring.text import TextScore, folded, score_text
from extract.model import Document, Paragraph, Table
from normalize.values import format_value
from samples.page_truth import PageTruth

_TABLE_NAME = re.compile(r"(?P<scan>\w+?)_p(?P<first>\d+)(?:-(?P<last>\d+))?_(?P<title>\w+)\.csv")
_PROSE_NAME = re.compile(r"(?P<scan>[\w-]+?)_p(?P<page>\d+)\.txt")
_NATION = "CỘNG H"


@dataclass(frozen=True, slots=True)
class TableFigures:
    """A real table: rows and columns true and read, cell texts, figures right, wrong and unsure."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    cells: int
    exact: int
    text: TextScore
    figures: int
    figures_right: int
    figures_unsure: int


def evaluate_real(folder: Path) -> None:
    """Print tables, prose and letterheads of the real scans that have truth in ``folder``/truth."""
    console = Console(width=130)
    truth = folder / "truth"
    wanted = [path for path in sorted(folder.glob("*.pdf")) if _has_truth(path, truth)]
    with scan_reader() as reader:
        documents = {path.stem: reader.document(path) for path in wanted}
    _print_tables(console, documents, truth)
    _print_prose(console, documents, truth)
    _print_letterheads(console, documents, _rows(truth / "letterheads.csv"))


def score_real_table(
    true_rows: Sequence[Mapping[str, str]], table: Table, unsure: float = 0.9
) -> TableFigures:
    """Compare the data rows of a table; rows are paired by what they say, columns by position.

    A wrong figure counts as unsure where its cell's confidence is below ``unsure``.
    """
    columns = list(true_rows[0])
    body = list(table.rows())[table.header_rows :]
    read = [_row_texts(table, row[0].row, columns) if row else dict.fromkeys(columns, "") for row in body]
    confidence = {(cell.row, cell.column): cell.confidence for cell in table.cells}
    true = [{c: folded(row[c]) for c in columns} for row in true_rows]
    text, cells, exact, figures, right, unsure_count = TextScore(), 0, 0, 0, 0, 0
    for i, j in align(true, read, _row_likeness):
        for k, column in enumerate(columns):
            expected = true[i][column] if i is not None else ""
            got = read[j][column] if j is not None else ""
            text += score_text(expected, got)
            cells += bool(expected or got)
            exact += bool(expected or got) and expected == got
            if re.fullmatch(r"\d[\d.,]*", expected):
                figures += 1
                right += expected == got
                sure = confidence.get((body[j][0].row, k)) if j is not None and body[j] else None
                unsure_count += expected != got and sure is not None and sure < unsure
    return TableFigures(
        (len(true), len(read)),
        (len(columns), table.column_count),
        cells,
        exact,
        text,
        figures,
        right,
        unsure_count,
    )


def _row_texts(table: Table, row: int, columns: Sequence[str]) -> dict[str, str]:
    texts = dict.fromkeys(columns, "")
    for cell in table.cells:
        if cell.row == row and cell.column < len(columns):
            texts[columns[cell.column]] = folded(cell.text)
    return texts


def _row_likeness(true: Mapping[str, str], read: Mapping[str, str]) -> float:
    return fuzz.ratio("|".join(true.values()), "|".join(read.values())) / 100


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _has_truth(path: Path, truth: Path) -> bool:
    return any(truth.glob(f"{_key(path.stem)}_p*"))


def _key(stem: str) -> str:
    """Truth files name a scan by the first words of its own name."""
    return stem if stem.startswith("langson") else stem.split("_", maxsplit=1)[0]


def _of(documents: Mapping[str, Document], key: str) -> Document:
    return next(document for stem, document in documents.items() if _key(stem) == key)


def _print_tables(console: Console, documents: Mapping[str, Document], truth: Path) -> None:
    printed = Printed(title="Real tables", title_justify="left")
    printed.add_column("table")
    for name in (
        "rows",
        "columns",
        "cells",
        "exact %",
        "CER %",
        "marks %",
        "figures",
        "right %",
        "wrong, unsure",
    ):
        printed.add_column(name, justify="right")
    for path in sorted(truth.glob("*.csv")):
        match = _TABLE_NAME.fullmatch(path.name)
        if not match:
            continue
        rows = _rows(path)
        tables = _of(documents, match["scan"]).tables
        best = max(tables, key=lambda table: _likeness(rows, table), default=None)
        if best is None:
            printed.add_row(path.stem, f"{len(rows)} / none")
            continue
        found = score_real_table(rows, best)
        printed.add_row(
            path.stem,
            f"{found.rows[0]} / {found.rows[1]}",
            f"{found.columns[0]} / {found.columns[1]}",
            str(found.cells),
            f"{100 * found.exact / max(1, found.cells):.2f}",
            f"{100 * found.text.cer:.2f}",
            f"{100 * found.text.mark_error_rate:.2f}",
            str(found.figures),
            f"{100 * found.figures_right / max(1, found.figures):.2f}",
            f"{found.figures - found.figures_right}, {found.figures_unsure}",
        )
    console.print(printed)


def _likeness(rows: Sequence[Mapping[str, str]], table: Table) -> float:
    true = " ".join(" ".join(row.values()) for row in rows)
    return float(fuzz.ratio(true, " ".join(cell.text for cell in table.cells)))


def _print_prose(console: Console, documents: Mapping[str, Document], truth: Path) -> None:
    console.print(f"Real prose, one page each\n{HEADER}", highlight=False)
    for path in sorted(truth.glob("*.txt")):
        match = _PROSE_NAME.fullmatch(path.name)
        if not match:
            continue
        page = int(match["page"])
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        document = _of(documents, match["scan"])
        on_page = [_on_page(paragraph, page) for paragraph in document.paragraphs]
        score = PageScore(prose=score_prose(_prose_truth(page, lines), on_page))
        console.print(score_line(path.stem, score), highlight=False)


def _on_page(paragraph: Paragraph, page: int) -> Paragraph:
    return replace(paragraph, lines=tuple(line for line in paragraph.lines if line.place.page == page))


def _prose_truth(page: int, lines: Sequence[str]) -> PageTruth:
    """A letterhead's two blocks stand side by side: left issuer and number, right nation, motto, date."""
    nation = next((i for i, line in enumerate(lines[:4]) if line.startswith(_NATION)), None)
    if nation is None:
        return PageTruth(page, layout=tuple(lines))
    pair = (tuple(lines[:nation]), tuple(lines[nation : nation + 3]))
    return PageTruth(page, layout=(0, *lines[nation + 3 :]), side_by_side=(pair,))


def _print_letterheads(
    console: Console, documents: Mapping[str, Document], rows: Sequence[Mapping[str, str]]
) -> None:
    printed = Printed(title="Real letterheads (right / flagged / silent)", title_justify="left")
    printed.add_column("scan")
    printed.add_column("right", justify="right")
    printed.add_column("wrong and flagged")
    printed.add_column("wrong and silent")
    for row in rows:
        document = documents.get(Path(row["file"]).stem)
        if document is None:
            continue
        checked = sohoa.check(sohoa.interpret(document))
        record = checked.records["documents"][0]
        flagged = {i.field for i in checked.issues if i.dataset == "documents" and i.severity != "info"}
        wrong = [
            name
            for name, value in row.items()
            if name != "file" and folded(format_value(getattr(record, name))).lower() != folded(value).lower()
        ]
        right = len(row) - 1 - len(wrong)
        printed.add_row(
            row["file"],
            f"{right}/{len(row) - 1}",
            ", ".join(name for name in wrong if name in flagged),
            ", ".join(name for name in wrong if name not in flagged),
        )
    console.print(printed)

"""What the extract stage makes of scans: structure, cells, prose and digits of degraded and real ones."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.degrade import CONTENT, EVALUATION_SEED, RESOLUTIONS, write_scan
from benchmarks.scoring.pages import PageScore, score_page
from extract.options import ReadOptions
from extract.read import read_page
from samples.degradation import GRADES, Grade
from samples.page_truth import PageTruth, page_truths

WORKERS = 2


def evaluate_degraded(pages: Sequence[int] = (), grades: Sequence[Grade] = GRADES) -> None:
    """Print one row for each document, grade and resolution; all pages unless some are named."""
    table = page_table("Degraded scans")
    folder = Path(tempfile.gettempdir()) / "sohoa-degraded"
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for document in sorted(path.name for path in CONTENT.iterdir()):
            truths = page_truths(CONTENT / document)
            for grade in grades:
                for dpi in RESOLUTIONS:
                    scan = write_scan(document, dpi, grade, EVALUATION_SEED, folder)
                    wanted = [truth for truth in truths if not pages or truth.number in pages]
                    scores = pool.map(score_scanned_page, [scan] * len(wanted), wanted)
                    add_row(table, f"{document} {grade.name} {dpi}", sum(scores, PageScore()))
    Console(width=130).print(table)


def score_scanned_page(scan: Path, truth: PageTruth) -> PageScore:
    """Read one page and score it."""
    return score_page(truth, read_page(scan, truth.number, ReadOptions()).blocks)


def page_table(title: str) -> Table:
    """An empty table of page scores."""
    table = Table(title=title, title_justify="left")
    table.add_column("scan")
    for name in ("cells", "structure F1", "cells exact F1", "cell CER %", "marks %", "digits %"):
        table.add_column(name, justify="right")
    for name in ("prose chars", "prose CER %", "marks %", "digits %"):
        table.add_column(name, justify="right")
    return table


def add_row(table: Table, name: str, score: PageScore) -> None:
    """Add one scan's scores."""
    cells, prose = score.cell_text, score.prose
    table.add_row(
        name,
        str(score.cells_true),
        f"{score.structure_f1:.4f}",
        f"{score.exact_f1:.4f}",
        f"{100 * cells.cer:.2f}",
        f"{100 * cells.mark_error_rate:.2f}",
        f"{100 * cells.number_accuracy:.2f}",
        str(prose.characters),
        f"{100 * prose.cer:.2f}",
        f"{100 * prose.mark_error_rate:.2f}",
        f"{100 * prose.number_accuracy:.2f}",
    )

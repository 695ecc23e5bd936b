"""What the extract stage makes of scans: structure, cells, prose and digits of degraded and real ones."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from benchmarks.degrade import CONTENT, EVALUATION_SEED, RESOLUTIONS, write_scan
from benchmarks.scoring.pages import PageScore, score_page
from benchmarks.scoring.text import TextScore
from extract.options import ReadOptions
from extract.read import read_page
from samples.degradation import GRADES, Grade
from samples.page_truth import PageTruth, page_truths

WORKERS = 2


HEADER = (
    f"{'scan':<32}{'cells':>7}{'structure':>11}{'exact':>8}{'CER':>8}{'marks':>8}{'digits':>9}"
    f"{'prose':>9}{'CER':>8}{'marks':>8}{'digits':>9}"
)


def evaluate_degraded(pages: Sequence[int] = (), grades: Sequence[Grade] = GRADES) -> None:
    """Print one line for each document, grade and resolution; all pages unless some are named."""
    folder = Path(tempfile.gettempdir()) / "sohoa-degraded"
    print(f"\nDegraded scans (seed {EVALUATION_SEED}); F1 of cells, rates in %\n{HEADER}", flush=True)
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for document in sorted(path.name for path in CONTENT.iterdir()):
            truths = page_truths(CONTENT / document)
            wanted = [truth for truth in truths if not pages or truth.number in pages]
            for grade, dpi in product(grades, RESOLUTIONS):
                scan = write_scan(document, dpi, grade, EVALUATION_SEED, folder)
                scores = pool.map(score_scanned_page, [scan] * len(wanted), wanted)
                print(score_line(f"{document} {grade.name} {dpi}", sum(scores, PageScore())), flush=True)


def score_scanned_page(scan: Path, truth: PageTruth) -> PageScore:
    """Read one page and score it."""
    return score_page(truth, read_page(scan, truth.number, ReadOptions()).blocks)


def score_line(name: str, score: PageScore) -> str:
    """Put the scores of one scan on a line under HEADER: tables, then prose."""
    cells = f"{score.cells_true:>7}{score.structure_f1:>11.4f}{score.exact_f1:>8.4f}"
    return f"{name:<32}{cells}{_rates(score.cell_text)}{score.prose.characters:>9}{_rates(score.prose)}"


def _rates(text: TextScore) -> str:
    return f"{100 * text.cer:>8.2f}{100 * text.mark_error_rate:>8.2f}{100 * text.number_accuracy:>9.2f}"

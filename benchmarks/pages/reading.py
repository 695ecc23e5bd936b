"""Degraded scans of typeset plans against the truth: pages as read, and the datasets made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import product

import sohoa
from benchmarks.confidence.reliability import Judged, judge, print_reliability
from benchmarks.datasets import HEADER as DATASETS_HEADER
from benchmarks.datasets import score_datasets, score_lines, total, unseen_doubts
from benchmarks.pages.degrade import CONTENT, EVALUATION_SEED, RESOLUTIONS
from benchmarks.pages.scans import Scan, ScanReader, scan_reader
from benchmarks.scoring.fields import FieldScore
from benchmarks.scoring.pages import PageScore, score_page
from benchmarks.scoring.text import TextScore
from extract.model import Document
from extract.read import assemble_document
from samples.degradation import GRADES
from samples.page_truth import page_truths
from sohoa.inputs.fingerprint import file_digest

HEADER = (
    f"{'scan':<32}{'cells':>7}{'structure':>11}{'exact':>8}{'CER':>8}{'marks':>8}{'digits':>9}"
    f"{'prose':>9}{'CER':>8}{'marks':>8}{'digits':>9}"
)
PLANS = tuple(sorted(path.name for path in CONTENT.iterdir()))
GRADE_NAMES = tuple(grade.name for grade in GRADES)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which degraded scans are read; datasets are scored only where all ``pages`` are (none named)."""

    plans: Sequence[str] = PLANS
    grades: Sequence[str] = GRADE_NAMES
    resolutions: Sequence[int] = RESOLUTIONS
    pages: Sequence[int] = ()

    def scans(self) -> Iterator[Scan]:
        """Give the scans, with the seed that is kept for evaluation."""
        for plan in self.plans:
            for grade, dpi in product(GRADES, self.resolutions):
                if grade.name in self.grades:
                    yield Scan(plan, grade, dpi, EVALUATION_SEED)


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """What became of one document: its datasets scored, its fields judged, doubts of the paper untold."""

    scores: Mapping[str, FieldScore]
    judged: tuple[Judged, ...]
    untold: tuple[str, ...]


def evaluate_degraded(selection: Selection, show: int = 0) -> None:
    """Print the scores of pages, of datasets, and the reliability of what is stated of fields."""
    with scan_reader() as reader:
        pending = dict(_read_all(reader, list(selection.scans()), selection.pages))
        outcomes = {scan: future.result() for scan, future in pending.items()}
    if outcomes:
        _print_datasets(outcomes, show)
        _print_rates(outcomes)
        for plan in selection.plans:
            print(f"\nProbability of being right, {plan}, all its degraded scans")
            print_reliability([j for s, o in outcomes.items() if s.plan == plan for j in o.judged])


def _read_all(
    reader: ScanReader, scans: Sequence[Scan], pages: Sequence[int]
) -> Iterator[tuple[Scan, Future[ScanOutcome]]]:
    """Print one line a scan as soon as it is read; its datasets are made beside the next one's reading."""
    print(f"\nDegraded scans (seed {EVALUATION_SEED}); F1 of cells, rates in %\n{HEADER}", flush=True)
    truths = {plan: page_truths(CONTENT / plan) for plan in {scan.plan for scan in scans}}
    for scan, path in zip(scans, reader.make(scans), strict=True):
        wanted = [truth for truth in truths[scan.plan] if not pages or truth.number in pages]
        read = reader.pages(path, [truth.number for truth in wanted])
        scored = reader.pool.map(score_page, wanted, [page.blocks for page in read])
        if not pages:
            document = assemble_document(path, file_digest(path), read, "")
            yield scan, reader.pool.submit(evaluate_document, scan, document)
        print(score_line(str(scan), sum(scored, PageScore())), flush=True)


def evaluate_document(scan: Scan, document: Document) -> ScanOutcome:
    """Interpret and check one document, and hold it against its truth."""
    interpretation = sohoa.interpret(document)
    checked = sohoa.check(interpretation)
    return ScanOutcome(
        score_datasets(checked, "scan", scan.plan),
        tuple(judge(str(scan), interpretation, scan.plan, checked)),
        tuple(unseen_doubts(checked, scan.plan)),
    )


def _print_datasets(outcomes: Mapping[Scan, ScanOutcome], show: int) -> None:
    for scan, outcome in outcomes.items():
        print(f"\n{scan}\n{DATASETS_HEADER}")
        print(*score_lines(outcome.scores, show), sep="\n")
        for why in outcome.untold:
            print(f"  SILENT  doubt of the paper not flagged: {why}")


def _print_rates(outcomes: Mapping[Scan, ScanOutcome]) -> None:
    print("\nRates over all datasets; review: fields a person is asked to look at")
    print(f"{'scan':<32}{'fields':>9}{'wrong %':>9}{'silent':>8}{'silent %':>10}{'review %':>10}")
    for scan, outcome in outcomes.items():
        score = total(outcome.scores.values())
        wrong = 100 * len(score.wrong) / max(1, score.fields)
        silent, review = 100 * score.silent_rate, 100 * score.review_rate
        print(f"{scan!s:<32}{score.fields:>9}{wrong:>9.2f}{score.silent:>8}{silent:>10.2f}{review:>10.2f}")


def score_line(name: str, score: PageScore) -> str:
    """Put the scores of one scan on a line under HEADER: tables, then prose."""
    cells = f"{score.cells_true:>7}{score.structure_f1:>11.4f}{score.exact_f1:>8.4f}"
    return f"{name:<32}{cells}{_rates(score.cell_text)}{score.prose.characters:>9}{_rates(score.prose)}"


def _rates(text: TextScore) -> str:
    return f"{100 * text.cer:>8.2f}{100 * text.mark_error_rate:>8.2f}{100 * text.number_accuracy:>9.2f}"

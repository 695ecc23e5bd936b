"""``make eval``: accuracy against truth. Exits with 1 when a field is silently wrong.

python -m benchmarks.evaluate [--show N] [--degraded] [--real FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import sohoa
from benchmarks.scoring.fields import FieldScore, score_dataset
from benchmarks.scoring.truth import DATASETS, FORMS, SAMPLES, doubts, true_rows
from validate.model import Checked, Severity

HEADER = f"{'dataset':<20}{'rows':>10}{'fields':>9}{'right':>9}{'flagged':>9}{'silent':>8}{'doubted':>9}"


def main() -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", type=int, default=5, help="wrong fields to show a dataset")
    parser.add_argument("--form", choices=sorted(FORMS), action="append", help="only this form of the sample")
    parser.add_argument("--degraded", action="store_true", help="also scans of three grades")
    parser.add_argument("--real", type=Path, help="folder of real scans with truth/")
    arguments = parser.parse_args()
    silent = sum(evaluate_form(form, arguments.show) for form in arguments.form or FORMS)
    if arguments.degraded:
        from benchmarks.reading import evaluate_degraded

        evaluate_degraded()
    if arguments.real:
        from benchmarks.real_scans import evaluate_real

        evaluate_real(arguments.real)
    return 1 if silent else 0


def evaluate_form(form: str, show: int) -> int:
    """Print the table of one form of the sample plan; give the number of silent errors."""
    checked = sohoa.check(sohoa.interpret(sohoa.read(SAMPLES / FORMS[form])))
    print(f"\n{FORMS[form]}\n{HEADER}")
    scores: dict[str, FieldScore] = {}
    for dataset in DATASETS:
        if rows := true_rows(dataset, form):
            scores[dataset] = score_dataset(rows, checked.records[dataset], checked.issues)
            print(_line(dataset, scores[dataset]))
    print(_total(scores))
    for dataset, score in scores.items():
        for entry in score.wrong[:show]:
            sign = "flagged" if entry.flagged else "SILENT "
            where = f"{entry.record_id.split('/', 1)[-1]}.{entry.field}"
            expected, found = around_difference(entry.expected, entry.found)
            print(f"  {sign} {dataset} {where}: {expected!r} read as {found!r}")
    silent = sum(score.silent for score in scores.values())
    return silent + _unseen_doubts(checked)


def around_difference(expected: str, found: str, width: int = 60) -> tuple[str, str]:
    """Cut two texts to what stands around their first difference."""
    pairs = enumerate(zip(expected, found, strict=False))
    first = next((i for i, (a, b) in pairs if a != b), min(len(expected), len(found)))
    start = max(0, first - width // 3)
    return expected[start : start + width], found[start : start + width]


def _unseen_doubts(checked: Checked) -> int:
    """Print the doubts of the paper that no issue tells of; give their number."""
    unseen = 0
    told = {(issue.dataset, issue.field) for issue in checked.issues if issue.severity is not Severity.INFO}
    for doubt in doubts():
        if (doubt["dataset"], doubt["field"]) not in told:
            print(f"  SILENT  doubt of the paper not flagged: {doubt['why']}")
            unseen += 1
    return unseen


def _line(name: str, score: FieldScore) -> str:
    rows = f"{score.rows_found}/{score.rows_expected}"
    share = f"{score.right / score.fields:.1%}" if score.fields else ""
    counts = f"{score.flagged:>9}{score.silent:>8}{score.doubted:>9}"
    return f"{name:<20}{rows:>10}{score.fields:>9}{share:>9}{counts}"


def _total(scores: dict[str, FieldScore]) -> str:
    parts = scores.values()
    total = FieldScore(
        sum(part.rows_expected for part in parts),
        sum(part.rows_found for part in parts),
        sum(part.fields for part in parts),
        sum(part.right for part in parts),
        sum(part.doubted for part in parts),
        tuple(entry for part in parts for entry in part.wrong),
    )
    return _line("all", total)


if __name__ == "__main__":
    sys.exit(main())

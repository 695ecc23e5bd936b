"""``make eval``: accuracy against truth. Exits with 1 when a field of the three samples is silently wrong.

python -m benchmarks.evaluate [--show N] [--form FORM] [--degraded] [--faults N] [--tables] [--real FOLDER]

``--degraded`` reads scans of two plans in three grades, which calibration has not seen; ``--grades``,
``--dpi``, ``--plans`` and ``--pages`` narrow it down.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import sohoa
from benchmarks.datasets import HEADER, score_datasets, score_lines, total, unseen_doubts
from benchmarks.pages.scans import ScanReader, scan_reader
from benchmarks.scoring.truth import FORMS, SAMPLES


def main() -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", type=int, default=5, help="wrong fields to show a dataset")
    parser.add_argument("--form", choices=sorted(FORMS), action="append", help="only this form of the sample")
    parser.add_argument("--degraded", action="store_true", help="also scans of three grades")
    parser.add_argument("--grades", nargs="+", metavar="GRADE", help="clean, office, bad")
    parser.add_argument("--dpi", nargs="+", type=int)
    parser.add_argument("--plans", nargs="+", metavar="PLAN", help="folders of samples/content")
    parser.add_argument("--pages", nargs="+", type=int, metavar="N", help="score only these pages")
    parser.add_argument(
        "--faults", type=int, default=0, metavar="N", help="also inject N faults of each kind"
    )
    parser.add_argument("--tables", action="store_true", help="also tables beside other libraries")
    parser.add_argument("--real", type=Path, help="folder of real scans with truth/")
    arguments = parser.parse_args()
    with scan_reader() as reader:
        silent = sum(evaluate_form(reader, form, arguments.show) for form in arguments.form or FORMS)
    if arguments.degraded:
        from benchmarks.pages.degrade import RESOLUTIONS
        from benchmarks.pages.reading import GRADE_NAMES, PLANS, Selection, evaluate_degraded
        from benchmarks.pages.typeset_plans import evaluate_typeset

        plans = arguments.plans or PLANS
        evaluate_typeset(plans, arguments.show)
        grades, resolutions = arguments.grades or GRADE_NAMES, arguments.dpi or RESOLUTIONS
        evaluate_degraded(Selection(plans, grades, resolutions, arguments.pages or ()), arguments.show)
    if arguments.faults:
        from benchmarks.faults import print_faults

        print()
        print_faults(arguments.faults)
    if arguments.tables:
        from benchmarks.tables.compare import compare_anew

        print()
        compare_anew()
    if arguments.real:
        from benchmarks.pages.real_scans import evaluate_real

        evaluate_real(arguments.real)
    return 1 if silent else 0


def evaluate_form(reader: ScanReader, form: str, show: int) -> int:
    """Print the table of one form of the sample plan; give the number of silent errors."""
    checked = sohoa.check(sohoa.interpret(reader.document(SAMPLES / FORMS[form])))
    scores = score_datasets(checked, form)
    print(f"\n{FORMS[form]}\n{HEADER}")
    print(*score_lines(scores, show), sep="\n")
    unseen = unseen_doubts(checked)
    for why in unseen:
        print(f"  SILENT  doubt of the paper not flagged: {why}")
    return total(scores.values()).silent + len(unseen)


if __name__ == "__main__":
    sys.exit(main())

"""Other plans than the sample, born-digital: how general everything after recognition is."""

from __future__ import annotations

from collections.abc import Iterable

import sohoa
from benchmarks.datasets import HEADER, score_datasets, score_lines, unseen_doubts
from benchmarks.pages.degrade import CONTENT
from benchmarks.pages.scans import CACHE
from benchmarks.scoring.truth import SAMPLE_PLAN
from samples.typeset import typeset


def evaluate_typeset(plans: Iterable[str], show: int) -> None:
    """Typeset the plans that are no sample and print how their datasets come out."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for plan in plans:
        if plan != SAMPLE_PLAN:
            path = CACHE / f"{plan}.pdf"
            path.write_bytes(typeset(CONTENT / plan))
            checked = sohoa.check(sohoa.interpret(sohoa.read(path)))
            print(f"\n{plan}, born-digital\n{HEADER}")
            print(*score_lines(score_datasets(checked, "pdf", plan), show), sep="\n")
            for why in unseen_doubts(checked, plan):
                print(f"  SILENT  doubt of the paper not flagged: {why}")

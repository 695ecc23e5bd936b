"""The true datasets of the plans: one CSV a dataset, and what a form of the plan cannot show."""

from __future__ import annotations

import csv
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = SAMPLES / "truth"
SAMPLE_PLAN = "langson-2017"
TRUTHS = {
    SAMPLE_PLAN: TRUTH,
    "nam-ha-2022": Path(__file__).parents[1] / "truth" / "nam-ha-2022",
}
"""Where the truth of each plan of samples/content lies."""

FORMS = {"pdf": "langson-2017.pdf", "ocr": "langson-2017.ocr.txt", "scan": "langson-2017-scan.pdf"}
"""The forms of the sample plan, by the names that overrides.csv uses."""

DATASETS = (
    "documents",
    "sections",
    "criterion_targets",
    "indicators",
    "funding",
    "commune_targets",
    "commune_criteria",
    "work_items",
    "responsibilities",
    "legal_references",
    "recipients",
    "tables",
)


def true_rows(dataset: str, form: str, plan: str = SAMPLE_PLAN) -> list[dict[str, str]]:
    """Give the true rows of a dataset in one form of a plan; empty where no truth was made."""
    folder = TRUTHS[plan]
    path = folder / f"{dataset}.csv"
    rows = _read(path) if path.is_file() else []
    for override in _read(folder / "overrides.csv"):
        if override["form"] == form and override["dataset"] == dataset:
            rows[int(override["row"]) - 1][override["field"]] = override["value"]
    return rows


def doubts(plan: str = SAMPLE_PLAN) -> list[dict[str, str]]:
    """Give the fields that the paper itself leaves in doubt: they must be flagged."""
    return _read(TRUTHS[plan] / "doubts.csv")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))

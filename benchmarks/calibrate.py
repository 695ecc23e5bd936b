"""Fit how likely a recognized field is right, and print how well that can be trusted.

``python -m benchmarks.calibrate [--write] [--cache DIR] [--scans sample GRADE:DPI:SEED ...]`` scans the
sample plan with seeds of its own, reads and interprets it, and compares every field that a recognizer
read with the truth. The model is fitted on the odd pages and judged on the even ones (the reliability
table); with ``--write`` it is fitted on all and put in ``validate/data/calibration.json``.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from benchmarks.scoring.alignment import align
from benchmarks.scoring.truth import DATASETS, true_rows
from extract.model import Document
from extract.read import read
from normalize.interpret import interpret
from normalize.values import format_value
from samples.degradation import GRADES
from samples.scanner import scan
from validate.confidence import Feature, judged_fields
from validate.evaluate import backed_fields, run_checks, suspects
from validate.fields import FieldRef
from validate.plan import Plan
from validate.repair.decide import mend

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "samples" / "content" / "langson-2017"
DATA = ROOT / "validate" / "data" / "calibration.json"
SAMPLE = "sample"
SAMPLE_SCAN = ROOT / "samples" / "langson-2017-scan.pdf"
SCANS = (SAMPLE, "clean:300:9101", "office:300:9102", "office:200:9103", "bad:300:9104", "bad:200:9105")
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
LAID_OUT = frozenset({"appendix_no", "level", "first_mention"})
"""Fields that go wrong by layout and not by reading: no confidence can tell of them."""

OTHER_TEXT = 50
"""Texts less alike than this (0-100) are not one misread as the other: layout again."""

PRIOR_STRENGTH = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A field that was read: what is known about it, whether it is right, and where it stands."""

    scan: str
    dataset: str
    page: int | None
    features: Mapping[Feature, float]
    right: bool
    flagged: bool


def read_scan(name: str, cache: Path) -> Document:
    """Read the sample's scan, or scan and read the plan as ``GRADE:DPI:SEED`` says; kept in the cache."""
    kept = cache / f"{name.replace(':', '-')}.pickle"
    if not kept.exists():
        made = SAMPLE_SCAN if name == SAMPLE else kept.with_suffix(".pdf")
        if name != SAMPLE:
            grade, dpi, seed = name.split(":")
            made.write_bytes(scan(CONTENT, int(dpi), next(g for g in GRADES if g.name == grade), int(seed)))
        kept.write_bytes(pickle.dumps(read(made)))
    document = pickle.loads(kept.read_bytes())
    assert isinstance(document, Document)
    return document


def judge(name: str, document: Document) -> Iterator[Judged]:
    """Compare every recognized field of a scan with the truth."""
    plan = mend(Plan.of(interpret(document))).plan
    tested = tuple(run_checks(plan))
    backed = backed_fields(tested)
    told = {ref for one in tested if not one.holds for ref in suspects(plan, one.check, backed)}
    truth = dict(_true_values(plan))
    for ref, features in judged_fields(plan, backed):
        if ref in truth and not _is_other(format_value(plan.value(ref)), truth[ref]):
            right = _same(plan.value(ref), truth[ref])
            page = plan.trace(ref).place.page
            yield Judged(name, ref.dataset, page, features, right, ref in told)


def _is_other(read: str, true: str) -> bool:
    return len(true) > 10 and len(read) > 10 and fuzz.ratio(read, true) < OTHER_TEXT


def _same(value: Any, true: str) -> bool:
    return " ".join(format_value(value).split()) == " ".join(true.split())


def _true_values(plan: Plan) -> Iterator[tuple[FieldRef, str]]:
    for dataset in DATASETS:
        rows, records = true_rows(dataset, "scan"), plan.records.get(dataset, ())
        columns = list(rows[0]) if rows else []
        read = [{column: format_value(getattr(record, column)) for column in columns} for record in records]
        for at, index in align(rows, read, _likeness):
            if at is not None and index is not None:
                pairs = ((field, value) for field, value in rows[at].items() if field not in LAID_OUT)
                yield from ((FieldRef.of(records[index], field), value) for field, value in pairs)


def _likeness(true: Mapping[str, str], read: Mapping[str, str]) -> float:
    filled = [column for column in true if true[column] or read[column]]
    return sum(fuzz.ratio(true[column], read[column]) for column in filled) / 100 / max(1, len(filled))


def fit(found: Sequence[Judged]) -> Mapping[Feature, float]:
    """Fit the logistic model by Newton's method, with a weak pull of every coefficient to its prior."""
    prior = _prior()
    names = tuple(Feature)
    inputs = np.array([[one.features.get(name, 0.0) for name in names] for one in found])
    right = np.array([one.right for one in found], dtype=float)
    start = np.array([prior.get(name, 0.0) for name in names])
    weights = start.copy()
    for _ in range(50):
        expected = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (right - expected) - PRIOR_STRENGTH * (weights - start)
        spread = (inputs * (expected * (1 - expected))[:, None]).T @ inputs
        step = np.linalg.solve(spread + PRIOR_STRENGTH * np.eye(len(names)), gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _prior() -> Mapping[Feature, float]:
    """Give what is believed before anything is measured."""
    return {
        **{Feature(kind): 1.5 for kind in ("number", "list", "place", "text")},
        Feature.ITEM: 2.5,
        Feature.CONFIDENCE: 0.7,
        Feature.WEAKEST: 0.3,
        Feature.STRANGE: -1.0,
        Feature.LENGTH: -0.3,
        Feature.AGREED: 1.0,
        Feature.DISPUTED: -1.0,
        Feature.BACKED: 2.5,
        Feature.REGISTERED: 3.0,
    }


def probabilities(found: Sequence[Judged], coefficients: Mapping[Feature, float]) -> np.ndarray[Any, Any]:
    """Give the probability of each field."""
    scores = [sum(coefficients[name] * value for name, value in one.features.items()) for one in found]
    return np.asarray(1 / (1 + np.exp(-np.array(scores))))


def print_reliability(found: Sequence[Judged], chances: np.ndarray[Any, Any]) -> None:
    """Print stated against true probability."""
    right = np.array([one.right for one in found])
    print(f"{'stated':>14}{'fields':>9}{'mean stated':>13}{'truly right':>13}")
    for low, high in pairwise(BINS):
        inside = (chances >= low) & ((chances < high) | (high == 1.0))
        if inside.any():
            stated, true = chances[inside].mean(), right[inside].mean()
            print(f"{low:7.3f}-{high:.3f}{inside.sum():9d}{stated:13.4f}{true:13.4f}")


def print_thresholds(found: Sequence[Judged], chances: np.ndarray[Any, Any]) -> None:
    """Print what a threshold would flag and what would stay wrong without a word, by scan."""
    print(f"{'scan':18}{'fields':>8}{'wrong':>7}" + "".join(f"{at:>16}" for at in THRESHOLDS))
    for scan_name in dict.fromkeys(one.scan for one in found):
        own = np.array([one.scan == scan_name for one in found])
        wrong = np.array([not one.right for one in found]) & own
        told = np.array([one.flagged for one in found])
        shares = []
        for at in THRESHOLDS:
            flagged = own & ((chances < at) | told)
            silent = (wrong & ~flagged).sum() / own.sum()
            shares.append(f"{flagged.sum() / own.sum():8.1%}/{silent:6.2%} ")
        print(f"{scan_name:18}{own.sum():8d}{wrong.sum() / own.sum():7.1%}" + "".join(shares))
    print("(flagged / silently wrong)")


THRESHOLDS = (0.7, 0.8, 0.9, 0.95, 0.97)


def main(arguments: list[str]) -> int:
    """Read, compare, fit, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scans", nargs="+", default=list(SCANS), metavar="SCAN")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "sohoa-calibrate")
    parser.add_argument("--threshold", type=float, default=0.95)
    parser.add_argument("--write", action="store_true", help="put the fitted model in its place")
    options = parser.parse_args(arguments)
    options.cache.mkdir(parents=True, exist_ok=True)
    found = [one for name in options.scans for one in judge(name, read_scan(name, options.cache))]
    odd = [one for one in found if one.page is not None and one.page % 2]
    even = [one for one in found if one.page is not None and not one.page % 2]
    chances = probabilities(even, fit(odd))
    print(f"fitted on {len(odd)} fields of odd pages, judged on {len(even)} of even pages")
    print_reliability(even, chances)
    print_thresholds(even, chances)
    if options.write:
        fitted = {name.value: weight for name, weight in fit(found).items()}
        made = {"fitted_on": options.scans, "threshold": options.threshold, "coefficients": fitted}
        DATA.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

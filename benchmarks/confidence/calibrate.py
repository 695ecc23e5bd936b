"""Fit how likely a recognized field is right, and print how well that can be trusted.

``python -m benchmarks.confidence.calibrate [--write] [--threshold P] [--scans PLAN:GRADE:DPI:SEED ...]``
scans two plans with seeds of its own (never those of the evaluation), reads it, and compares every field
that a recognizer read with the truth. Each scan is judged by a model fitted on the others; with
``--write`` the model fitted on all is put in ``validate/data/calibration.json``. ``--real FOLDER`` fits
the curves of figures again on real scans with truth, those held out left aside, made ones being the prior.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import isotonic_regression, minimize
from scipy.special import expit

from benchmarks.confidence.real_fields import fitted_on, judge_real, known_of
from benchmarks.confidence.reliability import Judged, judge, print_reliability
from extract.model import Document
from normalize.interpret import interpret
from validate.confidence import Calibration, Curve, Feature, FieldKind, field_kind, load_calibration, on_curve

DATA = Path(__file__).parents[2] / "validate" / "data" / "calibration.json"
SCANS = (
    "langson-2017:office:300:9102",
    "langson-2017:office:200:9103",
    "langson-2017:bad:300:9104",
    "langson-2017:bad:200:9105",
    "langson-2017:bad:200:9109",
    "nam-ha-2022:bad:200:9106",
    "nam-ha-2022:office:300:9107",
    "nam-ha-2022:bad:300:9108",
)
GRADE_AT = 1
THRESHOLDS = (0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.99)
MOST_SILENT = {"clean": 0.001, "office": 0.001, "bad": 0.005}
MOST_REVIEWED = {"clean": 0.05, "office": 0.05, "bad": 0.25}

PRIOR_STRENGTH = 1.0
PRIOR_FIELDS = 50.0
"""How many fields of a kind the curve of all kinds together is worth."""

FEWEST_REAL = 200
"""Figures of real scans below which the curve fitted on made scans stays as it is."""

UNSEEN = 0.5
"""Wrong fields assumed above all that were seen: no score is certain."""

Floats = np.ndarray[Any, np.dtype[np.float64]]


def judge_scan(name: str, document: Document) -> list[Judged]:
    """Compare every recognized field of a scan with the truth."""
    from benchmarks.pages.scans import Scan  # needs the group bench; fitting does not

    return list(judge(name, interpret(document), Scan.parse(name).plan))


def fit(found: Sequence[Judged]) -> Calibration:
    """Fit the ranking, then a curve for each kind; the threshold is left to choose."""
    coefficients = fit_ranking(found)
    ranking = Calibration(coefficients, {}, 0.0)
    scores = np.array([ranking.score(one.features) for one in found])
    right = np.array([float(one.right) for one in found])
    kinds = np.array([field_kind(one.features) for one in found])
    pooled = fit_curve(scores, right, None)
    curves = {kind: fit_curve(scores[kinds == kind], right[kinds == kind], pooled) for kind in FieldKind}
    return Calibration(coefficients, curves, 0.0)


PRIOR: Mapping[Feature, float] = {
    **{Feature(kind): 1.5 for kind in ("number", "list", "place", "text")},
    Feature.ITEM: 2.5,
    Feature.CONFIDENCE: 0.7,
    Feature.WEAKEST: 0.3,
    Feature.PAGE: 0.2,
    Feature.STRANGE: -1.0,
    Feature.LENGTH: -0.3,
    Feature.AGREED: 1.0,
    Feature.DISPUTED: -1.0,
    Feature.BACKED: 2.5,
    Feature.REGISTERED: 3.0,
}
"""What is believed of each feature before anything is measured."""


def fit_ranking(found: Sequence[Judged]) -> Mapping[Feature, float]:
    """Fit the logistic model, with a weak pull of every coefficient to its prior."""
    names = tuple(Feature)
    inputs = np.array([[one.features.get(name, 0.0) for name in names] for one in found])
    signs = np.array([1.0 if one.right else -1.0 for one in found])
    start = np.array([PRIOR.get(name, 0.0) for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (inputs @ weights)
        pull = weights - start
        value = np.logaddexp(0.0, -margins).sum() + PRIOR_STRENGTH / 2 * pull @ pull
        return float(value), PRIOR_STRENGTH * pull - inputs.T @ (signs * expit(-margins))

    weights = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def fit_curve(scores: Floats, right: Floats, prior: Curve | None) -> Curve:
    """Fit a rising curve of the share right over the score.

    The prior counts as PRIOR_FIELDS further fields, spread over scores as those seen; without one, the
    logistic model itself is the prior.
    """
    grid = np.quantile(scores, np.linspace(0, 1, 21)) if len(scores) else np.linspace(-4.0, 8.0, 21)
    believed = np.array([on_curve(prior, s) for s in grid]) if prior else expit(grid)
    x = np.concatenate([scores, grid, [grid[-1] + 1e-6]])
    y = np.concatenate([right, believed, [0.0]])
    weights = np.concatenate([np.ones(len(scores)), np.full(len(grid), PRIOR_FIELDS / len(grid)), [UNSEEN]])
    x, y, weights = _without_ties(x, y, weights)
    found = isotonic_regression(y, weights=weights)
    knots = [
        (round(float(np.average(x[a:b], weights=weights[a:b])), 3), round(float(found.x[a]), 5))
        for a, b in zip(found.blocks[:-1], found.blocks[1:], strict=True)
    ]
    return tuple({score: (score, chance) for score, chance in knots}.values())


def _without_ties(x: Floats, y: Floats, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Sort by score and make one point of equal scores: settled readings often have the same confidence."""
    scores, at = np.unique(x, return_inverse=True)
    total = np.asarray(np.bincount(at, weights), np.float64)
    return scores, np.bincount(at, weights * y) / total, total


@dataclass(frozen=True, slots=True)
class Rates:
    """What a threshold does to one scan: shares of fields put to a person, and silently wrong."""

    scan: str
    reviewed: float
    silent: float

    def within(self, limits: Mapping[str, float], value: float) -> bool:
        """Say whether a share is within the limit of the scan's grade."""
        return value <= limits[self.scan.split(":")[GRADE_AT]]


def rates(found: Iterable[Judged], stated: Sequence[float], threshold: float) -> list[Rates]:
    """Give the rates of each scan at a threshold."""
    counts: dict[str, list[int]] = {}
    for one, chance in zip(found, stated, strict=True):
        count = counts.setdefault(one.scan, [0, 0, 0])
        asked = one.flagged or chance < threshold
        for index, add in enumerate((1, asked, not (one.right or asked))):
            count[index] += add
    return [Rates(scan, asked / n, silent / n) for scan, (n, asked, silent) in counts.items()]


def choose_threshold(found: Sequence[Judged], stated: Sequence[float]) -> float:
    """Give the lowest threshold that leaves few enough silent, or the highest that asks few enough."""
    affordable = THRESHOLDS[0]
    for threshold in THRESHOLDS:
        at = rates(found, stated, threshold)
        if not all(one.within(MOST_REVIEWED, one.reviewed) for one in at):
            break
        affordable = threshold
        if all(one.within(MOST_SILENT, one.silent) for one in at):
            break
    return affordable


def cross_judged(found: Sequence[Judged]) -> list[float]:
    """Give each field's probability by the model that was fitted on all scans but its own."""
    models = {
        scan: fit([one for one in found if one.scan != scan])
        for scan in dict.fromkeys(one.scan for one in found)
    }
    return [models[one.scan].probability(one.features) for one in found]


def print_thresholds(found: Sequence[Judged], stated: Sequence[float]) -> None:
    """Print what each threshold would put to a person and leave silently wrong, by scan."""
    print(f"\n{'reviewed / silent':32}" + "".join(f"{at:>15}" for at in THRESHOLDS))
    by_threshold = [rates(found, stated, at) for at in THRESHOLDS]
    for of_scan in zip(*by_threshold, strict=True):
        shares = "".join(f"{one.reviewed:8.1%}/{one.silent:6.2%}" for one in of_scan)
        print(f"{of_scan[0].scan:32}{shares}")


def main(arguments: list[str]) -> int:
    """Read, compare, fit, print."""
    from benchmarks.pages.scans import Scan, scan_reader  # needs the group bench; fitting does not

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scans", nargs="+", default=list(SCANS), metavar="SCAN")
    parser.add_argument("--threshold", type=float, help="instead of the one that the limits call for")
    parser.add_argument("--write", action="store_true", help="put the fitted model in its place")
    parser.add_argument("--real", type=Path, help="fit the curves again on figures of these real scans")
    options = parser.parse_args(arguments)
    if options.real:
        return refit(options.real, options.write)
    with scan_reader() as reader:
        paths = reader.make(map(Scan.parse, options.scans))
        pending = [
            reader.pool.submit(judge_scan, name, reader.document(path))
            for name, path in zip(options.scans, paths, strict=True)
        ]
        found = [one for future in pending for one in future.result()]
    stated = cross_judged(found)
    print(f"{len(found)} fields, each judged by a model fitted on the other scans")
    print_reliability(found, stated)
    print_thresholds(found, stated)
    threshold = options.threshold or choose_threshold(found, stated)
    print(f"\nthreshold {threshold}")
    if options.write:
        write(options.scans, fit(found), threshold)
    return 0


def refit(real: Path, is_written: bool) -> int:
    """Fit the curves of figures again on real scans with truth that are not held out, and print both."""
    from benchmarks.pages.scans import scan_reader  # needs the group bench; fitting does not

    paths = sorted({real / text.file for text in fitted_on(real)})
    with scan_reader() as reader:
        documents = [reader.document(path) for path in paths]
    found = [one for document in documents for one in judge_real(document, known_of(document, real))]
    old = load_calibration()
    model = with_real(old, found)
    for name, calibration in (("in use", old), ("refitted", model)):
        print(f"\n{name}: {len(found)} fields of {len(documents)} real scans")
        print_reliability(found, [calibration.probability(one.features) for one in found])
    if is_written:
        made = [scan for scan in json.loads(DATA.read_text(encoding="utf-8"))["fitted_on"] if ":" in scan]
        write([*made, *(path.name for path in paths)], model, old.threshold)
    return 0


def with_real(model: Calibration, found: Sequence[Judged]) -> Calibration:
    """Fit the curve of figures again on what real scans show, the model's own as prior."""
    figures = [one for one in found if field_kind(one.features) is FieldKind.FIGURE]
    if len(figures) < FEWEST_REAL:
        return model
    scores = np.array([model.score(one.features) for one in figures])
    right = np.array([float(one.right) for one in figures])
    curve = fit_curve(scores, right, model.curves[FieldKind.FIGURE])
    return replace(model, curves={**model.curves, FieldKind.FIGURE: curve})


def write(scans: Sequence[str], model: Calibration, threshold: float) -> None:
    """Put a model in the place that validation loads it from."""
    made = {
        "fitted_on": list(scans),
        "threshold": threshold,
        "coefficients": model.coefficients,
        "curves": model.curves,
    }
    DATA.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How likely a field is right, from recognizer confidence, agreement and evidence.

A logistic model ranks the fields; a rising curve for each kind of field (figures, lists, names, words,
prose) turns its score into a probability. Both lie in ``data/calibration.json`` and are fitted by
``benchmarks/confidence/calibrate.py`` on pages with known truth. A field below the threshold
is put to a person (rule ``low-confidence``). Fields that needed no recognizing have no
confidence and are not judged here.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from normalize.records import CommuneCriterion, CommuneTarget, Record, Trace
from normalize.records.provenance import is_filled
from validate.derivations import sources
from validate.fields import FieldRef
from validate.legibility.strangeness import strangeness
from validate.listing.issues import field_issue
from validate.model import Issue
from validate.plan import Plan
from validate.word_doubts import is_running_text, whole_doubt, word_doubts

_CLIP = 0.005
"""Keeps the log-odds of a confidence of 0 or 1 finite."""
SUREST = 0.95
"""Probability from which no text is put to a person, however many records repeat it."""

MOST_STRANGE = 3
"""Odd words that count: a field with three is as doubtful as one with ten."""


class Feature(StrEnum):
    """What the probability depends on."""

    NUMBER = "number"
    """The field is a figure."""
    LIST = "list"
    """The field is a list of figures."""
    ITEM = "item"
    """The field is one figure of a list."""
    PLACE = "place"
    """The field comes from matching a place name."""
    TEXT = "text"
    """The field is words."""
    CONFIDENCE = "confidence"
    """Log odds of the recognizer's confidence."""
    WEAKEST = "weakest"
    """Log odds of the confidence of the least sure word."""
    PAGE = "page"
    """Log odds of the mean confidence of the page that the field stands on."""
    STRANGE = "strange"
    """Number of words that no Vietnamese syllable has the shape of, and of stray marks."""
    LENGTH = "length"
    """Logarithm of the number of characters printed."""
    AGREED = "agreed"
    """There are other readings, and all say the same."""
    DISPUTED = "disputed"
    """Another reading says something else."""
    BACKED = "backed"
    """An exact check of several fields holds."""
    REGISTERED = "registered"
    """The name stands in the gazetteer exactly as read."""


_PLACE_FIELDS = frozenset(
    {"commune_name", "commune_type", "commune_code", "district_name", "district_code", "province_code"}
)


_NEVER_JUDGED = frozenset({"text_raw", "role"})
"""Fields that hold what was read, right or wrong, or what the whole of a text says (the role of a duty)."""


class FieldKind(StrEnum):
    """Kinds of fields that go wrong at rates of their own."""

    FIGURE = "figure"
    LIST = "list"
    NAME = "name"
    WORDS = "words"
    PROSE = "prose"


_LONG = math.log1p(80)
"""LENGTH from which words are prose."""


def field_kind(features: Mapping[Feature, float]) -> FieldKind:
    """Give the kind of a field from its features."""
    if Feature.TEXT in features:
        return FieldKind.PROSE if features.get(Feature.LENGTH, 0.0) > _LONG else FieldKind.WORDS
    if Feature.LIST in features:
        return FieldKind.LIST
    return FieldKind.NAME if Feature.PLACE in features else FieldKind.FIGURE


Curve = tuple[tuple[float, float], ...]
"""Scores and the probabilities they stand for, both rising; straight lines between, level beyond."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted model: coefficients, a curve per kind, the probability below which a person must look."""

    coefficients: Mapping[Feature, float]
    curves: Mapping[FieldKind, Curve]
    threshold: float

    def probability(self, features: Mapping[Feature, float]) -> float:
        """Give the probability (0-1) that a field with these features is right."""
        return on_curve(self.curves[field_kind(features)], self.score(features))

    def score(self, features: Mapping[Feature, float]) -> float:
        """Give the logistic model's log odds."""
        return sum(self.coefficients.get(name, 0.0) * value for name, value in features.items())


def on_curve(curve: Curve, score: float) -> float:
    """Give the probability that a curve has at a score."""
    at = bisect_right(curve, (score, math.inf))
    if at in (0, len(curve)):
        return curve[min(at, len(curve) - 1)][1]
    (left, low), (right, high) = curve[at - 1], curve[at]
    return low + (high - low) * (score - left) / (right - left)


@cache
def load_calibration() -> Calibration:
    """Load the fitted model."""
    text = (resources.files(__package__) / "data" / "calibration.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Calibration(
        {Feature(name): value for name, value in data["coefficients"].items()},
        {FieldKind(name): tuple(map(tuple, curve)) for name, curve in data["curves"].items()},
        data["threshold"],
    )


def features_of(
    record: Record,
    field: str,
    trace: Trace,
    *,
    backed: bool,
    weakest: float | None,
    page: float | None = None,
) -> Mapping[Feature, float]:
    """Describe a field that a recognizer read; ``trace.confidence`` is not None.

    ``weakest`` and ``page`` are the confidences (0-1) of its least sure word and of its page.
    """
    confidence = trace.confidence or 0.0
    readings = {_squeezed(reading.text) for reading in trace.alternatives}
    found = {
        _kind(record, field): 1.0,
        Feature.CONFIDENCE: _log_odds(confidence),
        Feature.WEAKEST: _log_odds(min(confidence, confidence if weakest is None else weakest)),
        Feature.PAGE: _log_odds(confidence if page is None else page),
        Feature.STRANGE: float(min(MOST_STRANGE, strangeness(getattr(record, field)))),
        Feature.LENGTH: math.log1p(len(trace.printed)),
        Feature.AGREED: float(readings == {_squeezed(trace.printed)}),
        Feature.DISPUTED: float(bool(readings - {_squeezed(trace.printed)})),
        Feature.BACKED: float(backed),
    }
    if isinstance(record, CommuneTarget) and field in _PLACE_FIELDS:
        # An exact name scores 1; the score is rounded.
        found[Feature.REGISTERED] = float((record.match_score or 0.0) >= 0.99)
    return found


def _log_odds(confidence: float) -> float:
    clipped = min(max(confidence, _CLIP), 1 - _CLIP)
    return math.log(clipped / (1 - clipped))


def _kind(record: Record, field: str) -> Feature:
    if field in _PLACE_FIELDS:
        return Feature.PLACE
    if isinstance(record, CommuneCriterion):
        return Feature.ITEM
    value: Any = getattr(record, field)
    if isinstance(value, str) or (isinstance(value, tuple) and value and isinstance(value[0], str)):
        return Feature.TEXT
    return Feature.LIST if isinstance(value, tuple) else Feature.NUMBER


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace(";", ",")


def judged_fields(plan: Plan, backed: Set[FieldRef]) -> Iterator[tuple[FieldRef, Mapping[Feature, float]]]:
    """Give every field that a recognizer read, or that was worked out from one, with its features."""
    words = plan.words
    for record in plan.by_id.values():
        for field, trace in _traces(record):
            if trace.confidence is not None and field not in _NEVER_JUDGED:
                ref = FieldRef.of(record, field)
                yield (
                    ref,
                    features_of(
                        record,
                        field,
                        trace,
                        backed=ref in backed,
                        weakest=words.confidence(trace.place),
                        page=words.page_mean(trace.place.page),
                    ),
                )


def _traces(record: Record) -> Iterator[tuple[str, Trace]]:
    for field, trace in record.traces.items():
        if hasattr(record, field):
            yield field, trace
    for field, source in sources(record.DATASET).items():
        if field not in record.traces and source in record.traces and is_filled(record, field):
            yield field, record.traces[source]


def confidence_issues(plan: Plan, backed: Set[FieldRef], told: Set[FieldRef]) -> Iterator[Issue]:
    """Give an issue for each doubtful word of a field that is not likely enough to be right and has none yet.

    Texts are doubted for their words alone: a long one is hardly ever right in every letter; so are dates
    and years that stand in one, for their figures. What a sum
    or a running number bears out is not doubted, nor what is printed in a cell with such a value.
    The more records repeat one printed text (the title of a table in all its rows), the surer it must be.
    """
    calibration = load_calibration()
    judged = list(judged_fields(plan, backed))
    printed = [_printed_once(plan, ref) for ref, _ in judged]
    repeats = Counter(printed)
    for (ref, features), text in zip(judged, printed, strict=True):
        probability = calibration.probability(features)
        needed = needed_probability(calibration.threshold, repeats[text])
        is_text = Feature.TEXT in features and plan.has_words
        shown = FieldRef(ref.record_id, "value") if ref.field == "printed" else ref
        if ref in told or shown in backed:
            continue
        if is_text or probability < needed:
            by_words = is_text or (plan.has_words and is_running_text(plan.trace(ref).printed))
            whole = [] if by_words else [whole_doubt(plan, ref, probability)]
            for doubt in list(word_doubts(plan, ref)) or whole:
                yield field_issue(plan, ref, "low-confidence", doubt)


def needed_probability(threshold: float, records: int) -> float:
    """Give what a text must reach that so many records hold: as few of them may be wrong as of others."""
    return max(threshold, min(SUREST, 1 - (1 - threshold) / records))


def _printed_once(plan: Plan, ref: FieldRef) -> tuple[object, ...]:
    place = plan.trace(ref).place
    if place.box is None or ref.dataset == CommuneCriterion.DATASET:
        return (ref,)
    return (ref.field, place.page, place.box, plan.value(ref))

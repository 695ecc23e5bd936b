"""How likely a field is right, from recognizer confidence, agreement and evidence.

A logistic model ranks the fields; a rising curve for each kind of field (figures, lists, names, words,
prose) turns its score into a probability. Both lie in ``data/calibration.json`` and are fitted by
``benchmarks/calibrate.py`` on pages with known truth. A field below the threshold is put to a person
(rule ``low-confidence``). Fields that needed no recognizing have no confidence and are not judged here.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from extract.model import NOWHERE, Place
from normalize.records import CommuneCriterion, CommuneTarget, Record, Trace
from normalize.records.provenance import is_filled
from normalize.textrepair.syllables import is_syllable
from validate.derivations import sources
from validate.fields import FieldRef
from validate.issues import field_issue
from validate.model import Issue
from validate.plan import Plan
from validate.rules.base import Doubt

_CLIP = 0.005
SUREST = 0.95
"""Probability from which no text is put to a person, however many records repeat it."""

MOST_STRANGE = 3
_MARKS = frozenset({"-", "–", "+", "&", "/", "…", "...", "%"})


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


_GLUED = re.compile(
    r"(?<!\S)[.,;:](?=[^\W\d_])"  # .cán bộ
    r"|(?<=[^\W\d_])\.(?=\s+[a-zà-ỹđ])"  # VPĐP. tỉnh
    r"|(?<=\d)-(?=[a-zà-ỹđ]{2})"  # 2017-có
    r"|(?<=[a-zà-ỹđ])-(?=[a-zà-ỹđ])"  # chế-độ
)
"""Marks glued to words as no one sets them."""

_BEFORE_FIGURES = re.compile(r"[^\W\d_]+(?=\d)")
"""Letters right before figures: codes (QH14, TC5), or a lost blank where they carry marks (CỦA5)."""

_ODD_YEAR = re.compile(r"\bnăm\s+(?!1[89]|20)\d{4}\b", re.IGNORECASE)
"""Years that no plan speaks of (NĂM 2917)."""

_PLACE_FIELDS = frozenset(
    {"commune_name", "commune_type", "commune_code", "district_name", "district_code", "province_code"}
)


_NEVER_JUDGED = frozenset({"text_raw", "role"})
"""Fields that hold what was read, right or wrong, or what the whole of a text says (the role of a duty)."""


class Kind(StrEnum):
    """Kinds of fields that go wrong at rates of their own."""

    FIGURE = "figure"
    LIST = "list"
    NAME = "name"
    WORDS = "words"
    PROSE = "prose"


_LONG = math.log1p(80)
"""LENGTH from which words are prose."""


def kind_of(features: Mapping[Feature, float]) -> Kind:
    """Give the kind of a field from its features."""
    if Feature.TEXT in features:
        return Kind.PROSE if features.get(Feature.LENGTH, 0.0) > _LONG else Kind.WORDS
    if Feature.LIST in features:
        return Kind.LIST
    return Kind.NAME if Feature.PLACE in features else Kind.FIGURE


Curve = tuple[tuple[float, float], ...]
"""Scores and the probabilities they stand for, both rising; straight lines between, level beyond."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted model: coefficients, a curve per kind, the probability below which a person must look."""

    coefficients: Mapping[Feature, float]
    curves: Mapping[Kind, Curve]
    threshold: float

    def probability(self, features: Mapping[Feature, float]) -> float:
        """Give the probability (0-1) that a field with these features is right."""
        return on_curve(self.curves[kind_of(features)], self.score(features))

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
        {Kind(name): tuple(map(tuple, curve)) for name, curve in data["curves"].items()},
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
        found[Feature.REGISTERED] = float((record.match_score or 0.0) >= 0.99)
    return found


def _log_odds(confidence: float) -> float:
    clipped = min(max(confidence, _CLIP), 1 - _CLIP)
    return math.log(clipped / (1 - clipped))


def strangeness(value: Any) -> int:
    """Count what reads like no Vietnamese: words of no syllable's shape, and marks that stand alone."""
    text = " ".join(value) if isinstance(value, tuple) and value and isinstance(value[0], str) else value
    if not isinstance(text, str):
        return 0
    words = re.findall(r"[^\W\d_]+", text)
    strays = [mark for mark in text.split() if not any(map(str.isalnum, mark)) and mark not in _MARKS]
    shouted = 0 if text.isupper() else sum(word.isupper() and _is_marked(word) for word in words)
    glued = len(_GLUED.findall(text)) + sum(map(_is_marked, _BEFORE_FIGURES.findall(text)))
    odd_years = len(_ODD_YEAR.findall(text))
    return sum(map(_is_strange, words)) + shouted + len(strays) + glued + odd_years + _unpaired(text)


def _unpaired(text: str) -> int:
    """Count quotation marks that open or close nothing."""
    return abs(text.count("“") - text.count("”"))


def _is_strange(word: str) -> bool:
    """Say whether a word is no syllable and no abbreviation: those carry no marks and are capitals."""
    return not is_syllable(word) and (_is_marked(word) or word.islower())


def _is_marked(word: str) -> bool:
    return any(map(unicodedata.combining, unicodedata.normalize("NFD", word)))


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
    """Give an issue for each field that is not likely enough to be right and has none yet.

    The more records repeat one printed text (the title of a table in all its rows), the surer it must be.
    """
    calibration = load_calibration()
    judged = list(judged_fields(plan, backed))
    printed = [_printed_once(plan, ref) for ref, _ in judged]
    repeats = Counter(printed)
    for (ref, features), text in zip(judged, printed, strict=True):
        probability = calibration.probability(features)
        needed = needed_probability(calibration.threshold, repeats[text])
        if probability < needed and ref not in told:
            doubt = Doubt({"percent": f"{100 * probability:.0f}"}, place=_place(plan, ref))
            yield field_issue(plan, ref, "low-confidence", doubt)


def needed_probability(threshold: float, records: int) -> float:
    """Give what a text must reach that so many records hold: as few of them may be wrong as of others."""
    return max(threshold, min(SUREST, 1 - (1 - threshold) / records))


def _place(plan: Plan, ref: FieldRef) -> Place | None:
    """Give where a field that is worked out from another one stands; None where its own trace tells."""
    source = sources(ref.dataset).get(ref.field)
    if source is None or plan.trace(ref).place != NOWHERE:
        return None
    return plan.trace(FieldRef(ref.record_id, source)).place


def _printed_once(plan: Plan, ref: FieldRef) -> tuple[object, ...]:
    place = plan.trace(ref).place
    if place.box is None or ref.dataset == CommuneCriterion.DATASET:
        return (ref,)
    return (ref.field, place.page, place.box, plan.value(ref))

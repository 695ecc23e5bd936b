"""How far stated probabilities can be trusted: every field that a recognizer read, held against the truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from benchmarks.scoring.alignment import align
from benchmarks.scoring.truth import DATASETS, SAMPLE_PLAN, true_rows
from normalize.records import CommuneCriterion, Interpretation, Record
from normalize.values import format_value
from validate.check import check
from validate.confidence import Feature, judged_fields, load_calibration
from validate.evaluate import backed_fields, run_checks
from validate.fields import FieldRef
from validate.model import Checked, Severity
from validate.plan import Plan

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
LAID_OUT = frozenset({"appendix_no", "level", "first_mention"})
"""Fields that go wrong by layout and not by reading: no confidence can tell of them."""

OTHER_TEXT = 50
"""Texts less alike than this (0-100) are not one misread as the other: layout again."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A field that was read: the scan and page, what is known about it, whether it is right.

    ``flagged`` says whether something else than its low confidence tells of it, ``stated`` the
    probability that the model in use states.
    """

    scan: str
    field: str
    page: int | None
    features: Mapping[Feature, float]
    right: bool
    flagged: bool
    stated: float


def judge(
    scan: str, interpretation: Interpretation, plan_name: str = SAMPLE_PLAN, checked: Checked | None = None
) -> Iterator[Judged]:
    """Compare every recognized field of a scan, after checks and repairs, with the truth."""
    checked = checked or check(interpretation)
    plan = Plan(interpretation, checked.records)
    backed = backed_fields(tuple(run_checks(plan)))
    told = {
        ref
        for issue in checked.issues
        if issue.severity is not Severity.INFO and issue.rule != "low-confidence"
        for ref in issue.concerned
    }
    truth = dict(_true_values(plan, plan_name))
    for ref, features in judged_fields(plan, backed):
        if ref in truth:
            read = format_value(plan.value(ref))
            # Longer texts without likeness are of other rows, paired by mistake: none is misread.
            if not (len(truth[ref]) > 10 and len(read) > 10 and fuzz.ratio(read, truth[ref]) < OTHER_TEXT):
                yield Judged(
                    scan=scan,
                    field=f"{ref.dataset}.{ref.field}",
                    page=plan.trace(ref).place.page,
                    features=features,
                    right=" ".join(read.split()) == " ".join(truth[ref].split()),
                    flagged=ref in told,
                    stated=load_calibration().probability(features),
                )


def _true_values(plan: Plan, plan_name: str) -> Iterator[tuple[FieldRef, str]]:
    for dataset in DATASETS:
        rows, records = true_rows(dataset, "scan", plan_name), plan.records.get(dataset, ())
        columns = list(rows[0]) if rows else []
        read = [{column: format_value(getattr(record, column)) for column in columns} for record in records]
        for at, index in align(rows, read, _likeness):
            if at is not None and index is not None and not _is_strange_pair(rows[at], records[index]):
                pairs = ((field, value) for field, value in rows[at].items() if field not in LAID_OUT)
                yield from ((FieldRef.of(records[index], field), value) for field, value in pairs)


def _is_strange_pair(true: Mapping[str, str], read: Record) -> bool:
    """Say whether two tidy rows are of different communes: rows are missing there, none is misread."""
    return isinstance(read, CommuneCriterion) and read.commune_code != true["commune_code"]


def _likeness(true: Mapping[str, str], read: Mapping[str, str]) -> float:
    filled = [column for column in true if true[column] or read[column]]
    return sum(fuzz.ratio(true[column], read[column]) for column in filled) / 100 / max(1, len(filled))


def print_reliability(found: Sequence[Judged], stated: Sequence[float] | None = None) -> None:
    """Print stated against true probability, of the model in use where no other is given."""
    chances = [one.stated for one in found] if stated is None else stated
    print(f"{'stated':>14}{'fields':>9}{'wrong':>8}{'mean stated':>13}{'share right':>13}")
    for low, high in pairwise(BINS):
        inside = [
            (chance, one.right)
            for chance, one in zip(chances, found, strict=True)
            if low <= chance < high or chance == high == 1.0
        ]
        if inside:
            mean = sum(chance for chance, _ in inside) / len(inside)
            right = sum(right for _, right in inside)
            wrong = len(inside) - right
            print(f"{low:7.3f}-{high:.3f}{len(inside):9d}{wrong:8d}{mean:13.4f}{right / len(inside):13.4f}")

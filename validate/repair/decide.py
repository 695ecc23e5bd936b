"""Whether a solution is applied or only suggested.

A change is applied only to what a recognizer read and was not sure of. The text layer of a
born-digital file is what the paper says; the text of another engine comes without confidence, so the
paper may really say it: both are left as printed and the solution is given as a suggestion. The same
holds where the recognizer is sure, or where its other readings all agree with the printed one: then
the mistake is the source's.
"""

from __future__ import annotations

from dataclasses import dataclass

from normalize.records import Method, Trace
from normalize.values import format_value
from validate.evaluate import Tested, run_checks
from validate.fields import FieldRef
from validate.plan import Plan
from validate.repair.solve import Conflict, FieldChange, Solution, find_knots, only_solution, solve

SURE = 0.85
"""From this confidence on, what was read is what the paper says unless another reading is as sure.

The recognizer's own confidence counts here, not the calibrated probability: that says how rare
misreadings are among all fields, and a broken rule has left the usual case behind. What several
readings agreed on stands at 0.9."""

AS_SURE = 0.1
"""By how much another reading may be less confident and still count as as sure."""

MOST_COST = 2.0
"""What a solution may cost and still be applied: one slip, or two that other readings bear out."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that was applied, with the rules that it makes hold."""

    ref: FieldRef
    printed: str
    before: str
    how: str
    rules: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Mended:
    """The plan after repair with its checks, what was changed, and suggestions for what was not."""

    plan: Plan
    tested: tuple[Tested, ...]
    repairs: tuple[Repair, ...]
    suggestions: dict[FieldRef, str]


def mend(plan: Plan) -> Mended:
    """Repair what has exactly one explanation; suggest where the explanation may not be applied."""
    repairs: list[Repair] = []
    suggestions: dict[FieldRef, str] = {}
    changes: dict[FieldRef, object] = {}
    tested = tuple(run_checks(plan))
    for knot in find_knots(tested):
        best = only_solution(solve(plan, knot))
        if best is None:
            continue
        if _may_apply(plan, knot, best):
            repairs.extend(_repair(plan, knot, change) for change in best.changes)
            changes.update({change.ref: change.option.value for change in best.changes})
        else:
            suggestions.update({change.ref: format_value(change.option.value) for change in best.changes})
    if not changes:
        return Mended(plan, tested, (), suggestions)
    mended = plan.with_values(changes, Method.REPAIRED)
    return Mended(mended, tuple(run_checks(mended)), tuple(repairs), suggestions)


def _may_apply(plan: Plan, knot: Conflict, solution: Solution) -> bool:
    decisive = any(entry.check.decisive for entry in knot.broken) and _is_confirmed(knot, solution)
    return decisive and solution.cost <= MOST_COST and all(_is_open(plan, one) for one in solution.changes)


def _is_confirmed(knot: Conflict, solution: Solution) -> bool:
    """Say whether something else on the paper bears the change out: another field, or another reading.

    A number outside the range of its list (``1,7,12,29``) may well be what is printed.
    """
    crossed = any(len(entry.check.fields) > 1 for entry in knot.broken)
    return crossed or all(change.option.reading is not None for change in solution.changes)


def _is_open(plan: Plan, change: FieldChange) -> bool:
    trace = plan.trace(change.ref)
    if trace.confidence is None or trace.method is Method.CORRECTED:
        return False
    reading = change.option.reading
    if reading and reading.confidence >= trace.confidence - AS_SURE:
        return True
    return trace.confidence < SURE and not _agreed(trace)


def _agreed(trace: Trace) -> bool:
    """Say whether there are other readings and all of them say what is printed."""
    readings = {_squeezed(reading.text) for reading in trace.alternatives}
    return readings == {_squeezed(trace.printed)}


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace(";", ",")


def _repair(plan: Plan, knot: Conflict, change: FieldChange) -> Repair:
    return Repair(
        ref=change.ref,
        printed=plan.trace(change.ref).printed,
        before=format_value(plan.value(change.ref)),
        how=change.option.how,
        rules=tuple(dict.fromkeys(entry.rule.name for entry in knot.broken)),
        confirmed=change.option.reading is not None,
    )

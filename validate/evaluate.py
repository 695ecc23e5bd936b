"""Running the rules: which checks hold on a plan and which fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from validate.fields import FieldRef
from validate.plan import Plan
from validate.rules import RULES
from validate.rules.base import Check, Explanation, Rule

LONG = 3
"""Checks of more fields than this are long."""


@dataclass(frozen=True, slots=True)
class Tested:
    """A check of a rule and whether it holds."""

    rule: Rule
    check: Check
    holds: bool


def run_checks(plan: Plan, rules: Iterable[Rule] = tuple(RULES.values())) -> Iterator[Tested]:
    """Run every rule that checks, in the order of the registry."""
    for rule in rules:
        for check in rule.checks(plan) if rule.checks else ():
            yield Tested(rule, check, check.passes(plan.value(ref) for ref in check.fields))


def explain(plan: Plan, check: Check) -> Explanation:
    """Give why a check fails."""
    return check.explain(*(plan.value(ref) for ref in check.fields))


def suspects(plan: Plan, failed: Check, backed: frozenset[FieldRef]) -> tuple[FieldRef, ...]:
    """Give the fields that may be what is wrong with a failed check, the one to show first.

    What the paper surely says (a text layer) is not under suspicion: there the doubt is the paper's
    own and stands once, at the first field. In long sums, fields that another exact check backs are
    let off.
    """
    first, *others = failed.fields or (None,)
    if first is None:
        return ()
    if not failed.shared:
        return (first,)
    read = [ref for ref in others if not plan.is_certain(ref)]
    if len(failed.fields) > LONG:
        read = [ref for ref in read if ref not in backed]
    return (first, *read)


def backed_fields(tested: Iterable[Tested]) -> frozenset[FieldRef]:
    """Give the fields that an exact check of several fields bears out."""
    exact = (entry.check for entry in tested if entry.holds and entry.check.exact)
    return frozenset(ref for check in exact if len(check.fields) > 1 for ref in check.fields)

"""What is known about plans: every rule by its stable name.

Read the modules in this order: ``letterhead``, ``enclosures``, ``citations``, ``appendices``, ``prose``,
``communes``, ``places``, ``funding``, ``amounts``, ``schedule``, ``numbering``, ``tables`` (rules that
check), ``lost_figures``, ``lost_rows``, ``lost_words`` (what damage leaves behind), ``found`` (doubts that
interpreting itself raises), ``structure`` (what the schemas promise), ``pages`` (what stands
beside the text) and ``confidence`` (how well the paper was read).
"""

from __future__ import annotations

from collections.abc import Mapping

from validate.rules import findings
from validate.rules.base import Rule
from validate.rules.document import (
    appendices,
    citations,
    confidence,
    enclosures,
    letterhead,
    pages,
    structure,
)
from validate.rules.lost import figures as lost_figures
from validate.rules.lost import rows as lost_rows
from validate.rules.lost import words as lost_words
from validate.rules.plans import amounts, communes, funding, numbering, places, prose, schedule, tables

_MODULES = (
    letterhead,
    enclosures,
    citations,
    appendices,
    prose,
    communes,
    places,
    funding,
    amounts,
    schedule,
    numbering,
    tables,
    lost_figures,
    lost_rows,
    lost_words,
    findings,
    structure,
    pages,
    confidence,
)


def _registry() -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    for module in _MODULES:
        for rule in module.RULES:
            if rule.name in rules:
                raise ValueError(f"two rules are called {rule.name}")
            rules[rule.name] = rule
    for rule in rules.values():
        if rule.covered_by and rule.covered_by not in rules:
            raise ValueError(f"{rule.name} is covered by {rule.covered_by}, which is no rule")
    return rules


RULES: Mapping[str, Rule] = _registry()


def find_rule(name: str) -> Rule:
    """Give a rule by name; raises LookupError for one that is not registered."""
    if name not in RULES:
        raise LookupError(f"no rule is called {name}: register it in a module of validate/rules")
    return RULES[name]

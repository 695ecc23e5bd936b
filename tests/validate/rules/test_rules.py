"""The registry: stable names, both languages, and an error for what it does not hold."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize.records import RECORD_TYPES, Finding
from validate.listing.issues import finding_issue
from validate.rules import RULES

DATASETS = {record_type.DATASET for record_type in RECORD_TYPES}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_reads_as_knowledge(rule) -> None:  # type: ignore[no-untyped-def]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.claim.endswith(".")
    assert rule.datasets and set(rule.datasets) <= DATASETS
    keys = [
        {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (rule.message, rule.message_en)
    ]
    assert keys[0] == keys[1], "both messages tell the same"


NO_RULES = {"weak-word"}
"""Hyphenated words in modules that note findings, other than names of rules: reasons told in a message."""


@pytest.mark.parametrize("stage", ["normalize", "validate"])
def test_every_rule_that_a_stage_names_is_registered(stage: str) -> None:
    modules = [path.read_text("utf-8") for path in (Path(__file__).parents[3] / stage).rglob("*.py")]
    named = {name for text in modules if "Finding" in text for name in _hyphenated(ast.parse(text))}
    assert len(named) > 3
    assert named - set(RULES) - NO_RULES == set()


def _hyphenated(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"^[a-z]+(?:-[a-z]+)+$", node.value)


def test_a_name_that_is_not_registered_fails_where_it_is_used() -> None:
    with pytest.raises(LookupError, match="no-such-rule"):
        finding_issue(Finding("no-such-rule"), None)

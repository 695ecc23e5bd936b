"""The registry: stable names, both languages, and an error for what it does not hold."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize.records import RECORD_TYPES, Finding
from validate.issues import finding_issue
from validate.model import Severity
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


def test_every_rule_that_normalize_names_is_registered() -> None:
    root = Path(__file__).parents[2] / "normalize"
    named = {name for path in root.rglob("*.py") for name in _named_rules(ast.parse(path.read_text("utf-8")))}
    assert "text-repaired" in named
    assert named - set(RULES) == set()


def _named_rules(tree: ast.AST) -> Iterator[str]:
    """Give the rule names that a module passes as a constant to Finding or to a method that notes one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"Finding", "_note"}:
            given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "rule")]
            yield from (arg.value for arg in given if isinstance(arg, ast.Constant))


def test_a_finding_of_no_known_rule_is_still_told() -> None:
    issue = finding_issue(Finding("no-such-rule", printed="{odd}"), None)
    assert issue.severity is Severity.WARNING
    assert "{odd}" in issue.message

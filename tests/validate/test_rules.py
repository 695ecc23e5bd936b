"""The registry: stable names, both languages, and an error for what it does not hold."""

from __future__ import annotations

import re
import string

import pytest

from normalize.records import RECORD_TYPES, Finding
from validate.issues import finding_issue
from validate.rules import RULES, UnknownRuleError

DATASETS = {record_type.DATASET for record_type in RECORD_TYPES}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_reads_as_knowledge(rule) -> None:  # type: ignore[no-untyped-def]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.claim.endswith(".")
    assert rule.datasets and set(rule.datasets) <= DATASETS
    keys = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (rule.message, rule.message_en)
    ]
    assert keys[0] == keys[1], "both messages tell the same"


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(UnknownRuleError):
        finding_issue(Finding("no-such-rule"), None)

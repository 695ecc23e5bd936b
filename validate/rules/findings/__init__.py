"""Doubts and changes that interpreting itself notes down: no check here, normalize/ raises them.

A finding that ``covered_by`` another rule is told only where that rule does not speak of the same field.
"""

from __future__ import annotations

from collections.abc import Iterable

from validate.rules.base import Rule
from validate.rules.findings import figures, header, places, tables, texts

RULES: Iterable[Rule] = (
    *header.RULES,
    *figures.RULES,
    *places.RULES,
    *tables.RULES,
    *texts.RULES,
)

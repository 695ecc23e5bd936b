"""Doubts and changes that interpreting itself notes down: no check here, normalize/ raises them."""

from __future__ import annotations

from collections.abc import Iterable

from validate.model import Severity
from validate.rules.base import Rule

_PLACES = ("commune_targets",)

RULES: Iterable[Rule] = (
    Rule(
        "commune-unmatched",
        _PLACES,
        "Each printed commune is a commune of the province in the plan's year.",
        Severity.ERROR,
        "Không xác định được xã “{printed}”",
        "No commune was found for “{printed}”",
    ),
)

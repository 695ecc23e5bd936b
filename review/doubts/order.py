"""What is worth looking at first."""

from __future__ import annotations

from validate.model import Severity

_RANK = {severity.value: rank for rank, severity in enumerate(Severity)}


def worth_first(severity: str, also: int) -> tuple[int, int]:
    """Sorting key of a doubt: errors before warnings, then what settles most cells with one answer."""
    return _RANK.get(severity, len(_RANK)), -also

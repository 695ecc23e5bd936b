"""A doubt, doubts of one cause, causes of one rule."""

from __future__ import annotations

from dataclasses import dataclass


def crop_name(issue_id: str) -> str:
    """File name of the crop of an issue, within its document."""
    return f"{issue_id.rsplit('/', 1)[-1]}.webp"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One row of issues.csv. ``settles`` is the number of cells that one answer settles.

    ``also`` are the further fields (record_id, field) that the same doubt concerns.
    """

    issue_id: str
    document_id: str
    source: str
    dataset: str
    field: str
    page: str
    severity: str
    rule: str
    message: str
    message_en: str
    printed: str
    value: str
    suggestions: tuple[str, ...]
    context: str
    settles: int
    record_id: str = ""
    bbox: str = ""
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """Doubts of one rule about the same printed text with the same suggestion, most valuable first."""

    doubts: tuple[Doubt, ...]

    @property
    def first(self) -> Doubt:
        """The one that stands for all."""
        return self.doubts[0]

    @property
    def settles(self) -> int:
        """Cells that one answer settles."""
        return sum(doubt.settles for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Chapter:
    """All causes of one rule and severity."""

    rule: str
    severity: str
    causes: tuple[Cause, ...]

    @property
    def count(self) -> int:
        """Number of doubts."""
        return sum(len(cause.doubts) for cause in self.causes)

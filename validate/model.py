"""What validation hands on: the checked document and its issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extract.model import NOWHERE, Place
from normalize.records import Interpretation, Record
from validate.fields import FieldRef

if TYPE_CHECKING:
    import pandas as pd


class Severity(StrEnum):
    """How much an issue matters: an error blocks ``--strict``, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person or a program should know about one field, record, dataset or document.

    ``printed`` is what the paper says as read, ``value`` what the dataset holds now, ``also`` names the
    further fields that the same doubt concerns. ``context`` is what stands around it on paper;
    ``suggestions`` are all there are, best first. ``issue_id`` is given at the end of checking.
    """

    dataset: str
    record_id: str
    field: str
    severity: Severity
    rule: str
    message: str
    message_en: str
    printed: str = ""
    value: str = ""
    suggestion: str = ""
    place: Place = NOWHERE
    also: tuple[FieldRef, ...] = ()
    issue_id: str = ""
    context: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def concerned(self) -> tuple[FieldRef, ...]:
        """Every field that the issue speaks of, the one it is shown at first."""
        return (FieldRef(self.record_id, self.field), *self.also)


def count_reviews(issues: Iterable[Issue]) -> int:
    """Count the issues that a person should look at: errors and warnings, a repair among them."""
    return sum(issue.severity is not Severity.INFO for issue in issues)


@dataclass(frozen=True, slots=True)
class Checked:
    """An interpretation after checks and repairs: final records with their status, and the issues."""

    interpretation: Interpretation
    records: Mapping[str, tuple[Record, ...]]
    issues: tuple[Issue, ...]

    def frames(self) -> dict[str, pd.DataFrame]:
        """Give every dataset as a typed pandas frame, by name; the same as ``sohoa.load`` reads from files.

        Codes are text, numbers are nullable, dates are dates, missing is NA, lists are joined by ``;``.
        """
        from validate.datasets.frames import frames

        return frames(self)

"""One correction and the key that it is found again by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What a person decided: give the value, leave it as it is, or call the doubt none."""

    SET = "set"
    KEEP = "keep"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Key:
    """What a correction is about: file, place, field and reading, never a row number.

    ``bbox`` is written as in issues.csv. Text files have no places: there it holds the record_id.
    """

    source_sha256: str
    page: str
    bbox: str
    dataset: str
    field: str
    printed: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The key as the first columns of corrections.csv."""
        return (self.source_sha256, self.page, self.bbox, self.dataset, self.field, self.printed)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one field, by whom and when; ``line`` is its line in the file, from 1."""

    key: Key
    action: Action
    value: str = ""
    by: str = ""
    at: str = ""
    note: str = ""
    line: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The correction as a line of corrections.csv."""
        return (*self.key.cells, self.action, self.value, self.by, self.at, self.note)

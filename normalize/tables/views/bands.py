"""Rows that are not items of their own: groups, totals, and the district rows of commune tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import Cell
from normalize.records import Finding
from normalize.tables.views.labels import (
    LabelKind,
    bare_label,
    label_kind,
    roman_look_alike,
    roman_value,
    split_label,
)
from normalize.tables.views.roles import fold_title
from normalize.tables.views.view import Row, TableView

_TOTAL = re.compile(
    r"(?:tong(?: cong| so| hop)?|cong|binh quan|trung binh|toan (?:tinh|huyen|thanh pho))"
    r"(?:\s+(?:kinh phi|so|cong|chung|toan|cac|xa|tinh|huyen|von|nguon|trong do|i|ii|\d+)\b.*)?"
    r"\s*[:.]?(?:\s*\(?[ivx\d+,\s]+\)?)?"
)
_DISTRICT = re.compile(r"(?:huyen|quan|thi xa|thanh pho|t[px])\s+\S|(?:t[px]|[hq])\.\s*\S")
_COMMUNE_NAMES = re.compile(r"qu(?!ận\b)|huyền\b", re.IGNORECASE)
"""Names that begin like a type of district once accents are off: Quan Sơn, Quân Chu, Huyền Hội."""
_GROUP_KINDS = (LabelKind.ROMAN, LabelKind.CAPITAL)


@dataclass(frozen=True, slots=True)
class Band:
    """A row across the table: its label as printed or mended, its title, and the cells of both.

    ``label_doubtful`` tells that a label is no number, or was lost.
    """

    label: str
    title: str
    label_cell: Cell
    title_cell: Cell
    label_repaired: bool = False
    label_doubtful: bool = False


def label_findings(field: str, band: Band) -> tuple[Finding, ...]:
    """Tell that a group's label was mended, or that it is none."""
    if band.label_repaired:
        return (Finding("look-alike-read", field, band.label_cell.text, band.label),)
    if band.label_doubtful:
        return (Finding("label-unreadable", field, band.label_cell.text, band.label),)
    return ()


def is_total(row: Row) -> bool:
    """Say whether a row announces a sum: it names nothing of its own and is not numbered 1, 2, 3."""
    first = row.printed[0].text
    if label_kind(first) in (LabelKind.NUMBER, LabelKind.DECIMAL):
        return False
    return any(_TOTAL.fullmatch(fold_title(split_label(cell.text)[1])) for cell in row.printed[:2])


def is_district(text: str) -> bool:
    """Say whether a cell's text begins like a district and not like a commune."""
    name = split_label(text)[1]
    return bool(_DISTRICT.match(fold_title(name))) and not _COMMUNE_NAMES.match(name)


class BandReader:
    """Reads the group rows of one table in order; the label before tells what a smudged one must be."""

    def __init__(self, view: TableView) -> None:
        self._view = view
        self._last = 0

    def read(self, row: Row) -> Band | None:
        """Read a row as a group row; None when it is an item.

        A group row prints a label and a title, or one text across the table, and nothing in the
        other columns; a row numbered 1, 2, 3 with an empty rest is still an item.
        """
        printed = row.printed
        if len(printed) == 1:
            band = self._across(printed[0])
        elif len(printed) == 2 and printed[0].column == 0:
            band = self._labelled(printed[0], printed[1])
        else:
            band = None
        if band and band.label:
            self._last = roman_value(band.label) or self._last + 1
        return band

    def _across(self, cell: Cell) -> Band | None:
        label, title = split_label(cell.text)
        if not title or not (self._spans(cell) or label_kind(label) in _GROUP_KINDS):
            return None
        mended, repaired = self._mend(label)
        return Band(mended, title, cell, cell, repaired)

    def _labelled(self, first: Cell, second: Cell) -> Band | None:
        """Read label and title; a title across the table makes a group of a row with any label."""
        label = bare_label(first.text)
        mended, repaired = self._mend(label)
        known = label_kind(label) in _GROUP_KINDS
        if not (known or repaired or self._spans(second)):
            return None
        doubtful = not repaired and label_kind(label) is LabelKind.NONE
        return Band(mended, second.text, first, second, repaired, doubtful)

    def _spans(self, cell: Cell) -> bool:
        return cell.column_span >= max(2, self._view.column_count - 2)

    def _mend(self, label: str) -> tuple[str, bool]:
        """Write a label that is no Roman figure as the one it looks like, if about that one is due."""
        bare = bare_label(label)
        mended = "" if roman_value(bare) else roman_look_alike(bare, self._last + 1)
        return (mended, True) if mended else (bare, False)

"""Rows that are not items of their own: groups, totals, and the district rows of commune tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import Cell
from normalize.tables.labels import LabelKind, bare_label, label_kind, roman_look_alike, split_label
from normalize.tables.roles import fold_title
from normalize.tables.view import Row, TableView

_TOTAL = re.compile(
    r"(?:tong(?: cong| so| hop)?|cong|binh quan|trung binh|toan (?:tinh|huyen|thanh pho))"
    r"(?:\s+(?:kinh phi|so|cong|chung|toan|cac|xa|tinh|huyen|von|nguon|trong do|i|ii|\d+)\b.*)?"
    r"\s*[:.]?(?:\s*\(?[ivx\d+,\s]+\)?)?"
)
_DISTRICT = re.compile(r"(?:huyen|quan|thi xa|thanh pho|tp\.?|tx\.?|h\.)\s*\S")
_GROUP_KINDS = (LabelKind.ROMAN, LabelKind.CAPITAL)


@dataclass(frozen=True, slots=True)
class Band:
    """A row across the table: its label as printed and mended, its title, and the cells of both."""

    label: str
    title: str
    label_cell: Cell
    title_cell: Cell

    @property
    def label_repaired(self) -> bool:
        """Say whether the label was read as the Roman figure it looks like."""
        return self.label != bare_label(split_label(self.label_cell.text)[0])


def is_total(row: Row) -> bool:
    """Say whether a row announces a sum: it names nothing of its own and is not numbered 1, 2, 3."""
    first = row.printed[0].text
    if label_kind(first) in (LabelKind.NUMBER, LabelKind.DECIMAL):
        return False
    return any(_TOTAL.fullmatch(fold_title(split_label(cell.text)[1])) for cell in row.printed[:2])


def is_district(text: str) -> bool:
    """Say whether a cell's text begins like a district and not like a commune."""
    return bool(_DISTRICT.match(fold_title(split_label(text)[1])))


def as_band(view: TableView, row: Row) -> Band | None:
    """Read a row as a group row; None when it is an item.

    A group row prints a label and a title, or one text across the table, and nothing in the other
    columns; a row numbered 1, 2, 3 with an empty rest is still an item.
    """
    printed = row.printed
    if not 1 <= len(printed) <= 2 or printed[0] is not row.cells[printed[0].column]:
        return None
    first, last = printed[0], printed[-1]
    if len(printed) == 1:
        label, title = split_label(first.text)
        spans = first.column_span >= max(2, view.column_count - 2)
        if not spans and label_kind(label) not in _GROUP_KINDS:
            return None
        if spans and label_kind(label) is LabelKind.NUMBER and view.column_count < 3:
            return None
    else:
        label, title = split_label(first.text)
        if title or label_kind(label) not in _GROUP_KINDS:
            return None
        title = last.text
    return Band(_mended(label), title, first, last) if title else None


def _mended(label: str) -> str:
    """Write a label read as ``J`` or ``l`` as the Roman figure that it can only be."""
    bare = bare_label(label)
    if label_kind(label) is LabelKind.ROMAN and not set(bare) <= set("IVX"):
        return roman_look_alike(bare) or bare
    return bare

"""Ordinal and label of a row, whichever cells they stand in: ``I | Tên``, ``1.1.Gói thầu``, a lone text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Cell
from normalize.forms.ordinals import Ordinal, OrdinalKind, parse_ordinal
from normalize.records.kinds import CellKind
from normalize.tables.cells.printed import read_printed
from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.kinds import Kinds
from normalize.tables.grid.grid import CellGrid
from normalize.tables.rows.words import unit_alone
from normalize.unicode import clean

_GLUED = re.compile(
    r"(?P<ordinal>[IVX]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])(?P<mark>\s*[.)/:]+|(?<=\d)(?=\s+[^\W\d_]))\s*(?P<rest>\D.*)"
    r"|(?P<bullet>[-–+*•●▪])\s*(?P<after>\S.*)",
    re.DOTALL,
)
"""An ordinal at the front of a label; a lone letter needs its mark, a number a word behind it."""
_ENDS = " .:;,"
_ONE = Ordinal(OrdinalKind.ARABIC, "", 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as printed: ``ordinal`` read where it is one, ``label`` without it, and what its cells hold.

    ``figures`` tells that a column of figures is filled, ``alone`` that the label (with its ordinal) is all
    that is printed, ``glued`` that the ordinal stands in the label's cell, ``aside`` that a lone text stands
    beside the columns that name rows, ``beside`` that the ordinal's cell reaches down from a row above.
    ``unit_below`` is the unit of the rows below, where a row says nothing else (``Nghìn người``),
    ``ordinal_read`` the ordinal as read, where the others say that it is another one.
    """

    index: int
    printed_ordinal: str
    ordinal: Ordinal | None
    label: str
    label_cell: Cell | None
    figures: bool
    alone: bool
    empty: bool
    texts: Sequence[str]
    glued: bool = False
    aside: bool = False
    beside: bool = False
    unit_below: str = ""
    ordinal_read: str = ""

    @property
    def is_upper(self) -> bool:
        """Say whether the label is all in capitals."""
        return self.label.isupper()


def draft_rows(grid: CellGrid, body: Sequence[int], kinds: Kinds, figures: Sequence[int]) -> list[Draft]:
    """Read ordinal and label of every body row."""
    drafts = _with_first_numeral([_draft(grid, row, kinds, figures) for row in body])
    return [replace(draft, unit_below=_unit_below(draft, is_first=not at)) for at, draft in enumerate(drafts)]


def _with_first_numeral(drafts: Sequence[Draft]) -> list[Draft]:
    """Put ``I.`` for a ``1.`` recognized before another ``1.``, where the numerals go on with ``II.``."""
    numbered = [at for at, draft in enumerate(drafts) if draft.ordinal and not draft.ordinal.prefix]
    ordinals = [drafts[at].ordinal for at in numbered]
    numerals = [one for one in ordinals if one and one.kind is OrdinalKind.ROMAN]
    if ordinals[:2] != [_ONE, _ONE] or not numerals or numerals[0].rank != _ONE.rank + 1:
        return list(drafts)
    first = drafts[numbered[0]]
    if first.label_cell is None or first.label_cell.confidence is None:
        return list(drafts)  # typed so
    mended = replace(
        first,
        ordinal=Ordinal(OrdinalKind.ROMAN, "", _ONE.rank),
        printed_ordinal=first.printed_ordinal.replace("1", "I"),
        ordinal_read=first.printed_ordinal,
    )
    return [mended if draft is first else draft for draft in drafts]


def _unit_below(draft: Draft, *, is_first: bool) -> str:
    """Give the unit that a row announces; what can be counted (``Trường``) may be an item without figures."""
    unit = unit_alone(draft.label) if draft.alone and draft.ordinal is None else ""
    bare = unit_kind(unit) in ("count", "time") and unit == draft.label
    return unit if is_first or not bare else ""


def _draft(grid: CellGrid, row: int, kinds: Kinds, figures: Sequence[int]) -> Draft:
    texts = grid.texts[row]
    ordinal_text, ordinal = _ordinal(texts, kinds)
    column = _label_place(texts, kinds, figures, took_ordinal=ordinal is not None)
    label = texts[column] if column is not None else ""
    glued = False
    if label and (ordinal is None or column in kinds.finer):
        own_text, read, rest = split_ordinal(label)
        if read is not None:
            ordinal_text, ordinal, label, glued = own_text, read, rest, True
    printed = len(texts) - texts.count("")
    own = (column is not None) + (
        ordinal is not None and kinds.ordinal is not None and bool(texts[kinds.ordinal])
    )
    return Draft(
        index=row,
        printed_ordinal=ordinal_text,
        ordinal=ordinal,
        label=tidy_label(label),
        label_cell=grid.cells[row][column] if column is not None else None,
        figures=any(_is_figure(texts[at]) for at in figures),
        alone=printed <= own or printed == 1,
        empty=not printed,
        texts=texts,
        glued=glued,
        beside=_is_merged(grid, row, kinds),
        aside=printed == 1 and column is not None and _is_aside(column, grid, row, kinds),
    )


def _is_merged(grid: CellGrid, row: int, kinds: Kinds) -> bool:
    if kinds.ordinal is None:
        return False
    cell = grid.cells[row][kinds.ordinal]
    return cell.row < row and bool(cell.text)


def _is_aside(column: int, grid: CellGrid, row: int, kinds: Kinds) -> bool:
    cell = grid.cells[row][column]
    wide = cell.column_span >= max(2, grid.width - 1)
    return kinds.label is not None and column > kinds.label and not wide


def _is_figure(text: str) -> bool:
    return bool(text) and read_printed(text).kind not in (CellKind.TEXT, CellKind.NIL, CellKind.CODE)


def _ordinal(texts: Sequence[str], kinds: Kinds) -> tuple[str, Ordinal | None]:
    if kinds.ordinal is None or not texts[kinds.ordinal]:
        return "", None
    printed = texts[kinds.ordinal]
    ordinal = parse_ordinal(printed)
    return (printed, ordinal) if ordinal else ("", None)


def _label_place(
    texts: Sequence[str], kinds: Kinds, figures: Sequence[int], *, took_ordinal: bool
) -> int | None:
    """Find the cell that says what a row is about: in the label column, or the first text beside it."""
    if kinds.ordinal is not None and texts[kinds.ordinal] and not took_ordinal:
        return kinds.ordinal
    if kinds.label is not None and texts[kinds.label]:
        return kinds.label
    skipped = (kinds.ordinal, kinds.unit)
    others = (
        at
        for at, text in enumerate(texts)
        if text
        and at not in skipped
        and (at not in figures or not _is_figure(text))
        and sum(map(str.isalpha, text)) > 1
    )
    return next(others, None)


def split_ordinal(text: str) -> tuple[str, Ordinal | None, str]:
    """Cut an ordinal off the front of a label; gives it as printed, read, and the rest."""
    match = _GLUED.fullmatch(text)
    if not match:
        return "", None, text
    if match["bullet"]:
        return match["bullet"], parse_ordinal(match["bullet"]), match["after"]
    printed = f"{match['ordinal']}{match['mark']}".strip()
    # Đ. is short for a street too; as a letter behind D it heads a group in capitals.
    ordinal = parse_ordinal(match["ordinal"]) if match["ordinal"] != "Đ" or match["rest"].isupper() else None
    return (printed, ordinal, match["rest"]) if ordinal else ("", None, text)


def tidy_label(text: str) -> str:
    """Write a label without the dash before it and the marks behind it."""
    bare = clean(text).lstrip("-–+*•● ").rstrip(_ENDS)
    return bare + ")" if bare.count("(") > bare.count(")") else bare

"""A sheet as it is stored: cells that hold something, merged ranges, what is hidden, lines around cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import IO, Any

from lxml import etree
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from extract.asides import Asides
from extract.office.excel.looks import CellTexts
from extract.office.excel.numbers import Shown, show

MOST_CELLS = 300_000
"""Cells with something in them: a yearbook's largest sheet has a tenth; each costs about a kilobyte."""

MOST_EMPTY_ROWS = 5_000
"""Rows of lines alone below the last value are a form's leftover; a gap in a table is never so long."""

_SIDES = ("left", "right", "top", "bottom")


@dataclass
class Sheet:
    """What a sheet holds, by row and column from 1; ``frames`` has a bit a column with lines drawn.

    ``remarks`` tell what was read and is hidden in Excel, ``lost`` what was not read.
    """

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    numbers: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    frames: dict[int, int] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    rich: dict[tuple[int, int], CellRichText] = field(default_factory=dict)
    is_hidden: bool = False


def read_sheet(worksheet: Any, source: IO[bytes], asides: Asides) -> Sheet:
    """Read a worksheet of a workbook opened read-only; ``source`` is the XML of the same sheet."""
    sheet = Sheet(worksheet.title, is_hidden=worksheet.sheet_state != "visible")
    _read_structure(sheet, source)
    texts = CellTexts(asides)
    worksheet.reset_dimensions()  # what a file says of its own size may be wrong, or made to harm
    framed: dict[int, bool] = {}
    last = 0
    for row in worksheet.iter_rows():
        for cell in row:
            if cell.value is None and not getattr(cell, "has_style", False):
                continue
            shown = _shown(cell, sheet, texts)
            text = shown.text
            if text and len(sheet.texts) < MOST_CELLS:
                sheet.texts[cell.row, cell.column] = text
                if shown.number is not None:
                    sheet.numbers[cell.row, cell.column] = shown.number
                last = cell.row
            elif text:
                said = f"was cut at row {cell.row}: it has over {MOST_CELLS} filled cells"
                sheet.lost.append(f"sheet '{sheet.name}' {said}")
                return sheet
            if cell.row - last <= MOST_EMPTY_ROWS and _is_framed(cell, framed):
                sheet.frames[cell.row] = sheet.frames.get(cell.row, 0) | 1 << cell.column
    return sheet


def _shown(cell: Any, sheet: Sheet, texts: CellTexts) -> Shown:
    value = sheet.rich.get((cell.row, cell.column), cell.value)
    if isinstance(value, str | CellRichText):
        return Shown(texts.seen(value, cell))
    shown = show(value, cell.number_format or "General")
    return Shown(texts.seen(shown.text, cell), shown.number) if shown.text else shown


def _is_framed(cell: Any, known: dict[int, bool]) -> bool:
    """Whether lines are drawn around a cell, remembered by its border's number."""
    border_id = cell.style_array.borderId
    if border_id not in known:
        border = cell.border
        sides = (getattr(border, side, None) for side in _SIDES)
        known[border_id] = sum(side is not None and side.style is not None for side in sides) >= 2
    return known[border_id]


def _read_structure(sheet: Sheet, source: IO[bytes]) -> None:
    """Read merged ranges, hidden rows and columns, and formulas of which no value was stored."""
    unstored: list[str] = []
    for element in _elements(source):
        match element.tag.rpartition("}")[2]:
            case "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                sheet.merged.append((top, left, bottom, right))
            case "col" if element.get("hidden") in {"1", "true"}:
                first, last = int(element.get("min", 1)), int(element.get("max", 1))
                sheet.hidden_columns |= set(range(first, min(last, first + 1000) + 1))
            case "row" if element.get("hidden") in {"1", "true"} and element.get("r", "").isdigit():
                sheet.hidden_rows.add(int(element.get("r", 0)))
            case "c":
                inner = {part.tag.rpartition("}")[2]: part.text for part in element}
                if rich := _rich(element):
                    sheet.rich[coordinate_to_tuple(element.get("r", "A1"))] = rich
                if "f" in inner and not inner.get("v"):
                    unstored.append(element.get("r", ""))
    if unstored:
        shown = ", ".join(unstored[:5]) + (" …" if len(unstored) > 5 else "")
        sheet.lost.append(
            f"sheet '{sheet.name}': {len(unstored)} formulas have no stored value ({shown}); "
            "open the file in Excel and save it"
        )


def _rich(cell: Any) -> CellRichText | None:
    """The pieces of a text that is stored in its cell, which openpyxl reads without their fonts."""
    inline = cell.find("{*}is")
    if inline is None or inline.find("{*}r") is None:
        return None
    return CellRichText.from_tree(inline)


def _elements(source: IO[bytes]) -> Iterator[Any]:
    tags = ("{*}mergeCell", "{*}col", "{*}row", "{*}c")
    for _, element in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
        yield element
        if not element.tag.endswith("}c"):
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

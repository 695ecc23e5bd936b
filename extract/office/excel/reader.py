"""The front of the Excel reader: a workbook's sheets to lines of text and tables, in order."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from extract.asides import Asides
from extract.errors import DamagedOfficeError, EmptyInputError
from extract.model import Block, Cell, Line, Page, PageContent, PageOrigin, PageReason, Paragraph, Word
from extract.office.excel.hidden import shown_sheets
from extract.office.excel.regions import Region, regions_of
from extract.office.excel.sheets import Sheet, read_sheet
from extract.office.package import BROKEN, check_package
from extract.pageless import is_layout, layout_paragraphs, table_of

_UNNAMED = re.compile(r"(?:Sheet|Trang_tính|Trang tính|Bảng|Table)\s*\d*", re.IGNORECASE)


def read_excel_file(path: Path, data: bytes) -> PageContent:
    """Read the bytes of an .xlsx file; raises DamagedOfficeError, OversizedOfficeError, EmptyInputError."""
    check_package(path, data, "xlsx")
    asides = Asides()
    try:
        sheets = [sheet for sheet in _sheets(data, asides) if sheet.texts]
    except BROKEN as error:
        raise DamagedOfficeError(path) from error
    held = shown_sheets(sheets, asides)
    blocks = [block for sheet in held for block in _blocks(sheet, named=len(held) > 1)]
    if not blocks:
        raise EmptyInputError(path)
    asides.remarks += [remark for sheet in sheets for remark in sheet.remarks]
    lost = "; ".join(said for sheet in sheets for said in sheet.lost)
    page = Page(None, origin=PageOrigin.TEXT_FILE, reason=PageReason.EXCEL, note=asides.note, lost=lost)
    return PageContent(page, (*blocks, *asides.paragraphs()))


def _sheets(data: bytes, asides: Asides) -> Iterator[Sheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of print areas and extensions, which are no matter here
        workbook = load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
        )
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for worksheet in workbook.worksheets:
                with archive.open(worksheet._worksheet_path) as source:
                    yield read_sheet(worksheet, source, asides)
        workbook.close()


def _blocks(sheet: Sheet, named: bool) -> Iterator[Block]:
    """Give the blocks of a sheet, its name first where a workbook has several that were named."""
    if named and not _UNNAMED.fullmatch(sheet.name.strip()):
        yield Paragraph(_lines(sheet.name))
    for region in regions_of(sheet):
        cells = _cells(sheet, region)
        if region.is_table and not is_layout(cells):
            yield table_of(cells, len(region.rows), ruled=bool(sheet.frames.get(region.rows[0])))
        elif region.is_table or is_layout(cells):
            yield from layout_paragraphs(cells)
        else:
            yield from (Paragraph(cell.lines) for cell in cells if cell.lines)


def _cells(sheet: Sheet, region: Region) -> list[Cell]:
    """Give the filled and merged cells of a region, counted from its corner."""
    row_at = {row: at for at, row in enumerate(region.rows)}
    column_at = {column: at for at, column in enumerate(region.columns)}
    spans = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merged}
    covered: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for top, left, bottom, right in sheet.merged:
        rows = [row_at[row] for row in region.rows if top <= row <= bottom]
        columns = [column_at[column] for column in region.columns if left <= column <= right]
        if not rows or not columns or covered & {(r, c) for r in rows for c in columns}:
            continue
        covered |= {(r, c) for r in rows for c in columns}
        lines = _lines(sheet.texts.get((top, left), ""))
        stored = sheet.numbers.get((top, left))
        cells.append(Cell(rows[0], columns[0], lines, len(rows), len(columns), stored=stored))
    held_columns = set(region.columns)
    for (row, column), text in sheet.texts.items():
        if row not in row_at or column not in held_columns or (row, column) in spans:
            continue
        if (row_at[row], column_at[column]) not in covered:
            stored = sheet.numbers.get((row, column))
            cells.append(Cell(row_at[row], column_at[column], _lines(text), stored=stored))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _lines(text: str) -> tuple[Line, ...]:
    lines = (tuple(map(Word, line.split())) for line in text.splitlines())
    return tuple(Line(words) for words in lines if words)

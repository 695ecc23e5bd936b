"""What stands around a table and holds for all of it: title, unit, years, basis, notes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.model import Document, Paragraph, Table
from normalize.context import Context, TableCaption
from normalize.tables.cells.units import share_in_words, unit_in_brackets, unit_of_line, without_unit_line
from normalize.tables.columns.describe import TableSurroundings
from normalize.tables.columns.years import basis_of, years_of
from normalize.tables.model import Years
from normalize.unicode import clean

_NOTES_BELOW = 3
"""Paragraphs below a table among which its notes are looked for."""
_NOTE_SIGNS = ("*", "-", "(*)", "ghi chú", "chú thích", "nguồn", "1)", "(1)")
"""How notes below a table begin; readers of text files make a dash of a star."""
_LINES_ABOVE = 5
"""Paragraphs above a table among which its unit line stands, seals and stamps between them."""
_LONGEST_UNIT_LINE = 60
"""Letters: ``Đơn vị tính:`` with two units in brackets; longer lines speak of something else as well."""
_LONGEST_TITLE = 250
"""Letters; longer lines are text."""
_PLANS = ("kế hoạch", "dự toán", "phân bổ", "chương trình", "đề án", "mục tiêu", "giao")


def surroundings(context: Context, table: Table, caption: TableCaption) -> TableSurroundings:
    """Gather what is known about a table before it is read."""
    lines = [clean(paragraph.text) for paragraph in caption.paragraphs]
    title = caption.title or _title_above(context.document, table)
    unit = caption.unit or unit_in_brackets(title)
    unit = unit or next((found for line in lines if (found := unit_of_line(line))), "")
    unit = unit or _unit_line_above(context.document, table) or share_in_words(title)
    return TableSurroundings(
        title=title,
        unit=unit,
        years=years_of(title),
        basis=basis_of(title),
        notes=_notes(context.document, table),
        plan_years=_plan_years(context),
        is_of_plan=is_plan(context),
        written=context.header.issued_date.year if context.header.issued_date else context.as_of.year,
    )


def _unit_line_above(document: Document, table: Table) -> str:
    """Give the unit of a unit line that stands above a table and was not taken for its own."""
    for text in _lines_above(document, table):
        if len(text) <= _LONGEST_UNIT_LINE and (unit := unit_of_line(text)):
            return unit
    return ""


def _title_above(document: Document, table: Table) -> str:
    """Give the line above a table that no caption was found for, where it can be its title.

    Between the two may stand lines in brackets (``(Kèm theo …)``) and the unit line.
    """
    for line in _lines_above(document, table):
        text = without_unit_line(line)
        if not text or (text.startswith("(") and text.endswith(")")):
            continue
        is_note = text.lower().startswith(_NOTE_SIGNS)
        return "" if is_note or len(text) > _LONGEST_TITLE or text.endswith((".", ";")) else text
    return ""


def _lines_above(document: Document, table: Table) -> Iterator[str]:
    """Give the paragraphs right above a table, the nearest first."""
    blocks: Sequence[object] = document.blocks
    at = next((index for index, block in enumerate(blocks) if block is table), 0)
    for block in reversed(blocks[max(0, at - _LINES_ABOVE) : at]):
        if not isinstance(block, Paragraph):
            return
        yield clean(block.text)


def _notes(document: Document, table: Table) -> str:
    blocks: Sequence[object] = document.blocks
    at = next((index for index, block in enumerate(blocks) if block is table), None)
    if at is None:
        return ""
    below = blocks[at + 1 : at + 1 + _NOTES_BELOW]
    texts = [clean(block.text) for block in below if isinstance(block, Paragraph)]
    return " ".join(text for text in texts if text.lower().startswith(_NOTE_SIGNS))


def _plan_years(context: Context) -> Years | None:
    header = context.header
    first = header.period_from or header.plan_year
    last = header.period_to or first
    return Years(first, last) if first and last and first <= last else None


def is_plan(context: Context) -> bool:
    """Say whether a document plans: by its type, or by what it decides on."""
    header = context.header
    said = f"{header.document_type} {header.title}".lower()
    return not said.strip().startswith("báo cáo") and any(word in said for word in _PLANS)

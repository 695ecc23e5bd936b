"""What stands around a table and holds for all of it: title, unit, years, basis, notes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.model import Block, Document, Paragraph, Table
from normalize.context import Context, TableCaption
from normalize.forms.citations import find_numbers
from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis
from normalize.tables.caption_titles import begins_title
from normalize.tables.cells.unit_lines import SaidUnit, units_in_title, units_listed, units_said
from normalize.tables.cells.units import share_in_words, unit_in_brackets, without_unit_line
from normalize.tables.columns.around import TableSurroundings
from normalize.tables.columns.years import basis_of, is_comparison, names_one_year, years_of
from normalize.tables.model import Years
from normalize.unicode import clean

_NOTES_BELOW = 3
"""Paragraphs below a table among which its notes are looked for."""
_NOTE_SIGNS = ("*", "-", "(*)", "ghi chú", "chú thích", "nguồn", "số liệu", "1)", "(1)")
"""How notes below a table begin; readers of text files make a dash of a star."""
_LINES_ABOVE = 5
"""Paragraphs above a table among which its unit line stands, seals and stamps between them."""
_LONGEST_UNIT_LINE = 80
"""Letters: ``Đơn vị tính:`` with units of three things; longer lines speak of something else as well."""
_LONGEST_TITLE = 250
"""Letters; longer lines are text."""


def surroundings(context: Context, table: Table, caption: TableCaption) -> TableSurroundings:
    """Gather what is known about a table before it is read."""
    lines = [clean(paragraph.text) for paragraph in caption.paragraphs]
    title = caption.title or _title_above(context.document, table)
    proper = title_proper([clean(paragraph.text) for paragraph in caption.titled]) or title
    notes = _notes(context.document, table)
    issued = context.header.issued_date
    return TableSurroundings(
        title=title,
        units=_units(context.document, table, caption, lines, title),
        years=years_of(proper),
        basis=_basis(proper),
        notes=notes,
        plan_years=plan_years(context),
        of_document=_years_of_document(context),
        is_of_one_year=names_one_year(context.header.title),
        is_report=_reports(context),
        is_of_plan=is_plan(context),
        by_year=tuple(_said_of_years([*lines, notes])),
        issued=issued.year if issued else None,
        written=(issued or context.as_of).year,
    )


def _units(
    document: Document, table: Table, caption: TableCaption, lines: Sequence[str], title: str
) -> tuple[SaidUnit, ...]:
    """Give the units said above a table: in its unit lines, in its title, in a line that it did not take."""
    own = tuple(said for line in lines for said in units_said(line) or units_listed(line))
    if own or caption.unit:
        return own or (SaidUnit(caption.unit),)
    if unit := unit_in_brackets(title):
        return (SaidUnit(unit),)
    found = units_in_title(title) or _unit_line_above(document, table)
    shares = share_in_words(title)
    return found or ((SaidUnit(shares),) if shares else ())


def title_proper(lines: Sequence[str]) -> str:
    """Give the title without what stands over it (``Niên giám …``) and sentences between them."""
    lines = [line for line in lines if not line.endswith((".", ";"))]
    starts = [at for at, line in enumerate(lines) if begins_title(line)]
    return " ".join(lines[starts[-1] :] if starts else lines)


def _said_of_years(lines: Sequence[str]) -> Iterator[tuple[Years, Basis]]:
    """Give what notes say of the figures of some years: ``Số liệu năm 2012 là số sơ bộ``."""
    for line in lines:
        hits = Lexicon.load("basis").find(line)
        years = years_of(line)
        if years and any(hit.concept.name == Basis.ESTIMATE for hit in hits) and _is_note(line):
            yield years, Basis.ESTIMATE


def _is_note(line: str) -> bool:
    return line.endswith(".") or line.lower().startswith(_NOTE_SIGNS)


def _unit_line_above(document: Document, table: Table) -> tuple[SaidUnit, ...]:
    """Give the units of a unit line that stands above a table and was not taken for its own."""
    for text in _lines_above(document, table):
        if len(text) <= _LONGEST_UNIT_LINE and (units := units_said(text) or units_listed(text)):
            return units
    return ()


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
    above, _ = _around(document, table)
    for block in reversed(above[-_LINES_ABOVE:]):
        if not isinstance(block, Paragraph):
            return
        yield clean(block.text)


def _notes(document: Document, table: Table) -> str:
    _, below = _around(document, table)
    texts = [clean(block.text) for block in below[:_NOTES_BELOW] if isinstance(block, Paragraph)]
    return " ".join(text for text in texts if text.lower().startswith(_NOTE_SIGNS))


def _around(document: Document, table: Table) -> tuple[Sequence[Block], Sequence[Block]]:
    """Give the blocks before a table and behind it; none of a table that the document does not hold."""
    at = next((at for at, block in enumerate(document.blocks) if block is table), None)
    return ((), ()) if at is None else (document.blocks[:at], document.blocks[at + 1 :])


def plan_years(context: Context) -> Years | None:
    """Give the years that a document is for; None where it names none, or the last before the first."""
    header = context.header
    first = header.period_from or header.plan_year
    last = header.period_to or first
    return Years(first, last) if first and last and first <= last else None


def _basis(title: str) -> Basis | None:
    """Give the basis that a title names; one that compares (``Biến động diện tích``) holds both sides too."""
    basis = basis_of(title)
    return None if basis is Basis.OTHER and is_comparison(title) else basis


def _years_of_document(context: Context) -> Years | None:
    """Give the years that the title of a document names which plans nothing, up to that of its date."""
    years, issued = years_of(context.header.title), context.header.issued_date
    past = years is not None and issued is not None and years.last <= issued.year
    return years if past and not is_plan(context) else None


def is_plan(context: Context) -> bool:
    """Say whether a document plans: by its type, or by what it decides on or sets out (``thuyết minh``).

    An appendix alone plans where its document does by its number (``Kèm theo Kế hoạch số 47/KH-UBND``).
    """
    header = context.header
    said = f"{header.document_type} {header.title}".strip()
    types = [number.reference_type for number in find_numbers(header.document_number)]
    named = {hit.concept.name for text in (said, *types) for hit in Lexicon.load("planning").find(text)}
    return "planned" in named and not _reports(context)


def _reports(context: Context) -> bool:
    """Say whether a document reports on what was; one that explains a plan does not."""
    said = f"{context.header.document_type} {context.header.title}".strip()
    opening = Lexicon.load("planning").opening(said)
    explains = any(hit.concept.name == "explains" for hit in Lexicon.load("planning").find(said))
    return opening is not None and opening.concept.name == "report" and not explains

"""From a document as read to typed records: the front of the stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from extract.model import Document
from normalize.both import Both, in_turn
from normalize.context import Context
from normalize.forms.citations import find_numbers
from normalize.gazetteer import Gazetteer
from normalize.identity import document_id
from normalize.prose.activities import read_activities
from normalize.prose.citations.legal_references import read_legal_references
from normalize.prose.clauses.periods import TemporalContext
from normalize.prose.criteria.targets import read_targets
from normalize.prose.indicators import read_indicators
from normalize.prose.letterhead.header import read_header
from normalize.prose.letterhead.place_and_time import LookUpDay, choose_criteria, look_up_day, place_document
from normalize.prose.money.funding import read_funding
from normalize.prose.passage import Passage
from normalize.prose.recipients import read_recipients
from normalize.prose.responsibilities.duties import read_responsibilities
from normalize.prose.sections.node import SectionNode
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.captions import read_captions
from normalize.prose.segment.fixed_words import is_attachment_note
from normalize.prose.segment.model import Letterhead, Parts
from normalize.prose.segment.parts import split_parts
from normalize.prose.setting import setting_of
from normalize.prose.unread import tell_unread
from normalize.records import (
    RECORD_TYPES,
    CommuneTarget,
    Finding,
    Interpretation,
    LegalReference,
    Record,
)
from normalize.tables import table_records, type_tables, view_tables
from normalize.tables.corrected_cells import NOTHING_SAID, Said
from normalize.tables.doubted_words import with_doubted_words
from normalize.tables.links import link_tables, linked
from normalize.tables.model import TypedTable
from normalize.tables.repaired_words import with_repaired_words
from normalize.text_origin import is_text_file
from normalize.textrepair import TextRepairer


def interpret(
    document: Document,
    gazetteer: Gazetteer | None = None,
    said: Said = NOTHING_SAID,
    both: Both = in_turn,
) -> Interpretation:
    """Interpret a document; the national gazetteer is loaded unless one is given.

    ``said`` is what somebody gave for cells of tables, by table and place: figures, or prints. ``both`` calls
    what need not be done in turn.
    """
    gazetteer = gazetteer or Gazetteer.load()
    repairer = TextRepairer.for_document(_texts(document), is_text_file(document), both)
    parts = split_parts(document, repairer, both)
    nodes = build_sections(parts)
    cited = read_legal_references(nodes)
    context, looked_up = _context(document, parts, cited, gazetteer, repairer)
    setting = setting_of(context.header, looked_up, nodes)
    (tables, of_tables), of_prose = both(
        partial(_read_tables, context, said), lambda: [*_prose_records(context, setting, parts, nodes, cited)]
    )
    records = [context.header, *of_prose, *of_tables]
    findings = [*_left_over(parts, context.header.document_number)]
    if not looked_up.is_known and any(map(_names_place, records)):
        findings.insert(0, Finding("date-of-places-unknown", value=context.as_of.isoformat()))
    return Interpretation(
        document_id=context.document_id,
        document=document,
        records=number_records(context.document_id, records),
        findings=tuple(findings),
        as_of=context.as_of,
        tables=tables,
    )


def _texts(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for cell in table.cells:
            yield cell.text


def _context(
    document: Document,
    parts: Parts,
    cited: Sequence[LegalReference],
    gazetteer: Gazetteer,
    repairer: TextRepairer,
) -> tuple[Context, LookUpDay]:
    """Give what all readers of the document share, and the day of its places."""
    header = read_header(document, parts)
    looked_up = look_up_day(header, document, gazetteer)
    as_of = looked_up.day
    header = place_document(header, gazetteer, as_of)
    context = Context(
        document=document,
        document_id=document_id(document.source_file, document.sha256),
        header=header,
        plan_year=header.plan_year,
        as_of=as_of,
        province_code=header.province_code,
        criteria=choose_criteria(cited, header.plan_year, as_of),
        gazetteer=gazetteer,
        repairer=repairer,
        captions=read_captions(parts.leads),
    )
    return context, looked_up


def _read_tables(context: Context, said: Said) -> tuple[tuple[TypedTable, ...], list[Record]]:
    """Type all tables; give them, and the records of what stands in them."""
    tables = type_tables(context, said)
    links = link_tables(context, tables)
    views = view_tables(context, tables, links)
    communes = {record.table_id for record in views if isinstance(record, CommuneTarget)}
    read = with_doubted_words(context, tables, table_records(tables))
    repaired = with_repaired_words(context, tables, (*views, *read))
    return tables, [*linked(links, repaired, communes)]


def _names_place(record: Record) -> bool:
    """Say whether a record holds a place that was looked up, or one that was looked for in vain."""
    codes = ("province_code", "district_code", "commune_code")
    return isinstance(record, CommuneTarget) or any(getattr(record, code, "") for code in codes)


def _prose_records(
    context: Context,
    setting: TemporalContext,
    parts: Parts,
    nodes: tuple[SectionNode, ...],
    cited: Sequence[LegalReference],
) -> Iterator[Record]:
    targets = read_targets(nodes, context.criteria, context.plan_year)
    funding = read_funding(nodes, setting)
    yield from tell_unread(nodes, targets.used | funding.used)
    yield from targets.records
    yield from read_indicators(nodes, targets.used | funding.used, targets.criterion_of, setting)
    yield from funding.records
    yield from read_activities(nodes)
    yield from read_responsibilities(nodes, context.as_of)
    yield from cited
    yield from read_recipients(parts.recipients)


def _left_over(parts: Parts, number: str) -> Iterator[Finding]:
    """Tell what was read and is in no record, and that a file holds several documents.

    A plan issued with the decision before it (``ban hành kèm theo Quyết định số …``) is part of that one.
    """
    for passage in parts.leftovers:
        yield Finding("text-left-over", printed=passage.raw, place=passage.place)
    for head in parts.later_heads.values():
        if _is_attached(head, number):
            continue
        first = next(iter((*head.lines, *([head.type_line] if head.type_line else []), *head.title)), None)
        if first:
            title = head.type_line.text if head.type_line else first.text
            yield Finding("several-documents", printed=title, place=first.place)
    for passage in parts.later_tails:
        yield Finding("text-of-later-document", printed=passage.raw, place=passage.place)


def _is_attached(head: Letterhead, number: str) -> bool:
    """Say whether the head of a later document says that it comes with the document of that number."""
    notes = [passage for passage in (*head.lines, *head.title) if is_attachment_note(passage.text)]
    symbol = number.partition("/")[2]

    def was_read(note: Passage) -> bool:
        """Say whether a recognizer read a note, whose number may be a pen's."""
        return note.paragraph.confidence is not None

    return any(
        found.text == number or (symbol and was_read(note) and found.text.endswith(f"/{symbol}"))
        for note in notes
        for found in find_numbers(note.text)
    )


def number_records(document_id: str, records: Iterable[Record]) -> Mapping[str, tuple[Record, ...]]:
    """Sort records by dataset in the order of the contract and give each its id in reading order."""
    by_dataset: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        number = len(by_dataset[record.DATASET]) + 1
        by_dataset[record.DATASET].append(
            replace(record, record_id=f"{document_id}/{record.DATASET}/{number:04}")
        )
    return {kind.DATASET: tuple(by_dataset[kind.DATASET]) for kind in RECORD_TYPES}

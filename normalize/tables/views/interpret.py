"""Front of the views: index every table, say what datasets it feeds, and make their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.model import Place, Table
from normalize.context import Context
from normalize.records import (
    CommuneTarget,
    Finding,
    Record,
    TableEntry,
    WorkItem,
)
from normalize.tables.corrected_cells import NOTHING_SAID, Said, with_given
from normalize.tables.links import TableLinks
from normalize.tables.model import TypedTable
from normalize.tables.surroundings import surroundings
from normalize.tables.to_records import unit_findings
from normalize.tables.type_table import type_table
from normalize.tables.views.cells import CellText, read_title
from normalize.tables.views.communes.commune_targets import COMMUNE_TARGETS, commune_criteria
from normalize.tables.views.continued import JoinedTable, join_continued
from normalize.tables.views.declare import ViewOutcome
from normalize.tables.views.lists.criterion_targets import CRITERION_TARGETS
from normalize.tables.views.lists.funding import FUNDING
from normalize.tables.views.lists.projects import PROJECTS
from normalize.tables.views.lists.work_items import ACTIVITIES, SCHEDULES, TASK_LISTS
from normalize.tables.views.subject import ViewedTable
from normalize.tables.views.titles import read_titles


def type_tables(context: Context, said: Said = NOTHING_SAID) -> tuple[TypedTable, ...]:
    """Type every table of a document, those that go on after a break read together."""
    typed, number = [], 1
    for whole in join_continued(context.tables()):
        around = surroundings(context, whole.parts[0], whole.caption)
        table_id = f"t{number:02d}"
        typed.append(type_table(with_given(whole.table, table_id, said), table_id, around))
        number += len(whole.parts)
    return tuple(typed)


def view_tables(
    context: Context, tables: Sequence[TypedTable], links: Mapping[str, TableLinks]
) -> tuple[Record, ...]:
    """Make the records of all tables of a document: the index first, then the records of each.

    ``tables`` are those of :func:`type_tables`, ``links`` what their rows and cells name. Tables that match
    no dataset are in the index with an empty ``dataset``; findings that belong to a table and to none of its
    records stand at its entry.
    """
    entries: list[Record] = []
    records: list[Record] = []
    for whole, table in zip(join_continued(context.tables()), tables, strict=True):
        subject = _subject(context, whole, table, links[table.table_id])
        readings = tuple(_readings(subject))
        for part in whole.parts:
            told = (*(found for each in readings for found in each.findings), *unit_findings(table))
            entry = _entry(len(entries) + 1, part, whole, subject.title, readings)
            # The parts of a table that goes on tell it once.
            entries.append(
                replace(entry, findings=(*entry.findings, *told)) if part is whole.parts[0] else entry
            )
        records += (record for reading in readings for record in reading.records)
    criteria = commune_criteria(record for record in records if isinstance(record, CommuneTarget))
    return (*entries, *records, *criteria)


def _subject(context: Context, whole: JoinedTable, table: TypedTable, links: TableLinks) -> ViewedTable:
    return ViewedTable(
        context,
        table,
        whole.caption,
        read_title(context, whole.caption, "title"),
        read_titles(context, table),
        whole.caption_inherited,
        links.places,
    )


def _readings(subject: ViewedTable) -> Iterator[ViewOutcome]:
    """Give what a table turned out to list: communes, criteria or sources, else tasks, projects or both."""
    alone = (SCHEDULES.read, COMMUNE_TARGETS.read, CRITERION_TARGETS.read, FUNDING.read)
    first = next((reading for read in alone if (reading := read(subject))), None)
    if first is not None:
        yield first
    if first is not None and first.dataset != WorkItem.DATASET:
        return
    known = {first.dataset} if first else set[str]()
    for view in (PROJECTS, ACTIVITIES, TASK_LISTS):
        reading = None if view.record.DATASET in known else view.read(subject)
        if reading is not None:
            known.add(reading.dataset)
            yield reading


def _entry(
    number: int, table: Table, whole: JoinedTable, title: CellText, readings: Sequence[ViewOutcome]
) -> TableEntry:
    pages = [place.page for place in table.places if place.page is not None]
    return TableEntry(
        page=pages[0] if pages else None,
        table_id=f"t{number:02d}",
        appendix_no=whole.caption.appendix_no,
        title=title.value,
        page_first=min(pages, default=None),
        page_last=max(pages, default=None),
        row_count=table.row_count,
        column_count=table.column_count,
        header_rows=table.header_rows,
        dataset=tuple(reading.dataset for reading in readings),
        traces={"title": title.trace, **whole.caption.traces()},
        findings=(*_lost(whole, title, table), *title.findings),
    )


def _lost(whole: JoinedTable, title: CellText, table: Table) -> Iterator[Finding]:
    """Tell of what should stand above a table and was not read there."""
    if whole.caption_inherited:
        yield Finding("caption-missing", "title", value=title.value, place=_place(table))
    if whole.caption_inherited or whole.caption.heading_lost:
        yield Finding("caption-missing", "appendix_no", value=whole.caption.label, place=_place(table))


def _place(table: Table) -> Place | None:
    return table.places[0] if table.places else None

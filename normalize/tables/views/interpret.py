"""Front of the views: index every table, say what datasets it feeds, and make their records."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.model import Place, Table
from normalize.context import Context
from normalize.gazetteer import Level
from normalize.records import (
    CommuneTarget,
    Finding,
    Project,
    Record,
    TableEntry,
    TableRecord,
    WorkItem,
)
from normalize.tables.links import TableLinks
from normalize.tables.model import TypedTable
from normalize.tables.surroundings import surroundings
from normalize.tables.typed import type_table
from normalize.tables.views.cells import CellText, read_title
from normalize.tables.views.communes import CommuneRow, commune_criteria, commune_rows, commune_targets
from normalize.tables.views.contents import column_texts
from normalize.tables.views.continued import Whole, join_continued
from normalize.tables.views.criterion_targets import CRITERION_TARGETS
from normalize.tables.views.declare import Reading
from normalize.tables.views.funding import FUNDING
from normalize.tables.views.labels import split_label
from normalize.tables.views.layout import Layout, lay_out
from normalize.tables.views.projects import projects
from normalize.tables.views.roles import Role, fold_title
from normalize.tables.views.sides import CRITERIA_ROLES
from normalize.tables.views.subject import Subject
from normalize.tables.views.titles import read_titles
from normalize.tables.views.view import view
from normalize.tables.views.work_items import ACTIVITIES, SCHEDULES

_FEWEST_COMMUNES = 0.5
_MOST_DISTRICTS = 0.7
_MOST_FIGURES = 0.5
"""Share of the cells of a column above which it is one of figures; notes hold a lone year at most."""
_FIGURE = re.compile(r"[\d.,]*\d[\d.,]*\s*%?")


def type_tables(context: Context) -> tuple[TypedTable, ...]:
    """Type every table of a document, those that go on after a break read together."""
    typed, number = [], 1
    for whole in join_continued(context.tables()):
        around = surroundings(context, whole.parts[0], whole.caption)
        typed.append(type_table(whole.table, f"t{number:02d}", around))
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
            entries.append(_entry(len(entries) + 1, part, whole, subject.title, readings))
            readings = tuple(replace(reading, findings=()) for reading in readings)
        records += (record for reading in readings for record in reading.records)
    criteria = commune_criteria(record for record in records if isinstance(record, CommuneTarget))
    return (*entries, *records, *criteria)


def _subject(context: Context, whole: Whole, table: TypedTable, links: TableLinks) -> Subject:
    return Subject(
        context,
        table,
        whole.caption,
        read_title(context, whole.caption, "title"),
        read_titles(context, table),
        lay_out(view(whole.table), context.criteria, context.plan_year),
        whole.caption_inherited,
        links.places,
    )


def _readings(subject: Subject) -> Iterator[Reading]:
    """Give what a table turned out to list: communes, criteria or sources, else tasks, projects or both."""
    readers = (SCHEDULES.read, _read_communes, CRITERION_TARGETS.read, FUNDING.read)
    first = next((reading for read in readers if (reading := read(subject))), None)
    if first is not None:
        yield _of_typed(subject, first)
    if first is not None and first.dataset != WorkItem.DATASET:
        return
    for read in (_projects, ACTIVITIES.read):
        reading = read(subject)
        if reading is not None and (first is None or reading.dataset != first.dataset):
            yield reading


def _projects(subject: Subject) -> Reading | None:
    listed, doubts = projects(subject.context, subject.table, subject.places)
    return Reading(Project.DATASET, listed, doubts) if listed else None


def _of_typed(subject: Subject, reading: Reading) -> Reading:
    """Give the records of a reading of the table as read the rows of the typed one."""
    if reading.dataset != CommuneTarget.DATASET:
        return reading
    numbers = {row.index: row.number for row in subject.table.rows}
    placed = (
        replace(record, table_id=subject.table.table_id, table_row=numbers.get(record.table_row))
        for record in reading.records
        if isinstance(record, TableRecord) and record.table_row is not None
    )
    return replace(reading, records=tuple(placed))


def _read_communes(subject: Subject) -> Reading | None:
    """A commune table has a column of units, about criteria or headed as communes, and mostly finds them."""
    layout = subject.layout
    column = layout.column(Role.COMMUNE)
    if column is None:
        return None
    about_criteria = layout.has(*CRITERIA_ROLES, Role.MISSING_LIST) or bool(layout.criteria)
    titles = " ".join((*layout.view.titles[column], subject.title.value))
    about_communes = "xa" in fold_title(titles).split()
    districts = _districts(subject.context)
    rows, findings = commune_rows(layout, districts)
    if not rows or not (about_criteria or about_communes) or _of_districts(rows, districts):
        return None
    if not about_criteria and _has_figures(layout):
        return None  # money or areas of communes: the figures of the typed table hold them
    targets = tuple(commune_targets(subject, rows))
    found = sum(bool(target.commune_code) or _says_commune(target) for target in targets)
    if found < _FEWEST_COMMUNES * len(targets):
        return None
    return Reading(CommuneTarget.DATASET, targets, findings)


def _districts(context: Context) -> frozenset[str]:
    """Give the folded names of the districts in which the plan's communes can lie."""
    units = context.gazetteer.units(context.as_of, level=Level.DISTRICT, province_code=context.province_code)
    return frozenset(fold_title(unit.name) for unit in units) if context.province_code else frozenset()


def _has_figures(layout: Layout) -> bool:
    """Say whether a column beside the row numbers holds figures, which commune_targets has no field for."""
    columns = (column for column, role in enumerate(layout.roles) if role is not Role.ROW_NO)
    for column in columns:
        texts = column_texts(layout.view, column)
        figures = sum(bool(_FIGURE.fullmatch(text.strip())) for text in texts)
        if texts and figures > _MOST_FIGURES * len(texts):
            return True
    return False


def _of_districts(rows: Sequence[CommuneRow], districts: Collection[str]) -> bool:
    """Say whether the rows are districts: a town's name is mostly its district's too."""
    names = [fold_title(split_label(row.cell.text)[1]) for row in rows]
    return sum(name in districts for name in names) > _MOST_DISTRICTS * len(names)


def _says_commune(target: CommuneTarget) -> bool:
    return fold_title(target.commune_text).startswith(("xa ", "thi tran ", "phuong ", "tt. "))


def _unmapped(layout: Layout, columns: Sequence[int]) -> tuple[Finding, ...]:
    """Name the columns with content that no field takes; their cells stay in the table as read."""
    filled = [column for column in columns if any(row.cells[column].text for row in layout.view.rows)]
    place = _place(layout.view.table)
    return tuple(
        Finding("column-unmapped", "", layout.title(column), details={"column": str(column + 1)}, place=place)
        for column in filled
    )


def _entry(
    number: int, table: Table, whole: Whole, title: CellText, readings: Sequence[Reading]
) -> TableEntry:
    pages = [place.page for place in table.places if place.page is not None]
    told = (finding for reading in readings for finding in reading.findings)
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
        findings=(*_lost(whole, title, table), *title.findings, *told),
    )


def _lost(whole: Whole, title: CellText, table: Table) -> Iterator[Finding]:
    """Tell of what should stand above a table and was not read there."""
    if whole.caption_inherited:
        yield Finding("caption-missing", "title", value=title.value, place=_place(table))
    if whole.caption_inherited or whole.caption.heading_lost:
        yield Finding("caption-missing", "appendix_no", value=whole.caption.label, place=_place(table))


def _place(table: Table) -> Place | None:
    return table.places[0] if table.places else None

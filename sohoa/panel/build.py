"""From statements of many documents to the panel: places joined as of a day, conflicts side by side."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from export.atomic import write_text
from normalize.gazetteer import Gazetteer, Level, Unit
from normalize.gazetteer.lineage import Counterpart, Lineage, UnitRelation
from sohoa.panel.statements import Statement, statements

PANEL_COLUMNS = (
    "place_code",
    "place_name",
    "place_level",
    "relation",
    "subject",
    "measure",
    "unit",
    "year_from",
    "year_to",
    "basis",
    "value",
    "conflict",
    "source_code",
    "source_name",
    "source_date",
    "document_id",
    "document_number",
    "dataset",
    "record_id",
    "table_title",
    "status",
)
"""``relation`` says how the place of the document (source_code, as of source_date) stands to that of the
panel (same, whole, main, part, contains, overlaps): figures are never shared out. ``conflict`` numbers the
groups of rows in which documents say different values of the same thing."""

_LEVELS = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One statement joined with one place of the panel's day; ``place`` is None where none is known."""

    statement: Statement
    source: Unit | None
    place: Unit | None
    relation: UnitRelation | None
    conflict: int | None = None

    @property
    def level(self) -> Level:
        """The tier of the place that the document names."""
        return _LEVELS[len(self.statement.code)]

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is about; two values of one key, from two documents, contradict each other."""
        said = self.statement
        what = (said.subject, said.measure, said.unit, said.year_from, said.year_to, said.basis)
        return (self.place.code if self.place else "", said.code, *(part.casefold() for part in what))


def build_panel(
    folders: Iterable[Path], as_of: date, level: Level | None = None, gazetteer: Gazetteer | None = None
) -> tuple[PanelRow, ...]:
    """Join the figures of output folders as of a day, all levels or one; sorted by place and measure.

    Raises NoDatasetsError for a folder without datasets.
    """
    gazetteer = gazetteer or Gazetteer.load()
    lineage = Lineage(gazetteer, as_of)
    rows = [
        row
        for folder in folders
        for statement in statements(folder)
        for row in _joined(statement, gazetteer, lineage)
        if level in (None, row.level)
    ]
    return tuple(sorted(_with_conflicts(rows), key=lambda row: (row.key, row.statement.source.document_id)))


def write_panel(rows: Sequence[PanelRow], path: Path) -> None:
    """Write a panel as CSV (UTF-8, LF)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(PANEL_COLUMNS)
    writer.writerows(map(_cells, rows))
    write_text(path, text.getvalue())


def _joined(statement: Statement, gazetteer: Gazetteer, lineage: Lineage) -> Iterator[PanelRow]:
    unit = gazetteer.by_code(statement.code, statement.source.on)
    found: tuple[Counterpart, ...] = lineage.counterparts(unit, statement.source.on) if unit else ()
    if not found:
        yield PanelRow(statement, unit, None, None)
    for counterpart in found:
        yield PanelRow(statement, unit, counterpart.unit, counterpart.relation)


def _with_conflicts(rows: Sequence[PanelRow]) -> Iterator[PanelRow]:
    groups: defaultdict[tuple[str, ...], list[PanelRow]] = defaultdict(list)
    for row in rows:
        groups[row.key].append(row)
    number = 0
    for _, group in sorted(groups.items()):
        documents = {row.statement.source.document_id for row in group}
        values = {row.statement.value for row in group}
        conflict = len(documents) > 1 and len(values) > 1
        number += conflict
        yield from (replace(row, conflict=number) if conflict else row for row in group)


def _cells(row: PanelRow) -> tuple[str, ...]:
    said, place = row.statement, row.place
    return (
        place.code if place else "",
        place.full_name if place else "",
        row.level.name.lower(),
        row.relation or "",
        said.subject,
        said.measure,
        said.unit,
        said.year_from,
        said.year_to,
        said.basis,
        said.value,
        str(row.conflict) if row.conflict else "",
        said.code,
        row.source.full_name if row.source else "",
        said.source.on.isoformat(),
        said.source.document_id,
        said.source.number,
        said.dataset,
        said.record_id,
        said.table_title,
        said.status,
    )

"""Links put into the records of a table: rows, cells and figures say what they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from normalize.context import Context
from normalize.gazetteer import Level
from normalize.records import Figure, Record, TableCell, TableRow
from normalize.records.kinds import CellKind
from normalize.tables.links.agencies import link_agencies
from normalize.tables.links.model import PlaceLink
from normalize.tables.links.places import link_places
from normalize.tables.model import Position, TypedTable

_OfRow = TypeVar("_OfRow", TableRow, Figure)


@dataclass(frozen=True, slots=True)
class TableLinks:
    """What the cells of one table name, and what each row as a whole does."""

    places: Mapping[Position, PlaceLink]
    agencies: Mapping[Position, str]
    row_places: Mapping[int, PlaceLink]
    row_agencies: Mapping[int, str]


def link_tables(context: Context, tables: Sequence[TypedTable]) -> Mapping[str, TableLinks]:
    """Find what the rows and cells of all tables name, by table_id."""
    return {table.table_id: _links(context, table) for table in tables}


def linked(
    links: Mapping[str, TableLinks], records: Iterable[Record], told: Collection[str] = ()
) -> Iterator[Record]:
    """Give the records of typed tables with codes and agencies filled in, in the same order.

    A row has the codes of its label, or of its place column where the label names none. ``told`` names the
    tables whose communes are records of their own, which tell the doubts about them.
    """
    for record in records:
        if isinstance(record, TableRow):
            row = _row(record, links[record.table_id])
            yield replace(row, findings=record.findings) if record.table_id in told else row
        elif isinstance(record, TableCell):
            yield _cell(record, links[record.table_id])
        elif isinstance(record, Figure):
            yield _named(record, links[record.table_id])
        else:
            yield record


def _links(context: Context, table: TypedTable) -> TableLinks:
    places, agencies = link_places(context, table), link_agencies(table, context.as_of)
    labels = {
        row.number: (row.number, number)
        for row in table.rows
        for number, cell in enumerate(row.cells, 1)
        if row.label_cell is not None and cell is row.label_cell
    }
    row_places: dict[int, PlaceLink] = {}
    for (row_no, _), link in sorted(places.items(), key=lambda item: item[0] not in labels.values()):
        row_places.setdefault(row_no, link)
    row_agencies = {row: agencies[position] for row, position in labels.items() if position in agencies}
    return TableLinks(places, agencies, row_places, row_agencies)


def _row(record: TableRow, links: TableLinks) -> TableRow:
    place = links.row_places.get(record.row_no)
    named = _named(record, links)
    return replace(named, findings=(*record.findings, *place.findings)) if place else named


def _named(record: _OfRow, links: TableLinks) -> _OfRow:
    """Give a record of a row the codes and the agency that the row names."""
    place, agency = links.row_places.get(record.row_no), links.row_agencies.get(record.row_no, "")
    if place is None:
        return replace(record, agency=agency) if agency else record
    return replace(
        record,
        commune_code=place.code(Level.COMMUNE),
        district_code=place.code(Level.DISTRICT),
        province_code=place.code(Level.PROVINCE),
        agency=agency,
    )


def _cell(record: TableCell, links: TableLinks) -> TableCell:
    """Only a text becomes a place: a number beside its name stays one."""
    position = (record.row_no, record.column_no)
    place, agency = links.places.get(position), links.agencies.get(position, "")
    if place is None or record.kind not in (CellKind.TEXT, CellKind.PLACE):
        return replace(record, agency=agency) if agency else record
    kind = CellKind.PLACE if place.units else record.kind
    return replace(record, place_code=place.codes, agency=agency, kind=kind)

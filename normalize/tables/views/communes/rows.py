"""The rows of a table of communes: which are communes, under which group and district, which are neither."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import NOWHERE, Cell
from normalize.forms.ordinals import parse_numeral
from normalize.gazetteer import Level
from normalize.gazetteer.matching.parse import district_words
from normalize.records import Finding
from normalize.records.kinds import RowKind
from normalize.tables.model import Column, Row
from normalize.tables.rows.labels import split_ordinal
from normalize.tables.rows.words import is_ditto
from normalize.tables.views.communes.places import PrintedPlace
from normalize.tables.views.row_numbers import RowNumber, item_number
from normalize.tables.views.subject import ViewedTable
from normalize.unicode import strip_accents

NO_NUMBER = RowNumber("")


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """One commune row with the group it stands under, what it prints of its place, and its number."""

    row: Row
    cell: Cell
    place: PrintedPlace
    group: Row | None = None
    number: RowNumber = NO_NUMBER


def folded(name: str) -> str:
    """Fold a name for comparison: no accents, lower case, single blanks."""
    return " ".join(strip_accents(name).lower().split())


def districts(subject: ViewedTable) -> frozenset[str]:
    """Give the folded names of the districts in which the plan's communes can lie."""
    context = subject.context
    if not context.province_code:
        return frozenset()
    units = context.gazetteer.units(context.as_of, level=Level.DISTRICT, province_code=context.province_code)
    return frozenset(folded(unit.name) for unit in units)


class CommuneRows:
    """Goes down a table of communes with the number and the district in force."""

    def __init__(self, subject: ViewedTable, columns: Mapping[str, Column]) -> None:
        self.subject = subject
        self.names = districts(subject)
        self._commune, self._district = columns["commune"], columns.get("district")
        self._filled = [column for role, column in columns.items() if role.endswith(("_count", "_criteria"))]
        self._above: Cell | None = None
        self._last: dict[int | None, str] = {}

    def read(self) -> tuple[CommuneRow, ...]:
        """Give the rows of communes; where only the groups are numbered no number is missed."""
        found = [self._read(row) for row in self.subject.table.rows if self.is_commune(row)]
        if found and all(not each.number.value and each.group for each in found):
            return tuple(replace(each, number=NO_NUMBER) for each in found)
        return tuple(found)

    def others(self) -> Iterator[Finding]:
        """Tell of rows that are neither communes nor mere heads of groups: sums, and what names nothing."""
        for row in self.subject.table.rows:
            cells = [cell for cell in dict.fromkeys(row.cells) if cell.text]
            rule = self._rule(row, len(cells))
            if rule and cells:
                place = cells[0].places[0] if cells[0].places else NOWHERE
                yield Finding(rule, "", " | ".join(cell.text for cell in cells), place=place)

    def _rule(self, row: Row, printed: int) -> str:
        if self.is_commune(row):
            return ""
        if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL) or (self._heads(row) and printed > _HEAD_CELLS):
            return "row-total"
        return "" if self._heads(row) else "row-unmapped"

    def is_commune(self, row: Row) -> bool:
        """Say whether a row is a commune's: it names something, and heads no others.

        A numbered commune with figures of its own stays one where numbers lost below it make it look a group.
        """
        if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.NOTE) or not self._cell(row).text:
            return False
        return not self._heads(row)

    def _heads(self, row: Row) -> bool:
        """Say whether a row heads others: a group, or the name of a district with nothing below it."""
        if self.names_district(row) and not self._names_commune(row):
            return True
        if row.kind is RowKind.GROUP:
            numbered = self._begins_anew(row)
            filled = any(self.subject.table.cell(row.number, column.number) for column in self._filled)
            return numbered or not filled or self.subject.number_cell(row) is None
        return self._spans(row)

    def _begins_anew(self, row: Row) -> bool:
        """Say whether numbers begin at 1 below a row."""
        first = next(self.subject.table.children(row.number), None)
        ordinal = parse_numeral(first.ordinal) if first else None
        return ordinal is not None and ordinal.rank == 1

    def _spans(self, row: Row) -> bool:
        """Say whether a row is one text over the whole table, which names no commune."""
        cell = self._cell(row)
        return cell.column_span >= max(2, len(self.subject.table.columns) - 2)

    def names_district(self, row: Row) -> bool:
        """Say whether a row's label is a district, with its type word or by its bare name."""
        kind, name = district_words(_bare(self._cell(row).text or row.label))
        return bool(kind) or (row.kind is RowKind.GROUP and folded(name) in self.names)

    def _names_commune(self, row: Row) -> bool:
        place = self.subject.places.get((row.number, self._commune.number))
        return place is not None and any(unit.level is Level.COMMUNE for unit in place.units)

    def _cell(self, row: Row) -> Cell:
        return row.cells[self._commune.number - 1]

    def _read(self, row: Row) -> CommuneRow:
        ancestors = list(self._ancestors(row))
        group = ancestors[0] if ancestors else None
        number = self._number(row, group.number if group else None)
        return CommuneRow(row, self._cell(row), self._place(row, ancestors), group, number)

    def _ancestors(self, row: Row) -> Iterator[Row]:
        while row.parent is not None:
            row = self.subject.table.row(row.parent)
            if not self.is_commune(row):
                yield row

    def _number(self, row: Row, group: int | None) -> RowNumber:
        ordinals = self.subject.ordinals
        if ordinals is None:
            return NO_NUMBER
        printed = row.cells[ordinals.number - 1].text
        number = item_number(printed, self._last.get(group, ""))
        self._last[group] = number.value
        return number if printed else replace(number, doubtful=True)

    def _place(self, row: Row, ancestors: Sequence[Row]) -> PrintedPlace:
        """Give the commune's cell and its district: printed beside it, above in its column, or a group's."""
        own = next((group.label_cell for group in ancestors if self.names_district(group)), None)
        if self._district is not None:
            beside = row.cells[self._district.number - 1]
            if beside.text and not is_ditto(beside.text):
                self._above = beside
            own = self._above or own
        return PrintedPlace(self._cell(row), _bare(own.text) if own else "", own)


_HEAD_CELLS = 2
"""Cells that a group has, its number and its name; what is printed beside them are sums."""


def are_districts(rows: Sequence[CommuneRow], names: Collection[str]) -> bool:
    """Say whether rows are districts and no communes: a town's name is mostly its district's too."""
    of_districts = sum(folded(split_ordinal(row.cell.text)[2]) in names for row in rows)
    return of_districts > _MOST_DISTRICTS * len(rows)


_MOST_DISTRICTS = 0.7
"""Share of names that are districts' from which the rows are; a few communes have the name of theirs."""


def _bare(text: str) -> str:
    """Take label and remark off a printed district: ``II. Huyện Cao Lộc (2 xã)``."""
    _, _, rest = split_ordinal(text)
    return rest.partition("(")[0].partition(":")[0].strip()

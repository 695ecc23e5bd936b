"""How a dataset is declared over typed tables: its columns, its rows, and which field comes from where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.model import Place
from normalize.lexicon import Lexicon
from normalize.records import Finding, Record, TableRecord
from normalize.records.kinds import ColumnKind
from normalize.tables.model import Column, Row, TypedTable
from normalize.tables.views.row_fields import Columns, RowFields
from normalize.tables.views.subject import ViewedTable
from normalize.tables.views.titles import concept_of

L = TypeVar("L", bound=RowFields)

Reader = Callable[[RowFields, str], None]
"""Reads one field (named second) of a row."""


@dataclass(frozen=True, slots=True)
class ViewOutcome:
    """What a view made of a table: its records, and what is to be said of the table."""

    dataset: str
    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class View(Generic[L]):
    """A dataset over typed tables.

    ``columns`` gives the table's columns by role, None where the table is none of the dataset; ``lines``
    what becomes a record each, mostly rows (see :func:`rows_of`); ``fields`` how each field is read;
    ``finish`` what needs all records together; ``tell`` what is to be said of the table.
    """

    record: type[TableRecord]
    columns: Callable[[ViewedTable], Columns | None]
    lines: Callable[[ViewedTable, Columns], Iterable[L]]
    fields: Mapping[str, Callable[[L, str], None]]
    finish: Callable[[Sequence[TableRecord]], Iterable[TableRecord]] = tuple
    tell: Callable[[ViewedTable, Columns], Iterable[Finding]] = lambda subject, columns: ()

    def read(self, subject: ViewedTable) -> ViewOutcome | None:
        """Read a table; None where it is none of the dataset."""
        columns = self.columns(subject)
        if columns is None:
            return None
        records = tuple(self.finish([self._record(line) for line in self.lines(subject, columns)]))
        return (
            ViewOutcome(self.record.DATASET, records, tuple(self.tell(subject, columns))) if records else None
        )

    def _record(self, line: L) -> TableRecord:
        for name, read in self.fields.items():
            read(line, name)
        return line.record(self.record)


def rows_of(
    choose: Callable[[ViewedTable, Columns], Iterable[Row]],
) -> Callable[[ViewedTable, Columns], Iterable[RowFields]]:
    """Make a line of each row that is chosen."""
    return lambda subject, columns: (RowFields(subject, columns, row) for row in choose(subject, columns))


def roles(subject: ViewedTable, lexicon: str) -> Mapping[int, str]:
    """Name the role of each column whose head says one in a lexicon and whose content allows it.

    A concept's ``role`` is its name unless it says another; ``holds`` (``figures`` or ``words``) is what its
    column must hold.
    """
    found: dict[int, str] = {}
    for column in subject.table.columns:
        concept = concept_of(subject.titles[column.number], Lexicon.load(lexicon))
        if concept and concept.get("holds", _holds(column)) == _holds(column):
            found[column.number] = str(concept.get("role", concept.name))
    return found


def role_columns(subject: ViewedTable, lexicon: str) -> dict[str, Column]:
    """Give the first column of every role that the heads name in a lexicon."""
    found: dict[str, Column] = {}
    for number, role in roles(subject, lexicon).items():
        found.setdefault(role, subject.table.column(number))
    return found


def _holds(column: Column) -> str:
    return "figures" if column.is_figures else "words"


def label_column(table: TypedTable) -> Column | None:
    """Give the first column that is none of ordinals: what the rows are about."""
    return next((column for column in table.columns if column.kind is not ColumnKind.ORDINAL), None)


def unmapped(subject: ViewedTable, used: Collection[Column]) -> Iterable[Finding]:
    """Name the columns with content that no field takes; their cells stay in the typed table."""
    table = subject.table
    place: Place | None = table.table.places[0] if table.table.places else None
    for column in table.columns:
        if column in used or column.kind is ColumnKind.ORDINAL or not any(table.of_column(column.number)):
            continue
        title = column.leaf or f"#{column.number}"
        yield Finding("column-unmapped", "", title, details={"column": str(column.number)}, place=place)

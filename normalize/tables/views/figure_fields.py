"""Figures as fields: the value that typing chose, and what keeps it open."""

from __future__ import annotations

from normalize.records import Method
from normalize.records.kinds import CellKind
from normalize.tables.model import NUMERIC_KINDS, NumberDoubt
from normalize.tables.to_records import trace_of
from normalize.tables.views.row_fields import RowFields


def read_figure(line: RowFields, name: str, role: str) -> None:
    """Read a figure of a row; one in doubt is told, and has a value only where typing gave it one."""
    cell = line.cell(role)
    if cell is None or cell.kind is CellKind.NIL:
        return
    line.put(name, cell.number, trace_of(cell.source, Method.NORMALIZED))
    if cell.doubt in (NumberDoubt.UNDECIDED, NumberDoubt.SCALE):
        readings = "; ".join(f"{candidate:f}" for candidate in cell.candidates)
        line.tell("number-ambiguous", name, cell.printed, suggestion=readings)
    elif cell.kind not in NUMERIC_KINDS or cell.number is None:
        line.tell("number-unreadable", name, cell.printed)

"""What stands around a table and holds for its columns."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.records.kinds import Basis
from normalize.tables.cells.unit_lines import SaidUnit
from normalize.tables.model import Years


@dataclass(frozen=True, slots=True)
class TableSurroundings:
    """What holds for a whole table: its title, unit, and the years and basis that its columns leave open.

    ``plan_years`` are those of a document that plans (``is_of_plan``), ``notes`` the foot notes below,
    ``written`` the year it was written in as far as that is known, ``issued`` that of its printed date;
    ``of_document`` are the years that the title of a paper about what was names,
    which ``is_of_one_year`` where it names no other;
    ``last_of_rows`` is the last year that a column of times names. ``by_year`` holds what notes say of
    figures of some years (``Số liệu năm 2012 là số sơ bộ``).
    """

    title: str = ""
    units: tuple[SaidUnit, ...] = ()
    years: Years | None = None
    basis: Basis | None = None
    notes: str = ""
    plan_years: Years | None = None
    is_of_plan: bool = False
    by_year: tuple[tuple[Years, Basis], ...] = ()
    written: int | None = None
    issued: int | None = None
    of_document: Years | None = None
    is_of_one_year: bool = False
    is_report: bool = False
    last_of_rows: int | None = None

    @property
    def unit(self) -> str:
        """The one unit of the whole table; empty where several are named, or each of something."""
        of_all = {each.unit for each in self.units if not each.of}
        return of_all.pop() if len(of_all) == 1 else ""

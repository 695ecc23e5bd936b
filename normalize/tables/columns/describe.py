"""The columns of a table: measure, unit, years, basis and formula of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis, ColumnKind
from normalize.tables.caption_titles import without_number
from normalize.tables.cells.unit_lines import SaidUnit
from normalize.tables.cells.units import is_money, unit_in_brackets, unit_kind, unit_names
from normalize.tables.columns.content import Content
from normalize.tables.columns.kinds import Kinds, kind_by_unit
from normalize.tables.columns.of_which import taken_after
from normalize.tables.columns.titles import title_texts, titles_of
from normalize.tables.columns.units import (
    counted_unit,
    counts_people,
    implied_unit,
    own_unit,
    says_money,
    unit_of_table,
)
from normalize.tables.columns.years import basis_of, ends_in_comparison, is_accumulated, years_of
from normalize.tables.grid.grid import CellGrid
from normalize.tables.grid.header import Header
from normalize.tables.grid.numbering import formula_of
from normalize.tables.model import FIGURE_KINDS, Column, Row, Years

_YEARS = re.compile(
    r"(?:\b(?:đến |hết |cuối )*năm\s+|giai đoạn\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)?\d\d))?\*?", re.I
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class TableSurroundings:
    """What holds for a whole table: its title, unit, and the years and basis that its columns leave open.

    ``plan_years`` are those of a document that plans (``is_of_plan``), ``notes`` the foot notes below,
    ``written`` the year it was written in as far as that is known, ``issued`` that of its printed date;
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
    last_of_rows: int | None = None

    @property
    def unit(self) -> str:
        """The one unit of the whole table; empty where several are named, or each of something."""
        of_all = {each.unit for each in self.units if not each.of}
        return of_all.pop() if len(of_all) == 1 else ""


def describe_columns(
    grid: CellGrid, header: Header, kinds: Kinds, contents: Sequence[Content], around: TableSurroundings
) -> tuple[Column, ...]:
    """Describe every column."""
    columns = taken_after([_column(grid, header, kinds, content, around) for content in contents])
    columns = [_with_year_before(column, columns, around) for column in columns]
    some_dated = any(column.years_are_own and column.is_figures for column in columns)
    estimated = [each.years.last for each in columns if each.years and each.basis is Basis.ESTIMATE]
    columns = [_behind_estimate(each, max(estimated)) if estimated else each for each in columns]
    return tuple(_filled(column, around, some_dated=some_dated) for column in columns)


def _behind_estimate(column: Column, estimated: int) -> Column:
    """Take a column that is dated and says no more for results, up to the year of an estimate beside it."""
    unsaid = column.is_figures and column.basis is None and column.years_are_own
    past = column.years is not None and column.years.last <= estimated
    return replace(column, basis=Basis.ACTUAL) if unsaid and past else column


def _with_year_before(column: Column, columns: Sequence[Column], around: TableSurroundings) -> Column:
    """Give a column for ``cùng kỳ`` the year before that of the nearest dated one, or of the table."""
    named = column.is_figures and not column.years_are_own and not column.is_comparison
    if not named or not _says(column, "year_before"):
        return column
    dated = [each for each in columns if each.is_figures and each.years_are_own and not each.is_comparison]
    near = min(dated, key=lambda each: abs(each.number - column.number), default=None)
    years = near.years if near else around.years
    if years is None:
        return column
    before = Years(years.last - 1, years.last - 1)
    return replace(column, years=before, years_are_own=True, basis=column.basis or Basis.ACTUAL)


def _filled(column: Column, around: TableSurroundings, *, some_dated: bool) -> Column:
    """Give a column of figures the years and basis that hold for the whole table, where it names none.

    Where others are dated (``some_dated``), it is for some other year, which the plan's own need not be.
    """
    if not column.is_figures:
        return column
    years = column.years or (around.years if _of_table(column, around) else None)
    starred = basis_of(around.notes) if "*" in column.header and around.notes else None
    noted = next((basis for of, basis in around.by_year if of == years), None)
    default = default_basis(years, around)
    basis = starred or column.basis or noted or default
    if default is Basis.PLAN and basis is Basis.ACTUAL and is_accumulated(title_texts(column.titles)[-1]):
        basis = Basis.PLAN  # up to the end of the time planned for
    if years is None and basis is Basis.PLAN and not (some_dated or _says(column, "lasting")):
        years = around.plan_years
    return replace(column, years=years, basis=basis)


def _says(column: Column, concept: str) -> bool:
    hits = (hit for title in column.titles for hit in Lexicon.load("table_years").find(title.text))
    return any(hit.concept.name == concept for hit in hits)


def _of_table(column: Column, around: TableSurroundings) -> bool:
    """Say whether the years in a table's title are a column's.

    Those of results are not for what was planned (``Phương án được duyệt``), but for the plan of the year
    and for what is estimated of it.
    """
    same = column.basis is None or around.basis in (None, column.basis)
    same = same or {column.basis, around.basis} == {Basis.ACTUAL, Basis.ESTIMATE}
    return same or (column.basis is Basis.PLAN and _says(column, "yearly"))


def default_basis(years: Years | None, around: TableSurroundings) -> Basis | None:
    """Give the basis of a column that names none: figures of a plan for its own years are planned."""
    planned = (around.plan_years if around.is_of_plan else None) or around.years
    last = years.last if years else around.last_of_rows
    begin = planned.first if planned else around.written
    if around.issued is not None and years == planned == around.years and not around.plan_years:
        begin = around.issued  # nothing but the title tells the years: of a plan they are to come
    past = last is not None and begin is not None and last < begin
    if around.basis is not None:
        return Basis.ACTUAL if past and around.basis is Basis.PLAN else around.basis
    if not around.is_of_plan:
        return None
    return Basis.ACTUAL if past else Basis.PLAN


def _column(
    grid: CellGrid, header: Header, kinds: Kinds, content: Content, around: TableSurroundings
) -> Column:
    index = content.column
    kind = kinds.of[index]
    titles = titles_of(grid, header, index)
    texts = title_texts(titles)
    own = own_unit(texts) if kind in FIGURE_KINDS else ""
    if not own and kinds.unit is not None and kind is ColumnKind.MONEY:
        # The unit column tells what is counted, not what it costs.
        own = next((each.unit for each in around.units if is_money(each.unit)), "")
    unit = own or _shared_unit(content)
    if not unit and kinds.unit is None:
        of_money = kind is ColumnKind.MONEY or says_money(texts)
        beside = kind is not ColumnKind.MONEY and ColumnKind.MONEY in kinds.of
        if not (beside and counts_people(texts)):
            unit = unit_of_table(around.units, texts, is_money=of_money)
    is_figures = kind in FIGURE_KINDS
    years = _years(texts)
    return Column(
        number=index + 1,
        titles=titles,
        header=" / ".join(texts),
        kind=kind_by_unit(kind, unit) if is_figures else kind,
        measure=_measure(texts),
        unit=unit if is_figures else "",
        unit_is_own=bool(own),
        years=years,
        years_are_own=years is not None,
        basis=_basis(texts) if is_figures else None,
        formula=_formula(grid, header, index),
    )


def with_counted(columns: Sequence[Column], kinds: Kinds, around: TableSurroundings) -> tuple[Column, ...]:
    """Give columns of figures that no unit is known for what their titles, or the table's, count."""
    if kinds.unit is not None:
        return tuple(columns)
    of_table = "" if around.units else implied_unit(without_number(around.title))
    of_table = of_table.lower() if around.title.isupper() else of_table
    return tuple(
        replace(column, unit=_of_people(counted_unit(title_texts(column.titles)), of_table) or of_table)
        if column.kind is ColumnKind.QUANTITY and not column.unit
        else column
        for column in columns
    )


def _of_people(counted: str, of_table: str) -> str:
    """Give what a column counts: persons, where the title counts them and it a kind (``Tiến sĩ``)."""
    return "" if unit_names(of_table) == {"person"} and "people" in unit_names(counted) else counted


def _shared_unit(content: Content) -> str:
    """Give the unit that all figures of a column print beside them."""
    units = {cell.unit for cell in content.printed if cell.low}
    return units.pop() if len(units) == 1 else ""


def _years(texts: Sequence[str]) -> Years | None:
    """Give the years that titles name, the lowest first; that of a comparison's base is none."""
    based = next((level + 1 for level, text in enumerate(texts) if ends_in_comparison(text)), len(texts))
    return next((years for text in reversed(texts[:based]) if (years := years_of(text))), None)


def _basis(texts: Sequence[str]) -> Basis | None:
    """Give the basis that titles name, the lowest first; a comparison at any level holds for all below it."""
    named = [basis for text in reversed(texts) if not _is_area(text) and (basis := basis_of(text))]
    return Basis.OTHER if Basis.OTHER in named else next(iter(named), None)


def _is_area(text: str) -> bool:
    """Say whether ``DT`` stands for areas, by the unit behind it, and not for ``dự toán``."""
    hit = Lexicon.load("table_products").opening(text)
    return hit is not None and unit_kind(unit_in_brackets(text)) == "measure"


def _measure(texts: Sequence[str]) -> str:
    """Write what is measured: the titles without units, years and words of basis that stand alone."""
    words = []
    for text in texts:
        bare = " ".join(_YEARS.sub(" ", _BRACKETS.sub("", text)).split()).strip(" -–,;:*")
        if bare and bare.lower() not in ("trong đó", "năm", "giai đoạn"):
            words.append(bare)
    return " / ".join(dict.fromkeys(words))


def _formula(grid: CellGrid, header: Header, index: int) -> str:
    rows = (header.numbering,) if header.numbering is not None else ()
    texts = [grid.texts[row][index] for row in (*rows, *header.titles)]
    return next((formula for text in texts if (formula := formula_of(text))), "")


def figure_columns(columns: Sequence[Column]) -> list[int]:
    """Give the indices (from 0) of the columns that hold figures."""
    return [column.number - 1 for column in columns if column.is_figures]


def foreseen(columns: Sequence[Column], rows: Sequence[Row], around: TableSurroundings) -> tuple[Column, ...]:
    """Take figures of years to come for planned ones, results (``Kết quả`` beside ``Đến năm 2030``) too."""
    of_rows = [row.years.first for row in rows if row.years]
    return tuple(
        replace(column, basis=Basis.PLAN) if _lies_ahead(column, of_rows, around) else column
        for column in columns
    )


def _lies_ahead(column: Column, of_rows: Sequence[int], around: TableSurroundings) -> bool:
    """Say whether a column is for years after the writing; without a word of basis the last suffices."""
    if not column.is_figures or around.written is None:
        return False
    if column.basis is Basis.ACTUAL and column.years_are_own and around.issued is None:
        return False  # ``TH 2016`` is done, whatever year an undated paper is taken to be of
    own = column.years if column.years_are_own else None
    if column.basis is None and own:
        return own.last > around.written
    years = [own.first] if own else of_rows
    return column.basis in (Basis.ACTUAL, None) and bool(years) and min(years) > around.written

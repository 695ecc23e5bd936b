"""The years and the basis that columns take from each other and from what stands around their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis
from normalize.tables.columns.around import TableSurroundings
from normalize.tables.columns.titles import title_texts
from normalize.tables.columns.years import basis_of, is_accumulated
from normalize.tables.model import Column, Row, Years


def behind_estimate(column: Column, estimated: int) -> Column:
    """Take a column that is dated and says no more for results, up to the year of an estimate beside it."""
    unsaid = column.is_figures and column.basis is None and column.years_are_own
    past = column.years is not None and column.years.last <= estimated
    return replace(column, basis=Basis.ACTUAL) if unsaid and past else column


def with_year_before(column: Column, columns: Sequence[Column], around: TableSurroundings) -> Column:
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


def filled(column: Column, around: TableSurroundings, *, some_dated: bool) -> Column:
    """Give a column of figures the years and basis that hold for the whole table, where it names none.

    Where others are dated (``some_dated``), it is for some other year, which the plan's own need not be.
    """
    if not column.is_figures:
        return column
    years = column.years or (around.years if _of_table(column, around) else None)
    starred = basis_of(around.notes) if "*" in column.header and around.notes else None
    noted = next((basis for of, basis in around.by_year if of == years), None)
    default = default_basis(years, around)
    basis = starred or column.basis or noted or default or _reported(column, years, around)
    if default is Basis.PLAN and basis is Basis.ACTUAL and is_accumulated(title_texts(column.titles)[-1]):
        basis = Basis.PLAN  # up to the end of the time planned for
    if years is None and basis is Basis.PLAN and not (some_dated or _says(column, "lasting")):
        years = around.plan_years
    return replace(column, years=years, basis=basis)


def _reported(column: Column, years: Years | None, around: TableSurroundings) -> Basis | None:
    """Take figures of a paper that plans nothing for results: of years before it or parts that are over."""
    if years is None or around.issued is None or around.is_of_plan:
        return None
    is_over = around.is_report and _says(column, "part") and not _says(column, "to_come")
    last = around.issued if is_over else around.issued - 1
    return Basis.ACTUAL if years.last <= last else None


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


def dated_by_document(
    columns: Sequence[Column], rows: Sequence[Row], around: TableSurroundings
) -> tuple[Column, ...]:
    """Give columns of what was the years that the document is about where neither table nor rows name any."""
    dated = [column for column in columns if column.is_figures and column.years]
    if around.of_document is None or dated or around.last_of_rows or any(row.years for row in rows):
        return tuple(columns)
    return tuple(
        replace(column, years=around.of_document) if _may_be_of_document(column, around) else column
        for column in columns
    )


def _may_be_of_document(column: Column, around: TableSurroundings) -> bool:
    yearly = column.basis is Basis.PLAN and around.is_of_one_year and _says(column, "yearly")
    told = yearly or column.basis in (None, Basis.ACTUAL, Basis.ESTIMATE)
    return column.is_figures and told and not _says(column, "lasting")


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

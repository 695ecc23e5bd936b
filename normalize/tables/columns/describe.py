"""The columns of a table: measure, unit, years, basis and formula of each, as their heads say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis, ColumnKind
from normalize.tables.caption_titles import without_number
from normalize.tables.cells.units import is_money, unit_in_brackets, unit_kind, unit_names
from normalize.tables.columns.around import TableSurroundings
from normalize.tables.columns.content import Content
from normalize.tables.columns.kinds import Kinds, kind_by_unit
from normalize.tables.columns.measures import measure_of
from normalize.tables.columns.of_which import taken_after
from normalize.tables.columns.times import behind_estimate, filled, with_year_before
from normalize.tables.columns.titles import title_texts, titles_of
from normalize.tables.columns.units import (
    counted_unit,
    counts_people,
    implied_unit,
    own_unit,
    says_money,
    unit_of_table,
)
from normalize.tables.columns.years import basis_of, ends_in_comparison, years_of
from normalize.tables.grid.grid import CellGrid
from normalize.tables.grid.header import Header
from normalize.tables.grid.numbering import formula_of
from normalize.tables.model import FIGURE_KINDS, Column, Years

_YEARS = re.compile(
    r"(?:\b(?:đến |hết |cuối )*năm\s+|giai đoạn\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)?\d\d))?\*?", re.I
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def describe_columns(
    grid: CellGrid, header: Header, kinds: Kinds, contents: Sequence[Content], around: TableSurroundings
) -> tuple[Column, ...]:
    """Describe every column."""
    columns = taken_after([_column(grid, header, kinds, content, around) for content in contents])
    columns = [with_year_before(column, columns, around) for column in columns]
    some_dated = any(column.years_are_own and column.is_figures for column in columns)
    estimated = [each.years.last for each in columns if each.years and each.basis is Basis.ESTIMATE]
    columns = [behind_estimate(each, max(estimated)) if estimated else each for each in columns]
    return tuple(filled(column, around, some_dated=some_dated) for column in columns)


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
    """Give the basis that titles name, the lowest first; a comparison at any level holds for all below it.

    What is measured in some year below it (``So với năm 2018 | Diện tích năm 2018``) is no comparison.
    """
    if texts and _is_base(texts[-1]):
        return basis_of(texts[-1])
    named = [basis for text in reversed(texts) if not _is_area(text) and (basis := basis_of(text))]
    return Basis.OTHER if Basis.OTHER in named else next(iter(named), None)


def _is_base(text: str) -> bool:
    measure = measure_of(text)
    return measure.is_known and measure.name != "share" and bool(years_of(text)) and "%" not in text


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

"""What columns say of each other: sums and differences across, and the units and years they hand on.

A column that is the sum or the difference of others in nearly every row has their unit; a total of columns
for one year each is for all those years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis, ColumnKind
from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.columns.kinds import kind_by_unit
from normalize.tables.columns.titles import title_texts
from normalize.tables.columns.years import basis_of
from normalize.tables.model import Column, RelationKind, Years
from normalize.tables.relations.law import Law
from normalize.tables.rows.words import begins_with, is_total

_FEWEST_ROWS = 3
"""Rows in which columns add up before it is taken for their relation: two may do so by chance."""
_NEARLY_ALL = 0.8
"""Share of rows in which it must hold: printed mistakes and cells misread are fewer."""
_SAMPLE = 40
"""Rows that a relation is tried on; more tell nothing new."""

_HUNDRED = Decimal(100)  # per cent

Values = Mapping[int, Decimal]
"""The figures of a row by column number."""
_SUM, _DIFFERENCE = Law(RelationKind.SUM_ACROSS), Law(RelationKind.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class Across:
    """A column that follows from others of its table by some law."""

    whole: int
    parts: tuple[int, ...]
    law: Law = _SUM

    @property
    def is_difference(self) -> bool:
        """Say whether it compares: the first of its parts less the others."""
        return self.law.kind is RelationKind.DIFFERENCE and self.law.added is None

    @property
    def is_in_one_unit(self) -> bool:
        """Say whether it is in the unit of its parts."""
        return self.law.kind in (RelationKind.SUM_ACROSS, RelationKind.DIFFERENCE)


def sums_across(columns: Sequence[Column], rows: Sequence[Values]) -> Iterator[Across]:
    """Find the columns that are sums or differences of others, numbered from 1."""
    for column in columns:
        if column.is_figures and (column.kind is not ColumnKind.PERCENT or _is_said_in_words(column)):
            kept = (each for each in _candidates(column, columns) if _holds(each, rows))
            if (first := next(kept, None)) is not None:
                yield first


def _is_said_in_words(column: Column) -> bool:
    """Say whether only words make a column one of shares: ``Tăng trưởng`` may be a difference."""
    return column.kind is ColumnKind.PERCENT and not any(sign in column.header for sign in "%‰")


def values_of_rows(figures: Mapping[Place, PrintedFigure]) -> list[dict[int, Decimal]]:
    """Give the figures of some rows, those in doubt left out."""
    rows: dict[int, dict[int, Decimal]] = {}
    for (row, column), figure in figures.items():
        if figure.value is not None:
            rows.setdefault(row, {})[column + 1] = figure.value
    return list(rows.values())[:_SAMPLE]


def _candidates(column: Column, columns: Sequence[Column]) -> Iterator[Across]:
    """Give what a column may follow from: a total from those beside it, a comparison from any two."""
    others = [
        c for c in columns if c.is_figures and c.number != column.number and c.kind is not ColumnKind.PERCENT
    ]
    if any(begins_with(title.text, "total") for title in column.titles[-1:]):
        after = [c.number for c in others if c.number > column.number]
        before = [c.number for c in others if c.number < column.number]
        for parts in (*_runs(columns, after, before), *_groups(column, others)):
            yield Across(column.number, tuple(parts))
    elif group := _group_behind(column, others):
        yield Across(column.number, tuple(group))
    if column.basis is Basis.OTHER or column.formula:
        for first, second in combinations([c.number for c in others], 2):
            yield Across(column.number, (first, second), _DIFFERENCE)
            yield Across(column.number, (second, first), _DIFFERENCE)


def _group_behind(column: Column, others: Sequence[Column]) -> list[int]:
    """Give the columns right behind one that share a head of their own (``Kinh phí | Phân kỳ đầu tư``)."""
    behind = [c for c in others if c.number > column.number]
    head = behind[0].titles[0] if behind and len(behind[0].titles) > 1 else None
    if head is None or head.column_span < 2 or head in column.titles or behind[0].number != column.number + 1:
        return []
    return [c.number for c in behind if c.titles[:1] == (head,)]


def _groups(column: Column, others: Sequence[Column]) -> Iterator[Sequence[int]]:
    """Give the columns under each head of their own, beside their total or not (``Phân theo quý``)."""
    for head in dict.fromkeys(c.titles[0] for c in others if len(c.titles) > 1):
        if head.column_span > 1 and head not in column.titles:
            yield [c.number for c in others if c.titles[:1] == (head,)]


def _runs(columns: Sequence[Column], after: Sequence[int], before: Sequence[int]) -> Iterable[Sequence[int]]:
    """Give the runs of columns that a total may sum: those behind it up to a next total, those before it."""
    stop = next((at for at, number in enumerate(after) if is_total(columns[number - 1].leaf)), len(after))
    yield after[:stop]
    yield before
    yield [*before, *after]
    for length in range(stop - 1, 1, -1):
        yield after[:length]


def _holds(relation: Across, rows: Sequence[Mapping[int, Decimal]]) -> bool:
    if len(relation.parts) < 2:
        return False
    tried = held = 0
    for row in rows:
        stated = row.get(relation.whole)
        values = [row[part] for part in relation.parts if part in row]
        if stated is None or not values or (relation.is_difference and len(values) < 2):
            continue
        tried += 1
        held += relation.law.expected(values) == stated
    return tried >= _FEWEST_ROWS and held >= _NEARLY_ALL * tried


def hand_on(columns: Sequence[Column], relations: Sequence[Across]) -> tuple[Column, ...]:
    """Give columns without a unit that of those they add up with, and totals the years of their parts."""
    by_number = {column.number: column for column in columns}
    for relation in relations:
        parts = [by_number[number] for number in relation.parts]
        by_number[relation.whole] = _by_law(by_number[relation.whole], relation, parts)
    relations = [relation for relation in relations if relation.is_in_one_unit]
    by_number = {column.number: column for column in in_one_unit(tuple(by_number.values()), relations)}
    for relation in relations:
        whole = by_number[relation.whole]
        if not relation.is_difference and not whole.years_are_own:
            years = [by_number[number].years for number in relation.parts]
            spanned = [each for each in years if each is not None]
            if len(spanned) == len(years) and all(by_number[n].years_are_own for n in relation.parts):
                span = Years(min(y.first for y in spanned), max(y.last for y in spanned))
                by_number[whole.number] = replace(whole, years=span, years_are_own=True)
    return _without_years(by_number, relations)


def in_one_unit(columns: Sequence[Column], relations: Sequence[Across]) -> tuple[Column, ...]:
    """Give columns without a unit that of those they add up with, where these have one."""
    by_number = {column.number: column for column in columns}
    relations = [relation for relation in relations if relation.is_in_one_unit]
    for relation in (*relations, *reversed(relations)):
        members = [by_number[number] for number in (relation.whole, *relation.parts)]
        units = {member.unit for member in members} - {""}
        if len(units) == 1:
            unit = units.pop()
            for member in members:
                if not member.unit:
                    by_number[member.number] = replace(
                        member, unit=unit, unit_is_own=True, kind=kind_by_unit(member.kind, unit)
                    )
    return tuple(by_number.values())


def _by_law(column: Column, relation: Across, parts: Sequence[Column]) -> Column:
    """Let the law that a column keeps tell whether it is a share, where its head does not print that.

    A bare share (``Tỷ lệ (%)``) of what was planned compares.
    """
    told = column.years_are_own or any(basis_of(title) for title in title_texts(column.titles))
    if relation.law.kind is RelationKind.RATIO and not told and _is_bare_share(column.leaf):
        planned = {part.basis is Basis.PLAN for part in parts if part.basis is not None}
        column = replace(column, basis=Basis.OTHER) if len(planned) == 2 else column
    if relation.law.kind is RelationKind.RATIO and relation.law.scale == _HUNDRED and not column.unit_is_own:
        return replace(column, unit="%", unit_is_own=True, kind=ColumnKind.PERCENT)
    if relation.is_in_one_unit and _is_said_in_words(column):
        return replace(column, unit="", unit_is_own=False, kind=ColumnKind.QUANTITY)
    return column


def _is_bare_share(title: str) -> bool:
    lexicon = Lexicon.load("column_titles")
    bare = title.replace("(", " ").replace(")", " ").replace("%", " ").strip()
    return not bare or lexicon.match(bare) is lexicon["percent"]


def _without_years(by_number: Mapping[int, Column], relations: Sequence[Across]) -> tuple[Column, ...]:
    """Mark the columns that are compared with one of some year and name none themselves."""
    missing = set()
    for relation in relations:
        compared = [by_number[number] for number in relation.parts] if relation.is_difference else []
        if any(column.years_are_own for column in compared):
            missing |= {column.number for column in compared if column.years is None}
    return tuple(
        replace(column, years_missing=True) if column.number in missing else column
        for column in by_number.values()
    )

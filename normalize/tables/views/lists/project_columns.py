"""Which column of a table holds which field of a project: told by ``project_columns.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from normalize.lexicon import Concept, Lexicon
from normalize.records.kinds import ColumnKind
from normalize.tables.cells.units import money_factor
from normalize.tables.model import Column, Row, TypedTable, Years


@dataclass(frozen=True)
class ProjectColumns(Mapping[str, Column]):
    """The columns of a table by field, and those of ``money``.

    ``telling`` says that one of them stands in lists of projects alone, ``forbidden`` that one never does;
    ``rows`` are the projects.
    """

    by_field: Mapping[str, Column]
    money: tuple[Column, ...]
    telling: bool
    forbidden: bool
    rows: tuple[Row, ...] = ()

    def __getitem__(self, field: str) -> Column:
        return self.by_field[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_field)

    def __len__(self) -> int:
        return len(self.by_field)


def project_columns(table: TypedTable, plan_years: Years | None) -> ProjectColumns:
    """Find the column of every field; money of the plan year or period goes to ``capital_vnd``."""
    concepts = {column.number: _concept(column) for column in table.columns}
    by_field: dict[str, Column] = {}
    for column in table.columns:
        concept = concepts[column.number]
        field = str(concept.get("field")) if concept else ""
        if field and _fits(column, field):
            by_field.setdefault(field, column)
    others = [by_field[field].number for field in by_field if not field.endswith("_vnd")]
    money = tuple(column for column in table.columns if is_money(column) and column.number not in others)
    by_field.pop("capital_vnd", None)
    capital = _capital(money, concepts, plan_years)
    if capital is not None:
        by_field["capital_vnd"] = capital
    named = [concept for concept in concepts.values() if concept]
    return ProjectColumns(
        by_field,
        money,
        telling=any(concept.get("telling", False) for concept in named),
        forbidden=any(concept.get("forbids", False) for concept in named),
    )


def is_money(column: Column) -> bool:
    """Say whether a column holds amounts of money."""
    return column.kind is ColumnKind.MONEY or (column.is_figures and money_factor(column.unit) is not None)


def _fits(column: Column, field: str) -> bool:
    """Fields in đồng take figures; the others none, but for years and capacities (``5 km``)."""
    if field.endswith("_vnd"):
        return column.is_figures
    return not column.is_figures or field.endswith("_year") or field == "capacity"


def _concept(column: Column) -> Concept | None:
    """Give what the lowest title that says something names; of several in one title the first."""
    for title in reversed([cell.text for cell in column.titles]):
        found = next(iter(_concepts(title)), None)
        if found is not None:
            return found
    return None


def _concepts(title: str) -> Iterator[Concept]:
    """Yield what a title names; a title that is a phrase of the lexicon as a whole names that alone."""
    lexicon = Lexicon.load("project_columns")
    whole = lexicon.match(title)
    if whole is not None:
        yield whole
        return
    yield from (hit.concept for hit in lexicon.find(title))


def _capital(
    money: tuple[Column, ...], concepts: Mapping[int, Concept | None], plan_years: Years | None
) -> Column | None:
    """Choose the column of the plan's money, all sources: a whole of several, or the only one there is.

    Several without a whole are parts by year or source: they stay figures.
    """
    candidates = [
        column
        for column in money
        if (concept := concepts[column.number]) is None or concept.get("field") == "capital_vnd"
    ]
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    wholes = [
        column
        for column in candidates
        if (concept := concepts[column.number]) and concept.get("whole", False)
    ]
    for group in (wholes, candidates):
        of_plan = [column for column in group if column.years_are_own and column.years == plan_years]
        if len(of_plan) == 1:
            return of_plan[0]
    return wholes[0] if len(wholes) == 1 else None

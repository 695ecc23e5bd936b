"""What holds for any table of any plan, whatever it was matched to: totals, parts, sizes, row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.model import NOWHERE
from normalize.ordinals import OrdinalKind, parse_numeral
from normalize.records import TableEntry
from validate.fields import FieldRef
from validate.model import Severity
from validate.numbering import numbering_breaks
from validate.plan import Plan
from validate.rules.base import Check, Doubt, Rule
from validate.tabular.grid import Grid
from validate.tabular.magnitude import broken_label_shares, odd_figures
from validate.tabular.sums import Sum, broken_column_totals, broken_parts, broken_totals


def total_checks(plan: Plan) -> Iterator[Check]:
    """Check rows called total."""
    for source in _sources(plan):
        for found in broken_totals(source.grid):
            yield _broken_sum(source, found)


def part_checks(plan: Plan) -> Iterator[Check]:
    """Check items against their parts."""
    for source in _sources(plan):
        for found in broken_parts(source.grid):
            yield _broken_sum(source, found)


def column_total_checks(plan: Plan) -> Iterator[Check]:
    """Check columns called total."""
    for source in _sources(plan):
        for found in broken_column_totals(source.grid):
            yield _broken_sum(source, found)


def size_checks(plan: Plan) -> Iterator[Check]:
    """Look for figures far from all others of their column."""
    for source in _sources(plan):
        grid = source.grid
        for odd in odd_figures(grid):
            details = {"column": grid.title(odd.column), "figure": f"{odd.figure:f}", **_row(grid, odd.row)}
            suggestion = f"{odd.suggestion:f}" if odd.suggestion is not None else ""
            yield _at(source, odd.row, odd.column, details, suggestion)


def label_share_checks(plan: Plan) -> Iterator[Check]:
    """Compare shares in row labels with the amounts."""
    for source in _sources(plan):
        grid = source.grid
        for broken in broken_label_shares(grid):
            details = {
                "percent": f"{broken.printed:f}",
                "exact": f"{broken.exact:.1f}",
                **_row(grid, broken.row),
            }
            yield _at(source, broken.row, grid.label_column, details, f"{broken.exact:.0f}%")


def number_checks(plan: Plan) -> Iterator[Check]:
    """Follow the row numbers of tables that no dataset holds: there they are checked by record."""
    for source in _sources(plan):
        grid = source.grid
        if grid.number_column is None or (source.entry and source.entry.dataset):
            continue
        for row, before in _number_breaks(grid):
            number = grid.text(row, grid.number_column)
            yield _at(source, row, grid.number_column, {"number": number, "before": before})


def _number_breaks(grid: Grid) -> Iterator[tuple[int, str]]:
    """Follow the numbers of each kind; those under a heading of another kind start anew."""
    numbered = [(row, grid.text(row, grid.number_column or 0)) for row in grid.body]
    numbered = [(row, number) for row, number in numbered if parse_numeral(number)]
    for kind in OrdinalKind:
        of_kind = [(row, number) for row, number in numbered if _kind(number) is kind]
        for found in numbering_breaks(number for _, number in of_kind):
            yield of_kind[found.index][0], found.before


def _kind(number: str) -> OrdinalKind | None:
    ordinal = parse_numeral(number)
    return ordinal.kind if ordinal else None


@dataclass(frozen=True, slots=True)
class Source:
    """A table as read, and its entry in the index of tables where that is known."""

    entry: TableEntry | None
    grid: Grid


def _sources(plan: Plan) -> Iterator[Source]:
    entries = plan.rows(TableEntry)
    known: tuple[TableEntry | None, ...] = (
        entries if len(entries) == len(plan.grids) else (None,) * len(plan.grids)
    )
    for entry, grid in zip(known, plan.grids, strict=True):
        yield Source(entry, grid)


def _broken_sum(source: Source, found: Sum) -> Check:
    details = {
        "column": source.grid.title(found.column),
        "stated": f"{found.stated:f}",
        "sum": f"{found.found:f}",
        "difference": f"{found.found - found.stated:+f}",
        **_row(source.grid, found.row),
    }
    return _at(source, found.row, found.column, details, f"{found.found:f}")


def _row(grid: Grid, row: int) -> dict[str, str]:
    number = grid.text(row, grid.number_column) if grid.number_column is not None else ""
    label = grid.text(row, grid.label_column) or number
    return {"row": " ".join(dict.fromkeys((number, label)))[:80].strip()}


def _at(source: Source, row: int, column: int, details: dict[str, str], suggestion: str = "") -> Check:
    grid, entry = source.grid, source.entry
    cell = grid.cells.get((row, column))
    places = (*(cell.places if cell else ()), *grid.table.places, NOWHERE)
    doubt = Doubt(details, suggestion, grid.text(row, column), places[0])
    refs = (FieldRef.of(entry, ""),) if entry else ()
    return Check(refs, lambda *_: False, lambda *_: doubt, repairable=False)


_TABLES = ("tables",)
_SUM = "{row}, cột {column}: ghi {stated}, cộng lại là {sum} (chênh {difference})"
_SUM_EN = "{row}, column {column}: {stated} is printed, the parts make {sum} (difference {difference})"

RULES: Iterable[Rule] = (
    Rule(
        "table-total",
        _TABLES,
        "A row called Tổng or Cộng is the sum of its rows.",
        Severity.ERROR,
        _SUM,
        _SUM_EN,
        total_checks,
    ),
    Rule(
        "table-parts",
        _TABLES,
        "An item is the sum of the parts below it (I / 1 / 1.1 / a, 'trong đó').",
        Severity.WARNING,
        _SUM,
        _SUM_EN,
        part_checks,
    ),
    Rule(
        "table-column-total",
        _TABLES,
        "A column called Tổng is the sum of the columns beside it.",
        Severity.WARNING,
        _SUM,
        _SUM_EN,
        column_total_checks,
    ),
    Rule(
        "table-figure-size",
        _TABLES,
        "No figure is a hundred times away from all others of its column.",
        Severity.WARNING,
        "{row}, cột {column}: {figure} lệch hàng trăm lần so với các số khác trong cột",
        "{row}, column {column}: {figure} is a hundred times away from all others of the column",
        size_checks,
    ),
    Rule(
        "table-label-share",
        _TABLES,
        "A share printed in a row's label is the share of its amount.",
        Severity.WARNING,
        "{row}: ghi {percent}% nhưng số tiền là {exact}%",
        "{row}: the label says {percent}%, the amount is {exact}%",
        label_share_checks,
    ),
    Rule(
        "table-numbering",
        _TABLES,
        "Rows of a table are numbered without gap or repeat.",
        Severity.WARNING,
        "Số thứ tự {number} đứng ngay sau {before}",
        "Number {number} follows {before}",
        number_checks,
    ),
)

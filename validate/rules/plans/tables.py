"""What holds for any table of any plan, whatever it was matched to: totals, parts, sizes, row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extract.model import NOWHERE, Place
from normalize.forms.ordinals import OrdinalKind, parse_numeral
from normalize.records import TableEntry
from normalize.tables.model import Position, Relation, RelationKind, TypedTable
from normalize.tables.relations.groups import TOTALS
from normalize.tables.relations.law import Law
from validate.counting.numbering import numbering_breaks
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule
from validate.tabular.magnitude import broken_label_shares, odd_figures


def total_checks(plan: Plan) -> Iterator[Check]:
    """Check rows called total."""
    for table in plan.tables:
        for relation in table.relations:
            if relation.kind is RelationKind.SUM_DOWN and _is_of_total(table, relation):
                yield _sum_check(plan, table, relation)


def part_checks(plan: Plan) -> Iterator[Check]:
    """Check groups against their parts."""
    for table in plan.tables:
        for relation in table.relations:
            if relation.kind is RelationKind.SUM_DOWN and not _is_of_total(table, relation):
                yield _sum_check(plan, table, relation)


def across_checks(plan: Plan) -> Iterator[Check]:
    """Check columns that are sums or differences of others."""
    for table in plan.tables:
        for relation in table.relations:
            if relation.kind in (RelationKind.SUM_ACROSS, RelationKind.DIFFERENCE):
                yield _sum_check(plan, table, relation)


def ratio_checks(plan: Plan) -> Iterator[Check]:
    """Check shares, comparisons and products against the figures that they are made of."""
    for table in plan.tables:
        for relation in table.relations:
            if relation.kind in (RelationKind.RATIO, RelationKind.PRODUCT):
                yield _sum_check(plan, table, relation)


def _is_of_total(table: TypedTable, relation: Relation) -> bool:
    return table.row(relation.whole[0]).kind in TOTALS


def size_checks(plan: Plan) -> Iterator[Check]:
    """Look for figures far from all others of their column."""
    for table in plan.tables:
        for odd in odd_figures(table):
            details = {"figure": f"{odd.figure:f}", **_place_in(table, (odd.row, odd.column))}
            suggestion = f"{odd.suggestion:f}" if odd.suggestion is not None else ""
            yield _failed(plan, table, (odd.row, odd.column), details, suggestion)


def label_share_checks(plan: Plan) -> Iterator[Check]:
    """Compare shares in row labels with the amounts."""
    for table in plan.tables:
        for broken in broken_label_shares(table):
            place = (broken.row, broken.column)
            shares = {"percent": f"{broken.printed:f}", "exact": f"{broken.exact:.1f}"}
            label = table.row(broken.row).label_cell
            printed = label.text if label is not None else _printed(table, place)
            details, exact = {**shares, **_place_in(table, place)}, f"{broken.exact:.0f}%"
            yield _failed(plan, table, place, details, exact, printed=printed)


def number_checks(plan: Plan) -> Iterator[Check]:
    """Follow the row numbers of tables that no dataset holds: there they are checked by record."""
    held = {entry.table_id for entry in plan.rows(TableEntry) if entry.dataset}
    for table in plan.tables:
        if table.table_id not in held:
            yield from _number_breaks(plan, table)


def _number_breaks(plan: Plan, table: TypedTable) -> Iterator[Check]:
    """Follow the numbers of each kind; those under a heading of another kind start anew."""
    numbered = [(row, parse_numeral(row.ordinal)) for row in table.rows if row.ordinal]
    for kind in OrdinalKind:
        of_kind = [row for row, ordinal in numbered if ordinal and ordinal.kind is kind]
        for found in numbering_breaks(row.ordinal for row in of_kind):
            row = of_kind[found.index]
            cell = next((cell for cell in row.cells if cell.text), None)
            place = cell.places[0] if cell and cell.places else None
            details = {"number": row.ordinal, "before": found.before}
            refs = tuple(
                FieldRef.of(entry, "") for entry in plan.rows(TableEntry) if entry.table_id == table.table_id
            )
            doubt = Explanation(details, printed=row.ordinal, place=place or _place_of(table))
            yield Check(refs, lambda *_: False, lambda *_, told=doubt: told, repairable=False)


def _sum_check(plan: Plan, table: TypedTable, relation: Relation) -> Check:
    """Check a relation with the values that its cells have now, a person's corrections among them."""
    law = Law(relation.kind, relation.scale, relation.less, relation.added)
    units = [cell.unit if (cell := table.cell(*place)) else "" for place in (relation.whole, *relation.parts)]

    def holds(whole: Decimal | None, *parts: Decimal | None) -> bool:
        known = [(part, unit) for part, unit in zip(parts, units[1:], strict=True) if part is not None]
        if whole is None or not known or (not law.is_sum and len(known) < len(parts)):
            return True
        return law.holds(whole, [part for part, _ in known], [units[0], *(unit for _, unit in known)])

    def explain(whole: Decimal | None, *parts: Decimal | None) -> Explanation:
        known = [part for part in parts if part is not None]
        stated, found = whole or Decimal(0), _as_printed(law.expected(known), whole)
        details = {"stated": f"{stated:f}", "sum": f"{found:f}", "difference": f"{found - stated:+f}"}
        details |= _place_in(table, relation.whole)
        return Explanation(
            details, f"{found:f}", _printed(table, relation.whole), _place_of(table, relation.whole)
        )

    places = (relation.whole, *relation.parts)
    refs = _refs(plan, table, places)
    if len(refs) < len(places):
        known = (cell.number for place in places if (cell := table.cell(*place)))
        doubt = explain(*known)
        return Check((), lambda: relation.holds, lambda: doubt, repairable=False)
    return Check(refs, holds, explain, repairable=False, exact=len(relation.parts) > 1)


def _as_printed(exact: Decimal | None, stated: Decimal | None) -> Decimal:
    """Give what parts make, with one more decimal than is printed where it goes on for ever."""
    if exact is None:
        return Decimal(0)
    decimals = max(0, -int(stated.as_tuple().exponent)) + 1 if stated is not None else 2
    return round(exact, decimals) if -int(exact.as_tuple().exponent) > _MOST_DECIMALS else exact


def _failed(
    plan: Plan,
    table: TypedTable,
    place: Position,
    details: dict[str, str],
    suggestion: str = "",
    *,
    printed: str = "",
) -> Check:
    doubt = Explanation(details, suggestion, printed or _printed(table, place), _place_of(table, place))
    return Check(_refs(plan, table, (place,)), lambda *_: False, lambda *_: doubt, repairable=False)


def _refs(plan: Plan, table: TypedTable, places: Iterable[Position]) -> tuple[FieldRef, ...]:
    cells = (plan.cells.get((table.table_id, *place)) for place in places)
    return tuple(FieldRef.of(cell, "value") for cell in cells if cell is not None)


def _place_in(table: TypedTable, place: Position) -> dict[str, str]:
    """Name the row and the column of a place for a message."""
    row, column = table.row(place[0]), table.column(place[1])
    name = " ".join(dict.fromkeys((row.ordinal, row.label or row.ordinal)))[:80].strip()
    return {"row": name or f"dòng {row.number}", "column": column.leaf or f"cột {column.number}"}


def _printed(table: TypedTable, place: Position) -> str:
    cell = table.cell(*place)
    return cell.printed if cell else ""


def _place_of(table: TypedTable, place: Position | None = None) -> Place:
    cell = table.cell(*place) if place else None
    places = (*(cell.source.places if cell else ()), *table.table.places, NOWHERE)
    return places[0]


_MOST_DECIMALS = 6
"""Decimals of sums of printed figures; quotients have more."""
_TABLES = ("tables",)
_CELLS = ("table_cells",)
_SUM = "{row}, cột {column}: ghi {stated}, cộng lại là {sum} (chênh {difference})"
_SUM_EN = "{row}, column {column}: {stated} is printed, the parts make {sum} (difference {difference})"

RULES: Iterable[Rule] = (
    Rule(
        "table-total",
        _CELLS,
        "A row called Tổng or Cộng is the sum of its rows.",
        Severity.ERROR,
        _SUM,
        _SUM_EN,
        total_checks,
        gathers=True,
    ),
    Rule(
        "table-parts",
        _CELLS,
        "An item is the sum of the parts below it (I / 1 / 1.1 / a, 'trong đó').",
        Severity.WARNING,
        _SUM,
        _SUM_EN,
        part_checks,
        gathers=True,
    ),
    Rule(
        "table-column-total",
        _CELLS,
        "A column that is the sum or the difference of others is so in every row.",
        Severity.WARNING,
        _SUM,
        _SUM_EN,
        across_checks,
        gathers=True,
    ),
    Rule(
        "table-ratio",
        _CELLS,
        "A share, comparison or product (Tỷ trọng, so sánh %, thành tiền) is what its figures make.",
        Severity.WARNING,
        "{row}, cột {column}: ghi {stated}, tính lại là {sum} (chênh {difference})",
        "{row}, column {column}: {stated} is printed, its figures make {sum} (difference {difference})",
        ratio_checks,
        gathers=True,
    ),
    Rule(
        "table-figure-size",
        _CELLS,
        "No figure is a hundred times away from all others of its column.",
        Severity.WARNING,
        "{row}, cột {column}: {figure} lệch hàng trăm lần so với các số khác trong cột",
        "{row}, column {column}: {figure} is a hundred times away from all others of the column",
        size_checks,
    ),
    Rule(
        "table-label-share",
        _CELLS,
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

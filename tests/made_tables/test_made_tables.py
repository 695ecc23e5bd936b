"""Tables in the manner of plans of all kinds, typed whole: columns, rows and figures as in their truth."""

from __future__ import annotations

from pathlib import Path

import pytest

import sohoa
from normalize.records import Figure, Interpretation, TableColumn, TableRow
from normalize.tables.cells.printed import read_printed
from tests.made_tables.documents import EXTENSIONS, MadeTable, document_text, read_made

MADE = sorted(Path(__file__).parent.glob("*.table"))
FIGURES = ("quantity", "money", "percent")
Typed = tuple[MadeTable, Interpretation]


@pytest.fixture(scope="module", params=MADE, ids=[path.stem for path in MADE])
def typed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Typed:
    made = read_made(request.param)
    path = tmp_path_factory.mktemp("made") / f"{made.name}{EXTENSIONS[made.form]}"
    path.write_text(document_text(made), encoding="utf-8")
    return made, sohoa.interpret(sohoa.read(path))


def test_columns_are_told_apart(typed: Typed) -> None:
    made, interpretation = typed
    columns = [each for each in interpretation.records["table_columns"] if isinstance(each, TableColumn)]
    assert [_kind(each.kind) for each in columns] == [_kind(kind) for kind, *_ in made.columns]


def _kind(kind: str) -> str:
    """Money, quantity and percent differ by unit only; texts of people, places and others by their words."""
    return "figures" if kind in FIGURES else kind if kind in ("ordinal",) else "words"


def test_rows_stand_under_their_groups(typed: Typed) -> None:
    made, interpretation = typed
    rows = [each for each in interpretation.records["table_rows"] if isinstance(each, TableRow)]
    found = [(_total(each.kind), each.parent_row_no or 0) for each in rows]
    assert found == [(_total(row.kind), row.parent) for row in made.rows]


def _total(kind: str) -> str:
    return "total" if kind == "subtotal" else str(kind)


def test_figures_have_unit_years_and_basis(typed: Typed) -> None:
    made, interpretation = typed
    figures = {
        (each.row_no, each.column_no): each
        for each in interpretation.records["figures"]
        if isinstance(each, Figure)
    }
    for row_no, row in enumerate(made.rows, 1):
        for column_no, (text, said) in enumerate(zip(row.cells, made.columns, strict=True), 1):
            if said[0] in FIGURES and read_printed(text).is_numeric:
                _compare(figures[row_no, column_no], text, row.unit, said)


def _compare(figure: Figure, text: str, row_unit: str, said: tuple[str, str, str, str]) -> None:
    _, unit, years, basis = said
    assert figure.value is not None, text
    wanted = _folded(unit or row_unit)
    assert not wanted or _folded(figure.unit) == wanted, text
    first, _, last = years.partition("-")
    if first and not first == str(figure.year_from) == str(figure.year_to):
        assert (str(figure.year_from), str(figure.year_to)) == (first, last or first), text
    assert not basis or figure.basis == basis, text


def _folded(unit: str) -> str:
    """Fold a unit; the truth has what is printed, the columns write abbreviations of money out."""
    folded = unit.lower().replace("²", "2").replace("³", "3").strip()
    return "triệu đồng" if folded in ("tr.đ", "tr.đồng") else folded

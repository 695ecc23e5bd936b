"""How many đồng units of money are."""

import pytest

from normalize.tables.cells.units import money_factor


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("đồng", 1),
        ("1000đ", 1_000),
        ("1.000.000 đồng", 1_000_000),
        ("vạn đồng", 10_000),
        ("trăm triệu đồng", 100_000_000),
        ("Nghìn tỷ đồng", 1_000_000_000_000),
        ("tr.đ", 1_000_000),
        ("triệu USD", None),
        ("đồng/kg", None),
    ],
)
def test_units_of_money(unit: str, factor: int | None) -> None:
    assert money_factor(unit) == factor

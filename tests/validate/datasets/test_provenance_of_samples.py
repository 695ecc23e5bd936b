"""Every value of the sample plan is traced: by its maker, or by the declaration of its column."""

from __future__ import annotations

from pathlib import Path

import pytest

import sohoa
from normalize.records import Interpretation
from normalize.records.provenance import is_filled, untraced
from validate.check import check

SAMPLES = Path(__file__).parents[3] / "samples"
KNOWN_GAPS: set[tuple[str, str]] = set()


@pytest.fixture(scope="module", params=["langson-2017.pdf", "langson-2017.ocr.txt"])
def interpretation(request: pytest.FixtureRequest) -> Interpretation:
    return sohoa.interpret(sohoa.read(SAMPLES / request.param))


def test_no_value_is_without_provenance(interpretation: Interpretation) -> None:
    gaps = {
        (dataset, field)
        for dataset, records in interpretation.records.items()
        for record in records
        for field in untraced(record)
    }
    assert gaps == KNOWN_GAPS


def test_checking_completes_what_is_traced(interpretation: Interpretation) -> None:
    checked = check(interpretation)
    for records in checked.records.values():
        for record in records:
            traced = [c.name for c in record.declared() if c.has_provenance and is_filled(record, c.name)]
            assert set(traced) <= set(record.traces)

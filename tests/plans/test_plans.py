"""Invented plans of other provinces and years, in the words and tables that such plans use.

Communes and districts are real, as of the plan's year; the figures are invented. The truth beside each was
written by hand before the plan was read. Signers are named after nobody.
"""

from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from tests.plans.scoring import read_truth, score
from validate.check import check

HERE = Path(__file__).parent
PLANS = sorted(path for path in HERE.iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_read_as_its_truth_says(plan: Path) -> None:
    result = score(check(interpret(read(plan))), read_truth(plan.with_suffix(".truth")))
    assert result.fields > 120
    assert result.wrong == ()

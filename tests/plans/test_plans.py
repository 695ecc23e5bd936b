"""Invented plans of other provinces and years, in the words and tables that such plans use.

Communes and districts are real, as of the plan's year; the figures are invented. Signers are named after
nobody.

These plans are a regression suite and say nothing of accuracy on unseen documents. Their truths were
written by hand, but by those who wrote the code, and landed in the same commits as the code that reads
them; 15 lines (subjects and names of sources) were changed after a run and held against the text again
since. When the scoring stopped letting words pass that no truth has, the words that may stand beside a
subject were put into brackets with the output in view; a selection of them was held against the text. The
indicators of Bình Phước, Mộc Châu, Quảng Trị, the department of Bắc Giang and Thái Bình were added then,
from the text, their last wording after a run; what is read wrong for now stands under ``[read wrong]`` in
the truth.
"""

from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from tests.plans.scoring import READ_WRONG, read_truth, score
from validate.check import check

HERE = Path(__file__).parent
PLANS = sorted(path for path in HERE.iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_read_as_its_truth_says(plan: Path) -> None:
    truth = read_truth(plan.with_suffix(".truth"))
    result = score(check(interpret(read(plan))), truth)
    assert result.fields > 120
    known = [(row["dataset"], row["field"], row["found"]) for row in truth.get(READ_WRONG, ())]
    new = [wrong for wrong in result.wrong if (wrong.dataset, wrong.field, wrong.found) not in known]
    assert new == []
    assert len(result.wrong) == len(known), "what is read right now leaves [read wrong]"


def test_words_beyond_the_truth_and_rows_that_it_leaves_out_are_wrong() -> None:
    plan = HERE / "dak-lak-2019.txt"
    checked, truth = check(interpret(read(plan))), read_truth(plan.with_suffix(".truth"))
    (first, *others) = truth["indicators"]
    barer = {**truth, "indicators": [{**first, "subject": "đạt chuẩn"}, *others]}
    assert [wrong.field for wrong in score(checked, barer).wrong] == ["subject"]
    fewer = {name: rows for name, rows in truth.items() if name != "funding"}
    assert {wrong.dataset for wrong in score(checked, fewer).wrong} == {"funding"}

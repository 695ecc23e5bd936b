"""The born-digital sample through all stages: its real doubts each once, where they stand, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Document
from normalize.interpret import interpret
from validate.check import check
from validate.model import Checked, Severity

# Pages as printed in the typeset plan: letterhead 1, funding 9, schedule 13-16, appendices 17, 18 and 19.
DOUBTS = {
    ("criterion-range", "achieved_criteria", 19, "1,7,12,29"),
    ("criteria-overlap", "planned_criteria", 19, "14"),
    ("funding-total-rough", "amount", 9, "2.220.000"),
    ("group-numbering", "group_no", 14, "V"),
    ("date-incomplete", "issued_date", 5, "05/2016"),
    ("commune-other-district", "district_code", 19, "Xã Thành Hòa - Văn Quan"),
}


@pytest.fixture(scope="module")
def checked(read_once: Callable[[Path], Document], pdf_path: Path) -> Checked:
    return check(interpret(read_once(pdf_path)))


def test_each_doubt_of_the_paper_once_with_page_and_box(checked: Checked) -> None:
    told = [issue for issue in checked.issues if issue.severity is not Severity.INFO]
    by_number = [issue for issue in told if issue.rule == "plan-number-differs"]
    others = [issue for issue in told if issue.rule != "plan-number-differs"]
    assert {(i.rule, i.field, i.place.page, i.printed) for i in others} == DOUBTS
    assert len(others) == len(DOUBTS)
    assert [(issue.field, issue.place.page) for issue in by_number] == [("document_number", 17)]
    assert all(issue.place.box is not None for issue in told)


def test_errors_are_only_those_that_cannot_be(checked: Checked) -> None:
    errors = {issue.rule for issue in checked.issues if issue.severity is Severity.ERROR}
    assert errors == {"criterion-range", "criteria-overlap"}


def test_criterion_29_is_kept_and_19_suggested(checked: Checked) -> None:
    (issue,) = [issue for issue in checked.issues if issue.rule == "criterion-range"]
    assert (issue.value, issue.suggestion) == ("1;7;12;29", "1;7;12;19")

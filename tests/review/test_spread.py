"""One answer about a place reaches every field that says the same of it, and no other. Real pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import sohoa
from normalize.records import Interpretation
from normalize.values import format_value
from review.corrections.model import Action, Correction, Key
from review.corrections.replay import check_corrected, issue_key
from validate.datasets.rows import format_box
from validate.model import Checked


@pytest.fixture(scope="module")
def interpretation(pdf_path: Path) -> Interpretation:
    return sohoa.interpret(sohoa.read(pdf_path, pages="1,9,19"))


def key_of(interpretation: Interpretation, dataset: str, field: str, printed: str) -> Key:
    """The key of the first field with this reading."""
    for record in interpretation.records[dataset]:
        trace = record.traces.get(field)
        if trace and trace.printed == printed:
            page, box = str(trace.place.page), format_box(trace.place.box)
            return Key(interpretation.document.sha256, page, box, dataset, field, printed)
    raise AssertionError(printed)


def changes(before: Interpretation, after: Checked) -> set[tuple[str, str, str, str]]:
    """Dataset, field, and the values before and after, of all that is not the same."""
    untouched = {row.record_id: row for rows in check_corrected(before, ()).records.values() for row in rows}
    return {
        (row.DATASET, column.name, format_value(old), format_value(new))
        for rows in after.records.values()
        for row in rows
        for column in row.declared()
        if column.name not in ("status", "review_count")
        and (old := getattr(untouched[row.record_id], column.name)) != (new := getattr(row, column.name))
    }


def settled(interpretation: Interpretation, key: Key, action: Action, value: str = "") -> Checked:
    return check_corrected(interpretation, [Correction(key, action, value)])


def test_the_number_of_a_cell_is_that_of_the_figure_and_of_the_count(interpretation: Interpretation) -> None:
    key = key_of(interpretation, "commune_targets", "achieved_count", "4")
    assert changes(interpretation, settled(interpretation, key, Action.SET, "5")) == {
        ("commune_targets", "achieved_count", "4", "5"),
        ("table_cells", "value", "4", "5"),
        ("figures", "value", "4", "5"),
    }


def test_a_number_in_another_unit_follows_in_its_own(interpretation: Interpretation) -> None:
    key = key_of(interpretation, "funding", "amount", "2.220.000")
    changed = changes(interpretation, settled(interpretation, key, Action.SET, "2221550"))
    assert ("funding", "amount", "2220000", "2221550") in changed
    assert ("funding", "amount_vnd", "2220000000000", "2221550000000") in changed
    assert {dataset for dataset, *_ in changed} == {"funding"}


def test_a_word_is_replaced_in_all_that_print_it_there(interpretation: Interpretation) -> None:
    (indicator, *_) = interpretation.records["indicators"]
    place: Any = indicator.traces["text"].place
    assert "xây dựng" in indicator.traces["text"].printed
    box = format_box(place.box)
    key = Key(interpretation.document.sha256, str(place.page), box, "indicators", "text", "xây dựng")
    changed = changes(interpretation, settled(interpretation, key, Action.SET, "hoàn thiện"))
    assert {(dataset, field) for dataset, field, *_ in changed} >= {
        ("indicators", "text"),
        ("sections", "text"),
    }
    for _, _, old, new in changed:
        assert new == old.replace("xây dựng", "hoàn thiện")


def test_a_doubt_that_stands_elsewhere_than_its_field_is_settled(interpretation: Interpretation) -> None:
    before = check_corrected(interpretation, ())
    (issue,) = [issue for issue in before.issues if issue.rule == "plan-number-differs"]
    after = settled(interpretation, issue_key(issue, interpretation.document.sha256), Action.KEEP)
    assert not {issue.rule for issue in after.issues} & {"plan-number-differs", "correction-not-applied"}
    assert changes(interpretation, after) == set()


def test_an_answer_that_fits_nowhere_changes_nothing_and_is_told(interpretation: Interpretation) -> None:
    key = Key(interpretation.document.sha256, "19", "0;0;9;9", "commune_targets", "achieved_count", "99")
    after = settled(interpretation, key, Action.SET, "5")
    assert changes(interpretation, after) == set()
    assert [issue.rule for issue in after.issues if issue.rule == "correction-not-applied"]

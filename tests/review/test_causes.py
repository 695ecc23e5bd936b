"""Doubts gathered by cause, most valuable first."""

from __future__ import annotations

from review.doubts.causes import chapters
from review.doubts.model import Doubt


def doubt(number: int, rule: str = "text-doubtful", severity: str = "warning", **more: object) -> Doubt:
    given: dict[str, object] = {"printed": "Sở TTTI", "suggestions": ("Sở TTTT",), "settles": 1, "page": "1"}
    given |= more
    return Doubt(
        issue_id=f"a/{number}",
        document_id="a",
        source="a.pdf",
        dataset="work_items",
        field="directing",
        severity=severity,
        rule=rule,
        message="",
        message_en="",
        value="",
        context="",
        **given,  # type: ignore[arg-type]
    )


def test_one_misreading_in_many_cells_is_one_cause() -> None:
    (chapter,) = chapters([doubt(1), doubt(2, printed="Sở TNMI"), doubt(3), doubt(4, settles=3)])
    assert [len(cause.doubts) for cause in chapter.causes] == [3, 1]
    assert chapter.causes[0].settles == 5
    assert chapter.causes[0].first.issue_id == "a/4"
    assert chapter.count == 4


def test_errors_come_before_warnings_and_what_settles_most_before_the_rest() -> None:
    made = chapters(
        [
            doubt(1, rule="stamp-unread"),
            doubt(2, rule="words-lost", settles=9),
            doubt(3, rule="criterion-range", severity="error"),
        ]
    )
    assert [chapter.rule for chapter in made] == ["criterion-range", "words-lost", "stamp-unread"]


def test_doubts_without_a_suggestion_are_settled_one_by_one() -> None:
    (chapter,) = chapters([doubt(number, suggestions=()) for number in range(3)])
    assert len(chapter.causes) == 3


def test_a_doubt_that_can_be_looked_at_stands_for_its_cause() -> None:
    (chapter,) = chapters([doubt(1, page=""), doubt(2)])
    assert chapter.causes[0].first.issue_id == "a/2"

"""What stands beside the text is told where it matters, and so is paper without a plan."""

from __future__ import annotations

import pytest

from extract.model import Box, Line, Paragraph, ParagraphKind, Place, Word
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation
from validate.check import check
from validate.model import Severity


def _aside(text: str, kind: ParagraphKind, confidence: float | None = None) -> Paragraph:
    words = tuple(Word(word, confidence=confidence) for word in text.split())
    return Paragraph((Line(words, Place(1)),), kind)


def test_a_document_without_a_plan_is_told() -> None:
    told = [issue for issue in check(interpretation()).issues if issue.rule == "no-plan-found"]
    assert [issue.severity for issue in told] == [Severity.WARNING]


def test_a_document_with_a_table_is_not() -> None:
    rows = commune_table(HARD_ROWS, HARD, 3)
    assert not [i for i in check(interpretation(*rows)).issues if i.rule == "no-plan-found"]


@pytest.mark.parametrize(
    ("text", "kind", "confidence", "told"),
    [
        ("Kế hoạch vốn năm 2017 là 18.500 triệu đồng", ParagraphKind.MARGIN, None, True),
        ("Các xã còn lại giao sau", ParagraphKind.MARGIN, None, True),
        ("Bản thảo", ParagraphKind.MARGIN, None, False),
        ("ll 7 ,.", ParagraphKind.MARGIN, 0.3, False),
        ("Ký bởi: Ủy ban nhân dân tỉnh 24-02-2017", ParagraphKind.MARGIN, None, False),
        ("12", ParagraphKind.PAGE_NUMBER, None, False),
    ],
)
def test_text_in_a_margin_is_told_when_it_says_something(
    text: str, kind: ParagraphKind, confidence: float | None, told: bool
) -> None:
    found = interpretation(blocks=[_aside(text, kind, confidence)])
    issues = [issue for issue in check(found).issues if issue.rule == "text-in-margin"]
    assert [issue.printed for issue in issues] == ([text] if told else [])


def _piece(text: str, y: float) -> Paragraph:
    box = Box(6, y, 60, y + 12)
    return Paragraph((Line(tuple(map(Word, text.split())), Place(1, box)),), ParagraphKind.MARGIN)


def test_pieces_of_a_signature_s_notice_are_of_it() -> None:
    pieces = [
        _piece("Thời gian ký: 05.01.2017", 324),
        _piece("+07:00", 361),
        _piece("Vốn giao năm 2017 là 5", 700),
    ]
    issues = check(interpretation(blocks=pieces)).issues
    told = [issue.printed for issue in issues if issue.rule == "text-in-margin"]
    assert told == ["Vốn giao năm 2017 là 5"]


def test_what_stands_beside_the_text_of_a_web_page_is_one_doubt() -> None:
    lines = [
        Line(tuple(map(Word, text.split()))) for text in ("Ngày cập nhật 16/04/2026", "Điện thoại 024.6273")
    ]
    found = interpretation(blocks=[Paragraph((line,), ParagraphKind.MARGIN) for line in lines])
    told = [issue.printed for issue in check(found).issues if issue.rule == "text-in-margin"]
    assert told == ["Ngày cập nhật 16/04/2026 · Điện thoại 024.6273"]

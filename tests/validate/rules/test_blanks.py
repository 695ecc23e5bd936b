from __future__ import annotations

import dataclasses

from extract.model import Box, Line, PageOrigin, Paragraph, Place, Word
from tests.validate.plan_builders import header, interpretation, trace
from validate.check import check


def printed(*words: tuple[str, float, float], confidence: float | None = 0.95) -> Paragraph:
    """Give a line of words, each from one x to another, in letters 12 points high."""
    line = Line(
        tuple(Word(text, Box(x0, 700, x1, 712), confidence) for text, x0, x1 in words),
        Place(1, Box(words[0][1], 700, words[-1][2], 712)),
    )
    return Paragraph((line,))


def doubts(name: Paragraph) -> list[str]:
    place = Place(1, name.lines[0].place.box)
    read = dataclasses.replace(trace(name.text, 0.95), place=place)
    found = header(signer_name=name.text)
    found = dataclasses.replace(found, traces={**found.traces, "signer_name": read})
    issues = check(interpretation(found, blocks=(name,), origin=PageOrigin.OCR)).issues
    return [issue.field for issue in issues if issue.rule == "words-lost"]


def test_a_name_with_a_hole() -> None:
    assert doubts(printed(("Lý", 400, 412), ("Quang", 445, 480))) == ["signer_name"]


def test_a_name_with_a_word_of_two_letters_in_justified_text() -> None:
    assert doubts(printed(("Lý", 400, 412), ("Vinh", 421, 445), ("Quang", 455, 490))) == []


def test_tabs_of_a_text_layer_are_no_holes() -> None:
    assert doubts(printed(("Lý", 400, 412), ("Quang", 445, 480), confidence=None)) == []


def test_the_indent_behind_a_mark_is_no_hole() -> None:
    assert doubts(printed(("—", 400, 412), ("Lý", 445, 457), ("Quang", 466, 500))) == []

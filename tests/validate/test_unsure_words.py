"""Doubts are about words: which, where, and not where their neighbours bear them out."""

from __future__ import annotations

import dataclasses

import pytest
from plan_builders import interpretation

from extract.model import Box, Document, Line, PageOrigin, Paragraph, Place, Reading, Word
from normalize.records import Section, Trace
from normalize.textrepair.statistics import load_statistics
from validate.check import check
from validate.legibility.unsure_words import Judge, UnsureWords

WHOLE = Place(1, Box(0, 0, 400, 20))


def word(text: str, at: int, confidence: float = 0.97, *others: str) -> Word:
    alternatives = tuple(Reading(other, 0.5, "second") for other in others)
    return Word(text, Box(50 * at, 0, 50 * at + 40, 20), confidence, alternatives)


def paragraph(*words: Word) -> Paragraph:
    return Paragraph((Line(words, WHOLE),))


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("hoạch", ("hoach",), True),
        ("hoạch", (), True),
        ("hoặch", ("hoạch",), False),
        ("2017", ("2011",), False),
    ],
)
def test_a_word_is_borne_out_by_its_neighbours(text: str, others: tuple[str, ...], expected: bool) -> None:
    words = [word("kế", 0), word(text, 1, 0.5, *others), word("năm", 2)]
    assert Judge(load_statistics()).is_borne_out(words, 1) is expected


def test_words_that_stand_side_by_side_are_one_doubt() -> None:
    read = paragraph(
        word("kế", 0), word("Ỹxq", 1, 0.3), word("zvk", 2, 0.4), word("năm", 3), word("9l", 4, 0.2)
    )
    found = UnsureWords(Document("a.pdf", "", (), (read,))).inside(WHOLE)
    assert [one.text for one in found] == ["9l", "Ỹxq zvk"]
    assert found[1].box == Box(50, 0, 140, 20)


def test_a_paragraph_is_never_one_doubt() -> None:
    words = [word(text, at, 0.99) for at, text in enumerate(["xây", "dựng", "kế", "hoạch", "phát", "triển"])]
    words[2] = word("kê", 2, 0.2, "kể")
    words[5] = word("tríên", 5, 0.3, "triển")
    text = (
        " ".join(one.text for one in words)
        + " kinh tế xã hội của tỉnh trong năm tới và những năm tiếp theo sau đó"
    )
    trace = Trace(printed=text, confidence=0.3, place=WHOLE)
    section = Section(section_id="s001", text=text, page=1, traces={"text": trace})
    plan = interpretation(section, origin=PageOrigin.OCR)
    read = dataclasses.replace(plan.document, blocks=(paragraph(*words),))
    issues = check(dataclasses.replace(plan, document=read)).issues
    doubts = [issue for issue in issues if issue.rule == "low-confidence"]
    assert [issue.place.box for issue in doubts] == [words[2].box, words[5].box]
    assert "“tríên”" in doubts[1].message
    assert "“triển”" in doubts[1].message

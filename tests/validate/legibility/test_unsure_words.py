"""Doubts are about words: which, where, and not where their neighbours bear them out."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from extract.model import Box, Document, Line, PageOrigin, Paragraph, Place, Reading, Word
from normalize.records import Project, Record, Section, Trace, WorkItem
from normalize.textrepair.statistics import load_statistics
from tests.validate.plan_builders import interpretation
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


def doubted(record: Record, *words: Word) -> list[str]:
    plan = interpretation(record, origin=PageOrigin.OCR)
    read = dataclasses.replace(plan.document, blocks=(paragraph(*words),))
    issues = check(dataclasses.replace(plan, document=read)).issues
    return [issue.message.split("“")[1].split("”")[0] for issue in issues if issue.rule == "low-confidence"]


@pytest.mark.parametrize(("day", "expected"), [(0.97, []), (0.4, ["23/3/2015"])])
def test_a_date_in_running_text_is_doubted_for_its_figures_alone(day: float, expected: list[str]) -> None:
    text = "Quyết định số 949/QĐ-UBND ngày 23/3/2015 của UBND tỉnh về việc phê duyệt"
    words = [word(one, at) for at, one in enumerate(text.split())]
    words[-1] = word("duyệt", 12, 0.4, "duyêt")
    words[5] = word("23/3/2015", 5, day)
    trace = Trace(printed=text, confidence=0.4, place=Place(1, Box(0, 0, 800, 20)))
    project = Project(
        name="Cổng thông tin", decision_date=date(2015, 3, 23), page=1, traces={"decision_date": trace}
    )
    assert doubted(project, *words) == expected


def test_words_that_a_list_of_names_no_longer_holds_are_mended() -> None:
    words = [word("Gác", 0, 0.4), word("sở,", 1), word("ngàn", 2, 0.4), word("h,", 3), word("UBNI", 4, 0.3)]
    words.append(word("RMĐT", 5, 0.1))  # two in a row: one of them was mended, the other was not
    trace = Trace(printed="Gác sở, ngàn h, UBNI RMĐT", confidence=0.3, place=WHOLE)
    item = WorkItem(coordinating=("Các sở, ngành", "UBND RMĐT"), page=1, traces={"coordinating": trace})
    assert doubted(item, *words) == ["UBNI RMĐT"]

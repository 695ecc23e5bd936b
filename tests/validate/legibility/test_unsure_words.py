"""Doubts are about words: which, where, and not where their neighbours bear them out."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date

import pytest

from extract.model import SECOND_OPINION, Box, Document, Line, PageOrigin, Paragraph, Place, Reading, Word
from normalize.records import Finding, LegalReference, Project, Record, Section, Trace, WorkItem
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


def heard(text: str, opinion: str) -> Word:
    return Word(text, Box(0, 0, 40, 20), 0.6, (Reading(opinion, 0.99, SECOND_OPINION),))


def unsure(*words: Word) -> list[str]:
    judge = Judge(load_statistics(), Counter(one.text for one in words if (one.confidence or 0) >= 0.95))
    return [one.text for at, one in enumerate(words) if judge.is_unsure(words, at)]


@pytest.mark.parametrize("confidence", [0.1, 0.6])
def test_abbreviations_with_a_stroke_are_borne_out_by_the_document(confidence: float) -> None:
    assert unsure(word("BCĐ", 0), word("BCĐ", 1, confidence, "BCP")) == []


@pytest.mark.parametrize(("confidence", "expected"), [(0.86, ["ĐCĐ"]), (0.93, [])])
def test_an_abbreviation_one_letter_from_a_common_one(confidence: float, expected: list[str]) -> None:
    assert unsure(*(word("BCĐ", at) for at in range(6)), word("ĐCĐ", 6, confidence)) == expected


def test_a_word_of_its_own_that_often_misread_words_bear_out_is_unsure() -> None:
    assert unsure(word("thâu", 0), word("thâu", 1), heard("thâu", "thầu")) == ["thâu"]


@pytest.mark.parametrize(("text", "opinion"), [("CNTT", "CNTĨ"), ("22/NQ", "22/NQ-ngày")])
def test_an_opinion_that_is_no_word_or_took_in_a_neighbour_doubts_nothing(text: str, opinion: str) -> None:
    assert unsure(word(text, 0), heard(text, opinion)) == []


def test_marks_between_words_are_no_doubt_but_in_a_cell_they_may_be_a_figure() -> None:
    dash = Word("–", Box(0, 0, 40, 20), 0.4, (Reading("5", 0.3, "vie"),))
    assert unsure(word("hóa", 0), dash, word("Thông", 2)) == []
    assert unsure(dash) == ["–"]


def test_readings_that_differ_in_the_marks_at_their_ends_are_no_doubt() -> None:
    assert unsure(word("chính,", 0), word("ISO", 1, 0.28, "ISO."), word("điện", 2)) == []


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


def test_what_is_worked_out_from_mended_words_is_not_doubted_for_them() -> None:
    words = [word("yêu", 0), word("câu", 1, 0.4, "cầu"), word("phải", 2), word("bô", 3, 0.4, "bổ")]
    trace = Trace(printed="yêu câu phải bô", confidence=0.4, place=WHOLE)
    item = WorkItem(
        timing_text="yêu cầu phải bô", timing_kind="conditional", page=1, traces={"timing_text": trace}
    )
    assert doubted(item, *words) == ["bô"]


def test_specks_beside_a_number_say_nothing_of_it() -> None:
    words = [word("834/SCT-KHTCTH", 0), word("°c", 1, 0.1, "..")]
    trace = Trace(printed="834/SCT-KHTCTH", confidence=0.9, place=WHOLE)
    cited = LegalReference(number="834/SCT-KHTCTH", page=1, traces={"number": trace})
    assert doubted(cited, *words) == []


def test_a_doubtful_word_does_not_hide_the_others_of_its_text() -> None:
    words = [
        word("T3#77", 0, 0.2, "T347"),
        *(word(one, at) for at, one in enumerate(["của", "Ủy", "ban"], 1)),
    ]
    finding = Finding("text-doubtful", "text", "ban", suggestion="bạn", place=Place(1, words[3].box))
    trace = Trace(printed="T3#77 của Ủy ban", confidence=0.3, place=WHOLE)
    section = Section(
        section_id="s001", text="T3#77 của Ủy ban", page=1, traces={"text": trace}, findings=(finding,)
    )
    assert doubted(section, *words) == ["T3#77"]


def test_of_a_word_that_stands_elsewhere_too_the_doubtful_one_is_the_mended_one() -> None:
    read = ["sử", "dụng", "và", "xây", "dụng", "đội", "ngũ"]
    words = [
        word(one, at, 0.4 if at == 4 else 0.97, *(["dựng"] if at == 4 else [])) for at, one in enumerate(read)
    ]
    trace = Trace(printed=" ".join(read), confidence=0.4, place=WHOLE)
    section = Section(section_id="s001", text="sử dụng và xây dựng đội ngũ", page=1, traces={"text": trace})
    assert doubted(section, *words) == []
    assert doubted(dataclasses.replace(section, text=trace.printed), *words) == ["dụng"]


def test_readings_that_differ_in_case_alone_are_no_doubt() -> None:
    words = [word("cấp", 0), word("sở,", 1, 0.6, "SỞ,"), word("UBND", 2)]
    words += [word("CHuyên", 3, 0.6, "Chuyên"), word("và", 4), word("(02B)", 5, 0.6, "(02b)")]
    found = UnsureWords(Document("a.pdf", "", (), (paragraph(*words),))).inside(WHOLE)
    assert [one.text for one in found] == ["CHuyên", "(02B)"]

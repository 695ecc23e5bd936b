"""Confidence: what makes a field likelier to be right, and what is put to a person."""

from __future__ import annotations

import dataclasses

import pytest

from extract.model import Document, PageOrigin, Place, Reading
from normalize.records import CommuneTarget, Record, Section, WorkItem
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation, line, trace
from validate.check import check
from validate.confidence import (
    SUREST,
    Feature,
    features_of,
    load_calibration,
    needed_probability,
    strangeness,
)
from validate.legibility.least_confidence import LeastConfidence


def probability(record: Record, field: str, *, backed: bool = False, weakest: float | None = None) -> float:
    features = features_of(record, field, record.traces[field], backed=backed, weakest=weakest)
    return load_calibration().probability(features)


def task(text: str, confidence: float) -> WorkItem:
    return WorkItem(task=text, traces={"task": trace(text, confidence)}, page=1)


def test_surer_readings_are_likelier_right() -> None:
    chances = [probability(task("Phân bổ kế hoạch vốn", c), "task") for c in (0.3, 0.6, 0.9, 0.97)]
    assert chances == sorted(chances) and chances[0] < 0.7 < chances[-1]


def test_evidence_raises_and_doubt_lowers() -> None:
    row = commune_table(HARD_ROWS[:1], HARD, 3, confidence=0.8)[0]
    assert probability(row, "achieved_criteria", backed=True) > probability(row, "achieved_criteria")
    assert probability(row, "achieved_criteria", weakest=0.2) < probability(row, "achieved_criteria")


def test_another_reading_that_disagrees_counts_against() -> None:
    read = trace("1,7,12", 0.8)
    disputed = dataclasses.replace(read, alternatives=(Reading("1,7,17", 0.7, "second"),))
    row = CommuneTarget(achieved_criteria=(1, 7, 12), traces={"achieved_criteria": disputed})
    sole = dataclasses.replace(row, traces={"achieved_criteria": read})
    assert probability(row, "achieved_criteria") < probability(sole, "achieved_criteria")


def test_words_of_no_syllable_are_strange() -> None:
    features = features_of(
        task("KẾ ắ HOẠCH ~ PHÂẦN bổ", 0.9), "task", trace("x", 0.9), backed=False, weakest=None
    )
    assert features[Feature.STRANGE] == 3


def test_a_badly_read_field_is_put_to_a_person_once() -> None:
    rows = commune_table(HARD_ROWS, HARD, 3, confidence=0.97)
    bad = dataclasses.replace(rows[1].traces["row_no"], confidence=0.05)
    row = dataclasses.replace(rows[1], traces={**rows[1].traces, "row_no": bad})
    checked = check(interpretation(rows[0], row, *rows[2:], origin=PageOrigin.OCR))
    told = [issue for issue in checked.issues if issue.field == "row_no"]
    assert [(issue.rule, issue.record_id[-4:]) for issue in told] == [("low-confidence", "0002")]


def test_what_needed_no_recognizing_is_not_judged() -> None:
    checked = check(interpretation(*commune_table(HARD_ROWS, HARD, 3)))
    assert [issue for issue in checked.issues if issue.rule == "low-confidence"] == []


def test_derived_fields_share_the_doubt_of_their_source() -> None:
    item = WorkItem(
        timing_text="Quý II", timing_kind="quarters", traces={"timing_text": trace("Quý II", 0.05)}, page=1
    )
    checked = check(interpretation(item, origin=PageOrigin.OCR))
    (issue,) = (issue for issue in checked.issues if issue.rule == "low-confidence")
    assert {"timing_text", "timing_kind", "quarters"} <= {ref.field for ref in issue.concerned}


def test_the_text_as_read_is_never_doubted() -> None:
    section = Section(section_id="s001", text_raw="x", traces={"text_raw": trace("x", 0.01)}, page=1)
    checked = check(interpretation(section, origin=PageOrigin.OCR))
    assert "text_raw" not in {issue.field for issue in checked.issues}


def test_the_least_sure_word_of_a_place() -> None:
    paragraph = line("một hai ba")
    words = tuple(
        dataclasses.replace(word, box=paragraph.lines[0].place.box, confidence=confidence)
        for word, confidence in zip(paragraph.lines[0].words, (0.9, 0.4, 0.8), strict=True)
    )
    read = dataclasses.replace(paragraph, lines=(dataclasses.replace(paragraph.lines[0], words=words),))
    weakest = LeastConfidence(Document("a.pdf", "", (), (read,)))
    assert weakest.confidence(read.lines[0].place) == 0.4
    assert weakest.confidence(Place(2)) is None


@pytest.mark.parametrize(
    "text",
    [
        "phân công .cán bộ",
        "năm 2017-có 12 xã",
        "chế-độ thông tin",
        "“NĂM 2017",
        "VPĐP. tỉnh",
        "Dân vận Tỉnh ỦY",
        "TIÊU CHÍ CỦA5 XÃ",
        "XÃ ĐẶC BIỆT KHÓ KHĂN NĂM 2917",
    ],
)
def test_marks_glued_to_words_are_strange(text: str) -> None:
    assert strangeness(text) == 1
    assert strangeness("Nghị quyết số 80/2019/QH14, COVID-19, TC5, 3 sao, năm 2016, năm 1945") == 0
    assert strangeness("giai đoạn 2016-2020 (NN-PTNT), kinh tế - xã hội “kiểu mẫu”") == 0


def test_a_text_that_many_records_repeat_must_be_surer() -> None:
    assert needed_probability(0.85, 1) == 0.85
    assert 0.85 < needed_probability(0.85, 2) < needed_probability(0.85, 40)
    assert needed_probability(0.85, 40) == SUREST
    assert needed_probability(0.98, 40) == 0.98

from __future__ import annotations

from datetime import date

import pytest

from extract.model import Box, Document, Line, Page, PageOrigin, Paragraph, Place, Word
from normalize.interpret import interpret
from normalize.records import RECORD_TYPES, Interpretation
from tests.normalize.prose.reading import HEAD, document_of, seed


@pytest.fixture(scope="module")
def plan() -> Interpretation:
    return interpret(seed())


def test_all_datasets_in_the_order_of_the_contract(plan: Interpretation) -> None:
    assert list(plan.records) == [kind.DATASET for kind in RECORD_TYPES]
    assert plan.as_of == date(2017, 2, 24)
    counts = {name: len(records) for name, records in plan.records.items()}
    assert counts["criterion_targets"] == 19
    assert counts["funding"] == 8
    assert counts["legal_references"] == 11
    assert counts["commune_targets"] == 39
    assert counts["recipients"] == 10


def test_record_ids_count_within_their_dataset(plan: Interpretation) -> None:
    ids = [record.record_id for record in plan.records["funding"]]
    assert ids == [f"{plan.document_id}/funding/{number:04}" for number in range(1, 9)]


def test_sections_are_referred_to_by_what_stands_in_them(plan: Interpretation) -> None:
    sections = {record.section_id for record in plan.records["sections"]}
    for dataset in ("indicators", "legal_references", "responsibilities"):
        assert {record.section_id for record in plan.records[dataset]} <= sections


def test_nothing_counted_in_a_target_is_counted_again(plan: Interpretation) -> None:
    under_two = [row for row in plan.records["indicators"] if row.criterion_no == 2]
    assert [(row.value, row.unit) for row in under_two] == [(400, "km"), (73, "%")]


def test_the_province_is_known(plan: Interpretation) -> None:
    (header,) = plan.records["documents"]
    assert (header.province_name, header.province_code) == ("Lạng Sơn", "20")


def test_an_empty_document_is_no_accident() -> None:
    empty = interpret(Document("x.pdf", "0" * 64, (Page(1, origin=PageOrigin.BLANK),), ()))
    assert [len(records) for records in empty.records.values()] == [1] + [0] * (len(RECORD_TYPES) - 1)


def test_a_value_is_traced_to_its_word() -> None:
    words = [
        "-",
        "Tiêu",
        "chí",
        "số",
        "2",
        "về",
        "Giao",
        "thông:",
        "phấn",
        "đấu",
        "thêm",
        "10",
        "xã",
        "đạt",
        "chuẩn",
        "tiêu",
        "chí",
        "năm",
        "2017.",
    ]
    line = Line(
        tuple(
            Word(text, Box(10.0 * at, 5, 10.0 * at + 9, 15), 0.5 if text == "10" else 0.99)
            for at, text in enumerate(words)
        ),
        Place(3, Box(0, 5, 300, 15)),
    )
    found = interpret(Document("x.pdf", "0" * 64, (Page(3),), (Paragraph((line,)),)))
    (target,) = found.records["criterion_targets"]
    trace = target.traces["communes_new"]
    at = words.index("10")
    assert (trace.printed, trace.confidence) == ("10", 0.5)
    assert trace.place == Place(3, Box(10.0 * at, 5, 10.0 * at + 9, 15))


DECISION = (
    HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH")
    .replace("Thực hiện", "Ban hành Kế hoạch thực hiện")
    .replace("45/KH-UBND", "45/QĐ-UBND")
)
ATTACHED = """Căn cứ Luật Đầu tư công ngày 13/6/2019;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch năm 2018.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Nguyễn Văn Dũng

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

KẾ HOẠCH

Thực hiện Chương trình năm 2018

(Ban hành kèm theo Quyết định số {number} ngày 05/3/2018 của UBND tỉnh Hòa Bình)

I. MỤC TIÊU

- Hỗ trợ 2.070 hộ thoát nghèo bền vững.
"""


@pytest.mark.parametrize(("number", "told"), [("45/QĐ-UBND", []), ("46/QĐ-UBND", ["several-documents"])])
def test_a_plan_issued_with_a_decision_is_part_of_it(number: str, told: list[str]) -> None:
    found = interpret(document_of(DECISION + ATTACHED.format(number=number)))
    assert [f.rule for f in found.findings if f.rule == "several-documents"] == told
    assert [record.value for record in found.records["indicators"]] == [2070]
    assert found.records["documents"][0].signer_name == "Nguyễn Văn Dũng"

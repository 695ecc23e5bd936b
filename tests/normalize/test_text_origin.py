"""What a typist wrote is not mended; what was recognized is."""

from __future__ import annotations

import pytest

from extract.model import Line, Paragraph, Place, Word
from normalize.prose.passage import read_passage
from normalize.text_origin import is_from_text_layer
from normalize.textrepair import TextRepairer

SLIP = "Ban Chỉ đạo tinh chỉ đạo các huyện; Ban Chỉ đạo tỉnh kiểm tra"


def lines(confidence: float | None, page: int | None) -> tuple[Line, ...]:
    return (Line(tuple(Word(word, None, confidence) for word in SLIP.split()), Place(page)),)


@pytest.mark.parametrize(
    ("confidence", "page", "typed"), [(None, 1, True), (0.9, 1, False), (None, None, False)]
)
def test_only_words_of_a_text_layer_are_typed(
    confidence: float | None, page: int | None, typed: bool
) -> None:
    assert is_from_text_layer(lines(confidence, page)) is typed
    assert not is_from_text_layer(())


TYPED = ["Kế hoạch phát triển kinh tế xã hội của tỉnh năm 2025", "Thuốc dược liệu và logistics"] * 20


def test_a_text_file_that_reads_as_typed_is_left_as_it_stands() -> None:
    repairer = TextRepairer.for_document(TYPED, may_be_typed=True)
    assert repairer.is_typed
    repaired = repairer.repair("các tướ thuốc dược liệu")
    assert (repaired.text, [doubt.printed for doubt in repaired.doubts]) == (
        "các tướ thuốc dược liệu",
        ["tướ"],
    )


def test_a_text_file_with_misreadings_is_mended_as_what_was_recognized() -> None:
    misread = ["Ban Chỉ đạo tinh chỉ đạo các huyện; Ban Chỉ đạo tỉnh kiểm tra", "kế hoặch phát triên"] * 3
    repairer = TextRepairer.for_document([*TYPED[:4], *misread], may_be_typed=True)
    assert not repairer.is_typed
    assert not TextRepairer.for_document(TYPED).is_typed


def test_a_slip_stays_where_it_was_typed_and_is_mended_where_it_was_read() -> None:
    repairer = TextRepairer.for_document([SLIP] * 3)
    assert read_passage(Paragraph(lines(None, 1)), 0, repairer).text == SLIP
    assert "đạo tinh" not in read_passage(Paragraph(lines(0.9, 1)), 0, repairer).text

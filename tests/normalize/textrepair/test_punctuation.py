"""Points that cannot be what was printed."""

from __future__ import annotations

import pytest

from normalize.textrepair.forms.punctuation import punctuation_doubts, stopped_abbreviations


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("phong trào sản xuất giỏi..", ".."),
        ("phong trào “nhà sạch”. từ xã đến thôn", "”."),
        ("các hộ nghèo. được hỗ trợ", "."),
    ],
)
def test_a_lost_or_added_point_is_doubted(text: str, printed: str) -> None:
    (doubt,) = punctuation_doubts(text)
    assert doubt.printed == printed
    assert text[doubt.start : doubt.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "Hết câu. Câu mới",
        "nông nghiệp. Đẩy mạnh",
        "từ cấp tỉnh... đến cơ sở",
        "TP. Lạng Sơn, tr. 12, a. nội dung; 1. nội dung",
        "theo quy định./.",
        "2.220.000 triệu đồng",
    ],
)
def test_usual_points_pass(text: str) -> None:
    assert list(punctuation_doubts(text)) == []


def test_a_comma_after_an_abbreviation_with_a_point_is_doubted() -> None:
    texts = ["TT. Huyện ủy", "TT, Huyện ủy, TT. HĐND huyện", "VT, Phòng KT"]
    stopped = stopped_abbreviations(texts)
    assert stopped == {"TT"}
    assert [doubt.suggestion for doubt in punctuation_doubts(texts[1], stopped)] == ["TT."]
    assert list(punctuation_doubts(texts[2], stopped)) == []

"""Form fields: shown on the page, absent from its text layer."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from extract.model import Paragraph
from extract.options import ReadOptions
from extract.read import read_page
from extract.textlayer.fields import field_words

HANOI = Path(__file__).parents[3].parent / "shared" / "real" / "hanoi_kh173_born_digital.pdf"


def _chars(text: str, x: float, step: float) -> list[dict[str, Any]]:
    return [
        {"text": char, "x0": x + step * at, "x1": x + step * at + 6, "top": 100.0, "bottom": 112.0}
        | {"doctop": 100.0, "upright": True, "fontname": "Times", "size": 12.0}
        for at, char in enumerate(text)
    ]


def _page(chars: list[dict[str, Any]], boxes: list[tuple[float, float]]) -> SimpleNamespace:
    widget = {"Subtype": SimpleNamespace(name="Widget")}
    annots = [{"x0": a, "x1": b, "top": 90.0, "bottom": 120.0, "data": widget} for a, b in boxes]
    return SimpleNamespace(chars=chars, annots=annots)


def test_a_number_set_wide_is_one_word_and_the_print_below_it_is_not_read_twice() -> None:
    printed = _chars("Số:", 20, 6)
    page = _page(printed, [(30, 90)])
    filled = field_words(page, _page(printed + _chars("173", 50, 10), []))
    assert [word.text for word in filled.blanks] == ["173"]
    assert filled.notices == []


def test_the_notice_of_a_signature_is_kept_apart() -> None:
    page = _page([], [(0, 400)])
    filled = field_words(page, _page(_chars("Ký bởi Ủy ban nhân dân tỉnh", 20, 6), []))
    assert [word.text for word in filled.notices] == ["Ký", "bởi", "Ủy", "ban", "nhân", "dân", "tỉnh"]
    assert filled.blanks == []


@pytest.mark.skipif(not HANOI.exists(), reason="the real documents are not in the repository")
def test_number_and_date_that_were_filled_in() -> None:
    content = read_page(HANOI, 1, ReadOptions())
    lines = [line.text for block in content.blocks if isinstance(block, Paragraph) for line in block.lines]
    assert "Số: 173 /KH-UBND" in lines
    assert "Hà Nội, ngày 28 tháng 4 năm 2026" in lines

"""The ratios that ``make bench`` prints."""

from __future__ import annotations

from functools import reduce

from benchmarks.speed import Times


def test_ratios_of_one_document_and_of_all_together() -> None:
    scan = Times(pages=19, cold=10.0, warm=0.2, cached=3.0, ocrmypdf=30.0, floor=8.0)
    other = Times(pages=5, cold=10.0, warm=0.2, cached=1.0, ocrmypdf=10.0, floor=2.0)
    both = reduce(Times.__add__, [scan, other])
    assert both.pages == 24
    text = "\n".join(both.lines())
    assert "OCRmyPDF / cold    2.00" in text
    assert "cold / floor       2.00" in text
    assert "cold / warm       50.00" in text
    assert "OCRmyPDF / cold    3.00" in "\n".join(scan.lines())

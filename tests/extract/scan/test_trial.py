"""Pages read the wrong way up, and pages that read in no direction."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

import extract.scan.page
from extract.engines.base import Gray, TextLine, TextWord
from extract.model import PageContent, PageOrigin, PageReason, Paragraph, ParagraphKind, Table, Word
from extract.scan.page import UNREADABLE_NOTE, read_scanned_page
from extract.scan.standing.orientation import Standing
from extract.scan.standing.trial import word_share
from tests.extract.scan.ink import CellsAsLines, box_of_ink
from tests.extract.scan.test_page import DPI, HEIGHT, WIDTH, only_table, page_with_table, text

SENSE = ["Khi", "thiết", "lập", "kế", "hoạch", "năm"]
NONSENSE = ["Iu8", "đuÈH", "8uo", "quq", "ÿA0", "9ÖU"]


def _letter() -> Gray:
    """What a piece of upright print looks like: the ``D`` and the ``d`` of the page's words."""
    image = np.full((60, 120), 255, np.uint8)
    text(image, "dai", 20, 40)
    ink = np.argwhere(image < 128)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0)
    return np.ascontiguousarray(image[top - 2 : bottom + 3, left - 2 : right + 3])


class UprightReader(CellsAsLines):
    """Reads sense where a known word stands upright in the ink, figures in small cells, else nonsense."""

    known = _letter()

    def __init__(self, blind: bool = False) -> None:
        self.blind = blind

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        box = box_of_ink(image)
        if box is None:
            return ()
        sense, small = self._makes_sense(image), image.size < 60_000 and not self.blind
        texts, confidence = (SENSE, 0.9) if sense else (["12"], 0.9) if small else (NONSENSE, 0.3)
        return (TextLine(tuple(TextWord(word, box, confidence) for word in texts), box),)

    def _makes_sense(self, image: Gray) -> bool:
        if self.blind or any(a < b for a, b in zip(image.shape, self.known.shape, strict=True)):
            return False
        return float(cv2.matchTemplate(image, self.known, cv2.TM_CCOEFF_NORMED).max()) > 0.85

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        return None


def read(image: Gray, reader: UprightReader) -> PageContent:
    height, width = (HEIGHT, WIDTH) if image.shape[0] > image.shape[1] else (WIDTH, HEIGHT)
    return read_scanned_page(image, DPI, 1, width, height, reader)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_page_is_turned_the_way_it_reads(turns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the ink says at first: here that every page stands upright."""
    monkeypatch.setattr(extract.scan.page, "find_standing", lambda *_: Standing(0, 0.0))
    content = read(np.ascontiguousarray(np.rot90(page_with_table(), turns)), UprightReader())
    assert content.page.rotation == 90 * turns
    table = only_table(content)
    assert (table.row_count, table.column_count) == (5, 4)


def test_page_that_reads_in_no_direction_is_told_and_kept_out_of_tables() -> None:
    content = read(page_with_table(), UprightReader(blind=True))
    assert (content.page.origin, content.page.reason) == (PageOrigin.OCR, PageReason.UNREADABLE)
    assert content.page.lost == UNREADABLE_NOTE
    assert not any(isinstance(block, Table) for block in content.blocks)
    kinds = {block.kind for block in content.blocks if isinstance(block, Paragraph)}
    assert kinds == {ParagraphKind.MARGIN}


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ([("Kế", 0.5), ("hoạch", 0.9), ("năm", 0.41)], 1.0),
        ([("2.220.000", 0.6), ("18,36%", 0.3)], 0.5),
        ([("budget", 0.9), ("plan", 0.95), ("UBND", 0.8)], 1.0),
        ([("đuÈH", 0.4), ("8uo2", 0.3), ("quy3J", 0.5)], 0.0),
        ([("-", 0.1), ("+", 0.1)], 0.0),
    ],
)
def test_share_of_words(words: Sequence[tuple[str, float]], share: float) -> None:
    assert word_share(Word(text, None, confidence) for text, confidence in words)[0] == share


class CellReader(UprightReader):
    """Reads nonsense where words stand sideways or upside down, as recognizers do; figures are short."""

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        lines = self.read_lines(image, dpi)
        _, _, width, height = cv2.boundingRect((image < 128).astype(np.uint8))
        if not lines or max(height, width) < 60 or self._makes_sense(image):
            return lines
        return (TextLine((TextWord(NONSENSE[0], lines[0].box, 0.3),), lines[0].box),)


@pytest.mark.parametrize("turns", [1, 3])
def test_title_set_sideways_is_read_and_stands_where_it_is_printed(turns: int) -> None:
    page = page_with_table()
    title = np.full((50, 140), 255, np.uint8)
    text(title, "dai hoc", 10, 35)
    page[605:775, 175:255] = 255
    page[620:760, 190:240] = np.rot90(title, turns)
    table = only_table(read(page, CellReader()))
    head = table.covering(0, 0)
    assert head is not None
    assert head.text == " ".join(SENSE)
    box = head.lines[0].place.box
    assert box is not None
    assert 190 <= box.x0 * DPI / 72 < box.x1 * DPI / 72 <= 241
    assert 619 <= box.y0 * DPI / 72 < box.y1 * DPI / 72 <= 761

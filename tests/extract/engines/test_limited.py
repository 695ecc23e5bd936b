"""What was read of a page until its work is used up is kept, and the rest is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import extract.engines.limited
from extract.engines.base import Gray, TextLine
from extract.engines.limited import LimitedReader, WorkLimit
from extract.model import Cell, PageContent
from extract.options import ReadOptions
from extract.read import read_page
from extract.scan.page import read_scanned_page
from tests.extract.scan.test_page import DPI, HEIGHT, WIDTH, InkReader, only_table, page_with_table


class _Clock:
    """Work done, in seconds: one for each piece of ink that is read."""

    seconds = 0.0


class _Working(InkReader):
    def __init__(self, clock: _Clock) -> None:
        super().__init__(turn=0)
        self._clock = clock

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        self._clock.seconds += 1
        return super().read_lines(image, dpi)


def _read_within(seconds: float, monkeypatch: pytest.MonkeyPatch) -> tuple[PageContent, WorkLimit]:
    clock = _Clock()
    monkeypatch.setattr(extract.engines.limited, "_worked", lambda: clock.seconds)
    limit = WorkLimit(seconds)
    reader = LimitedReader(_Working(clock), limit)
    return read_scanned_page(page_with_table(), DPI, 1, WIDTH, HEIGHT, reader), limit


def _filled(content: PageContent) -> list[Cell]:
    return [cell for cell in only_table(content).cells if cell.text]


def test_a_page_within_its_limit_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    content, limit = _read_within(1_000, monkeypatch)
    assert (len(_filled(content)), limit.note) == (17, "")


def test_cells_read_before_the_limit_are_kept_in_their_table(monkeypatch: pytest.MonkeyPatch) -> None:
    content, limit = _read_within(9, monkeypatch)
    table = only_table(content)
    assert (table.row_count, table.column_count) == (5, 4)
    assert 0 < len(_filled(content)) < 17
    assert limit.left_out > 0
    assert f"{limit.left_out} readings" in limit.note
    assert "raise --page-seconds" in limit.note


@pytest.mark.ocr
def test_a_page_without_any_work_left_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    Image.fromarray(np.asarray(page_with_table())).save(path, dpi=(DPI, DPI))
    page = read_page(path, 1, ReadOptions(), WorkLimit(0)).page
    assert page.is_cut
    assert page.lost.startswith("page cut short after 0 s of work")

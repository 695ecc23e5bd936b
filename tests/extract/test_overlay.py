"""The picture of what was found: every cell and paragraph leaves a mark where it stands."""

from __future__ import annotations

import numpy as np
import pytest

from extract.image.overlay import CELL, DOUBT, HEADER, draw
from extract.model import Box, Cell, Line, Page, PageContent, Paragraph, Place, Table, Word

PAGE = Page(3, 200.0, 300.0)


def content() -> PageContent:
    head, body, note = Box(20, 20, 100, 50), Box(20, 50, 100, 80), Box(20, 200, 150, 220)
    doubtful = Line((Word("7", Box(40, 55, 60, 70), 0.3),), Place(3, body))
    cells = (Cell(0, 0, places=(Place(3, head),)), Cell(1, 0, (doubtful,), places=(Place(3, body),)))
    table = Table(cells, 2, 1, 1, (Place(3, head.union(body)),))
    return PageContent(PAGE, (table, Paragraph((Line((Word("x", note, 0.9),), Place(3, note)),))))


def near(image: np.ndarray, x: int, y: int) -> set[tuple[int, ...]]:
    return {tuple(int(v) for v in pixel) for pixel in image[y - 3 : y + 4, x - 3 : x + 4].reshape(-1, 3)}


def test_marks_are_drawn_in_place_and_the_page_is_left_alone() -> None:
    page = np.full((600, 400), 255, np.uint8)
    drawn = draw(content(), page)
    assert drawn.shape == (600, 400, 3)
    assert (page == 255).all()
    assert HEADER in near(drawn, 120, 42)
    assert CELL in near(drawn, 120, 158)
    reds = drawn[115:135, 85:115].reshape(-1, 3)
    assert np.abs(reds - (0.6 * 255 + 0.4 * np.array(DOUBT))).max(axis=1).min() < 2
    assert (drawn[300:390] == 255).all()


def test_another_page_is_refused() -> None:
    with pytest.raises(ValueError, match="no page"):
        draw(PageContent(Page(1), ()), np.zeros((10, 10), np.uint8))

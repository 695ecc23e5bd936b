"""Drawn pages with known tables and the faults of scanning: structure, places, and what is kept apart."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from extract.engines.base import Gray, TextLine, TextWord
from extract.model import Box, PageContent, PageOrigin, Paragraph, ParagraphKind, Table
from extract.scan.page import read_scanned_page
from tests.extract.scan.ink import CellsAsLines, box_of_ink

DPI = 200
WIDTH, HEIGHT = 595.0, 842.0
SHAPE = (round(HEIGHT * DPI / 72), round(WIDTH * DPI / 72))
XS = [170, 260, 640, 1000, 1450]
YS = [600, 690, 780, 900, 1020, 1140]


WORDS = ["Khi", "them", "lon", "hon", "khu", "dat", "dai", "hoc", "ben", "kia", "bo", "Thiet", "lap"]


class InkReader(CellsAsLines):
    """Reads every piece of ink as one sure word ``abc``; knows how the page is turned when asked."""

    def __init__(self, turn: int | None = None) -> None:
        self.turn = turn

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        box = box_of_ink(image)
        if box is None:
            return ()
        return (TextLine((TextWord("abc", box, 0.9),), box),)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        return None if self.turn is None else (self.turn, 1.0)


def text(image: npt.NDArray[np.uint8], words: str, x: int, y: int) -> None:
    cv2.putText(image, words, (x, y), cv2.FONT_HERSHEY_DUPLEX, 0.8, 0, 2)


def page_with_table() -> npt.NDArray[np.uint8]:
    """Text above and below a table of 5 x 4 with a two-level header over columns 2 and 3."""
    image = np.full(SHAPE, 255, np.uint8)
    for i in range(8):
        words = WORDS[i % 5 :] + WORDS[: i % 5]
        text(image, " ".join(words[i % 3 :]), 180, 150 + 45 * i)
        text(image, " ".join(words[(i + 1) % 3 :]), 180, 1300 + 45 * i)
    for y in YS:
        cv2.line(image, (XS[0] if y != YS[1] else XS[2], y), (XS[-1], y), 0, 3)
    for x in XS:
        cv2.line(image, (x, YS[0] if x != XS[3] else YS[1]), (x, YS[-1]), 0, 3)
    for row, top in enumerate(YS[:-1]):
        for column, left in enumerate(XS[:-1]):
            if (row, column) not in ((0, 3), (1, 0), (1, 1)):
                text(image, "12", left + 25, top + 60)
    return image


SPANS = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1)]


def read(image: npt.NDArray[np.uint8]) -> PageContent:
    return read_scanned_page(image, DPI, 1, WIDTH, HEIGHT, InkReader())


def only_table(content: PageContent) -> Table:
    (table,) = (block for block in content.blocks if isinstance(block, Table))
    return table


def check_structure(table: Table) -> None:
    assert (table.row_count, table.column_count) == (5, 4)
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in table.cells if c.row < 2]
    assert sorted(spans) == SPANS
    assert all(cell.text for cell in table.cells)


def points(x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(x0 * 72 / DPI, y0 * 72 / DPI, x1 * 72 / DPI, y1 * 72 / DPI)


def close(one: Box | None, other: Box, slack: float) -> bool:
    assert one is not None
    pairs = zip((one.x0, one.y0, one.x1, one.y1), (other.x0, other.y0, other.x1, other.y1), strict=True)
    return all(abs(a - b) < slack for a, b in pairs)


def test_clean_page() -> None:
    content = read(page_with_table())
    table = only_table(content)
    check_structure(table)
    last = table.covering(4, 3)
    assert last is not None
    assert close(last.places[0].box, points(XS[3], YS[4], XS[4], YS[5]), 1.0)
    assert [type(block) for block in content.blocks] == [Paragraph, Table, Paragraph]


@pytest.mark.parametrize("angle", [-1.8, -0.6, 0.9, 2.4])
def test_skew_is_undone_and_boxes_are_mapped_back(angle: float) -> None:
    matrix = cv2.getRotationMatrix2D((SHAPE[1] / 2, SHAPE[0] / 2), angle, 1.0)
    size = (SHAPE[1], SHAPE[0])
    content = read(np.asarray(cv2.warpAffine(page_with_table(), matrix, size, borderValue=255), np.uint8))
    assert abs(content.page.skew + angle) < 0.16
    table = only_table(content)
    check_structure(table)
    corner = matrix @ np.array([XS[3], YS[4], 1.0])
    box = table.covering(4, 3).places[0].box  # type: ignore[union-attr]
    middle = matrix @ np.array([(XS[3] + XS[4]) / 2, (YS[4] + YS[5]) / 2, 1.0])
    assert box is not None and corner.size == 2
    assert abs((box.x0 + box.x1) / 2 - middle[0] * 72 / DPI) < 1.5
    assert abs((box.y0 + box.y1) / 2 - middle[1] * 72 / DPI) < 1.5


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_page_is_read_upright_and_mapped_back(turns: int) -> None:
    image = np.ascontiguousarray(np.rot90(page_with_table(), turns))
    wide = turns % 2 == 1
    size = (HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT)
    content = read_scanned_page(image, DPI, 1, *size, InkReader(turns * 90))
    assert content.page.rotation == turns * 90
    table = only_table(content)
    check_structure(table)
    mark = np.zeros(SHAPE, np.uint8)
    mark[YS[4] : YS[5], XS[3] : XS[4]] = 255
    ys, xs = np.nonzero(np.rot90(mark, turns))
    last = table.covering(4, 3)
    assert last is not None
    assert close(last.places[0].box, points(xs.min(), ys.min(), xs.max(), ys.max()), 1.5)


def test_broken_rules_and_a_streak() -> None:
    image = page_with_table()
    rng = np.random.default_rng(3)
    for _ in range(40):
        y, x = int(rng.choice(YS)), int(rng.integers(XS[0], XS[-1]))
        image[y - 4 : y + 5, x : x + 12] = 255
        y, x = int(rng.integers(YS[0], YS[-1])), int(rng.choice(XS))
        image[y : y + 12, x - 4 : x + 5] = 255
    image[:, 800] = 0
    check_structure(only_table(read(image)))


def test_black_border_and_salt_make_no_text() -> None:
    image = page_with_table()
    image[:, :60] = 0
    image[-50:] = 0
    rng = np.random.default_rng(5)
    image[rng.random(SHAPE) < 0.0008] = 0
    content = read(image)
    check_structure(only_table(content))
    body = [b for b in content.blocks if isinstance(b, Paragraph) and b.kind is ParagraphKind.BODY]
    assert len(body) == 2
    assert all(place.box and place.box.x0 > 55 for block in body for place in block.places)


def test_uneven_light() -> None:
    image = page_with_table().astype(np.float64)
    shade = np.linspace(1.0, 0.45, SHAPE[1])[None, :]
    content = read((image * shade).astype(np.uint8))
    check_structure(only_table(content))


def test_blank_back_with_the_front_showing_through() -> None:
    ghost = np.flip(page_with_table(), 1)
    noise = np.random.default_rng(1).normal(0, 4, SHAPE)
    faint = np.clip(245 - (255 - ghost.astype(np.float64)) * 0.12 + noise, 0, 255)
    content = read(faint.astype(np.uint8))
    assert content.page.origin is PageOrigin.BLANK
    assert content.blocks == ()


def test_red_stamp_over_text_stays_out_of_the_text() -> None:
    gray = page_with_table()
    image = np.dstack([gray] * 3)
    cv2.rectangle(image, (900, 60), (1200, 240), (225, 60, 70), 4)
    cv2.putText(image, "CONG VAN DEN", (920, 130), cv2.FONT_HERSHEY_DUPLEX, 1.0, (225, 60, 70), 3)
    content = read(image)
    kinds = [block.kind for block in content.blocks if isinstance(block, Paragraph)]
    assert kinds == [ParagraphKind.BODY, ParagraphKind.BODY, ParagraphKind.STAMP]
    first = content.blocks[0]
    assert isinstance(first, Paragraph)
    plain = read(gray).blocks[0]
    assert isinstance(plain, Paragraph)
    assert close(first.places[0].box, plain.places[0].box, 1.5)  # type: ignore[arg-type]
    check_structure(only_table(content))

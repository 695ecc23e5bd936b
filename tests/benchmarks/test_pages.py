from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.scoring.pages import score_page
from extract.model import Block, Cell, Line, Paragraph, Table, Word
from samples.page_truth import CellTruth, PageTruth, TableTruth, page_truths

CELLS = (
    CellTruth(0, 0, 1, 2, "Đơn vị"),
    CellTruth(1, 0, 1, 1, "Xã Bính Xá"),
    CellTruth(1, 1, 1, 1, "11"),
)
TRUTH = PageTruth(
    1, (TableTruth(CELLS),), (0, "KẾ HOẠCH"), ((("TỈNH LẠNG SƠN", "Số: 37"), ("CỘNG HÒA", "Lạng Sơn")),)
)


def line(text: str) -> Line:
    return Line(tuple(Word(word) for word in text.split()))


def table(*cells: CellTruth) -> Table:
    read = (Cell(c.row, c.column, (line(c.text),), c.row_span, c.column_span) for c in cells)
    return Table(tuple(read), 2, 2)


def prose(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((line(text),)) for text in texts)


LETTERHEAD = ("TỈNH LẠNG SƠN", "Số: 37", "CỘNG HÒA", "Lạng Sơn", "KẾ HOẠCH")


def test_a_page_read_rightly_has_full_marks() -> None:
    score = score_page(TRUTH, (*prose(*LETTERHEAD), table(*CELLS)))
    assert (score.structure_f1, score.exact_f1, score.prose.errors) == (1, 1, 0)


def test_the_order_of_the_letterhead_does_not_matter() -> None:
    score = score_page(TRUTH, prose("CỘNG HÒA", "Lạng Sơn", "TỈNH LẠNG SƠN", "Số: 37", "KẾ HOẠCH"))
    assert score.prose.errors == 0


def test_blocks_read_into_each_other_are_errors() -> None:
    score = score_page(TRUTH, prose("TỈNH LẠNG SƠN", "CỘNG HÒA", "Số: 37", "Lạng Sơn", "KẾ HOẠCH"))
    assert score.prose.errors > 0


@pytest.mark.parametrize("lost", range(len(CELLS)))
def test_a_lost_cell_is_seen(lost: int) -> None:
    score = score_page(TRUTH, (table(*CELLS[:lost], *CELLS[lost + 1 :]),))
    assert score.structure_f1 < 1
    assert score.cell_text.errors == len(CELLS[lost].text)


def test_a_wrong_span_and_a_wrong_letter_are_seen() -> None:
    narrow = score_page(TRUTH, (table(replace(CELLS[0], column_span=1), *CELLS[1:]),))
    assert narrow.structure_f1 == pytest.approx(2 / 3)
    spoilt = score_page(TRUTH, (table(*CELLS[:2], replace(CELLS[2], text="17")),))
    assert (spoilt.structure_f1, spoilt.exact_f1) == (1, pytest.approx(2 / 3))
    assert spoilt.cell_text.number_accuracy == 0


def test_a_missing_table_and_an_invented_one_are_seen() -> None:
    assert score_page(TRUTH, ()).structure_f1 == 0
    assert score_page(PageTruth(1), (table(*CELLS),)).structure_f1 == 0


@pytest.mark.skipif(find_spec("typst") is None, reason="the typesetter is installed by make eval")
def test_the_truth_of_the_sample_pages_holds_every_row_and_paragraph(samples: Path) -> None:
    content = samples / "content" / "langson-2017"
    pages = page_truths(content)
    body = (content / "body.txt").read_text(encoding="utf-8").split()
    pieces = " ".join(piece for page in pages for piece in page.layout if isinstance(piece, str)).split()
    assert [word for word in body if word not in ("#", "##")] == _without_captions(pieces)
    rows = [sum(len({cell.row for cell in table.cells}) for table in page.tables) for page in pages]
    assert sum(rows) == 42 + 15 + 6 + 21 + 4 * 1 + 3 * 2  # rows, and each page's header rows


def _without_captions(words: list[str]) -> list[str]:
    """Cut the title before the prose and the appendices' captions after it."""
    start = words.index("Căn")
    end = next(i for i, pair in enumerate(pairwise(words)) if pair == ("Phụ", "lục"))
    return words[start:end]

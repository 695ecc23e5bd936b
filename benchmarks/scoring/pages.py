"""A page as read against the page as it is: structure and text of tables, prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from benchmarks.scoring.text import NO_TEXT, TextScore, folded, score_text
from extract.model import Block, Paragraph, ParagraphKind, Table
from samples.page_truth import CellTruth, PageTruth, TableTruth

_PROSE = (ParagraphKind.BODY, ParagraphKind.SIGNATURE)


@dataclass(frozen=True, slots=True)
class PageScore:
    """Counts over pages: cells of the truth, as read, in the right place, with the right text."""

    cells_true: int = 0
    cells_read: int = 0
    cells_placed: int = 0
    cells_exact: int = 0
    cell_text: TextScore = NO_TEXT
    prose: TextScore = NO_TEXT

    def __add__(self, other: PageScore) -> PageScore:
        return PageScore(
            self.cells_true + other.cells_true,
            self.cells_read + other.cells_read,
            self.cells_placed + other.cells_placed,
            self.cells_exact + other.cells_exact,
            self.cell_text + other.cell_text,
            self.prose + other.prose,
        )

    @property
    def structure_f1(self) -> float:
        """F1 of cells at the right row and column with the right spans."""
        return _f1(self.cells_placed, self.cells_true, self.cells_read)

    @property
    def exact_f1(self) -> float:
        """F1 of cells in the right place with exactly the right text."""
        return _f1(self.cells_exact, self.cells_true, self.cells_read)


def score_page(truth: PageTruth, blocks: Sequence[Block]) -> PageScore:
    """Compare one page; tables are paired in reading order, what is missing or too much counts."""
    read = [as_truth(block) for block in blocks if isinstance(block, Table)]
    score = PageScore(prose=score_prose(truth, blocks))
    for true_table, read_table in _paired(truth.tables, read):
        score += score_table(true_table, read_table)
    return score


def as_truth(table: Table) -> TableTruth:
    """A table as read in the form of the truth."""
    cells = (CellTruth(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells)
    return TableTruth(tuple(cells))


def score_table(truth: TableTruth, read: TableTruth) -> PageScore:
    """Compare the cells that stand at the same row and column."""
    places = {cell.place: cell for cell in read.cells}
    text, placed, exact = TextScore(), 0, 0
    for cell in truth.cells:
        found = places.pop(cell.place, None)
        text += score_text(cell.text, found.text if found else "")
        placed += found is not None
        exact += found is not None and folded(found.text) == folded(cell.text)
    for extra in places.values():
        text += score_text("", extra.text)
    return PageScore(len(truth.cells), len(read.cells), placed, exact, text)


def score_prose(truth: PageTruth, blocks: Iterable[Block]) -> TextScore:
    """Compare running text; the order of blocks that stand side by side does not matter."""
    read = " ".join(b.text for b in blocks if isinstance(b, Paragraph) and b.kind in _PROSE)
    return min(
        (score_text(" ".join(order), read) for order in _orders(truth)), key=lambda score: score.errors
    )


def _orders(truth: PageTruth) -> Iterable[list[str]]:
    """Give the page's prose once for each order of the blocks that stand side by side."""
    for picked in product(*((first + second, second + first) for first, second in truth.side_by_side)):
        texts: list[str] = []
        for piece in truth.layout:
            texts.extend(picked[piece] if isinstance(piece, int) else [piece])
        yield texts


def _paired(
    truth: Sequence[TableTruth], read: Sequence[TableTruth]
) -> Iterable[tuple[TableTruth, TableTruth]]:
    nothing = TableTruth(())
    for index in range(max(len(truth), len(read))):
        yield (
            truth[index] if index < len(truth) else nothing,
            read[index] if index < len(read) else nothing,
        )


def _f1(right: int, true: int, read: int) -> float:
    return 2 * right / (true + read) if true + read else 1.0

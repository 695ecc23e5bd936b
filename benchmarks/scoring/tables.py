"""Tables as read against true tables: structure, exact cells, figures, text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from benchmarks.scoring.alignment import align
from benchmarks.scoring.text import TextScore, fold, score_text

_FIGURES = re.compile(r"[\d.,;%/ -]*\d[\d.,;%/ -]*")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: position, spans and text."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


NO_TEXT = TextScore()


@dataclass(frozen=True, slots=True)
class TableScore:
    """Counts over cells: ``shapes`` agree in position and spans, ``exact`` in position and text."""

    expected: int = 0
    found: int = 0
    shapes: int = 0
    exact: int = 0
    figures: int = 0
    figures_right: int = 0
    text: TextScore = NO_TEXT

    def __add__(self, other: TableScore) -> TableScore:
        return TableScore(
            self.expected + other.expected,
            self.found + other.found,
            self.shapes + other.shapes,
            self.exact + other.exact,
            self.figures + other.figures,
            self.figures_right + other.figures_right,
            self.text + other.text,
        )

    @property
    def structure_f1(self) -> float:
        """F1 of cells with the right place and spans."""
        return 2 * self.shapes / (self.expected + self.found) if self.expected + self.found else 1.0

    @property
    def exact_f1(self) -> float:
        """F1 of cells with the right place and text."""
        return 2 * self.exact / (self.expected + self.found) if self.expected + self.found else 1.0

    @property
    def figure_accuracy(self) -> float:
        """Share of cells of figures that are right to the digit."""
        return self.figures_right / self.figures if self.figures else 1.0


def score_tables(truth: Sequence[Sequence[GridCell]], found: Sequence[Sequence[GridCell]]) -> TableScore:
    """Score all tables of a document, paired in order; a missing or invented table costs all its cells."""
    score = TableScore()
    for i, j in align(truth, found, _table_likeness):
        score += score_table(truth[i] if i is not None else (), found[j] if j is not None else ())
    return score


def score_table(truth: Sequence[GridCell], found: Sequence[GridCell]) -> TableScore:
    """Score one table, cells held against those at the same place."""
    shape = Counter((cell.row, cell.column, cell.row_span, cell.column_span) for cell in truth)
    other = Counter((cell.row, cell.column, cell.row_span, cell.column_span) for cell in found)
    texts = {(cell.row, cell.column): fold(cell.text) for cell in found}
    exact = figures = figures_right = 0
    text = TextScore()
    for cell in truth:
        expected, actual = fold(cell.text), texts.get((cell.row, cell.column), "")
        same = (cell.row, cell.column) in texts and expected == actual
        exact += same
        if _FIGURES.fullmatch(expected):
            figures += 1
            figures_right += expected.replace(" ", "") == actual.replace(" ", "")
        else:
            text += score_text(expected, actual)
    return TableScore(len(truth), len(found), (shape & other).total(), exact, figures, figures_right, text)


def _table_likeness(truth: Sequence[GridCell], found: Sequence[GridCell]) -> float:
    first, second = (" ".join(cell.text for cell in cells)[:3000] for cells in (truth, found))
    return fuzz.token_set_ratio(first, second) / 100

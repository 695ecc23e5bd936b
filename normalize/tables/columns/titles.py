"""The titles above a column and the words in them that say what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.model import Cell
from normalize.lexicon import Hit, Lexicon
from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.measures import measure_of
from normalize.tables.grid.grid import CellGrid
from normalize.tables.grid.header import Header
from normalize.unicode import clean


def titles_of(grid: CellGrid, header: Header, column: int) -> tuple[Cell, ...]:
    """Give the head cells above a column from the top down; a title repeated downwards counts once."""
    found: list[Cell] = []
    for row in header.titles:
        cell = grid.cells[row][column]
        if cell.text and (not found or clean(found[-1].text) != clean(cell.text)):
            found.append(cell)
    return tuple(found)


def title_texts(titles: Sequence[Cell]) -> tuple[str, ...]:
    """Give the texts of titles, cleaned."""
    return tuple(clean(cell.text) for cell in titles)


@cache
def says(text: str) -> tuple[str, ...]:
    """Name the concepts of a title in the order in which they stand in it."""
    hits = (hit for hit in Lexicon.load("column_titles").find(text) if not _is_letter(hit, text))
    names = [hit.concept.name for hit in hits]
    if "money" in names and (measure := measure_of(text)).is_known and measure.name != "money":
        # Lao động thu hút: its noun is none of money.
        return tuple(name for name in names if name != "money")
    return tuple(names)


def _is_letter(hit: Hit, text: str) -> bool:
    """Say whether a lone letter (the ``Y`` of coordinates) was found in a longer title: ``Quý I``."""
    return len(hit.phrase) == 1 and text[: hit.start].strip() != ""


@cache
def begins_with(text: str, concept: str) -> bool:
    """Say whether a title or label begins with a concept of ``column_titles``."""
    hit = Lexicon.load("column_titles").opening(text)
    return hit is not None and hit.concept.name == concept


def first_said(titles: Sequence[str]) -> str:
    """Name what the titles say first, the lowest level before those above; empty where none says anything."""
    words = (text for text in reversed(titles) if not _is_bracketed_unit(text))
    return next((names[0] for text in words if (names := says(text))), "")


def _is_bracketed_unit(text: str) -> bool:
    """Say whether a title is a unit in brackets: ``(tấn/ngày)`` speaks of no day."""
    return text.startswith("(") and text.endswith(")") and unit_kind(text) not in ("", "percent")

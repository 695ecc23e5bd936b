"""What is really printed on lines of real scans: the page's truth aligned with what was read on it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from training.real.scans import ScannedLine

REACH = 8
"""Characters by which the end of a line may be off after alignment."""

MOST_WRONG, MOST_WRONG_SHORT, SHORT = 0.4, 0.34, 8
"""A line that differs by more from its stretch of the truth is a header, a seal, or misplaced."""


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line with its true text; ``is_cell`` where it stands in a table."""

    line: ScannedLine
    text: str
    is_cell: bool


def known_lines(lines: Sequence[ScannedLine], truth: str, is_cell: bool) -> Iterator[KnownLine]:
    """Give the lines whose true text is found in a page's truth (its lines or cells, one a line)."""
    truth = unicodedata.normalize("NFC", truth)
    read = "\n".join(line.read for line in lines)
    at = _alignment(read, truth)
    edges = _edges(truth)
    start = 0
    for line in lines:
        end = start + len(line.read)
        text = _stretch(line.read, truth, at[start], at[end], edges)
        limit = MOST_WRONG_SHORT if len(text) < SHORT else MOST_WRONG
        if text and line.read and Levenshtein.distance(text, line.read) <= limit * len(text):
            yield KnownLine(line, text, is_cell)
        start = end + 1


def _stretch(read: str, truth: str, start: int, end: int, edges: Sequence[int]) -> str:
    """The whole words of the truth near a stretch that are most like what was read."""
    near = [edge for edge in edges if edge - REACH <= start or edge - REACH <= end]
    firsts = [edge for edge in near if abs(edge - start) <= REACH]
    lasts = [edge for edge in near if abs(edge - end) <= REACH]
    found = {truth[a:b].strip() for a in firsts for b in lasts if a < b}
    return min(
        (text for text in found if "\n" not in text),
        key=lambda text: Levenshtein.distance(text, read),
        default="",
    )


def _edges(truth: str) -> list[int]:
    """Where a printed line may begin or end: at blanks, and behind the hyphen of a compound."""
    inside = (i for i, char in enumerate(truth) if char in " \n")
    hyphens = (i + 1 for i, char in enumerate(truth) if char in "-–/")
    return sorted({0, len(truth), *inside, *hyphens})


def _alignment(read: str, truth: str) -> list[int]:
    """For each character of the reading (and its end) where it lies in the truth."""
    at = [0] * (len(read) + 1)
    for step in Levenshtein.opcodes(read, truth):
        size = max(1, step.src_end - step.src_start)
        for i in range(step.src_start, step.src_end):
            at[i] = step.dest_start + round((i - step.src_start) * (step.dest_end - step.dest_start) / size)
    at[len(read)] = len(truth)
    return at


def table_text(path: Path, has_header: bool) -> str:
    """The cells of a table of truth, row by row, one a line."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return "\n".join(cell for row in rows[has_header:] for cell in row if cell)

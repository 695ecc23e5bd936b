"""What stands on each page of a typeset plan: tables with their cells, prose in order.

Texts and spans come from the plan's content; which page a piece stands on, from the typesetter.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from samples.typeset import page_marks, typeset

_SIDES = {
    "letterhead-left": (0, 0),
    "letterhead-right": (0, 1),
    "recipients": (1, 0),
    "signature": (1, 1),
}
"""Kinds of pieces that stand side by side: the pair and the side."""

_PROSE = ("title", "prose", "caption")


@dataclass(frozen=True, slots=True)
class CellTruth:
    """A cell: grid position from 0, spans, text."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Position and spans."""
        return self.row, self.column, self.row_span, self.column_span


@dataclass(frozen=True, slots=True)
class TableTruth:
    """The part of a table that stands on one page."""

    cells: tuple[CellTruth, ...]


@dataclass(frozen=True, slots=True)
class PageTruth:
    """One page. ``layout`` is the prose in order; a number in it stands for the pair of blocks of
    that number in ``side_by_side``, whose order does not matter."""

    number: int
    tables: tuple[TableTruth, ...] = ()
    layout: tuple[str | int, ...] = ()
    side_by_side: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


def page_truths(content: Path) -> tuple[PageTruth, ...]:
    """Give the truth of every page of a plan's scan (the incoming stamp is no text of the page)."""
    document = pypdfium2.PdfDocument(typeset(content, stamp="blank"))
    marks = page_marks(content, stamp="blank")
    settings = tomllib.loads((content / "document.toml").read_text(encoding="utf-8"))
    texts = [page.get_textpage().get_text_range() for page in document]
    tables = _tables(content, settings, marks)
    pieces = list(_pieces(marks, texts))
    return tuple(
        _page(number, [piece[1:] for piece in pieces if piece[0] == number], tables)
        for number in range(1, len(texts) + 1)
    )


def _page(
    number: int, pieces: Sequence[tuple[str, str]], tables: Mapping[int, list[TableTruth]]
) -> PageTruth:
    layout: list[str | int] = []
    pairs: dict[int, tuple[list[str], list[str]]] = {}
    for kind, text in pieces:
        if kind in _PROSE:
            layout.append(text)
        elif kind in _SIDES:
            pair, side = _SIDES[kind]
            if pair not in pairs:
                layout.append(len(pairs))
                pairs[pair] = ([], [])
            pairs[pair][side].append(text)
    blocks = tuple((tuple(left), tuple(right)) for left, right in pairs.values())
    return PageTruth(number, tuple(tables.get(number, ())), tuple(layout), blocks)


def _pieces(marks: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield page, kind and text of each piece; one that goes over a page break is cut there."""
    start: Mapping[str, Any] = {}
    for mark in marks:
        if mark.get("edge") == "start":
            start = mark
        elif mark.get("edge") == "end":
            first, last = start["page"], mark["page"]
            head, tail = (start["text"], "") if first == last else _cut(start["text"], texts[last - 1])
            if head:
                yield first, start["kind"], head
            if tail:
                yield last, start["kind"], tail


def _cut(text: str, next_page: str) -> tuple[str, str]:
    """Cut a paragraph where the next page begins with what is left of it."""
    page = "".join(next_page.split())
    words = text.split(" ")
    for index in range(len(words) + 1):
        if page.startswith("".join(words[index:])):
            return " ".join(words[:index]), " ".join(words[index:])
    raise ValueError(f"the page break inside {text[:40]!r} was not found")


def _tables(
    content: Path, settings: Mapping[str, Any], marks: Sequence[Mapping[str, Any]]
) -> dict[int, list[TableTruth]]:
    found: dict[int, list[TableTruth]] = {}
    for index, appendix in enumerate(settings["appendix"]):
        with (content / appendix["rows"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        pages = {m["row"]: m["page"] for m in marks if m["kind"] == "cell" and m["table"] == index}
        for number in sorted(set(pages.values())):
            header = appendix["header"]
            if number != min(pages.values()) and not appendix["repeat_header"]:
                header = []
            here = [row for y, row in enumerate(rows) if pages[y] == number]
            cells = [*_header_cells(header), *_body_cells(here, len(header), appendix["group_rows"])]
            found.setdefault(number, []).append(TableTruth(tuple(cells)))
    return found


def _header_cells(header: Sequence[Sequence[str]]) -> Iterator[CellTruth]:
    for y, row in enumerate(header):
        for x, text in enumerate(row):
            if text in ("<", "^"):
                continue
            across = 1
            while x + across < len(row) and row[x + across] == "<":
                across += 1
            down = 1
            while y + down < len(header) and header[y + down][x] == "^":
                down += 1
            yield CellTruth(y, x, down, across, text.replace("|", " "))


def _body_cells(rows: Sequence[Sequence[str]], top: int, group_rows: str) -> Iterator[CellTruth]:
    for y, row in enumerate(rows, start=top):
        spanned = group_rows == "span" and not any(row[2:]) and row[1] != ""
        for x, text in enumerate(row[:2] if spanned else row):
            span = len(row) - 1 if spanned and x == 1 else 1
            yield CellTruth(y, x, 1, span, text.replace("|", " "))

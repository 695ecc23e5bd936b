"""Front of the text reader: a file's text to one page of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from extract.model import Block, Page, PageContent, PageOrigin, Paragraph, ParagraphKind
from extract.textfile.continuation import OpenTable
from extract.textfile.encoding import decode
from extract.textfile.html_table import read_html_table, take_html_tables
from extract.textfile.markup import RULE, plain_line
from extract.textfile.prose import is_lone_number, join_broken, line_width, to_paragraphs
from extract.textfile.rows import Row, filled, is_row, is_separator, split_row
from extract.textfile.side_by_side import is_side_by_side, part_columns, to_columns


def read_text_file(path: Path, data: bytes) -> PageContent:
    """Read the bytes of a text or Markdown file; raises EmptyInputError, UnreadableEncodingError."""
    decoded = decode(data, path)
    page = Page(None, origin=PageOrigin.TEXT_FILE, reason="text of another engine", note=decoded.note)
    return PageContent(page, tuple(parse_text(decoded.text)))


def parse_text(text: str) -> list[Block]:
    """Read text with tab-separated, Markdown or HTML tables into blocks in reading order."""
    blocks: list[Block] = []
    for part, is_html in take_html_tables(text):
        blocks += [read_html_table(part)] if is_html else _parse_plain(part)
    return blocks


def _parse_plain(text: str) -> list[Block]:
    reader = _Reader(line_width([line for line in text.splitlines() if not is_row(line)]))
    for run in _runs(text):
        if isinstance(run[0], tuple):
            reader.take_rows([row for row in run if isinstance(row, tuple)])
        else:
            reader.take_lines([line for line in run if isinstance(line, str)])
    return reader.finish()


def _runs(text: str) -> Iterator[list[str | Row]]:
    """Cut the text at blank lines, page breaks and where rows and lines of prose meet."""
    lines = [line for page in text.split("\f") for line in ["", *page.split("\n"), ""]]
    lines = ["" if RULE.match(line) else line for line in lines]

    def kind(line: str) -> str:
        return "row" if is_row(line) else "line" if line.strip() else "blank"

    for what, group in groupby(lines, kind):
        if what == "row":
            rows: list[str | Row] = [split_row(line) for line in group if not is_separator(line)]
            if rows := [row for row in rows if filled(row)]:  # type: ignore[arg-type]
                yield rows
        elif what == "line":
            yield list(group)


class _Reader:
    """Gathers runs: an open table goes on over blank lines and page numbers, prose over page breaks."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._blocks: list[Block] = []
        self._prose: list[Paragraph] = []
        self._starts: set[int] = set()
        self._table: OpenTable | None = None

    def take_lines(self, lines: Sequence[str]) -> None:
        columns = part_columns(lines)
        paragraphs = [
            paragraph
            for column in columns
            for paragraph in to_paragraphs(column, self._width if len(columns) == 1 else 0)
        ]
        if self._table and not all(map(is_lone_number, paragraphs)):
            self._close_table()
        self._starts.add(len(self._prose))
        self._prose += paragraphs

    def take_rows(self, rows: Sequence[Row]) -> None:
        if self._table and self._table.take(rows):
            self._prose = [replace(number, kind=ParagraphKind.PAGE_NUMBER) for number in self._prose]
            return
        self._close_table()
        if is_side_by_side(rows):
            self._prose += to_columns(rows)
        elif len(rows) == 1 and len(filled(rows[0])) <= 2:
            self._prose += to_paragraphs([" ".join(text for text in rows[0] if text)])
        else:
            self._close_prose()
            self._table = OpenTable.begin(rows)

    def finish(self) -> list[Block]:
        self._close_table()
        self._close_prose()
        return self._blocks

    def _close_table(self) -> None:
        """Put the table down, and behind it what was found inside it and is none of its rows."""
        if self._table:
            self._blocks.append(self._table.close())
            self._blocks += [
                Paragraph((plain_line(stray),), ParagraphKind.MARGIN) for stray in self._table.strays
            ]
            self._table = None

    def _close_prose(self) -> None:
        self._blocks += join_broken(self._prose, self._starts)
        self._prose, self._starts = [], set()

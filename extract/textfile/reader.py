"""Front of the text reader: a file's text to one page of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extract.asides import Asides
from extract.model import Block, Page, PageContent, PageOrigin, PageReason, Paragraph, ParagraphKind
from extract.pageless.rows import filled
from extract.text.encoding import decode
from extract.textfile.continuation import OpenTable
from extract.textfile.converted import restored
from extract.textfile.html_table import read_table, take_html_tables
from extract.textfile.inline import plain_marks
from extract.textfile.markup import plain_line
from extract.textfile.prose import is_lone_number, join_broken, line_width, to_paragraphs
from extract.textfile.runs import ProseLines, Rows, cut
from extract.textfile.side_by_side import is_side_by_side, part_columns, to_columns

MOST_LETTERS = 3_000_000
"""Letters of a text file: a thousand pages; reading them takes half a minute."""


def read_text_file(path: Path, data: bytes) -> PageContent:
    """Read the bytes of a text or Markdown file; raises EmptyInputError, UnreadableEncodingError."""
    decoded = decode(data, path)
    asides = Asides()
    text = _most(decoded.text)
    blocks = [*parse_text(text, asides), *asides.paragraphs()]
    note = "; ".join(filter(None, (decoded.note, asides.note)))
    lost = "; ".join(filter(None, (decoded.lost, _told(decoded.text[len(text) :]))))
    page = Page(None, origin=PageOrigin.TEXT_FILE, reason=PageReason.TEXT, note=note, lost=lost)
    return PageContent(page, tuple(blocks))


def _most(text: str) -> str:
    """As much of a text as is read, to the end of a line or, in a line without end, of a word."""
    if len(text) <= MOST_LETTERS:
        return text
    end = text.rfind("\n", MOST_LETTERS // 2, MOST_LETTERS)
    end = end if end > 0 else text.rfind(" ", MOST_LETTERS // 2, MOST_LETTERS)
    return text[: end if end > 0 else MOST_LETTERS]


def _told(rest: str) -> str:
    """Say what of a text is not read."""
    if not rest.strip():
        return ""
    lines = rest.strip().count("\n") + 1
    return f"the file is too long to be read whole: its last {lines} lines were left out; split it"


def parse_text(text: str, asides: Asides | None = None) -> list[Block]:
    """Read text with tables of tabs, bars or HTML into blocks in reading order.

    What is no part of the running text (note marks, struck-out words) goes to ``asides``.
    """
    asides = asides or Asides()
    blocks: list[Block] = []
    for part, is_html in take_html_tables(text):
        blocks += [read_table(part, asides)] if is_html else _parse_plain(plain_marks(part, asides))
    return blocks


def _parse_plain(text: str) -> list[Block]:
    runs = list(cut(text))
    reader = _Reader(line_width([line for run in runs if isinstance(run, ProseLines) for line in run.lines]))
    for run in runs:
        if isinstance(run, Rows):
            reader.take_rows(run)
        else:
            reader.take_lines(run.lines)
    return reader.finish()


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

    def take_rows(self, run: Rows) -> None:
        above, rows = restored(run.rows)
        if above:
            self.take_lines([above])
        if self._table and not run.whole and self._table.take(rows):
            self._prose = [replace(number, kind=ParagraphKind.PAGE_NUMBER) for number in self._prose]
            return
        self._close_table()
        if is_side_by_side(run.rows):
            self._prose += to_columns(run.rows)
        elif len(rows) == 1 and len(filled(rows[0])) <= 2:
            self._prose += to_paragraphs([" ".join(text for text in rows[0] if text)])
        else:
            self._close_prose()
            self._table = OpenTable.begin(rows)
            if run.whole:
                self._close_table()

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

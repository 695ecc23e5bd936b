"""The frozen tree that every reader produces and every later stage reads.

All boxes are in PDF points (1/72 inch) from the top left of the page as a viewer shows it:
whatever a reader does to the image (rotation, deskew, scaling), it maps its boxes back.
Text input has no boxes: its pages and places carry ``None``.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter


class PageOrigin(StrEnum):
    """Where the text of a page came from."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    TEXT_FILE = "text_file"
    BLANK = "blank"
    FAILED = "failed"


class PageReason(StrEnum):
    """Why a page has the origin that it has."""

    NONE = ""
    TRUSTED = "good text layer"
    NO_LAYER = "no text layer"
    HIDDEN_LAYER = "text layer of another tool's recognition, not seen on the page"
    OVERPRINTED = "text layer printed over itself"
    GARBLED = "text layer garbled (characters without meaning)"
    MIXED_SCRIPTS = "text layer garbled (letters of several scripts in its words)"
    OTHER_CHARACTERS = "text layer tells other characters than the page shows"
    WANTED = "text layer wanted"
    NOTHING = "nothing on the page"
    NOT_WANTED = "text layer not wanted"
    HARDLY_ANY = "hardly any text over an image"
    IMAGE = "an image"
    HTML = "a page of HTML"
    WORD = "a Word document"
    EXCEL = "an Excel workbook"
    TEXT = "text of another engine"
    EMPTY = "fewer dark marks than a line of text"
    NOTHING_READ = "nothing on it was recognized as text"
    UNREADABLE = "hardly a word on it can be read in any direction"
    FAILED = "failed"


class ParagraphKind(StrEnum):
    """What part of the page a paragraph is; everything but BODY stands outside the running text."""

    BODY = "body"
    PAGE_NUMBER = "page_number"
    STAMP = "stamp"
    SIGNATURE = "signature"
    MARGIN = "margin"


class Alignment(StrEnum):
    """How the lines of a paragraph stand between the margins."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFIED = "justified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, x to the right and y downwards; raises ValueError when inverted."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if self.x1 < self.x0 or self.y1 < self.y0:
            raise ValueError(f"inverted box: {self}")

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    def union(self, other: Box) -> Box:
        """Give the smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a page (from 1; None in text input) and a box on it, where there is one."""

    page: int | None = None
    box: Box | None = None


NOWHERE = Place()
"""The place of what has none."""


SECOND_OPINION = "second recognizer"
"""Source of a reading by another recognizer, which shares none of the first one's errors."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way the recognizer read the same ink, with its confidence (0-1) and how it was got.

    The source of a reading that another one took the place of begins with ``before``.
    """

    text: str
    confidence: float
    source: str

    @property
    def was_replaced(self) -> bool:
        """Whether it was given up for another reading, on evidence."""
        return self.source.startswith("before ")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as printed. Confidence (0-1) is None where nothing had to be recognized."""

    text: str
    box: Box | None = None
    confidence: float | None = None
    alternatives: tuple[Reading, ...] = ()
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words from left to right and the page they stand on.

    ``alternatives`` are other readings of the whole line, where a seal made scraps of its words.
    """

    words: tuple[Word, ...]
    place: Place = NOWHERE
    alternatives: tuple[Reading, ...] = ()

    @property
    def text(self) -> str:
        """The words joined by single blanks."""
        return " ".join([word.text for word in self.words])


def mean_confidence(lines: Iterable[Line]) -> float | None:
    """Mean word confidence weighted by word length; None when no word carries one."""
    weighted = [
        (word.confidence, max(1, len(word.text)))
        for line in lines
        for word in line.words
        if word.confidence is not None
    ]
    total = sum(weight for _, weight in weighted)
    return sum(value * weight for value, weight in weighted) / total if total else None


def join_lines(lines: Iterable[Line]) -> str:
    """Join printed lines into running text.

    A line that ends in a hyphen glued to a letter or digit goes on without a blank
    (``3469/QĐ-`` + ``UBND``), and so do a number that is broken before its point (``12.345`` +
    ``.000``) and a list of numbers that is broken behind a comma (``1,3,`` + ``12,14``); Vietnamese does
    not hyphenate words for line breaking.
    """
    lines = tuple(lines)
    if len(lines) == 1:
        return lines[0].text
    parts: list[str] = []
    tail, is_list = "", True
    for text in filter(None, (line.text for line in lines)):
        glue = "" if not tail or _goes_on(tail, text, is_list=is_list) else " "
        parts += (glue, text)
        tail = f"{tail}{glue}{text}"[-2:]
        is_list = is_list and not glue and set(text) <= _NUMBER_LIST
    return "".join(parts)


def _goes_on(tail: str, following: str, *, is_list: bool) -> bool:
    """Whether a line end parts no words: after a glued hyphen, in a number, in a list of numbers."""
    if len(tail) > 1 and tail[-1] in "-–" and tail[-2].isalnum():
        return True
    if tail[-1].isdigit() and following[:1] in {".", ","} and following[1:2].isdigit():
        return True
    return tail[-1] in ",;" and following[:1].isdigit() and is_list


_NUMBER_LIST = frozenset("0123456789,;")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, in reading order, on one page or over a page break.

    ``indent`` is the first line's distance from the text's left edge in points.
    """

    lines: tuple[Line, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    alignment: Alignment = Alignment.UNKNOWN
    indent: float | None = None

    @property
    def text(self) -> str:
        """The running text of all lines."""
        return join_lines(self.lines)

    @property
    def places(self) -> tuple[Place, ...]:
        """One place a page, each with the box around its lines."""
        return union_places(line.place for line in self.lines)

    @property
    def confidence(self) -> float | None:
        """Mean word confidence, 0-1."""
        return mean_confidence(self.lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: grid position (from 0), spans, printed lines and every place it covers.

    ``alternatives`` are other readings of the whole cell text, best first. ``stored`` is the number that a
    spreadsheet holds for the cell, as it is printed there (18.36 for ``18.36%``); None everywhere else.
    """

    row: int
    column: int
    lines: tuple[Line, ...] = ()
    row_span: int = 1
    column_span: int = 1
    places: tuple[Place, ...] = ()
    alternatives: tuple[Reading, ...] = ()
    stored: Decimal | None = None

    @property
    def text(self) -> str:
        """The running text of the cell; empty when nothing is printed in it."""
        return join_lines(self.lines)

    @property
    def confidence(self) -> float | None:
        """Mean word confidence, 0-1; None when empty or not recognized."""
        return mean_confidence(self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, stitched over its pages: every grid position is covered by exactly one cell.

    ``header_rows`` counts the leading rows that hold column titles; a header repeated on
    later pages is kept once. ``places`` holds one entry a page.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    header_rows: int = 0
    places: tuple[Place, ...] = ()
    ruled: bool = True

    @property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines of all cells."""
        return tuple(line for cell in self.cells for line in cell.lines)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the cells that start in each row, from left to right."""
        by_row: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            by_row[cell.row].append(cell)
        for row in by_row:
            yield tuple(sorted(row, key=lambda cell: cell.column))

    def covering(self, row: int, column: int) -> Cell | None:
        """Give the cell that covers a grid position, spans included."""
        for cell in self.cells:
            if (
                cell.row <= row < cell.row + cell.row_span
                and cell.column <= column < cell.column + cell.column_span
            ):
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points as shown, where its text came from and why that was chosen.

    ``rotation`` (0, 90, 180, 270 clockwise) and ``skew`` (degrees) were undone before reading;
    ``dpi`` is the resolution it was recognized at. ``note`` tells a person what was done about the page's
    oddities, ``lost`` what of it was not read and stands in no output; ``is_cut`` that its time was up.
    """

    number: int | None
    width: float | None = None
    height: float | None = None
    origin: PageOrigin = PageOrigin.TEXT_FILE
    reason: PageReason = PageReason.NONE
    rotation: int = 0
    skew: float = 0.0
    dpi: float | None = None
    note: str = ""
    lost: str = ""
    is_cut: bool = False


def with_loss(page: Page, lost: str) -> Page:
    """Tell one thing more that was not read of a page; an empty text adds nothing."""
    return replace(page, lost="; ".join(filter(None, (page.lost, lost))))


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds, before tables and paragraphs are stitched over pages."""

    page: Page
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as read: its pages, and its blocks in reading order with tables stitched.

    ``source_file`` is the file name alone, ``sha256`` the hex digest of its bytes.
    ``engine`` names the recognizer, its version and model, empty when none was needed.
    """

    source_file: str
    sha256: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    engine: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order, stamps and page numbers included."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def union_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """Merge places page by page, keeping the order in which pages first appear."""
    merged: dict[int | None, Box | None] = {}
    for place in places:
        known = merged.get(place.page)
        merged[place.page] = known.union(place.box) if known and place.box else known or place.box
    return tuple(Place(page, box) for page, box in merged.items())


def _pickled_by_fields(kind: type[Box | Place | Reading | Word | Line]) -> None:
    """Pickle a kind as a call with its fields: dataclasses take three times as long, a page has thousands."""
    fields = attrgetter(*kind.__slots__)
    copyreg.pickle(kind, lambda one: (kind, fields(one)))


for _kind in (Box, Place, Reading, Word, Line):
    _pickled_by_fields(_kind)

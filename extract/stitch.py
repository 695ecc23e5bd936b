"""Pages to one run of blocks: tables and paragraphs that a page break cuts are joined again.

Tables are matched by the positions of their columns. A table goes on over a page break when
nothing but page numbers, margin notes and stamps stands between its two parts: a title or any
other line above the second part means a new table, even one with the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from extract.layout.marks import in_capitals, opens_paragraph
from extract.model import (
    Alignment,
    Block,
    Cell,
    Page,
    PageContent,
    PageOrigin,
    Paragraph,
    ParagraphKind,
    Table,
    union_places,
)
from extract.upright import upright_box

COLUMN_SHARE = 0.02
"""Columns are the same when their borders differ by less than this share of the table's width."""

Frames = Mapping[int | None, Page]

_ASIDE = (ParagraphKind.PAGE_NUMBER, ParagraphKind.MARGIN, ParagraphKind.STAMP)
_SENTENCE_END = (".", ";", ":", "!", "?", "./.", "”", '"')


def assemble(pages: Sequence[PageContent]) -> tuple[Block, ...]:
    """Give all blocks in reading order, tables and paragraphs joined over page breaks.

    Page numbers, margin notes and stamps stay where they stand; they never keep two parts apart.
    """
    blocks: list[Block] = []
    frames = {page.page.number: page.page for page in pages}
    for page in pages:
        if page.page.origin is PageOrigin.BLANK:
            blocks.extend(page.blocks)
            continue
        first = _index(page.blocks, forwards=True)
        last = _index(blocks, forwards=False)
        joined = None if first is None or last is None else join(blocks[last], page.blocks[first], frames)
        if joined is None or first is None or last is None:
            blocks.extend(page.blocks)
            continue
        blocks[last] = joined
        blocks.extend(block for index, block in enumerate(page.blocks) if index != first)
    return tuple(blocks)


def _index(blocks: Sequence[Block], forwards: bool) -> int | None:
    """Where the first or last block stands that is not set aside."""
    order = range(len(blocks)) if forwards else reversed(range(len(blocks)))
    return next((i for i in order if isinstance(blocks[i], Table) or not _is_aside(blocks[i])), None)


def _is_aside(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind in _ASIDE


def join(high: Block, low: Block, frames: Frames) -> Block | None:
    """Join what stands last on one page with what stands first on the next; None when they are two things.

    ``frames`` holds the pages by number: columns are compared on pages turned straight.
    """
    if isinstance(high, Table) and isinstance(low, Table):
        aligned = align_columns(high, low, frames)
        return join_tables(*aligned) if aligned else None
    if isinstance(high, Paragraph) and isinstance(low, Paragraph) and goes_on(high, low):
        return replace(high, lines=high.lines + low.lines)
    return None


# --- paragraphs ---------------------------------------------------------------------------------


def goes_on(high: Paragraph, low: Paragraph) -> bool:
    """Whether a paragraph goes on at the top of the next page.

    It does when it has no end mark and the next begins like the middle of a sentence: no label,
    no first-line indent, and in lower case (or with a line that was full before).
    """
    if high.kind is not ParagraphKind.BODY or low.kind is not ParagraphKind.BODY:
        return False
    before, after = high.text.rstrip(), low.text.lstrip()
    if not before or not after or before.endswith(_SENTENCE_END) or opens_paragraph(after):
        return False
    if Alignment.CENTER in (high.alignment, low.alignment) or in_capitals(before):
        return False
    indented = low.indent is not None and low.indent > 14
    begins_low = after[0].islower() or after[0].isdigit() or after[0] in ",;)%"
    return begins_low or (not indented and before.endswith((",", "-", "–"))) or (not indented and _full(high))


def _full(paragraph: Paragraph) -> bool:
    """Whether the last line reaches as far right as the others."""
    ends = [line.place.box.x1 for line in paragraph.lines if line.place.box is not None]
    return len(ends) > 1 and ends[-1] > max(ends) - 10


# --- tables -------------------------------------------------------------------------------------


def column_borders(table: Table, frames: Frames) -> list[float] | None:
    """The x of the column borders on the table's last page, from left to right; None without boxes."""
    page = table.places[-1].page if table.places else None
    frame = frames.get(page) or Page(page)
    borders: dict[int, list[float]] = {}
    for cell in table.cells:
        for place in cell.places:
            if place.page == page and place.box is not None:
                box = upright_box(place.box, frame)
                borders.setdefault(cell.column, []).append(box.x0)
                borders.setdefault(cell.column + cell.column_span, []).append(box.x1)
    if len(borders) != table.column_count + 1:
        return None
    return [sorted(borders[i])[len(borders[i]) // 2] for i in range(table.column_count + 1)]


def align_columns(high: Table, low: Table, frames: Frames) -> tuple[Table, Table] | None:
    """Give both parts on common columns, or None when their borders do not agree.

    The borders of one part must all be borders of the other, a shift of the page aside: a part
    may lack a border that all its rows span.
    """
    above, below = column_borders(high, frames), column_borders(low, frames)
    if above is None or below is None:
        return None
    slack = COLUMN_SHARE * (above[-1] - above[0])
    below = [border - below[0] + above[0] for border in below]
    if len(above) >= len(below):
        places = _matched(below, above, slack)
        return (high, _on_columns(low, places, len(above) - 1)) if places else None
    places = _matched(above, below, slack)
    return (_on_columns(high, places, len(below) - 1), low) if places else None


def _matched(few: Sequence[float], many: Sequence[float], slack: float) -> list[int] | None:
    """The index in ``many`` of each border of ``few``; None when one is missing or an end differs."""
    places = [min(range(len(many)), key=lambda i: abs(many[i] - border)) for border in few]
    near = all(abs(many[i] - border) <= slack for i, border in zip(places, few, strict=True))
    whole = places[0] == 0 and places[-1] == len(many) - 1
    rising = all(a < b for a, b in pairwise(places))
    return places if near and whole and rising and len(few) > 2 else None


def _on_columns(table: Table, places: Sequence[int], count: int) -> Table:
    if count == table.column_count:
        return table
    cells = tuple(
        replace(
            cell,
            column=places[cell.column],
            column_span=places[cell.column + cell.column_span] - places[cell.column],
        )
        for cell in table.cells
    )
    return replace(table, cells=cells, column_count=count)


def join_tables(high: Table, low: Table) -> Table:
    """Put the rows of the second part under the first: a repeated header once, a cut row as one."""
    skipped = repeated_header(high, low)
    rest = [replace(cell, row=cell.row - skipped) for cell in low.cells if cell.row >= skipped]
    cells = list(high.cells)
    offset = high.row_count
    if is_cut_row(high, [cell for cell in rest if cell.row == 0]):
        cells = [_with_tail(cell, high.row_count - 1, rest) for cell in cells]
        rest = [cell for cell in rest if cell.row > 0]
        offset -= 1
    cells += [replace(cell, row=cell.row + offset) for cell in rest]
    return replace(
        high,
        cells=tuple(cells),
        row_count=low.row_count - skipped + offset,
        places=union_places((*high.places, *low.places)),
        ruled=high.ruled and low.ruled,
    )


def _with_tail(cell: Cell, last_row: int, rest: Iterable[Cell]) -> Cell:
    """The cell of a cut row with what stands of it on the next page."""
    if not cell.row <= last_row < cell.row + cell.row_span:
        return cell
    for tail in rest:
        if tail.row == 0 and tail.column == cell.column:
            return replace(
                cell, lines=cell.lines + tail.lines, places=cell.places + tail.places, alternatives=()
            )
    return cell


def _key(cells: Iterable[Cell]) -> str:
    return "".join(c for cell in cells for c in cell.text.casefold() if c.isalnum())


def repeated_header(high: Table, low: Table) -> int:
    """How many leading rows of the second part repeat the header of the first."""
    count = high.header_rows
    if not 0 < count < low.row_count:
        return 0
    above = [_key([cell]) for row in list(high.rows())[:count] for cell in row]
    below = [_key([cell]) for row in list(low.rows())[:count] for cell in row]
    if len(above) != len(below):
        return 0
    same = sum(_alike(a, b) for a, b in zip(above, below, strict=True))
    return count if same >= 0.7 * len(above) else 0


def _alike(one: str, other: str) -> bool:
    """Whether two header texts are the same up to a few misread letters."""
    if not one or not other:
        return one == other
    return Levenshtein.normalized_similarity(one, other) >= 0.75


def is_cut_row(high: Table, first: Sequence[Cell]) -> bool:
    """Whether the first row after the break is the rest of the last row of the first.

    The rest of a row has an empty first column where the others have a number, leaves at least
    one column empty, and nothing in it begins as a new entry does.
    """
    last = list(high.rows())[-1]
    first = sorted(first, key=lambda cell: cell.column)
    by_column = {cell.column: cell for cell in last}
    if not first or {cell.column for cell in first} != set(by_column):
        return False
    if any(cell.column_span != by_column[cell.column].column_span for cell in first):
        return False
    filled = [cell for cell in first if cell.lines]
    leading = first[0]
    if not filled or leading.lines or len(filled) == len(first):
        return False
    numbered = sum(bool(row and row[0].column == 0 and row[0].lines) for row in high.rows())
    if numbered < 0.5 * high.row_count:
        return False
    return all(_continues(by_column[cell.column], cell) for cell in filled)


def _continues(above: Cell, below: Cell) -> bool:
    """Whether a cell's text goes on: the part above is not empty and the part below is no item of its own."""
    if not above.lines:
        return False
    return not (opens_paragraph(below.text) and above.text.rstrip().endswith((".", ";")))

"""The upright page to tables and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.engines.base import RegionReader
from extract.grid import RuledGrid, RuleLine, find_grids
from extract.layout import find_aligned_tables, group_paragraphs, place_tables
from extract.layout.geometry import scaled
from extract.model import Block, Box, Line, Paragraph, ParagraphKind, Table
from extract.scan.areas import Area, crop, find_areas
from extract.scan.bands import bars_through
from extract.scan.cleaning.clean import blank_out, erase_rules, sort_ink, without_specks
from extract.scan.cleaning.dots import find_dotted
from extract.scan.cleaning.faint import find_faint, hairlines
from extract.scan.cleaning.ink import Mask, coarser, coarser_mask, ink_level, ink_mask
from extract.scan.cleaning.noise import reads_badly, sort_lines
from extract.scan.cleaning.seals import fade_seals, find_seals
from extract.scan.cleaning.streaks import find_streaks
from extract.scan.ends import trim_ends
from extract.scan.lines import to_lines
from extract.scan.pen.fill import with_pen_figures
from extract.scan.rules import ThickRule, find_bars
from extract.scan.sealed_names import with_whole_readings
from extract.scan.stamped import lift_seals, read_stamped_cells, read_stamped_lines
from extract.scan.standing.sideways import read_sideways
from extract.scan.standing.turn import Turned
from extract.scan.tables import UprightPage, read_table

FAINT = 215
"""Grey below which there may be what is left of a faded rule; evened paper is 255."""

NARROWEST = 1.0
"""Inches: strokes of a signature cross like rules, too, but no table is as narrow."""

JITTER = 3.0
"""Points by which pieces of one rule may stand apart."""


@dataclass(frozen=True, slots=True)
class SeenMarks:
    """What was seen on a page before its print: stamps and dark bands, in pixels of the upright page.

    Where it ``has_greys`` but no colours a seal is told from print by its lightness; a page that ``is_drawn``
    has no noise, and rules of any grey.
    """

    stamps: Sequence[Box]
    bands: Mask | None
    has_greys: bool
    is_drawn: bool


def read_upright(
    turned: Turned, dpi: float, number: int, reader: RegionReader, seen: SeenMarks
) -> tuple[Block, ...]:
    """Tables and paragraphs of the upright page, boxes in its own points."""
    level = ink_level(coarser(turned.gray, dpi)[0])
    ink = ink_mask(turned.gray, level)
    pale = ink_mask(turned.gray, FAINT)
    if seen.is_drawn:
        pale |= hairlines(turned.gray)
    bars = trim_ends(find_bars(ink, pale, dpi), ink, dpi)
    bars += find_dotted(ink, bars, dpi)
    bars += find_faint(pale, ink, bars, dpi)
    if seen.bands is not None:
        bars += bars_through(bars, seen.bands, ink, dpi)
    grids = _find_grids(bars, dpi)
    bare = erase_rules(turned.gray, bars, grids, dpi)
    seals = find_seals(bare, dpi) if seen.has_greys else []
    bare = fade_seals(bare, seals, dpi)
    mask, mask_dpi = coarser_mask(ink_mask(bare, level), dpi)
    sorted_ink = sort_ink(mask, mask_dpi)
    sheet = UprightPage(without_specks(bare, sorted_ink), dpi, number)
    ruled = [read_sideways(sheet, grid, reader) or read_table(sheet, grid, reader) for grid in grids]
    lines = _read_lines(sheet, _find_areas(sorted_ink.text, mask_dpi, grids, dpi), reader)
    read = [*lines, *(line for table in ruled for line in table.lines)]
    if not seen.has_greys and any(map(reads_badly, read)):
        seals = find_seals(sheet.gray, dpi)
    lifted = lift_seals(sheet, seals, level) if seals else None
    stamped: list[Line] = []
    if lifted is not None:
        lines, stamped = read_stamped_lines(lines, lifted, [grid.box for grid in grids], reader)
        ruled = [read_stamped_cells(table, lifted, reader) for table in ruled]
    lines = with_pen_figures(sheet.gray, sheet.scale, lines)
    seal_boxes = [scaled(seal.box, sheet.scale) for seal in seals]
    kinds = sort_lines(lines, seal_boxes, [scaled(box, sheet.scale) for box in seen.stamps], stamped)
    aligned = find_aligned_tables(kinds.text, _free_rules(bars, ruled, sheet.scale))
    tables = [*ruled, *aligned.tables]
    size = sheet.gray.shape[1] * sheet.scale, sheet.gray.shape[0] * sheet.scale
    obstacles = [place.box for table in tables for place in table.places if place.box is not None]
    paragraphs = (
        *with_whole_readings(
            turned.gray, sheet.scale, group_paragraphs(aligned.lines, *size, obstacles), seal_boxes
        ),
        *(Paragraph((line,), ParagraphKind.STAMP) for line in kinds.sealed),
        *(Paragraph((line,), ParagraphKind.MARGIN) for line in kinds.noise),
    )
    return place_tables(paragraphs, tables)


def _free_rules(bars: Sequence[ThickRule], tables: Sequence[Table], scale: float) -> list[RuleLine]:
    """The rules of no ruled table, in points."""
    boxes = [place.box for table in tables for place in table.places if place.box is not None]
    rules = (
        RuleLine(b.rule.x0 * scale, b.rule.y0 * scale, b.rule.x1 * scale, b.rule.y1 * scale) for b in bars
    )
    return [r for r in rules if not any(box.y0 - 1 <= (r.y0 + r.y1) / 2 <= box.y1 + 1 for box in boxes)]


def _find_grids(bars: Sequence[ThickRule], dpi: float) -> list[RuledGrid]:
    """Give the ruled tables, streaks that run through them left out."""

    def among(rules: Iterable[ThickRule]) -> list[RuledGrid]:
        found = find_grids([bar.rule for bar in rules], JITTER * dpi / 72)
        return [grid for grid in found if grid.box.width > NARROWEST * dpi]

    grids = among(bars)
    streaks = set(find_streaks(bars, grids, dpi)) if grids else set()
    return among(bar for bar in bars if bar not in streaks) if streaks else grids


def _find_areas(text: Mask, text_dpi: float, grids: Sequence[RuledGrid], dpi: float) -> list[Area]:
    """Areas of text outside ruled tables, found in a mask that may be coarser than the page."""
    boxes = [scaled(grid.box, text_dpi / dpi) for grid in grids]
    areas = find_areas(blank_out(text, boxes, 0.02 * text_dpi), text_dpi, boxes)
    return [Area(tuple(scaled(box, dpi / text_dpi) for box in area.boxes)) for area in areas]


def _read_lines(sheet: UprightPage, areas: Sequence[Area], reader: RegionReader) -> list[Line]:
    """Read text area by area; boxes in points of the upright page."""
    lines: list[Line] = []
    for area in areas:
        part, x, y = crop(sheet.gray, area, sheet.dpi)
        lines += to_lines(reader.read_lines(part, sheet.dpi), x, y, sheet.scale, sheet.page)
    return lines

"""Front of the text-layer reader: a page's layer, and what was recognized in its pictures, to its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.grid import MOST_RULES, RuledGrid, RuleLine, find_frames, find_grids
from extract.layout import find_aligned_tables, group_paragraphs, place_tables
from extract.model import (
    Block,
    Box,
    Line,
    Page,
    PageContent,
    PageOrigin,
    PageReason,
    Paragraph,
    ParagraphKind,
    Place,
    Table,
    Word,
)
from extract.scan.lines import map_block
from extract.textlayer.drawn.shaded import band_rules, shade_rules
from extract.textlayer.drawn.stamps import stamp_frames
from extract.textlayer.drawn.tables import Turned, fill_grid, turned_lines
from extract.textlayer.frame import Turning
from extract.textlayer.layer import Layer
from extract.textlayer.prepare import moved, prepare, slanted_texts, turned_rule
from extract.textlayer.text.fields import FEW
from extract.textlayer.text.lines import to_lines
from extract.textlayer.text.words import SetWord

SIDEWAYS = 12
"""So many words of another direction are a text of their own: a turned table, not a note in a margin."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """What was recognized in the pictures of a page, boxes in points as shown."""

    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    aside: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()


def read_text_page(
    layer: Layer, number: int, reason: PageReason, recognized: Recognized | None = None
) -> PageContent:
    """Give the content of a page from its text layer and what was recognized in its pictures.

    Tables come from vector rules; words outside them become paragraphs.
    """
    recognized = recognized or Recognized()
    prepared = prepare(layer)
    turn = prepared.turn
    shown = Turning(turn, layer.width, layer.height)
    words: Turned = {}
    turned = [(Turning(own, layer.width, layer.height), group) for own, group in prepared.words.items()]
    for own, (one, group) in zip(prepared.words, turned, strict=True):
        words[(own - turn) % 360] = [moved(word, one, shown) for word in group]
    typed = [SetWord(replace(word, box=shown.box(word.box)), ()) for word in layer.fields.typed if word.box]
    words.setdefault(0, []).extend(typed)
    words[0] += [SetWord(word, ()) for line in recognized.lines for word in _placed(line.words, shown)]
    drawn = list(prepared.rules)
    if layer.drawings.shades:
        ruled = [grid.box for grid in find_grids(prepared.rules)]
        upright = [turning.back(word.box) for turning, group in turned for word in group]
        drawn += shade_rules(layer.drawings.shades, ruled, upright) + band_rules(layer.drawings.shades, ruled)
    rules = [turned_rule(rule, shown) for rule in drawn]
    stamped = stamp_frames([turned_rule(rule, shown) for rule in layer.drawings.red_rules])
    notices = [shown.box(box) for box in layer.fields.notices]
    tables = [_turned_table(table, shown) for table in recognized.tables]
    sheet = _Sheet(number, shown.size, tables, stamped, notices, layer.added)
    blocks = sheet.blocks(words, rules)
    blocks += [
        Paragraph((_slanted(text, point, number),), ParagraphKind.MARGIN)
        for text, point in slanted_texts(layer)
    ]
    blocks = [map_block(block, shown.back) for block in blocks] + list(recognized.aside)
    origin = PageOrigin.TEXT_LAYER if blocks else PageOrigin.BLANK
    note = "; ".join((*layer.notes, *prepared.notes, *recognized.notes, *_note_of_rules(rules)))
    page = Page(
        number,
        layer.width,
        layer.height,
        origin,
        reason,
        rotation=turn,
        note=note,
        lost="; ".join(layer.lost),
    )
    return PageContent(page, tuple(blocks))


def _note_of_rules(rules: Sequence[RuleLine]) -> list[str]:
    """Say that there were more rules than are looked at, as in drawings and maps."""
    across = sum(rule.horizontal for rule in rules)
    if max(across, len(rules) - across) <= MOST_RULES:
        return []
    return [f"of {len(rules)} rules the longest {MOST_RULES} of each direction were looked for tables"]


def _placed(words: Sequence[Word], shown: Turning) -> list[Word]:
    return [replace(word, box=shown.box(word.box)) for word in words if word.box is not None]


def _turned_table(table: Table, shown: Turning) -> Table:
    moved_table = map_block(table, shown.box)
    assert isinstance(moved_table, Table)
    return moved_table


def _slanted(text: str, point: tuple[float, float], page: int) -> Line:
    box = Box(*point, *point)
    return Line((Word(" ".join(text.split()), box),), Place(page, box))


@dataclass(slots=True)
class _Sheet:
    """A page as it is read: turned so that most of its text is upright."""

    number: int
    size: tuple[float, float]
    recognized: list[Table] = field(default_factory=list)
    stamps: Sequence[Box] = ()
    notices: Sequence[Box] = ()
    added: frozenset[int] = frozenset()

    def blocks(self, words: Turned, rules: Sequence[RuleLine]) -> list[Block]:
        """All blocks in reading order."""
        upright = words.pop(0, [])
        stamped, upright = _parted(upright, self.stamps, self.notices, self.added)
        words = {0: upright, **words}
        sideways = self._sideways(words, rules)
        tables: list[Table] = []
        for grid in find_grids(rules):
            if any(_overlap(grid.box, box) for _, box in sideways):
                continue
            filled = fill_grid(grid, words, self.number, self.size)
            if any(cell.lines for cell in filled.table.cells):
                tables.append(filled.table)
                words = filled.outside
        tables += self.recognized
        frames = [place.box for table in tables for place in table.places if place.box]
        around = find_frames(rules)
        free = [
            rule
            for rule in rules
            if not any(_touches(rule, box) for box in frames)
            and not any(_on_edge(rule.x0, rule.y0, box) and _on_edge(rule.x1, rule.y1, box) for box in around)
        ]
        aligned = find_aligned_tables(to_lines([word.word for word in words.get(0, [])], self.number), free)
        tables += aligned.tables
        frames = [place.box for table in tables for place in table.places if place.box]
        paragraphs = [*group_paragraphs(aligned.lines, *self.size, frames)]
        aside = [(stamp, ParagraphKind.STAMP) for stamp in stamped]
        blocks: list[Block] = [*place_tables(paragraphs, tables)]
        for group, kind in aside:
            blocks.append(Paragraph(to_lines([word.word for word in group], self.number), kind))
        for turn, own in words.items():
            if turn and own:
                blocks += self._turned(turn, own, rules, [box for at, box in sideways if at == turn])
        return blocks

    def _sideways(self, words: Turned, rules: Sequence[RuleLine]) -> list[tuple[int, Box]]:
        """Places of the grids most of whose words stand another way than those of the page."""
        found: list[tuple[int, Box]] = []
        if sum(len(group) for turn, group in words.items() if turn) < SIDEWAYS:
            return found
        for grid in find_grids(rules):
            inside = {turn: sum(_holds(grid, word) for word in group) for turn, group in words.items()}
            best = max(inside, key=lambda turn: inside[turn])
            if best and inside[best] > sum(inside.values()) / 2 + 1:
                found.append((best, grid.box))
        return found

    def _turned(
        self, turn: int, words: Sequence[SetWord], rules: Sequence[RuleLine], tables: Sequence[Box]
    ) -> list[Block]:
        """What stands another way: a part of the page that is read for itself, or a note in the margin."""
        if len(words) < SIDEWAYS and not tables:
            lines = turned_lines(words, turn, self.number, self.size)
            return [Paragraph(tuple(lines), ParagraphKind.MARGIN)]
        turning = Turning(turn, *self.size)
        own = [replace(word, word=replace(word.word, box=turning.box(word.box))) for word in words]
        within = [turned_rule(rule, turning) for rule in rules if any(_touches(rule, box) for box in tables)]
        part = _Sheet(self.number, turning.size)
        return [map_block(block, turning.back) for block in part.blocks({0: own}, within)]


def _parted(
    words: Sequence[SetWord], stamps: Sequence[Box], notices: Sequence[Box], added: frozenset[int]
) -> tuple[list[list[SetWord]], list[SetWord]]:
    """Part the words of stamps and of notices of signatures from the text."""
    aside: list[list[SetWord]] = []
    rest = list(words)

    def is_added(word: SetWord) -> bool:
        return any(glyph.item in added for glyph in word.glyphs)

    for places, is_part in ((stamps, _is_red), (notices, is_added)):
        for box in places:
            inside = [word for word in rest if _within(word.box, box) and is_part(word)]
            if len(inside) > (0 if places is stamps else FEW):
                aside.append(inside)
                rest = [word for word in rest if not any(word is other for other in inside)]
    return aside, rest


def _is_red(word: SetWord) -> bool:
    return bool(word.glyphs) and all(glyph.style.is_red for glyph in word.glyphs)


def _within(box: Box, place: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1


def _holds(grid: RuledGrid, word: SetWord) -> bool:
    return _within(word.box, grid.box)


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _on_edge(x: float, y: float, box: Box) -> bool:
    """Whether a point stands on the border of a frame."""
    aside = min(abs(x - box.x0), abs(x - box.x1)) <= 2 and box.y0 - 2 <= y <= box.y1 + 2
    level = min(abs(y - box.y0), abs(y - box.y1)) <= 2 and box.x0 - 2 <= x <= box.x1 + 2
    return aside or level


def _touches(rule: RuleLine, box: Box) -> bool:
    x0, x1 = min(rule.x0, rule.x1), max(rule.x0, rule.x1)
    y0, y1 = min(rule.y0, rule.y1), max(rule.y0, rule.y1)
    return x0 <= box.x1 + 1 and x1 >= box.x0 - 1 and y0 <= box.y1 + 1 and y1 >= box.y0 - 1

"""Glyphs of one direction to words: printed once, with their marks, without what is crossed out or raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.grid import RuleLine
from extract.textlayer.drawn.rules import seen_rules
from extract.textlayer.frame import Turning
from extract.textlayer.layer import Layer
from extract.textlayer.text.legacy import decoded
from extract.textlayer.text.marks import printed_once, with_own_marks, without_leaders
from extract.textlayer.text.raised import set_apart_raised
from extract.textlayer.text.struck import set_apart_struck
from extract.textlayer.text.words import SetWord, words_of

TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class PreparedWords:
    """The words of a page by the turn that makes them upright, each on the page turned so; rules as shown."""

    words: dict[int, list[SetWord]]
    rules: tuple[RuleLine, ...]
    notes: tuple[str, ...]

    @property
    def turn(self) -> int:
        """The turn that makes most of the text upright."""
        letters = {turn: sum(len(word.glyphs) for word in words) for turn, words in self.words.items()}
        return max(TURNS, key=lambda turn: letters.get(turn, 0))


@lru_cache(maxsize=1)
def prepare(layer: Layer) -> PreparedWords:
    """Make words of a layer's glyphs; the last layer's words are kept, for they are asked for twice."""
    rules = seen_rules(layer.drawings.rules)
    words: dict[int, list[SetWord]] = {}
    struck: list[str] = []
    raised: list[str] = []
    for turn in TURNS:
        turning = Turning(turn, layer.width, layer.height)
        glyphs = [glyph.turned(turning) for glyph in layer.glyphs if glyph.turn == turn]
        if not glyphs:
            continue
        glyphs = without_leaders(with_own_marks(printed_once(glyphs)))
        left = set_apart_struck(glyphs, [turned_rule(rule, turning) for rule in rules])
        rules = [turned_rule(rule, turning, back=True) for rule in left.rules]
        apart = set_apart_raised(left.glyphs)
        struck += left.texts
        raised += [f"{glyph.text}[{text}]" for text, glyph in apart.notes]
        words[turn] = decoded(words_of(apart.glyphs, [turning.point(*blank) for blank in layer.blanks]))
    notes = [
        f"crossed-out text was left out: {'; '.join(struck)}" if struck else "",
        f"raised note marks were set apart: {' '.join(raised)}" if raised else "",
    ]
    return PreparedWords(words, tuple(rules), tuple(note for note in notes if note))


def turned_rule(rule: RuleLine, turning: Turning, *, back: bool = False) -> RuleLine:
    """A rule on the turned page, or one of the turned page as shown."""
    if not turning.degrees:
        return rule
    way = Turning(-turning.degrees % 360, *turning.size) if back else turning
    (x0, y0), (x1, y1) = way.point(rule.x0, rule.y0), way.point(rule.x1, rule.y1)
    return RuleLine(x0, y0, x1, y1)


def moved(word: SetWord, one: Turning, other: Turning) -> SetWord:
    """A word of one turned page on another."""
    return replace(word, word=replace(word.word, box=other.box(one.back(word.box))))


def slanted_texts(layer: Layer) -> Sequence[tuple[str, tuple[float, float]]]:
    """Texts that lean, such as watermarks, each with the point where it begins."""
    items: dict[int, list[str]] = {}
    starts: dict[int, tuple[float, float]] = {}
    for glyph in layer.glyphs:
        if glyph.turn is None:
            items.setdefault(glyph.item, []).append(glyph.text)
            starts.setdefault(glyph.item, glyph.origin)
    return [("".join(chars), starts[item]) for item, chars in items.items()]

"""Runs of text with their look, as HTML and Word hold them, to printed lines of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from extract.asides import BEFORE, Asides, lowered
from extract.model import Line, Word
from extract.text.legacy import in_unicode, is_old_font


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look; a line break in it is one on paper."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    low: bool = False
    struck: bool = False
    font: str = ""


def lines_of(runs: Iterable[Run], asides: Asides) -> tuple[Line, ...]:
    """Give the printed lines of a paragraph or cell; note marks and struck-out text go to ``asides``."""
    shown = _shown(runs, asides)
    lines: list[list[Word]] = [[]]
    text, bold, italic = "", False, False
    for run, char in ((piece, char) for piece in shown for char in piece.text):
        if not char.isspace():
            text += char
            bold, italic = bold or run.bold, italic or run.italic
            continue
        if text:
            lines[-1].append(Word(text, bold=bold or None, italic=italic or None))
            text, bold, italic = "", False, False
        if char == "\n":
            lines.append([])
    if text:
        lines[-1].append(Word(text, bold=bold or None, italic=italic or None))
    return tuple(Line(tuple(words)) for words in lines if words)


def _shown(runs: Iterable[Run], asides: Asides) -> Iterator[Run]:
    """Give runs as they are read: raised and struck ones resolved behind what stands before them."""
    before = ""
    for run in _joined(_in_unicode(runs)):
        text = run.text
        if run.struck:
            text = asides.strike(text)
        elif run.raised:
            text = asides.raise_(before, text)
        elif run.low:
            text = lowered(text)
        else:
            text = asides.without_raised(text)
        before = (before + text)[-BEFORE:]
        yield Run(text, run.bold, run.italic)


def _in_unicode(runs: Iterable[Run]) -> Iterator[Run]:
    """Decode runs of old fonts, those of one look together: an editor may cut a letter from its mark."""
    for look, group in groupby(runs, key=lambda run: replace(run, text="")):
        if is_old_font(look.font):
            yield replace(look, text=in_unicode("".join(run.text for run in group), look.font))
        else:
            yield from group


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbouring raised or struck runs, which an editor may have cut anywhere."""
    held: Run | None = None
    for run in runs:
        special = run.raised or run.struck
        if held and special and (held.raised, held.struck) == (run.raised, run.struck):
            held = Run(held.text + run.text, held.bold, held.italic, held.raised, held.low, held.struck)
            continue
        if held:
            yield held
        held = run if special else None
        if not special:
            yield run
    if held:
        yield held

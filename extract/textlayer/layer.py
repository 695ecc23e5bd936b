"""All that a page's text layer gives: glyphs that are seen, drawings, fields, notes on what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.text.invisible import note_of_invisible
from extract.text.symbols import shown
from extract.textlayer.drawn.drawings import Drawings, page_drawings
from extract.textlayer.frame import PageFrame
from extract.textlayer.text.fields import Fields, place_of
from extract.textlayer.text.glyphs import Glyph, page_glyphs
from extract.textlayer.text.overprint import address, without
from extract.textlayer.text.seals import lean_with_seals
from extract.textlayer.text.seen import SeenGlyphs, look


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A page's text layer; boxes in points of the page as shown, ``width`` x ``height``.

    ``added`` names the text objects that annotations draw into the page.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    blanks: tuple[tuple[float, float], ...]
    drawings: Drawings
    fields: Fields
    hidden: tuple[Glyph, ...] = ()
    backdrop: npt.NDArray[np.uint8] | None = None
    muddled: bool = False
    added: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def read_layer(page: Any, fields: Fields, *, believed: bool = False) -> Layer:
    """Read the text layer of a pdfium page; ``believed`` takes it without a look at the picture."""
    frame = PageFrame.of(page)
    drawings = page_drawings(page, frame)
    found = page_glyphs(page, frame, drawings.texts)
    glyphs = tuple(_with_symbols(lean_with_seals(found.glyphs)))
    is_scan = not glyphs and not fields.typed
    unseen = believed or is_scan or drawings.paths_cut
    seen = SeenGlyphs(glyphs, (), None) if unseen else _look(page, frame, glyphs, drawings)
    added = {glyph.item for glyph in seen.shown if fields.notices and place_of(glyph) not in fields.printed}
    notes = [
        note_of_invisible("".join(glyph.text for glyph in seen.shown if glyph.text != "\xad")),
        _note_of_hidden(seen.hidden),
        f"{drawings.cut} pieces of drawings were too many to look at" if drawings.cut else "",
        _note_of_drawings(drawings.paths_cut),
    ]
    lost = [
        f"{found.left_out} characters beyond the first of a page were not read" if found.left_out else "",
        f"{drawings.texts_cut} texts are beside the page or too many to read" if drawings.texts_cut else "",
        f"{fields.attached} attached files were not read" if fields.attached else "",
    ]
    return Layer(
        frame.width,
        frame.height,
        seen.shown,
        found.blanks,
        drawings,
        fields,
        seen.hidden,
        seen.backdrop,
        seen.muddled,
        frozenset(added),
        tuple(filter(None, notes)),
        tuple(filter(None, lost)),
    )


def _with_symbols(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Give glyphs of symbol fonts the characters that they show."""
    for glyph in glyphs:
        text = shown(glyph.text, glyph.style.font)
        yield glyph if text == glyph.text else replace(glyph, text=text)


def _look(page: Any, frame: PageFrame, glyphs: Sequence[Glyph], drawings: Drawings) -> SeenGlyphs:
    """Compare with the picture; where text objects are hidden, read the others without them.

    pdfium leaves out a glyph that stands close to the same one, be that hidden or not.
    """
    seen = look(page, glyphs, drawings)
    gone = {glyph.item for glyph in seen.hidden}
    if not gone or not seen.shown:
        return seen
    texts = [(item, at) for item, at in drawings.texts if address(item) not in gone]
    with without(item for item, _ in drawings.texts if address(item) in gone):
        again = look(
            page,
            tuple(_with_symbols(lean_with_seals(page_glyphs(page, frame, texts).glyphs))),
            replace(drawings, texts=texts),
        )
    cut = [glyph for glyph in seen.shown if glyph.item in gone]
    hidden = [glyph for glyph in seen.hidden if glyph.item in gone]
    return replace(again, shown=(*again.shown, *cut), hidden=(*hidden, *again.hidden))


def _note_of_drawings(cut: int) -> str:
    """Say that a page is too full to be drawn, so that its text is believed as it is."""
    if not cut:
        return ""
    return f"{cut} drawings were too many to draw: whether all of the text is seen was not looked at"


MOST_TOLD = 120
"""Characters of hidden text that a note quotes."""


def _note_of_hidden(glyphs: Sequence[Glyph]) -> str:
    """Say what text nobody sees; a character or two at an edge is not worth a word."""
    if len(glyphs) < 3:
        return ""
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        apart = last is None or glyph.item != last.item or glyph.box.x0 - last.box.x1 > 0.15 * glyph.size
        pieces.append(f" {glyph.text}" if apart else glyph.text)
        last = glyph
    text = "".join(pieces).strip()
    more = "…" if len(text) > MOST_TOLD else ""
    return f"text that is not seen on the page was left out: {text[:MOST_TOLD]}{more}"

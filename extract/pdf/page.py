"""One page of a PDF: its text layer where that is what a reader sees, recognition for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from pypdfium2 import PdfiumError
from rapidfuzz.distance import Levenshtein

from extract.errors import (
    AdobeFormError,
    DamagedPageError,
    MissingProgramError,
    NoSuchPageError,
    PageTooLargeError,
    UndecodablePageError,
)
from extract.image.rasters import Raster
from extract.messages import Language
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
    Table,
    mean_confidence,
    with_loss,
)
from extract.options import TextLayer
from extract.pdf.damage import Damage, find_damage
from extract.pdf.document import check_number, open_pdf, open_repaired, page_facts, render_page
from extract.pdf.triage import Verdict, judge
from extract.scan.recognize import recognize
from extract.task import PageTask
from extract.textlayer import Layer, Recognized, flat_page, read_layer, read_text_page
from extract.textlayer.prepare import prepare
from extract.textlayer.text.overprint import without

LEGIBLE = 0.6
"""Mean confidence below which what was read in a picture on a page is no text: logos, seals, photographs."""

ALIKE = 0.5
"""Share of letters in common below which a word and what is read in its picture are different words."""

LOW = 30.0
"""Points: pictures no higher are a line or two of text, too little to find out how a page stands."""

PAPER = 6.0
"""Points of blank paper that the recognizer is given around a line."""

DARK = 110
"""Mean grey below which a picture is light print on a dark ground."""

MARGIN = 6.0
"""Points around a picture that are recognized with it: the outer rules of a table that it is part of."""


def read_pdf_page(task: PageTask) -> PageContent:
    """Read one page; a file whose page does not open is repaired first.

    Raises DamagedPageError where nothing is left of what the page shows, AdobeFormError where only Adobe
    shows it.
    """
    try:
        with open_pdf(task.path) as document:
            content = _read_page(document, task)
    except (PdfiumError, NoSuchPageError):
        with open_repaired(task.path) as document:
            content = _read_page(document, task)
    damage = find_damage(task.path, task.number)
    if damage is Damage.NONE:
        return content
    if damage is Damage.ADOBE_ONLY:
        raise AdobeFormError(task.path)
    if not content.blocks:
        raise DamagedPageError(task.path, task.number)
    return replace(content, page=with_loss(content.page, "a part of the page is damaged and was not read"))


def _read_page(document: Any, task: PageTask) -> PageContent:
    check_number(task.path, task.number, len(document))
    with flat_page(document, task.number) as (page, fields):
        if task.options.text_layer is TextLayer.NEVER:
            return _recognized_page(page, task, PageReason.NOT_WANTED)
        believed = task.options.text_layer is TextLayer.ALWAYS
        layer = read_layer(page, fields, believed=believed)
        if not layer.glyphs and _shows_nothing(layer):
            return _blank(layer, task.number)
        verdict = _verdict(layer, believed=believed)
        if not verdict.trusted:
            return _recognized_page(page, task, verdict.reason)
        if not believed and _tells_others(page, layer, task):
            reason = PageReason.OTHER_CHARACTERS
            return _recognized_page(page, task, reason)
        if believed or layer.backdrop is None:
            return read_text_page(layer, task.number, verdict.reason)
        return _with_pictures(page, layer, task)


def _tells_others(page: Any, layer: Layer, task: PageTask) -> bool:
    """Whether words of the layer, where there is a doubt, are read otherwise in the picture."""
    from extract.textlayer.text.charmap import DPI, cut, doubtful_words, render

    doubtful = doubtful_words(page, prepare(layer).words.get(0, []))
    if not doubtful:
        return False
    try:
        reader = task.reader()
    except MissingProgramError:
        return False
    picture = render(page, DPI)
    unlike = 0
    for word in doubtful:
        part = np.pad(cut(picture, word.box, DPI, 1.0), 12, constant_values=255)
        read = "".join(found.text for line in reader.read_lines(part, DPI) for found in line.words)
        unlike += _is_unlike(word.word.text, read)
    return 2 * unlike > len(doubtful)


def _is_unlike(told: str, read: str) -> bool:
    """Whether a word and its picture say different things: other digits, or hardly a letter in common."""
    digits, others = ([char for char in text if char.isdigit()] for text in (told, read))
    if digits and len(digits) == len(others):
        return digits != others
    return bool(read) and Levenshtein.normalized_similarity(told.casefold(), read.casefold()) < ALIKE


def _shows_nothing(layer: Layer) -> bool:
    drawings = layer.drawings
    return not (drawings.pictures or drawings.outlines or drawings.plain or layer.fields.typed)


def _blank(layer: Layer, number: int) -> PageContent:
    return PageContent(
        Page(
            number,
            layer.width,
            layer.height,
            PageOrigin.BLANK,
            PageReason.NOTHING,
            note="; ".join(layer.notes),
            lost="; ".join(layer.lost),
        ),
        (),
    )


def _verdict(layer: Layer, *, believed: bool) -> Verdict:
    text = "".join(glyph.text for glyph in layer.glyphs) + "".join(word.text for word in layer.fields.typed)
    if believed and text:
        return Verdict(True, PageReason.WANTED)
    return judge(text, len(layer.hidden), muddled=layer.muddled)


def _with_pictures(page: Any, layer: Layer, task: PageTask) -> PageContent:
    """Read a page of good text, and recognize what its pictures and outlines say."""
    from extract.textlayer.drawn.pictures import find_pictures

    pictures = find_pictures(layer)
    if pictures.whole:
        return _recognized_page(page, task, PageReason.HARDLY_ANY)
    if not pictures.regions:
        return read_text_page(layer, task.number, PageReason.TRUSTED)
    try:
        with without(item for item, _ in layer.drawings.texts):
            raster = render_page(page, task.path, task.number, page_facts(page), task.options)
        blocks = _read_pictures(raster, pictures.regions, task)
    except (MissingProgramError, PageTooLargeError) as error:
        said = error.problem(Language.EN) if isinstance(error, PageTooLargeError) else str(error)
        content = read_text_page(layer, task.number, PageReason.TRUSTED)
        return replace(content, page=with_loss(content.page, f"pictures on the page were not read: {said}"))
    recognized = _legible(blocks, pictures.regions, layer)
    content = read_text_page(layer, task.number, PageReason.TRUSTED, recognized)
    return replace(content, page=with_loss(content.page, raster.lost))


def _read_pictures(raster: Raster, regions: Sequence[Box], task: PageTask) -> list[Block]:
    """Recognize pictures: those of a line or two as they are, larger ones in their places on the page."""
    low = [box for box in regions if box.height < LOW]
    high = [box for box in regions if box.height >= LOW]
    blocks: list[Block] = []
    for box in low:
        blocks += [Paragraph((line,)) for line in _read_line(raster, box, task)]
    if high:
        blocks += recognize(_only(raster, high), PageReason.NONE, task).blocks
    return blocks


def _read_line(raster: Raster, box: Box, task: PageTask) -> tuple[Line, ...]:
    from extract.scan.lines import to_lines

    scale = raster.dpi / 72
    x0, y0 = max(0, int(box.x0 * scale)), max(0, int(box.y0 * scale))
    part = raster.pixels[y0 : int(box.y1 * scale) + 1, x0 : int(box.x1 * scale) + 1]
    grey = np.ascontiguousarray(part if part.ndim == 2 else part.min(axis=2))
    if np.median(grey) < DARK:
        grey = 255 - grey
    grey = np.pad(grey, round(PAPER * scale), constant_values=255)
    found = task.reader().read_lines(grey, raster.dpi)
    shift = round(PAPER * scale)
    return to_lines(found, x0 - shift, y0 - shift, 72 / raster.dpi, task.number)


def _only(raster: Raster, regions: Sequence[Box]) -> Raster:
    """The page with nothing but its pictures."""
    scale = raster.dpi / 72
    kept = np.full_like(raster.pixels, 255)
    for box in regions:
        x0, y0 = max(0, round((box.x0 - MARGIN) * scale)), max(0, round((box.y0 - MARGIN) * scale))
        x1, y1 = round((box.x1 + MARGIN) * scale), round((box.y1 + MARGIN) * scale)
        kept[y0:y1, x0:x1] = raster.pixels[y0:y1, x0:x1]
    return replace(raster, pixels=kept)


def _legible(blocks: Sequence[Block], regions: Sequence[Box], layer: Layer) -> Recognized:
    """Part what was recognized in pictures: text and tables, and what is no text."""
    share = sum(box.width * box.height for box in regions) / max(1.0, layer.width * layer.height)
    tables = tuple(block for block in blocks if isinstance(block, Table) and _is_legible(block))
    read = [block for block in blocks if isinstance(block, Paragraph) and _is_legible(block)]
    body = [block for block in read if block.kind not in (ParagraphKind.STAMP, ParagraphKind.MARGIN)]
    aside = [block for block in read if block.kind in (ParagraphKind.STAMP, ParagraphKind.MARGIN)]
    printed = [line for table in tables for line in table.lines] + [
        line for part in read for line in part.lines
    ]
    words = sum(len(line.words) for line in printed)
    notes = [f"{words} words were recognized in pictures over {share:.0%} of the page"] if words else []
    if len(blocks) > len(read) + len(tables) or not words:
        notes.append(f"pictures on the page hold nothing that could be read ({share:.0%} of it)")
    lines = tuple(line for block in body for line in block.lines)
    return Recognized(lines, tables, tuple(aside), tuple(notes))


def _is_legible(block: Block) -> bool:
    return (mean_confidence(block.lines) or 0.0) >= LEGIBLE


def _recognized_page(page: Any, task: PageTask, reason: PageReason) -> PageContent:
    facts = page_facts(page)
    raster = render_page(page, task.path, task.number, facts, task.options)
    if facts.images and raster.pixels.min() == raster.pixels.max():
        raise UndecodablePageError(task.path, task.number)
    return recognize(raster, reason, task)

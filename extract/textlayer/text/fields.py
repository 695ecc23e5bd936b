"""Form fields and annotations: what is filled in or stamped on a page, drawn into it or not."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from extract.model import Box, Word
from extract.textlayer.frame import PageFrame
from extract.textlayer.text.glyphs import Glyph, page_glyphs

FEW = 3
"""A signature's or stamp's annotation of so few words is a filled-in blank; one of more is a notice."""

ROOM = 2.0
"""Points between the edge of a field and what is filled in."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What annotations add to a page; boxes in points as shown.

    ``typed`` are words of fields that the file does not draw, ``notices`` the places of signatures and
    stamps, ``printed`` the glyphs that the page has without them (see ``place_of``); ``attached`` tells
    how many files hang on the page, on the first those of the document too.
    """

    typed: tuple[Word, ...] = ()
    notices: tuple[Box, ...] = ()
    printed: frozenset[tuple[str, int, int]] = frozenset()
    attached: int = 0


@contextmanager
def flat_page(document: Any, number: int) -> Iterator[tuple[Any, Fields]]:
    """Open a page, counted from 1, with its fields and annotations drawn into it."""
    page = document[number - 1]
    try:
        fields = Fields()
        if pdfium.FPDFPage_GetAnnotCount(page.raw):
            fields = _fields(document, page)
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number - 1]
        if number == 1:  # those of the document hang on no page
            attached = max(0, pdfium.FPDFDoc_GetAttachmentCount(document.raw))
            fields = replace(fields, attached=fields.attached + attached)
        yield page, fields
    finally:
        page.close()


def _fields(document: Any, page: Any) -> Fields:
    frame = PageFrame.of(page)
    typed: list[Word] = []
    notices: list[Box] = []
    attached = 0
    with _form_of(document) as form:
        for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
            note = pdfium.FPDFPage_GetAnnot(page.raw, at)
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            hidden = pdfium.FPDFAnnot_GetFlags(note) & (
                pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
            )
            box = _box(note, frame)
            if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                attached += 1
            elif box is not None and not hidden and kind == pdfium.FPDF_ANNOT_STAMP:
                notices.append(box)
            elif box is not None and not hidden and kind == pdfium.FPDF_ANNOT_WIDGET:
                field = pdfium.FPDFAnnot_GetFormFieldType(form, note)
                if field == pdfium.FPDF_FORMFIELD_SIGNATURE:
                    notices.append(box)
                elif not pdfium.FPDFAnnot_GetAP(note, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
                    typed += _typed(_value(form, note), box)
            pdfium.FPDFPage_CloseAnnot(note)
    printed = {place_of(glyph) for glyph in page_glyphs(page, frame, ()).glyphs} if notices else set()
    return Fields(tuple(typed), tuple(notices), frozenset(printed), attached)


def place_of(glyph: Glyph) -> tuple[str, int, int]:
    """What a glyph says and where, to know it again."""
    return glyph.text, round(glyph.origin[0]), round(glyph.origin[1])


@contextmanager
def _form_of(document: Any) -> Iterator[Any]:
    """The form of a document; not kept, so that pdfium makes up no appearances of its own."""
    settings = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document.raw, settings)
    try:
        yield form
    finally:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def _box(note: Any, frame: PageFrame) -> Box | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(note, rect):
        return None
    return frame.box(rect.left, rect.bottom, rect.right, rect.top)


def _value(form: Any, note: Any) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _typed(value: str, box: Box) -> Iterator[Word]:
    """The words of a field's value, set into its box as a viewer would set them."""
    lines = [line.split() for line in value.splitlines() if line.split()]
    for number, words in enumerate(lines):
        high = box.height / len(lines)
        size = min(12.0, 0.8 * high)
        step = min(0.5 * size, (box.width - 2 * ROOM) / len(" ".join(words))) if box.width > 2 * ROOM else 0.1
        x, top = box.x0 + ROOM, box.y0 + number * high + (high - size) / 2
        for word in words:
            yield Word(word, Box(x, top, x + len(word) * step, top + size), bold=False, italic=False)
            x += (len(word) + 1) * step

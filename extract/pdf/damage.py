"""What a PDF holds and pdfium does not show, which it does not say: lost drawings, forms for Adobe alone."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import Any

import pikepdf

MOST_STREAMS = 500
"""Streams of a page that are looked at: forms call forms, and some files are made to have millions."""

_HEADER = 2  # bytes before the packed data of a zlib stream


class Damage(Enum):
    """What keeps a page from being seen."""

    NONE = auto()
    LOST = auto()
    ADOBE_ONLY = auto()


def find_damage(path: Path, number: int) -> Damage:
    """Say whether a part of what draws a page, counted from 1, is lost, or nothing of it stands in the file.

    A form that needs rendering (dynamic XFA) is drawn by Adobe's programs alone: the page of the file asks to
    wait. NONE where qpdf cannot tell.
    """
    try:
        with pikepdf.open(path) as file:
            if file.Root.get("/NeedsRendering") and "/XFA" in file.Root.get("/AcroForm", {}):
                return Damage.ADOBE_ONLY
            page = file.pages[number - 1].obj
            is_whole = _refers_to_streams(page) and all(_unpacks(file, stream) for stream in _streams(page))
            return Damage.NONE if is_whole else Damage.LOST
    except (pikepdf.PdfError, OSError, ValueError, TypeError, KeyError, IndexError, RuntimeError):
        return Damage.NONE


def _refers_to_streams(page: Any) -> bool:
    """Whether the parts of a page's drawing are all there: of a file that was cut off some are not."""
    contents = page.get("/Contents")
    return not isinstance(contents, pikepdf.Array) or all(isinstance(one, pikepdf.Stream) for one in contents)


def _streams(page: Any) -> Iterator[Any]:
    """Give a page's content streams and those of the forms that it may draw, each once."""
    contents = page.get("/Contents")
    waiting = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    holders = [page]
    seen: set[tuple[int, int]] = set()
    while (waiting or holders) and len(seen) < MOST_STREAMS:
        if not waiting:
            waiting = _forms(holders.pop())
            continue
        stream = waiting.pop()
        if not isinstance(stream, pikepdf.Stream) or stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        holders.append(stream)
        yield stream


def _forms(holder: Any) -> list[Any]:
    drawn = holder.get("/Resources", {}).get("/XObject", {})
    return [
        item
        for item in drawn.values()
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]


def _unpacks(file: pikepdf.Pdf, stream: Any) -> bool:
    file.get_warnings()  # those of other streams
    try:
        stream.read_bytes()
    except pikepdf.PdfError:
        return False
    return not file.get_warnings() or _ends(stream.read_raw_bytes())


def _ends(packed: bytes) -> bool:
    """Whether packed data comes to its end; some programs leave out the check sum behind it."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacker.decompress(packed[_HEADER:])
    except zlib.error:
        return False
    return unpacker.eof

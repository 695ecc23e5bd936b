"""Whether what draws a page of a PDF can be unpacked whole: pdfium shows what it can, and says nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

MOST_STREAMS = 500
"""Streams of a page that are looked at: forms call forms, and some files are made to have millions."""

_HEADER = 2  # bytes before the packed data of a zlib stream


def is_damaged(path: Path, number: int) -> bool:
    """Whether a part of what draws a page, counted from 1, is lost; False where qpdf cannot tell."""
    try:
        with pikepdf.open(path) as file:
            return any(not _unpacks(file, stream) for stream in _streams(file.pages[number - 1].obj))
    except (pikepdf.PdfError, OSError, ValueError, TypeError, KeyError, IndexError, RuntimeError):
        return False


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

"""Lines as Tesseract's trainer reads them: pages of a PNG image and its text in one file.

The program ``tesseract … lstm.train`` writes the same from images and boxes, at a cost that grows with
the square of the pages.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import cv2

from extract.engines.base import Gray

PRESENT = b"\x01"
LANGUAGE = ""


def write_lines(path: Path, lines: Iterable[tuple[Gray, str]]) -> int:
    """Write images of lines with their texts; returns how many."""
    pages = [_page(path.name, image, text) for image, text in lines]
    path.write_bytes(struct.pack("<I", len(pages)) + b"".join(pages))
    return len(pages)


def _page(name: str, image: Gray, text: str) -> bytes:
    done, encoded = cv2.imencode(".png", image, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    if not done:
        raise ValueError("an image of a line cannot be encoded")
    height, width = image.shape
    whole_line = struct.pack("<I4h", 1, 0, 0, width, height)
    words = _sized(name.encode()) + struct.pack("<i", 0) + _sized(encoded.tobytes())
    words += _sized(LANGUAGE.encode()) + _sized(text.encode())
    is_vertical = b"\x00"
    return PRESENT + words + whole_line + struct.pack("<I", 1) + _sized(text.encode()) + is_vertical


def _sized(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data

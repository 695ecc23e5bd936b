"""Pages of the inputs as pictures for the browser, upright."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from hashlib import file_digest
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from extract.image.thumbnails import page_pictures

RESOLUTIONS = (110, 220)
"""Dots an inch: body text that can be told apart, and what is asked for when a person zooms in."""

QUALITY = 60
"""WebP quality at which print stays crisp; a page of text takes some 100 KB."""


class PagePictures:
    """The pages of the inputs, by document; only files whose bytes are still those that were read."""

    def __init__(self, inputs: Mapping[str, Path]) -> None:
        self._inputs = inputs
        self._known: dict[tuple[Path, int, int], str] = {}
        # pdfium must not work for two threads at once.
        self._one_at_a_time = threading.Lock()

    def page(self, document_id: str, sha256: str, number: int, rotation: int, dpi: int) -> bytes | None:
        """Give a page as WebP; None where the file is gone, changed, or has no such page."""
        path = self._inputs.get(document_id)
        with self._one_at_a_time:
            if path is None or dpi not in RESOLUTIONS or self._digest(path) != sha256:
                return None
            rasters = list(page_pictures(path, [number], float(dpi)))
        if not rasters:
            return None
        upright = np.rot90(rasters[0][1].pixels, -rotation // 90)
        stream = BytesIO()
        Image.fromarray(np.ascontiguousarray(upright)).save(stream, "WEBP", quality=QUALITY, method=1)
        return stream.getvalue()

    def _digest(self, path: Path) -> str:
        """Give the digest of a file, worked out again when the file changes."""
        try:
            now = path.stat()
            key = (path, now.st_size, now.st_mtime_ns)
            if key not in self._known:
                with path.open("rb") as stream:
                    self._known[key] = file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""
        return self._known[key]

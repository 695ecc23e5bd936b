"""The name of a document: readable, the same on every machine, safe as a file name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

LONGEST_SLUG = 80
"""Letters: with the hash and the longest file name behind it well within the 255 bytes of file systems."""
_UNSAFE = re.compile(r"[^a-z0-9]+")


def document_id(source_file: str, sha256: str) -> str:
    """Give the slug of the file's stem, a hyphen, and the first 8 hex digits of its SHA-256."""
    stem = PurePath(source_file).stem.replace("đ", "d").replace("Đ", "D")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = _UNSAFE.sub("-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "document"
    return f"{slug}-{sha256[:8]}"

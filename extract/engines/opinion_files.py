"""Where the second recognizer's weights lie: told without loading it, so that a warm run is quick."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "asterocr"
WEIGHTS = "asternet.onnx", "10c96b533e1f64031d73edfddafd7d4b13595544f11891f0531bcd72cb29be80"
ALPHABET = "vocab.json", "82c6df018ceca8c10876947e0f7df798ed321825276ed7f3bb12ae3ed6dc647b"
"""Files of version 1.0.2 and their SHA-256: other weights would give other results."""


@lru_cache(maxsize=1)
def opinion_folder() -> Path | None:
    """Give the folder of the weights; None where the package is not installed, or holds others."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "assets"
    known = all(_has_hash(folder / name, digest) for name, digest in (WEIGHTS, ALPHABET))
    return folder if known else None


def _has_hash(path: Path, digest: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest

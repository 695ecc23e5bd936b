"""Where the second recognizer's weights lie: told without reading them, so that a warm run is quick."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from extract.errors import DamagedWeightsError

PACKAGE = "asterocr"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the package, pinned by its size in bytes and its SHA-256: others would give other results."""

    name: str
    size: int
    sha256: str


WEIGHTS = Asset("asternet.onnx", 42742163, "10c96b533e1f64031d73edfddafd7d4b13595544f11891f0531bcd72cb29be80")
ALPHABET = Asset("vocab.json", 2541, "82c6df018ceca8c10876947e0f7df798ed321825276ed7f3bb12ae3ed6dc647b")
"""Files of version 1.0.2."""


@lru_cache(maxsize=1)
def opinion_folder() -> Path | None:
    """Give the folder of the weights; None where the package is not installed, or holds others."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "assets"
    return (
        folder if all(_has_size(folder / asset.name, asset.size) for asset in (WEIGHTS, ALPHABET)) else None
    )


def asset_bytes(folder: Path, asset: Asset) -> bytes:
    """Read a file of the package; raises DamagedWeightsError where it is not the one that is pinned."""
    path = folder / asset.name
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != asset.sha256:
        raise DamagedWeightsError(path)
    return data


def _has_size(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size

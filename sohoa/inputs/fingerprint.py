"""Digests that key caches: of files and of the code that reads them."""

from __future__ import annotations

import functools
import hashlib
import os
from pathlib import Path
from types import ModuleType

CHUNK = 1 << 20
"""Bytes read at once: files may be larger than memory."""


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes as hex; raises OSError when it cannot be read."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@functools.cache
def package_digest(*packages: ModuleType) -> str:
    """SHA-256 over the code and the data files of packages, as hex; wherever they are installed."""
    digest = hashlib.sha256()
    for package in packages:
        root = Path(next(iter(package.__path__)))
        for name in _file_names(root):
            digest.update(f"{package.__name__}/{name}\0".encode())
            digest.update((root / name).read_bytes())
    return digest.hexdigest()


def key_of(*parts: object) -> str:
    """One digest of several parts, each by its repr; hex, 40 digits."""
    return hashlib.sha256("\0".join(repr(part) for part in parts).encode()).hexdigest()[:40]


def _file_names(root: Path) -> list[str]:
    """Give the files below a package's folder, relative to it, without what Python itself puts there."""
    names: list[str] = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        names += [os.path.relpath(os.path.join(folder, file), root) for file in files]  # noqa: PTH118
    return sorted(names)

"""Digests that key caches: of files and of the code that reads them."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from pathlib import Path

CHUNK = 1 << 20


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes as hex; raises OSError when it cannot be read."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@functools.cache
def package_digest(*packages: str) -> str:
    """SHA-256 over the code and the data files of our packages, as hex."""
    digest = hashlib.sha256()
    for package in packages:
        for path in _package_files(package):
            digest.update(path.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(*parts: object) -> str:
    """One digest of several parts, each by its repr; hex, 40 digits."""
    return hashlib.sha256("\0".join(repr(part) for part in parts).encode()).hexdigest()[:40]


def _package_files(package: str) -> list[Path]:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(package)
    root = Path(next(iter(found.submodule_search_locations)))
    return sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)

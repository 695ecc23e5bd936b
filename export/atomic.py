"""Files that are either whole or not there: a temporary file beside the target, flushed, renamed."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TEMPORARY_PREFIX = ".sohoa-"
_AT_ONCE = 8
"""Files that are flushed at once: most disks take little longer over several than over one."""


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target``; see :func:`write_chunks`."""
    write_chunks(target, (content,))


def write_chunks(target: Path, chunks: Iterable[bytes]) -> None:
    """Write ``chunks`` to ``target`` so that a killed run or a full disk leaves no half file.

    Raises OSError, with no trace left beside the target, when the disk is full or read-only.
    """
    with replacing(target) as temporary, temporary.open("wb") as stream:
        for chunk in chunks:
            stream.write(chunk)


def write_all(files: Iterable[tuple[Path, Iterable[bytes]]]) -> None:
    """Write several files, each as :func:`write_chunks` does: they wait for the disk together."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(lambda file: write_chunks(*file), files):
            pass  # raises what a write has raised


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty file to write that takes the place of ``target`` when the block ends well.

    It vanishes when the block fails.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{target.suffix}"
    temporary.touch(exist_ok=False)
    try:
        yield temporary
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text(target: Path, content: str) -> None:
    """Write text as UTF-8 with the line ends it has; see :func:`write_bytes`."""
    write_bytes(target, content.encode("utf-8"))


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files that a killed run left anywhere below ``folder``."""
    for leftover in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        if leftover.is_file():
            leftover.unlink(missing_ok=True)

"""What a caller may choose about a run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from export.formats import OutputFormat
from extract.options import ReadOptions
from sohoa.inputs.pageselection import ALL_PAGES, PageSelection


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of a run. The limits are such that a normal scan of a hundred pages never meets them.

    ``workers`` is the number of processes (0: one a core); ``page_seconds`` and
    ``document_seconds`` limit the reading of one page and the interpretation of one document:
    these are seconds of work (CPU time), several times what the slowest takes; on a machine that others
    use too, more may pass by the clock. ``memory_mb`` limits one process. ``cache`` is the folder of
    recognized pages, None for no cache beyond this run. ``scheduler`` is the address of a Dask scheduler,
    empty for this machine.
    ``pages`` are the pages wanted of every file; ``prune`` removes the documents of the output folder
    that are not among the inputs. ``corrections`` is the file of corrections; None looks for
    ``corrections.csv`` beside the inputs, then in the output folder.
    ``formats`` are wanted beside CSV and JSON.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 0
    page_seconds: float = 180.0
    document_seconds: float = 900.0
    memory_mb: int = 4096
    cache: Path | None = None
    force: bool = False
    scheduler: str = ""
    pages: PageSelection = ALL_PAGES
    prune: bool = False
    corrections: Path | None = None
    formats: tuple[OutputFormat, ...] = ()

    @property
    def processes(self) -> int:
        """Number of worker processes."""
        return self.workers or len(os.sched_getaffinity(0))


def default_cache() -> Path:
    """Folder of recognized pages unless told otherwise: SOHOA_CACHE, or the user's cache folder."""
    if chosen := os.environ.get("SOHOA_CACHE"):
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "sohoa"

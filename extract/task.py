"""The reading of one page: which page, how it is read, and the work that it may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from extract.engines.base import RegionReader
from extract.engines.limited import LimitedReader, WorkLimit
from extract.options import ReadOptions


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page, counted from 1, to be read."""

    path: Path
    number: int
    options: ReadOptions
    limit: WorkLimit = field(default_factory=WorkLimit)

    def reader(self) -> RegionReader:
        """Give the reader of this process within the page's limit; raises MissingProgramError."""
        from extract.engines.reader import open_reader  # slow to load, and texts need none of it

        return LimitedReader(open_reader(self.options), self.limit)

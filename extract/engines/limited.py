"""The work that reading a page may take: what was read until it is used up is kept, and the rest told."""

from __future__ import annotations

import math
import resource
import time

from extract.engines.base import Gray, RegionReader, TextLine


class WorkLimit:
    """Seconds of work (CPU time of this process and the programs it runs) that a page may take from now on.

    ``left_out`` counts the readings of parts of the page (some are read twice) that were not made for it.
    """

    def __init__(self, seconds: float = math.inf) -> None:
        self.seconds = seconds
        self.left_out = 0
        self._until = _worked() + seconds

    @property
    def is_used_up(self) -> bool:
        """Whether no work is left for another part of the page."""
        return _worked() >= self._until

    @property
    def note(self) -> str:
        """Say what was left out; empty when nothing was."""
        if not self.left_out:
            return ""
        return (
            f"page cut short after {self.seconds:.0f} s of work: {self.left_out} readings of its cells and "
            "areas of text were left out; raise --page-seconds and run again"
        )


class LimitedReader:
    """Reads as another reader does while the page's work is not used up, and nothing from then on."""

    def __init__(self, reader: RegionReader, limit: WorkLimit) -> None:
        self._reader = reader
        self._limit = limit

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        """Read one table cell."""
        return () if self._leaves_out() else self._reader.read_cell(image, dpi, digits)

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area."""
        return () if self._leaves_out() else self._reader.read_lines(image, dpi)

    def skim_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area once; left out, it is no part of the page that is missed."""
        return () if self._limit.is_used_up else self._reader.skim_lines(image, dpi)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Give the degrees that turn the page upright; None, as of a page that does not say, without work."""
        return None if self._limit.is_used_up else self._reader.orientation(image, dpi)

    def _leaves_out(self) -> bool:
        is_used_up = self._limit.is_used_up
        self._limit.left_out += is_used_up
        return is_used_up


def _worked() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime

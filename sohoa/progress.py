"""What a run tells a Python caller while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sohoa.output.results import FileResult, RunResult


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: pages read of those found so far, files finished, and the file that just was."""

    pages_done: int = 0
    pages_found: int = 0
    files_done: int = 0
    file: FileResult | None = None


class Listener:
    """A reporter that hands progress to a function."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._now = Progress()

    def pages_found(self, count: int) -> None:
        """Count pages that are to be read."""
        self._now = replace(self._now, pages_found=self._now.pages_found + count)

    def page_done(self) -> None:
        """Tell of a page."""
        self._now = replace(self._now, pages_done=self._now.pages_done + 1, file=None)
        self._tell(self._now)

    def file_done(self, result: FileResult) -> None:
        """Tell of a file."""
        self._now = replace(self._now, files_done=self._now.files_done + 1, file=result)
        self._tell(self._now)

    def run_done(self, result: RunResult) -> None:
        """Tell nothing: the caller gets the result."""

"""What a run says while it works, all of it on stderr: a progress bar, lines, or JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Protocol

from extract.messages import say
from sohoa.output.results import FileResult, FileStatus, RunResult

MOST_NAMES = 5
"""More files of one kind in one folder would push what matters off the screen; run.json names them all."""


class Reporter(Protocol):
    """Told by the batch what happens."""

    def pages_found(self, count: int) -> None:
        """So many more pages are to be read."""
        ...

    def page_done(self) -> None:
        """A page was read or found in the cache."""
        ...

    def file_done(self, result: FileResult) -> None:
        """A file is finished, well or badly."""
        ...

    def run_done(self, result: RunResult) -> None:
        """All files are finished."""
        ...


class Silent:
    """Says nothing: for the Python API."""

    def pages_found(self, count: int) -> None:
        """Say nothing."""

    def page_done(self) -> None:
        """Say nothing."""

    def file_done(self, result: FileResult) -> None:
        """Say nothing."""

    def run_done(self, result: RunResult) -> None:
        """Say nothing."""


class JsonLines(Silent):
    """One JSON object a line for every finished file and for the run."""

    def file_done(self, result: FileResult) -> None:
        """Write the file's line."""
        self._write(
            {
                "event": "file",
                "source": result.source,
                "document_id": result.document_id,
                "status": result.status,
                "pages": result.pages,
                "failed_pages": result.failed_pages,
                "records": result.records,
                "review_items": result.reviews,
                "errors": result.errors,
                "seconds": round(result.seconds, 2),
                "message": result.message,
            }
        )

    def run_done(self, result: RunResult) -> None:
        """Write the run's line."""
        self._write(
            {
                "event": "run",
                "files": len(result.files),
                **{status.value: result.count(status) for status in FileStatus},
                "skipped": result.skipped,
                "removed": result.removed,
                "gone": result.gone,
                "bad_corrections": result.bad_corrections,
                "seconds": round(result.seconds, 2),
            }
        )

    def _write(self, content: dict[str, object]) -> None:
        print(json.dumps(content, ensure_ascii=False), file=sys.stderr, flush=True)


class LineReporter(Silent):
    """One line for every finished file, and a summary of failures."""

    def file_done(self, result: FileResult) -> None:
        """Write the file's line, and why pages of it failed."""
        self.say(summary_line(result))
        if result.failed_pages and result.message:
            self.say(f"  {result.message}")

    def run_done(self, result: RunResult) -> None:
        """Write the closing lines: totals, and the failures again when they may have scrolled away."""
        for line in passed_over_lines(result.skipped):
            self.say(line)
        for key, names in (
            ("run.removed", result.removed),
            ("run.gone", result.gone),
        ):
            for name in names:
                self.say(say(key, name=name))
        for problem in result.bad_corrections:
            self.say(say("run.corrections", problem=problem))
        self.say(closing_line(result))
        if len(result.files) > 20:
            for entry in result.files:
                if entry.status is FileStatus.FAILED:
                    self.say(f"  {say('run.failed', message=entry.message)}")

    def say(self, line: str) -> None:
        """Write one line of talk."""
        print(line, file=sys.stderr, flush=True)


class BarReporter(LineReporter):
    """A progress bar over pages with the remaining time, lines above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.progress = Progress(
            TextColumn(say("run.pages")),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True, highlight=False),
            transient=True,
        )
        self._total = 0
        self._task = self.progress.add_task("pages", total=None)

    def pages_found(self, count: int) -> None:
        """Lengthen the bar."""
        self._total += count
        self.progress.update(self._task, total=self._total)

    def page_done(self) -> None:
        """Move the bar on."""
        self.progress.advance(self._task)

    def say(self, line: str) -> None:
        """Write one line above the bar."""
        self.progress.console.print(line, markup=False, soft_wrap=True)


@contextmanager
def reporter(log_format: str) -> Iterator[Reporter]:
    """Open the reporter for a log format (``text`` or ``json``); a bar only on a terminal."""
    if log_format == "json":
        yield JsonLines()
    elif sys.stderr.isatty():
        bar = BarReporter()
        with bar.progress:
            yield bar
    else:
        yield LineReporter()


def summary_line(result: FileResult) -> str:
    """Say in one line what came of a file."""
    if result.status is FileStatus.FAILED:
        return say("run.failed", message=result.message)
    if result.status is FileStatus.DUPLICATE:
        return f"{result.source}: {result.message}"
    lost = say("run.lost_pages", pages=counted(result.failed_pages, "page")) if result.failed_pages else ""
    return say(
        "run.file",
        source=result.source,
        records=counted(result.records, "record"),
        reviews=counted(result.reviews, "review"),
        pages=counted(result.pages, "page"),
        trouble=lost + (say(f"remark.{result.remark}") if result.remark else ""),
        seconds=result.seconds,
        note=say("run.unchanged") if result.status is FileStatus.UNCHANGED else "",
    )


def passed_over_lines(names: Iterable[str]) -> Iterator[str]:
    """Name the files that were passed over; many of one kind in one folder are told by their number."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name in names:
        path = PurePath(name)
        groups.setdefault((str(path.parent), path.suffix.lower()), []).append(name)
    for (folder, suffix), group in groups.items():
        if len(group) > MOST_NAMES:
            yield say("run.passed_over_many", folder=folder, count=len(group), suffix=suffix)
        else:
            yield from (say("run.passed_over", name=name) for name in group)


def closing_line(result: RunResult) -> str:
    """Say in one line what came of the run: counts of files that add up, pages, seconds."""
    counts = [(status.value, result.count(status)) for status in FileStatus]
    counts.append(("skipped", len(result.skipped)))
    told = ", ".join(say(f"status.{status}", count=count) for status, count in counts if count)
    lost = sum(entry.failed_pages for entry in result.files)
    removed = counted(len(result.removed), "document")
    return say(
        "run.total",
        files=counted(len(result.files) + len(result.skipped), "file"),
        told=told or say("run.none"),
        pages=counted(sum(entry.pages for entry in result.files), "page"),
        trouble=say("run.total_lost", count=lost) if lost else "",
        removed=say("run.total_removed", documents=removed) if result.removed else "",
        seconds=result.seconds,
    )


def counted(count: int, noun: str) -> str:
    """Write a count with its noun: 1 page, 2 pages."""
    return say(f"count.{noun}" if count == 1 else f"count.{noun}s", count=count)

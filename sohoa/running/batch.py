"""A batch: files to pages, pages to workers, documents to the output folder, nothing done twice."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from extract.errors import InputError, NoSuchPageError
from extract.messages import Language, say
from extract.model import Page, PageContent, PageOrigin
from extract.pathnames import shown
from review.corrections.file import CorrectionsFile
from review.corrections.model import Correction
from sohoa.inputs.source import NO_CORRECTIONS, InputFile, Keys, corrected, identify
from sohoa.options import RunOptions
from sohoa.output.outstate import Manifest, documents_by_input, load_manifest
from sohoa.output.pagestore import PageStore
from sohoa.output.reporter import Reporter
from sohoa.output.results import FileResult, FileStatus
from sohoa.running.failures import TaskLimits, failure_message, give_exit_code, is_death, page_trouble
from sohoa.running.tasks import (
    Assignment,
    count_pages,
    finish_document,
    prepare_to_finish,
    read_one_page,
    timed,
)
from sohoa.running.workers import Submitter

AHEAD = 4  # tasks in flight per process: enough that none waits, few enough that memory stays flat


@dataclass
class _Job:
    """A document on its way: its pages that are still out, that failed or that (without trouble) were cut."""

    source: InputFile
    seconds: float = 0.0
    page_numbers: tuple[int, ...] = ()
    page_keys: Mapping[int, str] = field(default_factory=dict)
    waiting: int = 0
    failed: dict[int, PageContent] = field(default_factory=dict)
    troubles: dict[int, BaseException] = field(default_factory=dict)

    def taken(self, future: Future[Any]) -> Any:
        """Give what a timed task gave, and count its seconds."""
        result, seconds = future.result()
        self.seconds += seconds
        return result


@dataclass(frozen=True, slots=True)
class Pools:
    """Who reads pages and who finishes documents: the same workers unless pages go to a cluster.

    ``last`` is one more worker, for the last document of a run: it gets ready while pages are still read.
    """

    readers: Submitter
    finishers: Submitter
    last: Submitter

    def close(self) -> None:
        """Let all of them end while the caller does something else."""
        for pool in (self.readers, self.finishers, self.last):
            pool.close()


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a batch works: the output folder, its options, the cache keys and the page store."""

    out: Path
    options: RunOptions
    keys: Keys
    store: PageStore
    corrections: CorrectionsFile = NO_CORRECTIONS


class Batch:
    """Runs the files of one batch and remembers what came of them."""

    def __init__(
        self,
        workshop: Workshop,
        pools: Pools,
        reporter: Reporter,
        prepare_to_join: Callable[[], None] = lambda: None,
    ) -> None:
        """Make a batch; ``prepare_to_join`` is called once, while workers finish the last documents."""
        self._prepare_to_join = prepare_to_join
        self._is_prepared_to_join = False
        self._out = workshop.out
        self._options = workshop.options
        self._keys = workshop.keys
        self._store = workshop.store
        self._corrections = workshop.corrections
        self._pools = pools
        self._reporter = reporter
        self._results: dict[Path, FileResult] = {}
        self._in_flight: dict[Future[Any], Callable[[Future[Any]], None]] = {}
        self._pages: deque[tuple[_Job, int]] = deque()
        self._known: dict[str, InputFile] = {}
        self._handed_out = 0
        self._being_read = 0
        self._finishing = 0
        self._prepared = False
        self._last_is_free = False
        self._upcoming: deque[Path] = deque()

    @property
    def made(self) -> Mapping[str, str]:
        """The documents that this batch put, or left, in the output folder, with their inputs' paths."""
        kept = (FileStatus.DONE, FileStatus.UNCHANGED)
        return {
            result.document_id: os.path.realpath(path)
            for path, result in self._results.items()
            if result.status in kept
        }

    @property
    def failed(self) -> frozenset[str]:
        """Paths of the inputs that could not be read."""
        return frozenset(
            os.path.realpath(path)
            for path, result in self._results.items()
            if result.status is FileStatus.FAILED
        )

    def run(self, files: Sequence[Path]) -> tuple[FileResult, ...]:
        """Handle all files; give their results in the order of ``files``."""
        self._upcoming.extend(files)
        while self._upcoming or self._pages or self._in_flight:
            self._fill()
            if not self._in_flight:
                continue
            self._use_the_wait()
            done, _ = wait(self._in_flight, return_when=FIRST_COMPLETED)
            for future in done:
                self._in_flight.pop(future)(future)
        return tuple(self._results[path] for path in files)

    @property
    def _is_all_read(self) -> bool:
        return not (self._being_read or self._pages or self._upcoming)

    def _use_the_wait(self) -> None:
        """Get ready to join the datasets when nothing is left to do but to wait for finished documents."""
        if self._finishing and self._is_all_read and not self._is_prepared_to_join:
            self._is_prepared_to_join = True
            self._prepare_to_join()

    def _fill(self) -> None:
        room = self._options.processes * AHEAD
        while len(self._in_flight) < room and (self._pages or self._upcoming):
            if self._pages:
                self._read_page(*self._pages.popleft())
            else:
                self._open(self._upcoming.popleft())
        if not (self._pages or self._upcoming or self._prepared):
            self._prepare()

    def _prepare(self) -> None:
        """Let a worker get ready for the last document while the last page of each reader is read.

        Not for a few small files: they are done before it is.
        """
        processes = self._options.processes
        if not 0 < self._being_read <= processes < self._handed_out:
            return
        self._prepared = self._last_is_free = True
        future = self._pools.last.submit(self._options.document_seconds, prepare_to_finish)
        self._in_flight[future] = lambda _: None  # should it fail, finishing will say why

    def _submit(
        self, pool: Submitter, seconds: float, then: Callable[[Future[Any]], None], *call: Any
    ) -> None:
        """Schedule a call, and once more when its worker dies: what killed it may not be its own doing."""

        def settle(future: Future[Any]) -> None:
            if is_death(future.exception()):
                self._in_flight[pool.submit(seconds, timed, *call)] = then
            else:
                then(future)

        self._in_flight[pool.submit(seconds, timed, *call)] = settle

    def _open(self, path: Path) -> None:
        try:
            source = corrected(identify(path, self._keys), self._corrections)
        except InputError as error:
            self._finish(path, _failed(path, error, 0.0, TaskLimits.of_page(self._options)))
            return
        first = self._known.setdefault(source.sha256, source)
        if first is not source:
            message = say("worker.twice", first=first.path)
            self._finish(
                path, FileResult(shown(path), FileStatus.DUPLICATE, first.document_id, message=message)
            )
            return
        manifest = None if self._options.force else load_manifest(self._out, source.document_id)
        if manifest is not None and manifest.key == source.key and not manifest.failed_pages:
            self._finish(path, _done(source, manifest, 0.0, FileStatus.UNCHANGED))
            return
        job = _Job(source)
        self._submit(
            self._pools.readers,
            self._options.page_seconds,
            lambda future: self._counted(job, future),
            count_pages,
            path,
        )

    def _counted(self, job: _Job, future: Future[Any]) -> None:
        if (error := future.exception()) is not None:
            limits = TaskLimits.of_page(self._options)
            self._finish(job.source.path, _failed(job.source.path, error, job.seconds, limits))
            return
        count: int = job.taken(future)
        job.page_numbers = self._options.pages.of(count)
        if not job.page_numbers:
            error = NoSuchPageError(job.source.path, self._options.pages.first, count)
            limits = TaskLimits.of_page(self._options)
            self._finish(job.source.path, _failed(job.source.path, error, job.seconds, limits))
            return
        job.page_keys = {number: self._keys.page(job.source.sha256, number) for number in job.page_numbers}
        job.waiting = len(job.page_numbers)
        self._reporter.pages_found(job.waiting)
        self._pages.extend((job, number) for number in job.page_numbers)

    def _read_page(self, job: _Job, number: int) -> None:
        if not self._options.force and self._store.holds(job.page_keys[number]):
            self._page_read(job)
            return
        self._handed_out += 1
        self._being_read += 1
        self._submit(
            self._pools.readers,
            self._options.page_seconds,
            lambda future: self._keep_page(job, number, future),
            read_one_page,
            job.source.path,
            number,
            self._options.read,
            self._options.page_seconds,
        )

    def _keep_page(self, job: _Job, number: int, future: Future[Any]) -> None:
        self._being_read -= 1
        if (error := future.exception()) is None:
            content: PageContent = job.taken(future)
            if content.page.is_cut:
                job.failed[number] = content  # not kept for other runs: they may give it more time
            else:
                self._store.save(job.page_keys[number], content)
        else:
            job.troubles[number] = error
            note = failure_message(error, TaskLimits.of_page(self._options), Language.EN)  # for the datasets
            job.failed[number] = PageContent(Page(number, origin=PageOrigin.FAILED, note=note), ())
        self._page_read(job)

    def _page_read(self, job: _Job) -> None:
        self._reporter.page_done()
        job.waiting -= 1
        if job.waiting:
            return
        if len(job.troubles) == len(job.page_numbers):
            last = next(reversed(job.troubles.values()))
            limits = TaskLimits.of_page(self._options)
            self._finish(job.source.path, _failed(job.source.path, last, job.seconds, limits))
            return
        pool = self._pools.last if self._last_is_free else self._pools.finishers
        self._last_is_free = False
        has_two_cores = self._is_all_read and not self._finishing and self._options.processes > 1
        self._finishing += 1
        source = job.source
        assignment = Assignment(
            source.path,
            source.sha256,
            source.document_id,
            source.key,
            self._keys.engine,
            job.page_keys,
            job.failed,
            self._corrections.of(source.sha256),
            self._outdated(source),
            has_two_cores,
        )
        self._submit(
            pool,
            self._options.document_seconds,
            lambda future: self._finished(job, future),
            finish_document,
            assignment,
            self._store,
            self._out,
        )

    @cached_property
    def _held(self) -> Mapping[str, tuple[str, ...]]:
        """The documents that the folder held of each input when the run began to finish documents."""
        return documents_by_input(self._out)

    def _outdated(self, source: InputFile) -> tuple[Correction, ...]:
        """Give the corrections of earlier states of a file, whose documents the folder still holds."""
        if not self._corrections.corrections:
            return ()
        held = self._held.get(os.path.realpath(source.path), ())
        states = {document_id.rsplit("-", 1)[-1] for document_id in held if document_id != source.document_id}
        return tuple(
            each
            for each in self._corrections.corrections
            if any(state and each.key.source_sha256.startswith(state) for state in states)
        )

    def _finished(self, job: _Job, future: Future[Any]) -> None:
        self._finishing -= 1
        path = job.source.path
        if (error := future.exception()) is not None:
            if isinstance(error, OSError) and not isinstance(error, TimeoutError):
                raise error  # the output folder is full or gone: no other document would fare better
            limits = TaskLimits.of_document(self._options)
            self._finish(path, _failed(path, error, job.seconds, limits))
            return
        manifest = job.taken(future)
        done = _done(job.source, manifest, job.seconds, FileStatus.DONE)
        self._finish(path, replace(done, message="; ".join(self._page_notes(job))))

    def _page_notes(self, job: _Job) -> Iterator[str]:
        """Say what is lost of the pages that failed or were cut short."""
        limits = TaskLimits.of_page(self._options)
        for number in sorted(job.failed):
            error = job.troubles.get(number)
            why = page_trouble(error, limits) if error else say("worker.cut", option=limits.option)
            yield say("worker.page", number=number, why=why)

    def _finish(self, path: Path, result: FileResult) -> None:
        self._results[path] = result
        self._reporter.file_done(result)


def _done(source: InputFile, manifest: Manifest, seconds: float, status: FileStatus) -> FileResult:
    return FileResult(
        shown(source.path),
        status,
        source.document_id,
        manifest.pages,
        manifest.failed_pages,
        manifest.records,
        manifest.reviews,
        manifest.errors,
        manifest.tables,
        manifest.remark,
        seconds,
    )


def _failed(path: Path, error: BaseException, seconds: float, limits: TaskLimits) -> FileResult:
    message = failure_message(error, limits)
    if not message.startswith(shown(path)):
        message = f"{shown(path)}: {message}"
    return FileResult(
        shown(path),
        FileStatus.FAILED,
        seconds=seconds,
        message=message,
        exit_code=give_exit_code(error),
    )

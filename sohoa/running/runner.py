"""A whole run: find the inputs, hold the folder, run the batch, join the datasets."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from export.atomic import write_text
from export.state import STATE_FOLDER, document_ids
from extract.errors import InputError
from extract.pathnames import shown
from review.corrections.file import read_corrections
from sohoa.correction_files import CORRECTIONS_FILE, corrections_path
from sohoa.inputs.archives import sweep
from sohoa.inputs.discovery import Inputs, discover
from sohoa.inputs.source import Keys
from sohoa.options import RunOptions
from sohoa.output.joined import is_joined, mark_joined
from sohoa.output.outfolder import check_out
from sohoa.output.outstate import FolderUnwritableError, find_leftovers, forget, locked
from sohoa.output.pagestore import PageStore
from sohoa.output.reporter import Reporter, Silent
from sohoa.output.results import FileResult, FileStatus, RunResult, run_json
from sohoa.running.batch import Batch, Pools, Workshop
from sohoa.running.workers import local_pool
from sohoa.versions import engine_identity, package_version, versions


def run(
    inputs: Iterable[Path], out: Path, options: RunOptions | None = None, reporter: Reporter | None = None
) -> RunResult:
    """Turn files and folders into the datasets of the contract in ``out``.

    The folder keeps the documents that it held: these are added, or take the place of what an earlier
    state of the same files gave; what is unchanged is left alone. ``options.prune`` removes the documents
    that are not among the inputs. Raises UsageError when the folder cannot be used; a file that fails is
    told in the result.
    """
    options = options or RunOptions()
    reporter = reporter or Silent()
    started = time.monotonic()
    inputs = tuple(inputs)
    check_out(out, inputs)
    path = corrections_path(options.corrections, inputs, out).absolute()
    try:
        with locked(out):
            archives = out / STATE_FOLDER / "archives"
            sweep(archives)
            found = discover(inputs, out, archives)
            return _run_locked(found, out, replace(options, corrections=path), reporter, started)
    except OSError as error:
        raise FolderUnwritableError(out, error) from error


def _run_locked(
    found: Inputs, out: Path, options: RunOptions, reporter: Reporter, started: float
) -> RunResult:
    problems = tuple(_problem(error) for error in found.problems)
    for problem in problems:
        reporter.file_done(problem)
    corrections = read_corrections(options.corrections or out / CORRECTIONS_FILE)
    is_new = bool(found.files) and not document_ids(out)
    with _store(out, options) as store, _pools(options, start=is_new) as pools:
        keys = Keys(options.read, engine_identity(options.read), options.pages)
        batch = Batch(Workshop(out, options, keys, store, corrections), pools, reporter, _prepare_to_join)
        results = batch.run(found.files)
        pools.close()
        left = find_leftovers(out, batch.made, batch.failed)
        # A mistyped path finds no file at all: what an earlier run made is better kept then.
        pruned = (*left.gone, *left.others) if options.prune and found.files else ()
        removed = (*left.replaced, *pruned)
        forget(out, removed)
        if not is_joined(out, options):
            _join(out, options)
    result = RunResult(
        problems + results,
        tuple(shown(path) for path in found.ignored),
        removed,
        () if pruned else left.gone,
        time.monotonic() - started,
        tuple(map(str, corrections.problems)),
    )
    write_text(out / "run.json", run_json(result, asdict(options), versions(options.read)))
    reporter.run_done(result)
    return result


def _join(out: Path, options: RunOptions) -> None:
    """Write the shared datasets and the report; loads what that takes, and an unchanged folder needs none."""
    from export.folder import join_datasets
    from sohoa.output.report import write_report

    join_datasets(out, package_version(), options.formats)
    write_report(out)
    mark_joined(out, options)


def _prepare_to_join() -> None:
    """Load all that joining takes: join an empty folder."""
    from export.folder import join_datasets
    from sohoa.output.report import write_report

    with tempfile.TemporaryDirectory() as folder:
        join_datasets(Path(folder), "")
        write_report(Path(folder))


def _problem(error: InputError) -> FileResult:
    return FileResult(shown(error.path), FileStatus.FAILED, message=str(error), exit_code=error.exit_code)


@contextlib.contextmanager
def _store(out: Path, options: RunOptions) -> Iterator[PageStore]:
    """Open the cache, or a folder that lasts as long as the run."""
    if options.cache is not None:
        yield PageStore(options.cache / "pages")
        return
    folder = out / STATE_FOLDER / "pages"
    try:
        yield PageStore(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _pools(options: RunOptions, start: bool) -> Iterator[Pools]:
    """Open the workers that read pages and those that finish documents.

    ``start`` says that there surely is work for them: they get ready while the inputs are still identified.
    """
    with local_pool(options) as pool, local_pool(replace(options, workers=1)) as last:
        if start:
            pool.start()
        if not options.scheduler:
            yield Pools(pool, pool, last)
            return
        from sohoa.running.cluster import cluster_pool

        with cluster_pool(options) as cluster:
            yield Pools(cluster, pool, last)

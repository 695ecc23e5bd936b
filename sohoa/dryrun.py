"""What a run would do, told from the output folder and the cache without reading anything."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import InputError
from extract.pathnames import shown
from sohoa.discovery import Inputs, discover
from sohoa.options import RunOptions
from sohoa.outfolder import check_out
from sohoa.outstate import find_leftovers, load_manifest
from sohoa.pagestore import PageStore
from sohoa.source import Keys, Source, identify
from sohoa.versions import engine_identity


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file or document and what a run would do with it: read, unchanged, failed, skipped or removed.

    ``pages`` is the number of pages wanted of a file to read, ``cached`` how many of them are known.
    """

    source: str
    action: str
    pages: int = 0
    cached: int = 0
    message: str = ""


def plan_run(inputs: Iterable[Path], out: Path, options: RunOptions) -> tuple[PlannedFile, ...]:
    """Say what ``run`` with the same arguments would do; writes nothing. Raises UsageError as it would."""
    inputs = tuple(inputs)
    check_out(out, inputs)
    return tuple(_planned(inputs, out, options))


def _planned(inputs: tuple[Path, ...], out: Path, options: RunOptions) -> Iterator[PlannedFile]:
    with tempfile.TemporaryDirectory() as archives:
        yield from _planned_of(discover(inputs, out, Path(archives)), out, options)


def _planned_of(found: Inputs, out: Path, options: RunOptions) -> Iterator[PlannedFile]:
    keys = Keys(options.read, engine_identity(options.read), options.pages)
    store = PageStore(options.cache / "pages") if options.cache else None
    made: dict[str, str] = {}
    for error in found.problems:
        yield PlannedFile(shown(error.path), "failed", message=str(error))
    for path in found.files:
        try:
            source = identify(path, keys)
            planned = _file(source, out, options, keys, store)
        except InputError as error:
            yield PlannedFile(shown(path), "failed", message=str(error))
            continue
        made[source.document_id] = os.path.realpath(path)
        yield planned
    for path in found.ignored:
        yield PlannedFile(shown(path), "skipped")
    left = find_leftovers(out, made, ())
    pruned = (*left.gone, *left.others) if options.prune and found.files else ()
    for document_id in (*left.replaced, *pruned):
        yield PlannedFile(document_id, "removed")


def _file(source: Source, out: Path, options: RunOptions, keys: Keys, store: PageStore | None) -> PlannedFile:
    from extract.read import page_count

    path = source.path
    manifest = load_manifest(out, source.document_id)
    if manifest and manifest.key == source.key and not manifest.failed_pages and not options.force:
        return PlannedFile(shown(path), "unchanged")
    numbers = options.pages.of(page_count(path))
    known = (
        store and not options.force and store.holds(keys.page(source.sha256, number)) for number in numbers
    )
    return PlannedFile(shown(path), "read", len(numbers), sum(map(bool, known)))

"""What a run would do, told from the output folder and the cache without reading anything."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import InputError, NoSuchPageError
from extract.pathnames import shown
from review.corrections.file import CorrectionsFile, read_corrections
from sohoa.correction_files import corrections_path
from sohoa.inputs.discovery import Inputs, discover
from sohoa.inputs.source import InputFile, Keys, corrected, identify
from sohoa.options import RunOptions
from sohoa.output.outfolder import check_out
from sohoa.output.outstate import find_leftovers, load_manifest
from sohoa.output.pagestore import PageStore
from sohoa.versions import engine_identity


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file or document and what a run would do with it.

    ``action`` is read, unchanged, duplicate, failed, skipped or removed.

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
        corrections = read_corrections(corrections_path(options.corrections, inputs, out))
        planner = _Planner(out, options, corrections)
        yield from _planned_of(discover(inputs, out, Path(archives)), planner)


def _planned_of(found: Inputs, planner: _Planner) -> Iterator[PlannedFile]:
    for error in found.problems:
        yield PlannedFile(shown(error.path), "failed", message=str(error))
    made: dict[str, str] = {}
    failed: set[str] = set()
    for path in found.files:
        try:
            source = planner.identified(path)
            if not planner.is_new(source):
                yield PlannedFile(shown(path), "duplicate")
                continue
            yield planner.planned(source)
            made[source.document_id] = os.path.realpath(path)
        except InputError as error:
            failed.add(os.path.realpath(path))
            yield PlannedFile(shown(path), "failed", message=str(error))
    for path in found.ignored:
        yield PlannedFile(shown(path), "skipped")
    left = find_leftovers(planner.out, made, failed)
    pruned = (*left.gone, *left.others) if planner.options.prune and found.files else ()
    for document_id in (*left.replaced, *pruned):
        yield PlannedFile(document_id, "removed")


class _Planner:
    """Tells what would be done with single files."""

    def __init__(self, out: Path, options: RunOptions, corrections: CorrectionsFile) -> None:
        self.out = out
        self.options = options
        self._corrections = corrections
        self._known: dict[str, InputFile] = {}
        self._keys = Keys(options.read, engine_identity(options.read), options.pages)
        self._store = PageStore(options.cache / "pages") if options.cache else None

    def identified(self, path: Path) -> InputFile:
        return corrected(identify(path, self._keys), self._corrections)

    def is_new(self, source: InputFile) -> bool:
        """Whether no file of the same bytes came before."""
        return self._known.setdefault(source.sha256, source) is source

    def planned(self, source: InputFile) -> PlannedFile:
        from extract.read import page_count

        path, options = source.path, self.options
        manifest = load_manifest(self.out, source.document_id)
        if manifest and manifest.key == source.key and not manifest.failed_pages and not options.force:
            return PlannedFile(shown(path), "unchanged")
        count = page_count(path)
        numbers = options.pages.of(count)
        if not numbers:
            raise NoSuchPageError(path, options.pages.first, count)
        known = sum(self._knows(source, number) for number in numbers)
        return PlannedFile(shown(path), "read", len(numbers), known)

    def _knows(self, source: InputFile, number: int) -> bool:
        """Whether a page was read before and need not be read again."""
        if self._store is None or self.options.force:
            return False
        return self._store.holds(self._keys.page(source.sha256, number))

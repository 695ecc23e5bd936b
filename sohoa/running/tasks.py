"""What the workers do: look at a file, read a page, finish a document. All arguments are picklable."""

from __future__ import annotations

import contextlib
import gc
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.model import PageContent, PageOrigin
from extract.options import ReadOptions
from extract.pathnames import shown
from sohoa.output.outstate import Manifest, save_manifest
from sohoa.output.pagestore import LostPageError, PageStore
from sohoa.output.report import cut_crops, keep_crops
from sohoa.remark import remark_on
from sohoa.running.at_once import at_once

if TYPE_CHECKING:
    from normalize.both import Both
    from review.corrections.model import Correction
    from validate.model import Checked


@dataclass(frozen=True, slots=True)
class Assignment:
    """A document to finish: its file, its identity and the key its output is kept under.

    Its pages are in the store under ``page_keys``, by page number; ``failed`` holds, by page number, stand-
    ins for those that could not be read and what was read of those whose time was up.
    ``corrections`` are what a person said of this file, ``outdated`` of an earlier state of it.
    ``has_two_cores`` says that nothing else is to be done meanwhile.
    """

    path: Path
    sha256: str
    document_id: str
    key: str
    engine: str
    page_keys: Mapping[int, str]
    failed: Mapping[int, PageContent]
    corrections: tuple[Correction, ...] = ()
    outdated: tuple[Correction, ...] = ()
    has_two_cores: bool = False


def timed(function: Callable[..., Any], *args: Any) -> tuple[Any, float]:
    """Call a function; give what it gives and the seconds that it took."""
    started = time.monotonic()
    result = function(*args)
    return result, time.monotonic() - started


def count_pages(path: Path) -> int:
    """Number of pages of a file; raises InputError."""
    from extract.read import page_count

    return page_count(path)


READING_SHARE = 0.8
"""Share of a page's time after which nothing more of it is recognized: at the whole of it its worker is
ended, and what is read by then has yet to be put in order; the largest area of text takes some seconds."""


def read_one_page(path: Path, number: int, options: ReadOptions, seconds: float) -> PageContent:
    """Read one page, or what can be recognized of it within most of the seconds of work that it may take.

    Raises InputError or MissingProgramError.
    """
    from extract.engines.limited import WorkLimit
    from extract.read import read_page

    return read_page(path, number, options, WorkLimit(READING_SHARE * seconds))


def prepare_to_finish() -> None:
    """Load all that finishing needs, while the last pages are read: interpret and check an empty document."""
    import cv2  # noqa: F401

    from export import document_json, parts  # noqa: F401
    from extract.read import assemble_document
    from normalize.interpret import interpret
    from normalize.textrepair.statistics import load_statistics
    from review.corrections.replay import check_corrected
    from review.report import crops  # noqa: F401

    check_corrected(interpret(assemble_document(Path("empty.pdf"), "", [], "")), (), ())
    load_statistics()


_COLLECT_AFTER = 1_000_000
"""New objects after which Python looks for cycles while a document is finished: what is made of it stays to
the end, and looking it through four times took 6 % of the time."""


@contextlib.contextmanager
def _collecting_seldom() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER)
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # what is left counts as old now: else it would be looked through at once
        gc.set_threshold(*usual)


@_collecting_seldom()
def finish_document(assignment: Assignment, store: PageStore, out: Path) -> Manifest:
    """Take a document through interpretation and checks into the output folder."""
    from export.parts import write_document
    from extract.read import assemble_document
    from normalize.both import in_turn
    from normalize.interpret import interpret
    from review.corrections.replay import check_corrected

    pages = [
        assignment.failed.get(number) or _stored(store, key) for number, key in assignment.page_keys.items()
    ]
    recognized = any(content.page.origin is PageOrigin.OCR for content in pages)
    engine = assignment.engine if recognized else ""
    document = assemble_document(assignment.path, assignment.sha256, pages, engine)
    both: Both = at_once if assignment.has_two_cores else in_turn
    interpretation = interpret(document, both=both)
    checked = check_corrected(interpretation, assignment.corrections, assignment.outdated)
    _, crops = both(partial(write_document, checked, out, both), partial(cut_crops, checked, assignment.path))
    keep_crops(crops, assignment.document_id, out)
    manifest = _manifest(assignment, checked)
    save_manifest(out, assignment.document_id, manifest)
    return manifest


def _stored(store: PageStore, key: str) -> PageContent:
    content = store.load(key)
    if content is None:
        raise LostPageError(store.folder)
    return content


def _manifest(assignment: Assignment, checked: Checked) -> Manifest:
    from validate.model import Severity, count_reviews

    return Manifest(
        key=assignment.key,
        source=shown(assignment.path.name),
        input=os.path.realpath(assignment.path),
        pages=len(checked.interpretation.document.pages),
        records=sum(len(records) for records in checked.records.values()),
        reviews=count_reviews(checked.issues),
        errors=sum(issue.severity is Severity.ERROR for issue in checked.issues),
        failed_pages=len(assignment.failed),
        tables=len(checked.records["tables"]),
        remark=remark_on(checked),
    )

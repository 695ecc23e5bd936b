"""Scans as read: every page recognized once and kept while the file, the options and the code are the same.

Scans and pages lie under ``.cache/benchmarks`` of the repository, which ``make clean`` removes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from benchmarks.pages.degrade import write_scan
from extract.model import Document, PageContent
from extract.options import ReadOptions
from extract.read import assemble_document, page_count, read_page
from samples.degradation import GRADES, Grade
from sohoa.inputs.fingerprint import file_digest
from sohoa.inputs.source import Keys
from sohoa.output.pagestore import PageStore
from sohoa.versions import engine_identity

CACHE = Path(__file__).parents[2] / ".cache" / "benchmarks"
WORKERS = 2
OPTIONS = ReadOptions()


@dataclass(frozen=True, slots=True)
class Scan:
    """A plan of samples/content, scanned: grade, dots per inch, and the seed of its faults."""

    plan: str
    grade: Grade
    dpi: int
    seed: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``PLAN:GRADE:DPI:SEED``."""
        plan, grade, dpi, seed = text.split(":")
        return cls(plan, next(one for one in GRADES if one.name == grade), int(dpi), int(seed))

    def __str__(self) -> str:
        return f"{self.plan} {self.grade.name} {self.dpi}"


class ScanReader:
    """Makes scans and reads them on the processes of a pool, through the store of pages."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool
        self._store = PageStore(CACHE / "pages")
        self._keys = Keys(OPTIONS, engine_identity(OPTIONS))

    def make(self, scans: Iterable[Scan]) -> list[Path]:
        """Give the files of scans; those that are not there yet are made, several at once."""
        made = [self.pool.submit(write_scan, s.plan, s.dpi, s.grade, s.seed, CACHE / "scans") for s in scans]
        return [future.result() for future in made]

    def pages(self, path: Path, numbers: Sequence[int] = ()) -> list[PageContent]:
        """Read pages of a file, all where none are named."""
        sha256 = file_digest(path)
        wanted = numbers or range(1, page_count(path) + 1)
        keys = {number: self._keys.page(sha256, number) for number in wanted}
        kept = {number: self._store.load(key) for number, key in keys.items()}
        reading: dict[int, Future[PageContent]] = {
            number: self.pool.submit(_read_and_keep, path, number, keys[number])
            for number, page in kept.items()
            if page is None
        }
        return [kept[number] or reading[number].result() for number in wanted]

    def document(self, path: Path) -> Document:
        """Read a whole file."""
        return assemble_document(path, file_digest(path), self.pages(path), "")


def _read_and_keep(path: Path, number: int, key: str) -> PageContent:
    page = read_page(path, number, OPTIONS)
    PageStore(CACHE / "pages").save(key, page)
    return page


@contextmanager
def scan_reader() -> Iterator[ScanReader]:
    """Open a reader with its processes, in each of which the recognizer uses one thread."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        yield ScanReader(pool)

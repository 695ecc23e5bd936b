"""``make bench``: our speed beside OCRmyPDF's and the bare recognizer's, in one run on the same cores.

    python -m benchmarks.speed [PDF ...] [--memory-pages N]

Without files: the sample scan, and a scan of office grade of another plan. Each document is timed by
itself; the ratios follow, each document's and that of all together.

The floor is the recognizer alone: every line and cell image that our own layout analysis cuts out,
prepared beforehand, recognized once by the first model, one process a core.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import astuple, dataclass
from functools import reduce
from pathlib import Path

from pypdfium2 import PdfDocument

from benchmarks.scoring.truth import FORMS, SAMPLES

CORES = len(os.sched_getaffinity(0))
OTHER_PLAN = "nam-ha-2022"


@dataclass(frozen=True, slots=True)
class WallTime:
    """Wall seconds of one way to treat all pages."""

    name: str
    seconds: float

    def line(self, pages: int) -> str:
        """One line of the report."""
        return f"{self.name:<44}{self.seconds:>9.2f} s{pages / self.seconds:>9.2f} pages/s"


@dataclass(frozen=True, slots=True)
class Times:
    """Wall seconds of all ways to treat some pages."""

    pages: int
    cold: float
    warm: float
    cached: float
    ocrmypdf: float
    floor: float

    def __add__(self, other: Times) -> Times:
        mine, others = astuple(self), astuple(other)
        return Times(*(a + b for a, b in zip(mine, others, strict=True)))

    def lines(self) -> list[str]:
        """The times, and the ratios that are promised."""
        timings = (
            WallTime("sohoa, cold: to datasets", self.cold),
            WallTime("sohoa, warm: the same command again", self.warm),
            WallTime("sohoa, pages cached: into a new folder", self.cached),
            WallTime("OCRmyPDF: to a searchable PDF", self.ocrmypdf),
            WallTime("floor: the recognizer alone", self.floor),
        )
        ratios = (
            f"OCRmyPDF / cold {self.ocrmypdf / self.cold:>7.2f}   (goal: at least 2)",
            f"cold / floor    {self.cold / self.floor:>7.2f}   (goal: at most 1.5)",
            f"cold / warm     {self.cold / self.warm:>7.2f}   (goal: at least 50)",
        )
        return [timing.line(self.pages) for timing in timings] + list(ratios)


def main() -> None:
    """Time all ways and print them."""
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    parser.add_argument("pdfs", nargs="*", type=Path)
    parser.add_argument("--memory-pages", type=int, default=0, help="measure a worker over so many pages")
    arguments = parser.parse_args()
    pdfs = arguments.pdfs or _default_pdfs()
    with tempfile.TemporaryDirectory() as folder:
        _warm_up(pdfs[0], Path(folder))
        times = [_measured(pdf, Path(folder) / str(at)) for at, pdf in enumerate(pdfs)]
    if len(times) > 1:
        print("\nAll together", *reduce(Times.__add__, times).lines(), sep="\n")
    if arguments.memory_pages:
        _memory([(path, number) for path in pdfs for number in _numbers(path)], arguments.memory_pages)


def _default_pdfs() -> list[Path]:
    # What makes scans is there for benchmarks only; the tests of this file do without it.
    from benchmarks.pages.degrade import EVALUATION_SEED, write_scan
    from benchmarks.pages.scans import CACHE
    from samples.degradation import GRADES

    grade = next(grade for grade in GRADES if grade.name == "office")
    return [SAMPLES / FORMS["scan"], write_scan(OTHER_PLAN, 300, grade, EVALUATION_SEED, CACHE / "scans")]


def _measured(pdf: Path, folder: Path) -> Times:
    """Time one document and print what it took."""
    folder.mkdir()
    pages = [(pdf, number) for number in _numbers(pdf)]
    print(f"\n{pdf.name}: {len(pages)} pages, {CORES} cores", flush=True)
    times = Times(len(pages), *_ours(pdf, folder), _timed(_ocrmypdf_command(pdf, folder)), _floor(pages))
    print(*times.lines(), sep="\n", flush=True)
    return times


def _warm_up(pdf: Path, folder: Path) -> None:
    """Let both programs compile their modules once, as installing them does; one page is enough.

    Where Python is told to write no bytecode, every start would compile all of it again.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    page = folder / "page.pdf"
    with closing(PdfDocument(pdf)) as document, closing(PdfDocument.new()) as copy:
        copy.import_pages(document, [0])
        copy.save(page)
    for command in (_sohoa(page, folder, "warm-up"), _ocrmypdf_command(page, folder)):
        subprocess.run(command, capture_output=True, check=False)


def _numbers(path: Path) -> range:
    from extract.read import page_count

    return range(1, page_count(path) + 1)


def _ours(pdf: Path, folder: Path) -> tuple[float, float, float]:
    """Seconds of a cold run, of the same again, and of a new folder with the pages cached."""
    first, second = _sohoa(pdf, folder, "first"), _sohoa(pdf, folder, "second")
    return _timed(first), _timed(first), _timed(second)


def _sohoa(pdf: Path, folder: Path, out: str) -> list[str]:
    command = [sys.executable, "-m", "sohoa", "run", str(pdf)]
    return [*command, "--cache", str(folder / "cache"), "--out", str(folder / out)]


def _ocrmypdf_command(pdf: Path, folder: Path) -> list[str]:
    program = shutil.which("ocrmypdf", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program is None:
        sys.exit("ocrmypdf is not installed: run 'make bench'")
    options = ["-l", "vie", "--force-ocr", "--output-type", "pdf", "--optimize", "0", "--jobs", str(CORES)]
    return [program, *options, str(pdf), str(folder / "out.pdf")]


def _timed(command: list[str]) -> float:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 4):
        sys.exit(f"{command[0]} failed: {done.stderr[-500:]}")
    return time.perf_counter() - started


def _floor(pages: list[tuple[Path, int]]) -> float:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, mp_context=context) as pool:
        return sum(pool.map(recognition_seconds, pages)) / CORES


def recognition_seconds(page: tuple[Path, int]) -> float:
    """Seconds that recognizing every line and cell image of a page takes, once each."""
    from benchmarks.pages.crops import crops
    from extract.engines.in_process import InProcessRecognizer
    from extract.engines.recognizer import Mode
    from extract.options import ReadOptions

    recognizer = InProcessRecognizer()
    images = list(crops(*page))
    model = ReadOptions().model
    for image in images[:1]:  # the first call loads the model
        recognizer.recognize(image.pixels, Mode.LINE, model)
    started = time.perf_counter()
    for image in images:
        recognizer.recognize(image.pixels, Mode.BLOCK if image.is_block else Mode.LINE, model)
    return time.perf_counter() - started


def _memory(pages: list[tuple[Path, int]], count: int) -> None:
    """Print the peak memory of one worker as it reads page after page."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        for index in range(count):
            path, number = pages[index % len(pages)]
            peak = pool.submit(peak_after, path, number).result()
            if (index + 1) % 20 == 0:
                print(f"peak memory of a worker after {index + 1:>4} pages: {peak:>5.0f} MiB")


def peak_after(path: Path, number: int) -> float:
    """Read a page and give this process's peak memory in MiB."""
    import resource

    from extract.options import ReadOptions
    from extract.read import read_page

    read_page(path, number, ReadOptions())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()

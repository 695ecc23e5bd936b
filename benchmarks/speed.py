"""``make bench``: our speed beside OCRmyPDF's and the bare recognizer's, in one run on the same cores.

    python -m benchmarks.speed [PDF ...] [--memory-pages N]

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
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfDocument

from benchmarks.scoring.truth import FORMS, SAMPLES

CORES = len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Timing:
    """Wall seconds of one way to treat all pages."""

    name: str
    seconds: float

    def line(self, pages: int, cold: float) -> str:
        """One line of the report; the ratio is to our cold run."""
        rate = pages / self.seconds
        ratio = self.seconds / cold
        return f"{self.name:<44}{self.seconds:>9.2f} s{rate:>9.2f} pages/s{ratio:>9.3f} x cold"


def main() -> None:
    """Time all ways and print them."""
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    parser.add_argument("pdfs", nargs="*", type=Path, default=[SAMPLES / FORMS["scan"]])
    parser.add_argument("--memory-pages", type=int, default=0, help="measure a worker over so many pages")
    arguments = parser.parse_args()
    pages = [(path, number) for path in arguments.pdfs for number in _numbers(path)]
    print(f"{len(arguments.pdfs)} files, {len(pages)} pages, {CORES} cores")
    with tempfile.TemporaryDirectory() as folder:
        _warm_up(arguments.pdfs[0], Path(folder))
        ours = _ours(arguments.pdfs, Path(folder))
        timings = [*ours, _ocrmypdf(arguments.pdfs, Path(folder)), _floor(pages)]
    cold = timings[0].seconds
    for timing in timings:
        print(timing.line(len(pages), cold))
    if arguments.memory_pages:
        _memory(pages, arguments.memory_pages)


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
    for command in (_sohoa([page], folder, "warm-up"), _ocrmypdf_command(page, folder)):
        subprocess.run(command, capture_output=True, check=False)


def _numbers(path: Path) -> range:
    from extract.read import page_count

    return range(1, page_count(path) + 1)


def _ours(pdfs: list[Path], folder: Path) -> list[Timing]:
    return [
        _timed("sohoa, cold: to datasets", _sohoa(pdfs, folder, "first")),
        _timed("sohoa, warm: the same command again", _sohoa(pdfs, folder, "first")),
        _timed("sohoa, pages cached: into a new folder", _sohoa(pdfs, folder, "second")),
    ]


def _sohoa(pdfs: list[Path], folder: Path, out: str) -> list[str]:
    command = [sys.executable, "-m", "sohoa", "run", *map(str, pdfs)]
    return [*command, "--cache", str(folder / "cache"), "--out", str(folder / out)]


def _ocrmypdf(pdfs: list[Path], folder: Path) -> Timing:
    seconds = sum(_timed("", _ocrmypdf_command(path, folder)).seconds for path in pdfs)
    return Timing("OCRmyPDF: to a searchable PDF", seconds)


def _ocrmypdf_command(pdf: Path, folder: Path) -> list[str]:
    program = shutil.which("ocrmypdf", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program is None:
        sys.exit("ocrmypdf is not installed: run 'make bench'")
    options = ["-l", "vie", "--force-ocr", "--output-type", "pdf", "--optimize", "0", "--jobs", str(CORES)]
    return [program, *options, str(pdf), str(folder / "out.pdf")]


def _timed(name: str, command: list[str]) -> Timing:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 4):
        sys.exit(f"{command[0]} failed: {done.stderr[-500:]}")
    return Timing(name, time.perf_counter() - started)


def _floor(pages: list[tuple[Path, int]]) -> Timing:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, mp_context=context) as pool:
        seconds = sum(pool.map(recognition_seconds, pages))
    return Timing("floor: the recognizer alone", seconds / CORES)


def recognition_seconds(page: tuple[Path, int]) -> float:
    """Seconds that recognizing every line and cell image of a page takes, once each."""
    from benchmarks.crops import crops
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

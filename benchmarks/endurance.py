"""A batch that is killed again and again must end as one that was left alone.

    python -m benchmarks.endurance [--pages 500] [--files 60] [--kills 5] [--seed 1]

Makes scanned plans, five bad files among them, runs them undisturbed, then once more with SIGKILL
at random moments and a restart after each, and compares both output folders byte by byte. Exits
with 1 when they differ or when a page known before a kill was recognized again.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageDraw

from samples.seals import font
from tests.faults.makers import FAILING

DPI = 150
BAD = ("not-a-pdf.pdf", "encrypted.pdf", "no-pages.pdf", "page-tree-loop.pdf", "not-an-image.png")
SENTENCE = "- Xã thứ {number}: năm 2021 có thêm {number} hộ thoát nghèo, đạt {share} tiêu chí;"


def main() -> int:
    """Run both batches and compare."""
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    for name, default in (("pages", 500), ("files", 60), ("kills", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_corpus(folder / "in", arguments.pages, arguments.files)
        seconds = _run(folder, "calm").seconds
        print(f"undisturbed: {arguments.pages} pages, {arguments.files} files, {seconds:.0f} s")
        again = 0
        moments = sorted(chance.uniform(0.02, 0.98) for _ in range(arguments.kills))
        for kill, moment in enumerate(moments):
            before = _known_pages(folder)
            _run(folder, "killed", until=int(moment * arguments.pages))
            again += _changed(before, folder)
            print(f"kill {kill + 1}: {len(_known_pages(folder))} pages recognized so far")
        before = _known_pages(folder)
        last = _run(folder, "killed")
        again += _changed(before, folder)
        same = snapshot(folder / "out-calm") == snapshot(folder / "out-killed")
    print(f"last run: {last.seconds:.0f} s, exit code {last.code}")
    print(f"the folders are {'the same' if same else 'DIFFERENT'}; pages recognized again: {again}")
    return 0 if same and not again else 1


def make_corpus(folder: Path, pages: int, files: int) -> None:
    """Write image-only PDFs with so many pages in all, and five bad files."""
    folder.mkdir(parents=True)
    for name in BAD:
        (folder / name).write_bytes(FAILING[name]())
    good = files - len(BAD)
    for index in range(good):
        count = pages // good + (index < pages % good)
        images = [_page(index, number) for number in range(count)]
        images[0].save(
            folder / f"plan-{index:03}.pdf",
            save_all=True,
            append_images=images[1:],
            resolution=DPI,
            quality=60,
        )


def _page(document: int, number: int) -> Image.Image:
    page = Image.new("L", (int(8.27 * DPI), int(11.69 * DPI)), 250)
    pen = ImageDraw.Draw(page)
    lines = ["KẾ HOẠCH", f"Giảm nghèo xã {document}", f"{'I' * (number % 3 + 1)}. MỤC TIÊU"]
    lines += [SENTENCE.format(number=document * 20 + number + k, share=k + 3) for k in range(5)]
    for row, line in enumerate(lines):
        pen.text((120, 120 + 42 * row), line, font=font("Regular", DPI, 13), fill=20)
    return page


class _Outcome:
    def __init__(self, seconds: float, code: int) -> None:
        self.seconds = seconds
        self.code = code


def _run(folder: Path, name: str, until: int | None = None) -> _Outcome:
    """Run the batch to its end, or kill it once so many pages are recognized in all."""
    command = [sys.executable, "-m", "sohoa", "run", "in", "--out", f"out-{name}", "--cache", f"cache-{name}"]
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    while until is not None and process.poll() is None:
        if len(_known_pages(folder)) >= until:
            process.send_signal(signal.SIGKILL)
        time.sleep(0.1)
    process.wait()
    return _Outcome(time.monotonic() - started, process.returncode)


def _known_pages(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (folder / "cache-killed").rglob("*.page")}


def _changed(before: dict[Path, int], folder: Path) -> int:
    now = _known_pages(folder)
    return sum(now.get(path) != stamp for path, stamp in before.items())


def snapshot(out: Path) -> dict[str, bytes]:
    """All files of an output folder but run.json and the state of the run."""
    files = (path for path in out.rglob("*") if path.is_file() and ".sohoa" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in files if path.name != "run.json"}


if __name__ == "__main__":
    sys.exit(main())

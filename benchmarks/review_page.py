"""The review page under a thousand doubts, measured in a real browser, and under a hundred kills.

    python -m benchmarks.review_page [--doubts 1000] [--answers 60] [--kills 100] [--seed 1]

Reads two pages of the sample, multiplies its doubts, serves them and drives the page by keyboard in headless
Chromium: time to first paint, time from a key to the confirmation on screen, memory of the page, frames while
the list scrolls. Then answers go on while the server is killed (SIGKILL) at random moments and started again:
every answer that the browser showed as saved must be in corrections.csv. Exits with 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.corrections.file import read_corrections
from sohoa.inputs.pageselection import PageSelection
from sohoa.options import RunOptions
from sohoa.running.runner import run

SAMPLE = Path(__file__).parent.parent / "samples" / "langson-2017.pdf"
CHROMIUM = "/usr/bin/chromium"

FIRST_PAINT, ANSWER, MEMORY = 1000.0, 100.0, 200.0
"""Goals: milliseconds to the first paint, milliseconds an answer at the median, MB of the page."""


def main() -> int:
    """Measure and tell; give the exit code."""
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    for name, default in (("doubts", 1000), ("answers", 60), ("kills", 100), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        out = make_folder(Path(name), arguments.doubts)
        with browser() as chromium:
            speed = measure(chromium, out, arguments.answers)
            print(speed)
            lost = kill_and_count(chromium, out, arguments.kills, random.Random(arguments.seed))
    return 0 if speed.is_good and not lost else 1


def make_folder(folder: Path, doubts: int) -> Path:
    """Make an output folder of two pages of the sample whose doubts are multiplied."""
    (folder / "in").mkdir()
    pdf, out = folder / "in" / "plan.pdf", folder / "out"
    shutil.copyfile(SAMPLE, pdf)
    options = RunOptions(cache=folder / "cache", workers=1, pages=PageSelection.parse("1,19"))
    run([pdf], out, options)
    multiply(out, doubts)
    return out


def multiply(out: Path, doubts: int) -> None:
    """Repeat the doubts about communes of a folder, each at a place of its own, until there are so many."""
    path = out / "issues.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["dataset"] == "commune_targets"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(_another(rows[at % len(rows)], at) for at in range(doubts))


def _another(row: Mapping[str, str], at: int) -> dict[str, str]:
    box = f"{60 + at % 40 * 10}.0;{120 + at // 40 * 12}.5;{100 + at % 40 * 10}.0;{132 + at // 40 * 12}.0"
    number = {
        "issue_id": f"{row['document_id']}/{at:012x}",
        "bbox": box,
        "printed": f"{row['printed']} #{at}",
    }
    return dict(row) | number


class ReviewServer:
    """``sohoa review`` as a process, killed and started at will."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self.address = ""

    def start(self) -> None:
        """Start it; wait for its address."""
        command = [sys.executable, "-m", "sohoa", "review", str(self._out), "--by", "bench"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()

    def kill(self) -> None:
        """End it at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


@contextlib.contextmanager
def browser() -> Iterator[Any]:
    """Open headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playing:
        chromium = playing.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
        )
        yield chromium
        chromium.close()


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured: milliseconds, megabytes, and the longest of frames while scrolling."""

    first_paint: float
    listed: float
    answers: tuple[float, ...]
    memory: float
    frame: float

    @property
    def median(self) -> float:
        """Milliseconds from a key to the confirmation."""
        return statistics.median(self.answers)

    @property
    def is_good(self) -> bool:
        """Whether the goals are met."""
        return self.first_paint <= FIRST_PAINT and self.median <= ANSWER and self.memory <= MEMORY

    def __str__(self) -> str:
        slowest = max(self.answers)
        return (
            f"first paint {self.first_paint:.0f} ms, list there {self.listed:.0f} ms, answer "
            f"{self.median:.0f} ms at the median ({slowest:.0f} at most), page {self.memory:.0f} MB, "
            f"longest frame while scrolling {self.frame:.0f} ms"
        )


_CLOCK = """() => {
  window.marks = [];
  document.addEventListener('keydown', () => { window.pressed = performance.now(); }, true);
  new MutationObserver(() => window.marks.push(performance.now() - window.pressed))
    .observe(document.getElementById('toast'), { childList: true, characterData: true, subtree: true });
}"""

_SCROLL = """() => new Promise((done) => {
  const list = document.getElementById('list');
  let last = performance.now(), worst = 0, steps = 0;
  const step = (now) => {
    worst = Math.max(worst, now - last);
    last = now;
    list.scrollTop += 400;
    steps += 1;
    if (steps < 120) requestAnimationFrame(step); else done(worst);
  };
  requestAnimationFrame(step);
})"""


def measure(chromium: Any, out: Path, answers: int) -> Speed:
    """Open the page, answer so many doubts by keyboard, and tell how long it took."""
    page = ReviewServer(out)
    page.start()
    try:
        tab = chromium.new_page(viewport={"width": 1280, "height": 860})
        tab.goto(page.address)
        tab.wait_for_selector(".top")
        paint = tab.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
        listed = tab.evaluate("() => performance.now()")
        tab.evaluate(_CLOCK)
        for _ in range(answers):
            tab.wait_for_selector("body[data-ready]", state="attached")
            before = tab.evaluate("() => window.marks.length")
            tab.keyboard.press("d")
            tab.wait_for_function("n => window.marks.length > n", arg=before)
        frame = tab.evaluate(_SCROLL)
        return Speed(paint, listed, tuple(tab.evaluate("() => window.marks")), memory_of(tab), frame)
    finally:
        page.kill()


def memory_of(tab: Any) -> float:
    """Megabytes of the page, as Chromium counts: objects of scripts, nodes of the document, pictures."""
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable")
    said = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    dom = session.send("Memory.getDOMCounters")
    pictures = tab.evaluate(
        "() => [...document.images].reduce((sum, one) => sum + one.naturalWidth * one.naturalHeight * 4, 0)"
    )
    return float(said["JSHeapTotalSize"] + dom["nodes"] * 1000 + pictures) / 1e6


def kill_and_count(chromium: Any, out: Path, kills: int, chance: random.Random) -> int:
    """Answer while the server is killed at random moments; give how many confirmed answers were lost."""
    confirmed: set[str] = set()
    page = ReviewServer(out)
    for number in range(kills):
        page.start()
        tab = chromium.new_page()
        confirmed |= set(_answered_until_killed(tab, page, chance.uniform(0.3, 3.0)))
        tab.close()
        said = read_corrections(out / "corrections.csv")
        on_disk = {each.key.printed for each in said.corrections}
        lost = len(confirmed - on_disk)
        if lost or said.problems or (number + 1) % 10 == 0:
            told = f"{len(confirmed)} answers confirmed, {lost} lost, {len(said.problems)} broken lines"
            print(f"{number + 1} kills, {told}", flush=True)
        if lost or said.problems:
            return max(1, lost)
    return 0


_SAVED = """() => {
  window.saved = [];
  let question = '';
  const toast = document.getElementById('toast');
  document.addEventListener('keydown', () => {
    question = document.querySelector('#card dd')?.textContent || '';
  }, true);
  new MutationObserver(() => {
    if (!toast.dataset.kind && question) window.saved.push(question);
  }).observe(toast, { childList: true });
}"""


def _answered_until_killed(tab: Any, page: ReviewServer, seconds: float) -> Iterator[str]:
    """Press keys until the server is dead; yield what the page showed as saved."""
    tab.goto(page.address)
    tab.wait_for_selector(".top")
    tab.evaluate(_SAVED)
    killer = threading.Timer(seconds, page.kill)
    killer.start()
    until = time.monotonic() + seconds + 0.3
    while time.monotonic() < until:
        tab.keyboard.press("d")
        tab.wait_for_timeout(60)
    killer.join()
    yield from tab.evaluate("() => window.saved")


if __name__ == "__main__":
    sys.exit(main())

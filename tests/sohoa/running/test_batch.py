"""A batch whose workers die: by another hand, or of the file itself."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessExpired
from PIL import Image, ImageDraw

from extract.errors import ExitCode
from sohoa.inputs.source import Keys
from sohoa.options import RunOptions
from sohoa.output.pagestore import PageStore
from sohoa.output.reporter import Silent
from sohoa.output.results import FileResult, FileStatus, RunResult
from sohoa.running.batch import Batch, Pools, Workshop
from tests.sohoa.plans import plan


class Mortal:
    """Runs calls here, after so many deaths of each kind of call."""

    def __init__(self, deaths: int) -> None:
        self._deaths = deaths
        self._died: dict[str, int] = {}

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        future: Future[Any] = Future()
        died = self._died.setdefault(function.__name__, 0)
        if died < self._deaths:
            self._died[function.__name__] = died + 1
            future.set_exception(ProcessExpired("killed", -9))
        else:
            future.set_result(function(*args))
        return future

    def close(self) -> None:
        """Nothing runs elsewhere."""


def result_of(path: Path, options: RunOptions, tmp_path: Path, deaths: int = 0) -> FileResult:
    workshop = Workshop(tmp_path / "out", options, Keys(options.read, ""), PageStore(tmp_path / "pages"))
    pool = Mortal(deaths)
    (result,) = Batch(workshop, Pools(pool, pool, pool), Silent()).run([path])
    return result


def result_after(deaths: int, tmp_path: Path) -> FileResult:
    return result_of(plan(tmp_path, "plan.txt", 1), RunOptions(workers=1), tmp_path, deaths)


def test_a_worker_that_was_killed_costs_nothing(tmp_path: Path) -> None:
    result = result_after(1, tmp_path)
    assert (result.status, result.failed_pages, result.message) == (FileStatus.DONE, 0, "")


def test_a_file_that_kills_every_worker_fails(tmp_path: Path) -> None:
    result = result_after(2, tmp_path)
    assert result.status is FileStatus.FAILED
    assert "stopped by the system, most likely for want of memory" in result.message


@pytest.mark.ocr
def test_a_page_cut_short_is_kept_told_and_read_again_with_more_time(tmp_path: Path) -> None:
    picture = Image.new("L", (1200, 1700), 255)
    for line in range(12):
        ImageDraw.Draw(picture).text(
            (100, 100 + 60 * line), "Phan dau nam 2019 co them 12 xa", 0, font_size=40
        )
    path = tmp_path / "page.png"
    picture.save(path, dpi=(150, 150))
    cut = result_of(path, RunOptions(workers=1, page_seconds=0.0), tmp_path)
    assert (cut.status, cut.failed_pages) == (FileStatus.DONE, 1)
    assert "page 1: took long and was cut short" in cut.message
    assert "--page-seconds" in cut.message
    assert RunResult((cut,), (), (), (), 1.0).exit_code() is ExitCode.INPUTS_FAILED
    again = result_of(path, RunOptions(workers=1), tmp_path)
    assert (again.status, again.failed_pages, again.message) == (FileStatus.DONE, 0, "")
    assert result_of(path, RunOptions(workers=1), tmp_path).status is FileStatus.UNCHANGED

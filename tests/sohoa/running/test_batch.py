"""A batch whose workers die: by another hand, or of the file itself."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from pebble import ProcessExpired

from sohoa.inputs.source import Keys
from sohoa.options import RunOptions
from sohoa.output.pagestore import PageStore
from sohoa.output.reporter import Silent
from sohoa.output.results import FileResult, FileStatus
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


def result_after(deaths: int, tmp_path: Path) -> FileResult:
    options = RunOptions(workers=1)
    workshop = Workshop(tmp_path / "out", options, Keys(options.read, ""), PageStore(tmp_path / "pages"))
    pool = Mortal(deaths)
    (result,) = Batch(workshop, Pools(pool, pool, pool), Silent()).run([plan(tmp_path, "plan.txt", 1)])
    return result


def test_a_worker_that_was_killed_costs_nothing(tmp_path: Path) -> None:
    result = result_after(1, tmp_path)
    assert (result.status, result.failed_pages, result.message) == (FileStatus.DONE, 0, "")


def test_a_file_that_kills_every_worker_fails(tmp_path: Path) -> None:
    result = result_after(2, tmp_path)
    assert result.status is FileStatus.FAILED
    assert "stopped by the system, most likely for want of memory" in result.message

"""Pages on a Dask cluster: a real scheduler, two worker processes, one of them killed mid-run."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.errors import UsageError
from sohoa.options import RunOptions
from sohoa.output.results import FileStatus
from sohoa.running.runner import run
from tests.sohoa.plans import plan, snapshot

pytest.importorskip("distributed")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address and the processes of its workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, cwd=tmp_path, **quiet)

    scheduler = start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    workers = [start("worker", address, *options) for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def test_the_datasets_are_the_same_even_when_a_worker_dies(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    folder = tmp_path / "in"
    for number in range(10):
        plan(folder, f"{number}.txt", number + 1)
    run([folder], tmp_path / "here", RunOptions(workers=1))

    def kill_one() -> None:
        while not list((tmp_path / "there" / "documents").glob("*.json")):
            time.sleep(0.02)
        workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    result = run([folder], tmp_path / "there", RunOptions(workers=1, scheduler=address))
    killer.join()
    assert {entry.status for entry in result.files} == {FileStatus.DONE}
    assert workers[0].wait() == -signal.SIGKILL
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sohoa.running.cluster.CONNECT_SECONDS", 1)
    plan(tmp_path / "in", "a.txt", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        run([tmp_path / "in"], tmp_path / "out", RunOptions(workers=1, scheduler="tcp://127.0.0.1:9"))

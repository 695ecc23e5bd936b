"""Killable worker processes behind one small executor protocol."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, Protocol

from pebble import ProcessPool

from sohoa.options import RunOptions

TASKS_PER_WORKER = 200  # native libraries leak a little; a fresh process now and then keeps memory flat
PATIENCE = 30  # seconds that a starting worker is waited for
_PR_SET_PDEATHSIG = 1


class Submitter(Protocol):
    """Runs a function somewhere else; a task that hangs, crashes or grows fails its own future only."""

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Schedule a call that may take at most so many seconds once it has begun."""
        ...


class LocalPool:
    """Processes on this machine, each killed when its task outlives its limit."""

    def __init__(self, pool: ProcessPool, processes: int) -> None:
        self._pool = pool
        self._processes = processes
        self._submitted = 0
        self._killed = False

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Schedule a call; the future raises TimeoutError or pebble.ProcessExpired when it was killed."""
        future: Future[Any] = self._pool.schedule(function, args=args, timeout=seconds)
        self._submitted += 1
        future.add_done_callback(self._note_end)
        return future

    def close(self) -> None:
        """End the processes once their tasks are done.

        A worker that replaces another is waited for first: one that still starts while its
        pool ends finds its queues gone, and says so with a traceback.
        """
        deadline = time.monotonic() + PATIENCE
        replaced = self._killed or self._submitted >= TASKS_PER_WORKER
        awake: set[int] = set()
        while replaced and len(awake) < self._processes and time.monotonic() < deadline:
            answers = [self._pool.schedule(_answer, timeout=PATIENCE) for _ in range(self._processes)]
            awake.update(answer.result() for answer in answers)
        self._pool.close()

    def _note_end(self, future: Future[Any]) -> None:
        self._killed = self._killed or (not future.cancelled() and future.exception() is not None)


class ClusterPool:
    """The executor of a Dask client; its workers enforce the limits themselves."""

    def __init__(self, executor: Executor, memory_mb: int) -> None:
        self._executor = executor
        self._memory_mb = memory_mb

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Schedule a call on the cluster."""
        from sohoa.limits import call_within

        return self._executor.submit(call_within, seconds, self._memory_mb, function, *args)


@contextlib.contextmanager
def local_pool(options: RunOptions) -> Iterator[LocalPool]:
    """Open the worker processes of a run; on an error or an interrupt all of them are killed."""
    pool = ProcessPool(
        max_workers=options.processes,
        max_tasks=TASKS_PER_WORKER,
        initializer=prepare_worker,
        initargs=(options.memory_mb,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        workers = LocalPool(pool, options.processes)
        yield workers
        workers.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def prepare_worker(memory_mb: int) -> None:
    """Set a worker up: it dies with its parent, leaves Ctrl-C to it, and may not outgrow its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hush()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    limit = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    # OpenCV's own threads would fight the other workers for the cores.
    importlib.import_module("cv2").setNumThreads(1)


def _answer() -> int:
    """Give the worker's process number; slowly, so that another worker takes the next call."""
    time.sleep(0.05)
    return os.getpid()


def _hush() -> None:
    """Close the mouth of libraries that talk about damaged files; SOHOA_DEBUG leaves it open."""
    if not os.environ.get("SOHOA_DEBUG"):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stderr.fileno())
        os.close(nowhere)

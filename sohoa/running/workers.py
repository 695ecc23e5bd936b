"""Killable worker processes behind one small executor protocol."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

from sohoa.options import RunOptions
from sohoa.running.ending import end_with_parent
from sohoa.running.spawn import FreshContext

if TYPE_CHECKING:
    from pebble import ProcessPool

TASKS_PER_WORKER = 200  # native libraries leak a little; a fresh process now and then keeps memory flat
COLLECT_AFTER = 50_000
"""New objects after which Python looks for cycles: pages and records make few, and looking after 700 of them
again and again took a tenth of the time of finishing a document."""

PATIENCE = 30  # seconds that a starting worker is waited for
YOUNG = 3  # seconds within which a worker may still be starting
PER_SECOND_OF_WORK = 8
"""Seconds of the clock that a task may take for each second of work it may do: on a loaded machine it gets
a core now and then; one that takes longer waits for something that never comes, a lost drive say."""

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of the GNU C library's malloc.h
KEPT_MB, LARGEST_MB = 256, 32
"""Memory that a worker keeps for its next image, and up to what size of one: given back to the system after
each step and asked for anew, it has to be zeroed again and again, a tenth of the time of image work."""


class Submitter(Protocol):
    """Runs a function somewhere else; a task that hangs, crashes or grows fails its own future only."""

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Schedule a call that may work at most so many seconds (of CPU time) once it has begun."""
        ...

    def close(self) -> None:
        """Take no more calls, and end; all that were made are done. Can be called again."""
        ...


class LocalPool:
    """Processes on this machine, each killed when its task outlives its limit.

    They start with the first task, or before: a run that has nothing to do starts none.
    """

    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._pool: ProcessPool | None = None
        self._began = 0.0
        self._submitted = 0
        self._killed = False
        self._is_ending = False

    def start(self) -> None:
        """Start the processes while the caller does something else."""
        self.submit(PATIENCE, os.getpid)  # the pool starts with its first call

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Schedule a call; the future raises TimeoutError or pebble.ProcessExpired when it was killed."""
        if self._pool is None:
            self._pool = process_pool(self._options.processes, self._options.memory_mb)
            self._began = time.monotonic()
        future = schedule(self._pool, seconds, function, *args)
        self._submitted += 1
        future.add_done_callback(self._note_end)
        return future

    def close(self) -> None:
        """Let the processes end, whose tasks are all done, while the caller does something else.

        A new worker is waited for first: one that still starts while its pool ends finds its queues gone, and
        says so with a traceback.
        """
        if self._pool is None or self._is_ending:
            return
        self._is_ending = True
        deadline = time.monotonic() + PATIENCE
        is_young = time.monotonic() - self._began < YOUNG
        has_new = is_young or self._killed or self._submitted >= TASKS_PER_WORKER
        awake: set[int] = set()
        while has_new and len(awake) < self._options.processes and time.monotonic() < deadline:
            answers = [self._pool.schedule(_answer, timeout=PATIENCE) for _ in range(self._options.processes)]
            awake.update(answer.result() for answer in answers)
        self._pool.stop()

    def join(self) -> None:
        """Wait until the processes have ended."""
        if self._pool is not None:
            self._pool.join()

    def kill(self) -> None:
        """End the processes at once."""
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()

    def _note_end(self, future: Future[Any]) -> None:
        self._killed = self._killed or (not future.cancelled() and future.exception() is not None)


@contextlib.contextmanager
def local_pool(options: RunOptions) -> Iterator[LocalPool]:
    """Open the worker processes of a run; on an error or an interrupt all of them are killed."""
    workers = LocalPool(options)
    try:
        yield workers
        workers.close()
        workers.join()
    except BaseException:
        workers.kill()
        raise


def process_pool(processes: int, memory_mb: int) -> ProcessPool:
    """Make a pool of fresh processes that are set up as workers."""
    from pebble import ProcessPool  # slow to load

    return ProcessPool(
        max_workers=processes,
        max_tasks=TASKS_PER_WORKER,
        initializer=prepare_worker,
        initargs=(memory_mb,),
        context=FreshContext(),
    )


def schedule(pool: ProcessPool, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
    """Schedule a call whose process is ended when it has worked so many seconds on it, or waits for ever."""
    call = (seconds, function, *args)
    future: Future[Any] = pool.schedule(_work, args=call, timeout=PER_SECOND_OF_WORK * seconds)
    return future


def _work(seconds: float, function: Callable[..., Any], *args: object) -> Any:
    """Call a function; the system ends this process (SIGXCPU) once it has worked so long on it."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until if most < 0 else min(until, most), most))
    return function(*args)


def prepare_worker(memory_mb: int) -> None:
    """Set a worker up: it dies with its parent, leaves Ctrl-C to it, and may not outgrow its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hush()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    end_with_parent()
    _keep_memory()
    limit = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a task that is ended leaves no picture of its memory
    gc.set_threshold(COLLECT_AFTER)
    # Their own threads would fight the other workers for the cores; they read this when they are loaded.
    os.environ["OPENCV_FOR_THREADS_NUM"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from extract import read  # noqa: F401  # what every task needs


def _keep_memory() -> None:
    """Keep the memory of one image for the next, where the C library can be told so."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_M_MMAP_THRESHOLD, LARGEST_MB << 20)
        mallopt(_M_TRIM_THRESHOLD, KEPT_MB << 20)


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

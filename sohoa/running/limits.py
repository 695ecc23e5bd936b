"""Time and memory limits on the workers of a cluster, whose processes are not ours to kill."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sohoa.running.workers import process_pool, schedule

if TYPE_CHECKING:
    from pebble import ProcessPool

_children: dict[int, ProcessPool] = {}


def call_within(seconds: float, memory_mb: int, function: Callable[..., Any], *args: object) -> Any:
    """Call a function in a child process that is killed after so many seconds of work.

    One child is kept for the next call. Raises what the function raises, TimeoutError, or
    pebble.ProcessExpired when the child died.
    """
    return schedule(_child(memory_mb), seconds, function, *args).result()


def _child(memory_mb: int) -> ProcessPool:
    known = _children.get(memory_mb)
    if known is not None and known.active:
        return known
    # Dask starts its workers as daemons, which may have no children unless they forget it.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    pool = _children[memory_mb] = process_pool(1, memory_mb)
    return pool

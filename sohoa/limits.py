"""Time limits where the process is not ours to kill: on the workers of a cluster."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
from collections.abc import Callable
from typing import Any

from pebble import ProcessPool

_pools: dict[str, ProcessPool] = {}


def call_within(seconds: float, function: Callable[..., Any], *args: object) -> Any:
    """Call a function in a child process that is killed after so many seconds.

    One child a cluster worker is kept for the next call. Raises what the function raises,
    TimeoutError, or pebble.ProcessExpired when the child died.
    """
    pool = _pools.get("child")
    if pool is None or not pool.active:
        context = multiprocessing.get_context("spawn")
        pool = _pools["child"] = ProcessPool(max_workers=1, context=context)
    future: concurrent.futures.Future[Any] = pool.schedule(function, args=args, timeout=seconds)
    return future.result()

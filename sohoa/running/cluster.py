"""Pages on more machines: the executor of a Dask client."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

from extract.errors import MissingProgramError, UsageError
from sohoa.options import RunOptions
from sohoa.running.limits import call_within

CONNECT_SECONDS = 15
"""After these a scheduler that does not answer is taken for none, and the user told."""


class MissingClusterError(MissingProgramError):
    """dask.distributed is not installed."""


class NoSchedulerError(UsageError):
    """No Dask scheduler answers at the address."""

    def __init__(self, address: str) -> None:
        super().__init__(address=address)


class ClusterPool:
    """The executor of a Dask client; its workers enforce the limits themselves."""

    def __init__(self, executor: Executor, memory_mb: int) -> None:
        self._executor = executor
        self._memory_mb = memory_mb

    def submit(self, seconds: float, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Schedule a call on the cluster."""
        return self._executor.submit(call_within, seconds, self._memory_mb, function, *args)

    def close(self) -> None:
        """Leave the cluster's workers to whoever started them."""


@contextlib.contextmanager
def cluster_pool(options: RunOptions) -> Iterator[ClusterPool]:
    """Connect to the Dask scheduler of the options, such as ``tcp://host:8786``.

    The workers need sohoa, Tesseract and the input files under the same paths. A page whose
    worker is lost is given to another one. Raises MissingClusterError without dask.distributed,
    NoSchedulerError when the scheduler does not answer.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingClusterError from None
    address = options.scheduler
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoSchedulerError(address) from error
    with client:
        yield ClusterPool(client.get_executor(pure=False), options.memory_mb)

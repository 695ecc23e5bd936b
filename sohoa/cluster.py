"""Pages on more machines: the executor of a Dask client."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from extract.errors import MissingProgramError, UsageError
from sohoa.options import RunOptions
from sohoa.workers import ClusterPool

CONNECT_SECONDS = 15


@contextlib.contextmanager
def cluster_pool(options: RunOptions) -> Iterator[ClusterPool]:
    """Connect to the Dask scheduler of the options, such as ``tcp://host:8786``.

    The workers need sohoa, Tesseract and the input files under the same paths. A page whose
    worker is lost is given to another one. Raises MissingProgramError without dask.distributed,
    UsageError when the scheduler does not answer.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingProgramError(
            "dask.distributed is not installed: run 'pip install sohoa[cluster]'"
        ) from None
    address = options.scheduler
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}: start one or check the address") from error
    with client:
        yield ClusterPool(client.get_executor(pure=False), options.memory_mb)

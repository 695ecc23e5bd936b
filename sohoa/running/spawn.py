"""Fresh processes that do not run the caller's script again, so that it needs no ``__main__`` guard.

What multiprocessing spawns imports the caller's main module first, in case the work is defined there.
Ours never is.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.popen_spawn_posix import Popen
from types import ModuleType

_starting = threading.Lock()


class _Process(SpawnProcess):
    """A spawned process that knows nothing of the caller's main module."""

    @staticmethod
    def _Popen(process_obj: SpawnProcess) -> Popen:  # type: ignore[override]  # noqa: N802
        with _starting, _nameless_main():
            return Popen(process_obj)


class FreshContext(SpawnContext):
    """The spawn context of multiprocessing with such processes."""

    Process = _Process


@contextlib.contextmanager
def _nameless_main() -> Iterator[None]:
    """Put an empty module in the place of ``__main__``: multiprocessing asks it for its file and name."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main

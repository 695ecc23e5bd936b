"""Failures of workers as one line that says what happened and what to do."""

from __future__ import annotations

from concurrent.futures import TimeoutError as FutureTimeoutError

from extract.errors import ExitCode, SohoaError
from sohoa.options import RunOptions


def failure_message(error: BaseException, options: RunOptions) -> str:
    """Say why a task failed and what to do about it, in one line without a traceback."""
    if isinstance(error, SohoaError):
        return str(error)
    if isinstance(error, TimeoutError | FutureTimeoutError):
        return (
            f"took longer than {options.page_seconds:g} s and was stopped; "
            "raise --page-seconds, or check the file in a viewer"
        )
    if isinstance(error, MemoryError):
        return f"needs more than {options.memory_mb} MB of memory; raise --memory-mb or scan it smaller"
    if is_death(error):
        exit_code = getattr(error, "exitcode", "unknown")
        return (
            f"made its worker die (exit code {exit_code}): too much memory or a damaged file; "
            "raise --memory-mb, or open it in a viewer and save it again"
        )
    detail = " ".join(str(error).split())[:200]
    return f"could not be read ({type(error).__name__}: {detail}); please report this file"


def is_death(error: BaseException | None) -> bool:
    """Whether a task failed because its worker process died."""
    from pebble import ProcessExpired  # slow to load, and there without a worker that died

    return isinstance(error, ProcessExpired)


def give_exit_code(error: BaseException) -> ExitCode:
    """The exit code that a failure asks for."""
    return error.exit_code if isinstance(error, SohoaError) else ExitCode.INPUTS_FAILED

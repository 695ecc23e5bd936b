"""Failures of workers as one line that says what happened and what to do."""

from __future__ import annotations

import signal
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass

from extract.errors import ExitCode, InputError, SohoaError
from extract.messages import Language, say
from sohoa.options import RunOptions


@dataclass(frozen=True, slots=True)
class TaskLimits:
    """What a task may take, and the option that allows more time."""

    seconds: float
    option: str
    memory_mb: int

    @classmethod
    def of_page(cls, options: RunOptions) -> TaskLimits:
        """Limits on reading one page."""
        return cls(options.page_seconds, "--page-seconds", options.memory_mb)

    @classmethod
    def of_document(cls, options: RunOptions) -> TaskLimits:
        """Limits on interpreting one document."""
        return cls(options.document_seconds, "--document-seconds", options.memory_mb)


def failure_message(error: BaseException, limits: TaskLimits, language: Language | None = None) -> str:
    """Say why a task failed and what to do about it, in one line without a traceback."""
    if isinstance(error, SohoaError):
        return error.told(language)
    if isinstance(error, TimeoutError | FutureTimeoutError) or _exit_code(error) == -signal.SIGXCPU:
        return say("worker.slow", language, seconds=limits.seconds, option=limits.option)
    if isinstance(error, MemoryError):
        return say("worker.memory", language, megabytes=limits.memory_mb)
    if is_death(error):
        code = _exit_code(error)
        # Nobody but the kernel, for want of memory, kills a worker that is within our limits.
        return say("worker.killed" if code == -signal.SIGKILL else "worker.died", language, code=code)
    detail = " ".join(str(error).split())[:200]
    return say("worker.bug", language, kind=type(error).__name__, detail=detail)


def page_trouble(error: BaseException, limits: TaskLimits) -> str:
    """Say why a page failed where the file is named already."""
    return error.problem() if isinstance(error, InputError) else failure_message(error, limits)


def is_death(error: BaseException | None) -> bool:
    """Whether a task failed because its worker process died; not one that was ended for its long work."""
    from pebble import ProcessExpired  # slow to load, and there without a worker that died

    return isinstance(error, ProcessExpired) and _exit_code(error) != -signal.SIGXCPU


def give_exit_code(error: BaseException) -> ExitCode:
    """The exit code that a failure asks for."""
    return error.exit_code if isinstance(error, SohoaError) else ExitCode.INPUTS_FAILED


def _exit_code(error: BaseException | None) -> int | None:
    """The exit code of the worker that died, minus the signal that ended it."""
    return getattr(error, "exitcode", None)

"""Two computations at once: the second one in a copy of this process, where a core is to spare for it.

A copy shares what was loaded and read; only what it gives back has to be pickled.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import NoReturn, TypeVar

from sohoa.running.ending import end_with_parent

A = TypeVar("A")
B = TypeVar("B")


def at_once(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Call two functions that leave everything here as it is, and give what both give.

    For a process of one thread only, as our workers are. Should the copy end early, or not be able to do it
    (its memory is limited too), the second function is called here, once more maybe.
    """
    if sys.platform != "linux":  # elsewhere libraries do not bear being copied
        return first(), second()
    receiver, sender = Pipe(duplex=False)
    copy = os.fork()
    if not copy:
        _answer(sender, second)
    sender.close()
    try:
        one = first()
        answer = _received(receiver)
    finally:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)
    return one, second() if answer is None else pickle.loads(answer)


def _answer(sender: Connection, function: Callable[[], object]) -> NoReturn:
    """Send what a function gives, pickled, and end without a word."""
    try:
        end_with_parent()
        sender.send_bytes(pickle.dumps(function(), protocol=5))
    finally:
        os._exit(0)


def _received(receiver: Connection) -> bytes | None:
    """Give what was sent; None where the sender has ended."""
    try:
        return receiver.recv_bytes()
    except EOFError:
        return None

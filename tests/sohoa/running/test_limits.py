"""A task is ended for the work that it does, not for the time that a loaded machine takes over it."""

from __future__ import annotations

import time

import pytest
from pebble import ProcessExpired

from sohoa.options import RunOptions
from sohoa.running.failures import TaskLimits, failure_message, is_death
from sohoa.running.workers import local_pool

LIMITS = TaskLimits(1, "--page-seconds", 1000)


def _toil() -> None:
    while True:
        pass


def _wait(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def test_a_task_that_works_too_long_is_ended_and_told_once() -> None:
    with local_pool(RunOptions(workers=1)) as pool:
        future = pool.submit(1, _toil)
        with pytest.raises(ProcessExpired) as raised:
            future.result()
    assert "more than 1 s of work" in failure_message(raised.value, LIMITS)
    assert not is_death(raised.value)  # else it would be tried once more


def test_a_task_that_gets_no_core_is_waited_for() -> None:
    with local_pool(RunOptions(workers=1)) as pool:
        assert pool.submit(1, _wait, 2.5).result() == "done"


def test_a_task_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sohoa.running.workers.PER_SECOND_OF_WORK", 2)
    with local_pool(RunOptions(workers=1)) as pool, pytest.raises(TimeoutError):
        pool.submit(1, _wait, 60).result()


def test_the_next_task_has_its_own_time() -> None:
    with local_pool(RunOptions(workers=1)) as pool:
        for _ in range(3):
            assert pool.submit(2, _work_for, 1.0).result() >= 1


def _work_for(seconds: float) -> float:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return seconds

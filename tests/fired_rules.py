"""Every rule of the registry fires in some test: watched while tests run, checked at the end of a whole run.

A rule fires when a stage of validate/ makes an issue of it; issues that tests make by hand do not count.
Runs of some of the tests check nothing; with pytest-xdist each worker tells the controller what it saw.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from validate.model import Issue
from validate.rules import RULES

FIRED: set[str] = set()
_KEY = "fired_rules"
_made = Issue.__init__


def _watched(issue: Issue, *args: Any, **values: Any) -> None:
    _made(issue, *args, **values)
    maker = sys._getframe(1).f_globals["__name__"]
    if maker.startswith("validate."):
        FIRED.add(issue.rule)


def pytest_configure() -> None:
    Issue.__init__ = _watched  # type: ignore[method-assign]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    FIRED.update(getattr(node, "workeroutput", {}).get(_KEY, ()))


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput[_KEY] = sorted(FIRED)
    elif _is_whole(config) and session.exitstatus == pytest.ExitCode.OK and (silent := RULES.keys() - FIRED):
        print(f"\nrules that fire in no test: {', '.join(sorted(silent))}", file=sys.stderr)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_whole(config: pytest.Config) -> bool:
    """Say whether a run is of all tests: no paths, no choice by name, mark or cache."""
    chosen = ("file_or_dir", "keyword", "markexpr", "deselect", "lf", "collectonly")
    return not any(config.getoption(name, None) for name in chosen)

"""What a notebook user calls."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import sohoa
from extract.errors import NotAFileError
from tests.sohoa.plans import plan


def test_one_path_is_taken_as_one_input(tmp_path: Path) -> None:
    path = plan(tmp_path, "plan.txt", 1)
    result = sohoa.run(str(path), tmp_path / "out", sohoa.RunOptions(workers=1))
    assert [entry.source for entry in result.files] == [str(path)]
    assert result.exit_code() == 0


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "scan.pdf")
    with pytest.raises(NotAFileError, match="no regular file"):
        sohoa.read(tmp_path / "scan.pdf")


def test_no_module_takes_the_place_of_a_function_of_the_package() -> None:
    package = Path(sohoa.__file__).parent
    modules = {path.stem for path in package.iterdir()}
    assert not modules & set(sohoa.__all__)

"""Faulty inputs cost nothing but themselves: one clear line, exit code 3, everything else done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.makers import DOUBTFUL, FAILING

GOOD = "KẾ HOẠCH\nPhát triển năm 2021\n\nI. MỤC TIÊU\n\nĐến hết năm 2021 có 12 xã đạt chuẩn.\n"
PATIENCE = 240


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """All faults and one sound file in one run."""
    folder = tmp_path_factory.mktemp("faults")
    (folder / "in").mkdir()
    for name, make in {**FAILING, **DOUBTFUL}.items():
        (folder / "in" / name).write_bytes(make())
    (folder / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "sohoa", "run", "in", "gone.pdf", "--out", "out", "--no-cache"]
    limits = ["--page-seconds", "15", "--memory-mb", "3000"]
    done = subprocess.run(
        command + limits, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return folder, done


def test_the_run_ends_with_exit_code_3_and_no_traceback(
    batch: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = batch
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_each_failing_input_has_one_clear_line(
    batch: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = batch
    for name in [*(f"in/{name}" for name in FAILING), "gone.pdf"]:
        lines = [line for line in done.stderr.splitlines() if line.startswith(f"failed: {name}: ")]
        assert len(lines) == 1, name
        assert ";" in lines[0], f"{name}: says not what to do"
        assert "please report" not in lines[0]


def test_every_input_is_accounted_for(batch: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = batch
    files = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))["files"]
    told = {Path(entry["source"]).name: entry["status"] for entry in files}
    assert set(told) == {*FAILING, *DOUBTFUL, "good.txt", "gone.pdf"}
    assert told["good.txt"] == "done"


def test_nothing_outside_the_output_folder_is_touched(
    batch: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = batch
    assert sorted(path.name for path in folder.iterdir()) == ["in", "out"]
    assert len(list((folder / "in").iterdir())) == len(FAILING) + len(DOUBTFUL) + 1


def test_no_worker_is_left_behind(batch: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = batch
    for status in Path("/proc").glob("[0-9]*/cwd"):
        try:
            assert status.resolve() != folder
        except OSError:
            continue

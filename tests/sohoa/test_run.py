"""Whole runs over small text inputs: what a second run does, what goes, what stays the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from export.formats import OutputFormat
from sohoa.options import RunOptions
from sohoa.output.results import FileStatus, RunResult
from sohoa.running.runner import run
from tests.sohoa.plans import PLAN, plan, snapshot


def statuses(result: RunResult) -> dict[str, str]:
    return {Path(entry.source).name: entry.status for entry in result.files}


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(cache=tmp_path / "cache", workers=2)


def test_a_second_run_does_only_what_has_changed(tmp_path: Path, options: RunOptions) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    plan(folder, "a.txt", 1)
    plan(folder, "b.txt", 2)
    plan(folder, "c.txt", 3)
    assert set(statuses(run([folder], out, options)).values()) == {FileStatus.DONE}
    before = snapshot(out)
    assert set(statuses(run([folder], out, options)).values()) == {FileStatus.UNCHANGED}
    assert snapshot(out) == before

    plan(folder, "b.txt", 4)
    (folder / "c.txt").unlink()
    result = run([folder], out, replace(options, prune=True))
    assert statuses(result) == {"a.txt": FileStatus.UNCHANGED, "b.txt": FileStatus.DONE}
    numbers = (out / "documents.csv").read_text(encoding="utf-8")
    assert "1/KH-UBND" in numbers
    assert "4/KH-UBND" in numbers
    assert "2/KH-UBND" not in numbers
    assert "3/KH-UBND" not in numbers
    assert len(list((out / "documents").iterdir())) == 2


def times(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in out.iterdir() if path.suffix in {".csv", ".html"}}


def test_shared_files_are_written_only_where_something_changed(tmp_path: Path, options: RunOptions) -> None:
    out = tmp_path / "out"
    plan(tmp_path / "in", "a.txt", 1)
    run([tmp_path / "in"], out, options)
    before, whole = times(out), snapshot(out)
    run([tmp_path / "in"], out, options)
    assert times(out) == before

    (out / "report.html").unlink()
    (out / "figures.csv").write_text("touched by a person", encoding="utf-8")
    run([tmp_path / "in"], out, options)
    assert snapshot(out) == whole

    run([tmp_path / "in"], out, replace(options, formats=(OutputFormat.SQLITE,)))
    assert any(path.suffix == ".sqlite" for path in out.iterdir())


def test_a_mistyped_path_leaves_the_datasets_alone(tmp_path: Path, options: RunOptions) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    run([tmp_path / "in"], tmp_path / "out", options)
    before = snapshot(tmp_path / "out")
    result = run([tmp_path / "im"], tmp_path / "out", options)
    assert [entry.status for entry in result.files] == [FileStatus.FAILED]
    assert snapshot(tmp_path / "out") == before


def test_the_same_stem_in_two_folders_and_the_same_file_twice(tmp_path: Path, options: RunOptions) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    plan(folder, "one/plan.txt", 1)
    plan(folder, "two/plan.txt", 2)
    plan(folder, "three/plan.txt", 1)
    result = run([folder], out, options)
    assert sorted(entry.status for entry in result.files) == ["done", "done", "duplicate"]
    assert len((out / "documents.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_names_never_escape_the_output_folder(tmp_path: Path, options: RunOptions) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    names = [
        "-rf.txt",
        "a\nb.txt",
        "quo\"te'.txt",
        "..txt",
        "Ke\u0302\u0301.txt",
        "x" * 240 + ".txt",
        "=1+1.txt",
    ]
    for number, name in enumerate(names):
        plan(folder, name, number + 1)
    (folder / os.fsdecode(b"stray \xff byte.txt")).write_text(PLAN.format(number=99), encoding="utf-8")
    result = run([folder], out, options)
    assert {entry.status for entry in result.files} == {FileStatus.DONE}
    assert not [entry.source for entry in result.files if not entry.source.isprintable()]
    assert "stray \\xff byte.txt" in (out / "documents.csv").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "in", "out"]
    for path in out.rglob("*"):
        assert path.resolve().is_relative_to(out.resolve())
        assert len(path.name.encode()) < 120


def test_a_run_killed_at_any_moment_leaves_nothing_half_and_goes_on(tmp_path: Path) -> None:
    folder, out, calm = tmp_path / "in", tmp_path / "out", tmp_path / "calm"
    for number in range(12):
        plan(folder, f"{number:02}.txt", number + 1)
    command = [sys.executable, "-m", "sohoa", "run", "in", "--cache", "cache", "-j", "2", "--out"]
    subprocess.run([*command, "calm"], cwd=tmp_path, check=True, capture_output=True)
    for _ in range(2):
        process = subprocess.Popen([*command, "out"], cwd=tmp_path, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        known = len(list(out.glob("documents/*.json")))
        while len(list(out.glob("documents/*.json"))) < known + 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in out.glob("documents/*.json"):
            json.loads(path.read_text(encoding="utf-8"))
    subprocess.run([*command, "out"], cwd=tmp_path, check=True, capture_output=True)
    assert snapshot(out) == snapshot(calm)

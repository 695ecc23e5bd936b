"""How the Makefile's main job hands on paths and exit codes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "run-batch"
SHOW = ["python3", "-c", "import sys; print(sys.argv[1:]); sys.exit(int(sys.argv[1]))"]


def run_batch(inputs: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", str(SCRIPT), *SHOW, str(code)],
        env={**os.environ, "IN": inputs, "OUT": "out"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_path_with_blanks_is_one_input(tmp_path: Path) -> None:
    folder = tmp_path / "thư mục con"
    folder.mkdir()
    assert run_batch(str(folder)).stdout.strip() == str(["0", str(folder), "--out", "out"])


def test_several_paths_are_several_inputs() -> None:
    assert run_batch("a.pdf b.txt").stdout.strip() == str(["0", "a.pdf", "b.txt", "--out", "out"])


@pytest.mark.parametrize(
    ("code", "word"), [(2, "wrong"), (3, "failed"), (4, "missing"), (5, "errors remain")]
)
def test_an_exit_code_comes_through_with_a_word(code: int, word: str) -> None:
    done = run_batch("a.pdf", code)
    assert done.returncode == code
    assert word in done.stderr


def test_the_word_is_in_the_language_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "vi")
    assert "một số tệp hoặc trang hỏng" in run_batch("a.pdf", 3).stderr

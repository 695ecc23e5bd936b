"""The command line from outside: exit codes, one line for every trouble, stdout for data only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.sohoa.plans import plan

COMMANDS = ("", "run", "inspect", "places", "status", "doctor")


def sohoa(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sohoa", *arguments],
        cwd=folder,
        env={**os.environ, "SOHOA_CACHE": str(folder / "cache"), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def scan(folder: Path) -> None:
    image = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(image).text((60, 60), "KE HOACH 37", fill=0, font_size=40)
    image.save(folder / "scan.png", dpi=(150, 150))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(tmp_path: Path, command: str) -> None:
    done = sohoa(tmp_path, *command.split(), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: ")


def test_only_what_has_to_be_recognized_needs_models(tmp_path: Path) -> None:
    plan(tmp_path, "plan.txt", 1)
    scan(tmp_path)
    models = {"TESSDATA_PREFIX": str(tmp_path)}
    assert sohoa(tmp_path, "run", "plan.txt", "--out", "text", **models).returncode == 0
    done = sohoa(tmp_path, "run", "plan.txt", "scan.png", "--out", "both", **models)
    assert (done.returncode, done.stdout) == (4, "")
    assert "failed: scan.png: TESSDATA_PREFIX is" in done.stderr
    assert "apt-get install" in done.stderr
    assert "Traceback" not in done.stderr
    (tmp_path / "eng.traineddata").write_bytes(b"")
    done = sohoa(tmp_path, "run", "scan.png", "--out", "image", **models)
    assert done.returncode == 4
    assert "the Tesseract model 'vie' is not installed" in done.stderr


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    plan(tmp_path, "plan.txt", 1)
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    done = sohoa(tmp_path, "run", "plan.txt", "--out", "out")
    assert done.returncode == 2
    assert "cache" in done.stderr
    assert "--no-cache" in done.stderr


def test_a_picture_that_cannot_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    scan(tmp_path)
    done = sohoa(tmp_path, "inspect", "scan.png", "--out", ".")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_history_needs_a_code(tmp_path: Path) -> None:
    assert sohoa(tmp_path, "places", "Chi Lăng", "--history").returncode == 2

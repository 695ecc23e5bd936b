"""The command line from outside: exit codes, one line for every trouble, stdout for data only."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.sohoa.plans import plan

COMMANDS = ("", "run", "corrections", "inspect", "panel", "pdf", "places", "status", "doctor")


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
    assert "the Tesseract model 'osd' is not installed" in done.stderr  # vie comes with the package


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


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--workers", "-1", "0<=x<=1024"),
        ("--jobs", "2000", "0<=x<=1024"),
        ("--memory-mb", "3", "512<=x"),
        ("--page-seconds", "0", "1<=x"),
        ("--pages", "7-3", "3-7,12"),
    ],
)
def test_an_option_out_of_range_is_told_with_its_range(
    tmp_path: Path, option: str, value: str, told: str
) -> None:
    done = sohoa(tmp_path, "run", "plan.txt", "--out", "out", option, value)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_dry_run_says_what_would_be_done_and_does_nothing(tmp_path: Path) -> None:
    plan(tmp_path, "in/a.txt", 1)
    plan(tmp_path, "in/b.txt", 2)
    (tmp_path / "in" / "c.heic").write_bytes(b"photo")
    assert sohoa(tmp_path, "run", "in/a.txt", "--out", "out").returncode == 0
    done = sohoa(tmp_path, "run", "in", "--out", "out", "--dry-run")
    assert done.returncode == 0
    actions = {line.split("\t")[1]: line.split("\t")[0] for line in done.stdout.splitlines()[1:]}
    assert actions == {"in/a.txt": "unchanged", "in/b.txt": "read", "in/c.heic": "skipped"}
    assert "2/KH-UBND" not in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")


def test_options_of_an_archive_stand_beside_it(tmp_path: Path) -> None:
    plan(tmp_path, "in/a.txt", 1)
    settings = tmp_path / "in" / "sohoa.toml"
    settings.write_text('workers = 1\npage-seconds = "many"\n', encoding="utf-8")
    wrong = sohoa(tmp_path, "run", "in", "--out", "out")
    assert (wrong.returncode, "--page-seconds" in wrong.stderr) == (2, True)
    assert sohoa(tmp_path, "run", "in", "--out", "out", "--page-seconds", "60").returncode == 0
    settings.write_text("wokers = 1\n", encoding="utf-8")
    unknown = sohoa(tmp_path, "run", "in", "--out", "out")
    assert (unknown.returncode, "does not know wokers" in unknown.stderr) == (2, True)


def test_being_told_to_end_is_as_clean_as_an_interruption(tmp_path: Path) -> None:
    for number in range(1, 9):
        plan(tmp_path, f"in/{number}.txt", number)
    command = [sys.executable, "-m", "sohoa", "run", "in", "--out", "out", "--no-cache", "-j", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("out/documents/*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.terminate()
    _, said = process.communicate(timeout=60)
    assert process.returncode == 143
    assert said.splitlines()[-1] == "sohoa: told to end; run the same command again to go on"
    assert not list(tmp_path.glob("out/**/.sohoa-*"))


def test_a_dry_run_knows_of_corrections_and_copies(tmp_path: Path) -> None:
    path = plan(tmp_path, "in/a.txt", 1)
    (tmp_path / "in" / "copy.txt").write_bytes(path.read_bytes())
    assert sohoa(tmp_path, "run", "in", "--out", "out").returncode == 0
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (tmp_path / "out" / "corrections.csv").write_text(
        "source_sha256,page,bbox,dataset,field,printed,action,value\n"
        f"{digest},,,documents,place,Lạng Sơn,keep,\n",
        encoding="utf-8",
    )
    done = sohoa(tmp_path, "run", "in", "--out", "out", "--dry-run")
    actions = {line.split("\t")[1]: line.split("\t")[0] for line in done.stdout.splitlines()[1:]}
    assert actions == {"in/a.txt": "read", "in/copy.txt": "duplicate"}


def test_corrections_that_are_named_and_not_there_are_told(tmp_path: Path) -> None:
    plan(tmp_path, "a.txt", 1)
    done = sohoa(tmp_path, "run", "a.txt", "--out", "out", "--corrections", "corections.csv")
    assert (done.returncode, "corections.csv: no such file" in done.stderr) == (2, True)


HEAVY = {"cv2", "jinja2", "lxml", "numpy", "pandas", "pandera", "pebble", "PIL", "pyarrow", "rich", "tomllib"}


@pytest.mark.parametrize("start", ["import sohoa", "import sohoa.cli", "from sohoa.running import runner"])
def test_nothing_heavy_is_loaded_before_it_is_needed(tmp_path: Path, start: str) -> None:
    """Help, a mistyped option and the parent of the workers need no library of images or frames."""
    code = f"import sys; {start}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


@pytest.mark.parametrize(
    "command", [("status",), ("corrections",), ("corrections", "--export"), ("panel", "-o", "x.csv")]
)
def test_a_folder_without_datasets_is_told_by_every_command(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "other").mkdir()
    done = sohoa(tmp_path, command[0], "other", *command[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sohoa: other holds no documents.csv; give the output folder of a 'sohoa run'\n"

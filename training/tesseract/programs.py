"""Tesseract's training programs, which Debian's tesseract-ocr package brings: one place that starts them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ERROR_RATE = re.compile(r"BCER train=([\d.]+)%")


class TrainingError(RuntimeError):
    """A training program is missing or failed."""


def run(*command: str | Path, folder: Path) -> str:
    """Run a program in a folder on one core; gives what it said, raises TrainingError."""
    if shutil.which(str(command[0])) is None:
        raise TrainingError(f"{command[0]} is not installed; install Tesseract with its training programs")
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    said = done.stdout + done.stderr
    if done.returncode:
        raise TrainingError(f"{command[0]} failed: {said[-500:]}")
    return said


def unpack(model: Path, folder: Path, name: str) -> None:
    """Unpack a model into its components ``name.lstm`` and so on."""
    run("combine_tessdata", "-u", model, folder / f"{name}.", folder=folder)


def pack(folder: Path, name: str) -> Path:
    """Put the components of a folder together; gives the model's path."""
    run("combine_tessdata", f"{name}.", folder=folder)
    return folder / f"{name}.traineddata"


@dataclass(frozen=True, slots=True)
class Start:
    """Where training starts: a network of real numbers, the model it was taken from, the model to be."""

    network: Path
    old: Path
    model: Path


def train(lines: Sequence[Path], start: Start, folder: Path, iterations: int, rate: float) -> float:
    """Train up to an iteration, from the folder's checkpoint where there is one.

    Gives the share of characters wrong in training in percent.
    """
    (folder / "lines.txt").write_text("".join(f"{path}\n" for path in lines), encoding="utf-8")
    said = run(
        "lstmtraining",
        *("--continue_from", start.network, "--old_traineddata", start.old, "--traineddata", start.model),
        *("--train_listfile", folder / "lines.txt", "--model_output", folder / "net"),
        *("--learning_rate", str(rate), "--reset_learning_rate"),
        *("--max_iterations", str(iterations), "--debug_interval", "0"),
        folder=folder,
    )
    rates = _ERROR_RATE.findall(said)
    if not (folder / "net_checkpoint").is_file():
        raise TrainingError(f"lstmtraining wrote no checkpoint: {said[-500:]}")
    for best in folder.glob("net_[0-9]*.checkpoint"):
        best.unlink()
    return float(rates[-1]) if rates else 100.0


def finish(checkpoint: Path, model: Path, target: Path) -> None:
    """Make a model of integers, as small and fast as the first one, of a checkpoint."""
    run(
        *("lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", checkpoint),
        *("--traineddata", model, "--model_output", target),
        folder=checkpoint.parent,
    )

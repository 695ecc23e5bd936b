"""Whatever a run is told, nothing that is in a folder goes without being asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sohoa.options import RunOptions
from sohoa.output.outfolder import ForeignFolderError, OutIsInputError
from sohoa.output.results import FileStatus
from sohoa.running.runner import run
from tests.sohoa.plans import plan


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(cache=tmp_path / "cache", workers=1)


def numbers(out: Path) -> list[str]:
    text = (out / "documents.csv").read_text(encoding="utf-8")
    return [number for number in "12345" if f"{number}/KH-UBND" in text]


def test_one_more_file_leaves_the_others_alone(tmp_path: Path, options: RunOptions) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    run([plan(folder, "a.txt", 1), plan(folder, "b.txt", 2)], out, options)
    result = run([plan(folder, "c.txt", 3)], out, options)
    assert (numbers(out), result.removed, result.gone) == (["1", "2", "3"], (), ())


def test_a_file_that_changed_takes_the_place_of_what_it_was(tmp_path: Path, options: RunOptions) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    run([plan(folder, "a.txt", 1), plan(folder, "b.txt", 2)], out, options)
    result = run([plan(folder, "a.txt", 4)], out, options)
    assert numbers(out) == ["2", "4"]
    assert len(result.removed) == 1


def test_a_document_whose_input_is_gone_is_told_and_goes_with_prune(
    tmp_path: Path, options: RunOptions
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    run([plan(folder, "a.txt", 1), plan(folder, "b.txt", 2)], out, options)
    (folder / "b.txt").unlink()
    kept = run([folder], out, options)
    assert (numbers(out), kept.removed, len(kept.gone)) == (["1", "2"], (), 1)
    pruned = run([folder], out, replace(options, prune=True))
    assert (numbers(out), len(pruned.removed), pruned.gone) == (["1"], 1, ())


def test_what_was_read_once_stays_when_the_file_can_no_longer_be_read(
    tmp_path: Path, options: RunOptions
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    run([plan(folder, "a.txt", 1), plan(folder, "b.txt", 2)], out, options)
    (folder / "a.txt").write_bytes(b"")
    result = run([folder], out, replace(options, prune=True))
    assert result.count(FileStatus.FAILED) == 1
    assert numbers(out) == ["1", "2"]


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, options: RunOptions) -> None:
    source = plan(tmp_path / "in", "a.txt", 1)
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "cat.jpg").write_bytes(b"meow")
    with pytest.raises(ForeignFolderError, match="choose a new or empty folder"):
        run([source], photos, options)
    assert [path.name for path in photos.iterdir()] == ["cat.jpg"]
    (photos / "cat.jpg").unlink()
    assert run([source], photos, options).count(FileStatus.DONE) == 1


@pytest.mark.parametrize("out", ["in", "."])
def test_a_folder_that_is_or_holds_the_input_is_refused(
    tmp_path: Path, options: RunOptions, out: str
) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    with pytest.raises(OutIsInputError, match="outside the inputs"):
        run([tmp_path / "in"], tmp_path / out, options)
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["a.txt"]


def test_a_folder_inside_the_input_is_no_input(tmp_path: Path, options: RunOptions) -> None:
    plan(tmp_path / "in", "a.txt", 1)
    for _ in range(2):
        result = run([tmp_path / "in"], tmp_path / "in" / "out", options)
        assert len(result.files) == 1

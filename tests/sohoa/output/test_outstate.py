"""The lock and the memory of an output folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from export.state import parts_folder
from sohoa.output.outstate import (
    FolderBusyError,
    FolderUnwritableError,
    Manifest,
    find_leftovers,
    forget,
    load_manifest,
    locked,
    save_manifest,
)

MANIFEST = Manifest("key", "a.pdf", "/in/a.pdf", 3, 10, 2, 1, 0, 1, "")


def test_two_runs_into_one_folder_refuse_each_other(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(FolderBusyError, match="another run"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(FolderUnwritableError), locked(tmp_path / "out"):
        pass


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    leftover = tmp_path / "documents" / ".sohoa-abc"
    leftover.parent.mkdir()
    leftover.write_text("half", encoding="utf-8")
    with locked(tmp_path):
        assert not leftover.exists()


def test_a_damaged_manifest_counts_as_none(tmp_path: Path) -> None:
    save_manifest(tmp_path, "a-1", MANIFEST)
    assert load_manifest(tmp_path, "a-1") == MANIFEST
    (parts_folder(tmp_path, "a-1") / "manifest.json").write_text('{"key": ', encoding="utf-8")
    assert load_manifest(tmp_path, "a-1") is None


def test_documents_that_a_run_did_not_make_are_sorted_out(tmp_path: Path) -> None:
    there = tmp_path / "there.pdf"
    there.write_text("x", encoding="utf-8")
    inputs = {
        "a-1": "/in/a.pdf",
        "a-2": "/in/a.pdf",
        "b-1": "/in/b.pdf",
        "c-1": str(there),
        "d-1": "/in/d.pdf",
    }
    for document_id, path in inputs.items():
        save_manifest(tmp_path, document_id, replace(MANIFEST, input=path))
    left = find_leftovers(tmp_path, {"a-2": "/in/a.pdf"}, {"/in/d.pdf"})
    assert (left.replaced, left.gone, left.others) == (("a-1",), ("b-1",), ("c-1",))
    forget(tmp_path, left.gone)
    assert load_manifest(tmp_path, "b-1") is None

"""Which files a run is about."""

from __future__ import annotations

import os
from pathlib import Path

from extract.errors import MissingInputError, NoInputsError, NotAFileError, UnknownFormatError
from sohoa.inputs.discovery import discover


def test_folders_are_walked_in_order_and_unknown_kinds_are_told(tmp_path: Path) -> None:
    for name in ("b.PDF", "a/z.txt", "a/y.heic", "README.md", ".hidden/x.pdf", "a/.y.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = discover([tmp_path])
    assert found.files == (tmp_path / "b.PDF", tmp_path / "a/z.txt")
    assert found.ignored == (tmp_path / "README.md", tmp_path / "a/y.heic")


def test_documents_without_a_known_suffix_are_told_by_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "scan").write_bytes(b"%PDF-1.7 and so on")
    (tmp_path / "notes").write_text("KẾ HOẠCH", encoding="utf-8")
    (tmp_path / "tool").write_bytes(b"\x7fELF\0\0")
    assert discover([tmp_path]).files == (tmp_path / "scan",)
    named = discover([tmp_path / "notes", tmp_path / "tool"])
    assert named.files == (tmp_path / "notes",)
    assert [type(problem) for problem in named.problems] == [UnknownFormatError]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("x", encoding="utf-8")
    assert discover([path, tmp_path]).files == (path,)


def test_what_was_named_and_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.heic").write_text("x", encoding="utf-8")
    problems = discover([tmp_path / "gone.pdf", tmp_path / "a.heic"]).problems
    assert [type(problem) for problem in problems] == [MissingInputError, UnknownFormatError]


def test_links_are_followed_once_and_never_in_circles(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "old.pdf").write_text("x", encoding="utf-8")
    (tmp_path / "in" / "linked").symlink_to("../archive")
    (tmp_path / "archive" / "circle").symlink_to("../archive")
    assert discover([tmp_path / "in"]).files == (tmp_path / "in" / "linked" / "old.pdf",)


def test_what_promises_a_document_and_is_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    found = discover([tmp_path])
    assert [type(problem) for problem in found.problems] == [NotAFileError, NotAFileError]
    assert not found.files


def test_a_folder_without_inputs_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "photo.heic").write_text("x", encoding="utf-8")
    found = discover([tmp_path])
    assert [type(problem) for problem in found.problems] == [NoInputsError]
    assert found.ignored == (tmp_path / "photo.heic",)


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    for name in ("a.pdf", "out/documents.csv", "out/page.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = discover([tmp_path], tmp_path / "out")
    assert (found.files, found.ignored) == ((tmp_path / "a.pdf",), ())


def test_a_name_longer_than_any_file_has_is_a_missing_file() -> None:
    assert [type(problem) for problem in discover([Path("x" * 300 + ".pdf")]).problems] == [MissingInputError]

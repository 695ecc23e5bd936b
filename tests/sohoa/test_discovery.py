"""Which files a run is about."""

from __future__ import annotations

from pathlib import Path

from extract.errors import MissingInputError, UnknownFormatError
from sohoa.discovery import discover


def test_folders_are_walked_in_order_and_unknown_kinds_are_told(tmp_path: Path) -> None:
    for name in ("b.PDF", "a/z.txt", "a/y.docx", "README.md", ".hidden/x.pdf", "a/.y.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = discover([tmp_path])
    assert found.files == (tmp_path / "b.PDF", tmp_path / "a/z.txt")
    assert found.ignored == (tmp_path / "README.md", tmp_path / "a/y.docx")


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("x", encoding="utf-8")
    assert discover([path, tmp_path]).files == (path,)


def test_what_was_named_and_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("x", encoding="utf-8")
    problems = discover([tmp_path / "gone.pdf", tmp_path / "a.docx"]).problems
    assert [type(problem) for problem in problems] == [MissingInputError, UnknownFormatError]

"""The flavour for spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.excel import remove_excel, safe_cell, write_excel
from export.folder import write_folder
from tests.export.builders import small_document


@pytest.mark.parametrize("text", ["=1+1", "+ Chỉ đạo", "- Lưu: VT", "@SUM(A1)", "\tx"])
def test_what_would_run_as_a_formula_is_quoted(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-1.5", "Xã Vân An", "1;7;12"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_the_plain_files_stay_untouched(tmp_path: Path) -> None:
    write_folder([small_document()], tmp_path, "1.0")
    before = (tmp_path / "documents.csv").read_bytes()
    write_excel(tmp_path)
    assert (tmp_path / "documents.csv").read_bytes() == before
    assert (tmp_path / "excel" / "documents.csv").read_bytes() == b"\xef\xbb\xbf" + before


def test_only_our_own_files_are_removed(tmp_path: Path) -> None:
    write_folder([small_document()], tmp_path, "1.0")
    write_excel(tmp_path)
    (tmp_path / "excel" / "mine.xlsx").write_bytes(b"x")
    remove_excel(tmp_path)
    assert [path.name for path in (tmp_path / "excel").iterdir()] == ["mine.xlsx"]
    (tmp_path / "excel" / "mine.xlsx").unlink()
    remove_excel(tmp_path)
    assert not (tmp_path / "excel").exists()

"""``--formats`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sohoa.commands.run import run
from tests.sohoa.plans import plan


def test_formats_are_written_and_kept_up_to_date(tmp_path: Path) -> None:
    plan(tmp_path, "plan.txt", 1)
    command = [str(tmp_path / "plan.txt"), "--out", str(tmp_path / "out"), "--no-cache", "--workers", "1"]
    done = CliRunner().invoke(run, [*command, "--formats", "csv,SQLite"], standalone_mode=False)
    assert done.exception is None
    made = (tmp_path / "out" / "sohoa.sqlite").stat().st_mtime_ns
    CliRunner().invoke(run, [*command, "--force"], standalone_mode=False)
    assert (tmp_path / "out" / "sohoa.sqlite").stat().st_mtime_ns > made
    assert not (tmp_path / "out" / "sohoa.xlsx").exists()


@pytest.mark.parametrize("wrong", ["excel", "csv,docx", ""])
def test_other_formats_are_refused_with_those_there_are(tmp_path: Path, wrong: str) -> None:
    done = CliRunner().invoke(run, [str(tmp_path), "--out", str(tmp_path / "out"), "--formats", wrong])
    assert done.exit_code == 2
    assert "choose from csv, json, parquet, sqlite, xlsx" in done.output

"""Nothing is refused for its content: what can be read is exported."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from sohoa.options import RunOptions
from sohoa.output.results import FileStatus
from sohoa.running.runner import run


def test_a_letter_without_a_plan_is_exported_and_told(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kính gửi các đơn vị,\n\nXin chúc mừng năm mới.\n", encoding="utf-8")
    result = run([letter], tmp_path / "out", RunOptions(cache=tmp_path / "cache", workers=1))
    assert [entry.status for entry in result.files] == [FileStatus.DONE]
    with (tmp_path / "out" / "issues.csv").open(encoding="utf-8", newline="") as stream:
        rules = [row["rule"] for row in csv.DictReader(stream)]
    assert "no-plan-found" in rules
    [exported] = (tmp_path / "out" / "documents").glob("*.json")
    content = json.loads(exported.read_text(encoding="utf-8"))
    assert "chúc mừng năm mới" in json.dumps(content["section_tree"], ensure_ascii=False)
    assert content["aside"] == []

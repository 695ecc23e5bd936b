"""What was corrected alike at several places is offered at the doubts that are still open."""

from __future__ import annotations

import csv
from pathlib import Path

from review.corrections.file import COLUMNS
from sohoa.options import RunOptions
from sohoa.running.runner import run
from tests.review.plan_head import LETTERHEAD
from tests.review.test_replay import rows

PLAN = f"""{LETTERHEAD}Phụ lục 01
CHỈ TIÊU

| STT | Chỉ tiêu | Năm 2016 | Kế hoạch năm 2017 |
|---|---|---|---|
| 1 | Số trường | 1.250 | 7,.9 |
| 2 | Số trạm | 1.260 | 7,.9 |
| 3 | Số xã | 1.270 | 7,.9 |
| 4 | Số hộ | 1.280 | 7,.9 |
"""


def test_a_print_that_was_corrected_three_times_alike_is_offered_the_fourth_time(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    out, options = tmp_path / "out", RunOptions(cache=tmp_path / "cache", workers=1)
    run([tmp_path / "plan.md"], out, options)
    cells = [row for row in rows(out, "table_cells") if row["printed"] == "7,.9"]
    doubts = [row for row in rows(out, "issues") if row["printed"] == "7,.9"]
    assert not [row for row in doubts if "7.9" in row["suggestions"].split(" | ")]
    sha = rows(out, "documents")[0]["source_sha256"]
    lines = [
        (sha, "", cell["record_id"], "table_cells", "value", "7,.9", "set", "7.9", "", "", "")
        for cell in cells[:3]
    ]
    with (out / "corrections.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS, *lines])
    run([tmp_path / "plan.md"], out, options)
    (left,) = [row for row in rows(out, "issues") if row["printed"] == "7,.9"]
    assert left["record_id"] == cells[3]["record_id"]
    assert "7.9" in left["suggestions"].split(" | ")
    now = [row["value"] for row in rows(out, "table_cells") if row["printed"] == "7,.9"]
    assert now == ["7.9", "7.9", "7.9", ""]

"""A person settles doubts; the next run holds what was said, says so, and changes nothing else."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from review.corrections.desk import from_workbook, open_doubts
from review.corrections.file import COLUMNS
from review.corrections.ledger import Ledger
from sohoa.options import RunOptions
from sohoa.output.results import RunResult
from sohoa.running.runner import run

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 37/KH-UBND

Lạng Sơn, ngày 24 tháng 02 năm 2017

KẾ HOẠCH
Xây dựng nông thôn mới năm 2017

I. MỤC TIÊU

Năm 2017 có thêm 10 xã đạt chuẩn nông thôn mới.

Phụ lục 01
DANH SÁCH CÁC XÃ

| STT | Xã | Huyện | Số tiêu chí đạt | Tiêu chí đạt | Số tiêu chí kế hoạch | Tiêu chí kế hoạch |
|---|---|---|---|---|---|---|
| 1 | Bính Xá | Đình Lập | 4 | 1,7,12,29 | 2 | 3,4 |
| 2 | Hùng Sơn | Tràng Định | 3 | 1,2,5 | 1 | 6 |
"""


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    return RunOptions(cache=tmp_path / "cache", workers=1)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "plan.md"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


def rows(out: Path, dataset: str) -> list[dict[str, str]]:
    with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def settle(out: Path, printed: str, action: str, value: str = "") -> Path:
    """Fill in the lines that ``sohoa corrections --export`` gives for a reading, as a person would."""
    lines = [dict(zip(COLUMNS, line, strict=True)) for line in open_doubts(out)]
    mine = [
        line | {"action": action, "value": value, "by": "Lan"} for line in lines if line["printed"] == printed
    ]
    assert mine, {line["printed"] for line in lines}
    path = out / "corrections.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(mine)
    return path


def doubts(out: Path, record_id: str) -> set[str]:
    return {
        row["rule"]
        for row in rows(out, "issues")
        if row["record_id"] == record_id and row["severity"] != "info"
    }


def again(plan: Path, out: Path, options: RunOptions) -> RunResult:
    return run([plan], out, options)


def test_a_value_that_is_set_is_in_the_datasets_and_nothing_else_changed(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out = tmp_path / "out"
    again(plan, out, options)
    before = {name: rows(out, name) for name in ("commune_targets", "indicators", "sections", "table_cells")}
    first = before["commune_targets"][0]
    assert doubts(out, first["record_id"])
    file = settle(out, "1,7,12,29", "set", "1;7;12;19")
    said = file.read_bytes()
    again(plan, out, options)
    after = rows(out, "commune_targets")
    assert (after[0]["achieved_criteria"], after[0]["status"]) == ("1;7;12;19", "corrected")
    assert after[1] == before["commune_targets"][1]
    assert doubts(out, first["record_id"]) == set()
    for name in ("indicators", "sections", "table_cells"):
        assert rows(out, name) == before[name]
    traced = [
        row
        for row in rows(out, "provenance")
        if row["record_id"] == first["record_id"] and row["field"] == "achieved_criteria"
    ]
    assert [(row["method"], row["printed"]) for row in traced] == [("corrected", "1,7,12,29")]
    tidy = [row for row in rows(out, "commune_criteria") if row["commune_code"] == "06622"]
    assert [row["criterion_no"] for row in tidy if row["state"] == "achieved"] == ["1", "7", "12", "19"]
    assert file.read_bytes() == said


def test_what_is_kept_as_printed_is_no_doubt_any_more(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out = tmp_path / "out"
    again(plan, out, options)
    settle(out, "1,7,12,29", "keep")
    again(plan, out, options)
    first = rows(out, "commune_targets")[0]
    assert (first["achieved_criteria"], first["status"]) == ("1;7;12;29", "corrected")
    assert doubts(out, first["record_id"]) == set()


def test_a_dismissed_doubt_leaves_the_record_as_it_is(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out = tmp_path / "out"
    again(plan, out, options)
    settle(out, "1,7,12,29", "dismiss")
    again(plan, out, options)
    first = rows(out, "commune_targets")[0]
    assert first["achieved_criteria"] == "1;7;12;29"
    assert "criteria-range" not in doubts(out, first["record_id"])


def test_a_correction_that_is_wrong_is_told_by_the_checks(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out = tmp_path / "out"
    again(plan, out, options)
    settle(out, "1,7,12,29", "set", "1;7;12")
    again(plan, out, options)
    first = rows(out, "commune_targets")[0]
    assert "criteria-count" in doubts(out, first["record_id"])


def test_a_file_that_changed_opens_its_corrections_again(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out = tmp_path / "out"
    again(plan, out, options)
    file = settle(out, "1,7,12,29", "set", "1;7;12;19")
    again(plan, out, options)
    plan.write_text(PLAN.replace("1,7,12,29", "1,7,12,28"), encoding="utf-8")
    again(plan, out, options)
    first = rows(out, "commune_targets")[0]
    assert first["achieved_criteria"] == "1;7;12;28"
    told = [row for row in rows(out, "issues") if row["rule"] == "correction-not-applied"]
    assert told
    assert "1;7;12;19" in told[0]["message"]
    assert file.exists()


def test_two_runs_with_corrections_give_the_same_bytes(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    again(plan, out, options)
    file = settle(out, "1,7,12,29", "set", "1;7;12;19")
    again(plan, out, options)
    (plan.parent / "corrections.csv").write_bytes(file.read_bytes())
    again(plan, other, options)
    names = [path.name for path in out.glob("*.csv") if path.name != "corrections.csv"]
    assert {name: (out / name).read_bytes() for name in names} == {
        name: (other / name).read_bytes() for name in names
    }


def test_what_was_settled_in_the_workbook_is_the_same(
    tmp_path: Path, plan: Path, options: RunOptions
) -> None:
    out, by_hand = tmp_path / "out", tmp_path / "by-hand"
    for folder in (out, by_hand):
        again(plan, folder, replace(options, formats=("csv", "json", "xlsx")))
    book = load_workbook(out / "sohoa.xlsx")
    sheet = book["issues"]
    head = [cell.value for cell in sheet[1]]
    action, value, printed = (head.index(name) + 1 for name in ("action", "value", "printed"))
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, printed).value == "1,7,12,29":
            sheet.cell(row, action, "set")
            sheet.cell(row, value, "1;7;12;19")
    book.save(tmp_path / "settled.xlsx")
    taken = from_workbook(tmp_path / "settled.xlsx", out)
    assert taken.problems == ()
    Ledger(out / "corrections.csv").append(taken.corrections)
    settle(by_hand, "1,7,12,29", "set", "1;7;12;19")
    for folder in (out, by_hand):
        again(plan, folder, options)
    names = [path.name for path in out.glob("*.csv") if path.name != "corrections.csv"]
    assert [(out / name).read_bytes() for name in names] == [(by_hand / name).read_bytes() for name in names]

"""A figure given for a cell of a table: all that is made of the cell holds it."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from review.corrections.file import COLUMNS, read_corrections
from review.corrections.replay import check_corrected
from sohoa.options import RunOptions
from sohoa.running.runner import run
from tests.review.plan_head import LETTERHEAD
from tests.review.test_replay import rows, settle

PLAN = f"""{LETTERHEAD}Phụ lục 01
DANH MỤC DỰ ÁN

Đơn vị tính: triệu đồng

| STT | Tên dự án | Địa điểm xây dựng | Chủ đầu tư | Tổng mức đầu tư | Kế hoạch vốn năm 2017 |
|---|---|---|---|---|---|
| 1 | Đường liên xã Bính Xá | Xã Bính Xá | UBND huyện Đình Lập | 12.500 | 4.500 |
| 2 | Trường tiểu học Hùng Sơn | Xã Hùng Sơn | UBND huyện Tràng Định | 7,.979,16 | 3.200 |
| 3 | Trạm y tế xã Tân Tiến | Xã Tân Tiến | UBND huyện Tràng Định | 5.100 | 1.250 |
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    return again(tmp_path / "out")


def again(out: Path) -> Path:
    run([out.parent / "plan.md"], out, RunOptions(cache=out.parent / "cache", workers=1))
    return out


def methods(out: Path, dataset: str, field: str) -> set[str]:
    return {
        row["method"]
        for row in rows(out, "provenance")
        if row["dataset"] == dataset and row["field"] == field and row["printed"] == "7,.979,16"
    }


def test_a_figure_given_for_a_smudged_cell_reaches_figure_and_project(out: Path) -> None:
    before = {name: rows(out, name) for name in ("table_cells", "figures", "projects", "table_rows")}
    settle(out, "7,.979,16", "set", "7979.16")
    again(out)
    cell = next(row for row in rows(out, "table_cells") if row["printed"] == "7,.979,16")
    assert (cell["value"], cell["unit"], cell["status"]) == ("7979.16", "triệu đồng", "corrected")
    figure = next(row for row in rows(out, "figures") if (row["row_no"], row["column_no"]) == ("2", "5"))
    assert (figure["value"], figure["value_vnd"], figure["comparator"]) == ("7979.16", "7979160000", "=")
    project = rows(out, "projects")[1]
    assert project["total_investment_vnd"] == "7979160000"
    assert (figure["status"], project["status"]) == ("corrected", "corrected")
    assert methods(out, "table_cells", "value") == {"corrected"}
    assert methods(out, "figures", "value") == {"corrected"}
    assert methods(out, "projects", "total_investment_vnd") == {"corrected"}
    assert not [row for row in rows(out, "issues") if row["printed"] == "7,.979,16"]
    assert rows(out, "table_rows") == before["table_rows"]
    for name in ("table_cells", "figures", "projects"):
        changed = [new for old, new in zip(before[name], rows(out, name), strict=True) if new != old]
        assert len(changed) == 1, (name, changed)


def say(out: Path, printed: str, field: str, value: str) -> None:
    """Write a correction of a cell by hand."""
    cell = next(row for row in rows(out, "table_cells") if row["printed"] == printed)
    sha = rows(out, "documents")[0]["source_sha256"]
    line = (sha, "", cell["record_id"], "table_cells", field, printed, "set", value, "Lan", "", "")
    with (out / "corrections.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS, line])


def test_a_corrected_print_gives_its_value(out: Path) -> None:
    say(out, "7,.979,16", "printed", "7.979,16")
    again(out)
    cell = next(row for row in rows(out, "table_cells") if row["printed"] == "7.979,16")
    assert (cell["value"], cell["status"]) == ("7979.16", "corrected")
    assert rows(out, "projects")[1]["total_investment_vnd"] == "7979160000"
    assert methods(out, "projects", "total_investment_vnd") == {"corrected"}
    assert not [row for row in rows(out, "issues") if row["record_id"] == cell["record_id"]]


def test_a_corrected_print_without_a_value_leaves_a_doubt(out: Path) -> None:
    say(out, "12.500", "printed", "12,.500")
    plan = out.parent / "plan.md"
    said = read_corrections(out / "corrections.csv").of(sha256(plan.read_bytes()).hexdigest())
    issues = check_corrected(interpret(read(plan)), said, ()).issues
    assert "table-print-corrected" in {issue.rule for issue in issues}
    again(out)
    cell = next(row for row in rows(out, "table_cells") if row["printed"] == "12,.500")
    assert (cell["value"], cell["status"]) == ("12500", "review")
    (doubt,) = [row for row in rows(out, "issues") if row["record_id"] == cell["record_id"]]
    assert (doubt["rule"], doubt["value"], doubt["field"]) == ("table-print-corrected", "12500", "value")


def test_a_smudged_print_corrected_to_another_smudge_stays_open(out: Path) -> None:
    say(out, "7,.979,16", "printed", "7.,979,16")
    again(out)
    assert [row["rule"] for row in rows(out, "issues") if row["printed"] == "7,.979,16"] == [
        "table-number-malformed"
    ]


TABLE_OF_FIGURES = f"""{LETTERHEAD}Phụ lục 01
SỐ LIỆU CÁC XÃ

| STT | Xã | Số hộ nghèo (hộ) | Độ tuổi |
|---|---|---|---|
| 1 | Bính Xá | 120 | 15-19 |
| 2 | Hùng Sơn | - | 28 30 |
| 3 | Tân Tiến | 80 | 20-25 |
|  | Tổng cộng | 245 |  |
"""


@pytest.fixture
def figures_out(tmp_path: Path) -> Path:
    (tmp_path / "plan.md").write_text(TABLE_OF_FIGURES, encoding="utf-8")
    return again(tmp_path / "out")


def test_a_number_given_for_a_dash_is_a_figure(figures_out: Path) -> None:
    assert "table-total" in {row["rule"] for row in rows(figures_out, "issues")}
    say(figures_out, "-", "value", "45")
    again(figures_out)
    cell = next(row for row in rows(figures_out, "table_cells") if row["printed"] == "-")
    assert (cell["kind"], cell["value"], cell["unit"], cell["status"]) == ("number", "45", "hộ", "corrected")
    figure = next(
        row for row in rows(figures_out, "figures") if (row["row_no"], row["column_no"]) == ("2", "3")
    )
    assert (figure["value"], figure["unit"], figure["status"]) == ("45", "hộ", "corrected")
    assert "table-total" not in {row["rule"] for row in rows(figures_out, "issues")}


@pytest.mark.parametrize("printed", ["28 30", "20-25"])
def test_both_ends_of_a_range_are_given_in_one_answer(figures_out: Path, printed: str) -> None:
    say(figures_out, printed, "value", "28-30")
    again(figures_out)
    for dataset in ("table_cells", "figures"):
        (row,) = [row for row in rows(figures_out, dataset) if row["status"] == "corrected"]
        assert (row["value"], row["value_to"]) == ("28", "30")
    assert not [row for row in rows(figures_out, "issues") if row["printed"] == printed]


def test_a_print_corrected_to_a_range_gives_both_ends(figures_out: Path) -> None:
    say(figures_out, "28 30", "printed", "28-30")
    again(figures_out)
    (figure,) = [row for row in rows(figures_out, "figures") if row["status"] == "corrected"]
    assert (figure["value"], figure["value_to"]) == ("28", "30")


def test_a_range_corrected_to_one_number_has_no_other_end(figures_out: Path) -> None:
    say(figures_out, "20-25", "printed", "20")
    again(figures_out)
    (figure,) = [row for row in rows(figures_out, "figures") if row["status"] == "corrected"]
    assert (figure["value"], figure["value_to"]) == ("20", "")


FUNDING = f"""{LETTERHEAD}Phụ lục 01
NGUỒN VỐN

Đơn vị tính: triệu đồng

| STT | Nguồn vốn | Số tiền |
|---|---|---|
| 1 | Ngân sách trung ương | 12.500 |
| 2 | Ngân sách tỉnh | 7,.979 |
| 3 | Nhân dân đóng góp | 5.100 |
|  | Tổng cộng | 25.579 |
"""


@pytest.mark.parametrize(("field", "answer"), [("amount", "7979"), ("amount_vnd", "7979000000")])
def test_an_answer_in_a_field_of_a_view_fills_the_cell_behind_it(
    tmp_path: Path, field: str, answer: str
) -> None:
    (tmp_path / "plan.md").write_text(FUNDING, encoding="utf-8")
    out = again(tmp_path / "out")
    source = next(row for row in rows(out, "funding") if row["source_name"] == "Ngân sách tỉnh")
    assert (source["amount"], source["status"]) == ("", "review")
    sha = rows(out, "documents")[0]["source_sha256"]
    line = (sha, "", source["record_id"], "funding", field, "7,.979", "set", answer, "Lan", "", "")
    with (out / "corrections.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS, line])
    again(out)
    source = next(row for row in rows(out, "funding") if row["source_name"] == "Ngân sách tỉnh")
    assert (source["amount"], source["amount_vnd"]) == ("7979", "7979000000")
    cell = next(row for row in rows(out, "table_cells") if row["printed"] == "7,.979")
    assert (cell["value"], cell["status"]) == ("7979", "corrected")
    figure = next(row for row in rows(out, "figures") if row["path"] == "Ngân sách tỉnh")
    assert (figure["value"], figure["value_vnd"], figure["status"]) == ("7979", "7979000000", "corrected")
    assert not [row for row in rows(out, "issues") if row["printed"] == "7,.979"]

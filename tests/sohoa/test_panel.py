"""Three plans of one province before and after its communes changed, in one panel."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from normalize.gazetteer import Level
from sohoa.options import RunOptions
from sohoa.output.outfolder import NoDatasetsError
from sohoa.panel import build_panel, write_panel
from sohoa.running.runner import run

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: {number}/KH-UBND

Lạng Sơn, ngày 20 tháng 3 năm {year}

KẾ HOẠCH
Xây dựng nông thôn mới năm {year}

I. MỤC TIÊU

Năm {year} có thêm 10 xã đạt chuẩn nông thôn mới.

Phụ lục 01
DANH SÁCH XÃ PHẤN ĐẤU ĐẠT CHUẨN NĂM {year}

| STT | Tên xã | Huyện | Số tiêu chí đã đạt đến hết năm {before} | Số tiêu chí phấn đấu đạt năm {year} |
|---|---|---|---|---|
"""
COUNTS = {
    2018: "| 1 | Xã Hùng Sơn | Tràng Định | 13 | 6 |\n| 2 | Xã Bính Xá | Đình Lập | 12 | 7 |\n",
    2019: "| 1 | Xã Hùng Sơn | Tràng Định | 15 | 4 |\n| 2 | Xã Bính Xá | Đình Lập | 14 | 5 |\n",
}


def plan(folder: Path, name: str, year: int, rows: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    head = HEAD.format(number=year % 100, year=year, before=year - 1)
    path.write_text(head + rows, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, ocr_text_path: Path) -> Path:
    folder = tmp_path_factory.mktemp("panel")
    again = COUNTS[2019].replace("| 15 | 4 |", "| 16 | 3 |")
    inputs = [
        ocr_text_path,
        plan(folder / "in", "2018.md", 2018, COUNTS[2018]),
        plan(folder / "in", "2019.md", 2019, COUNTS[2019]),
        plan(folder / "in", "2019-corrected.md", 2019, again),
        plan(folder / "in", "2026.md", 2026, "| 1 | Xã Tràng Định | | 10 | 9 |\n"),
    ]
    run(inputs, folder / "out", RunOptions(cache=folder / "cache", workers=1))
    return folder / "out"


def panel(out: Path, as_of: date) -> list[dict[str, str]]:
    path = out.parent / f"panel-{as_of}.csv"
    write_panel(build_panel([out], as_of), path)
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def achieved(rows: list[dict[str, str]], source: str) -> set[tuple[str, ...]]:
    return {
        (row["year_from"], row["value"], row["place_name"], row["relation"])
        for row in rows
        if row["measure"] == "số tiêu chí đạt" and row["source_name"] == source
    }


def test_years_of_a_commune_meet_under_the_unit_of_the_day(out: Path) -> None:
    rows = panel(out, date(2026, 1, 1))
    hung_son = achieved(rows, "xã Hùng Sơn")
    assert {place for _, _, place, _ in hung_son} == {"xã Tràng Định"}
    assert {relation for *_, relation in hung_son} == {"whole"}
    assert ("2018", "13", "xã Tràng Định", "whole") in hung_son
    assert achieved(rows, "xã Tràng Định") == {("2026", "10", "xã Tràng Định", "same")}


def test_as_of_an_earlier_day_the_old_units_stand(out: Path) -> None:
    rows = panel(out, date(2018, 1, 1))
    assert ("2018", "13", "xã Hùng Sơn", "same") in achieved(rows, "xã Hùng Sơn")
    assert ("2026", "10", "xã Hùng Sơn", "contains") in achieved(rows, "xã Tràng Định")


def test_documents_that_contradict_each_other_stand_side_by_side(out: Path) -> None:
    rows = [row for row in panel(out, date(2019, 6, 1)) if row["conflict"]]
    said = {(row["source_name"], row["measure"], row["value"]) for row in rows}
    assert said == {
        ("xã Hùng Sơn", "số tiêu chí đạt", "15"),
        ("xã Hùng Sơn", "số tiêu chí đạt", "16"),
        ("xã Hùng Sơn", "số tiêu chí kế hoạch", "4"),
        ("xã Hùng Sơn", "số tiêu chí kế hoạch", "3"),
    }
    assert len({row["conflict"] for row in rows}) == 2


def test_one_level_alone(out: Path) -> None:
    assert {row.level for row in build_panel([out], date(2019, 6, 1), Level.COMMUNE)} == {Level.COMMUNE}


def test_a_folder_without_datasets_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoDatasetsError, match="sohoa run"):
        build_panel([tmp_path], date(2019, 6, 1))

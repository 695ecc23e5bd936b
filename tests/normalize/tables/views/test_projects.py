"""Lists of projects as plans print them, invented; sums and fields are written beside them by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from normalize.records import Interpretation, Project

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 12/KH-UBND

Lạng Sơn, ngày 12 tháng 3 năm 2019

KẾ HOẠCH
Đầu tư công năm 2019

I. MỤC TIÊU

Hoàn thành các công trình chuyển tiếp.

Phụ lục 01
{title}

{unit}

"""


def interpreted(
    tmp_path: Path, table: str, title: str, unit: str = "Đơn vị tính: triệu đồng"
) -> Interpretation:
    path = tmp_path / "plan.md"
    path.write_text(HEAD.format(title=title, unit=unit) + table, encoding="utf-8")
    return interpret(read(path))


def projects(found: Interpretation) -> list[Project]:
    return list(found.records["projects"])  # type: ignore[arg-type]


PUBLIC = (
    "| TT | Danh mục dự án | Địa điểm XD | Năng lực thiết kế | Thời gian KC-HT | Quyết định đầu tư "
    "| Chủ đầu tư | Tổng mức đầu tư | Lũy kế vốn đã bố trí | Kế hoạch vốn năm 2019 | Ghi chú |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|\n"
    "| | TỔNG SỐ | | | | | | 60.000 | 20.000 | 25.000 | |\n"
    "| I | Giao thông | | | | | | 60.000 | 20.000 | 25.000 | |\n"
    "| 1 | Đường Bính Xá - biên giới | Xã Bính Xá, huyện Đình Lập | 5 km | 2017-2019 "
    "| 1234/QĐ-UBND ngày 30/10/2016 | UBND huyện Đình Lập | 40.000 | 15.000 | 15.000 | |\n"
    "| 2 | Cầu Gia Cát | Xã Gia Cát, huyện Cao Lộc | 100 m | 2018-2020 | 77/QĐ-SKHĐT ngày 5/3/2018 "
    "| Sở GTVT | 20.000 | 5.000 | 10.000 | Chuyển tiếp |\n"
)


def test_every_field_of_a_public_investment_list(tmp_path: Path) -> None:
    found = interpreted(tmp_path, PUBLIC, "DANH MỤC DỰ ÁN ĐẦU TƯ CÔNG NĂM 2019")
    first, second = projects(found)
    assert first.name == "Đường Bính Xá - biên giới"
    assert (first.group_path, first.table_id, first.table_row) == ("Giao thông", "t01", 3)
    assert (first.commune_code, first.district_code) == ("06622", "189")
    assert (first.investor, first.capacity) == ("UBND huyện Đình Lập", "5 km")
    assert (first.decision_number, first.decision_date) == ("1234/QĐ-UBND", date(2016, 10, 30))
    assert (first.start_year, first.end_year) == (2017, 2019)
    assert (first.total_investment_vnd, first.capital_vnd) == (40_000_000_000, 15_000_000_000)
    assert (second.note, second.capital_vnd, second.district_code) == ("Chuyển tiếp", 10_000_000_000, "183")
    assert "projects" in found.records["tables"][0].dataset  # type: ignore[attr-defined]
    assert set(first.traces) >= {"name", "investor", "total_investment_vnd", "capital_vnd", "decision_number"}


def test_groups_of_agencies_and_a_total_on_top_are_no_projects(tmp_path: Path) -> None:
    table = (
        "| STT | Danh mục dự án/ Cơ quan, đơn vị thực hiện | Kế hoạch vốn năm 2019 | Ghi chú |\n"
        "|---|---|---|---|\n"
        "| | TỔNG SỐ | 9.000 | |\n| I | SỞ Y TẾ | 5.000 | |\n| 1 | Trạm y tế xã Bính Xá | 2.000 | |\n"
        "| 3 | Trạm y tế xã Gia Cát | 3.000 | |\n| II | HUYỆN CAO LỘC | 4.000 | |\n"
        "| 1 | Trường TH Gia Cát | 4.000 | |\n"
    )
    found = projects(interpreted(tmp_path, table, "KẾ HOẠCH VỐN NĂM 2019"))
    assert [(project.group_path, project.name, project.capital_vnd) for project in found] == [
        ("SỞ Y TẾ", "Trạm y tế xã Bính Xá", 2_000_000_000),
        ("SỞ Y TẾ", "Trạm y tế xã Gia Cát", 3_000_000_000),
        ("HUYỆN CAO LỘC", "Trường TH Gia Cát", 4_000_000_000),
    ]


def test_rows_split_by_source_are_one_project_with_the_money_of_the_plan_year(tmp_path: Path) -> None:
    table = (
        "| STT | Nội dung | Tổng cộng | 2019 | 2020 |\n|---|---|---|---|---|\n"
        "| 1 | Phổ biến pháp luật, trong đó: | 500 | 200 | 300 |\n"
        "| | Ngân sách địa phương | 500 | 200 | 300 |\n"
        "| 2 | Đào tạo, tập huấn, trong đó: | 520 | 220 | 300 |\n"
        "| | Ngân sách trung ương | 332 | 132 | 200 |\n"
        "| | Ngân sách địa phương | 188 | 88 | 100 |\n"
    )
    found = projects(interpreted(tmp_path, table, "KINH PHÍ THỰC HIỆN"))
    assert [(project.name, project.capital_vnd) for project in found] == [
        ("Phổ biến pháp luật, trong đó", 200_000_000),
        ("Đào tạo, tập huấn, trong đó", 220_000_000),
    ]


def test_money_without_a_unit_is_told_and_never_guessed(tmp_path: Path) -> None:
    found = interpreted(tmp_path, PUBLIC, "DANH MỤC DỰ ÁN ĐẦU TƯ CÔNG NĂM 2019", unit="")
    assert {project.capital_vnd for project in projects(found)} == {None}
    told = [finding for table in found.records["tables"] for finding in table.findings]
    assert "table-unit-missing" in {finding.rule for finding in told}


@pytest.mark.parametrize(
    ("title", "table"),
    [
        (
            "TỔNG SẢN PHẨM TRÊN ĐỊA BÀN",
            "| Ngành | 2018 | 2019 |\n|---|---|---|\n| Nông nghiệp | 100 | 120 |\n| Dịch vụ | 200 | 220 |\n",
        ),
        (
            "DỰ TOÁN CHI TIẾT KINH PHÍ ĐÀO TẠO",
            "| TT | Nội dung | Số người | Đơn giá | Thành tiền |\n|---|---|---|---|---|\n"
            "| 1 | Tiền công giảng viên | 2 | 300 | 600 |\n| 2 | In tài liệu | 22 | 10 | 220 |\n",
        ),
    ],
)
def test_statistics_and_estimates_list_no_projects(tmp_path: Path, title: str, table: str) -> None:
    assert projects(interpreted(tmp_path, table, title)) == []

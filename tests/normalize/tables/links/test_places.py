"""Invented tables of places in the ways that plans write them; codes are those of the statistics office."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from normalize.records import Figure, TableCell, TableRow
from normalize.records.kinds import Basis
from normalize.tables import type_tables
from normalize.tables.links.places import link_places
from tests.normalize.tables.table_making import make_context, scanned_table

HEAD = """ỦY BAN NHÂN DÂN
{issuer}
Số: 12/KH-UBND

{place}, ngày 12 tháng 3 năm {year}

KẾ HOẠCH
Phát triển nông nghiệp năm {year}

I. MỤC TIÊU

Sản xuất ổn định.

Phụ lục 01
CHỈ TIÊU NĂM {year}

"""


def rows(
    tmp_path: Path, table: str, issuer: str = "TỈNH LẠNG SƠN", place: str = "Lạng Sơn", year: int = 2017
) -> tuple[list[TableRow], list[TableCell], list[Figure]]:
    path = tmp_path / "plan.md"
    path.write_text(HEAD.format(issuer=issuer, place=place, year=year) + table, encoding="utf-8")
    found = interpret(read(path)).records
    return list(found["table_rows"]), list(found["table_cells"]), list(found["figures"])  # type: ignore[arg-type]


def codes(found: list[TableRow]) -> dict[str, tuple[str, str, str]]:
    return {row.label: (row.commune_code, row.district_code, row.province_code) for row in found}


def test_a_commune_with_its_district_in_one_cell(tmp_path: Path) -> None:
    table = (
        "| TT | Tên xã, phường - huyện | Số lớp |\n|---|---|---|\n"
        "| 1 | Bính Xá - Đình Lập | 2 |\n| 2 | Đề Thám, Hùng Sơn – Tràng Định | 3 |\n"
        "| 3 | Xã Thạch Sơn, huyện Đình Lập | 4 |\n"
    )
    found, cells, figures = rows(tmp_path, table)
    assert codes(found)["Bính Xá - Đình Lập"] == ("06622", "189", "20")
    assert codes(found)["Đề Thám, Hùng Sơn – Tràng Định"] == ("", "180", "20")
    several = next(cell for cell in cells if cell.printed.startswith("Đề Thám"))
    assert several.place_code == ("06046", "06055")
    flagged = next(row for row in found if "Thạch Sơn" in row.label)
    assert [finding.rule for finding in flagged.findings] == ["commune-unmatched"]
    assert next(figure.commune_code for figure in figures if figure.row_no == 1) == "06622"


def test_group_rows_of_districts_say_where_their_communes_lie(tmp_path: Path) -> None:
    table = (
        "| STT | Đơn vị | Diện tích (ha) |\n|---|---|---|\n"
        "| I | Huyện Cao Lộc | 30 |\n| 1 | Thụy Hùng | 10 |\n| 2 | Gia Cát | 20 |\n"
        "| II | Huyện Văn Lãng | 50 |\n| 1 | Thụy Hùng | 20 |\n| 2 | Tân Mỹ | 30 |\n"
    )
    found, _, _ = rows(tmp_path, table)
    by_number = {row.row_no: (row.commune_code, row.district_code) for row in found}
    assert by_number[1] == ("", "183")
    assert by_number[2] == ("06208", "183")
    assert by_number[5] == ("06136", "182")


def test_districts_alone_and_a_total(tmp_path: Path) -> None:
    table = (
        "| STT | Huyện, thành phố | Số hộ |\n|---|---|---|\n"
        "| 1 | TP. Lạng Sơn | 10 |\n| 2 | Chi Lăng | 20 |\n| 3 | Đình Lập | 30 |\n| | Toàn tỉnh | 60 |\n"
    )
    found, _, _ = rows(tmp_path, table)
    assert codes(found)["TP. Lạng Sơn"] == ("", "178", "20")
    assert codes(found)["Chi Lăng"] == ("", "187", "20")
    assert codes(found)["Đình Lập"] == ("", "189", "20")
    assert all(row.findings == () for row in found)


def test_provinces_of_a_region(tmp_path: Path) -> None:
    table = (
        "| Địa phương | Năm 2024 | Năm 2025 |\n|---|---|---|\n| Cả nước | 100 | 110 |\n"
        "| Vùng Trung du và miền núi phía Bắc | 30 | 32 |\n| Cao Bằng | 10 | 11 |\n"
        "| Tuyên Quang | 20 | 21 |\n| Lào Cai | 5 | 6 |\n| Phú Thọ | 7 | 8 |\n"
    )
    found, _, _ = rows(tmp_path, table, "TỈNH LÀO CAI", "Lào Cai", 2026)
    assert codes(found)["Tuyên Quang"] == ("", "", "08")
    assert codes(found)["Phú Thọ"] == ("", "", "25")
    assert codes(found)["Cả nước"] == ("", "", "")


@pytest.mark.parametrize("label", ["Trồng rừng", "Chăn nuôi", "Thủy sản"])
def test_tables_of_other_things_name_no_place(tmp_path: Path, label: str) -> None:
    head = "| TT | Chỉ tiêu | ha |\n|---|---|---|\n"
    table = f"{head}| 1 | {label} | 10 |\n| 2 | Hòa Bình | 5 |\n| 3 | Lúa | 7 |\n"
    found, _, _ = rows(tmp_path, table)
    assert set(codes(found).values()) == {("", "", "")}
    assert all(row.findings == () for row in found)


def test_agencies_of_group_rows_and_columns(tmp_path: Path) -> None:
    table = (
        "| TT | Danh mục | Đơn vị chủ trì | Vốn (triệu đồng) |\n|---|---|---|---|\n"
        "| I | SỞ Y TẾ | | 300 |\n| 1 | Trạm y tế xã Bính Xá | Sở KH&ĐT, NN&PTNT | 300 |\n"
    )
    found, cells, _ = rows(tmp_path, table)
    assert found[0].agency == "Sở Y tế"
    leads = next(cell.agency for cell in cells if cell.printed.startswith("Sở KH"))
    assert leads == "Sở KH&ĐT;Sở NN&PTNT"


@pytest.mark.parametrize("confidence", [0.9, None])
def test_names_misread_in_their_marks_tell_the_province_and_are_doubted(confidence: float | None) -> None:
    """Communes of Cẩm Xuyên in a scan whose letterhead says no province."""
    names = ("Cấm Bình", "Cấm Nhượng", "Cấm Lộc", "Cấm Hưng", "Cấm Mỹ")
    head, body = ["TT", "Tên xã", "Đường (km)"], [[str(no), name, "6,2"] for no, name in enumerate(names, 1)]
    document = scanned_table([head, *body], confidence)
    context = replace(make_context(document.blocks, year=2018, province=""), document=document)
    (table,) = type_tables(context)
    links = list(link_places(context, table).values())
    assert [link.units[0].code for link in links] == ["18685", "18709", "18730", "18733", "18739"]
    doubts = [finding for link in links for finding in link.findings if finding.rule == "text-doubtful"]
    wanted = [(name, name.replace("Cấm", "Cẩm")) for name in names] if confidence else []
    assert [(doubt.printed, doubt.suggestion) for doubt in doubts] == wanted


def test_units_whose_names_begin_like_bridges_and_rivers(tmp_path: Path) -> None:
    table = (
        "| TT | Huyện, thành phố | Số lớp |\n|---|---|---|\n| 1 | Càng Long | 2 |\n| 2 | Cầu Kè | 3 |\n"
        "| 3 | Cầu Ngang | 4 |\n| 4 | Tiểu Cần | 1 |\n"
    )
    found, _, _ = rows(tmp_path, table, "TỈNH TRÀ VINH", "Trà Vinh")
    assert [district for _, district, _ in codes(found).values()] == ["844", "845", "848", "846"]


def test_an_appendix_of_a_plan_plans(tmp_path: Path) -> None:
    path = tmp_path / "appendix.md"
    path.write_text(
        "DANH MỤC NHIỆM VỤ NĂM 2021\n\n"
        "(Kèm theo Kế hoạch số 47/KH-UBND ngày 02 tháng 3 năm 2021 của UBND tỉnh)\n\n"
        "| STT | Nhiệm vụ | Kinh phí năm 2021 (triệu đồng) |\n|---|---|---|\n"
        "| 1 | Số hóa | 1.890 |\n| 2 | Đào tạo | 120 |\n",
        encoding="utf-8",
    )
    found: list[Figure] = list(interpret(read(path)).records["figures"])  # type: ignore[arg-type]
    assert {figure.basis for figure in found} == {Basis.PLAN}

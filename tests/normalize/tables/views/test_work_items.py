"""Lists of activities as plans print them, invented: every field beside the words it comes from."""

from __future__ import annotations

from pathlib import Path

from extract.read import read
from normalize.interpret import interpret
from normalize.records import Interpretation, WorkItem

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 12/KH-UBND

Lạng Sơn, ngày 12 tháng 3 năm 2019

KẾ HOẠCH
Cải cách hành chính năm 2019

I. MỤC TIÊU

Hoàn thành các nhiệm vụ được giao.

Phụ lục 01
{title}

Đơn vị tính: triệu đồng

"""


def interpreted(tmp_path: Path, table: str, title: str = "DANH MỤC NHIỆM VỤ") -> Interpretation:
    path = tmp_path / "plan.md"
    path.write_text(HEAD.format(title=title) + table, encoding="utf-8")
    return interpret(read(path))


def items(found: Interpretation) -> list[WorkItem]:
    return list(found.records["work_items"])  # type: ignore[arg-type]


def test_product_place_and_budget_stand_beside_who_and_when(tmp_path: Path) -> None:
    table = (
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm "
        "| Địa điểm | Kinh phí |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| I | Cải cách thể chế | | | | | | |\n"
        "| 1 | Rà soát văn bản | Sở Tư pháp | Sở Nội vụ | Quý II | Báo cáo | Toàn tỉnh | 120 |\n"
        "| 2 | Tập huấn cán bộ | Sở Nội vụ | UBND cấp huyện | Tháng 5-6 | 3 lớp | Đình Lập | 85,5 |\n"
    )
    first, second = items(interpreted(tmp_path, table))
    assert (first.table_id, first.table_row, first.group_title) == ("t01", 2, "Cải cách thể chế")
    assert (first.implementing, first.coordinating) == (("Sở Tư pháp",), ("Sở Nội vụ",))
    assert (first.product, first.place_text, first.budget_vnd) == ("Báo cáo", "Toàn tỉnh", 120_000_000)
    assert (second.product, second.months, second.budget_vnd) == ("3 lớp", (5, 6), 85_500_000)
    assert {"product", "place_text", "budget_vnd"} <= set(first.traces)


def test_who_does_it_and_when_are_enough(tmp_path: Path) -> None:
    table = (
        "| STT | Công việc | Thời gian | Người thực hiện & kết quả |\n|---|---|---|---|\n"
        "| 01 | Xây dựng danh mục thuốc | 01/3/2018 – 05/3/2018 | Sở Y tế |\n"
        "| 02 | Lập kế hoạch đấu thầu | Quý II/2018 | Các bệnh viện |\n"
    )
    found = items(interpreted(tmp_path, table))
    assert [(item.item_no, item.task) for item in found] == [
        ("01", "Xây dựng danh mục thuốc"),
        ("02", "Lập kế hoạch đấu thầu"),
    ]
    assert found[0].implementing == ("Sở Y tế",)
    assert found[1].quarters == (2,)


def test_a_list_of_tasks_may_print_nothing_beside_them(tmp_path: Path) -> None:
    table = (
        "| STT | Nội dung |\n|---|---|\n| 1 | Xây dựng phóng sự, chuyên mục |\n"
        "| 2 | Tổ chức tập huấn cho người dân |\n| 3 | Nâng cấp Cổng thông tin điện tử |\n"
    )
    found = items(interpreted(tmp_path, table))
    assert [(item.item_no, item.task) for item in found] == [
        ("1", "Xây dựng phóng sự, chuyên mục"),
        ("2", "Tổ chức tập huấn cho người dân"),
        ("3", "Nâng cấp Cổng thông tin điện tử"),
    ]
    names = table.replace("Xây dựng ", "").replace("Tổ chức ", "").replace("Nâng cấp ", "")
    assert items(interpreted(tmp_path, names)) == []


def test_a_page_that_goes_on_without_a_head_is_told_by_its_content_and_flagged(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    rows = [
        (
            "1",
            "Rà soát hệ thống văn bản về đo lường",
            "Sở Khoa học và Công nghệ",
            "Các sở, ban, ngành",
            "Hàng năm",
        ),
        ("2", "Xây dựng kế hoạch đào tạo nhân lực", "Sở Nội vụ", "UBND các huyện", "Quý IV"),
        ("3", "Tổ chức hội nghị tổng kết chương trình", "Sở Tài chính", "Các sở, ban, ngành", "Tháng 12"),
    ]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path.write_text(f"<html><body><table>{body}</table></body></html>", encoding="utf-8")
    found = interpret(read(path))
    assert [item.implementing for item in items(found)] == [
        ("Sở Khoa học và Công nghệ",),
        ("Sở Nội vụ",),
        ("Sở Tài chính",),
    ]
    assert items(found)[2].months == (12,)
    assert "work-columns-inferred" in {finding.rule for finding in found.records["tables"][0].findings}


def test_a_table_of_figures_is_no_list_of_activities(tmp_path: Path) -> None:
    head = "| Chỉ tiêu | Đơn vị | 2018 | 2019 |\n|---|---|---|---|\n"
    table = f"{head}| Lúa | ha | 10 | 12 |\n| Ngô | ha | 5 | 6 |\n"
    assert items(interpreted(tmp_path, table, "CHỈ TIÊU")) == []

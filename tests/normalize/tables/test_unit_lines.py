"""Units that lines and titles say for whole tables, and what column titles mean by them."""

from __future__ import annotations

import pytest

from normalize.prose.segment.fixed_words import is_unit_line
from normalize.records.kinds import Basis
from normalize.tables.cells.unit_lines import SaidUnit, units_in_title, units_listed, units_said
from normalize.tables.columns.units import counted_unit, own_unit, unit_of_table
from normalize.tables.columns.years import basis_of, years_of
from normalize.tables.model import Years

SEVERAL = (SaidUnit("ha"), SaidUnit("tạ/ha"), SaidUnit("tấn"), SaidUnit("triệu đồng"))


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Đơn vị tính: triệu đồng", [SaidUnit("triệu đồng")]),
        ("(ĐVT: Trđ)", [SaidUnit("triệu đồng")]),
        ("Đơn vị tính kinh phí: tỷ đồng", [SaidUnit("tỷ đồng", "kinh phí")]),
        ("ĐVT: ha, tạ/ha, tấn", [SaidUnit("ha"), SaidUnit("tạ/ha"), SaidUnit("tấn")]),
        (
            "Đơn vị tính: Diện tích: ha; Sản lượng: tấn",
            [SaidUnit("ha", "Diện tích"), SaidUnit("tấn", "Sản lượng")],
        ),
        ("Đơn vị tính: Nghìn người - Unit: Thous. persons", [SaidUnit("Nghìn người")]),
        (
            "Đơn vị: Lượng = tấn; Giá trị = 1.000 USD",
            [SaidUnit("tấn", "Lượng"), SaidUnit("1.000 USD", "Giá trị")],
        ),
        ("Đơn vị: UBND xã Phú Lâm", []),
        ("Các đơn vị thuộc Sở báo cáo trước ngày 15: số hộ, người", []),
    ],
)
def test_units_of_a_line(line: str, units: list[SaidUnit]) -> None:
    assert list(units_said(line)) == units


def test_units_of_a_line_in_brackets_without_lead() -> None:
    line = "(Diện tích: ha; trữ lượng: m3)"
    assert units_listed(line) == (SaidUnit("ha", "Diện tích"), SaidUnit("m3", "trữ lượng"))
    assert units_listed("(Kèm theo Quyết định số: 12)") == ()
    assert units_listed("Lượng: Tấn; Trị giá: USD") == (SaidUnit("Tấn", "Lượng"), SaidUnit("USD", "Trị giá"))
    assert units_listed("Diện tích: ha") == ()


def test_the_day_up_to_which_figures_count_names_their_year() -> None:
    assert years_of("Hiện trạng rừng tính đến ngày 31/12/2015") == Years(2015, 2015)
    assert years_of("Kèm theo Quyết định ngày 31/12/2015 của tỉnh") is None


@pytest.mark.parametrize("part", ["quý II/2025", "Quý IV/2025", "9 tháng/2025", "6T/2025", "tháng 5/2025"])
def test_a_part_of_a_year_names_it(part: str) -> None:
    assert years_of(f"Ước thực hiện {part}") == Years(2025, 2025)


def test_units_of_a_title() -> None:
    assert units_in_title("Diện tích và sản lượng (ha, tấn)") == (SaidUnit("ha"), SaidUnit("tấn"))
    assert units_in_title("Kết quả (thực hiện, kế hoạch)") == ()


@pytest.mark.parametrize(
    ("titles", "unit"),
    [
        (("Năm 2023 (Kế hoạch)",), ""),
        (("Năm", "2014"), ""),
        (("Trong đó", "Địa phương"), ""),
        (("Số xã, phường, thị trấn",), ""),
        (("Tổng số hộ dân cư",), "hộ"),
        (("Kinh phí (triệu đồng)", "Tỷ lệ"), "%"),
        (("Hộ nghèo", "Số hộ"), "hộ"),
        (("Vốn đối ứng (huyện)",), ""),
        (("Dân số trung bình (Nghìn người - Thous. persons)",), "Nghìn người"),
        (("Triệu đồng - Mill. dongs", "2020"), "Triệu đồng"),
        (("Lao động thu hút mới, người",), "người"),
        (("Nhu cầu giống, vạn cây",), "vạn cây"),
        (("Số CCN khởi công",), "CCN"),
        (("Nhu cầu số giáo viên",), "giáo viên"),
        (("Số còn lại",), ""),
        (("Diện tích m2",), "m2"),
        (("Sản lượng: tấn",), "tấn"),
        (("Kinh phí 1.000 đồng",), "1.000 đồng"),
        (("Kinh phí ĐVT: triệu đồng",), "triệu đồng"),
        (("Giá hợp đồng",), ""),
        (("Số thuê bao internet",), "thuê bao"),
        (("Tỷ lệ % TH/KH",), "%"),
        (("Thu ngân sách, % GDP",), "% GDP"),
        (("Giá trị (Tr.USD)",), "triệu USD"),
    ],
)
def test_own_unit(titles: tuple[str, ...], unit: str) -> None:
    assert own_unit(titles) == unit


@pytest.mark.parametrize(
    ("titles", "unit"),
    [
        (("Mục tiêu năm 2021", "Hộ nghèo giảm"), "Hộ"),
        (("Sản phẩm mới",), "Sản phẩm"),
        (("Kinh phí hỗ trợ", "Hợp tác xã"), ""),
        (("Xã Phú Lâm",), ""),
        (("Khu vực I",), ""),
        (("Dân số trung bình",), "người"),
        (("Hộ vay vốn",), "Hộ"),
        (("Điểm tối đa",), "điểm"),
        (("Chỉ tiêu giảm hộ nghèo", "Năm 2016"), "hộ"),
        (("Kết quả tạo việc làm mới",), "người"),
    ],
)
def test_counted_unit(titles: tuple[str, ...], unit: str) -> None:
    assert counted_unit(titles) == unit


@pytest.mark.parametrize(
    ("title", "is_money", "unit"),
    [
        ("Diện tích", False, "ha"),
        ("Năng suất", False, "tạ/ha"),
        ("Sản lượng", False, "tấn"),
        ("Kinh phí", True, "triệu đồng"),
        ("Vụ xuân", False, ""),
    ],
)
def test_one_of_several_units_of_a_table(title: str, is_money: bool, unit: str) -> None:
    assert unit_of_table(SEVERAL, (title,), is_money=is_money) == unit


@pytest.mark.parametrize(
    ("unit", "titles", "holds"),
    [
        ("triệu đồng", ("Diện tích", "Năm 2020"), False),
        ("triệu đồng", ("Số hộ được hỗ trợ", "Xây mới"), False),
        ("triệu đồng", ("Số lượng",), False),
        ("triệu đồng", ("Tổng số",), True),
        ("triệu đồng", ("Số còn phải nộp",), True),
        ("triệu đồng", ("Trong đó", "NSTW"), True),
        ("người", ("Kinh phí",), False),
        ("người", ("Trong đó", "Dân tộc thiểu số"), True),
        ("ha", ("Năng suất",), False),
        ("ha", ("Hợp tác xã",), True),
    ],
)
def test_unit_of_a_table_by_what_its_columns_measure(unit: str, titles: tuple[str, ...], holds: bool) -> None:
    assert (unit_of_table((SaidUnit(unit),), titles, is_money=False) == unit) is holds


def test_unit_of_people_is_not_of_households() -> None:
    assert unit_of_table((SaidUnit("người"),), ("Hộ",), is_money=False) == ""
    assert unit_of_table((SaidUnit("người"),), ("Biên chế công chức",), is_money=False) == "người"


@pytest.mark.parametrize(
    ("title", "basis"),
    [
        ("Bổ sung thực hiện cải cách tiền lương", None),
        ("Danh mục nhiệm vụ thực hiện Kế hoạch", Basis.PLAN),
        ("Thực hiện 2015", Basis.ACTUAL),
        ("2023/2022 (%)", Basis.OTHER),
        ("Năm học 2011/2012", None),
        ("GTSX (giá so sánh 2010)", None),
        ("Ư. TH tháng 6/2011", Basis.ESTIMATE),
        ("Tỷ lệ đạt KH (%)", Basis.OTHER),
        ("Số người mới thực hiện biện pháp tránh thai", None),
        ("Diện tích thực hiện", Basis.ACTUAL),
        ("Khối lượng thực hiện từ khởi công đến 31/12/2020", Basis.ACTUAL),
        ("Thực trạng hộ nghèo đầu năm 2017", Basis.ACTUAL),
        ("Lũy kế giải ngân", Basis.ACTUAL),
        ("Đã thu", Basis.ACTUAL),
        ("Tổng mức đầu tư đã phê duyệt", Basis.PLAN),
        ("Tỷ lệ đạt chuẩn (%)", None),
    ],
)
def test_basis_of_a_title(title: str, basis: Basis | None) -> None:
    assert basis_of(title) == basis


@pytest.mark.parametrize(
    ("line", "is_unit"),
    [
        ("Đơn vị tính: triệu đồng", True),
        ("ĐVT kinh phí: triệu đồng", True),
        ("(Đơn vị tính vốn đầu tư: tỷ đồng)", True),
        ("Đơn vị phối hợp: Sở Tài chính, các đơn vị có từ 10 người", False),
        ("- Đơn vị chủ trì: trường Chính trị tỉnh", False),
        ("Đơn vị thực hiện: Ban Quản lý các khu công nghiệp", False),
    ],
)
def test_lines_of_units_and_of_bodies(line: str, is_unit: bool) -> None:
    assert is_unit_line(line) is is_unit

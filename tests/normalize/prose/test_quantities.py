from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.model import Line, Paragraph, Word
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.subjects import SubjectFinder
from normalize.prose.indicators import read_indicators
from normalize.prose.passage import read_passage
from normalize.prose.unread import tell_unread
from normalize.records import Trend
from tests.normalize.prose.reading import HEAD, nodes_of


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier"),
    [
        ("xây mới khoảng 61km kênh mương", "61", None, "km", "khoảng"),
        ("đạt 32.507 ha", "32507", None, "ha", ""),
        ("lựa chọn từ 02-03 khu dân cư", "2", "3", "khu dân cư", ""),
        ("giảm tỷ lệ hộ nghèo từ 3% trở lên", "3", None, "%", "từ … trở lên"),
        ("khoảng 21 triệu đồng/người", "21", None, "triệu đồng/người", "khoảng"),
        ("đạt bình quân 8,4 tiêu chí/xã", "8.4", None, "tiêu chí/xã", ""),
        ("từ 410m đến 500m", "410", "500", "m", ""),
        ("có 8/207 xã", "8", None, "xã", ""),
        ("bổ sung thêm 20- 25% dịch vụ", "20", "25", "%", ""),
        ("dưới 5 tiêu chí", "5", None, "tiêu chí", "dưới"),
        ("Số trang trại mới 64, phần lớn nuôi vịt", "64", None, "trang trại", ""),
        ("tổng số học viên tốt nghiệp 1.430;", "1430", None, "học viên", ""),
        ("mỗi lớp 04 ngày", "4", None, "ngày", ""),
        ("đợt 2 trồng 35% diện tích", "35", None, "%", ""),
        ("cấp cứu trong vòng 15 phút", "15", None, "phút", ""),
        ("phấn đấu 38 máy tính/100 hộ", "38", None, "máy tính/100 hộ", ""),
        ("độ mặn không quá 4 g/l", "4", None, "g/l", "không quá"),
        ("tuyển thêm 1.000 - 1.200 công nhân", "1000", "1200", "công nhân", ""),
        ("Đầu năm 2025 phường có 112 hộ", "112", None, "hộ", ""),
    ],
)
def test_quantities(text: str, low: str, high: str | None, unit: str, qualifier: str) -> None:
    (found,) = read_quantities(text).quantities
    assert found.value == Decimal(low)
    assert (found.high.value if found.high else None) == (Decimal(high) if high else None)
    assert (found.unit, found.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2016-2020",
        "ngày 16/8/2016 và ngày 11/9",
        "Quyết định số 1600/QĐ-TTg",
        "theo Điều 3 và khoản 2",
        "dịch vụ công mức độ 3, 4",
        "tiêu chí số 14 về giáo dục",
        "phong trào “5 không 3 sạch”",
        "Ngày Giải phóng Thủ đô 10/10",
        "bản đồ tỷ lệ 1/1.000",
        "Tổ chức t1ruyền thông",
        "trong năm 2017",
        "Kết quả 8 tháng đầu năm 2025",
        "báo cáo trước ngày 25 hằng tháng",
        "Ban Chỉ đạo 389 quốc gia",
        "trước 17 giờ 00 ngày 08/6/2018, từ 7 giờ 30 phút",
        "tiêm cho trẻ 18 tháng tuổi",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read_quantities(text).quantities == ()


@pytest.mark.parametrize(
    "text",
    [
        "cơ quan nhà nước ở cả 3 cấp (tỉnh, huyện, xã)",
        "liên thông 4 cấp chính quyền",
        "trước ngày 10 tháng 01 của năm liền kề",
        "trong ngày 05 tháng 7 tới",
        "Bảng hệ toạ độ VN 2,000, kinh tuyến trục 105º, múi chiếu 6º",
        "tiêu chuẩn (TCVN ISO/IEC 27001:2009)",
    ],
)
def test_what_is_explained_and_told_to_nobody(text: str) -> None:
    found = read_quantities(text)
    assert (found.quantities, found.unread) == ((), ())


def test_bands_are_indicators_with_their_subject() -> None:
    nodes = nodes_of(HEAD + "I. MỤC TIÊU\n\n- Số xã đạt 15-18 tiêu chí có 8/207 xã, chiếm 3,87%;\n")
    rows = [(r.subject, r.value, r.value_to, r.unit) for r in read_indicators(nodes, set(), {})]
    assert rows == [
        ("Số xã", 15, 18, "tiêu chí"),
        ("Số xã đạt 15-18 tiêu chí", 8, None, "xã"),
        ("Số xã đạt 15-18 tiêu chí", Decimal("3.87"), None, "%"),
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Năm 2017 xây dựng 14 xã đạt chuẩn nông thôn mới.", "xã đạt chuẩn nông thôn mới"),
        ("nâng tổng số hộ dùng điện toàn tỉnh đạt 140.247 hộ.", "nâng tổng số hộ dùng điện toàn tỉnh"),
        ("Diện tích khai thác: 2,6 ha.", "Diện tích khai thác"),
        ("100% bệnh viện ứng dụng CNTT.", "bệnh viện ứng dụng CNTT"),
    ],
)
def test_subjects(text: str, subject: str) -> None:
    (row,) = read_indicators(nodes_of(HEAD + f"I. MỤC TIÊU\n\n- {text}\n"), set(), {})
    assert row.subject == subject


def test_a_number_behind_a_bracket_that_was_never_opened_is_doubted() -> None:
    text = "- Diện tích vải là 18,5 )0 ha, sản lượng (ước) 89.000 tấn; a)12 hộ."
    rows = read_indicators(nodes_of(HEAD + f"I. MỤC TIÊU\n\n{text}\n"), set(), {})
    told = {row.value: [finding.rule for finding in row.findings] for row in rows if row.value is not None}
    assert told[Decimal(0)] == ["number-ambiguous"]
    assert told[Decimal(89000)] == told[Decimal(12)] == []


def test_an_ambiguous_number_is_empty_and_told() -> None:
    (row,) = read_indicators(nodes_of(HEAD + "I. MỤC TIÊU\n\n- Đo 1,682 km mặt cắt.\n"), set(), {})
    assert row.value is None
    assert [(f.rule, f.suggestion) for f in row.findings] == [("number-ambiguous", "1.682; 1682")]


def test_a_misread_unit_is_taken_for_the_known_one_and_told() -> None:
    (row,) = read_indicators(nodes_of(HEAD + "I. MỤC TIÊU\n\n- Đạt 9,4 tiên chí.\n"), set(), {})
    assert row.unit == "tiêu chí"
    assert [(f.rule, f.field, f.printed) for f in row.findings] == [("text-repaired", "unit", "tiên chí")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("lắp đặt 3.500 đồng hồ nước", "3500", "đồng hồ"),
        ("sản lượng trên 2,2 triệu tấn", "2.2", "triệu tấn"),
        ("đón 1,5 triệu lượt khách", "1.5", "triệu lượt"),
        ("1,2 triệu tài khoản được mở", "1.2", "triệu tài khoản"),
        ("trồng 12 triệu khóm lúa", "12", "triệu khóm"),
        ("với 7.850 thành viên", "7850", "thành viên"),
        ("chi 45,5 tỷ đồng", "45.5", "tỷ đồng"),
        ("chỉ số đạt 0,95", "0.95", ""),
        ("phát hành 456 bản đồ", "456", "bản đồ"),
        ("giảm 4%/năm trở lên", "4", "%/năm"),
        ("tỷ lệ mắc 171,4/100.000 dân", "171.4", "/100.000 dân"),
        ("đạt 8 bác sĩ/1 vạn dân", "8", "bác sĩ/1 vạn dân"),
        ("bố trí 8 tỷ 500 triệu đồng", "8500", "triệu đồng"),
        ("có 38/1.000 hộ", "38", "hộ"),
    ],
)
def test_units_of_several_words_and_multipliers(text: str, value: str, unit: str) -> None:
    (found,) = read_quantities(text).quantities
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["định kỳ 6 tháng, năm báo cáo", "sơ kết 6 tháng đầu năm", "theo mẫu 2,5 mục"]
)
def test_periods_of_reporting_count_nothing(text: str) -> None:
    assert [found.unit for found in read_quantities(text).quantities] in ([], ["mục"])


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Thu nhập bình quân tăng 10 - 12% so với năm 2017, đạt khoảng 62 triệu đồng.",
            ["Thu nhập bình quân tăng", "Thu nhập bình quân tăng"],
        ),
        (
            "Tỷ lệ hộ nghèo giảm 4%/năm trở lên.",
            ["Tỷ lệ hộ nghèo giảm"],
        ),
        (
            "ngân sách huyện: 45,75 tỷ đồng; vốn doanh nghiệp 20 tỷ đồng.",
            ["ngân sách huyện", "vốn doanh nghiệp"],
        ),
        (
            "Có 2.500 doanh nghiệp dùng hợp đồng điện tử; 60% hộ kinh doanh dùng nền tảng số.",
            ["doanh nghiệp dùng hợp đồng điện tử", "hộ kinh doanh dùng nền tảng số"],
        ),
        (
            "100% thủ tục được cung cấp trực tuyến; tối thiểu 80% hồ sơ được nộp trực tuyến.",
            ["thủ tục được cung cấp trực tuyến", "hồ sơ được nộp trực tuyến"],
        ),
        (
            "Giảm tỷ lệ hộ nghèo từ 20,11% xuống còn 17,11%.",
            ["Giảm tỷ lệ hộ nghèo", "Giảm tỷ lệ hộ nghèo"],
        ),
        ("Có 8/80 xã đạt chuẩn (10%).", ["xã đạt chuẩn", "xã đạt chuẩn"]),
        ("Vốn vay (JICA): 12.000 triệu đồng", ["Vốn vay (JICA)"]),
        (
            "Công trình làm mới (18,2%): 45.300 triệu đồng",
            ["Công trình làm mới", "Công trình làm mới (18,2%)"],
        ),
        ("Kinh phí cấp cho huyện, xã và phường: 96 tỷ đồng", ["Kinh phí cấp cho huyện, xã và phường"]),
        ("Tỷ lệ hộ dùng điện và nước máy đạt 81%.", ["Tỷ lệ hộ dùng điện và nước máy"]),
        (
            "Số trường đạt chuẩn tăng 5 trường trở lên, số lớp bán trú giữ ổn định.",
            ["Số trường đạt chuẩn tăng"],
        ),
    ],
)
def test_each_quantity_has_its_own_subject(text: str, subjects: list[str]) -> None:
    rows = read_indicators(nodes_of(HEAD + f"I. MỤC TIÊU\n\n- {text}\n"), set(), {})
    assert [row.subject for row in rows] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "95% trẻ em 5 tuổi được huy động vào mẫu giáo.",
            ["trẻ em 5 tuổi được huy động vào mẫu giáo"],
        ),
        ("100% xã, phường, thị trấn có Tổ quản lý đường.", ["xã, phường, thị trấn có Tổ quản lý đường"]),
        ("Công nhận mới 09 xã đạt chuẩn; lũy kế 95/142 xã.", ["xã đạt chuẩn", "xã đạt chuẩn"]),
        ("Xây mới 12 trạm biến áp, 35 phòng học.", ["trạm biến áp", "phòng học"]),
        ("Có 01 xã (xã Cẩm Thanh) đạt chuẩn kiểu mẫu.", ["xã đạt chuẩn kiểu mẫu"]),
        ("Rà soát quy hoạch của 100% số xã.", ["số xã"]),
        ("Thu nhập từ 62 triệu đồng/người trở lên.", ["Thu nhập"]),
        (
            "Đối tượng: Dự kiến 12.450 người từ 18 tuổi trở lên; Nguồn vốn: khoảng 20 tỷ đồng",
            ["Đối tượng", "Nguồn vốn"],
        ),
        ("Tổ chức 02 hội chợ và 05 phiên chợ vùng cao", ["hội chợ", "phiên chợ vùng cao"]),
        ("Chỉ số hài lòng (SIPAS) đạt trên 85%", ["Chỉ số hài lòng (SIPAS)"]),
    ],
)
def test_subjects_of_shares_sums_and_enumerations(text: str, subjects: list[str]) -> None:
    rows = read_indicators(nodes_of(HEAD + f"I. MỤC TIÊU\n\n- {text}\n"), set(), {})
    assert [row.subject for row in rows] == subjects


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("rà soát 340 hồ hư hỏng", "340", "hồ"),
        ("hoàn thành 03 chợ xã", "3", "chợ"),
        ("thu 150 tỷ đồng", "150", "tỷ đồng"),
        ("ký 12 hợp đồng", "12", "hợp đồng"),
        ("tổng số 98 xã", "98", "xã"),
        ("ở mức 68 - 68,5% dân số", "68", "%"),
        ("lũy kế 160 xã/204 xã", "160", "xã"),
    ],
)
def test_words_that_only_look_like_others(text: str, value: str, unit: str) -> None:
    (found,) = read_quantities(text).quantities
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["phòng, chống COVID-19 hiệu quả", "Tiểu dự án 1 thuộc Dự án 1", "trực 24/24 giờ"]
)
def test_figures_of_names_count_nothing(text: str) -> None:
    assert read_quantities(text).quantities == ()


def test_counts_of_two_things_on_either_side_of_a_stroke() -> None:
    found = read_quantities("khởi tố 23 vụ/31 đối tượng; di dời 312 hộ/1.405 nhân khẩu").quantities
    assert [(one.value, one.unit, one.base) for one in found] == [
        (23, "vụ", None),
        (31, "đối tượng", None),
        (312, "hộ", None),
        (1405, "nhân khẩu", None),
    ]


def test_a_number_with_a_noun_that_was_hardly_read_is_no_record_and_told() -> None:
    words = tuple(
        Word(text, confidence=0.2 if text == "dđ" else 0.9)
        for text in ["Ứng", "dụng", "3", "dđ", "trong", "đơn", "vị"]
    )
    paragraph = Paragraph((Line(words),))
    (node,) = nodes_of("I. MỤC TIÊU\n\nNội dung.\n")[-1:]
    node = replace(node, passages=(read_passage(paragraph, 0),), label_end=0)
    assert read_indicators([node], set(), {}) == ()
    (told,) = tell_unread([node], set())
    assert [finding.rule for finding in told.findings] == ["number-unread"]


def test_a_unit_misread_in_its_marks_before_a_stroke_is_told() -> None:
    (found,) = read_quantities("ít nhất 03 lằn/tuần").quantities
    assert (found.unit, found.misread_unit) == ("lần/tuần", True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Diện tích ở bình quân 24m2; nhà kho 1.200m2.", [("24", "m²"), ("1.200", "m²")]),
        ("Mức chi 8.500 đồng/người dân/năm.", [("8.500", "đồng/người dân/năm")]),
        ("Số bác sĩ, y tá/1 vạn dân: 9 bác sĩ/1 vạn dân.", [("9", "bác sĩ/1 vạn dân")]),
        ("Sản lượng tôm 8 tháng ước đạt 41 nghìn tấn.", [("41", "nghìn tấn")]),
        ("Lượng quế bán ra 8 tháng năm nay là 41 tấn.", [("41", "tấn")]),
        ("Lượng quế bán ra 8 tháng/2019 lên 41 tấn.", [("41", "tấn")]),
        ("8 tháng 2019 nhập khẩu 41 tấn quế.", [("41", "tấn")]),
    ],
)
def test_units_and_lengths_of_reports(text: str, found: list[tuple[str, str]]) -> None:
    quantities = read_quantities(text).quantities
    assert [(quantity.low.printed, quantity.unit) for quantity in quantities] == found


@pytest.mark.parametrize(
    "text", ["Giá quế: 850đ/kg-1.250đ/kg", "Giá quế: 850đ/kg -1.250đ/kg", "Giá quế: 850 - 1.250 đ/kg"]
)
def test_a_dash_between_two_of_the_same_unit_is_no_sign(text: str) -> None:
    (found,) = read_quantities(text).quantities
    assert (found.value, found.high and found.high.value) == (Decimal(850), Decimal(1250))
    assert found.unit == "đồng/kg"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Lượng quế bán ra tháng 8 ước đạt 12 nghìn tấn với trị giá 31 triệu USD",
            ["Lượng quế bán ra tháng 8", "trị giá"],
        ),
        ("Trong đó: quế – 160 tấn, hồi – 15 tấn", ["quế", "hồi"]),
        ("So với cùng kỳ năm 2018 lượng quế tăng 6%", ["lượng quế tăng"]),
        ("Trong tháng bán 12 tấn quế, đưa tổng lượng bán ra lên 90 tấn", ["tấn quế", "tổng lượng bán ra"]),
        ("Trong đó Phú Lâm (3.500 tấn), Phú An (210 tấn)", ["Phú Lâm", "Phú An"]),
        ("Sản lượng quế đạt 70 tấn bằng 83% kế hoạch", ["Sản lượng quế", "Sản lượng quế"]),
        ("Giá trị xuất khẩu 32 triệu USD. 8 tháng 2019 nhập 41 tấn quế", ["Giá trị xuất khẩu", "tấn quế"]),
        ("Sản lượng quế ước đạt 70 tấn, tuy nhiên giá bán thấp", ["Sản lượng quế"]),
    ],
)
def test_what_a_measure_measures(text: str, subjects: list[str]) -> None:
    reading = read_quantities(text)
    finder = SubjectFinder(text, reading)
    assert [finder.of(at).words for at in range(len(reading.quantities))] == subjects


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Lượng quế bán ra là 46 tấn, thấp hơn so với cùng kỳ năm trước 33 tấn.", Trend.DECREASE),
        ("Tốc độ tăng đạt 8,1%, cao hơn 1,4 điểm phần trăm so với năm 2019.", Trend.INCREASE),
        ("Tốc độ tăng đạt 8,1%, cao hơn mức 7,4% của cả nước.", None),
    ],
)
def test_more_or_less_than_before_is_a_change(text: str, change: Trend | None) -> None:
    assert read_quantities(text).quantities[1].change == change

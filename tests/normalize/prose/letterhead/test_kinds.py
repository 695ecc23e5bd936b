"""Letterheads of every kind of document that offices send, invented after the rules for their layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from normalize.prose.letterhead.header import read_header
from normalize.prose.segment.parts import split_parts
from normalize.records import DocumentRecord
from tests.normalize.prose.reading import document_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
BODY = (
    "Căn cứ Kế hoạch số 99/KH-UBND ngày 02/01/2020 của Ủy ban nhân dân tỉnh;\n\n"
    "I. MỤC ĐÍCH\n\n1. Mục đích chung của việc này là để làm rõ cách đọc phần đầu của văn bản.\n\n"
)


def read(text: str, name: str = "van-ban.txt") -> DocumentRecord:
    document = document_of(text, name)
    return read_header(document, split_parts(document))


def rules(record: DocumentRecord) -> set[tuple[str, str]]:
    return {(finding.rule, finding.field) for finding in record.findings}


@dataclass(frozen=True)
class Case:
    text: str
    number: str
    kind: str
    issuer: str
    place: str
    day: date | None
    title: str
    period: tuple[int | None, int | None] = (None, None)
    post: str = ""
    name: str = ""


CASES = {
    "a ministry's letter": Case(
        "BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN\n\nSố: 1234/BNN-VPĐP\n\n"
        "V/v hướng dẫn thực hiện Quyết định\nsố 318/QĐ-TTg ngày 08/3/2022\n\n"
        + NATION
        + "Hà Nội, ngày 5 tháng 4 năm 2022\n\nKính gửi: Ủy ban nhân dân các tỉnh.\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\n\nTHỨ TRƯỞNG\n\nPhùng Đức Tiến\n",
        "1234/BNN-VPĐP",
        "",
        "BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        "Hà Nội",
        date(2022, 4, 5),
        "V/v hướng dẫn thực hiện Quyết định số 318/QĐ-TTg ngày 08/3/2022",
        post="THỨ TRƯỞNG",
        name="Phùng Đức Tiến",
    ),
    "a department's report": Case(
        "UBND TỈNH NAM ĐỊNH\nSỞ Y TẾ\n\nSố: 77/BC-SYT\n\n"
        + NATION
        + "Nam Định, ngày 12 tháng 12 năm 2023\n\nBÁO CÁO\n"
        "Kết quả thực hiện công tác y tế năm 2023, phương hướng nhiệm vụ năm 2024\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Trung Kiên\n",
        "77/BC-SYT",
        "Báo cáo",
        "UBND TỈNH NAM ĐỊNH SỞ Y TẾ",
        "Nam Định",
        date(2023, 12, 12),
        "Kết quả thực hiện công tác y tế năm 2023, phương hướng nhiệm vụ năm 2024",
        (2024, 2024),
        "GIÁM ĐỐC",
        "Trần Trung Kiên",
    ),
    "a resolution of a people's council": Case(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH GIA LAI\n\nSố: 15/NQ-HĐND\n\n"
        + NATION
        + "Gia Lai, ngày 10 tháng 12 năm 2021\n\nNGHỊ QUYẾT\n"
        "Về kế hoạch đầu tư công trung hạn giai đoạn 2021-2025\n\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI\nKHÓA XII, KỲ HỌP THỨ TƯ\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nCHỦ TỊCH\n\nHồ Văn Niên\n",
        "15/NQ-HĐND",
        "Nghị quyết",
        "HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI",
        "Gia Lai",
        date(2021, 12, 10),
        "Về kế hoạch đầu tư công trung hạn giai đoạn 2021-2025",
        (2021, 2025),
        "CHỦ TỊCH",
        "Hồ Văn Niên",
    ),
    "a plan of a commune after July 2025": Case(
        "ỦY BAN NHÂN DÂN\nXÃ VÕ LAO\n\nSố: 05/KH-UBND\n\n"
        + NATION
        + "Võ Lao, ngày 03 tháng 8 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số xã Võ Lao năm 2026\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nLò Văn Pành\n",
        "05/KH-UBND",
        "Kế hoạch",
        "ỦY BAN NHÂN DÂN XÃ VÕ LAO",
        "Võ Lao",
        date(2026, 8, 3),
        "Chuyển đổi số xã Võ Lao năm 2026",
        (2026, 2026),
        "PHÓ CHỦ TỊCH",
        "Lò Văn Pành",
    ),
    "a programme of a district committee of the Party": Case(
        "ĐẢNG BỘ TỈNH SƠN LA\nHUYỆN ỦY MƯỜNG LA\n*\nSố 08-CTr/HU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        "Mường La, ngày 15 tháng 01 năm 2022\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n"
        "thực hiện Nghị quyết số 10-NQ/TU ngày 05/11/2021 của Tỉnh ủy\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\n\nBÍ THƯ\n\nNguyễn Văn Bắc\n",
        "08-CTr/HU",
        "Chương trình hành động",
        "ĐẢNG BỘ TỈNH SƠN LA HUYỆN ỦY MƯỜNG LA",
        "Mường La",
        date(2022, 1, 15),
        "thực hiện Nghị quyết số 10-NQ/TU ngày 05/11/2021 của Tỉnh ủy",
        post="BÍ THƯ",
        name="Nguyễn Văn Bắc",
    ),
    "a draft without number and day": Case(
        "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\n\nSố:        /QĐ-UBND\n\nDỰ THẢO\n\n"
        + NATION
        + "Tuyên Quang, ngày      tháng      năm 2026\n\nQUYẾT ĐỊNH\n"
        "Ban hành Kế hoạch phát triển du lịch giai đoạn 2026 - 2030, định hướng đến năm 2035\n\n"
        "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG\n\n" + BODY,
        "",
        "Quyết định",
        "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG",
        "Tuyên Quang",
        None,
        "Ban hành Kế hoạch phát triển du lịch giai đoạn 2026 - 2030, định hướng đến năm 2035",
        (2026, 2030),
    ),
    "a law from a page of the web": Case(
        "Trang chủ\n\nVăn bản pháp luật\n\nLuật số 31/2024/QH15 Đất đai\n\nQUỐC HỘI\n--------\n\n"
        + NATION
        + "Luật số: 31/2024/QH15\n\nHà Nội, ngày 18 tháng 01 năm 2024\n\nNGHỊ ĐỊNH\nQUY ĐỊNH CHI TIẾT\n\n"
        + BODY,
        "31/2024/QH15",
        "Nghị định",
        "QUỐC HỘI",
        "Hà Nội",
        date(2024, 1, 18),
        "QUY ĐỊNH CHI TIẾT",
    ),
    "a title in the line of the type": Case(
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\n\nSố: 610/QĐ-UBND\n\n"
        + NATION
        + "Phú Yên, ngày 01 tháng 6 năm 2024\n\nQUYẾT ĐỊNH PHÊ DUYỆT\nDANH MỤC DỰ ÁN NĂM 2024\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\n" + BODY,
        "610/QĐ-UBND",
        "Quyết định",
        "ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN",
        "Phú Yên",
        date(2024, 6, 1),
        "PHÊ DUYỆT DANH MỤC DỰ ÁN NĂM 2024",
        (2024, 2024),
    ),
    "a team named after a decision": Case(
        "SỞ CÔNG THƯƠNG\nĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH\nSỐ 1050/QĐ-SCT\n\nSố: 02/KH-ĐKT\n\n"
        + NATION
        + "Bình Phước, ngày 9 tháng 9 năm 2019\n\nKẾ HOẠCH\nKiểm tra chợ hạng 3 năm 2019\n\n"
        + BODY,
        "02/KH-ĐKT",
        "Kế hoạch",
        "SỞ CÔNG THƯƠNG ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SCT",
        "Bình Phước",
        date(2019, 9, 9),
        "Kiểm tra chợ hạng 3 năm 2019",
        (2019, 2019),
    ),
    "letters parted by blanks, another document's title on top": Case(
        "Hướng dẫn thực hiện Nghị định số 12/2013/NĐ-CP của Chính phủ\n\n"
        "ỦY B AN NHÂN D Â N TỈ NH KI Ê N GI A NG\n-------\n\nSố: 321/QĐ - UBND\n\n"
        + NATION
        + "K iên Giang, ngày 28 tháng 6 năm 2014\n\nQUYẾT ĐỊNH\nVỀ BAN HÀNH QUY CHẾ\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nKT. CHỦ TỊ CH P HÓ CHỦ T Ị CH Ngu y ễn H ữu Tín\n",
        "321/QĐ-UBND",
        "Quyết định",
        "ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG",
        "Kiên Giang",
        date(2014, 6, 28),
        "VỀ BAN HÀNH QUY CHẾ",
        post="PHÓ CHỦ TỊCH",
        name="Nguyễn Hữu Tín",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_letterhead(case: Case) -> None:
    record = read(case.text)
    assert record.document_number == case.number
    assert record.document_type == case.kind
    assert (record.issuer, record.place, record.issued_date) == (case.issuer, case.place, case.day)
    assert record.title == case.title
    assert (record.period_from, record.period_to) == case.period
    if case.post:
        assert (record.signer_title, record.signer_name) == (case.post, case.name)


TABLE = "TT\tNội dung\tThời gian\n1\tHọp Ban Chỉ đạo\tQuý I\n2\tTổng kết\tQuý IV\n"


def test_an_appendix_takes_number_day_and_issuer_from_its_note() -> None:
    record = read(
        "PHỤ LỤC II\n\nDANH MỤC NHIỆM VỤ\n\n"
        f"(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2018 của UBND tỉnh Hòa Bình)\n\n{TABLE}"
    )
    assert (record.document_type, record.title) == ("PHỤ LỤC II", "DANH MỤC NHIỆM VỤ")
    assert (record.document_number, record.issued_date) == ("45/KH-UBND", date(2018, 3, 5))
    assert record.issuer == "UBND tỉnh Hòa Bình"
    assert rules(record) == {("letterhead-absent", "")}


def test_a_plan_without_the_decision_that_issues_it() -> None:
    record = read(
        "KẾ HOẠCH\nPhòng, chống thiên tai năm 2024\n"
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 09/01/2024 của Ủy ban nhân dân tỉnh An Giang)\n\n"
        + BODY
    )
    assert (record.document_type, record.title) == ("Kế hoạch", "Phòng, chống thiên tai năm 2024")
    assert (record.document_number, record.issued_date) == ("12/QĐ-UBND", date(2024, 1, 9))
    assert record.issuer == "Ủy ban nhân dân tỉnh An Giang"


def test_a_continued_page_has_nothing_and_raises_no_doubt() -> None:
    record = read(TABLE)
    empty = ("document_number", "document_type", "issuer", "place", "title", "signer_title", "signer_name")
    assert [getattr(record, name) for name in empty] == [""] * len(empty)
    assert record.issued_date is None
    assert rules(record) == {("letterhead-absent", "")}


def test_an_excerpt_has_the_title_of_its_heading_and_no_words_of_who_collected_it() -> None:
    record = read(
        "NGUỒN GỐC: Báo cáo quy hoạch 2021-2030\nSố 525/QĐ-UBND ngày 25/02/2026\n"
        "============================================================\n"
        "2.3. Hiện trạng sử dụng đất\n\n" + BODY
    )
    assert (record.title, record.document_number, record.period_to) == ("Hiện trạng sử dụng đất", "", None)


def test_a_text_that_begins_with_its_title() -> None:
    record = read("Kế hoạch hỗ trợ hộ nghèo sửa chữa nhà ở ngoài kế hoạch 77/kh-lt\n\n" + BODY)
    assert (record.document_type, record.document_number) == ("Kế hoạch", "")
    assert record.title == "hỗ trợ hộ nghèo sửa chữa nhà ở ngoài kế hoạch 77/kh-lt"


def test_a_certified_copy_has_a_number_signer_and_day_of_its_own() -> None:
    record = read(
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 310/KH-UBND\n\n"
        + NATION
        + "Hà Nam, ngày 4 tháng 2 năm 2020\n\nKẾ HOẠCH\nCải cách hành chính năm 2020\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Xuân Đông\n\n"
        "SAO Y BẢN CHÍNH\n\nSố: 24/SY-UBND\n\nHà Nam, ngày 6 tháng 2 năm 2020\n\n"
        "TL. CHỦ TỊCH\n\nCHÁNH VĂN PHÒNG\n\nLê Văn Hùng\n"
    )
    assert (record.document_number, record.issued_date) == ("310/KH-UBND", date(2020, 2, 4))
    assert (record.signer_title, record.signer_name) == ("CHỦ TỊCH", "Nguyễn Xuân Đông")


def test_what_a_digital_signature_leaves_is_no_name() -> None:
    record = read(
        "ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\n\nSố: 3/KH-UBND\n\n"
        + NATION
        + "Bến Tre, ngày 4 tháng 1 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n\n"
        + BODY
        + "Nơi nhận:\n\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\n"
        "Người ký: Ủy ban nhân dân tỉnh Bến Tre\n\nEmail: ubnd@bentre.gov.vn\n\nNguyễn Thị Bé Mười\n"
    )
    assert (record.signer_title, record.signer_name) == ("PHÓ CHỦ TỊCH", "Nguyễn Thị Bé Mười")

"""Rules that no other test makes fire: a small plan for each, read, interpreted and checked.

That every rule of the registry fires somewhere is checked at the end of a whole run, see
tests/fired_rules.py.
"""

from __future__ import annotations

import pytest

from extract.model import Page, PageOrigin, PageReason
from normalize.interpret import interpret
from review.corrections.model import Action, Correction, Key
from review.corrections.replay import check_corrected
from tests.validate.plan_builders import commune, interpretation
from tests.validate.small_plans import (
    COMMUNES,
    MONEY,
    TASKS,
    appendix,
    changed,
    checked,
    communes,
    document,
    money,
    plan,
    scanned,
    table,
    tasks,
)
from validate.check import check

GOAL = "1. Mục tiêu\n"

PLANS = {
    "document-type-from-number": plan(kind=""),
    "document-number-from-appendix": plan(
        number="     /KH-UBND",
        behind=appendix("DANH SÁCH XÃ", *COMMUNES),
    ),
    "document-symbol": plan("Thực hiện Quyết định số 1600/QĐ-TTy ngày 16/8/2016 của Thủ tướng Chính phủ."),
    "document-number-doubtful": plan("Thực hiện Quyết định số †49/QĐ-UBND ngày 24/6/2016 của UBND tỉnh."),
    "reference-type-unknown": plan("Căn cứ văn kiện và số 12/ABC-XYZ ngày 16/8/2016 của Chính phủ;"),
    "signers-several": plan(signer="GIÁM ĐỐC KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nPhạm Văn Tám Lương Văn Cầu"),
    "signer-name-restored": plan(signer="CHỦ TỊCH\nuyễn Văn Tám"),
    "signer-title-incomplete": plan(signer="KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nUBND"),
    "signer-title-restored": plan(signer="KT. CHỦ TỊCH\n#@ CHỦ TỊCH"),
    "issued-date-from-appendix": plan(
        day="Lạng Sơn, ngày    tháng 02 năm 2017", behind=appendix("DANH SÁCH XÃ", *COMMUNES)
    ),
    "issued-date-disagrees": plan(
        day="Lạng Sơn, ngày    tháng 02 năm 2017",
        behind=(one := appendix("DANH SÁCH XÃ", *COMMUNES)) + one.replace("24/02/2017", "25/02/2017"),
    ),
    "target-number": plan(f"{GOAL}- Tiêu chí số 25 về Giao thông: có thêm 10 xã đạt chuẩn."),
    "date-impossible": plan(day="Lạng Sơn, ngày 31 tháng 02 năm 2017"),
    "date-of-places-unknown": plan(day="Lạng Sơn", title="Thực hiện Chương trình xây dựng nông thôn mới"),
    "province-unknown": plan(province="TÂY BẮC", day="Ngày 24 tháng 02 năm 2017"),
    "province-disagrees": plan(province="HÀ GIANG"),
    "several-documents": plan(behind=plan(number="45/QĐ-UBND", kind="QUYẾT ĐỊNH", title="Phê duyệt dự án")),
    "text-of-later-document": plan(
        behind=plan(number="45/QĐ-UBND", kind="QUYẾT ĐỊNH", title="Phê duyệt dự án")
    ),
    "number-ambiguous": plan(f"{GOAL}- Đo 1,682 km mặt cắt."),
    "number-unread": plan(f"{GOAL}Xây dựng 12-34-56 nhà, năm 2017 đạt 1.2.3.4 xã và 17x3."),
    "number-unreadable": plan(
        "1. Nguồn vốn\n\nTổng số: 9.704 triệu đồng.\n\n1. Trung ương: 3.27] triệu đồng."
    ),
    "criterion-name-number": plan(f"{GOAL}- Tiêu chí số 3 về Giao thông: có thêm 10 xã đạt chuẩn."),
    "criterion-count-ambiguous": plan(
        f"{GOAL}- Tiêu chí số 2 về Giao thông: có thêm 10 xã đạt chuẩn; có thêm 12 xã đạt chuẩn tiêu chí này."
    ),
    "criterion-count-undecided": plan(f"{GOAL}- Tiêu chí số 2 về Giao thông: phấn đấu có 12 xã đạt."),
    "commune-repeated": communes(*COMMUNES, ("4", *COMMUNES[1][1:])),
    "commune-unmatched": communes(*changed(COMMUNES, 1, 2, "Không Có")),
    "commune-ambiguous": communes(*changed(changed(COMMUNES, 1, 1, ""), 1, 2, "Thụy Hùng")),
    "commune-other-type": communes(*changed(COMMUNES, 1, 2, "Phường Yên Trạch")),
    "district-unknown": communes(*changed(COMMUNES, 1, 1, "Sa Pa")),
    "commune-not-in-force": communes(*changed(COMMUNES, 1, 2, "Thống Nhất")),
    "commune-distant": communes(*changed(COMMUNES, 1, 2, "Yêm Trach")),
    "count-unreadable": communes(*changed(COMMUNES, 1, 5, "abc")),
    "list-unreadable": communes(*changed(COMMUNES, 1, 4, "1;3;1315")),
    "look-alike-read": communes(*changed(COMMUNES, 2, 5, "l")),
    "value-missing": communes(*changed(COMMUNES, 1, 4, "")),
    "label-unreadable": communes(*changed(COMMUNES, 2, 0, "Š")),
    "row-unmapped": communes(*COMMUNES[:3], ("", "", "", "3", "", "2", ""), COMMUNES[3]),
    "mark-unreadable": communes(
        ("TT", "Tên xã", "Huyện", "1", "2", "3", "10", "11", "12"),
        ("1", "Yên Trạch", "Cao Lộc", "x", "", "x", "x", "", "#"),
        ("2", "Công Sơn", "Cao Lộc", "x", "", "x", "x", "", ""),
    ),
    "missing-criteria-count": communes(
        ("STT", "Tên xã", "Huyện", "Số tiêu chí đạt", "Tiêu chí chưa đạt"),
        ("1", "Yên Trạch", "Cao Lộc", "17", "2,4"),
        ("2", "Hữu Lễ", "Văn Quan", "4", "5,8,13,15"),
    ),
    "planned-count-undecided": communes(
        ("TT", "Xã", "Số tiêu chí đạt năm 2016", "Số tiêu chí phấn đấu đạt năm 2017"),
        ("1", "Yên Trạch", "4", "6"),
        ("2", "Công Sơn", "3", "5"),
    ),
    "timing-repeated": tasks(*changed(TASKS, 2, 5, "Quý II, II, IV")),
    "timing-order": tasks(*changed(TASKS, 2, 5, "Quý III, II")),
    "timing-unread": tasks(*changed(TASKS, 2, 5, "Tháng 37")),
    "item-numbering": tasks(*changed(TASKS, 2, 0, "3")),
    "work-columns-inferred": tasks(
        ("1", "Xây dựng kế hoạch", "Sở Khoa học và Công nghệ", "Các sở, ban, ngành", "Tháng 3"),
        ("2", "Đào tạo cán bộ", "Sở Nội vụ", "Các sở, ban, ngành", "Tháng 5"),
        ("3", "Tổ chức hội nghị tổng kết", "Sở Tài chính", "Các sở, ban, ngành", "Tháng 12"),
    ),
    "unit-missing": table(
        "NGUỒN VỐN",
        ("TT", "Nguồn vốn", "Kế hoạch năm 2017", "Tỷ lệ (%)"),
        ("I", "Ngân sách Trung ương", "312.350", "58,5"),
        ("II", "Ngân sách địa phương", "222.000", "41,5"),
        ("", "Tổng cộng", "534.350", "100"),
    ),
    "table-unit-missing": table(
        "DANH MỤC DỰ ÁN ĐẦU TƯ CÔNG NĂM 2017",
        ("TT", "Danh mục dự án", "Địa điểm XD", "Chủ đầu tư", "Tổng mức đầu tư", "Kế hoạch vốn năm 2017"),
        ("1", "Đường Bính Xá", "Xã Bính Xá, huyện Đình Lập", "UBND huyện Đình Lập", "40.000", "15.000"),
        ("2", "Cầu Gia Cát", "Xã Gia Cát, huyện Cao Lộc", "Sở GTVT", "20.000", "10.000"),
    ),
    "table-unit-contested": table(
        "PHÂN BỔ KINH PHÍ HỖ TRỢ HỌC TẬP NĂM 2017 (triệu đồng)",
        ("TT", "Đơn vị", "Trường", "Ngân sách tỉnh"),
        ("1", "Huyện Đình Lập", "12", "400"),
        ("2", "Huyện Cao Lộc", "23", "750"),
        ("3", "Huyện Chi Lăng", "19", "610"),
    ),
    "table-parts": money(*changed(MONEY, 4, 2, "400")),
    "table-column-total": money(
        MONEY[0],
        ("1", "Phổ biến", "700", "300", "400"),
        ("2", "Đào tạo", "350", "100", "200"),
        ("3", "Xây dựng", "500", "200", "300"),
        ("4", "Hỗ trợ", "900", "200", "700"),
        ("5", "Khác", "50", "20", "30"),
    ),
    "table-figure-size": money(*changed(changed(MONEY, 4, 2, "500.000"), 4, 3, "200.000")),
    "table-label-share": money(*changed(MONEY, 6, 1, "Ngân sách địa phương (80%)")),
    "table-numbering": table(
        "DANH MỤC THIẾT BỊ NĂM 2017",
        ("TT", "Tên thiết bị", "Đơn vị", "Số lượng"),
        ("1", "Máy tính", "bộ", "30"),
        ("2", "Máy in", "bộ", "10"),
        ("4", "Máy quét", "bộ", "12"),
        ("5", "Bàn", "bộ", "14"),
    ),
    "table-years-missing": table(
        "CHỈ TIÊU PHÁT TRIỂN",
        ("TT", "Chỉ tiêu", "Năm 2016", "Kế hoạch", "Chênh lệch"),
        ("1", "Thóc", "700", "400", "-300"),
        ("2", "Ngô", "300", "500", "200"),
        ("3", "Lạc", "350", "600", "250"),
        ("4", "Sắn", "50", "80", "30"),
    ),
    "table-number-undecided": table(
        "KHỐI LƯỢNG NĂM 2017",
        ("TT", "Nội dung", "Khối lượng"),
        ("1", "Đào mương", "26,345"),
        ("2", "Đắp bờ", "12"),
        ("3", "Kè đá", "7"),
    ),
    "table-number-malformed": money(*changed(MONEY, 4, 2, "7,.979,16")),
    "table-number-scale": table(
        "CHỈ TIÊU",
        ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2011", "Năm 2012", "Năm 2013", "Năm 2014", "Năm 2015"),
        ("1", "Thóc", "tấn", "361,4", "370", "361.396", "372.000", "375.000"),
        ("2", "Ngô", "tấn", "30", "31", "32", "33", "34"),
    ),
}
"""A plan by the rule that it breaks."""

NOISE = "Thựq hiệr xâỹ dựnq nôrq thôm mởi nằm 2O17"
ANNOUNCED = (
    "Căn cứ Quyết định số 1600/QĐ-TTg ngày 16/8/2016 của Thủ tướng Chính phủ;\n\n"
    "UBND tỉnh xây dựng Kế hoạch thực hiện Chương trình xây dựng nông thôn mới năm 2017 như sau:"
)
SCANS = {
    "list-mark-missing": scanned(
        plan(f"{GOAL}- Rà soát hộ nghèo.\nĐào tạo nghề cho lao động.\n- Hỗ trợ vay vốn."), {"nghề": 0.9}
    ),
    "title-from-text": scanned(plan(ANNOUNCED, title=NOISE), {"Thựq": 0.3}),
    "title-unreadable": scanned(plan(GOAL, title=NOISE), {"Thựq": 0.3}),
    "document-number-unconfirmed": scanned(plan(), {"37/KH": 0.4}),
    "document-number-from-file-name": scanned(plan(), {"37/KH": 0.4}, "kh87-2017.pdf"),
    "issued-date-unconfirmed": scanned(appendix("DANH SÁCH XÃ", *COMMUNES), {"37/KH": 0.4}),
    "table-unmatched": scanned(
        table("DANH MỤC", ("Tên", "Màu"), ("Bàn", "nâu"), ("Ghế", "đen"), ("Tủ", "nâu")),
        {"Tên": 0.4, "Màu": 0.4, "Bàn": 0.4, "nâu": 0.4, "Ghế": 0.4, "đen": 0.4, "Tủ": 0.4},
    ),
}


@pytest.mark.parametrize("rule", PLANS)
def test_a_plan_that_breaks_a_rule(rule: str) -> None:
    issues = checked(document(PLANS[rule])).issues
    (first, *_) = [issue for issue in issues if issue.rule == rule] or [None]
    assert first is not None, sorted({issue.rule for issue in issues})
    assert "…" not in first.message_en.replace(first.printed, "")


@pytest.mark.parametrize(
    "plan", [plan(GOAL + "- Có thêm 3 xã đạt chuẩn."), communes(*COMMUNES), tasks(*TASKS), money(*MONEY)]
)
def test_the_plans_that_are_changed_are_sound(plan: str) -> None:
    assert checked(document(plan)).issues == ()


@pytest.mark.parametrize("rule", SCANS)
def test_a_scan_that_breaks_a_rule(rule: str) -> None:
    assert rule in {issue.rule for issue in checked(SCANS[rule]).issues}


def test_pages_that_were_not_read_or_not_all() -> None:
    whole = document(plan())
    pages = (
        Page(1, 595, 842, PageOrigin.FAILED, note="quá thời gian"),
        Page(2, 595, 842, PageOrigin.TEXT_LAYER, note="dấu mũ", lost="ảnh không đọc được"),
        Page(3, 595, 842, PageOrigin.OCR, PageReason.UNREADABLE, lost="hầu như không có từ nào"),
    )
    told = {
        (issue.place.page, issue.rule): issue.message
        for issue in checked(type(whole)("plan.pdf", "0" * 64, pages, whole.blocks)).issues
    }
    assert "quá thời gian" in told[1, "page-unreadable"]
    assert "ảnh không đọc được" in told[2, "page-incomplete"]
    assert "dấu mũ" in told[2, "page-note"]
    assert "hầu như không có từ nào" in told[3, "page-unreadable"]


def test_a_code_of_another_commune() -> None:
    wrong = commune("Xã Tân Văn", "99999", "1", "2", commune_name="Tân Văn")
    (issue,) = [i for i in check(interpretation(wrong)).issues if i.rule == "commune-code-unknown"]
    assert (issue.field, issue.value) == ("commune_code", "99999")


def test_a_correction_of_another_reading() -> None:
    key = Key("0" * 64, "", "", "documents", "document_number", "73/KH-UBND")
    other = Correction(key, Action.SET, "37/KH-UBND")
    told = check_corrected(interpret(document(plan())), [other]).issues
    (issue,) = [issue for issue in told if issue.rule == "correction-not-applied"]
    assert "73/KH-UBND" in issue.message

"""Repair must mend what context settles and leave everything else as printed."""

import pytest

from normalize.textrepair import TextRepairer


@pytest.fixture(scope="module")
def repairer() -> TextRepairer:
    return TextRepairer.for_document([])


@pytest.mark.parametrize(
    "text",
    [
        "nâng cao đời sống vật chất và tinh thần cho người dân",
        "sắp xếp bộ máy tinh gọn, hoạt động hiệu quả",
        "phần đầu tư từ ngân sách nhà nước",
        "công nhân làm việc tại khu công nghiệp",
        "Xã Văn An - Văn Quan",
        "Quyết định số 1600/QĐ-TTg ngày 16/8/2016",
        "",
    ],
)
def test_right_text_stays(repairer: TextRepairer, text: str) -> None:
    assert repairer.repair(text).text == text


def test_changes_name_their_place_and_both_forms(repairer: TextRepairer) -> None:
    text = "KẾ HOẠCH 14 XÃ PHÂN ĐẦU ĐẠT CHUẨN NĂM 2017"
    repaired = repairer.repair(text)
    assert repaired.text == "KẾ HOẠCH 14 XÃ PHẤN ĐẤU ĐẠT CHUẨN NĂM 2017"
    assert [(change.printed, change.value) for change in repaired.changes] == [
        ("PHÂN", "PHẤN"),
        ("ĐẦU", "ĐẤU"),
    ]
    assert all(text[change.start : change.end] == change.printed for change in repaired.changes)
    assert all(change.margin > 0 and change.evidence for change in repaired.changes)


def test_a_stroke_comes_back_to_abbreviations(repairer: TextRepairer) -> None:
    assert repairer.repair("BCD, BQL các cấp; VPDP tỉnh").text == "BCĐ, BQL các cấp; VPĐP tỉnh"
    assert repairer.repair("cổng DVC, xã DTTS").text == "cổng DVC, xã DTTS"

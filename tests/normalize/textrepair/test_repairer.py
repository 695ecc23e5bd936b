"""Repair must mend what context settles and leave everything else as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import SECOND_OPINION, Reading, Word
from normalize.textrepair import TextRepairer
from normalize.textrepair.opinions import opinions_on
from normalize.unicode import strip_accents

REPAIRER = TextRepairer.for_document([])
WORDS = "tinh tỉnh phần phấn đầu đấu tư án ấn UBND Lạng Sơn 2017 - , (xã) kê kế"


@pytest.mark.parametrize(
    "text",
    [
        "nâng cao đời sống vật chất và tinh thần cho người dân",
        "sắp xếp bộ máy tinh gọn, hoạt động hiệu quả",
        "phần đầu tư từ ngân sách nhà nước",
        "công nhân làm việc tại khu công nghiệp",
        "Xã Văn An - Văn Quan",
        "Quyết định số 1600/QĐ-TTg ngày 16/8/2016",
        "nghỉ hằng năm và nghỉ hàng năm",
        "thủy lợi, thuỷ lợi; lý do, lí do",
        "",
    ],
)
def test_right_text_stays(text: str) -> None:
    assert REPAIRER.repair(text).text == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("thành viên Ban Chỉ đạo tinh phụ trách", "thành viên Ban Chỉ đạo tỉnh phụ trách"),
        ("các dự ấn đâu tư xây dựng", "các dự án đầu tư xây dựng"),
        ("Tông mức đầu tư", "Tổng mức đầu tư"),
        ("trên địa bàn tinh.", "trên địa bàn tỉnh."),
        ("KẾ HOẠCH 14 XÃ PHÂN ĐẦU ĐẠT CHUẨN", "KẾ HOẠCH 14 XÃ PHẤN ĐẤU ĐẠT CHUẨN"),
        ("BCD, BQL các cấp; VPDP tỉnh", "BCĐ, BQL các cấp; VPĐP tỉnh"),
    ],
)
def test_misread_marks_come_back(read: str, printed: str) -> None:
    assert REPAIRER.repair(read).text == printed


def opinions(text: str, *words: Word) -> str:
    return REPAIRER.repair(text, opinions=opinions_on(text, words)).text


def heard(text: str, opinion: str) -> Word:
    return Word(text, alternatives=(Reading(opinion, 0.99, SECOND_OPINION),))


def test_context_and_a_second_recognizer_together_change_a_letter() -> None:
    text = "được kết nếi vào mạng; kết nếi"
    words = [Word("được"), Word("kết"), heard("nếi", "nối"), Word("vào"), Word("mạng;")]
    assert REPAIRER.repair(text).text == text
    assert opinions(text, *words) == "được kết nối vào mạng; kết nếi"


@pytest.mark.parametrize(
    ("source", "expected"),
    [("vie smooth 250 close", "thiết kế khai thác"), ("before the second opinion", "thiết kê khai thác")],
)
def test_what_was_read_another_time_tips_the_scales(source: str, expected: str) -> None:
    other = (Reading("kế", 0.8, source),)
    words = [Word("thiết"), Word("kê", alternatives=other), Word("khai"), Word("thác")]
    assert opinions("thiết kê khai thác", *words) == expected


def test_context_overrules_a_second_recognizer() -> None:
    text = "xây dựng kế hoạch"
    assert opinions(text, heard("dựng", "dụng"), heard("kế", "kễ")) == text


def test_a_type_of_place_before_its_name_is_no_misreading() -> None:
    assert REPAIRER.repair("Số 9A, phường Đông Kinh, thành phố Lạng Sơn").doubts == ()


def test_abbreviations_in_their_own_right_stay() -> None:
    assert REPAIRER.repair("cổng DVC, xã DTTS").text == "cổng DVC, xã DTTS"


def test_changes_name_their_place_both_forms_and_the_evidence() -> None:
    text = "trên địa bàn tinh và các huyện"
    (change,) = REPAIRER.repair(text).changes
    assert text[change.start : change.end] == change.printed == "tinh"
    assert change.value == "tỉnh" and change.margin > 0 and "bàn tỉnh" in change.evidence


def test_a_doubt_alone_is_settled_by_the_document() -> None:
    (doubt,) = REPAIRER.repair("Chú đầu tư").doubts
    assert (doubt.printed, doubt.suggestion, doubt.reason) == ("Chú", "Chủ", "context")
    texts = ["Chủ đầu tư", "Chủ đầu tư", "Chú đầu tư", "theo đề nghị của chủ đầu tư"]
    assert TextRepairer.for_document(texts).repair("Chú đầu tư").text == "Chủ đầu tư"


@pytest.mark.parametrize("word", ["xóa", "xoá"])
def test_changed_words_take_the_documents_tone_placement(word: str) -> None:
    repairer = TextRepairer.for_document([f"{word} nhà tạm, {word} đói giảm nghèo"] * 2)
    assert repairer.repair("chương trình xoa đói giảm nghèo").text == f"chương trình {word} đói giảm nghèo"


def test_an_investment_share_survives_a_document_full_of_strivings() -> None:
    repairer = TextRepairer.for_document(["năm 2017 phấn đấu có thêm 10 xã đạt chuẩn"] * 20)
    text = "giảm phần đầu tư từ ngân sách"
    assert repairer.repair(text).text == text


def test_a_reading_of_the_recognizer_weighs_more_than_a_guess() -> None:
    text = "thực hiện công nhân mới"
    other = Reading("thực hiện công nhận mới", 0.8, "again")
    assert REPAIRER.repair(text).text == text
    assert REPAIRER.repair(text, [other]).text == other.text


def test_a_word_that_is_no_syllable_is_doubted() -> None:
    (doubt,) = REPAIRER.repair("chuyển glao công nghệ").doubts
    assert (doubt.printed, doubt.reason) == ("glao", "unknown-syllable")


def test_a_symbol_of_a_document_gets_its_stroke_back() -> None:
    assert REPAIRER.repair("Quyết định số 12/QD-UBND").text == "Quyết định số 12/QĐ-UBND"
    assert REPAIRER.repair("Công văn 5/CV-BTC và 7/DA-SYT").text == "Công văn 5/CV-BTC và 7/DA-SYT"


def test_half_a_compound_is_doubted_and_not_mended() -> None:
    text = "thường xuyên kiểm tra, ngon dốc thực hiện"
    repaired = REPAIRER.repair(text)
    assert repaired.text == text
    assert "half-mended" in {doubt.reason for doubt in repaired.doubts}


PASSAGE = "các hộ nghèo được vay vốn để {} nuôi bò sinh sản tại thôn"


@pytest.mark.parametrize("times", [1, 3])
def test_a_repeated_passage_tells_on_its_misreading(times: int) -> None:
    read, printed = PASSAGE.format("chân"), PASSAGE.format("chăn")
    repaired = TextRepairer.for_document([printed] * times + [read]).repair(read)
    assert repaired.text == printed or "chăn" in {doubt.suggestion for doubt in repaired.doubts}
    clean = TextRepairer.for_document([printed] * times + [read]).repair(printed)
    assert clean.text == printed and not clean.doubts


def test_a_letter_misread_in_a_compound_is_doubted() -> None:
    text = "hệ thống thông tim liên lạc của xã"
    (doubt,) = TextRepairer.for_document([text]).repair(text).doubts
    assert text[doubt.start : doubt.end] == doubt.printed == "tim" and doubt.suggestion == "tin"


def test_both_syllables_of_a_compound_may_be_misread() -> None:
    text = "hỗ trợ vốn cho hộ nghèo; đổi mới các hộ khá thì cho vay"
    (doubt,) = TextRepairer.for_document([text]).repair(text).doubts
    assert text[doubt.start : doubt.end] == doubt.printed == "đổi mới" and doubt.suggestion == "đối với"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_only_marks_of_words_change(words: list[str]) -> None:
    text = " ".join(words)
    repaired = REPAIRER.repair(text)
    assert strip_accents(repaired.text) == strip_accents(text)
    differing = {
        place for place, (one, other) in enumerate(zip(text, repaired.text, strict=True)) if one != other
    }
    assert differing <= {place for change in repaired.changes for place in range(change.start, change.end)}


@pytest.mark.parametrize(
    "amount",
    [
        "bốn ba tỷ một trăm mười bốn triệu một trăm mười bảy nghìn đồng",
        "mười tám triệu hai trăm ba mươi chín triệu",
        "mười một tỷ tám trăm bảy mươi lăm triệu đồng",
    ],
)
def test_numbers_in_words_stand(amount: str) -> None:
    repaired = TextRepairer.for_document([amount]).repair(amount)
    assert (repaired.text, repaired.doubts) == (amount, ())


def test_a_misread_word_of_a_number_becomes_one() -> None:
    assert REPAIRER.repair("mười tám triệu hai trắm ba mươi chín đồng").text.endswith(
        "hai trăm ba mươi chín đồng"
    )


def test_what_the_document_calls_something_is_not_another_word() -> None:
    text = "liên thông với Cổng dịch vụ công"
    repairer = TextRepairer.for_document(
        [text, "hiệu quả Cổng dịch vụ công", "thủ tục hành chính công dịch vụ"]
    )
    assert repairer.repair(text).text == text


def test_a_letter_may_be_misread_where_marks_alone_make_sense() -> None:
    read = "tiếp tục hỗ trợ phát tiễn khoa học công nghệ"
    repaired = TextRepairer.for_document([read, *["phát triển kinh tế"] * 5]).repair(read)
    assert repaired.text == read
    assert any("triển" in doubt.suggestion for doubt in repaired.doubts)


def test_a_usual_word_is_no_pair_of_misreadings() -> None:
    assert not REPAIRER.repair("Cân đối nguồn kinh phí").doubts


def test_a_doubt_says_what_no_syllable_may_be() -> None:
    (doubt,) = (
        TextRepairer.for_document(["trên địa bàn tỉnh Hà Tĩnh"] * 3)
        .repair("trên địa bàn fỉnh Hà Tĩnh")
        .doubts
    )
    assert (doubt.printed, doubt.suggestion) == ("fỉnh", "tỉnh")


def test_a_word_that_a_document_is_about_stays() -> None:
    text = "quy định quản lý nhà nước về dược và mỹ phẩm"
    assert TextRepairer.for_document([text] * 12).repair(text).text == text


def test_a_unit_behind_a_figure_stays_what_it_is() -> None:
    storms = [
        "Chủ động phòng chống bão, lũ; khi có bão đổ bộ, bão mạnh, bão lớn thì sơ tán dân khỏi vùng bão."
    ] * 4
    repairer = TextRepairer.for_document(storms)
    text = "khối lượng dự phòng 5.200 rọ đá và 60.000 bao cát."
    assert repairer.repair(text).text == text
    assert repairer.repair("Năm 2019 có 13 hô nghèo.").text == "Năm 2019 có 13 hộ nghèo."

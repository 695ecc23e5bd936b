from __future__ import annotations

import pytest

from normalize.context import TableCaption
from normalize.prose.segment.captions import read_captions
from normalize.prose.segment.fixed_words import (
    appendix_label,
    is_appendix_heading,
    is_attachment_note,
    is_number_line,
)
from normalize.prose.segment.parts import split_parts
from tests.normalize.prose.reading import HEAD, document_of, seed

BODY = "I. MỤC TIÊU\n\nXây dựng nông thôn mới trên địa bàn tỉnh./.\n\n"
TABLE = "TT\tNội dung\tKinh phí\n1\tHọp Ban Chỉ đạo\t12\n2\tTổng kết\t30\n\n"


def captions(text: str) -> tuple[TableCaption, ...]:
    return read_captions(split_parts(document_of(HEAD + BODY + text)).leads)


def test_the_appendices_of_the_seed() -> None:
    found = read_captions(split_parts(seed()).leads)
    assert [(caption.appendix_no, caption.label) for caption in found] == [
        (1, "Phụ lục 01"),
        (2, "Phụ lục 02"),
        (3, "Phụ lục 03"),
        (4, "Phụ lục 04"),
    ]
    assert found[0].title == "Nội dung công việc, tiến độ thời gian, trách nhiệm thực hiện"


def test_roman_number_note_and_unit() -> None:
    (found,) = captions(
        "PHỤ LỤC II\n\nDANH MỤC DỰ ÁN\n\n(Kèm theo Kế hoạch 45/KH-UBND)\n\nĐơn vị tính: Triệu đồng\n\n"
        + TABLE
    )
    assert (found.appendix_no, found.title, found.unit) == (2, "DANH MỤC DỰ ÁN", "Triệu đồng")


def test_a_title_in_the_line_of_its_heading_is_traced_to_it() -> None:
    (found,) = captions("Phụ lục 03: DANH MỤC DỰ ÁN\n\n" + TABLE)
    assert (found.title, [paragraph.text for paragraph in found.titled]) == (
        "DANH MỤC DỰ ÁN",
        ["Phụ lục 03: DANH MỤC DỰ ÁN"],
    )


def test_a_second_table_goes_on_in_its_appendix() -> None:
    first, second = captions(
        "Phụ lục 03\n\nDanh mục dự án\n\n" + TABLE + "Ghi chú: số liệu ước tính.\n\n" + TABLE
    )
    assert (first.title, second.title) == ("Danh mục dự án", "Danh mục dự án")
    assert second.appendix_no == 3
    assert [found.traces()["appendix_no"].printed for found in (first, second)] == ["Phụ lục 03"] * 2


def test_a_table_in_the_text_has_no_appendix() -> None:
    (found,) = captions("III. NGUỒN VỐN\n\nĐơn vị tính: Triệu đồng\n\n" + TABLE)
    assert (found.appendix_no, found.unit) == (None, "Triệu đồng")


def captions_of_a_file(text: str) -> tuple[TableCaption, ...]:
    return read_captions(split_parts(document_of(text)).leads)


def test_a_file_that_is_one_appendix_and_no_more() -> None:
    (found,) = captions_of_a_file(
        "Phụ lục 02\n\nDANH MỤC DỰ ÁN\n\n(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2018)\n\n" + TABLE
    )
    assert (found.appendix_no, found.title) == (2, "DANH MỤC DỰ ÁN")


def test_a_file_that_is_one_table_and_its_title() -> None:
    (found,) = captions_of_a_file("DANH MỤC DỰ ÁN NĂM 2018\n\nĐơn vị tính: Triệu đồng\n\n" + TABLE)
    assert (found.appendix_no, found.title, found.unit) == (None, "DANH MỤC DỰ ÁN NĂM 2018", "Triệu đồng")


def test_an_appendix_with_a_letterhead_of_its_own_keeps_both() -> None:
    parts = split_parts(document_of(HEAD.split("KẾ HOẠCH")[0] + "Phụ lục 02\n\nDANH MỤC DỰ ÁN\n\n" + TABLE))
    (found,) = read_captions(parts.leads)
    assert (found.appendix_no, found.title) == (2, "DANH MỤC DỰ ÁN")
    assert "Số: 45/KH-UBND" in [line.text for line in parts.letterheads[0].lines]


def test_forms_and_lists_have_captions_of_their_own() -> None:
    first, second = captions(
        "Biểu số 01\n\nDanh mục dự án\n\n" + TABLE + "Mẫu số 2\n\nBÁO CÁO KẾT QUẢ\n\n" + TABLE
    )
    assert (first.label, first.appendix_no, first.title) == ("Biểu số 01", 1, "Danh mục dự án")
    assert (second.label, second.appendix_no, second.title) == ("Mẫu số 2", 2, "BÁO CÁO KẾT QUẢ")


@pytest.mark.parametrize("heading", ["/ Phụ lục 02", "_ Phụ lục 02", "KREế Í .. SN “Phụ lục 02"])
def test_a_heading_behind_scraps_of_a_seal(heading: str) -> None:
    (found,) = captions(f"{heading}\n\nDANH MỤC DỰ ÁN\n\n" + TABLE)
    assert found.appendix_no == 2


@pytest.mark.parametrize("sentence", ["(Chi tiết tại Phụ lục 02)", "Theo Phụ lục 02"])
def test_a_line_that_names_an_appendix_is_no_heading(sentence: str) -> None:
    assert not is_appendix_heading(sentence)


@pytest.mark.parametrize("note", ["(Kèm theo Kế hoạch số 45/KH-UBND)", "(Kèm tiệo Kế hoớch đố 45/KH-UBND)"])
def test_a_note_without_heading_starts_an_appendix_of_its_own(note: str) -> None:
    first, second = captions(f"Phụ lục 01\n\nDANH MỤC DỰ ÁN\n\n{TABLE}DANH SÁCH ĐƠN VỊ\n\n{note}\n\n{TABLE}")
    assert (first.appendix_no, first.heading_lost) == (1, False)
    assert (second.appendix_no, second.title, second.heading_lost) == (None, "DANH SÁCH ĐƠN VỊ", True)


def test_a_title_in_the_line_of_the_appendix_is_the_tables() -> None:
    text = (
        f"{HEAD}I. MỤC TIÊU\n\n1. Đạt 5 xã./.\n\nNơi nhận:\n\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Quang\n\n"
        "Biểu số 1: DANH SÁCH XÃ ĐẠT CHUẨN NĂM 2018\n\n| STT | Xã | Huyện |\n|---|---|---|\n"
        "| 1 | Dân Hạ | Kỳ Sơn |\n| 2 | Mông Hóa | Kỳ Sơn |\n"
    )
    (caption,) = read_captions(split_parts(document_of(text)).leads)
    assert (caption.appendix_no, caption.title) == (1, "DANH SÁCH XÃ ĐẠT CHUẨN NĂM 2018")


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("Phụ lục", "Phụ lục", ""),
        ("BIẾU SỐ 04", "BIỂU SỐ 04", ""),
        ("Phụ lục 1. Kết quả thực hiện", "Phụ lục 1", "Kết quả thực hiện"),
        ("Phụ lục 8: Tốc độ tăng GDP (%)", "Phụ lục 8", "Tốc độ tăng GDP (%)"),
        ("Kế hoạch", "", ""),
        ("- Phụ lục trắc địa", "", ""),
        ("(Phụ lục chi tiết kèm theo)", "", ""),
        ("", "", ""),
    ],
)
def test_the_label_of_an_appendix_and_the_title_behind_it(line: str, label: str, title: str) -> None:
    assert appendix_label(line) == (label, title)


def test_a_title_that_begins_with_the_word_of_a_label_is_none() -> None:
    assert not is_appendix_heading("BIỂU TỔNG HỢP HIỆN TRẠNG 19 TIÊU CHÍ CÁC XÃ NĂM 2018")


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Kế hoạch số 37/KH-UBND)",
        "(Kết theo Kế hoạch số 37/KH-UBND)",
        "Ban hành kèm theo Quyết định",
    ],
)
def test_a_note_of_what_a_file_came_with(line: str) -> None:
    assert is_attachment_note(line)


@pytest.mark.parametrize(
    "line", ["kỳ theo quy định.", "2030 theo Kế hoạch số 14281/KH-UBND", "theo Kế hoạch"]
)
def test_a_line_that_goes_on_with_theo_is_no_note(line: str) -> None:
    assert not is_attachment_note(line)


def test_a_cited_number_with_its_type_is_no_number_line() -> None:
    assert is_number_line("Số: 09/TT-BTP")
    assert not is_number_line("Thông tư số 09/2021/TT-BTP.")

"""Duties under ``Tổ chức thực hiện``: who they are of, in whichever form that is said."""

from __future__ import annotations

import pytest

from normalize.prose.responsibilities.duties import read_responsibilities
from tests.normalize.prose.reading import HEAD, nodes_of

PART = HEAD + "III. TỔ CHỨC THỰC HIỆN\n\n"


@pytest.mark.parametrize(
    ("text", "agency", "role", "partners"),
    [
        (
            "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính hướng dẫn thực hiện Kế hoạch.",
            "Sở Y tế",
            "leads",
            ("Sở Tài chính",),
        ),
        ("1. Giao Sở Tài chính tham mưu bố trí kinh phí.", "Sở Tài chính", "advises", ()),
        (
            "3. Ủy ban nhân dân các huyện, thành phố xây dựng kế hoạch của địa phương.",
            "Ủy ban nhân dân các huyện, thành phố",
            "carries out",
            (),
        ),
        (
            "4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền, vận động nhân dân.",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            "carries out",
            (),
        ),
        (
            "5. Thủ trưởng các sở, ban, ngành chịu trách nhiệm trước Chủ tịch UBND tỉnh.",
            "Thủ trưởng các sở, ban, ngành",
            "carries out",
            (),
        ),
        (
            "1. Sở Y tế (cơ quan thường trực)\n\n- Theo dõi kết quả.",
            "Sở Y tế",
            "carries out",
            (),
        ),
        ("1. Sở Nội vụ: Theo dõi thi đua.", "Sở Nội vụ", "carries out", ()),
        ("1. Sở Nội vụ\n\n- Theo dõi thi đua.", "Sở Nội vụ", "carries out", ()),
    ],
)
def test_the_agency_stands_in_a_heading_before_a_colon_or_before_its_verb(
    text: str, agency: str, role: str, partners: tuple[str, ...]
) -> None:
    (duty,) = read_responsibilities(nodes_of(PART + text + "\n"), None)
    assert (duty.agency, duty.role, duty.partners) == (agency, role, partners)
    assert not duty.text.startswith(agency)


def test_a_numbered_sentence_without_an_agency_is_no_duty() -> None:
    assert read_responsibilities(nodes_of(PART + "1. Kế hoạch này được thực hiện trong năm.\n"), None) == ()


def test_a_closing_paragraph_that_assigns_a_task_is_a_duty() -> None:
    closing = "Giao Giám đốc Sở Y tế kiểm tra, đôn đốc việc thực hiện Kế hoạch."
    text = f"1. Sở Nội vụ: Theo dõi thi đua.\n\n{closing}\n\nYêu cầu các đơn vị nghiêm túc thực hiện./.\n"
    first, second = read_responsibilities(nodes_of(PART + text), None)
    assert (first.agency, second.agency, second.text) == (
        "Sở Nội vụ",
        "Giám đốc Sở Y tế",
        "kiểm tra, đôn đốc việc thực hiện Kế hoạch.",
    )


def test_an_agency_without_a_known_word_is_known_by_its_neighbours() -> None:
    text = (
        "1. Sở Nội vụ: Theo dõi thi đua.\n\n2. Các chủ rừng: Tổ chức trồng rừng.\n\n"
        "3. Sở Y tế: Kiểm tra.\n\n4. Chế độ báo cáo: Định kỳ hằng quý.\n"
    )
    agencies = [duty.agency for duty in read_responsibilities(nodes_of(PART + text), None)]
    assert agencies == ["Sở Nội vụ", "Các chủ rừng", "Sở Y tế"]


def test_a_list_of_agencies_alone_in_its_line_owns_the_paragraphs_below() -> None:
    text = (
        "1. Các Sở, ban, ngành cấp tỉnh; UBND cấp huyện\n\nCân đối nguồn kinh phí.\n\n"
        "2. Sở Nội vụ\n\nTheo dõi thi đua.\n"
    )
    duties = [(duty.agency, duty.text) for duty in read_responsibilities(nodes_of(PART + text), None)]
    assert duties == [
        ("Các Sở, ban, ngành cấp tỉnh; UBND cấp huyện", "Cân đối nguồn kinh phí."),
        ("Sở Nội vụ", "Theo dõi thi đua."),
    ]


def test_an_article_that_gives_a_task_is_a_duty() -> None:
    text = (
        HEAD + "QUYẾT ĐỊNH:\n\nĐiều 2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính đôn đốc thực hiện.\n"
    )
    (duty,) = read_responsibilities(nodes_of(text), None)
    assert (duty.agency, duty.role, duty.partners) == ("Sở Nội vụ", "leads", ("Sở Tài chính",))


def test_the_last_words_of_a_plan_belong_to_the_agency_above_them() -> None:
    text = "1. Sở Y tế\n\nKiểm tra.\n\n2. Doanh nghiệp trên địa bàn tỉnh\n\nTham gia các chương trình./.\n"
    duties = read_responsibilities(nodes_of(PART + text), None)
    assert duties[-1].text == "Tham gia các chương trình./."


def test_a_duty_in_the_line_of_its_agency_begins_at_a_verb_in_capitals() -> None:
    text = "1. Sở Y tế: Kiểm tra.\n\n2. Đề nghị các tổ chức chính trị - xã hội Tuyên truyền, vận động.\n"
    duty = read_responsibilities(nodes_of(PART + text), None)[-1]
    assert (duty.agency, duty.text) == (
        "các tổ chức chính trị - xã hội",
        "Tuyên truyền, vận động.",
    )

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extract.model import Document, Page, ParagraphKind
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.labels import read_label
from normalize.prose.segment.parts import split_parts
from tests.normalize.prose.reading import HEAD, document_of, nodes_of, seed

KINDS = [ParagraphKind.BODY] * 8 + list(ParagraphKind)

TEXT = """Căn cứ Luật Ngân sách nhà nước; UBND tỉnh ban hành kế hoạch như sau:

I. MỤC TIÊU

1. Mục tiêu chung

Nâng cao đời sống người dân nông thôn.

- Đạt chuẩn ở các xã:

+ Xã A;

+ Xã B.

a) Về giao thông: cứng hóa đường thôn.

II. TỔ CHỨC THỰC HIỆN

Các sở, ngành căn cứ Kế hoạch để triển khai thực hiện./.

Nơi nhận:

- Lưu: VT.
"""


def test_the_tree() -> None:
    nodes = nodes_of(HEAD + TEXT)
    assert [(n.record.section_id, n.record.parent_id, n.record.label, n.record.heading) for n in nodes] == [
        ("s001", "", "", ""),
        ("s002", "", "I", "MỤC TIÊU"),
        ("s003", "s002", "1", "Mục tiêu chung"),
        ("s004", "s003", "-", ""),
        ("s005", "s004", "+", ""),
        ("s006", "s004", "+", ""),
        ("s007", "s003", "a", ""),
        ("s008", "", "II", "TỔ CHỨC THỰC HIỆN"),
        ("s009", "", "", ""),
    ]
    assert nodes[2].record.text == "Nâng cao đời sống người dân nông thôn."
    assert nodes[6].record.text == "Về giao thông: cứng hóa đường thôn."


def test_every_paragraph_of_the_seed_ends_up_somewhere() -> None:
    document = seed()
    parts = split_parts(document)
    held = [passage for node in build_sections(parts) for passage in node.passages]
    held += (
        parts.recipients + parts.signature + parts.stamps + parts.captions + parts.leftovers + parts.ignored
    )
    for head in parts.letterheads:
        held += [*head.lines, *head.title, *([head.type_line] if head.type_line else [])]
    words = sum(len(passage.words) for passage in held)
    assert words == sum(len(line.words) for p in document.paragraphs for line in p.lines)
    assert [passage.raw for passage in parts.leftovers] == ["55"]


def test_a_second_document_gets_a_section_of_its_own() -> None:
    second = HEAD.replace("Số: 45/KH-UBND", "Số: 99/TTr-UBND").replace("KẾ HOẠCH", "TỜ TRÌNH")
    parts = split_parts(document_of(HEAD + TEXT + second + TEXT))
    assert len(parts.letterheads) == 2
    nodes = build_sections(parts)
    (head,) = (node for node in nodes if node.record.heading.startswith("TỜ TRÌNH"))
    assert not head.ancestors
    assert "99/TTr-UBND" in " ".join(passage.raw for passage in head.passages)


@pytest.mark.parametrize("seed_number", range(25))
def test_nothing_is_lost_whatever_the_order(seed_number: int) -> None:
    shuffle = random.Random(seed_number)
    paragraphs = list(seed().paragraphs)
    shuffle.shuffle(paragraphs)
    blocks = [replace(paragraph, kind=shuffle.choice(KINDS)) for paragraph in paragraphs[:60]]
    parts = split_parts(Document("x.txt", "0" * 64, (Page(None),), tuple(blocks)))
    held = [passage for node in build_sections(parts) for passage in node.passages]
    held += parts.recipients + parts.signature + parts.stamps + parts.captions
    held += parts.leftovers + parts.ignored + parts.later_tails
    for head in parts.letterheads[:1]:
        held += [*head.lines, *head.title, *([head.type_line] if head.type_line else [])]
    read = {id(word) for block in blocks for line in block.lines for word in line.words}
    assert read == {id(placed.word) for passage in held for placed in passage.words}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("II. NHIỆM VỤ", "II"),
        ("II NHIỆM VỤ CHUNG", "II"),
        ("1.2. Đầu tư", "1.2"),
        ("b) Kinh phí", "b"),
        ("b.2. Kinh phí", "b.2"),
        ("b.2 Kinh phí", "b.2"),
        ("Điều 2. Quyết định này", "Điều 2"),
        ("— Tập huấn", "-"),
        ("'+ Đẩy mạnh", "+"),
        ("Phần thứ nhất. ĐÁNH GIÁ", "Phần thứ nhất"),
    ],
)
def test_labels(text: str, label: str) -> None:
    found = read_label(text)
    assert found is not None
    assert found.text == label


@pytest.mark.parametrize(
    "text", ["Năm 2017 có 12 xã", "2.500 hộ nghèo", "10 xã đạt chuẩn", "Vốn tín dụng: 5 tỷ"]
)
def test_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("PHẦN THỨ NHẤT KẾT QUẢ NĂM 2022", "PHẦN THỨ NHẤT"),
        ("Phần thứ hai: Nội dung", "Phần thứ hai"),
        ("1 . Tuyên truyền", "1"),
        ("5, Nâng cao năng lực", "5"),
        ("„.. + Tăng cường đào tạo", "+"),
        ("Phần mềm hội nghị trực tuyến", None),
        ("Phần năm 2016 chuyển sang", None),
        ("5, 6 và 7 là các tiêu chí khó", None),
        ("3, đường liên xã", None),
    ],
)
def test_labels_in_words_and_behind_specks(text: str, label: str | None) -> None:
    found = read_label(text)
    assert (found.text if found else None) == label


def test_a_part_whose_label_stands_alone_takes_the_next_line_for_its_heading() -> None:
    nodes = nodes_of(f"{HEAD}Phần thứ nhất\n\nĐÁNH GIÁ KẾT QUẢ\n\nI. KẾT QUẢ\n\n- Đạt 5 xã.\n")
    assert [(node.record.level, node.record.label, node.record.heading) for node in nodes] == [
        (1, "Phần thứ nhất", "ĐÁNH GIÁ KẾT QUẢ"),
        (2, "I", "KẾT QUẢ"),
        (3, "-", ""),
    ]


@pytest.mark.parametrize("label", ["HI", "Iii"])
def test_a_roman_figure_run_together_or_of_both_cases_is_put_right_and_told(label: str) -> None:
    nodes = nodes_of(f"{HEAD}II. NỘI DUNG\n\n- Làm.\n\n{label}. KINH PHÍ TRIỂN KHAI\n\n- Vốn.\n")
    third = nodes[2].record
    assert (third.level, third.label) == (1, "III")
    assert [finding.rule for finding in third.findings] == ["look-alike-read"]


def test_a_misread_letter_is_the_one_due_next_and_told() -> None:
    text = "1. Nguồn vốn\n\n8) Trung ương;\n\nb) Tỉnh;\n\nQ) Ngân sách huyện;\n\nd) Nguồn khác.\n\n2. Khác\n"
    nodes = nodes_of(HEAD + "I. KINH PHÍ\n\n" + text)
    assert [node.record.label for node in nodes] == ["I", "1", "a", "b", "c", "d", "2"]
    told = [
        (f.printed, f.value) for node in nodes for f in node.record.findings if f.rule == "look-alike-read"
    ]
    assert told == [("8", "a"), ("Q", "c")]


def test_a_raised_figure_before_a_bracket_is_no_number() -> None:
    assert nodes_of(HEAD + "Ghi chú:\n\na) Theo giá so sánh.\n\n²) Tập trung tại huyện.\n")


def test_numbers_before_brackets_stay_numbers() -> None:
    text = "".join(f"{number}) Việc thứ {number}.\n\n" for number in range(1, 10))
    nodes = nodes_of(HEAD + "I. NHIỆM VỤ\n\n" + text)
    assert [node.record.label for node in nodes] == ["I", *map(str, range(1, 10))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I/ MỤC TIÊU", "I"),
        ("I – MỤC ĐÍCH", "I"),
        ("A- KẾT QUẢ", "A"),
        ("C.NHIỆM VỤ", "C"),
        ("II.1. Mục tiêu", "II.1"),
        ("1/ Mục tiêu chung", "1"),
        ("1- Mục đích", "1"),
        ("2.1/ Năm 2021", "2.1"),
        ("a/ Về giao thông", "a"),
        ("a1) Về giao thông", "a1"),
        ("▪ Xã A", "•"),
        ("\uf0b7 Xã A", "•"),
        ("1/3 số xã đạt chuẩn", None),
        ("24/24 giờ", None),
        ("2-3 xã đạt chuẩn", None),
        ("3- 5 xã", None),
        ("I-II Xã", None),
        ("đ/c Hùng", None),
        ("H.Cao Lộc", None),
        ("V.v. và các khoản khác", None),
        ("01-NQ/TU", None),
    ],
)
def test_labels_with_slashes_dashes_and_bullets(text: str, label: str | None) -> None:
    found = read_label(text)
    assert (found.text if found else None) == label


def test_a_plan_outlined_with_slashes_is_a_tree() -> None:
    text = (
        "A/ MỤC TIÊU\n\nI/ MỤC TIÊU CHUNG\n\n1/ Về kinh tế\n\na/ Tăng thu nhập.\n\nb/ Giảm nghèo.\n\n"
        "II/ TỔ CHỨC THỰC HIỆN\n"
    )
    nodes = nodes_of(HEAD + text)
    assert [(node.record.level, node.record.label) for node in nodes] == [
        (1, "A"),
        (2, "I"),
        (3, "1"),
        (4, "a"),
        (4, "b"),
        (2, "II"),
    ]

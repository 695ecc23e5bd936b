"""Documents made from text, for the tests of prose."""

from __future__ import annotations

from pathlib import Path

from extract.model import Document, Page
from extract.textfile import parse_text
from normalize.prose.sections.node import SectionNode
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.parts import split_parts

SEED = Path(__file__).parents[3] / "samples" / "langson-2017.ocr.txt"

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH

Số: 45/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hòa Bình, ngày 05 tháng 3 năm 2018

KẾ HOẠCH

Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2018

"""


def document_of(text: str, name: str = "plan.txt") -> Document:
    return Document(name, "0" * 64, (Page(None),), tuple(parse_text(text)))


def nodes_of(text: str) -> tuple[SectionNode, ...]:
    return build_sections(split_parts(document_of(text)))


def seed() -> Document:
    return document_of(SEED.read_text(encoding="utf-8"), SEED.name)

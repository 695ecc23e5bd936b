"""Text layers of every kind that scans and offices leave behind, and what is decided about them."""

from __future__ import annotations

import pytest

from extract.options import TextLayer
from extract.pdf import EmbeddedImage, PageFacts
from extract.triage import judge

PROSE = (
    "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới, Ủy ban nhân dân tỉnh giao các sở, "
    "ban, ngành và các huyện, thành phố tổ chức triển khai có hiệu quả các nội dung sau đây. "
) * 5
SCAN = EmbeddedImage(1.0, (1654, 2339), 200.0, True)
LOGO = EmbeddedImage(0.02, (200, 200), 300.0, False)

# The same sentence as fonts of the old encodings leave it when they are read as Latin-1.
TCVN3 = (
    "Thùc hiÖn Ch­¬ng tr×nh môc tiªu quèc gia x©y dùng n«ng th«n míi, ñy ban nh©n d©n tØnh giao c¸c së, "
    "ban, ngµnh vµ c¸c huyÖn, thµnh phè tæ chøc triÓn khai cã hiÖu qu¶ c¸c néi dung sau ®©y. "
) * 3
VNI = (
    "Thöïc hieän Chöông trình muïc tieâu quoác gia xaây döïng noâng thoân môùi, UÛy ban nhaân daân tænh giao "
    "caùc sôû, ban, ngaønh vaø caùc huyeän, thaønh phoá toå chöùc trieån khai coù hieäu quaû caùc noäi dung. "
) * 3
UNMARKED = (
    "Thuc hien Chuong trinh muc tieu quoc gia xay dung nong thon moi, Uy ban nhan dan tinh giao cac so, "
    "ban, nganh va cac huyen, thanh pho to chuc trien khai co hieu qua cac noi dung sau day. "
) * 3
SHIFTED = "".join(chr(ord(char) + 3) if char.isalpha() and ord(char) < 128 else char for char in UNMARKED)
SIGNED = "Ký bởi: Ủy ban nhân dân tỉnh\nCơ quan: Tỉnh Lạng Sơn\nThời gian ký: 24/02/2017 10:11:12 +07:00"


def facts(
    text: str = "",
    images: tuple[EmbeddedImage, ...] = (),
    coverage: float = 0.9,
    hidden: float = 0.0,
    drawings: int = 0,
) -> PageFacts:
    return PageFacts(text, coverage if text else 0.0, hidden, images, drawings)


@pytest.mark.parametrize(
    ("page", "trusted", "reason"),
    [
        (facts(PROSE), True, "good"),
        (facts(PROSE, (LOGO,)), True, "good"),
        (facts(PROSE, (SCAN,)), True, "good"),
        (facts("TT 1 2 3 4.567 8,9", drawings=40), True, "good"),
        (facts(), True, "nothing"),
        (facts(images=(SCAN,)), False, "no text layer"),
        (facts(drawings=900), False, "no text layer"),
        (facts(SIGNED, (SCAN,), coverage=0.06), False, "signature"),
        (facts("37 24 02", (SCAN,), coverage=0.01), False, "hardly any"),
        (facts(TCVN3), False, "TCVN3"),
        (facts(VNI), False, "VNI"),
        (facts(SHIFTED), False, "garbled"),
        (facts(PROSE.replace("n", "\ufffd")), False, "garbled"),
        (facts("(cid:12)(cid:7)(cid:31) " * 40), False, "garbled"),
        (facts(UNMARKED, (SCAN,), hidden=1.0), False, "without Vietnamese marks"),
        (facts(PROSE, (SCAN,), hidden=1.0), False, "another tool"),
    ],
)
def test_verdicts(page: PageFacts, trusted: bool, reason: str) -> None:
    verdict = judge(page)
    assert verdict.trusted == trusted
    assert reason in verdict.reason


def test_short_document_of_an_office_is_no_signature() -> None:
    assert judge(facts(SIGNED)).trusted


def test_wishes_go_before_judgement() -> None:
    assert not judge(facts(PROSE), TextLayer.NEVER).trusted
    assert judge(facts(TCVN3), TextLayer.ALWAYS).trusted
    assert not judge(facts(images=(SCAN,)), TextLayer.ALWAYS).trusted

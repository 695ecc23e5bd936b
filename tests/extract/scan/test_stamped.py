"""Black seals stamped over signatures of bilevel scans: what they cover is read, and is no part of them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.engines.base import Gray
from extract.engines.reader import open_reader
from extract.model import Paragraph, ParagraphKind
from extract.options import ReadOptions
from extract.scan.cleaning.rims import lift_seal
from extract.scan.cleaning.seals import Seal, find_seals
from extract.scan.page import read_scanned_page
from extract.scan.stamped import UNSURE
from samples.seals import font, round_seal

DPI = 200
SIZE = (1654, 1300)
CENTRE = (1050, 590)
LINES = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
NAME = "Nguyễn Văn Bình"
LEVEL = 170


def printed() -> Image.Image:
    """A list of recipients at the left, the signature in three lines and the name at the right."""
    page = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(page)
    for row, text in enumerate(
        ("Trên đây là Kế hoạch phát triển của tỉnh.", "Các sở, ban, ngành thực hiện.")
    ):
        pen.text((240, 160 + 60 * row), text, font=font("Regular", DPI, 14), fill=0)
    for row, text in enumerate(("Nơi nhận:", "- Như trên;", "- Các sở, ban, ngành;", "- Lưu: VT, KT.")):
        pen.text((240, 370 + 36 * row), text, font=font("Regular", DPI, 11), fill=0)
    for row, text in enumerate(LINES):
        pen.text((1170, 370 + 42 * row), text, font=font("Bold", DPI, 14), fill=0, anchor="mt")
    pen.text((1150, 720), NAME, font=font("Bold", DPI, 14), fill=0, anchor="mm")
    return page


def sealed(down: int = CENTRE[1]) -> Gray:
    """Stamp the page so that the seal's rim runs through the third line and through the name."""
    seal = round_seal("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", DPI, opacity=255)
    page = printed()
    place = (CENTRE[0] - seal.width // 2, down - seal.height // 2)
    page.paste(0, place, seal.getchannel("A").point(lambda cover: 255 if cover > 128 else 0))
    return np.where(np.asarray(page) < 128, np.uint8(0), np.uint8(255))


def test_seal_goes_but_for_the_strokes_of_print_across_its_rim() -> None:
    plain, page = np.asarray(printed()), sealed()
    (seal,) = find_seals(page, DPI)
    lifted = lift_seal(page, seal, LEVEL, DPI)
    assert lifted is not None
    own, print_ = (page == 0) & (plain > 128), plain < 128
    assert np.count_nonzero(lifted[own] == 0) < 0.1 * np.count_nonzero(own)
    assert np.count_nonzero(lifted[print_] == 0) > 0.95 * np.count_nonzero(print_)


def test_print_without_a_seal_is_left_alone() -> None:
    assert lift_seal(np.asarray(printed()), Seal(1100.0, 480.0, 142.0), LEVEL, DPI) is None


@pytest.mark.ocr
@pytest.mark.parametrize("down", [590, 596])
def test_signature_under_a_black_seal_is_read_and_what_the_rim_took_is_unsure(down: int) -> None:
    sides = 72 * SIZE[0] / DPI, 72 * SIZE[1] / DPI
    content = read_scanned_page(sealed(down), DPI, 1, *sides, open_reader(ReadOptions()))
    signed = [block for block in content.blocks if isinstance(block, Paragraph)]
    lines = [line for block in signed if block.kind is ParagraphKind.SIGNATURE for line in block.lines]
    texts = [line.text for line in lines]
    assert texts[:2] == [*LINES[:2]] and len(texts) == 4
    assert texts[2].endswith("CHỦ TỊCH") and texts[3].endswith("Văn Bình")
    printed_words = {word for text in (*LINES, NAME) for word in text.split()}
    wrong = [word for line in lines for word in line.words if word.text not in printed_words]
    assert all((word.confidence or 0.0) <= UNSURE for word in wrong)


@pytest.mark.ocr
def test_a_name_under_a_seal_is_read_as_a_whole_by_the_second_recognizer() -> None:
    sides = 72 * SIZE[0] / DPI, 72 * SIZE[1] / DPI
    content = read_scanned_page(sealed(), DPI, 1, *sides, open_reader(ReadOptions()))
    signed = [block for block in content.blocks if isinstance(block, Paragraph)]
    lines = [line for block in signed if block.kind is ParagraphKind.SIGNATURE for line in block.lines]
    name = next(line for line in lines if line.text.endswith("Văn Bình"))
    assert NAME in [reading.text for reading in name.alternatives] or name.text == NAME

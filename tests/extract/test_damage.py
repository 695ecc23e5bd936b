"""Pages of which a part cannot be unpacked: told, never blank in silence."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extract.model import PageOrigin
from extract.pdf.damage import Damage, find_damage
from extract.read import read

# Figures that pack badly: half of the packed bytes hold about half of the lines.
LINES = b"".join(b"BT /F 10 Tf 20 %d Td (Xa %d) Tj ET\n" % (1980 - i * 10, i**5 % 99991) for i in range(190))
PACKED = zlib.compress(LINES)
HALF = len(PACKED) // 2


def _made(folder: Path, packed: bytes, *, form: bool = False) -> Path:
    """A PDF whose only page is drawn by a packed stream, or by a form of one."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 2000))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    stream = pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode)
    page = pdf.pages[0].obj
    if form:
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, [0, 0, 300, 2000]
        stream.Resources = resources
        page.Resources = Dictionary(XObject=Dictionary(Form=stream))
        page.Contents = pdf.make_stream(b"/Form Do")
    else:
        page.Resources, page.Contents = resources, stream
    path = folder / "made.pdf"
    pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return path


def test_page_whose_drawing_is_lost_fails_and_says_what_to_do(tmp_path: Path) -> None:
    document = read(_made(tmp_path, b"garbage"))
    assert [page.origin for page in document.pages] == [PageOrigin.FAILED]
    assert "get the file again" in document.pages[0].note


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize("packed", [PACKED[:HALF], PACKED[:HALF] + b"\xff" * 8 + PACKED[HALF + 8 :]])
def test_what_is_left_of_a_page_is_read_and_the_loss_told(tmp_path: Path, packed: bytes, form: bool) -> None:
    document = read(_made(tmp_path, packed, form=form))
    assert document.pages[0].origin is PageOrigin.TEXT_LAYER
    assert document.blocks
    assert "damaged" in document.pages[0].lost


@pytest.mark.parametrize("packed", [PACKED, PACKED[:-4], PACKED + b"\n\n", zlib.compress(b"")])
def test_whole_pages_are_not_doubted(tmp_path: Path, packed: bytes) -> None:
    assert find_damage(_made(tmp_path, packed), 1) is Damage.NONE


def test_form_that_draws_itself_ends(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    form = pdf.make_indirect(pdf.make_stream(b"/Form Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 300, 300]
    form.Resources = Dictionary(XObject=Dictionary(Form=form))
    pdf.pages[0].obj.Resources = form.Resources
    pdf.save(tmp_path / "self.pdf")
    assert find_damage(tmp_path / "self.pdf", 1) is Damage.NONE


def test_form_that_is_lost_is_passed_over(tmp_path: Path) -> None:
    """The end of the file is gone, and with it the object that the page's resources name."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /MediaBox [0 0 9 9] /Resources << /XObject << /Form 9 0 R >> >> >>",
    )
    numbered = [b"%d 0 obj %s endobj\n" % item for item in enumerate(objects, start=1)]
    path = tmp_path / "lost.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"".join(numbered) + b"trailer << /Root 1 0 R /Size 10 >>\n")
    assert find_damage(path, 1) is Damage.NONE


def test_a_page_of_whose_drawing_a_part_is_not_there_is_told(tmp_path: Path) -> None:
    with pikepdf.open(_made(tmp_path, PACKED)) as pdf:
        whole = pdf.pages[0].obj.Contents
        pdf.pages[0].obj.Contents = pikepdf.Array([whole, pdf.make_indirect(Dictionary())])
        pdf.save(tmp_path / "cut.pdf")
    document = read(tmp_path / "cut.pdf")
    assert document.blocks
    assert "damaged" in document.pages[0].lost


def test_a_form_for_adobe_alone_is_not_taken_for_its_please_wait(tmp_path: Path) -> None:
    with pikepdf.open(_made(tmp_path, PACKED)) as pdf:
        pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_stream(b"<xdp:xdp/>"))
        pdf.save(tmp_path / "static.pdf")
        pdf.Root.NeedsRendering = True
        pdf.save(tmp_path / "dynamic.pdf")
    assert read(tmp_path / "static.pdf").blocks
    (page,) = read(tmp_path / "dynamic.pdf").pages
    assert page.origin is PageOrigin.FAILED
    assert "print it to a new PDF" in page.note

"""The front of the stage: kinds of files, bad files, images, and limits."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.errors import (
    DamagedOfficeError,
    EmptyInputError,
    ExitCode,
    InputError,
    LockedOfficeError,
    MissingInputError,
    NoSuchPageError,
    NotAPdfError,
    PageTooLargeError,
    UnconvertedOfficeError,
    UndecodableImageError,
    UnknownFormatError,
)
from extract.files import FileKind, file_kind
from extract.image.files import load_frame
from extract.model import PageOrigin
from extract.options import ReadOptions
from extract.pdf.document import open_pdf, page_facts, render_page
from extract.read import failed_page, page_count, read, read_page


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.pdf", b"", EmptyInputError),
        ("a.pdf", b"no pdf at all, but some text", NotAPdfError),
        ("a.pdf", b"%PDF-1.7\nnothing else", NotAPdfError),
        ("a.png", b"not a png", UndecodableImageError),
        ("a.png", b"\x89PNG\r\n\x1a\n and then nothing", UndecodableImageError),
        ("a.docx", b"PK\x03\x04", DamagedOfficeError),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 and so on", LockedOfficeError),
        ("a.xlsx", b"some text", DamagedOfficeError),
        ("a.doc", b"\xd0\xcf\x11\xe0 and so on", UnconvertedOfficeError),
        ("a.heic", b"something", UnknownFormatError),
    ],
)
def test_bad_files_are_named_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, error: type[InputError]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        page_count(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == ExitCode.INPUTS_FAILED


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(MissingInputError):
            page_count(path)


def test_errors_come_whole_through_a_process_pool(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for error in (NotAPdfError(path), PageTooLargeError(path, 3, 900.0, 60.0), NoSuchPageError(path, 4, 2)):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again)) == (type(error), str(error))


def test_wrong_suffix_is_read_as_what_it_is(tmp_path: Path, pdf_path: Path) -> None:
    for name in ("scan.jpg", "scan.txt", "scan.md", "scan.html"):
        path = tmp_path / name
        path.write_bytes(pdf_path.read_bytes()[:2000])
        assert file_kind(path) == FileKind.PDF
        path.write_bytes(b"\x89PNG\r\n\x1a\n and so on")
        assert file_kind(path) == FileKind.IMAGE


def test_office_file_named_as_a_text_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    assert file_kind(path) == FileKind.WORD


def test_text_that_speaks_of_pdf_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Tệp PDF bắt đầu bằng %PDF-1.7.\n", encoding="utf-8")
    assert file_kind(path) == FileKind.TEXT


def test_page_outside_the_file(pdf_path: Path, ocr_text_path: Path) -> None:
    for path in (pdf_path, ocr_text_path):
        with pytest.raises(NoSuchPageError):
            read_page(path, 99, ReadOptions())


def test_text_file_is_one_page_without_number(ocr_text_path: Path) -> None:
    document = read(ocr_text_path)
    assert page_count(ocr_text_path) == len(document.pages) == 1
    assert document.pages[0].origin == PageOrigin.TEXT_FILE
    assert document.pages[0].number is None
    assert document.engine == ""


def test_options_are_a_cache_key() -> None:
    assert hash(ReadOptions()) == hash(pickle.loads(pickle.dumps(ReadOptions())))
    assert ReadOptions() != ReadOptions(model="Vietnamese")


def test_scan_is_rendered_at_its_own_resolution(scan_path: Path) -> None:
    with open_pdf(scan_path) as document:
        page = document[1]
        facts = page_facts(page)
        raster = render_page(page, scan_path, 2, facts, ReadOptions())
    scan = facts.largest_image
    assert scan is not None and scan.coverage > 0.95
    assert abs(raster.dpi - scan.dpi) < 1
    assert np.allclose(raster.pixels.shape[:2], (scan.pixels[1], scan.pixels[0]), atol=2)


def test_huge_page_is_rendered_within_the_limit_and_the_loss_told(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(14400, 14400)
    document.save(path)
    with open_pdf(path) as document:
        page = document[0]
        raster = render_page(page, path, 1, page_facts(page), ReadOptions(max_megapixels=4))
    assert 3.9e6 < raster.pixels.shape[0] * raster.pixels.shape[1] < 4.1e6
    assert "it was read at 10 dots to the inch" in raster.lost
    assert (raster.width, raster.height) == (14400, 14400)


def test_frames_of_a_tiff_have_their_size_and_turn(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    first = Image.new("1", (1654, 2339), 1)
    second = Image.new("RGB", (2339, 1654), "white")
    first.save(path, save_all=True, append_images=[second], dpi=(200, 200))
    assert page_count(path) == 2
    raster = load_frame(path, 1, ReadOptions())
    assert (raster.pixels.shape, raster.dpi) == ((2339, 1654), 200)
    assert (round(raster.width), round(raster.height)) == (595, 842)
    assert load_frame(path, 2, ReadOptions()).pixels.shape == (1654, 2339, 3)


@pytest.mark.parametrize("stated", [(300, 150), (204, 98)])
def test_fax_of_other_resolutions_across_and_down_has_its_true_shape(
    tmp_path: Path, stated: tuple[int, int]
) -> None:
    path = tmp_path / "fax.tif"
    size = tuple(round(side * dpi) for side, dpi in zip((8.27, 11.69), stated, strict=True))
    Image.new("1", size, 1).save(path, dpi=stated)  # type: ignore[arg-type]
    raster = load_frame(path, 1, ReadOptions())
    assert (round(raster.width), round(raster.height), raster.dpi) == (595, 842, stated[0])
    assert raster.pixels.shape[0] == pytest.approx(1.414 * raster.pixels.shape[1], rel=0.01)


def test_photograph_is_turned_as_it_says_and_its_72_dpi_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (2339, 1654), "white").save(path, exif=exif, dpi=(72, 72))
    raster = load_frame(path, 1, ReadOptions())
    assert raster.pixels.shape == (2339, 1654, 3)
    assert 195 < raster.dpi < 205


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_of_a_file_that_was_cut_off_the_upper_part_is_read(suffix: str, tmp_path: Path) -> None:
    whole = tmp_path / f"whole.{suffix}"
    rows = np.tile(np.arange(100, 200, dtype=np.uint8), (400, 3))
    Image.fromarray(rows ^ np.arange(400, dtype=np.uint8)[:, None]).save(whole)
    path = tmp_path / f"cut.{suffix}"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    raster = load_frame(path, 1, ReadOptions())
    assert "cut off" in raster.lost
    assert raster.pixels[:20].mean() < 250
    assert (raster.pixels[-20:] == 255).all()
    assert not load_frame(whole, 1, ReadOptions()).lost


@pytest.mark.parametrize("suffix", ["bmp", "webp", "gif"])
def test_other_images_are_one_page(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    moves = {"save_all": True, "append_images": [Image.new("L", (300, 400))]} if suffix == "gif" else {}
    Image.new("L", (300, 400), 255).save(path, **moves)
    assert page_count(path) == 1
    assert read_page(path, 1, ReadOptions()).page.origin is PageOrigin.BLANK


def test_blank_image_is_a_blank_page(tmp_path: Path) -> None:
    path = tmp_path / "blank.png"
    Image.new("L", (827, 1169), 255).save(path, dpi=(100, 100))
    document = read(path)
    assert [page.origin for page in document.pages] == [PageOrigin.BLANK]
    assert document.blocks == ()


@pytest.mark.parametrize("size", [(30000, 3), (3, 30000), (1, 1)])
def test_pictures_of_a_few_pixels_are_blank_pages(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "strip.png"
    Image.new("L", size, 255).save(path)
    assert [page.origin for page in read(path).pages] == [PageOrigin.BLANK]


def test_too_many_pixels_fail_the_page_only(tmp_path: Path) -> None:
    path = tmp_path / "big.png"
    Image.new("1", (10_000, 10_000), 1).save(path)
    document = read(path, ReadOptions(max_megapixels=9))
    assert document.pages[0].origin == PageOrigin.FAILED
    assert "megapixels" in document.pages[0].note


def test_failed_page_says_why(tmp_path: Path) -> None:
    content = failed_page(7, PageTooLargeError(tmp_path / "a.pdf", 7, 900.0, 60.0))
    assert content.page.number == 7
    assert content.page.note.startswith("page 7 would take")

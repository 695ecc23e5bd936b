"""Crops of real pages, and of pages that lie on their side."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from extract.model import Box, Page, Place
from review.report.crops import HIGHEST, MOST, cut_crops
from validate.model import Issue, Severity


def issue(number: int, place: Place, severity: Severity = Severity.WARNING, also: int = 0) -> Issue:
    refs = tuple((f"r/{at}", "field") for at in range(also))
    name = f"a/{number:012x}"
    return Issue("", "", "", severity, "rule", "", "", place=place, also=refs, issue_id=name)  # type: ignore[arg-type]


def pixels(picture: bytes) -> npt.NDArray[np.uint8]:
    image = Image.open(BytesIO(picture))
    assert image.format == "WEBP"
    return np.asarray(image.convert("RGB"))


def framed(picture: npt.NDArray[np.uint8]) -> int:
    """Number of pixels in the colour of the frame."""
    red, blue = picture[..., 0].astype(int), picture[..., 2].astype(int)
    return int((red - blue > 90).sum())


def test_a_crop_shows_the_framed_place_and_its_neighbours(pdf_path: Path) -> None:
    # Page 19: the cell that says 1,7,12,29.
    place = Place(19, Box(310.8, 230.0, 394.8, 246.8))
    ((name, picture),) = cut_crops(pdf_path, [Page(19)], [issue(1, place)])
    assert name == "000000000001.webp"
    assert len(picture) < 12_000
    seen = pixels(picture)
    assert framed(seen) > 300
    assert (seen.min(axis=2) < 90).sum() > 200, "no print in the crop"


def test_notes_and_doubts_without_a_place_have_none(pdf_path: Path) -> None:
    issues = [issue(1, Place(1, Box(0, 0, 9, 9)), Severity.INFO), issue(2, Place(1)), issue(3, Place())]
    assert not list(cut_crops(pdf_path, [Page(1)], issues))


def test_text_files_and_broken_files_have_none(ocr_text_path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    placed = [issue(1, Place(1, Box(0, 0, 9, 9)))]
    assert not list(cut_crops(ocr_text_path, [Page(1)], placed))
    assert not list(cut_crops(broken, [Page(1)], placed))
    assert not list(cut_crops(tmp_path / "gone.pdf", [Page(1)], placed))


def test_places_beyond_the_page_do_no_harm(pdf_path: Path) -> None:
    beyond = [issue(1, Place(1, Box(5000, 5000, 5100, 5020))), issue(2, Place(99, Box(0, 0, 9, 9)))]
    inside = issue(3, Place(1, Box(-20, -20, 700, 2000)))
    crops = dict(cut_crops(pdf_path, [Page(1)], [*beyond, inside]))
    assert set(crops) == {"000000000003.webp"}
    assert pixels(crops["000000000003.webp"]).shape[0] <= HIGHEST / 72 * 110 + 2


def test_only_the_most_valuable_doubts_of_a_document_are_cut(pdf_path: Path) -> None:
    places = [Place(1, Box(10, at, 60, at + 8)) for at in range(MOST + 5)]
    issues = [issue(at, place) for at, place in enumerate(places)]
    issues += [
        issue(998, Place(2, Box(0, 0, 9, 9)), also=3),
        issue(999, Place(2, Box(0, 0, 9, 9)), Severity.ERROR),
    ]
    names = [name for name, _ in cut_crops(pdf_path, [Page(1), Page(2)], issues)]
    assert len(names) == MOST
    assert {f"{998:012x}.webp", f"{999:012x}.webp"} <= set(names)


@pytest.mark.parametrize("rotation", [90, 270])
def test_a_page_that_lay_on_its_side_is_shown_upright(tmp_path: Path, rotation: int) -> None:
    # A mark at the left end of a long upright place; the scan shows the page turned.
    upright = np.full((1170, 1654), 255, np.uint8)
    upright[500:540, 300:360] = 0
    scan = np.rot90(upright, rotation // 90)
    Image.fromarray(np.ascontiguousarray(scan)).save(tmp_path / "scan.png", dpi=(144, 144))
    height, width = (side / 2 for side in scan.shape)
    box = Box(width - 270 - 1, 150, width - 250, 400)
    if rotation == 90:  # the left end of the upright page is the scan's bottom
        box = Box(250, height - 400, 270, height - 150)
    page = Page(1, width, height, rotation=rotation)
    ((_, picture),) = cut_crops(tmp_path / "scan.png", [page], [issue(1, Place(1, box))])
    seen = pixels(picture)
    assert seen.shape[1] > 2 * seen.shape[0]
    dark = np.argwhere(seen.max(axis=2) < 60)
    assert dark.size
    assert dark[:, 1].mean() < seen.shape[1] / 2

"""A typeset plan put through stamp, seal and scanner: page images and the PDF made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import img2pdf
import numpy as np
import pypdfium2

from samples.degradation import Grade, degrade
from samples.seals import Pixels, incoming_stamp, press, round_seal, turned
from samples.typeset import NamedPoint, spots, typeset

POINTS = 72.0
SEAL_SHIFT = {"signature": (25.0, -97.0), "appendix": (55.0, -32.0)}
"""Where a seal's top left lies from its spot, in points: over the signature, over an appendix's heading."""


def scanned_pages(content: Path, dpi: int, grade: Grade, seed: int) -> Iterator[bytes]:
    """Yield the pages of a plan as a scanner at ``dpi`` stores them: JPEG."""
    places = spots(content)
    settings = tomllib.loads((content / "document.toml").read_text(encoding="utf-8"))
    document = pypdfium2.PdfDocument(typeset(content, stamp="blank"))
    for index in range(len(document)):
        image = document[index].render(scale=dpi / POINTS).to_numpy()
        page = np.ascontiguousarray(image[..., 2::-1])
        chance = np.random.default_rng([seed, index])
        for spot in places:
            if spot.page == index + 1:
                page = _stamp(page, spot, settings, dpi, chance)
        if grade.seal_over_text:
            page = _misplaced_seal(page, settings, dpi, chance)
        yield degrade(page, grade, seed * 1000 + index)


def scan(content: Path, dpi: int, grade: Grade, seed: int) -> bytes:
    """Give a PDF of scanned pages and nothing else."""
    images = list(scanned_pages(content, dpi, grade, seed))
    layout = img2pdf.get_fixed_dpi_layout_fun((dpi, dpi))
    return bytes(img2pdf.convert(images, layout_fun=layout, nodate=True, producer="scanner"))


def _stamp(
    page: Pixels, spot: NamedPoint, settings: dict[str, dict[str, str]], dpi: int, chance: np.random.Generator
) -> Pixels:
    if spot.name == "stamp":
        received = settings["received"]
        lines = [received["title"], received["number"], received["date"]]
        ink = incoming_stamp(lines, dpi)
        x, y = spot.x, spot.y
    else:
        ink = round_seal(settings["seal"]["ring"], dpi)
        shift = SEAL_SHIFT[spot.name.split("-")[0]]
        x, y = spot.x + shift[0], spot.y + shift[1]
    x, y = x + chance.uniform(-4, 4), max(4.0, y + chance.uniform(-4, 4))
    return press(
        page, turned(ink, float(chance.uniform(-4, 4))), int(x * dpi / POINTS), int(y * dpi / POINTS)
    )


def _misplaced_seal(
    page: Pixels, settings: dict[str, dict[str, str]], dpi: int, chance: np.random.Generator
) -> Pixels:
    """Put a seal somewhere over the text, as half of all offices do."""
    height, width = page.shape[:2]
    ink = turned(round_seal(settings["seal"]["ring"], dpi, opacity=150), float(chance.uniform(-20, 20)))
    return press(page, ink, int(width * chance.uniform(0.1, 0.6)), int(height * chance.uniform(0.1, 0.7)))

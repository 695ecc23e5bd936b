"""Red ink put on paper after printing: the round seal of an office, the incoming stamp."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from samples.typeset import FONTS

Pixels = npt.NDArray[np.uint8]
RED = (196, 32, 44)
SEAL_MM = 36.0


def press(page: Pixels, ink: Image.Image, x: int, y: int) -> Pixels:
    """Print transparent ink onto a page (H x W x 3 RGB), its top left at x, y; dark stays dark."""
    sheet = Image.new("RGBA", (page.shape[1], page.shape[0]), (255, 255, 255, 0))
    sheet.paste(ink, (x, y))
    layer = np.asarray(sheet).astype(np.float32)
    cover = layer[..., 3:] / 255.0
    tint = 1.0 - cover * (1.0 - layer[..., :3] / 255.0)
    return np.clip(page.astype(np.float32) * tint, 0, 255).astype(np.uint8)


def round_seal(text: str, dpi: float, opacity: int = 190) -> Image.Image:
    """Draw a seal of 36 mm: two rings, the office's name along them, a star in the middle."""
    size = int(SEAL_MM / 25.4 * dpi)
    seal = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    pen = ImageDraw.Draw(seal)
    ink = (*RED, opacity)
    centre = size / 2
    for share, width in ((0.49, 0.014), (0.33, 0.006)):
        radius = size * share
        box = (centre - radius, centre - radius, centre + radius, centre + radius)
        pen.ellipse(box, outline=ink, width=max(1, int(size * width)))
    _letters_along_ring(seal, text, size, ink)
    pen.polygon(
        [_polar(centre, size * (0.2 if k % 2 == 0 else 0.08), k * 36 - 90) for k in range(10)], fill=ink
    )
    return seal


def incoming_stamp(lines: list[str], dpi: float, width_mm: float = 56.0) -> Image.Image:
    """Draw the box of an incoming stamp: its title and the lines under it, its number left open."""
    width, height = int(width_mm / 25.4 * dpi), int(19 / 25.4 * dpi)
    stamp = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(stamp)
    ink = (*RED, 215)
    pen.rectangle((1, 1, width - 2, height - 2), outline=ink, width=max(2, int(dpi / 100)))
    pen.text((width / 2, height * 0.2), lines[0], font=font("Bold", dpi, 12), fill=ink, anchor="mm")
    for row, line in enumerate(lines[1:], start=1):
        pen.text(
            (width * 0.06, height * (0.2 + 0.3 * row)),
            line,
            font=font("Regular", dpi, 11),
            fill=ink,
            anchor="lm",
        )
    return stamp


def font(style: str, dpi: float, points: float) -> ImageFont.FreeTypeFont:
    """A Times-like font at so many points."""
    return ImageFont.truetype(str(FONTS / f"LiberationSerif-{style}.ttf"), int(points / 72 * dpi))


def _letters_along_ring(seal: Image.Image, text: str, size: int, ink: tuple[int, int, int, int]) -> None:
    letters = ImageFont.truetype(str(FONTS / "LiberationSerif-Bold.ttf"), int(size * 0.075))
    step = min(300 / max(len(text), 1), 16)
    start = -90 - step * (len(text) - 1) / 2
    for index, letter in enumerate(text):
        angle = start + index * step
        tile = Image.new("RGBA", (size // 5, size // 5), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((size / 10, size / 10), letter, font=letters, fill=ink, anchor="mm")
        turned = tile.rotate(-(angle + 90), resample=Image.Resampling.BICUBIC)
        x, y = _polar(size / 2, size * 0.41, angle)
        seal.alpha_composite(turned, (max(0, int(x - size / 10)), max(0, int(y - size / 10))))


def _polar(centre: float, radius: float, degrees: float) -> tuple[float, float]:
    angle = np.deg2rad(degrees)
    return centre + radius * float(np.cos(angle)), centre + radius * float(np.sin(angle))


def turned(ink: Image.Image, degrees: float) -> Image.Image:
    """Give the ink turned by some degrees, as a hand puts it."""
    return ink.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True)

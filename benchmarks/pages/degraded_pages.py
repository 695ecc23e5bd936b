"""Typeset a text, scan it badly, recognize it: real recognition errors with known truth."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytesseract
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_SIZE = 54
_LINE = 73


def typeset(paragraphs: Sequence[str], font_file: Path) -> list[Image.Image]:
    """Typeset paragraphs on A4 pages at 300 dpi, 13 points high."""
    font = ImageFont.truetype(str(font_file), _SIZE)
    pages: list[Image.Image] = []
    y = 3508
    for paragraph in paragraphs:
        for line in _wrap(paragraph, font, 1900):
            if y > 3200:
                pages.append(Image.new("L", (2480, 3508), 255))
                y = 250
            ImageDraw.Draw(pages[-1]).text((330, y), line, font=font, fill=20)
            y += _LINE
        y += _SIZE // 2
    return pages


def _wrap(paragraph: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = [""]
    for word in paragraph.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def degrade(page: Image.Image, dpi: int, seed: int) -> NDArray[np.uint8]:
    """Scan a page badly: skew, lower resolution, blur, noise, uneven light, two levels."""
    random = np.random.default_rng(seed)
    image: NDArray[Any] = np.asarray(page, dtype=np.float32)
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(random.normal(0, 0.3)), 1.0)
    image = cv2.warpAffine(image, turn, (width, height), borderValue=(255.0,))
    image = cv2.resize(image, None, fx=dpi / 300, fy=dpi / 300, interpolation=cv2.INTER_AREA)
    image = cv2.GaussianBlur(image, (0, 0), 0.5)
    image = image + random.normal(0, 12, image.shape)
    image = image + np.linspace(0, -25, image.shape[1])[None, :]
    return np.where(image > 140 + random.normal(0, 8), 255, 0).astype(np.uint8)


def recognize(image: NDArray[np.uint8], dpi: int, cache: Path) -> list[str]:
    """Recognize a page, one text a paragraph; results are kept in the cache folder by content."""
    kept = cache / f"{hashlib.sha256(image.tobytes()).hexdigest()[:24]}.txt"
    if not kept.exists():
        text = pytesseract.image_to_string(Image.fromarray(image), lang="vie", config=f"--psm 3 --dpi {dpi}")
        kept.write_text(text, encoding="utf-8")
    return kept.read_text(encoding="utf-8").split("\n\n")


def recognize_degraded(
    paragraphs: Sequence[str], font_file: Path, cache: Path, *, dpi: int, seed: int
) -> list[str]:
    """Typeset, degrade and recognize a text."""
    texts: list[str] = []
    for number, page in enumerate(typeset(paragraphs, font_file)):
        texts += recognize(degrade(page, dpi, seed + number), dpi, cache)
    return texts


def recognize_scan(file: Path, page: int, cache: Path) -> list[str]:
    """Recognize one page of a real scan at 300 dpi."""
    document = pypdfium2.PdfDocument(file)
    image = document[page - 1].render(scale=300 / 72, grayscale=True).to_numpy()
    document.close()
    return recognize(np.ascontiguousarray(image.reshape(image.shape[:2])), 300, cache)

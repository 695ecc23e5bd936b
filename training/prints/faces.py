"""Fonts for lines of print: mostly Times-like, as offices use, with a few others beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/share/texmf/fonts"))
PROOF = "ằỗẫữỵẶỖẨỮĐđơƯ0123456789%²"
"""What a font must have to be used for Vietnamese."""


@dataclass(frozen=True, slots=True)
class Family:
    """The files of one font in four styles, and how often it is used."""

    weight: float
    regular: str
    bold: str
    italic: str
    bold_italic: str

    def files(self) -> tuple[str, str, str, str]:
        """Regular, bold, italic, bold italic."""
        return self.regular, self.bold, self.italic, self.bold_italic


STYLE_CHANCES = (0.62, 0.2, 0.13, 0.05)
"""Of regular, bold, italic and bold italic in a plan."""

FAMILIES = (
    Family(
        30,
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
    Family(
        22,
        "texgyretermes-regular.otf",
        "texgyretermes-bold.otf",
        "texgyretermes-italic.otf",
        "texgyretermes-bolditalic.otf",
    ),
    Family(16, "FreeSerif.ttf", "FreeSerifBold.ttf", "FreeSerifItalic.ttf", "FreeSerifBoldItalic.ttf"),
    Family(14, "Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"),
    Family(
        4, "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf"
    ),
    Family(3, "LinLibertine_R.otf", "LinLibertine_RB.otf", "LinLibertine_RI.otf", "LinLibertine_RZI.otf"),
    Family(
        3,
        "DejaVuSerifCondensed.ttf",
        "DejaVuSerifCondensed-Bold.ttf",
        "DejaVuSerifCondensed-Italic.ttf",
        "DejaVuSerifCondensed-BoldItalic.ttf",
    ),
    Family(
        6,
        "LiberationSans-Regular.ttf",
        "LiberationSans-Bold.ttf",
        "LiberationSans-Italic.ttf",
        "LiberationSans-BoldItalic.ttf",
    ),
    Family(2, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSans-BoldItalic.ttf"),
)


@lru_cache
def find(file: str) -> Path | None:
    """Where a font file is installed."""
    for folder in FOLDERS:
        for path in sorted(folder.rglob(file)):
            return path
    return None


@lru_cache(maxsize=400)
def load(file: str, pixels: int) -> ImageFont.FreeTypeFont:
    """Give a font at a size in pixels; raises FileNotFoundError."""
    path = find(file)
    if path is None:
        raise FileNotFoundError(file)
    return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)


@lru_cache
def usable() -> tuple[Family, ...]:
    """The families that are installed and have all letters."""
    return tuple(family for family in FAMILIES if all(map(_has_all, family.files())))


def has(file: str, text: str) -> bool:
    """Whether a font has every character of a text."""
    return all(_has(file, char) for char in set(text) if not char.isspace())


def pick(chance: np.random.Generator) -> str:
    """Draw a font file: a family by its weight, a style by its chance."""
    families = usable()
    weights = np.array([family.weight for family in families])
    family = families[int(chance.choice(len(families), p=weights / weights.sum()))]
    return family.files()[int(chance.choice(4, p=STYLE_CHANCES))]


def _has_all(file: str) -> bool:
    return find(file) is not None and has(file, PROOF)


@lru_cache(maxsize=20000)
def _has(file: str, char: str) -> bool:
    return _shape(file, char) != _shape(file, "\uffff")


def _shape(file: str, char: str) -> bytes:
    image = Image.new("L", (48, 48))
    ImageDraw.Draw(image).text((8, 4), char, font=load(file, 24), fill=255)
    return image.tobytes()

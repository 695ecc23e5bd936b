"""Lines for training: a text set in type, pressed, scanned, cut and prepared as the reader does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extract.engines.base import Gray
from extract.engines.reading.prepare import Finish, clean, prepare
from training.prints import faces
from training.prints.damage import FINE, Chance, Floats, Scanner, lay, press, scan, strokes
from training.prints.texts import LineTexts

MARGIN = 40
"""Paper around the letters at the fine resolution, before the line is cut out."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """Ink of one line (cover 0-1), and the rows between which its letters stand."""

    ink: Floats
    top: int
    bottom: int
    left: int
    right: int


def make_line(texts: LineTexts, chance: Chance) -> tuple[Gray, str] | None:
    """Make one line as the recognizer is given it; None where nothing legible came out."""
    text = texts.draw()
    file = faces.pick(chance)
    if not faces.has(file, text):
        return None
    scanner = Scanner.draw(chance)
    points = float(np.clip(chance.normal(12.6, 1.6), 8.5, 17))
    font = faces.load(file, round(points / 72 * scanner.dpi * FINE))
    line = _typeset(text, font, texts, chance)
    marked = strokes(lay(press(line.ink, chance), chance), line.top, line.bottom, chance)
    image = scan(marked, scanner, chance)
    return _cut(image, line, scanner.dpi, chance), text


def make_lines(texts: LineTexts, chance: Chance, count: int) -> Iterator[tuple[Gray, str]]:
    """Make so many lines."""
    made = 0
    while made < count:
        line = make_line(texts, chance)
        if line is not None and min(line[0].shape) >= 12:
            made += 1
            yield line


def _typeset(text: str, font: ImageFont.FreeTypeFont, texts: LineTexts, chance: Chance) -> Typeset:
    """Set a line, with blanks as wide as justified lines have them; often with its neighbours."""
    em = font.size
    spread = em * float(chance.normal(0.02, 0.02)) if chance.random() < 0.15 else 0.0
    setting = Setting(font, em * float(np.clip(chance.normal(0.27, 0.05), 0.2, 0.55)), spread)
    ascent, descent = font.getmetrics()
    pitch = round(em * float(chance.uniform(1.12, 1.6)))
    width = round(setting.width(text)) + 2 * MARGIN
    sheet = Image.new("L", (width, 2 * pitch + ascent + descent + 2 * MARGIN), 0)
    baseline = MARGIN + pitch + ascent
    setting.put(sheet, text, MARGIN, baseline)
    alone = np.asarray(sheet)
    rows = np.flatnonzero(alone.any(axis=1))
    columns = np.flatnonzero(alone.any(axis=0))
    if chance.random() < 0.45:
        for at in (baseline - pitch, baseline + pitch):
            setting.put(sheet, texts.draw(), MARGIN - int(chance.integers(0, 200)), at)
    ink: Floats = np.asarray(sheet, np.float32) / np.float32(255)
    if not len(rows):
        return Typeset(ink, baseline - round(em / 2), baseline, MARGIN, width - MARGIN)
    # The recognizer cuts no tighter than from the ascenders to the descenders.
    top = min(int(rows[0]), baseline - round(0.68 * em))
    bottom = max(int(rows[-1]), baseline + round(0.2 * em))
    return Typeset(ink, top, bottom, int(columns[0]), int(columns[-1]))


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are set: a font, the width of a blank, the space added between letters, in fine pixels."""

    font: ImageFont.FreeTypeFont
    blank: float
    spread: float

    def width(self, text: str) -> float:
        """Width of a line."""
        words = text.split(" ")
        letters = sum(self.font.getlength(word) + self.spread * len(word) for word in words)
        return letters + self.blank * (len(words) - 1) + self.font.size * 0.3

    def put(self, sheet: Image.Image, text: str, x: float, baseline: int) -> None:
        """Print a line on a sheet."""
        pen = ImageDraw.Draw(sheet)
        for word in text.split(" "):
            for part in word if self.spread else (word,):
                pen.text((x, baseline), part, font=self.font, fill=255, anchor="ls")
                x += self.font.getlength(part) + self.spread
            x += self.blank


def _cut(image: Gray, line: Typeset, dpi: int, chance: Chance) -> Gray:
    """Cut the line out and prepare it as the reader does, most often as for a first reading."""
    finish, target = (Finish.SMOOTH, 250) if chance.random() < 0.8 else (Finish.BINARY, 280)
    cleaned = clean(image, dpi).image
    scale = target / dpi / FINE
    prepared = prepare(cleaned, dpi, finish, target)
    pad = float(chance.uniform(0, 7))
    height, width = prepared.image.shape

    def at(value: float, limit: int, by: float) -> int:
        return int(np.clip(round(value * scale + prepared.padding + by), 0, limit))

    y0 = at(line.top, height, -pad - float(chance.uniform(0, 3)))
    y1 = at(line.bottom, height, pad + float(chance.uniform(0, 3)))
    x0 = at(line.left, width, -4 - float(chance.uniform(0, 8)))
    x1 = at(line.right, width, 4 + float(chance.uniform(0, 8)))
    part = prepared.image[y0:y1, x0:x1]
    if chance.random() < 0.1:
        shrink = float(chance.uniform(0.8, 1.2))
        part = np.asarray(cv2.resize(part, None, fx=shrink, fy=1.0, interpolation=cv2.INTER_AREA), np.uint8)
    return np.ascontiguousarray(part)

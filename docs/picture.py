"""Make docs/page-to-csv.png, the picture of the README: ``python -m docs.picture``."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import sohoa
from extract.image.overlay import draw
from extract.options import ReadOptions
from extract.read import page_image

HERE = Path(__file__).parent
SCAN = HERE.parent / "samples" / "langson-2017-scan.pdf"
PAGE, TOP, BOTTOM = 19, 0.02, 0.52
COLUMNS = {
    "row_no": 60,
    "commune_name": 150,
    "commune_code": 130,
    "district_name": 130,
    "achieved_criteria": 190,
    "planned_criteria": 150,
    "status": 90,
}
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans{}.ttf"
ROW, HEADING, PAPER, INK, LINE = 34, (235, 240, 248), (255, 255, 255), (30, 34, 42), (205, 210, 218)
DOUBT = (253, 232, 205)


def main() -> None:
    """Read the scan, draw one page of it with its cells, and its rows of commune_targets.csv beside it."""
    checked = sohoa.check(sohoa.interpret(sohoa.read(SCAN)))
    raster = page_image(SCAN, PAGE, ReadOptions())
    page = Image.fromarray(draw(checked.interpretation.document, raster.pixels, PAGE))
    page = page.crop((0, int(page.height * TOP), page.width, int(page.height * BOTTOM)))
    page = page.resize((900, page.height * 900 // page.width), Image.Resampling.LANCZOS)
    with tempfile.TemporaryDirectory() as folder:
        sohoa.write([checked], folder)
        table = _table(Path(folder) / "commune_targets.csv", page.height)
    both = Image.new("RGB", (page.width + table.width + 24, page.height), PAPER)
    both.paste(page, (0, 0))
    both.paste(table, (page.width + 24, 0))
    both.save(HERE / "page-to-csv.png", optimize=True)


def _table(path: Path, height: int) -> Image.Image:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["page"] == str(PAGE)]
    image = Image.new("RGB", (sum(COLUMNS.values()), height), PAPER)
    pen = ImageDraw.Draw(image)
    pen.text((8, 10), "commune_targets.csv", font=ImageFont.truetype(FONT.format("-Bold"), 22), fill=INK)
    top = 48
    for values in ({column: column for column in COLUMNS}, *rows):
        if top + ROW > height:
            break
        _row(pen, values, top, is_heading=values.get("status") == "status")
        top += ROW
    return image


def _row(pen: ImageDraw.ImageDraw, values: dict[str, str], top: int, is_heading: bool) -> None:
    font = ImageFont.truetype(FONT.format("-Bold" if is_heading else ""), 14 if is_heading else 16)
    left = 0
    paper = HEADING if is_heading else PAPER if values["status"] == "ok" else DOUBT
    for column, width in COLUMNS.items():
        pen.rectangle((left, top, left + width, top + ROW), fill=paper, outline=LINE)
        pen.text((left + 6, top + ROW // 2), values[column], font=font, fill=INK, anchor="lm")
        left += width


if __name__ == "__main__":
    main()

"""``sohoa inspect``: draw what was found on a page."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", default=1, show_default=True, type=click.IntRange(min=1), help="Page, from 1.")
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path), help="PNG to write.")
def inspect(file: Path, page: int, out: Path) -> None:
    """Draw the cells, spans and paragraphs found on a page, low confidence in colour."""
    from io import BytesIO

    from PIL import Image

    from export.atomic import write_bytes
    from extract.options import ReadOptions
    from extract.overlay import draw
    from extract.read import page_image, read_page

    options = ReadOptions()
    found = read_page(file, page, options)
    drawn = draw(found, page_image(file, page, options).pixels)
    picture = BytesIO()
    Image.fromarray(drawn).save(picture, format="PNG")
    write_bytes(out, picture.getvalue())
    click.echo(f"{out}: page {page}, {found.page.origin} ({found.page.reason})", err=True)

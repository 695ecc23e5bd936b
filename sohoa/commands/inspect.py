"""``sohoa inspect``: draw what was found on a page."""

from __future__ import annotations

from pathlib import Path

import click

from extract.messages import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", default=1, show_default=True, type=click.IntRange(min=1))
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path))
def inspect(file: Path, page: int, out: Path) -> None:
    """Draw what was found on a page."""
    from io import BytesIO

    from PIL import Image

    from export.atomic import write_bytes
    from extract.image.overlay import draw
    from extract.options import ReadOptions
    from extract.read import page_image, read_page

    options = ReadOptions()
    found = read_page(file, page, options)
    drawn = draw(found, page_image(file, page, options).pixels)
    picture = BytesIO()
    Image.fromarray(drawn).save(picture, format="PNG")
    write_bytes(out, picture.getvalue())
    origin, reason = say(f"origin.{found.page.origin}"), say(f"page.{found.page.reason.name.lower()}")
    click.echo(say("inspect.done", out=out, page=page, origin=origin, reason=reason), err=True)

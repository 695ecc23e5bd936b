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
    from extract.overlay import draw_page

    out.write_bytes(draw_page(file, page))

"""``sohoa pdf``: a scan as a PDF that can be searched."""

from __future__ import annotations

from pathlib import Path

import click

from extract.messages import say
from sohoa.output.reporter import counted


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path))
def pdf(file: Path, out: Path) -> None:
    """Write a scan as a PDF that can be searched."""
    from export.atomic import write_bytes
    from export.searchable_pdf import image_as_pdf, searchable_pdf
    from extract.errors import NoImageError
    from extract.files import FileKind, file_kind
    from extract.read import read

    kind = file_kind(file)
    if kind not in (FileKind.PDF, FileKind.IMAGE):
        raise NoImageError(file)
    document = read(file)
    source = file.read_bytes() if kind is FileKind.PDF else image_as_pdf(file)
    write_bytes(out, searchable_pdf(source, document))
    pages = sum(page.origin == "ocr" for page in document.pages)
    click.echo(say("pdf.done", out=out, added=pages, pages=counted(len(document.pages), "page")), err=True)

"""``sohoa pdf``: a scan as a PDF that can be searched."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path), help="PDF to write.")
def pdf(file: Path, out: Path) -> None:
    """Put the recognized text of FILE (PDF, TIFF, PNG or JPEG) unseen under its pages.

    The pages look as before and no picture is compressed again; pages that have a good text are left alone.
    """
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
    click.echo(f"{out}: text added to {pages} of {len(document.pages)} pages", err=True)

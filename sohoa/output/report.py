"""Where the report of an output folder stands, and the crops of each document that it is made of."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from export.atomic import write_text
from export.state import document_ids, parts_folder
from sohoa.output.outstate import load_manifest

if TYPE_CHECKING:
    from validate.model import Checked


_SHOWN = (".pdf", ".png", ".jpg", ".jpeg")
"""Kinds of files that a browser shows; of a PDF at a page."""


def crops_folder(out: Path, document_id: str) -> Path:
    """Where the crops of a document's doubts are kept; it goes with the document's parts."""
    return parts_folder(out, document_id) / "crops"


def cut_crops(checked: Checked, path: Path) -> list[tuple[str, bytes]]:
    """Cut the crops of a document's doubts out of its file: their names and bytes."""
    from review.report import crops

    return list(crops.cut_crops(path, checked.interpretation.document.pages, checked.issues))


def keep_crops(crops: Iterable[tuple[str, bytes]], document_id: str, out: Path) -> None:
    """Write the crops of a document's doubts, plainly: until its manifest stands, nobody looks at them."""
    folder = crops_folder(out, document_id)
    for name, picture in crops:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture)


def write_report(out: Path) -> None:
    """Write ``report.html`` of a folder whose datasets are written; no input is read for it."""
    from review.report.render import report_html

    crops = partial(crops_folder, out)
    write_text(out / "report.html", report_html(out, crops, input_links(out)))


def input_links(out: Path) -> dict[str, str]:
    """Give a link from ``out`` to the input of each document, by document id; only to files with pages."""
    links: dict[str, str] = {}
    for document_id in document_ids(out):
        manifest = load_manifest(out, document_id)
        if manifest and Path(manifest.input).suffix.lower() in _SHOWN:
            links[document_id] = quote(os.path.relpath(manifest.input, os.path.realpath(out)))
    return links

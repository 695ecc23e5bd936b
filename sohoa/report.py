"""Where the report of an output folder stands, and the crops of each document that it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from export.atomic import write_text
from export.parts import parts_folder

if TYPE_CHECKING:
    from validate.model import Checked


def crops_folder(out: Path, document_id: str) -> Path:
    """Where the crops of a document's doubts are kept; it goes with the document's parts."""
    return parts_folder(out, document_id) / "crops"


def keep_crops(checked: Checked, path: Path, out: Path) -> None:
    """Cut the crops of a document's doubts out of its file.

    They are written plainly: until the document's manifest stands, nobody looks at them.
    """
    from review.report.crops import cut_crops

    folder = crops_folder(out, checked.interpretation.document_id)
    for name, picture in cut_crops(path, checked.interpretation.document.pages, checked.issues):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture)


def write_report(out: Path) -> None:
    """Write ``report.html`` of a folder whose datasets are written; no input is read for it."""
    from review.report.render import report_html

    write_text(out / "report.html", report_html(out, lambda document_id: crops_folder(out, document_id)))

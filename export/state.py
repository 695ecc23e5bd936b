"""Where an output folder keeps what it remembers, each document's share of the datasets among it.

Apart from ``export.parts``: what looks whether there is anything to do needs none of the datasets' shapes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

STATE_FOLDER = ".sohoa"


def parts_folder(out: Path, document_id: str) -> Path:
    """Where a document's share of the datasets is kept."""
    return out / STATE_FOLDER / "parts" / document_id


def document_ids(out: Path) -> list[str]:
    """Ids of the documents that have parts, sorted."""
    parts = out / STATE_FOLDER / "parts"
    return sorted(folder.name for folder in parts.iterdir()) if parts.is_dir() else []


def remove_document(document_id: str, out: Path) -> None:
    """Remove every file of one document; the shared datasets keep its rows until they are joined again."""
    (out / "documents" / f"{document_id}.json").unlink(missing_ok=True)
    for folder in (out / "tables" / document_id, parts_folder(out, document_id)):
        shutil.rmtree(folder, ignore_errors=True)

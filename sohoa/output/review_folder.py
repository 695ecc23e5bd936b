"""What the review page may touch: an output folder, the inputs that it was made of, its corrections."""

from __future__ import annotations

import json
from pathlib import Path

from export.state import STATE_FOLDER, document_ids
from extract.errors import UsageError
from review.page.desk import Folder
from sohoa.correction_files import CORRECTIONS_FILE
from sohoa.output.outstate import load_manifest
from sohoa.output.report import crops_folder


class NoDoubtsError(UsageError):
    """The folder holds no datasets."""

    def __init__(self, out: Path) -> None:
        super().__init__(out=out)


def review_folder(out: Path, corrections: Path | None, person: str) -> Folder:
    """Find out about an output folder; raises NoDoubtsError.

    Answers go to the file of corrections named, else to the one that runs of the same inputs read.
    """
    if not (out / "issues.csv").is_file():
        raise NoDoubtsError(out)
    manifests = {document_id: load_manifest(out, document_id) for document_id in document_ids(out)}
    inputs = {
        document_id: Path(manifest.input)
        for document_id, manifest in manifests.items()
        if manifest and manifest.input
    }
    path = corrections or _read_by_runs(out) or out / CORRECTIONS_FILE
    return Folder(out, path, inputs, lambda document_id: crops_folder(out, document_id), person)


def _read_by_runs(out: Path) -> Path | None:
    """Give the file that the last run read, where its folder is still there.

    One in another output folder is none of ours: this folder is a copy of that one.
    """
    try:
        said = json.loads((out / "run.json").read_text(encoding="utf-8"))["options"]["corrections"]
        path = Path(said)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_other = (path.parent / STATE_FOLDER).is_dir() and not path.parent.samefile(out)
    return path if path.is_absolute() and path.parent.is_dir() and not is_other else None

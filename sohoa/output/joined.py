"""Whether the shared datasets and the report of a folder still say what its documents' parts say.

They are written anew when a document, the program, the wanted formats or one of their own files is another
than when they were written last; a run that finds nothing of that leaves them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import review
from export.atomic import write_text
from export.formats import PATHS, OutputFormat
from export.state import STATE_FOLDER, document_ids, parts_folder
from sohoa.inputs.fingerprint import key_of, package_digest
from sohoa.inputs.source import EVERYTHING
from sohoa.options import RunOptions
from sohoa.versions import package_version

_WRITTEN_ALWAYS = "run.json"


def is_joined(out: Path, options: RunOptions) -> bool:
    """Say whether nothing has changed since the folder was joined."""
    try:
        return _mark(out).read_text(encoding="ascii") == _state(out, options)
    except OSError:
        return False


def mark_joined(out: Path, options: RunOptions) -> None:
    """Record that datasets and report are written; the last thing done to them."""
    write_text(_mark(out), _state(out, options))


def _mark(out: Path) -> Path:
    return out / STATE_FOLDER / "joined"


def _state(out: Path, options: RunOptions) -> str:
    formats = sorted(map(str, options.formats))
    code = package_digest(*EVERYTHING, review)
    return key_of("joined", package_version(), code, formats, *_files(out))


def _files(out: Path) -> Iterator[tuple[str, int, int]]:
    """Give name, size and time of the shared files, in all formats, and of each document's manifest."""
    folders = (out, out / PATHS[OutputFormat.PARQUET])
    shared = (path for folder in folders for path in sorted(folder.glob("*")))
    manifests = (parts_folder(out, document_id) / "manifest.json" for document_id in document_ids(out))
    for path in (*shared, *manifests):
        if path.is_file() and path.name != _WRITTEN_ALWAYS:
            facts = path.stat()
            yield str(path.relative_to(out)), facts.st_size, facts.st_mtime_ns

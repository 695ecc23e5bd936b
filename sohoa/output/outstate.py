"""What an output folder remembers between runs: a lock, and what each document was made from."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from export.atomic import remove_leftovers, write_text
from export.state import STATE_FOLDER, document_ids, parts_folder, remove_document
from extract.errors import UsageError
from extract.messages import reason


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a document in the folder was made from (``key``, of the file at ``input``) and what came of it."""

    key: str
    source: str
    input: str
    pages: int
    records: int
    reviews: int
    errors: int
    failed_pages: int
    tables: int
    remark: str


class FolderBusyError(UsageError):
    """Another run is writing to the folder."""

    def __init__(self, out: Path, holder: str) -> None:
        super().__init__(out=out, holder=holder or "?")


class FolderUnwritableError(UsageError):
    """The output folder cannot be made or written."""

    def __init__(self, out: Path, error: OSError) -> None:
        super().__init__(out=out, reason=reason(error))


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the output folder for one run; the lock goes with the process, however it ends.

    Raises FolderBusyError or FolderUnwritableError.
    """
    state = out / STATE_FOLDER
    try:
        state.mkdir(parents=True, exist_ok=True)
        stream = (state / "lock").open("a+", encoding="ascii")
    except OSError as error:
        raise FolderUnwritableError(out, error) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.seek(0)
            raise FolderBusyError(out, stream.read().strip()) from None
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        remove_leftovers(out)
        try:
            yield
        finally:
            remove_leftovers(out)  # of workers that were stopped while they wrote


def load_manifest(out: Path, document_id: str) -> Manifest | None:
    """Give a document's manifest; None when the document is not there or not whole."""
    try:
        return Manifest(**json.loads(_manifest_path(out, document_id).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def save_manifest(out: Path, document_id: str, manifest: Manifest) -> None:
    """Record that a document is whole; the last thing written of it."""
    write_text(_manifest_path(out, document_id), json.dumps(asdict(manifest)) + "\n")


def documents_by_input(out: Path) -> Mapping[str, tuple[str, ...]]:
    """Map the absolute paths of inputs to the documents that the folder holds of them."""
    found: dict[str, tuple[str, ...]] = {}
    for document_id in document_ids(out):
        manifest = load_manifest(out, document_id)
        if manifest is not None:
            found[manifest.input] = (*found.get(manifest.input, ()), document_id)
    return found


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Documents in the folder that a run did not make.

    ``replaced``: an earlier state of a file that was read anew; ``gone``: the input is not there any
    more; ``others``: the rest.
    """

    replaced: tuple[str, ...]
    gone: tuple[str, ...]
    others: tuple[str, ...]


def find_leftovers(out: Path, made: Mapping[str, str], failed: Collection[str]) -> Leftovers:
    """Sort out the documents in the folder that are not among those just made.

    ``made`` maps document ids to the absolute paths of their inputs; ``failed`` are the paths of inputs
    that could not be read this time: what an earlier run made of them is none of the leftovers.
    """
    replaced, gone, others = [], [], []
    for document_id in document_ids(out):
        manifest = load_manifest(out, document_id)
        source = manifest.input if manifest else ""
        if document_id in made or (source and source in failed):
            continue
        if source and source in made.values():
            replaced.append(document_id)
        elif source and not os.path.lexists(source):
            gone.append(document_id)
        else:
            others.append(document_id)
    return Leftovers(tuple(replaced), tuple(gone), tuple(others))


def forget(out: Path, documents: Iterable[str]) -> None:
    """Remove documents from the folder."""
    for document_id in documents:
        remove_document(document_id, out)


def _manifest_path(out: Path, document_id: str) -> Path:
    return parts_folder(out, document_id) / "manifest.json"

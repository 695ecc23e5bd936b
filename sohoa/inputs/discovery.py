"""Which files a run is about: the files named, and those of a known kind below the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import (
    InputError,
    MissingInputError,
    NoInputsError,
    NotAFileError,
    UnknownFormatError,
    UnreadableInputError,
)
from extract.files import OTHER_OFFICE_SUFFIXES, READABLE_SUFFIXES, FileKind, file_kind
from sohoa.inputs.archives import ARCHIVE_SUFFIX, unpack

OWN_FILES = frozenset({"corrections.csv", "sohoa.toml"})
"""Files of ours that stand beside inputs."""
SUFFIXES = READABLE_SUFFIXES | OTHER_OFFICE_SUFFIXES.keys()
"""Names that promise a document; where one cannot be read, the reader says what to save it as."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to read in a stable order, problems with what was named, and files passed over."""

    files: tuple[Path, ...]
    problems: tuple[InputError, ...]
    ignored: tuple[Path, ...]


def discover(named: Iterable[Path], out: Path | None = None, archives: Path | None = None) -> Inputs:
    """Find the files of a run: each once, folders walked in order of name, links followed.

    Hidden files and what lies in the output folder ``out`` are left out; files of other kinds and
    what folders say of themselves are ignored. What was named, or found under a name that promises
    a document, and cannot be opened is a problem, never passed over. ZIP archives are unpacked below
    ``archives`` and read as folders; without it they are files of another kind.
    """
    search = _Search(out, archives)
    for path in named:
        if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises for names that are too long
            search.look_into(path)
        else:
            search.look_at(path)
    return Inputs(tuple(search.files), tuple(search.problems), tuple(search.ignored))


_TOLD_BY_CONTENT = (FileKind.PDF, FileKind.IMAGE, FileKind.WORD, FileKind.EXCEL, FileKind.OTHER_OFFICE)
"""Kinds that a file is known for whatever its name; any file may be text."""


def _kind(path: Path) -> FileKind | None:
    """Tell the kind of a file by what it holds; None where that is none that is read."""
    try:
        return file_kind(path)
    except InputError:
        return None


@dataclass(slots=True)
class _Search:
    """What was found so far."""

    out: Path | None
    archives: Path | None = None
    files: dict[Path, None] = field(default_factory=dict)
    problems: list[InputError] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)
    depth: int = 0

    def look_at(self, path: Path) -> None:
        """Take a file that was named."""
        if not os.path.lexists(path):
            self.problems.append(MissingInputError(path))
        elif not os.path.isfile(path):  # noqa: PTH113
            self.problems.append(NotAFileError(path))
        elif not self._is_read(path) and _kind(path) is None:
            self.problems.append(UnknownFormatError(path))
        elif path.suffix.lower() == ARCHIVE_SUFFIX:
            self._look_into_archive(path)
        else:
            self.files.setdefault(path)

    def _is_read(self, path: Path) -> bool:
        suffix = path.suffix.lower()
        return suffix in SUFFIXES or (suffix == ARCHIVE_SUFFIX and self.archives is not None)

    def _look_into_archive(self, path: Path) -> None:
        assert self.archives is not None
        self.depth += 1
        try:
            unpacked = unpack(path, self.archives, self.depth)
            self.problems += unpacked.problems
            self.look_into(unpacked.folder, path)
        except InputError as error:
            self.problems.append(error)
        self.depth -= 1

    def look_into(self, folder: Path, archive: Path | None = None) -> None:
        """Take what a folder holds, or the ``archive`` that was unpacked into it."""
        promising = 0
        problems = len(self.problems)
        for path in self._walk(folder):
            if not (self._is_read(path) or _kind(path) in _TOLD_BY_CONTENT) or _is_about_the_folder(path):
                self.ignored.append(path)
            else:
                promising += 1
                self.look_at(path)
        if not promising and len(self.problems) == problems:
            self.problems.append(NoInputsError(archive or folder))

    def _walk(self, folder: Path) -> Iterator[Path]:
        seen = {os.path.realpath(self.out)} if self.out else set()
        seen.discard(os.path.realpath(folder))
        walk = os.walk(folder, followlinks=True, onerror=self._closed)
        for current, folders, names in walk:
            seen.add(os.path.realpath(current))
            open_to_us = (name for name in sorted(folders) if not name.startswith("."))
            folders[:] = [name for name in open_to_us if os.path.realpath(Path(current, name)) not in seen]
            yield from (Path(current, name) for name in sorted(names) if not name.startswith("."))

    def _closed(self, error: OSError) -> None:
        self.problems.append(UnreadableInputError(Path(error.filename)))


def _is_about_the_folder(path: Path) -> bool:
    return path.stem.lower() == "readme" or path.name in OWN_FILES

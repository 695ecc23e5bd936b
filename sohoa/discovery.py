"""Which files a run is about: the files named, and those of a known kind below the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import InputError, MissingInputError, UnknownFormatError

SUFFIXES = frozenset({".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg", ".txt", ".md"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to read in a stable order, problems with what was named, and files passed over."""

    files: tuple[Path, ...]
    problems: tuple[InputError, ...]
    ignored: tuple[Path, ...]


def discover(named: Iterable[Path]) -> Inputs:
    """Find the files of a run: each once, folders walked in order of name.

    Hidden files are left out; files of other kinds and what folders say of themselves are ignored.
    """
    files: dict[Path, None] = {}
    problems: list[InputError] = []
    ignored: list[Path] = []
    for path in named:
        if path.is_dir():
            for found in _walk(path):
                if found.suffix.lower() in SUFFIXES and not _is_about_the_folder(found):
                    files.setdefault(found)
                else:
                    ignored.append(found)
        elif not path.is_file():
            problems.append(MissingInputError(path))
        elif path.suffix.lower() not in SUFFIXES:
            problems.append(UnknownFormatError(path))
        else:
            files.setdefault(path)
    return Inputs(tuple(files), tuple(problems), tuple(ignored))


def _is_about_the_folder(path: Path) -> bool:
    return path.stem.lower() == "readme"


def _walk(folder: Path) -> Iterator[Path]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(current) / name
            if not name.startswith(".") and path.is_file():
                yield path

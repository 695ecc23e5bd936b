"""ZIP archives among the inputs: unpacked into the run's own folder, within limits, and read as folders.

Names in an archive are never trusted: what would land outside the folder, links, devices and files over the
limits are told and left packed. The folder of an archive carries its digest, so that it is unpacked once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract.errors import InputError, UnreadableInputError
from extract.pathnames import shown

ARCHIVE_SUFFIX = ".zip"

MOST_FILES = 10_000
"""Files in one archive: the largest provincial collections have a tenth."""

MOST_BYTES = 4_000_000_000
"""Unpacked, all together: what does not fit is told and can be given as a folder."""

MOST_DEPTH = 3
"""Archives within each other; more is made to harm, or by mistake."""

_LONGEST_NAME = 200
"""Bytes of one name: file systems allow 255, and our own files carry suffixes."""

_UNPACKED = ".unpacked"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


class DamagedArchiveError(InputError):
    """The archive cannot be opened."""


class LockedArchiveError(InputError):
    """The archive needs a password."""


class OversizedArchiveError(InputError):
    """The archive holds more than is unpacked."""

    def __init__(self, path: Path, gigabytes: float) -> None:
        super().__init__(path, gigabytes=gigabytes, limit=MOST_BYTES / 1e9)


class CrowdedArchiveError(InputError):
    """The archive holds more files than are unpacked."""

    def __init__(self, path: Path, count: int) -> None:
        super().__init__(path, count=count, limit=MOST_FILES)


class DeepArchiveError(InputError):
    """Archives lie within each other too deep."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, limit=MOST_DEPTH)


class MemberError(InputError):
    """One file of an archive is left packed; the others are read."""

    def __init__(self, archive: Path, name: str) -> None:
        super().__init__(archive / name.replace("\\", "/").lstrip("/"))


class LinkMemberError(MemberError):
    """It is a link or no regular file."""


class OutsideMemberError(MemberError):
    """Its name leads out of the archive."""


class RepeatedMemberError(MemberError):
    """Another file of the archive has the same name."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Where an archive's files lie now, and what of them was left in it."""

    folder: Path
    problems: tuple[InputError, ...]


def unpack(archive: Path, store: Path, depth: int = 1) -> Unpacked:
    """Unpack an archive into a folder of its own below ``store``; what lies there already is kept.

    Raises an InputError: it is damaged, locked, too large, too deep, or may not be opened.
    """
    if depth > MOST_DEPTH:
        raise DeepArchiveError(archive)
    folder = store / f"{_cut(archive.name)}-{_digest(archive)[:8]}"
    try:
        with zipfile.ZipFile(archive) as packed:
            members = [member for member in packed.infolist() if not _is_clutter(member)]
            _check(archive, members)
            targets = list(_targets(archive, members))
            if not (folder / _UNPACKED).exists():
                shutil.rmtree(folder, ignore_errors=True)
                for member, target in targets:
                    if isinstance(target, PurePosixPath):
                        _extract(packed, member, folder / target)
    except _BROKEN as error:
        raise DamagedArchiveError(archive) from error
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _UNPACKED).write_bytes(os.fsencode(os.path.realpath(archive)))
    return Unpacked(folder, tuple(target for _, target in targets if isinstance(target, InputError)))


def sweep(store: Path) -> None:
    """Remove what was unpacked of archives that are not there any more."""
    for mark in store.glob(f"*/{_UNPACKED}"):
        if not os.path.lexists(os.fsdecode(mark.read_bytes())):
            shutil.rmtree(mark.parent, ignore_errors=True)


def _digest(archive: Path) -> str:
    try:
        with archive.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableInputError(archive) from error


def _is_clutter(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder, or what a system or a person hides there."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    return member.is_dir() or any(
        (part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts
    )


def _check(archive: Path, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise LockedArchiveError(archive)
    if len(members) > MOST_FILES:
        raise CrowdedArchiveError(archive, len(members))
    size = sum(member.file_size for member in members)  # zipfile reads no member beyond the size it states
    if size > MOST_BYTES:
        raise OversizedArchiveError(archive, size / 1e9)


def _targets(
    archive: Path, members: list[zipfile.ZipInfo]
) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath | InputError]]:
    """Say for each member where it goes below the folder, or why it stays."""
    taken: set[str] = set()
    for member in members:
        name = _decoded(member).replace("\\", "/")
        mode = member.external_attr >> 16
        path = PurePosixPath(*(_cut(part) for part in PurePosixPath(name).parts))
        if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
            yield member, LinkMemberError(archive, name)
        elif path.is_absolute() or ".." in path.parts or ":" in name.split("/")[0]:
            yield member, OutsideMemberError(archive, name)
        elif (key := str(path).casefold()) in taken:
            yield member, RepeatedMemberError(archive, name)
        else:
            taken.add(key)
            yield member, path


def _decoded(member: zipfile.ZipInfo) -> str:
    """The name of a member: archives of Windows write UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = member.filename
    return unicodedata.normalize("NFC", name)


def _cut(name: str) -> str:
    """A name that a file system takes: no control characters, not too long, the suffix kept."""
    plain = shown(name).replace("\x00", "")
    data = plain.encode()
    if len(data) <= _LONGEST_NAME:
        return plain
    suffix = PurePosixPath(plain).suffix[:10]
    mark = hashlib.sha256(data).hexdigest()[:8]
    return f"{data[: _LONGEST_NAME - 30].decode(errors='ignore')}-{mark}{suffix}"


def _extract(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(member) as source, target.open("wb") as made:
        shutil.copyfileobj(source, made)

"""``corrections.csv`` while people write in it: one answer at a time, on disk before it is confirmed.

Every change reads the file anew and replaces it whole under a lock, so that a killed program leaves no half
line and two windows, or a spreadsheet that saved meanwhile, do not undo each other. Lines that cannot be
used, columns of the user's own, the delimiter and the mark of a spreadsheet are kept.
"""

from __future__ import annotations

import contextlib
import csv
import fcntl
import io
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extract.errors import UsageError
from review.corrections.file import COLUMNS, CorrectionsFile, delimiter_of, parse_corrections, read_text
from review.corrections.model import Correction, Key

_MARK = "\ufeff"
"""What spreadsheets write at the head of UTF-8."""


class LedgerUnwritableError(UsageError):
    """Answers cannot be saved."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path=path, reason=reason)


class MeanwhileError(Exception):
    """Somebody else wrote in the file: what a person saw does not stand there any more."""


class Ledger:
    """The file of corrections at ``path``, which need not be there yet; one thread at a time may use it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: tuple[str, CorrectionsFile] | None = None

    def version(self) -> str:
        """Give what changes whenever the file does."""
        try:
            now = self.path.stat()
        except OSError:
            return ""
        return f"{now.st_ino}-{now.st_size}-{now.st_mtime_ns}"

    def read(self) -> CorrectionsFile:
        """Give what the file says, read again when anybody changed it; raises CorrectionsFileError."""
        now = self.version()
        if self._known is None or self._known[0] != now:
            self._known = (now, parse_corrections(read_text(self.path), self.path))
        return self._known[1]

    def add(self, corrections: Sequence[Correction], seen: Mapping[Key, str] | None = None) -> str:
        """Add lines at the end, all with one moment as their ``at``, later than any; give that moment.

        ``seen`` gives, by key, the moment of the line that a person knew of (empty for none): raises
        MeanwhileError when another stands there now.
        """
        with self._opened() as sheet:
            now = {each.key: each.at for each in sheet.said.corrections}
            if any(now.get(key, "") != at for key, at in (seen or {}).items()):
                raise MeanwhileError
            at = sheet.next_moment()
            lines = tuple(replace(correction, at=at) for correction in corrections)
            sheet.rows += map(sheet.row, lines)
            sheet.now_said = _with(sheet.said, lines)
        return at

    def append(self, corrections: Iterable[Correction]) -> None:
        """Add lines at the end as they are."""
        with self._opened() as sheet:
            sheet.rows += map(sheet.row, corrections)

    def take_back(self, at: str) -> None:
        """Remove the lines of one moment from the end; raises MeanwhileError if others stand there."""
        with self._opened() as sheet:
            if not sheet.rows or not at or sheet.cell(sheet.rows[-1], "at") != at:
                raise MeanwhileError
            while sheet.rows and sheet.cell(sheet.rows[-1], "at") == at:
                sheet.rows.pop()

    def remove(self, keys: Iterable[Key]) -> None:
        """Remove all lines about these keys: their doubts are open again."""
        gone = {key.cells for key in keys}
        with self._opened() as sheet:
            sheet.rows = [row for row in sheet.rows if sheet.key_cells(row) not in gone]

    @contextlib.contextmanager
    def _opened(self) -> Iterator[_Sheet]:
        """Give the file as it is now to work on, then put it in place; not if the block fails."""
        try:
            with _locked(self.path):
                sheet = _Sheet.of(read_text(self.path), self.read())
                yield sheet
                _replace(self.path, sheet.text())
                self._known = (self.version(), sheet.now_said) if sheet.now_said else None
        except OSError as error:
            raise LedgerUnwritableError(self.path, error.strerror or str(error)) from error


def _with(said: CorrectionsFile, lines: Sequence[Correction]) -> CorrectionsFile:
    """Give what a file says with lines more at its end."""
    fresh = {line.key for line in lines}
    kept = (each for each in said.corrections if each.key not in fresh)
    return replace(said, corrections=(*kept, *lines))


@dataclass(slots=True)
class _Sheet:
    """The cells of the file, whatever they say, what they said, and what they say now where that is known."""

    head: list[str]
    rows: list[list[str]]
    delimiter: str
    mark: str
    said: CorrectionsFile
    now_said: CorrectionsFile | None = None

    @staticmethod
    def of(text: str, said: CorrectionsFile) -> _Sheet:
        mark, delimiter = _MARK if text.startswith(_MARK) else "", delimiter_of(text)
        lines = csv.reader(io.StringIO(text.removeprefix(mark), newline=""), delimiter=delimiter)
        rows = [row for row in lines if any(row)]
        head = rows.pop(0) if rows else []
        return _Sheet([*head, *(name for name in COLUMNS if name not in head)], rows, delimiter, mark, said)

    def text(self) -> str:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=self.delimiter, lineterminator="\n")
        writer.writerows([self.head, *self.rows])
        return self.mark + stream.getvalue()

    def row(self, correction: Correction) -> list[str]:
        cells = dict(zip(COLUMNS, correction.cells, strict=True))
        return [cells.get(name, "") for name in self.head]

    def cell(self, row: Sequence[str], name: str) -> str:
        at = self.head.index(name)
        return row[at].strip() if at < len(row) else ""

    def key_cells(self, row: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.cell(row, name) for name in COLUMNS[:6])

    def next_moment(self) -> str:
        """Give the time now, made later than that of every line: taking back goes by it."""
        said = (_moment(self.cell(row, "at")) for row in self.rows)
        last = max((moment for moment in said if moment is not None), default=None)
        now = datetime.now(UTC)
        if last is not None and last + timedelta(milliseconds=1) > now:
            now = last + timedelta(milliseconds=1)
        return now.isoformat(timespec="milliseconds")


def _moment(text: str) -> datetime | None:
    """Read a moment as we write it; people write others, or none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the folder of a file: the lock goes with the process, and leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _replace(path: Path, text: str) -> None:
    """Put text in place of a file, on disk when this returns; a link keeps pointing at it."""
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".sohoa-{target.name}")
    with fresh.open("w", encoding="utf-8", newline="") as stream:
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

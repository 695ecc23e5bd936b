"""``corrections.csv``: read with a clear word for each bad line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.messages import Language, Wording, reason, say
from review.corrections.model import Action, Correction, Key

COLUMNS = (
    *("source_sha256", "page", "bbox", "dataset", "field", "printed"),
    *("action", "value", "by", "at", "note"),
)
_REQUIRED = ("source_sha256", "dataset", "field", "printed", "action")
_SHA256 = re.compile(r"[0-9a-f]{64}")
csv.field_size_limit(1 << 24)


class CorrectionsFileError(UsageError):
    """The file of corrections cannot be read at all."""


class UndecodableCorrectionsError(CorrectionsFileError):
    """It is no text, or may not be read."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path=path, detail=detail)


class ColumnlessCorrectionsError(CorrectionsFileError):
    """Columns that name what is corrected are missing in its head."""

    def __init__(self, path: Path, missing: Sequence[str]) -> None:
        super().__init__(path=path, missing=", ".join(missing))


class BrokenCorrectionsError(CorrectionsFileError):
    """A line is no CSV, and nothing behind it can be read."""

    def __init__(self, path: Path, line: int, detail: str) -> None:
        super().__init__(path=path, line=line, detail=detail)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line of the file that cannot be used, and why."""

    line: int
    why: Wording

    def told(self, language: Language | None = None) -> str:
        """Name the line and say why, in the language of the process unless told otherwise."""
        return say("corrections.line", language, line=self.line, problem=self.why.told(language))

    def __str__(self) -> str:
        return self.told()


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """What the file says; of several lines about one key the last counts."""

    corrections: tuple[Correction, ...] = ()
    problems: tuple[LineProblem, ...] = ()

    def of(self, source_sha256: str) -> tuple[Correction, ...]:
        """Give the corrections of one input."""
        return tuple(each for each in self.corrections if each.key.source_sha256 == source_sha256)


def read_corrections(path: Path) -> CorrectionsFile:
    """Read a file of corrections; a file that is not there holds none.

    Raises CorrectionsFileError when it is no such file.
    """
    return parse_corrections(read_text(path), path)


def read_text(path: Path) -> str:
    """Give the text of a file of corrections as it is, empty where there is none.

    Raises CorrectionsFileError when it is no text.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        detail = reason(error) if isinstance(error, OSError) else str(error)
        raise UndecodableCorrectionsError(path, detail) from error


def delimiter_of(text: str) -> str:
    """Give what parts the cells: a comma or, as spreadsheets of many countries write it, a semicolon."""
    head = text.split("\n", 1)[0]
    return ";" if head.count(";") > head.count(",") else ","


def parse_corrections(text: str, path: Path) -> CorrectionsFile:
    """Read the text of the file at ``path``; raises CorrectionsFileError when it is none of ours."""
    text = text.removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    missing = [name for name in _REQUIRED if name not in (rows.fieldnames or ())]
    if text.strip() and missing:
        raise ColumnlessCorrectionsError(path, missing)
    found: dict[Key, Correction] = {}
    problems: list[LineProblem] = []
    try:
        for row in rows:
            _take(row, rows.line_num, found, problems)
    except csv.Error as error:
        raise BrokenCorrectionsError(path, rows.line_num, str(error)) from error
    return CorrectionsFile(tuple(found.values()), tuple(problems))


def _take(
    row: Mapping[str, str | None], line: int, found: dict[Key, Correction], problems: list[LineProblem]
) -> None:
    """Take a line in; it takes the place of an earlier one about the same key."""
    from review.corrections.values import ValueProblemError

    try:
        correction = _correction({name: (value or "").strip() for name, value in row.items() if name}, line)
    except ValueProblemError as error:
        problems.append(LineProblem(line, error.why))
        return
    if correction is not None:
        found.pop(correction.key, None)
        found[correction.key] = correction


def csv_line(cells: Iterable[str]) -> str:
    """Write cells as the beginning of one line of the file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def checked_line(key: Key, said: Mapping[str, str], line: int) -> Correction:
    """Make a correction of what was said of a key (action, value, by, at, note); raises ValueProblemError."""
    from review.corrections.values import LONGEST_VALUE, ValueProblemError, columns_of, parse_answer

    column, action, value = columns_of(key.dataset).get(key.field), said["action"], said.get("value", "")
    if action not in tuple(Action):
        choices = ", ".join(Action)
        raise ValueProblemError("value.action", action=action, choices=choices)
    if column is None and action != Action.DISMISS:
        raise ValueProblemError("value.field", dataset=key.dataset, field=key.field)
    if len(value) > LONGEST_VALUE:
        raise ValueProblemError("value.long", count=len(value), limit=LONGEST_VALUE)
    if action == Action.SET and column is not None:
        parse_answer(key.dataset, key.field, value)
    by, at, note = (said.get(name, "") for name in ("by", "at", "note"))
    return Correction(key, Action(action), value, by, at, note, line)


def _correction(row: Mapping[str, str], line: int) -> Correction | None:
    """Read one line; an empty one is none. Raises ValueProblemError."""
    from review.corrections.values import ValueProblemError

    if not any(row.values()) or not row["action"]:
        return None
    if not _SHA256.fullmatch(row["source_sha256"]):
        raise ValueProblemError("value.sha256")
    key = Key(**{name: row.get(name, "") for name in COLUMNS[:6]})
    return checked_line(key, row, line)

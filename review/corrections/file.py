"""``corrections.csv``: read with a clear word for each bad line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.pathnames import shown
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

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{shown(path)}: {problem}")


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line of the file that cannot be used, and why."""

    line: int
    problem: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.problem}"


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

    Lines may be parted by commas or, as spreadsheets of many countries write them, semicolons.
    Raises CorrectionsFileError when it is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return CorrectionsFile()
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionsFileError(
            path, f"cannot be read as UTF-8 text ({error}); save it as CSV UTF-8"
        ) from error
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    missing = [name for name in _REQUIRED if name not in (rows.fieldnames or ())]
    if text.strip() and missing:
        raise CorrectionsFileError(
            path, f"has no column {', '.join(missing)}; keep the head that sohoa wrote"
        )
    found: dict[Key, Correction] = {}
    problems: list[LineProblem] = []
    for row in rows:
        try:
            correction = _correction(
                {name: (value or "").strip() for name, value in row.items() if name}, rows.line_num
            )
        except ValueError as error:
            problems.append(LineProblem(rows.line_num, str(error)))
            continue
        if correction is not None:
            found.pop(correction.key, None)
            found[correction.key] = correction
    return CorrectionsFile(tuple(found.values()), tuple(problems))


def corrections_text(corrections: Iterable[Correction]) -> str:
    """Give the text of a file of corrections."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(correction) for correction in corrections)
    return text.getvalue()


def checked_line(key: Key, said: Mapping[str, str], line: int) -> Correction:
    """Make a correction of what was said of a key (action, value, by, at, note); raises ValueProblemError."""
    from review.corrections.values import LONGEST_VALUE, ValueProblemError, columns_of, parse_value

    column, action, value = columns_of(key.dataset).get(key.field), said["action"], said.get("value", "")
    if action not in tuple(Action):
        raise ValueProblemError(f"action is {action!r}; write one of {', '.join(Action)}")
    if column is None and action != Action.DISMISS:
        raise ValueProblemError(f"{key.dataset} has no field {key.field!r} that can be corrected")
    if len(value) > LONGEST_VALUE:
        raise ValueProblemError(f"value has over {LONGEST_VALUE} characters")
    if action == Action.SET and column is not None:
        parse_value(column, value)
    by, at, note = (said.get(name, "") for name in ("by", "at", "note"))
    return Correction(key, Action(action), value, by, at, note, line)


def _correction(row: Mapping[str, str], line: int) -> Correction | None:
    """Read one line; an empty one is none. Raises ValueProblemError."""
    from review.corrections.values import ValueProblemError

    if not any(row.values()) or not row["action"]:
        return None
    if not _SHA256.fullmatch(row["source_sha256"]):
        raise ValueProblemError("source_sha256 is no SHA-256 of a file; copy it from documents.csv")
    key = Key(**{name: row.get(name, "") for name in COLUMNS[:6]})
    return checked_line(key, row, line)


def _cells(correction: Correction) -> Iterator[str]:
    key = correction.key
    yield from key.cells
    yield from (correction.action, correction.value, correction.by, correction.at, correction.note)

"""What came of a run, file by file, and how run.json tells it."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extract.errors import ExitCode
from extract.pathnames import shown


class FileStatus(StrEnum):
    """What became of a file."""

    DONE = "done"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file. ``message`` says why it, or pages of it, failed and what to do.

    ``seconds`` are those of work on it, of all workers together; ``remark`` says what it lacks.
    """

    source: str
    status: FileStatus
    document_id: str = ""
    pages: int = 0
    failed_pages: int = 0
    records: int = 0
    reviews: int = 0
    errors: int = 0
    tables: int = 0
    remark: str = ""
    seconds: float = 0.0
    message: str = ""
    exit_code: ExitCode = ExitCode.DONE


@dataclass(frozen=True, slots=True)
class RunResult:
    """What came of a run: its files in the order of the inputs, and seconds in all.

    ``skipped`` are files of no kind that is read; ``removed`` ids of documents that were taken out of the
    folder; ``gone`` ids of documents that were kept though their input is there no more;
    ``bad_corrections`` are lines of the file of corrections that cannot be used.
    """

    files: tuple[FileResult, ...]
    skipped: tuple[str, ...]
    removed: tuple[str, ...]
    gone: tuple[str, ...]
    seconds: float
    bad_corrections: tuple[str, ...] = ()

    def count(self, status: FileStatus) -> int:
        """How many files came to this."""
        return sum(entry.status is status for entry in self.files)

    def exit_code(self, strict: bool = False) -> ExitCode:
        """Missing programs first, then failed inputs or pages, then, when strict, issues of that severity."""
        codes = {result.exit_code for result in self.files}
        if any(result.failed_pages for result in self.files):
            codes.add(ExitCode.INPUTS_FAILED)
        for code in (ExitCode.MISSING_PROGRAM, ExitCode.INPUTS_FAILED):
            if code in codes:
                return code
        if strict and any(result.errors for result in self.files):
            return ExitCode.STRICT
        return ExitCode.DONE


def run_json(result: RunResult, options: Mapping[str, object], versions: Mapping[str, str]) -> str:
    """Write what was run as JSON text; the only file whose seconds differ between runs."""
    content = {
        "versions": versions,
        "options": options,
        "files": [
            {
                "source": entry.source,
                "document_id": entry.document_id,
                "status": entry.status,
                "pages": entry.pages,
                "failed_pages": entry.failed_pages,
                "records": entry.records,
                "review_items": entry.reviews,
                "errors": entry.errors,
                "tables": entry.tables,
                "seconds": round(entry.seconds, 2),
                "message": entry.message,
            }
            for entry in result.files
        ],
        "skipped": result.skipped,
        "removed": result.removed,
        "gone": result.gone,
        "bad_corrections": result.bad_corrections,
        "totals": {
            "files": len(result.files),
            **{status.value: result.count(status) for status in FileStatus},
            "skipped": len(result.skipped),
            "removed": len(result.removed),
            "pages": sum(entry.pages for entry in result.files),
            "records": sum(entry.records for entry in result.files),
            "review_items": sum(entry.reviews for entry in result.files),
            "seconds": round(result.seconds, 2),
        },
        "platform": platform.platform(),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=shown) + "\n"

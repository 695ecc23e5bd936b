"""Files of older and of other office programs, made into Word and Excel files by LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extract.errors import MissingOfficeError, UnconvertedOfficeError
from extract.model import PageContent
from extract.office.excel.reader import read_excel_file
from extract.office.formats import FIRST_BYTES, OfficeFormat, other_office
from extract.office.word.reader import read_word_file

PROGRAMS = ("soffice", "libreoffice")

MOST_SECONDS = 150.0
"""Wall time of one conversion: a start takes 3 seconds of work, a yearbook of 300 pages some 20 more."""

_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""
"""A file from anywhere runs nothing and fetches nothing."""


@lru_cache(maxsize=1)
def office_program() -> str | None:
    """Path of the program that converts; None where LibreOffice is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def read_by_conversion(path: Path) -> PageContent:
    """Read a file of another office program from what it is made into; raises an InputError."""
    with path.open("rb") as file:
        known = other_office(path, file.read(FIRST_BYTES))
    assert known is not None
    source = known.value
    read = read_word_file if source.target == "docx" else read_excel_file
    return read(path, converted(path, source))


def converted(path: Path, source: OfficeFormat) -> bytes:
    """Give the bytes of the .docx or .xlsx file that LibreOffice makes of a file.

    Raises MissingOfficeError where LibreOffice is not installed, UnconvertedOfficeError where it makes
    nothing of the file.
    """
    program = office_program()
    if program is None:
        raise MissingOfficeError(path, source.target)
    # A folder and a profile of its own: other conversions may run, and names of files may be anything.
    with tempfile.TemporaryDirectory(prefix="sohoa-office-") as name:
        folder = Path(name)
        shutil.copyfile(path, folder / f"input.{source.suffix}")
        _write_settings(folder / "profile")
        _run(path, source, _command(program, folder, source))
        made = folder / "made" / f"input.{source.target}"
        if not made.is_file():
            raise UnconvertedOfficeError(path, source.target)
        return made.read_bytes()


def _command(program: str, folder: Path, source: OfficeFormat) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        f"--infilter={source.import_filter}",
        "--convert-to",
        source.target,
        "--outdir",
        str(folder / "made"),
        str(folder / f"input.{source.suffix}"),
    ]


def _write_settings(profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")


def _run(path: Path, source: OfficeFormat, command: Sequence[str]) -> None:
    """Run the program to its end; it is ended with all that it started when it takes too long."""
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    ) as running:
        try:
            running.wait(MOST_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UnconvertedOfficeError(path, source.target) from error
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)

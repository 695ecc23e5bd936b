"""Errors of the pipeline: each owns its exit code and says what to do next."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from extract.pathnames import shown

# Debian packages whose names do not follow from the model's.
_PACKAGES = {"Vietnamese": "tesseract-ocr-script-viet"}


class ExitCode(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    USAGE = 2
    INPUTS_FAILED = 3
    MISSING_PROGRAM = 4
    STRICT = 5
    INTERRUPTED = 130
    TERMINATED = 143


class SohoaError(Exception):
    """Base of all errors that are meant to be shown to a person, as one line."""

    exit_code: ExitCode = ExitCode.INPUTS_FAILED

    def __reduce__(self) -> tuple[object, ...]:
        """Come through a process pool as it is: the message is made once, whatever it was made from."""
        return _revive, (type(self), self.args), self.__dict__


class UsageError(SohoaError):
    """The command line or an option is wrong."""

    exit_code = ExitCode.USAGE


class MissingProgramError(SohoaError):
    """A program, model or language that is needed is not installed; the message names the command."""

    exit_code = ExitCode.MISSING_PROGRAM


class MissingEngineError(MissingProgramError):
    """No recognizer is installed."""

    def __init__(self) -> None:
        super().__init__(
            "Tesseract is not installed: run 'sudo apt-get install tesseract-ocr tesseract-ocr-vie'"
        )


class MissingModelsError(MissingProgramError):
    """TESSDATA_PREFIX leads to a folder without recognition models."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"TESSDATA_PREFIX is {shown(folder)}, where no Tesseract model lies: unset it, or run "
            "'sudo apt-get install tesseract-ocr-vie tesseract-ocr-script-viet' and set it to their folder"
        )


class MissingLanguageError(MissingProgramError):
    """A recognition model is not installed."""

    def __init__(self, language: str) -> None:
        self.language = language
        package = _PACKAGES.get(language, f"tesseract-ocr-{language.replace('_', '-')}")
        super().__init__(
            f"the Tesseract model '{language}' is not installed: run 'sudo apt-get install {package}'"
        )


class InputError(SohoaError):
    """One input cannot be read; the others go on. The message begins with the file's name."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{shown(path)}: {problem}")


class MissingInputError(InputError):
    """The path does not exist or is no file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no such file; check the path")


class NotAFileError(InputError):
    """The path leads to a pipe, a device or, as a broken link, nowhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is a broken link or no regular file; copy the file itself there")


class NoInputsError(InputError):
    """A folder holds no file of a kind that can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "holds no PDF, TIFF, PNG, JPEG, DOCX, XLSX, HTML, TXT, MD or ZIP file; check the path"
        )


class UnreadableInputError(InputError):
    """The file or folder may not be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "may not be opened; check its permissions")


class EmptyInputError(InputError):
    """The file has no bytes, or no text."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is empty; scan or copy it again")


class UnknownFormatError(InputError):
    """The suffix or the first bytes name no format that can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "is of an unknown kind; give a PDF, TIFF, PNG, JPEG, DOCX, XLSX, HTML, TXT, MD or ZIP file"
        )


class OtherOfficeError(InputError):
    """A file of an office program, of a kind that is not read."""

    def __init__(self, path: Path, target: str) -> None:
        self.target = target
        super().__init__(
            path,
            f"is of a kind that is not read; save it as {target} in Word, Excel or LibreOffice "
            f"('soffice --headless --convert-to {target} FILE')",
        )


class LockedOfficeError(InputError):
    """A Word or Excel file that needs a password, or an old one under a new name."""

    def __init__(self, path: Path, target: str) -> None:
        self.target = target
        super().__init__(
            path,
            f"is protected by a password or is an old file renamed; save a copy as {target} without password",
        )


class DamagedOfficeError(InputError):
    """A Word or Excel file that cannot be unpacked or understood."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is damaged; open it in Word, Excel or LibreOffice and save it again")


class OversizedOfficeError(InputError):
    """A Word or Excel file that unpacks to more than any document holds."""

    def __init__(self, path: Path, megabytes: float, limit: float) -> None:
        self.megabytes = megabytes
        self.limit = limit
        super().__init__(
            path,
            f"would unpack to {megabytes:.0f} MB, over the limit of {limit:.0f}; "
            "copy its text and tables into a new file and save that",
        )


class NotAPdfError(InputError):
    """The file is named .pdf but is none, or is damaged beyond reading."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is not a PDF or is damaged; open it in a viewer and save or scan it again")


class EncryptedPdfError(InputError):
    """The PDF needs a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is protected by a password; save a copy without it")


class NoPagesError(InputError):
    """The PDF holds no page."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "has no pages; scan it again")


class TooManyPagesError(InputError):
    """The page tree promises more pages than any scan has."""

    def __init__(self, path: Path, count: int, limit: int) -> None:
        self.count = count
        self.limit = limit
        super().__init__(
            path, f"says it has {count} pages, over the limit of {limit}; split it or save it again"
        )


class NoImageError(InputError):
    """A file without pages of its own (text, HTML, Word, Excel) has none to look at."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "has no page image; give a PDF or an image")


class UndecodableImageError(InputError):
    """The image cannot be decoded."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "cannot be decoded as an image; save it again as PNG, TIFF or JPEG")


class UnreadableEncodingError(InputError):
    """The text file is in no encoding that can be told."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is in an unknown text encoding; save it as UTF-8")


class PageTooLargeError(InputError):
    """A page would take more pixels than the limit allows."""

    def __init__(self, path: Path, number: int, megapixels: float, limit: float) -> None:
        self.number = number
        self.megapixels = megapixels
        self.limit = limit
        super().__init__(
            path,
            f"page {number} would take {megapixels:.0f} megapixels, over the limit of {limit:.0f}; "
            "raise the limit or scan it at a lower resolution",
        )


class UndecodablePageError(InputError):
    """A page holds an image and shows nothing: the image cannot be decoded."""

    def __init__(self, path: Path, number: int) -> None:
        self.number = number
        super().__init__(
            path,
            f"page {number} holds an image that cannot be decoded; print it to a new PDF or scan it again",
        )


class NoSuchPageError(InputError):
    """A page number outside the file was asked for."""

    def __init__(self, path: Path, number: int, count: int) -> None:
        self.number = number
        self.count = count
        super().__init__(path, f"has no page {number}; give one from 1 to {count}")


def _revive(kind: type[SohoaError], arguments: tuple[object, ...]) -> SohoaError:
    return kind.__new__(kind, *arguments)

"""Errors of the pipeline: each owns its exit code and, in messages.toml, a text that says what to do next."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from extract.messages import Language, say
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
    """Base of all errors that are meant to be shown to a person, as one line.

    The text stands in messages.toml under the name of the class and is put into words when it is shown:
    ``fields`` fill it in. An error made of a ``text`` says that, in whatever language.
    """

    exit_code: ExitCode = ExitCode.INPUTS_FAILED

    def __init__(self, text: str = "", /, **fields: object) -> None:
        super().__init__(*([text] if text else []))
        self.fields = fields

    def told(self, language: Language | None = None) -> str:
        """Put the error into words, in the language of the process unless told otherwise."""
        return (
            str(self.args[0]) if self.args else say(f"error.{type(self).__name__}", language, **self.fields)
        )

    def __str__(self) -> str:
        return self.told()

    def __reduce__(self) -> tuple[object, ...]:
        """Come through a process pool as it is, whatever it was made from."""
        return _revive, (type(self), self.args), self.__dict__


class UsageError(SohoaError):
    """The command line or an option is wrong."""

    exit_code = ExitCode.USAGE


class MissingProgramError(SohoaError):
    """A program, model or language that is needed is not installed; the message names the command."""

    exit_code = ExitCode.MISSING_PROGRAM


class MissingEngineError(MissingProgramError):
    """No recognizer is installed."""


class MissingModelsError(MissingProgramError):
    """TESSDATA_PREFIX leads to a folder without recognition models."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class DamagedWeightsError(MissingProgramError):
    """A file of the second recognizer is not what was installed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


class MissingLanguageError(MissingProgramError):
    """A recognition model is not installed."""

    def __init__(self, language: str) -> None:
        package = _PACKAGES.get(language, f"tesseract-ocr-{language.replace('_', '-')}")
        super().__init__(language=language, package=package)


class InputError(SohoaError):
    """One input cannot be read; the others go on. The message begins with the file's name."""

    def __init__(self, path: Path, **fields: object) -> None:
        super().__init__("", **fields)
        self.path = path

    def problem(self, language: Language | None = None) -> str:
        """Say what is wrong with the file and what to do, without its name."""
        return super().told(language)

    def told(self, language: Language | None = None) -> str:
        """Put the error into words, the file's name first."""
        return f"{shown(self.path)}: {self.problem(language)}"


class MissingInputError(InputError):
    """The path does not exist or is no file."""


class NotAFileError(InputError):
    """The path leads to a pipe, a device or, as a broken link, nowhere."""


class NoInputsError(InputError):
    """A folder holds no file of a kind that can be read."""


class UnreadableInputError(InputError):
    """The file or folder may not be opened."""


class EmptyInputError(InputError):
    """The file has no bytes, or no text."""


class UnknownFormatError(InputError):
    """The suffix or the first bytes name no format that can be read."""


class OtherKindError(InputError):
    """A file of an office program that has to be saved as another kind, ``target``, to be read."""

    def __init__(self, path: Path, target: str) -> None:
        super().__init__(path, target=target)


class OtherOfficeError(OtherKindError):
    """A file of an office program, of a kind that is not read."""


class MissingOfficeError(OtherKindError):
    """A file that is read by way of LibreOffice, which is not installed."""


class UnconvertedOfficeError(OtherKindError):
    """A file of which LibreOffice makes nothing: damaged, locked by a password, or too much for it."""


class LockedOfficeError(OtherKindError):
    """A Word or Excel file that needs a password."""


class DamagedOfficeError(InputError):
    """A Word or Excel file that cannot be unpacked or understood."""


class DeepOfficeError(InputError):
    """A Word file whose tables, boxes or controls stand within each other deeper than any page shows."""


class OversizedOfficeError(InputError):
    """A Word or Excel file that unpacks to more than any document holds."""

    def __init__(self, path: Path, megabytes: float, limit: float) -> None:
        super().__init__(path, megabytes=megabytes, limit=limit)


class NotAPdfError(InputError):
    """The file is named .pdf but is none, or is damaged beyond reading."""


class EncryptedPdfError(InputError):
    """The PDF needs a password."""


class NoPagesError(InputError):
    """The PDF holds no page."""


class TooManyPagesError(InputError):
    """The page tree promises more pages than any scan has."""

    def __init__(self, path: Path, count: int, limit: int) -> None:
        super().__init__(path, count=count, limit=limit)


class NoImageError(InputError):
    """A file without pages of its own (text, HTML, Word, Excel) has none to look at."""


class UndecodableImageError(InputError):
    """The image cannot be decoded."""


class UnreadableEncodingError(InputError):
    """The text file is in no encoding that can be told."""


class PageTooLargeError(InputError):
    """A page would take more pixels than the limit allows."""

    def __init__(self, path: Path, number: int, megapixels: float, limit: float) -> None:
        super().__init__(path, number=number, megapixels=megapixels, limit=limit)


class UndecodablePageError(InputError):
    """A page holds an image and shows nothing: the image cannot be decoded."""

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(path, number=number)


class DamagedPageError(InputError):
    """What draws a page cannot be unpacked, and nothing of the page is seen."""

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(path, number=number)


class AdobeFormError(InputError):
    """A PDF form whose pages only Adobe's programs draw (dynamic XFA)."""


class NoSuchPageError(InputError):
    """A page number outside the file was asked for."""

    def __init__(self, path: Path, number: int, count: int) -> None:
        super().__init__(path, number=number, count=count)


def _revive(kind: type[SohoaError], arguments: tuple[object, ...]) -> SohoaError:
    return kind.__new__(kind, *arguments)

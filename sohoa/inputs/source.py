"""Who a file is, and what its pages and its output are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import export
import extract
import normalize
import validate
from extract.errors import EmptyInputError, MissingInputError, UnreadableInputError
from extract.options import ReadOptions
from normalize.identity import document_id
from review.corrections.file import CorrectionsFile
from sohoa.inputs.fingerprint import file_digest, key_of, package_digest
from sohoa.inputs.pageselection import ALL_PAGES, PageSelection

READING = (extract,)
EVERYTHING = (extract, normalize, validate, export)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file, its digest, its document_id and the key of the output made from it."""

    path: Path
    sha256: str
    document_id: str
    key: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes cache keys: of what is read (bytes, options, code, engine, models) and what is written."""

    options: ReadOptions
    engine: str
    pages: PageSelection = ALL_PAGES

    def page(self, sha256: str, number: int) -> str:
        """Key of one page as read."""
        return key_of("page", sha256, number, self.options, self.engine, package_digest(*READING))

    def document(self, sha256: str, source_name: str) -> str:
        """Key of everything written of one document."""
        code = package_digest(*EVERYTHING)
        return key_of("document", sha256, source_name, self.options, self.engine, str(self.pages), code)


NO_CORRECTIONS = CorrectionsFile()


def corrected(source: InputFile, corrections: CorrectionsFile) -> InputFile:
    """Give a file's output the key that it has with these corrections: none of its own change nothing."""
    own = [replace(correction, line=0) for correction in corrections.of(source.sha256)]
    return replace(source, key=key_of("corrected", source.key, *map(repr, own))) if own else source


def identify(path: Path, keys: Keys) -> InputFile:
    """Tell who a file is; raises InputError when it cannot be opened or has no bytes."""
    try:
        if path.stat().st_size == 0:
            raise EmptyInputError(path)
        sha256 = file_digest(path)
    except FileNotFoundError:
        raise MissingInputError(path) from None
    except OSError:
        raise UnreadableInputError(path) from None
    return InputFile(path, sha256, document_id(path.name, sha256), keys.document(sha256, path.name))

"""How many pages a PDF has, by two readers, so that no page vanishes because one of them is lost."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from extract.errors import EncryptedPdfError, NoPagesError, TooManyPagesError
from extract.pdf.document import open_pdf

MOST_PAGES = 5000
"""No scan is longer; a page tree that promises more is damaged or made to harm."""

_UNWALKABLE = (PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def count_pages(path: Path) -> int:
    """Count the pages of a PDF: the greater count where two readers disagree.

    A page that only one of them knows fails when it is read, and is told as failed. Raises
    NotAPdfError, EncryptedPdfError, NoPagesError or TooManyPagesError.
    """
    walked = _walk(path)
    try:
        with open_pdf(path) as document:
            promised = len(document)
    except EncryptedPdfError:
        # pdfium gives its last error, which may be that of an earlier file: the walk knows better.
        if walked is None:
            raise
        promised = 0
    except NoPagesError:
        promised = 0
    count = max(promised, walked or 0)
    if count == 0:
        raise NoPagesError(path)
    if count > MOST_PAGES:
        raise TooManyPagesError(path, count, MOST_PAGES)
    return count


def _walk(path: Path) -> int | None:
    """Count the leaves of the page tree; None when the file is locked or too broken to walk."""
    try:
        with path.open("rb") as stream:
            document = PDFDocument(PDFParser(stream))
            return sum(1 for _ in islice(PDFPage.create_pages(document), MOST_PAGES + 1))
    except _UNWALKABLE:
        return None

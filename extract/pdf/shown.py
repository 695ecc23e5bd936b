"""A page of a PDF as it is shown, for who wants to see it and not to read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.pdf.document import check_number
from extract.textlayer import flat_page


@contextmanager
def shown_page(document: Any, path: Path, number: int) -> Iterator[Any]:
    """Open a page as it is shown, with its fields and annotations drawn into it."""
    check_number(path, number, len(document))
    with flat_page(document, number) as (page, _):
        yield page

"""Where words come from: those of a text layer no recognizer misread, and nothing in them is mended."""

from __future__ import annotations

from collections.abc import Iterable

from extract.model import Document, Line, PageOrigin


def is_from_text_layer(lines: Iterable[Line]) -> bool:
    """Say whether there are words, all from a page's own text layer.

    Such words have a page and no confidence; recognized ones have a confidence, and those of
    text files, which another engine may have recognized, have no page.
    """
    words = [(word, line.place.page) for line in lines for word in line.words]
    return bool(words) and all(word.confidence is None and page is not None for word, page in words)


def is_text_file(document: Document) -> bool:
    """Say whether the document has no pages on paper: a typist's text, or another engine's reading."""
    return all(page.origin is PageOrigin.TEXT_FILE for page in document.pages)

"""Paragraphs as laid out on pages to paragraphs as written: cut where two were taken for one, or joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.model import Line, Paragraph, ParagraphKind, Place, Word, union_places
from normalize.prose.letterhead.closing.signature import is_signature_line
from normalize.prose.letterhead.head.wording import names_nation
from normalize.prose.segment.fixed_words import (
    begins_closing,
    is_appendix_heading,
    is_attachment_note,
    is_number_line,
    is_place_line,
    is_recipients_heading,
    is_stamp_title,
    is_type_line,
    is_unfinished,
    is_unit_line,
    starts_body,
    starts_item,
)


def cut_paragraph(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph into what is written apart; page numbers that stand inside it come last."""
    text, numbers = _without_page_numbers(paragraph)
    yield from _pieces(text)
    yield from numbers


def goes_on(before: str, after: str) -> bool:
    """Say whether a paragraph without an end is continued by one without a beginning."""
    if before.rstrip().endswith(";") and after.removeprefix("(")[:1].islower() and not starts_item(after):
        return True
    # Lines of a paragraph are full: a shorter one (60 of 90 letters) ends it.
    if _ends_sentence(before) or starts_body(after) or len(before) < 60 or before.isupper():
        return False
    return after[0].islower() or is_unfinished(before)


def _ends_sentence(text: str) -> bool:
    """Say whether a text ends with a mark, whatever other signs stand behind it."""
    tail = text[max(at for at, char in enumerate(text) if char.isalnum()) + 1 :] if text else ""
    return any(char in ".;:!?" for char in tail)


def _without_page_numbers(paragraph: Paragraph) -> tuple[Paragraph, tuple[Paragraph, ...]]:
    """Take out page numbers that stand where a paragraph goes over to another page."""
    kept: list[Line] = []
    taken: list[Paragraph] = []
    for at, line in enumerate(paragraph.lines):
        beside = [paragraph.lines[n] for n in (at - 1, at + 1) if 0 <= n < len(paragraph.lines)]
        at_break = any(other.place.page != line.place.page for other in beside)
        number = _page_number_in(line) if at_break else None
        if number is None:
            kept.append(line)
            continue
        taken.append(Paragraph((replace(line, words=(number,)),), ParagraphKind.PAGE_NUMBER))
        rest = tuple(word for word in line.words if word is not number)
        kept += [replace(line, words=rest)] if rest else []
    return replace(paragraph, lines=tuple(kept)), tuple(taken)


def _page_number_in(line: Line) -> Word | None:
    """Give the last word of a line that is its page's number: alone, or lower than all the others."""
    if not line.words:
        return None
    *others, last = line.words
    if last.text != str(line.place.page):
        return None
    bottom = max((word.box.y1 for word in others if word.box), default=None)
    apart = bottom is not None and last.box is not None and last.box.y0 >= bottom
    return last if apart or not others else None


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph at lines that stand alone and where a list item follows the end of a sentence."""
    paragraph = replace(paragraph, lines=tuple(part for line in paragraph.lines for part in _at_note(line)))
    start = 0
    for at in range(1, len(paragraph.lines)):
        before, line = paragraph.lines[at - 1].text, paragraph.lines[at].text
        item = before.rstrip()[-1:] in (".", ";", ":") and (starts_item(line) or begins_closing(line))
        if item or _stands_alone(before) or _stands_alone(line) or is_attachment_note(line):
            yield replace(paragraph, lines=paragraph.lines[start:at])
            start = at
    yield replace(paragraph, lines=paragraph.lines[start:])


def _at_note(line: Line) -> Iterator[Line]:
    """Cut a line before ``(Kèm theo …)`` where a title stands before it in the same line."""
    for at, word in enumerate(line.words):
        if at and word.text.startswith("(") and is_attachment_note(" ".join(w.text for w in line.words[at:])):
            for words in (line.words[:at], line.words[at:]):
                places = union_places(Place(line.place.page, one.box or line.place.box) for one in words)
                yield replace(line, words=words, place=places[0])
            return
    yield line


def _stands_alone(line: str) -> bool:
    return (
        is_type_line(line)
        or names_nation(line)
        or is_number_line(line)
        or is_place_line(line)
        or is_unit_line(line)
        or (is_recipients_heading(line) and len(line) < 20)
        or is_signature_line(line)
        or is_stamp_title(line)
        or (is_appendix_heading(line) and line.strip()[-1] not in ".,;")
    )

"""The header of what has no letterhead: an appendix, a plan issued with a decision, an excerpt."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Document, PageOrigin, Paragraph, ParagraphKind
from normalize.forms.citations import find_numbers, read_number_line
from normalize.forms.dates import find_dates
from normalize.lexicon import Hit
from normalize.prose.letterhead.draft import SURELY_READ, HeaderDraft
from normalize.prose.letterhead.head.wording import LETTERHEAD
from normalize.prose.letterhead.values.number import OwnNumber, take_from_file_name
from normalize.prose.letterhead.values.subject import joined_trace
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import (
    appendix_label,
    is_appendix_heading,
    is_attachment_note,
    is_unit_line,
    title_in_heading,
    type_of_line,
)
from normalize.prose.segment.labels import lone_label, read_label
from normalize.prose.segment.model import Parts, TableLead
from normalize.records import Finding, Method

_LONGEST_HEADING = 200
"""Letters: headings of appendices are shorter, paragraphs of text end with a mark."""
_SOON = 3
"""Paragraphs within which an excerpt's part begins: what is above ends the part before."""


def put_enclosure(document: Document, parts: Parts, draft: HeaderDraft) -> None:
    """Put down what a text says of itself: its own heading, and what ``Kèm theo …`` says it goes with."""
    head = parts.letterheads[0]
    lead = _first_lead(parts)
    notes: list[Passage] = []
    if head.type_line:
        found = type_of_line(head.type_line.text, any_case=True)
        if found:
            draft.put("document_type", found.name, head.type_line.whole_trace(Method.NORMALIZED))
        at = found.title_at if found else None
        own = [head.type_line.piece(at, len(head.type_line.text))] if at is not None else []
        _put_title(draft, [*own, *head.title])
        notes = [passage for passage in head.lines if is_attachment_note(passage.text)]
    elif lead:
        _put_caption(draft, lead, parts)
        notes = [passage for passage in lead.lines if is_attachment_note(passage.text)]
    elif _begins_document(document):
        notes = _put_heading(draft, parts.body)
    if notes:
        put_note(draft, notes[0], document.source_file)
    draft.findings.append(Finding("letterhead-absent"))


def _first_lead(parts: Parts) -> TableLead | None:
    """Give what stands above the first table, where no text stands above it."""
    if not parts.leads:
        return None
    lead = parts.leads[0]
    lines = lead.lines or ((lead.heading,) if lead.heading else ())
    if not lines:
        return None
    first = lines[0]
    above = [passage for passage in parts.body if passage.index < first.index]
    return None if above else lead


def _put_caption(draft: HeaderDraft, lead: TableLead, parts: Parts) -> None:
    if lead.heading:
        label, _ = appendix_label(lead.heading.text)
        several = len({other.heading.text for other in parts.leads if other.heading}) > 1
        kind = _common_word(label) if several else label
        draft.put("document_type", kind, lead.heading.whole_trace(Method.NORMALIZED))
    titles = [
        passage
        for passage in lead.lines
        if not (
            is_appendix_heading(passage.text)
            or is_attachment_note(passage.text)
            or is_unit_line(passage.text)
        )
    ]
    if lead.heading and (titled := title_in_heading(lead.heading.text)):
        at = lead.heading.text.find(titled)
        below = [passage for passage in titles if passage.index > lead.heading.index]
        titles = [lead.heading.piece(at, at + len(titled)), *below]
    _put_title(draft, titles)


def _common_word(label: str) -> str:
    """Give a label without its number, where the file holds others: ``Phụ lục 1`` is Phụ lục."""
    words = [word for word in label.split() if not any(map(str.isdigit, word))]
    return " ".join(words[:2])


def _put_title(draft: HeaderDraft, passages: Sequence[Passage]) -> None:
    if passages:
        title = " ".join(tidy(passage.text) for passage in passages).strip(" .")
        draft.put("title", title, joined_trace(passages))
        draft.findings += [finding for passage in passages for finding in passage.repairs("title")]


def _begins_document(document: Document) -> bool:
    """Say whether a text begins here: it comes from a text file, or from a first page with prose on top."""
    blocks = document.blocks
    if not blocks or not isinstance(blocks[0], Paragraph):
        return False
    numbers = [
        block.text.strip()
        for block in blocks
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.PAGE_NUMBER
    ]
    first = next((page for page in document.pages), None)
    is_text = first is not None and first.origin is PageOrigin.TEXT_FILE
    return is_text and not any(number.isdecimal() and int(number) > 1 for number in numbers[:1])


def _put_heading(draft: HeaderDraft, body: Sequence[Passage]) -> list[Passage]:
    """Take the heading with which an excerpt begins; give the notes on what it goes with."""
    noted = next(
        (at for at, passage in enumerate(body[:_LATEST_NOTE]) if is_attachment_note(passage.text)), 0
    )
    if noted and is_appendix_heading(body[0].text):
        label, _ = appendix_label(body[0].text)
        draft.put("document_type", label, body[0].whole_trace(Method.NORMALIZED))
        _put_title(draft, body[1:noted])
        return [body[noted]]
    _put_part(draft, body)
    return []


_LATEST_NOTE = 6
"""Paragraphs within which a note stands that says what an appendix goes with."""


def _put_part(draft: HeaderDraft, body: Sequence[Passage]) -> None:
    """Take the heading of the part with which an excerpt begins, or that begins in it soon."""
    for at, passage in enumerate(body[:_SOON]):
        if lone_label(passage.text) and at + 1 < len(body) and len(body[at + 1].text) <= _LONGEST_HEADING:
            _put_title(draft, [body[at + 1]])
            return
    if not body or len(body[0].text) > _LONGEST_HEADING or body[0].text[-1] in ".;:,":
        return
    first = body[0]
    name, title = appendix_label(first.text)
    label = read_label(first.text)
    if name and title:
        draft.put("document_type", _common_word(name), first.whole_trace(Method.NORMALIZED))
        _put_title(draft, [first.piece(first.text.find(title), len(first.text))])
    elif label and label.kind not in _LIST_LABELS:
        _put_title(draft, [first.piece(label.end, len(first.text))])


_LIST_LABELS = ("dash", "plus", "letter")


def put_note(draft: HeaderDraft, note: Passage, source_file: str) -> None:
    """Take number, day and issuer of the document that ``(Kèm theo Quyết định số …)`` names."""
    numbers = find_numbers(note.text)
    if numbers:
        number = numbers[0]
        draft.put("document_number", number.text, note.trace(number.start, number.end, Method.MATCHED))
    else:
        _put_written_number(draft, note, source_file)
    dates = [found for found in find_dates(note.text) if not numbers or found.start >= numbers[0].end]
    if dates:
        draft.put("issued_date", dates[0].value, note.trace(dates[0].start, dates[0].end, Method.MATCHED))
        confidence = draft.traces["issued_date"].confidence
        if confidence is not None and confidence < SURELY_READ:
            draft.findings.append(
                Finding(
                    "issued-date-unconfirmed",
                    "issued_date",
                    dates[0].printed,
                    str(dates[0].value),
                    place=note.place,
                )
            )
    if not dates or dates[0].value is None:
        printed = dates[0].printed if dates else note.raw
        draft.findings.append(Finding("date-incomplete", "issued_date", printed, place=note.place))
    _put_issuer(draft, note)


def _put_written_number(draft: HeaderDraft, note: Passage, source_file: str) -> None:
    """Take a number that a pen wrote into the note from the file's name, where that has one; else tell."""
    for at, char in enumerate(note.text):
        number = read_number_line(note.text[at : at + _LONGEST_NUMBER]) if char in "sS" else None
        if number and number.illegible:
            end = min(at + number.end, len(note.text))
            own = OwnNumber(number, note.trace(at, end, Method.NORMALIZED))
            if take_from_file_name(draft, own, source_file):
                return
    draft.findings.append(Finding("header-missing", "document_number", note.raw, place=note.place))


_LONGEST_NUMBER = 34
"""Letters: cue, number and symbol (the longest symbol seen has 15) with blanks between."""


def _put_issuer(draft: HeaderDraft, note: Passage) -> None:
    of = _last_of(note.text)
    if of is None:
        return
    end = note.text.find(")", of.end)
    end = end if end >= 0 else len(note.text)
    name = tidy(note.text[of.end : end]).strip(" .,;")
    if name and name[0].isupper() and not draft.values.get("issuer"):
        draft.put("issuer", name, note.trace(of.end, end, Method.MATCHED))


def _last_of(text: str) -> Hit | None:
    """Give the word ``của`` that names the issuer: the one behind number and day."""
    numbers, dates = find_numbers(text), find_dates(text)
    ends = [number.end for number in numbers] + [found.end for found in dates]
    behind = max(ends, default=0)
    return next(
        (hit for hit in LETTERHEAD.find(text) if hit.concept.name == "of" and hit.start >= behind), None
    )

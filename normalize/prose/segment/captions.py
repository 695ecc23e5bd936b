"""What stands above each table: appendix number, title, unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.context import TableCaption
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import (
    appendix_number,
    is_appendix_heading,
    is_attachment_note,
    is_unit_line,
    title_in_heading,
)
from normalize.prose.segment.model import TableLead
from normalize.records import Method

_FEWEST_LETTERS = 3
"""Letters: fewer are specks or a column number."""


def read_captions(leads: Sequence[TableLead]) -> tuple[TableCaption, ...]:
    """Read the caption of every table; one that goes on without its own takes the last appendix's."""
    captions: list[TableCaption] = []
    for lead in leads:
        caption = _caption(lead)
        if lead.heading and lead.is_continued and not caption.title:
            last = captions[-1]
            caption = replace(last, unit=caption.unit, paragraphs=caption.paragraphs, heading_lost=False)
        captions.append(caption)
    return tuple(captions)


def _caption(lead: TableLead) -> TableCaption:
    label = tidy(lead.heading.text) if lead.heading else ""
    titles = [passage for passage in lead.lines if _is_title(passage)]
    within = [passage for passage in lead.lines if title_in_heading(passage.text).strip()]
    texts = (*(title_in_heading(passage.text) for passage in within), *(passage.text for passage in titles))
    units = [passage for passage in lead.lines if is_unit_line(passage.text)]
    return TableCaption(
        appendix_no=appendix_number(label) if label else None,
        label=label,
        number=lead.heading.trace(0, len(lead.heading.text), Method.NORMALIZED) if lead.heading else None,
        title=" ".join(map(tidy, texts)),
        unit=tidy(units[-1].text).partition(":")[2].strip("() ") if units else "",
        paragraphs=tuple(passage.paragraph for passage in lead.lines),
        titled=tuple(passage.paragraph for passage in (*within, *titles)),
        heading_lost=_lost_heading(lead),
    )


def _lost_heading(lead: TableLead) -> bool:
    """Say whether recognized lines have the note of an appendix (``Kèm theo …``) and no heading of one."""
    notes = [passage for passage in lead.lines if is_attachment_note(passage.text)]
    has_heading = any(is_appendix_heading(passage.text) for passage in lead.lines)
    return not has_heading and any(not note.is_certain(0, len(note.text)) for note in notes)


def _is_title(passage: Passage) -> bool:
    text = passage.text
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        # A scrap of a seal over the title.
        return False
    return not (is_appendix_heading(text) or is_attachment_note(text) or is_unit_line(text))

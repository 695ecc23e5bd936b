"""Whether a paragraph goes on at the top of the next page."""

from __future__ import annotations

from extract.layout.marks import in_capitals, opens_paragraph
from extract.model import Alignment, Paragraph, ParagraphKind

_SENTENCE_END = (".", ";", ":", "!", "?", "./.", "”", '"')


def goes_on(high: Paragraph, low: Paragraph) -> bool:
    """Whether a paragraph goes on at the top of the next page.

    It does when it has no end mark and the next begins like the middle of a sentence: no label,
    no first-line indent, and in lower case (or with a line that was full before).
    """
    if high.kind is not ParagraphKind.BODY or low.kind is not ParagraphKind.BODY:
        return False
    before, after = high.text.rstrip(), low.text.lstrip()
    if not before or not after or before.endswith(_SENTENCE_END) or opens_paragraph(after):
        return False
    if Alignment.CENTER in (high.alignment, low.alignment) or in_capitals(before):
        return False
    indented = low.indent is not None and low.indent > 14
    begins_low = after[0].islower() or after[0].isdigit() or after[0] in ",;)%"
    return begins_low or (not indented and before.endswith((",", "-", "–"))) or (not indented and _full(high))


def _full(paragraph: Paragraph) -> bool:
    """Whether the last line reaches as far right as the others."""
    ends = [line.place.box.x1 for line in paragraph.lines if line.place.box is not None]
    return len(ends) > 1 and ends[-1] > max(ends) - 10

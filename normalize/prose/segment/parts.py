"""Which part of a document each paragraph belongs to: letterhead, text, recipients, captions …"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from extract.model import Document, Line, Paragraph, ParagraphKind, Table
from normalize.both import Both, in_turn
from normalize.forms.citations import find_numbers
from normalize.prose.letterhead.closing.names import looks_like_name, restored_name, without_degree
from normalize.prose.letterhead.closing.signature import is_signature_line, stands_for_signature
from normalize.prose.letterhead.head.frame import LetterheadFrame, find_frame
from normalize.prose.letterhead.head.lines import HeadLine, LineKind, passage_of, subject_lines
from normalize.prose.letterhead.head.wording import names_nation
from normalize.prose.letterhead.values.issuer import find_bodies
from normalize.prose.passage import Passage, Repairer, read_passage, read_passages
from normalize.prose.segment.fixed_words import (
    begins_below_title,
    goes_on_stamp,
    is_appendix_heading,
    is_archive_line,
    is_attachment_note,
    is_authority_line,
    is_number_line,
    is_recipients_heading,
    is_stamp_title,
    is_type_line,
    is_unit_line,
    starts_body,
    starts_item,
)
from normalize.prose.segment.model import Letterhead, Parts, TableLead
from normalize.prose.segment.paragraphs import cut_paragraph, goes_on

_LONGEST_CAPTION = 300
"""Letters of what stands between an appendix's label and its table."""
_LONGEST_TITLE = 300
"""Letters of a title's paragraph; the longest seen has 298 in all."""
_LONGEST_NAME = 60
"""Letters of a line of a signature block, names and posts."""
_MOST_LINES_ABOVE = 4
"""Lines of a signature block above ``Nơi nhận`` beside it."""
_MOST_WORDS = 500
"""Words of a paragraph, a page of print, from which on nothing is joined to it: no page break has cut it, and
text without any end takes time with the square of its length."""
_SPECKS = " .,;:'\"`~|_-–—=·•*"
_LIST_MARKS = "-–+•"
_SCRAP = 0.5
"""Confidence below which three letters by themselves are no text."""


class Zone(Enum):
    """The part of a document in which a paragraph stands."""

    LETTERHEAD = auto()
    TITLE = auto()
    BODY = auto()
    TAIL = auto()
    CAPTION = auto()


def split_parts(document: Document, repairer: Repairer | None = None, both: Both = in_turn) -> Parts:
    """Sort every paragraph of a document into its part; what fits nowhere is in ``leftovers``."""
    sorter = _Sorter(repairer)
    frame = find_frame(document)
    sorter.begin(frame)
    paragraphs = [*_cut_paragraphs(document, _outside_text(document, frame))]
    passages = deque(read_passages(paragraphs, repairer, both))
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if is_closing_table(block):
                sorter.take_closing(block, index)
            sorter.take_table()
        while passages and passages[0].index == index:
            sorter.take(passages.popleft())
    return sorter.finish()


def _cut_paragraphs(
    document: Document, outside: frozenset[tuple[int, int]]
) -> Iterator[tuple[Paragraph, int]]:
    """Cut the running text into paragraphs, each with the number of its block."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and (lines := _without(block, index, outside)):
            for paragraph in cut_paragraph(replace(block, lines=lines)):
                yield paragraph, index


def is_closing_table(table: Table) -> bool:
    """Say whether a table holds no data but the recipients beside the signature."""
    first = next((cell.text for cell in table.cells if cell.text), "")
    return table.row_count <= _MOST_CLOSING_ROWS and is_recipients_heading(first[:_LONGEST_NAME])


_MOST_CLOSING_ROWS = 3
"""Rows of a table without rules that recipients and signature are laid out in."""


def _outside_text(document: Document, frame: LetterheadFrame | None) -> frozenset[tuple[int, int]]:
    """Give the lines that are no running text: the head, and what stands above it or above the text."""
    if frame is None:
        return frozenset()
    return frozenset(place for line in frame.lines() for place in line.taken)


def _without(block: Paragraph, index: int, outside: frozenset[tuple[int, int]]) -> tuple[Line, ...]:
    return tuple(line for number, line in enumerate(block.lines) if (index, number) not in outside)


class _Sorter:
    """Walks the paragraphs in reading order and keeps the zone it is in."""

    def __init__(self, repairer: Repairer | None) -> None:
        self._parts = Parts()
        self._repairer = repairer
        self._zone = Zone.LETTERHEAD
        self._head: list[Passage] = []
        self._type_line: Passage | None = None
        self._title: list[Passage] = []
        self._heading: Passage | None = None
        self._heading_used = False
        self._caption: list[Passage] = []
        self._seen_body = False
        self._in_stamp = False

    def begin(self, frame: LetterheadFrame | None) -> None:
        """Begin with the head of the file's document; what is none of it is left over."""
        self._parts.frame = frame
        self._zone = Zone.BODY
        if frame is None:
            self._parts.letterheads.append(Letterhead())
            return
        head = self._read_head(frame)
        self._parts.letterheads.append(head)
        for line in (*frame.above, *frame.odd):
            self.take_aside(self._join([line]))

    def _read_head(self, frame: LetterheadFrame) -> Letterhead:
        bodies, subject = find_bodies(frame.letterhead), subject_lines(frame.letterhead)
        issuer = (*bodies.superior, *bodies.issuer)
        lines = (*frame.letterhead, *frame.notes)
        return Letterhead(
            tuple(self._join([line]) for line in lines if line.kind is not LineKind.RULE),
            self._join([frame.type_line]) if frame.type_line else None,
            (self._join(frame.title),) if frame.title else (),
            self._join(issuer) if issuer else None,
            self._join(subject) if subject else None,
        )

    def _join(self, lines: Sequence[HeadLine]) -> Passage:
        return passage_of(lines, self._repairer)

    def take_closing(self, table: Table, index: int) -> None:
        """Take the recipients and the signature that are set in a table."""
        for cell in table.cells:
            passage = read_passage(Paragraph(cell.lines), index, self._repairer)
            if is_recipients_heading(passage.text[:_LONGEST_NAME]):
                self._recipients().append(passage)
            elif passage.text and is_signature_line(passage.text):
                self._tail().append(passage)
            elif passage.text:
                self.take(passage)

    def take_aside(self, passage: Passage) -> None:
        """Take what stands beside a letterhead and belongs to none of its parts."""
        if not _has_words(passage):
            self._parts.ignored.append(passage)
        elif self._is_stamp(passage):
            self._parts.stamps.append(passage)
        else:
            self._parts.leftovers.append(passage)

    def take(self, passage: Passage) -> None:
        if not passage.raw:
            return
        kind = passage.paragraph.kind
        is_outside = kind in (ParagraphKind.PAGE_NUMBER, ParagraphKind.MARGIN) or _is_page_number(passage)
        if is_outside or not _has_words(passage):
            self._parts.ignored.append(passage)
        elif _is_scrap(passage):
            self._parts.leftovers.append(passage)
        elif kind is ParagraphKind.STAMP or self._is_stamp(passage):
            self._parts.stamps.append(passage)
        elif kind is ParagraphKind.SIGNATURE:
            self._tail().append(passage)
        else:
            self._take_text(passage)

    def take_table(self) -> None:
        """Close the lines above a table; without any, the text's last short line may be its title."""
        self._close_head()
        self._take_title_of_table()
        lead = TableLead(self._heading, tuple(self._caption), is_continued=self._heading_used)
        if not self._caption and self._parts.body:
            lead = replace(lead, lines=self._borrowed_title())
        self._parts.leads.append(lead)
        self._parts.captions += self._caption
        self._caption = []
        self._heading_used = True
        self._zone = Zone.BODY

    def _take_title_of_table(self) -> None:
        """Take the few lines above the table of a file that is a table and no more for its caption."""
        alone = not self._parts.frame and not self._parts.leads and not self._heading
        if alone and sum(len(passage.text) for passage in self._parts.body) <= _LONGEST_CAPTION:
            self._caption = self._parts.body + self._caption
            self._parts.body = []

    def finish(self) -> Parts:
        self._close_head()
        self._spill_caption()
        return self._parts

    # ---- one zone after the other ------------------------------------------------------

    def _take_text(self, passage: Passage) -> None:
        if is_appendix_heading(passage.text) and (self._seen_body or self._zone is not Zone.LETTERHEAD):
            self._begin_appendix(passage)
        elif self._zone is Zone.LETTERHEAD:
            self._take_head(passage)
        elif self._zone is Zone.TITLE:
            self._take_title(passage)
        elif self._zone is Zone.CAPTION:
            self._take_caption(passage)
        elif self._zone is Zone.TAIL:
            self._take_tail(passage)
        else:
            self._take_body(passage)

    def _is_stamp(self, passage: Passage) -> bool:
        """Follow an incoming stamp printed as text: its title, then its short lines of blanks."""
        if is_stamp_title(passage.text):
            self._in_stamp = True
            return True
        self._in_stamp = self._in_stamp and goes_on_stamp(passage.text)
        return self._in_stamp

    def _take_head(self, passage: Passage) -> None:
        if is_type_line(passage.text):
            self._type_line = passage
            self._zone = Zone.TITLE
        elif starts_body(passage.text) or len(passage.text) > _LONGEST_TITLE:
            self._close_head()
            self._take_body(passage)
        else:
            self._head.append(passage)

    def _take_title(self, passage: Passage) -> None:
        if names_nation(passage.text):
            self._head.append(passage)
        elif self._is_title(passage):
            self._title.append(passage)
        else:
            self._close_head()
            self._take_body(passage)

    def _is_title(self, passage: Passage) -> bool:
        length = sum(len(known.text) for known in self._title) + len(passage.text)
        if not self._title and length <= _LONGEST_TITLE:
            sentences = passage.text[-1] == "." and ". " in passage.text
            return not (begins_below_title(passage.text) or passage.text[-1] in ";:," or sentences)
        begins = passage.text[0].isupper() and (find_numbers(passage.text) or passage.text.endswith("."))
        ends = self._title and self._title[-1].text[-1:] in ".;:"
        return not (
            ends
            or (begins and not is_attachment_note(passage.text))
            or is_authority_line(passage.text)
            or starts_body(passage.text)
            or length > _LONGEST_TITLE
            or passage.text[-1] in ";:"
            or starts_item(passage.text)
        )

    def _take_body(self, passage: Passage) -> None:
        if self._seen_body and self._begins_document(passage):
            self._begin_document(passage)
        elif self._seen_body and (is_recipients_heading(passage.text) or is_signature_line(passage.text)):
            self._zone = Zone.TAIL
            self._take_tail(passage)
        elif is_unit_line(passage.text) or is_attachment_note(passage.text):
            self._begin_caption(passage, self._parts.body)
        else:
            if self._zone is Zone.TAIL:
                self._parts.breaks.add(len(self._parts.body))
            self._zone = Zone.BODY
            self._seen_body = True
            self._add_to_body(passage)

    def _add_to_body(self, passage: Passage) -> None:
        """Add a paragraph, or go on with the last one where a page break has cut it."""
        last = self._parts.body[-1] if self._parts.body else None
        begins = len(self._parts.body) in self._parts.breaks or (last and len(last.words) > _MOST_WORDS)
        if last and not begins and last.index != passage.index and goes_on(last.raw, passage.raw):
            joined = replace(last.paragraph, lines=last.paragraph.lines + passage.paragraph.lines)
            self._parts.body[-1] = read_passage(joined, last.index, self._repairer)
        else:
            self._parts.body.append(passage)

    def _begin_caption(self, passage: Passage, taken: list[Passage]) -> None:
        """Begin the lines above a table at its note or unit; an appendix's note takes its title back.

        No heading stands above such a note: an earlier appendix's is not its own.
        """
        if is_attachment_note(passage.text):
            self._caption += _lines_above(taken, passage)
            self._heading, self._heading_used = None, False
        self._caption.append(passage)
        self._zone = Zone.CAPTION

    def _take_tail(self, passage: Passage) -> None:
        if self._begins_document(passage):
            self._begin_document(passage)
        elif is_attachment_note(passage.text):
            self._begin_caption(passage, self._parts.leftovers)
        elif is_signature_line(passage.text) or _is_signed(passage) or self._goes_on_signing(passage):
            self._tail().append(passage)
        elif is_recipients_heading(passage.text) or _is_recipient(passage, self._parts.recipients):
            self._recipients().append(passage)
        elif len(passage.text) > 2 * _LONGEST_NAME and starts_body(passage.text):
            self._take_body(passage)
        else:
            self._parts.leftovers.append(passage)

    def _goes_on_signing(self, passage: Passage) -> bool:
        """Say whether a line in capitals goes on with the office of the signature line right above."""
        tail = self._tail()
        return bool(tail) and passage.text.isupper() and is_signature_line(tail[-1].text)

    def _begin_appendix(self, passage: Passage) -> None:
        self._close_head()
        self._spill_caption()
        self._parts.breaks.add(len(self._parts.body))
        self._heading, self._heading_used = passage, False
        self._caption = [passage]
        self._zone = Zone.CAPTION
        self._seen_body = True

    def _take_caption(self, passage: Passage) -> None:
        length = sum(len(known.text) for known in self._caption) + len(passage.text)
        note = is_unit_line(passage.text) or is_attachment_note(passage.text)
        if note or (length <= _LONGEST_CAPTION and not is_recipients_heading(passage.text)):
            self._caption.append(passage)
        else:
            self._spill_caption()
            self._take_body(passage)

    def _spill_caption(self) -> None:
        """What looked like the lines above a table and is followed by text is text itself."""
        self._parts.body += self._caption
        self._caption = []

    # ---- several documents in one file -------------------------------------------------

    def _begins_document(self, passage: Passage) -> bool:
        """Say whether a document begins; ``Căn cứ Hiến pháp nước Cộng hòa …`` names the nation as well."""
        return is_type_line(passage.text) or (names_nation(passage.text) and not starts_body(passage.text))

    def _begin_document(self, passage: Passage) -> None:
        self._spill_caption()
        self._zone = Zone.LETTERHEAD
        above = _lines_above(self._parts.leftovers, passage) or _lines_above(self._parts.body, passage)
        self._head += above
        self._take_head(passage)

    def _close_head(self) -> None:
        """Put a letterhead down, the file's first or a later one, once its text begins."""
        if self._zone not in (Zone.LETTERHEAD, Zone.TITLE):
            return
        head = Letterhead(tuple(self._head), self._type_line, tuple(self._title))
        if self._parts.letterheads:
            self._parts.later_heads[len(self._parts.body)] = head
        self._parts.letterheads.append(head)
        self._head, self._type_line, self._title = [], None, []
        self._zone = Zone.BODY

    def _tail(self) -> list[Passage]:
        return self._parts.later_tails if len(self._parts.letterheads) > 1 else self._parts.signature

    def _recipients(self) -> list[Passage]:
        return self._parts.later_tails if len(self._parts.letterheads) > 1 else self._parts.recipients

    def _borrowed_title(self) -> tuple[Passage, ...]:
        last = self._parts.body[-1]
        is_short = len(last.text) <= _LONGEST_CAPTION / 2
        return (last,) if is_short and last.text[-1:] not in ".;:," else ()


def _has_words(passage: Passage) -> bool:
    """Say whether anything but specks and rules was read."""
    return any(char.isalnum() for char in passage.raw)


def _is_scrap(passage: Passage) -> bool:
    """Say whether a few letters were hardly read: a scrap of a seal or of a pen stroke."""
    confidence = passage.paragraph.confidence
    return confidence is not None and confidence < _SCRAP and sum(map(str.isalnum, passage.raw)) <= 3


def _is_page_number(passage: Passage) -> bool:
    """Say whether a line is the number of its page, with a speck beside it."""
    return passage.raw.strip(_SPECKS) == str(passage.page)


def _is_head_line(line: str) -> bool:
    """Say whether a line of a file without pages can stand in a letterhead: capitals or a number."""
    return line.upper() == line or is_number_line(line)


def _lines_above(taken: list[Passage], passage: Passage) -> list[Passage]:
    """Take back the few short lines that stand above a later letterhead on its page."""
    above: list[Passage] = []
    while taken and taken[-1].page == passage.page and (passage.page or _is_head_line(taken[-1].text)):
        above.insert(0, taken.pop())
    if len(above) > _MOST_LINES_ABOVE or any(len(line.text) > 2 * _LONGEST_NAME for line in above):
        taken += above
        return []
    return above


def _is_name(text: str) -> bool:
    """Say whether a line can be a person's name: capitalized words, perhaps with a cut surname."""
    return (looks_like_name(without_degree(text)) and not text.isupper()) or bool(restored_name(text))


def _is_signed(passage: Passage) -> bool:
    """Say whether a paragraph is a name, with what stands for the signature above it: ``(Đã ký)``."""
    if _is_name(passage.text):
        return True
    lines = [line.text for line in passage.paragraph.lines]
    names = [line for line in lines if not stands_for_signature(line)]
    return len(names) == 1 and len(lines) > 1 and _is_name(names[0])


def _is_recipient(passage: Passage, known: Sequence[Passage]) -> bool:
    if sum(map(str.isalnum, passage.text)) < 2:
        return False
    if passage.text.lstrip()[:1] in _LIST_MARKS:
        return True
    if known and is_archive_line(known[-1].text):
        return False
    # Two printed lines: the longest recipient seen has 88 letters.
    return bool(known) and passage.text.rstrip()[-1:] in ";.," and len(passage.text) < 200
